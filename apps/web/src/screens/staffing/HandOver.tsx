import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useWords } from '../../data/me';
import { colleaguesQuery, openStepsQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { HandOverStepsDocument, type OpenStepLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { CaseLink } from '../../parts/Lines';
import { Refusal } from '../../parts/Refusal';
import { say } from '../../parts/toast';
import { useTitle } from '../../parts/title';
import './staffing.css';

type Step = OpenStepLineFragment;
/** Values of a row that are nobody's account. */
const STAYS = '';
const INBOX = 'inbox';

/** A row's case and what it is, with all that follows the case folded under it. */
function Line({ step, follows }: { step: Step; follows: readonly Step[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const what = (one: Step) =>
    [words(one.kind.label), one.what && words(one.what), one.other?.name, one.on && day(one.on)]
      .filter(Boolean)
      .join(', ');
  return (
    <div className="st-line">
      {step.case ? <CaseLink of={step.case} /> : <b>{step.group ?? step.away?.name}</b>}
      <span>{what(step)}</span>
      {follows.length > 0 && (
        <details>
          <summary>{t('staffing.more', { count: follows.length })}</summary>
          <ul>
            {follows.map((one) => (
              <li key={`${one.kind.code}${one.id}`}>{what(one)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** One press for the whole list; single rows may differ afterwards. */
function ForAll({ options, onChoose }: { options: ReactNode; onChoose: (to: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="st-all">
      <label htmlFor={id}>{t('staffing.all')}</label>
      <select id={id} className="input" value="" onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('staffing.choose')}</option>
        {options}
      </select>
    </div>
  );
}

/** What is not hers to give: who covers for whom. */
function Managers({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('staffing.managers')}>
      <p className="pad mut">{t('staffing.managersText')}</p>
      <ul>
        {steps.map((step) => (
          <li key={`${step.kind.code}${step.id}`} className="st-row">
            <Line step={step} follows={[]} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** All open steps of one colleague in one list; who takes over is chosen for all at once, or row by row. */
export default function HandOver() {
  const { t } = useTranslation();
  const words = useWords();
  const { accountId } = useParams({ from: '/inside/bemanning/$accountId' });
  const { account } = useMe();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(openStepsQuery(accountId));
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [nobody, setNobody] = useState(false);
  const { mutateAsync, isPending, error } = useSubmit(HandOverStepsDocument);
  const name = data.account?.name ?? '';
  useTitle(t('staffing.handTitle'));
  const named = data.steps.filter((step) => step.named);
  const managers = data.steps.filter((step) => !step.named && !step.case);
  const follows = (step: Step) =>
    step.kind.code === 'case' ? data.steps.filter((one) => !one.named && one.case?.id === step.case?.id) : [];
  const receivers = colleagues.filter(({ id }) => id !== accountId);
  const given = named.filter(({ id }) => (chosen[id] ?? STAYS) !== STAYS);
  const choose = (ids: readonly string[], to: string) => {
    setNobody(false);
    setChosen({ ...chosen, ...Object.fromEntries(ids.map((id) => [id, to])) });
  };
  const nameOf = (to: string) =>
    to === INBOX ? t('staffing.toInbox') : (receivers.find(({ id }) => id === to)?.name ?? '');
  const options = (
    <>
      <option value={INBOX}>{t('staffing.toInbox')}</option>
      {receivers.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </>
  );
  const submit = async () => {
    if (given.length === 0) return setNobody(true);
    const steps = given.map(({ id, kind, version }) => {
      const to = chosen[id];
      return { id, kind: kind.code, version, ...(to !== INBOX && { toAccountId: to }) };
    });
    try {
      await mutateAsync({ ...(accountId !== account.id && { accountId }), steps });
    } catch {
      return; // said above the list; nothing has moved
    }
    const names = [...new Set(given.map(({ id }) => nameOf(chosen[id] ?? STAYS)))].join(t('staffing.and'));
    say(t('staffing.done', { count: given.length, names }));
    setChosen({});
    await navigate({ to: '/bemanning' });
  };
  return (
    <div className="page">
      <div>
        <h1>{t('staffing.handTitle')}</h1>
        <p className="meta">{t('staffing.handLead', { name })}</p>
      </div>
      <Refusal error={error} />
      <Card title={name} aside={<span className="mut">{named.length}</span>}>
        {named.length === 0 ? (
          <Empty title={t('staffing.nothing')}>{t('staffing.nothingText', { name })}</Empty>
        ) : (
          <>
            <ForAll
              options={options}
              onChoose={(to) =>
                choose(
                  named.map(({ id }) => id),
                  to,
                )
              }
            />
            <ul>
              {named.map((step) => (
                <li key={`${step.kind.code}${step.id}`} className="st-row">
                  <Line step={step} follows={follows(step)} />
                  <select
                    className="input"
                    aria-label={t('staffing.toFor', {
                      what: `${words(step.kind.label)}, ${step.case?.name ?? step.case?.number ?? step.group ?? step.away?.name ?? ''}`,
                    })}
                    value={chosen[step.id] ?? STAYS}
                    onChange={(event) => choose([step.id], event.target.value)}
                  >
                    <option value={STAYS}>{t('staffing.stay')}</option>
                    {options}
                  </select>
                </li>
              ))}
            </ul>
            <div className="st-end">
              <p className="mut">
                {t('staffing.rule')} {t('staffing.hidden')}
              </p>
              {nobody && (
                <p className="field-error" role="alert">
                  {t('staffing.noReceiver')}
                </p>
              )}
              <div className="form-acts">
                <Btn look="primary" isPending={isPending} onPress={() => void submit()}>
                  {isPending
                    ? t('saving')
                    : given.length > 0
                      ? t('staffing.submit', { count: given.length })
                      : t('staffing.submitNone')}
                </Btn>
                <LinkBtn look="second" to="/bemanning">
                  {t('cancel')}
                </LinkBtn>
              </div>
            </div>
          </>
        )}
      </Card>
      {managers.length > 0 && <Managers steps={managers} />}
    </div>
  );
}
