import { CalendarDays } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices, useMay, useWords } from '../../data/me';
import type { MeetingFullFragment, SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Moves } from '../../parts/Moves';
import { saveFile } from '../../parts/save-file';
import type { Case } from '../case/case';
import { Calls } from './Calls';
import { Feedback } from './Feedback';
import './meeting.css';
import { Minutes } from './Minutes';
import { Prepare } from './Prepare';
import { PickTime } from './Times';
import { WriteMeeting } from './WriteMeeting';

interface MeetingProps {
  meeting: MeetingFullFragment;
  of: Case;
  /** the plan it is a meeting of: whom the law calls, and when an answer is wished for */
  plan?: SipFullFragment;
}

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
    <Btn look="quiet" onPress={save}>
      <CalendarDays size={16} aria-hidden />
      {t('meeting.calendar')}
    </Btn>
  );
}

function Facts({ meeting, plan }: Omit<MeetingProps, 'of'>) {
  const { t } = useTranslation();
  const words = useWords();
  const others = meeting.others
    .map(({ role, name }) => [words(role.label), name].filter(Boolean).join(': '))
    .join(', ');
  const rows: [string, string | null | undefined][] = [
    [t('meeting.purpose'), meeting.purpose],
    [t('plan.longTermGoal'), plan?.invitations[0]?.longTermGoal],
    [t('meeting.result'), plan ? null : words(meeting.result)],
    [t('meeting.place'), meeting.place],
    [t('meeting.agenda'), meeting.agenda],
    [t('meeting.summary'), meeting.summary],
    [t('meeting.tookPart'), meeting.tookPart.map(({ name }) => name).join(', ')],
    [t('meeting.others'), others],
  ];
  return (
    <dl className="kv meeting-facts">
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
  );
}

interface Part {
  code: string;
  title: string;
  sub?: string;
  body: ReactNode;
}

/** What is done for a meeting, one thing at a time: before it, and in it. */
function Work({ parts, first, end }: { parts: Part[]; first: string; end: ReactNode }) {
  const [open, setOpen] = useState(first);
  const id = useId();
  const shown = parts.find(({ code }) => code === open);
  return (
    <>
      <div className="form-acts meeting-work">
        {parts.map(({ code, title, sub }) => (
          <span key={code} className="meeting-step">
            <Btn
              look="second"
              aria-expanded={code === open}
              aria-controls={`${id}-${code}`}
              onPress={() => setOpen(code === open ? '' : code)}
            >
              {title}
            </Btn>
            {sub && <span className="mut">{sub}</span>}
          </span>
        ))}
        {end}
      </div>
      {shown && (
        <section id={`${id}-${shown.code}`} className="meeting-open" aria-label={shown.title}>
          {shown.body}
        </section>
      )}
    </>
  );
}

/** Everything of one meeting: what for, who is called, the own preparation, writing in it, and the minutes. */
export function MeetingBody({ meeting, of, plan }: MeetingProps) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { today } = useDays();
  const all = useChoices()('meetingPreparation').length;
  const [round, setRound] = useState(0);
  const { side, status, mine } = meeting;
  const prepared = side.version > 0 ? t('meetingWork.prepared', { done: side.ticked.length, all }) : t('meetingWork.notPrepared'); // prettier-ignore
  const parts: Part[] = may('meeting.write')
    ? [
        ...(status === 'called'
          ? [{ code: 'prepare', title: t('meetingWork.prepare'), sub: prepared, body: <Prepare meeting={meeting} caseId={of.id} /> }]
          : []),
        ...(mine && status !== 'cancelled'
          // a new form stands there after each saving
          ? [{ code: 'write', title: t('meetingWork.write'), body: <WriteMeeting key={round} meeting={meeting} of={of} onSaved={() => setRound(round + 1)} /> }]
          : []),
      ]
    : []; // prettier-ignore
  const isToday = mine && status === 'called' && meeting.on <= today && meeting.options.length === 0;
  return (
    <div className="rb">
      <Facts meeting={meeting} {...(plan && { plan })} />
      <Calls meeting={meeting} {...(plan && { plan })} />
      {mine && status === 'called' && meeting.options.length > 0 && (
        <PickTime meeting={meeting} {...(plan && { plan })} />
      )}
      <Work
        parts={parts}
        first={isToday ? 'write' : ''}
        end={meeting.calendar && <CalendarFile on={meeting.on} text={meeting.calendar} />}
      />
      <Minutes meeting={meeting} of={of} />
      <Feedback meeting={meeting} of={of} />
      <Moves
        moved={{
          ...{ noun: 'meeting', id: meeting.id, version: meeting.version, caseId: of.id },
          to: meeting.invitations.map(({ unit }) => unit.id),
        }}
        moves={meeting.moves.filter(({ action }) => action !== 'hold')}
        about={words(meeting.kind.label)}
        primary={false}
      />
    </div>
  );
}
