import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../data/submit';
import { ChangeNoteDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { DraftKept } from '../../parts/DraftKept';
import { TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useKeptForm } from '../../parts/kept-form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import type { Note } from './note';

interface ChangeProps {
  note: Note;
  caseId: string;
  /** What it says now. */
  text: string;
  action: 'correct' | 'void';
}

/** A button that opens what is right, or why it is void. Nothing is written over. */
export function ChangeNote(props: ChangeProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const isVoid = props.action === 'void';
  return (
    <>
      <Btn onPress={() => setOpen(true)}>{t(isVoid ? 'contact.void' : 'contact.change')}</Btn>
      {open && (
        <Sheet title={t(isVoid ? 'contact.voidTitle' : 'contact.changeTitle')} onClose={() => setOpen(false)}>
          <ChangeForm {...props} onDone={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}

function ChangeForm({ note, caseId, text, action, onDone }: ChangeProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const isVoid = action === 'void';
  const isEmpty = (typed: { text: string }) => typed.text.trim() === text.trim();
  const form = useKeptForm({ place: `${action}.${note.id}`, caseId, initial: { text }, isEmpty });
  const { mutateAsync, isPending, error } = useSubmit(ChangeNoteDocument);
  const submit = async () => {
    const said = form.values.text.trim();
    if (!form.check(said ? {} : { text: t(isVoid ? 'contact.needWhy' : 'contact.needText') }) || isPending) return;
    try {
      await mutateAsync({ noteId: note.id, expectedVersion: note.version, action, text: said });
      form.done();
      say(t(isVoid ? 'contact.voided' : 'contact.changed'));
      onDone();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Form
      label={t(isVoid ? 'contact.voidTitle' : 'contact.changeTitle')}
      errors={form.errors}
      refusal={error}
      onSubmit={() => void submit()}
    >
      <TextArea
        {...form.field('text')}
        label={t(isVoid ? 'contact.why' : 'contact.right')}
        rows={isVoid ? 2 : 6}
        phrases={!isVoid}
      />
      <p className="mut">{t('contact.told')}</p>
      <DraftKept draft={form.draft} />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t(isVoid ? 'contact.voidButton' : 'contact.changeButton')}
        </Btn>
      </div>
    </Form>
  );
}
