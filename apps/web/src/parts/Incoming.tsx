import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../data/api';
import { parseDay } from '../data/day';
import { useChoices, useMay, useMe } from '../data/me';
import { refreshAll, useSubmit } from '../data/submit';
import { RegisterIncomingDocument } from '../gql/generated/graphql';
import { Btn } from './Button';
import { ContactKinds } from './ContactKinds';
import { DateField } from './DateField';
import { DraftKept } from './DraftKept';
import { Select, TextArea, TextField } from './fields';
import { FileField } from './FileField';
import { Form } from './Form';
import { useKeptForm } from './kept-form';
import { Sheet } from './Sheet';
import { say } from './toast';

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt';

interface IncomingProps {
  caseId: string;
  /** The request it answers, and whom it was asked of. */
  answers?: { id: string; from: string };
}

/** A button that opens what came in by post, telephone or otherwise: how, from whom, which day, and what it says. */
export function Incoming({ caseId, answers }: IncomingProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('note.write')) return null;
  return (
    <>
      <Btn look="second" onPress={() => setOpen(true)}>
        {t(answers ? 'incoming.answer' : 'incoming.open')}
      </Btn>
      {open && (
        <Sheet title={t(answers ? 'incoming.answerTitle' : 'incoming.title')} onClose={() => setOpen(false)}>
          <IncomingForm caseId={caseId} {...(answers && { answers })} onDone={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}

function IncomingForm({ caseId, answers, onDone }: IncomingProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const categories = useChoices()('category');
  const place = `incoming.${answers?.id ?? caseId}`;
  const initial = { kind: '', withWhom: answers?.from ?? '', on: today, category: 'plan', text: '' };
  const form = useKeptForm({ place, caseId, initial, isEmpty: ({ text }) => !text.trim() });
  const { mutateAsync, isPending, error } = useSubmit(RegisterIncomingDocument);
  const words = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState<File | undefined>(undefined);
  const pick = (kind: string) => {
    form.change({ kind });
    words.current?.querySelector('textarea')?.focus();
  };
  /** The note stands whatever becomes of the file; where to add it then is said. */
  const attach = async (message: string, category: string): Promise<boolean> => {
    if (!file) return true;
    const about = new URLSearchParams({ kind: 'letter', category, message });
    try {
      await upload(`/files/documents/${caseId}?${about.toString()}`, file);
      await refreshAll();
      return true;
    } catch {
      return false;
    }
  };
  const submit = async () => {
    const { kind, withWhom, category } = form.values;
    const text = form.values.text.trim();
    const on = parseDay(form.values.on, today);
    const missing = {
      ...(!kind && { kind: t('incoming.needKind') }),
      ...(!text && { text: t('incoming.needText') }),
      ...(!on && { on: t('date.bad') }),
    };
    if (!form.check(missing) || isPending) return;
    const contact = { kind, on, withWhom: withWhom.trim() || undefined };
    try {
      const input = { caseId, category, text, contact, ...(answers && { referralId: answers.id }) };
      const { registerIncoming } = await mutateAsync(input);
      form.done();
      const isKept = await attach(registerIncoming.id, category);
      say(t(isKept ? 'incoming.done' : 'incoming.withoutFile'));
      onDone();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Form label={t('incoming.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <ContactKinds label={t('incoming.how')} value={form.values.kind} onPick={pick} />
      {form.errors.kind && <p className="field-error">{form.errors.kind}</p>}
      <div ref={words}>
        <TextArea {...form.field('text')} label={t('incoming.text')} rows={4} />
      </div>
      <TextField {...form.field('withWhom')} label={t('incoming.from')} hint={t('contact.withHint')} optional />
      <DateField {...form.field('on')} label={t('contact.on')} />
      <Select {...form.field('category')} label={t('note.category')} choices={categories} />
      <FileField label={t('incoming.file')} accept={ACCEPTED} onChange={setFile} optional />
      <p className="mut">{t(answers ? 'incoming.standsStill' : 'contact.stays')}</p>
      <DraftKept draft={form.draft} />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('incoming.button')}
        </Btn>
      </div>
    </Form>
  );
}
