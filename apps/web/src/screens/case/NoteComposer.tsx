import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMe, useToday } from '../../data/me';
import { receiversQuery } from '../../data/queries';
import { useServerDraft } from '../../data/server-draft';
import { useSubmit } from '../../data/submit';
import { AddNoteDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { ContactKinds } from '../../parts/ContactKinds';
import { DateField } from '../../parts/DateField';
import { DraftKept } from '../../parts/DraftKept';
import { Select, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm, type Form as FormOf } from '../../parts/form';
import { Incoming } from '../../parts/Incoming';
import { Receivers } from '../../parts/Receivers';
import { say } from '../../parts/toast';
import type { Case } from './case';

interface Values {
  text: string;
  category: string;
  withheld: string[];
  kind: string;
  withWhom: string;
  on: string;
}
const EMPTY: Values = { text: '', category: 'plan', withheld: [], kind: '', withWhom: '', on: '' };

/** With whom and which day: the participant, today, unless she says otherwise. */
function ContactFields({ form }: { form: FormOf<Values> }) {
  const { t } = useTranslation();
  return (
    <div className="contact-fields">
      <TextField {...form.field('withWhom')} label={t('contact.with')} hint={t('contact.withHint')} optional />
      <DateField {...form.field('on')} label={t('contact.on')} />
    </div>
  );
}

/**
 * A contact note is two presses and its text, and stays in the unit. A note without contact goes to those the unit has decided to
 * tell: whom stands beside the button, with a switch each. What is typed is kept on the server meanwhile.
 */
export function NoteComposer({ of }: { of: Case }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const today = useToday();
  const categories = useChoices()('category');
  const form = useForm<Values>(`${seat.id}.note.${of.id}`, { ...EMPTY, on: today });
  const { mutateAsync, isPending, error } = useSubmit(AddNoteDocument);
  const { text, category, withheld, kind, withWhom, on } = form.values;
  const isTyped = text.trim().length > 0;
  const begun = isTyped || kind !== '';
  const draft = useServerDraft<Values>({
    ...{ place: `note.${of.id}`, caseId: of.id, values: form.values },
    ...{ isEmpty: !isTyped, take: form.change, clear: () => form.reset() },
  });
  const { data: receivers = [] } = useQuery({ ...receiversQuery(of.id, category), enabled: isTyped && !kind });
  const goesOut = isTyped && !kind && receivers.some(({ on: given, unit }) => given && !withheld.includes(unit.id));
  const words = useRef<HTMLDivElement>(null);
  const pick = (code: string) => {
    form.change({ kind: kind === code ? '' : code });
    words.current?.querySelector('textarea')?.focus();
  };
  const submit = async () => {
    const day = parseDay(on, today);
    const missing = { ...(!isTyped && { text: t('note.missing') }), ...(kind && !day && { on: t('date.bad') }) };
    if (!form.check(missing) || isPending) return;
    const contact = kind ? { kind, withWhom: withWhom.trim() || undefined, on: day } : undefined;
    try {
      await mutateAsync({ caseId: of.id, category, text: text.trim(), withhold: withheld, contact });
      draft.done();
      form.reset();
      say(t('note.done'));
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <div className="composer">
      <Form label={t('note.form')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <ContactKinds label={t('contact.how')} value={kind} onPick={pick} />
        <div ref={words}>
          <TextArea {...form.field('text')} label={t('note.label')} rows={begun ? 5 : 2} phrases />
        </div>
        {kind && <ContactFields form={form} />}
        {begun && <Select {...form.field('category')} label={t('note.category')} choices={categories} />}
        {isTyped && !kind && (
          <Receivers
            caseId={of.id}
            category={category}
            withheld={withheld}
            onChange={(next) => form.change({ withheld: next })}
          />
        )}
        {kind && <p className="mut">{t('contact.stays')}</p>}
        <DraftKept draft={draft} />
        <div className="form-acts">
          <Btn look={begun ? 'primary' : 'second'} type="submit" isPending={isPending}>
            {isPending ? t('saving') : t(goesOut ? 'note.saveAndDeliver' : 'note.save')}
          </Btn>
          {!begun && <Incoming caseId={of.id} />}
        </div>
      </Form>
    </div>
  );
}
