import { FileUp } from 'lucide-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../../data/api';
import { useChoices, useMe } from '../../data/me';
import { refreshAll } from '../../data/submit';
import { Btn } from '../../parts/Button';
import { Select } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import './document.css';

const MOST = 10 * 1024 * 1024;
const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt';

/** What a new file is added to: nothing yet, or the version it comes after. */
export interface Follows {
  id: string;
  kind: string;
  category: string;
}
interface AddProps {
  caseId: string;
  follows?: Follows;
  /** the kind that is asked for, when one is */
  kind?: string;
  label?: string;
}

/** Choose a file, or drop it here. What it is and how secret it is is asked before it is sent. */
export function AddDocument(props: AddProps) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (chosen: File | undefined) => {
    if (!chosen) return;
    setTooLarge(chosen.size > MOST);
    if (chosen.size <= MOST) setFile(chosen);
    if (field.current) field.current.value = ''; // the same file may be chosen again
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className="doc-add" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={field}
        id={id}
        className="vh"
        type="file"
        tabIndex={-1}
        aria-label={props.label ?? t('document.choose')}
        accept={ACCEPTED}
        onChange={(event) => take(event.target.files?.[0])}
      />
      <Btn look="second" onPress={() => field.current?.click()}>
        <FileUp size={16} aria-hidden />
        {props.label ?? t('document.choose')}
      </Btn>
      {!props.follows && !props.kind && <span className="mut">{t('document.hint')}</span>}
      {tooLarge && (
        <div className="field-error" role="alert">
          {t('document.tooLarge')}
        </div>
      )}
      {file && (
        <Sheet title={t(props.follows ? 'document.newVersion' : 'document.addTitle')} onClose={() => setFile(null)}>
          <AddForm {...props} file={file} onDone={() => setFile(null)} />
        </Sheet>
      )}
    </div>
  );
}

function AddForm({ caseId, follows, kind, file, onDone }: AddProps & { file: File; onDone: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const choices = useChoices();
  const key = useRef(crypto.randomUUID());
  const blank = { kind: follows?.kind ?? kind ?? '', category: follows?.category ?? '' };
  const form = useForm(`${seat.id}.document.${follows?.id ?? caseId}`, blank);
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const submit = async () => {
    const { kind: what, category } = form.values;
    const missing = {
      ...(!what && { kind: t('form.missing', { field: t('document.kind') }) }),
      ...(!category && { category: t('form.missing', { field: t('note.category') }) }),
    };
    if (!form.check(missing) || isPending) return;
    setPending(true);
    setError(null);
    try {
      const about = new URLSearchParams({ kind: what, category, ...(follows && { follows: follows.id }) });
      await upload(`/files/documents/${caseId}?${about.toString()}`, file, key.current);
    } catch (refusal) {
      setError(refusal);
      return;
    } finally {
      setPending(false);
    }
    form.done();
    say(t('document.added'));
    onDone();
    await refreshAll();
  };
  return (
    <Form label={t('document.addTitle')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <p className="doc-name">
        <b>{file.name}</b>
      </p>
      <Select {...form.field('kind')} label={t('document.kind')} choices={choices('documentKind')} />
      <Select
        {...form.field('category')}
        label={t('note.category')}
        hint={t('document.categoryHint')}
        choices={choices('category')}
      />
      <p className="mut">{t('document.stays')}</p>
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('document.add')}
        </Btn>
      </div>
    </Form>
  );
}
