import { useQuery } from '@tanstack/react-query';
import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices, useMay, useWords } from '../../data/me';
import { meetingsQuery } from '../../data/queries';
import type { MeetingFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Fold } from '../../parts/Fold';
import { Moves } from '../../parts/Moves';
import { Status } from '../../parts/Status';
import { saveFile } from '../../parts/save-file';
import type { Case } from '../case/case';
import { Minutes } from './Minutes';
import { Prepare } from './Prepare';
import { WriteMeeting } from './WriteMeeting';

const ANSWER = { coming: 'ok', invited: 'wait', otherTime: 'part', notComing: 'part' } as const;
const STATE = { called: 'wait', held: 'done', cancelled: 'out' } as const;
const stateOf = (status: string) => STATE[status as keyof typeof STATE] ?? 'wait';

/** A calendar file: what it says could hang on any wall. */
function CalendarFile({ on, text }: { on: string; text: string }) {
  const { t } = useTranslation();
  const save = () =>
    saveFile({
      fileName: `mote-${on}.ics`,
      mediaType: 'text/calendar',
      contentBase64: btoa(unescape(encodeURIComponent(text))),
    });
  return (
    <div className="form-acts">
      <Btn look="second" onPress={save}>
        <CalendarDays size={16} aria-hidden />
        {t('meeting.calendar')}
      </Btn>
    </div>
  );
}

/** Who is called, whether it has arrived and been opened, and what each has answered. */
function Calls({ meeting }: { meeting: MeetingFullFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  if (meeting.invitations.length === 0) return null;
  return (
    <ul className="cc-list">
      {meeting.invitations.map(
        ({ id, version, unit, status, statusLabel, deliveredOn, openedOn, otherOn, mail, moves }) => (
          <li key={id}>
            {meeting.mine && <b>{unit.name}</b>}
            <Status kind={ANSWER[status as keyof typeof ANSWER] ?? 'done'}>{words(statusLabel)}</Status>
            {otherOn && <span>{t('meeting.otherDay', { day: day(otherOn) })}</span>}
            {meeting.mine && deliveredOn && (
              <span className="mut">
                {t('meeting.delivered', { day: day(deliveredOn) })},{' '}
                {openedOn ? t('meeting.opened', { day: day(openedOn) }) : t('meeting.notOpened')}
              </span>
            )}
            {mail && <span className="mut">{words(mail.label)}</span>}
            <Moves moved={{ noun: 'invitation', id, version }} moves={moves} about={words(meeting.kind.label)} />
          </li>
        ),
      )}
    </ul>
  );
}

/** Written in while it goes on, and corrected after it was held. A new form stands there after each saving. */
function Writing({ meeting, caseId }: { meeting: MeetingFullFragment; caseId: string }) {
  const { t } = useTranslation();
  const { today } = useDays();
  const [round, setRound] = useState(0);
  const isToday = meeting.status === 'called' && meeting.on <= today;
  return (
    <Fold open={isToday} title={t('meetingWork.write')}>
      <WriteMeeting key={round} meeting={meeting} caseId={caseId} onSaved={() => setRound(round + 1)} />
    </Fold>
  );
}

/** How far the own unit has come before the meeting; opened when there is something to do. */
function Preparation({ meeting, caseId }: { meeting: MeetingFullFragment; caseId: string }) {
  const { t } = useTranslation();
  const all = useChoices()('meetingPreparation').length;
  const { version, ticked } = meeting.side;
  const said = version > 0 ? t('meetingWork.prepared', { done: ticked.length, all }) : t('meetingWork.notPrepared');
  return (
    <Fold open={false} title={t('meetingWork.prepare')} sub={said}>
      <Prepare meeting={meeting} caseId={caseId} />
    </Fold>
  );
}

function MeetingBody({ meeting, of }: { meeting: MeetingFullFragment; of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const others = meeting.others
    .map(({ role, name }) => [words(role.label), name].filter(Boolean).join(': '))
    .join(', ');
  const rows: [string, string | null | undefined][] = [
    [t('meeting.purpose'), meeting.purpose],
    [t('meeting.result'), words(meeting.result)],
    [t('meeting.place'), meeting.place],
    [t('meeting.agenda'), meeting.agenda],
    [t('meeting.summary'), meeting.summary],
    [t('meeting.tookPart'), meeting.tookPart.map(({ name }) => name).join(', ')],
    [t('meeting.others'), others],
  ];
  return (
    <div className="rb">
      <dl className="kv">
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name} className="kv-row">
                <dt>{name}</dt>
                <dd className="msg">{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Calls meeting={meeting} />
      {meeting.status === 'called' && may('meeting.write') && <Preparation meeting={meeting} caseId={of.id} />}
      {meeting.mine && meeting.status !== 'cancelled' && may('meeting.write') && (
        <Writing meeting={meeting} caseId={of.id} />
      )}
      <Minutes meeting={meeting} of={of} />
      <Moves
        moved={{ noun: 'meeting', id: meeting.id, version: meeting.version }}
        moves={meeting.moves.filter(({ action }) => action !== 'hold')}
        about={words(meeting.kind.label)}
        primary={false}
      />
      {meeting.calendar && <CalendarFile on={meeting.on} text={meeting.calendar} />}
    </div>
  );
}

/** The meetings of a case: one's own, and those one is called to. */
export function MeetingsCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { dayAndWeek } = useDays();
  const { data: meetings = [] } = useQuery({ ...meetingsQuery(of.id), enabled: may('meeting.read') });
  const canCall = may('meeting.call');
  if (!canCall && meetings.length === 0) return null;
  const when = ({ on, startsAt }: MeetingFullFragment) =>
    startsAt ? t('meeting.when', { day: dayAndWeek(on), time: startsAt }) : dayAndWeek(on);
  return (
    <Card title={t('meeting.title')} id="moten">
      {meetings.length === 0 && <Empty title={t('meeting.none')}>{t('meeting.noneText')}</Empty>}
      <ul>
        {meetings.map((meeting) => (
          <li key={meeting.id} id={meeting.id} className="cc-item">
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
