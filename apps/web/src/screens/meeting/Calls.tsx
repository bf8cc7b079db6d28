import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { MeetingFullFragment, SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Moves } from '../../parts/Moves';
import { Status } from '../../parts/Status';
import './meeting.css';
import { AnswerTimes } from './Times';

const ANSWER = { coming: 'ok', invited: 'wait', otherTime: 'part', notComing: 'part' } as const;

/** Of a meeting that was held it says who was there. */
const OVER = new Set(['over', 'assessed']);
const SUIT = 'suit';

interface CallsProps {
  meeting: MeetingFullFragment;
  plan?: SipFullFragment;
}

/** Who is called, whether it has arrived and been opened, and what each has answered. Called to a plan: as the law says it. */
export function Calls({ meeting, plan }: CallsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const { mine, kind } = meeting;
  const invitations = meeting.invitations.filter(({ status }) => !OVER.has(status));
  if (invitations.length === 0) return null;
  const line = ({ id, deliveredOn, openedOn, mail, status }: MeetingFullFragment['invitations'][number]) => {
    const answerBy = plan?.invitations.find((one) => one.id === id)?.answerBy;
    const opened = openedOn ? t('meeting.opened', { day: day(openedOn) }) : t('meeting.notOpened');
    return [
      mine && deliveredOn && t('meeting.delivered', { day: day(deliveredOn) }),
      mine && deliveredOn && opened,
      status === 'invited' && answerBy && t('planTimes.answerBy', { day: day(answerBy) }),
      mail && words(mail.label),
    ]
      .filter(Boolean)
      .join(', ');
  };
  return (
    <ul className="calls">
      {invitations.map((call) => {
        const { id, version, unit, status, statusLabel, otherOn, moves } = call;
        const law = plan?.invitations.find((one) => one.id === id);
        const how = law && t(law.called ? 'plan.called' : 'plan.invited');
        return (
          <li key={id}>
            <p>
              <b>{mine ? unit.name : t('meeting.ourCall')}</b> {how && <span className="mut">{how}</span>}
            </p>
            <p>
              <Status kind={ANSWER[status as keyof typeof ANSWER] ?? 'done'}>{words(statusLabel)}</Status>
              {otherOn && <span>{t('meeting.otherDay', { day: day(otherOn) })}</span>}
            </p>
            {line(call) && <p className="mut calls-sub">{line(call)}</p>}
            <Moves
              moved={{ noun: 'invitation', id, version }}
              moves={moves.filter(({ action }) => action !== SUIT)}
              about={words(kind.label)}
              primary={status === 'invited' && meeting.options.length === 0}
            />
            {moves.some(({ action }) => action === SUIT) && (
              <AnswerTimes key={version} options={meeting.options} call={call} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
