import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { meetingsQuery } from '../../data/queries';
import type { MeetingFullFragment, SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Fold } from '../../parts/Fold';
import { Status } from '../../parts/Status';
import type { Case } from '../case/case';
import { MeetingBody } from './MeetingBody';
import { stateOf, useWhen } from './meeting';
import './meeting.css';

/** The meetings of a plan as this unit has them, the one to come or the latest first. */
export function useMeetingsOf(caseId: string, planId: string): MeetingFullFragment[] {
  const may = useMay();
  const { data = [] } = useQuery({ ...meetingsQuery(caseId), enabled: may('meeting.read') });
  return data.filter((meeting) => meeting.planId === planId);
}

/** The plan's meeting, whole, where the plan is: nobody goes elsewhere to answer, prepare, write or read what came of it. */
export function PlanMeeting({ plan, of }: { plan: SipFullFragment; of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const when = useWhen();
  const { today } = useDays();
  const [meeting, ...earlier] = useMeetingsOf(of.id, plan.id);
  if (!meeting) return null;
  const isOver = plan.versions.length > 0 && meeting.status === 'held' && !meeting.unsent;
  const waits = meeting.invitations.some(({ status, moves }) => status === 'invited' && moves.length > 0);
  return (
    <div className="plan-meeting">
      <Fold
        open={!isOver || waits || meeting.on === today}
        title={words(meeting.kind.label)}
        sub={when(meeting)}
        state={<Status kind={stateOf(meeting.status)}>{words(meeting.statusLabel)}</Status>}
      >
        <MeetingBody meeting={meeting} of={of} plan={plan} />
      </Fold>
      {earlier.length > 0 && (
        <details className="plan-changes">
          <summary>{t('meeting.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <MeetingBody key={one.id} meeting={one} of={of} />
          ))}
        </details>
      )}
    </div>
  );
}
