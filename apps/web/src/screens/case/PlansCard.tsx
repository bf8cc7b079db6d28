import { FilePen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMay, useWords } from '../../data/me';
import type { SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Receipt } from '../../parts/Receipt';
import { Status } from '../../parts/Status';
import { Deliver } from '../delivery/DeliverSheet';
import { BeginPlan } from './BeginPlan';
import type { Case } from './case';
import { PlanDeadlines } from './PlanDeadlines';
import { PlanPapers } from './PlanPapers';
import { PlanPeople } from './PlanPeople';
import { PlanText } from './PlanText';
import { PlanMeeting } from '../meeting/PlanMeeting';
import { PlanMoves } from '../sip/PlanMoves';
import { Approval, Changes, OlderVersions } from './PlanVersions';

type Plan = SipFullFragment;
const OVER = new Set(['closed', 'assessedNotNeeded']);

function PlanBlock({ plan, of }: { plan: Plan; of: Case }) {
  const caseId = of.id;
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day, dayAndWeek } = useDays();
  const latest = plan.versions.at(-1);
  const writable = !OVER.has(plan.status) && plan.draft;
  return (
    <article className="plan" id={plan.id} aria-labelledby={`${plan.id}-h`}>
      <div className="plan-h">
        <h3 id={`${plan.id}-h`} tabIndex={-1} data-home>
          {label('sipKind', plan.kind)}
        </h3>
        <Status kind={plan.status === 'active' ? 'ok' : OVER.has(plan.status) ? 'done' : 'open'}>
          {words(plan.statusLabel)}
        </Status>
        {latest && <span className="mut">{t('plan.version', { no: latest.no, day: day(latest.adoptedOn) })}</span>}
        {plan.followUpOn && <span className="mut">{t('plan.followUp', { day: dayAndWeek(plan.followUpOn) })}</span>}
        {writable && (
          <LinkBtn look="second" to="/samordningar/$id/plan/$planId" params={{ id: caseId, planId: plan.id }}>
            <FilePen size={16} aria-hidden />
            {t('plan.write')}
          </LinkBtn>
        )}
      </div>
      <PlanDeadlines deadlines={plan.deadlines} />
      {plan.leftOn && (
        <p className="plan-pad">
          <Status kind="part">{t('plan.left', { day: day(plan.leftOn) })}</Status>
        </p>
      )}
      {latest && <Receipt receipt={latest.received} />}
      {latest && <Changes version={latest} />}
      {latest ? (
        <PlanText caseId={of.id} content={latest.content} sections={plan.sections} commitments={plan.commitments} />
      ) : null}
      {latest && <Approval version={latest} />}
      {latest && (
        <p className="mut plan-pad">
          {t('plan.parties', { units: latest.parties.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {latest && !latest.received && (
        <p className="plan-pad">
          <Deliver
            of={of}
            first={{ kind: 'sipVersion', id: latest.id }}
            label={t('handOver.openPlan', { no: latest.no })}
          />
        </p>
      )}
      <PlanPeople plan={plan} of={of} />
      <PlanMeeting plan={plan} of={of} />
      <OlderVersions versions={plan.versions.slice(0, -1)} sections={plan.sections} />
      <PlanPapers plan={plan} />
      {plan.missing.length > 0 && !OVER.has(plan.status) && (
        <div className="note-box">
          <b>{t('plan.missing')}</b>
          <ul>
            {plan.missing.map(({ code, label: what }) => (
              <li key={code}>{words(what)}</li>
            ))}
          </ul>
        </div>
      )}
      <PlanMoves plan={plan} of={of} />
    </article>
  );
}

/** The joint plan: from the first thought of a need to the agreed look-back. */
export function PlansCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const [beginning, setBeginning] = useState(false);
  const running = of.sipPlans.some(({ status }) => !OVER.has(status));
  return (
    <Card
      title={t('plan.title')}
      id="plan"
      aside={
        !running &&
        of.status !== 'closed' &&
        may('sip.identify') && <Btn onPress={() => setBeginning(true)}>{t('plan.begin')}</Btn>
      }
    >
      {beginning && <BeginPlan caseId={of.id} onClose={() => setBeginning(false)} />}
      {of.sipPlans.length === 0 ? (
        <Empty title={t('plan.none')}>{t('plan.noneText')}</Empty>
      ) : (
        of.sipPlans.map((plan) => <PlanBlock key={plan.id} plan={plan} of={of} />)
      )}
    </Card>
  );
}
