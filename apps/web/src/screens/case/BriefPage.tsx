import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMe, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { EdgeText } from '../../parts/Edge';
import { NextStepCell, referralStep } from '../../parts/NextStep';
import { Brief } from './Brief';
import { useCase, type Case } from './case';
import { GapSentences } from './timeline/GapSentences';

const OVER = new Set(['draft', 'closed', 'rejected', 'returned', 'withdrawn']);
const OPEN_PROMISES = new Set(['proposed', 'confirmed']);

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="brief-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What the parties have agreed: the newest plan held here, and the promises that are open. */
function Agreed({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  const plan = of.sipPlans.findLast(({ versions }) => versions.length > 0);
  const version = plan?.versions.at(-1);
  const promises = [...of.promises, ...of.sipPlans.flatMap(({ commitments }) => commitments)].filter(({ status }) =>
    OPEN_PROMISES.has(status),
  );
  return (
    <>
      {plan && version && (
        <Part title={label('sipKind', version.kind)}>
          <p>
            {t('plan.version', { no: version.no, day: day(version.adoptedOn) })}
            {plan.followUpOn && `. ${t('plan.followUp', { day: day(plan.followUpOn) })}`}
          </p>
          {version.content.longTermGoal && <p>{version.content.longTermGoal}</p>}
        </Part>
      )}
      {promises.length > 0 && (
        <Part title={t('commitment.title')}>
          <ul>
            {promises.map(({ id, text, responsible, dueOn, statusLabel }) => (
              <li key={id}>
                {text}
                <small>
                  {[
                    responsible.name,
                    dueOn && t('commitment.due', { day: day(dueOn) }),
                    words(statusLabel).toLowerCase(),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

/** What runs and what is asked for. */
function UnderWay({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const running = of.interventions.filter(({ endedOn }) => !endedOn);
  const requests = of.referrals.filter(({ status }) => !OVER.has(status));
  return (
    <>
      {running.length > 0 && (
        <Part title={t('brief.running')}>
          <ul>
            {running.map(({ id, title, statusLabel, startedOn, plannedStart, plannedEnd }) => (
              <li key={id}>
                {title}
                <small>
                  {[
                    words(statusLabel).toLowerCase(),
                    (startedOn ?? plannedStart) && t('brief.from', { day: day((startedOn ?? plannedStart)!) }),
                    plannedEnd && t('brief.to', { day: day(plannedEnd) }),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {requests.length > 0 && (
        <Part title={t('brief.requests')}>
          <ul>
            {requests.map((referral) => (
              <li key={referral.id}>
                {words(referral.typeNoun)}: {referral.from.name} → {referral.to.name}
                <div className="brief-step">
                  <NextStepCell step={referralStep(referral)} />
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

/** Nuläge på en sida: where the case stands from what this unit holds, to read before a meeting or to print. */
export default function BriefPage() {
  const { t } = useTranslation();
  const label = useLabel();
  const { full, today } = useDays();
  const { seat } = useMe();
  const of = useCase();
  const { person, number, status, coordinator, caseworker, nextStep, gaps, lanes } = of;
  const consents = of.edges.filter((edge) => edge.status === 'confirmed' || edge.status === 'active');
  return (
    <CaseForm of={of} title={t('brief.title')} lead={t('brief.lead', { unit: seat.unit.name })}>
      <div className="ph-tools brief-tools">
        <Btn onPress={() => window.print()}>
          <Printer size={16} aria-hidden />
          {t('brief.print')}
        </Btn>
        <Brief caseId={of.id} />
      </div>
      <article className="card brief" aria-label={t('brief.title')}>
        <dl className="kv">
          <div className="kv-row">
            <dt>{t('brief.person')}</dt>
            <dd>
              {person?.name ?? number} <span className="mut">{person && number}</span>
            </dd>
          </div>
          <div className="kv-row">
            <dt>{t('brief.state')}</dt>
            <dd>
              {status && label('caseStatus', status)}, {full(today)}
            </dd>
          </div>
          <div className="kv-row">
            <dt>{t('case.coordinatedBy')}</dt>
            <dd>{coordinator?.name ?? t('next.other')}</dd>
          </div>
          <div className="kv-row">
            <dt>{t('case.caseworker')}</dt>
            <dd>{caseworker?.name ?? t('nobody')}</dd>
          </div>
          <div className="kv-row">
            <dt>{t('next.label')}</dt>
            <dd>
              <NextStepCell step={nextStep} />
            </dd>
          </div>
        </dl>
        <GapSentences gaps={gaps} lanes={lanes} />
        <Agreed of={of} />
        <UnderWay of={of} />
        {consents.length > 0 && (
          <Part title={t('brief.consents')}>
            {consents.map((edge) => (
              <EdgeText key={edge.id} edge={edge} />
            ))}
          </Part>
        )}
      </article>
    </CaseForm>
  );
}
