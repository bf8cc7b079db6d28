import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChoices, useMe } from '../../data/me';
import { receiversQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { AddNoteDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Receivers } from '../../parts/Receivers';
import { say } from '../../parts/toast';
import type { Case } from './case';

interface Values {
  text: string;
  category: string;
  withheld: string[];
}
const EMPTY: Values = { text: '', category: 'plan', withheld: [] };

/** A note is for the own unit first. Whom it also goes to stands beside the button, with a switch each. */
export function NoteComposer({ of }: { of: Case }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const categories = useChoices()('category');
  const form = useForm<Values>(`${seat.id}.note.${of.id}`, EMPTY);
  const { mutateAsync, isPending, error } = useSubmit(AddNoteDocument);
  const { text, category, withheld } = form.values;
  const begun = text.trim().length > 0;
  const { data: receivers = [] } = useQuery({ ...receiversQuery(of.id, category), enabled: begun });
  const goesOut = begun && receivers.some(({ on, unit }) => on && !withheld.includes(unit.id));
  const submit = async () => {
    if (!form.check(begun ? {} : { text: t('note.missing') }) || isPending) return;
    try {
      await mutateAsync({ caseId: of.id, category, text: text.trim(), withhold: withheld });
      form.reset();
      say(t('note.done'));
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <div className="composer">
      <Form label={t('note.form')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <TextArea {...form.field('text')} label={t('note.label')} rows={begun ? 5 : 2} />
        {begun && (
          <>
            <Select {...form.field('category')} label={t('note.category')} choices={categories} />
            <Receivers
              caseId={of.id}
              category={category}
              withheld={withheld}
              onChange={(next) => form.change({ withheld: next })}
            />
          </>
        )}
        <div className="form-acts">
          <Btn look={begun ? 'primary' : 'second'} type="submit" isPending={isPending}>
            {isPending ? t('saving') : t(goesOut ? 'note.saveAndDeliver' : 'note.save')}
          </Btn>
          {begun && <span className="mut">{t('form.kept')}</span>}
        </div>
      </Form>
    </div>
  );
}
