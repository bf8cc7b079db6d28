import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { meetingsQuery } from '../../data/queries';
import type { MeetingFullFragment } from '../../gql/generated/graphql';
import { LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Fold } from '../../parts/Fold';
import { Status } from '../../parts/Status';
import type { Case } from '../case/case';
import { stateOf, useWhen } from './meeting';
import { MeetingBody } from './MeetingBody';
import './meeting.css';

/** A meeting of a plan stands whole in its plan. */
function InPlan({ meeting, of }: { meeting: MeetingFullFragment; of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const when = useWhen();
  return (
    <p className="meeting-in-plan">
      <b>{words(meeting.kind.label)}</b> <span className="mut">{when(meeting)}</span>{' '}
      <Status kind={stateOf(meeting.status)}>{words(meeting.statusLabel)}</Status>{' '}
      <Link to="/samordningar/$id" params={{ id: of.id }} hash={meeting.planId ?? ''}>
        {t('meeting.inPlan')}
      </Link>
    </p>
  );
}

/** The meetings of a case: one's own, and those one is called to. */
export function MeetingsCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const when = useWhen();
  const { data: meetings = [] } = useQuery({ ...meetingsQuery(of.id), enabled: may('meeting.read') });
  const canCall = may('meeting.call');
  if (!canCall && meetings.length === 0) return null;
  return (
    <Card title={t('meeting.title')} id="moten">
      {meetings.length === 0 && <Empty title={t('meeting.none')}>{t('meeting.noneText')}</Empty>}
      <ul>
        {meetings.map((meeting) => (
          <li key={meeting.id} id={meeting.id} className="cc-item">
            {of.sipPlans.some(({ id }) => id === meeting.planId) ? (
              <InPlan meeting={meeting} of={of} />
            ) : (
              <Fold
                open={meeting.invitations.some(({ status, moves }) => status === 'invited' && moves.length > 0)}
                title={words(meeting.kind.label)}
                sub={`${when(meeting)} · ${meeting.mine ? t('meeting.own') : t('meeting.from', { unit: meeting.from.name })}`}
                state={
                  <>
                    <Status kind={stateOf(meeting.status)}>{words(meeting.statusLabel)}</Status>
                    {meeting.reason && <span className="mut">{words(meeting.reason.label)}</span>}
                  </>
                }
              >
                <MeetingBody meeting={meeting} of={of} />
              </Fold>
            )}
          </li>
        ))}
      </ul>
      {canCall && (
        <div className="pad form-acts">
          <LinkBtn look="second" to="/samordningar/$id/mote" params={{ id: of.id }}>
            {t('meeting.call')}
          </LinkBtn>
          <LinkBtn look="second" to="/samordningar/$id/mote-hallet" params={{ id: of.id }}>
            {t('meeting.log')}
          </LinkBtn>
          {may('body.present') && (
            <LinkBtn look="second" to="/samordningar/$id/grupp" params={{ id: of.id }}>
              {t('groups.present')}
            </LinkBtn>
          )}
          {may('slot.book') && (
            <LinkBtn look="second" to="/samordningar/$id/tid" params={{ id: of.id }}>
              {t('slots.book')}
            </LinkBtn>
          )}
        </div>
      )}
    </Card>
  );
}
