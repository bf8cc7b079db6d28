import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { presentingQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { PresentCaseDocument, type PresentingQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { DraftKept } from '../../parts/DraftKept';
import { CaseForm } from '../../parts/CaseForm';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useKeptForm } from '../../parts/kept-form';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import { useCase } from '../case/case';
import { TakenUp } from './Answers';
import { AskGroup } from './Sheets';
import './groups.css';

type Group = PresentingQuery['presenting']['groups'][number];

/** Which members get it and why the others do not, before anything is sent. */
function Reach({ of }: { of: Group }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <ul className="gr-who">
      {of.members.map(({ unit, reached, namesGroup, withName, unreached }) => (
        <li key={unit.id}>
          <b>{unit.name}</b>
          <Status kind={reached ? 'ok' : 'out'}>{reached ? t('groups.gets') : t('groups.getsNot')}</Status>
          <span className="mut">
            {reached
              ? [t(namesGroup ? 'groups.namesGroup' : 'groups.coordination'), t(withName ? 'groups.withName' : 'groups.withoutName')].join(', ')
              : words(unreached?.label)}
          </span>
        </li>
      ))}
    </ul>
  ); // prettier-ignore
}

function PresentForm({ groups }: { groups: Group[] }) {
  const { t } = useTranslation();
  const of = useCase();
  const may = useMay();
  const navigate = useNavigate();
  const { dayAndWeek } = useDays();
  const [asking, setAsking] = useState(false);
  const form = useKeptForm({
    ...{ place: `present.${of.id}`, caseId: of.id, initial: { group: '', sitting: '', need: '', question: '' } },
    isEmpty: ({ need, question }) => !need.trim() && !question.trim(),
  });
  const { mutateAsync, isPending, error } = useSubmit(PresentCaseDocument);
  const [only, another] = groups;
  const group = another ? groups.find(({ id }) => id === form.values.group) : only;
  const to = group?.members.filter(({ reached }) => reached).map(({ unit }) => unit) ?? [];
  const [first, second] = group?.sittings ?? [];
  const sittingId = second ? form.values.sitting : (first?.id ?? '');
  const names = to.map(({ name }) => name).join(', ');
  const submit = async () => {
    const { need, question } = form.values;
    const missing = (field: string) => t('form.missing', { field });
    const ok = form.check({
      ...(!group && { group: missing(t('groups.group')) }),
      ...(!sittingId && { sitting: first ? missing(t('groups.sitting')) : t('groups.noSittings') }),
      ...(need.trim().length < 3 && { need: missing(t('groups.need')) }),
      ...(question.trim().length < 3 && { question: missing(t('groups.question')) }),
    });
    if (!ok || to.length === 0 || isPending) return;
    try {
      const toUnitIds = to.map(({ id }) => id);
      await mutateAsync({ caseId: of.id, sittingId, need: need.trim(), question: question.trim(), toUnitIds });
    } catch (refusal) {
      return form.refused(refusal, { toUnitIds: 'group' });
    }
    form.done();
    say(t('groups.sent', { units: names }));
    await navigate({ to: '/samordningar/$id', params: { id: of.id } });
  };
  return (
    <Form label={t('groups.present')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      {another && (
        <Select {...form.field('group')} label={t('groups.group')} choices={groups.map(({ id, name }) => ({ code: id, label: name }))} />
      )}
      {group && !another && <p><b>{group.name}</b></p>}
      {group && <Reach of={group} />}
      {group && second && (
        <Select
          {...form.field('sitting')}
          label={t('groups.sitting')}
          choices={group.sittings.map(({ id, on, startsAt }) => ({ code: id, label: `${dayAndWeek(on)}, ${startsAt}` }))}
        />
      )}
      {group && first && !second && <p>{t('groups.on', { day: `${dayAndWeek(first.on)}, ${first.startsAt}` })}</p>}
      {group && !first && <p className="note-box">{t('groups.noSittings')}</p>}
      <TextArea {...form.field('need')} label={t('groups.need')} />
      <TextArea {...form.field('question')} label={t('groups.question')} rows={3} />
      {group && to.length === 0 && <p className="note-box">{t('groups.nobody')}</p>}
      {to.length > 0 && (form.values.need || form.values.question) && (
        <section className="note-box" aria-label={t('groups.preview', { units: names })}>
          <b>{t('groups.preview', { units: names })}</b>
          <dl className="gr-words">
            <dt>{t('groups.need')}</dt>
            <dd>{form.values.need}</dd>
            <dt>{t('groups.question')}</dt>
            <dd>{form.values.question}</dd>
          </dl>
        </section>
      )}
      <DraftKept draft={form.draft} />
      <div className="form-acts">
        {to.length > 0 && first && (
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('groups.send', { count: to.length })}
          </Btn>
        )}
        {to.length === 0 && may('consent.record') && (
          <LinkBtn look="primary" to="/samordningar/$id/samtycke" params={{ id: of.id }} search={{}}>
            {t('groups.toConsent')}
          </LinkBtn>
        )}
        {group && may('body.ask') && <Btn look="second" onPress={() => setAsking(true)}>{t('groups.ask')}</Btn>}
        <LinkBtn look="second" to="/samordningar/$id" params={{ id: of.id }}>
          {t('cancel')}
        </LinkBtn>
      </div>
      {asking && group && <AskGroup bodyId={group.id} caseId={of.id} onClose={() => setAsking(false)} />}
    </Form>
  ); // prettier-ignore
}

/** Ta upp i grupp: who gets it and who does not stands first, what is sent stands last. */
export default function Present() {
  const { t } = useTranslation();
  const of = useCase();
  const { groups, taken } = useSuspenseQuery(presentingQuery(of.id)).data;
  return (
    <CaseForm of={of} title={t('groups.present')} lead={t('groups.presentLead')}>
      <section className="card" aria-label={t('groups.present')}>
        <div className="pad">
          {groups.length === 0 ? (
            <Empty title={t('groups.noGroups')}>{t('groups.noneText')}</Empty>
          ) : (
            <PresentForm groups={groups} />
          )}
        </div>
      </section>
      {taken.length > 0 && (
        <Card title={t('groups.before')}>
          <ul className="gr-part">
            {taken.map((one) => (
              <TakenUp key={one.id} of={one} inCase />
            ))}
          </ul>
        </Card>
      )}
    </CaseForm>
  );
}
