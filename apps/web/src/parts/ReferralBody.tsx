import { useTranslation } from 'react-i18next';
import { useLabel, useMay, useWords } from '../data/me';
import { ASSIGN_REFERRAL } from '../data/own-moves';
import type { MoveLineFragment, ReferralFullFragment } from '../gql/generated/graphql';
import { useDays } from '../i18n/dates';
import { Checklist } from './Checklist';
import { useContactLine } from './ContactKinds';
import { Incoming } from './Incoming';
import { caseName } from './Lines';
import { Moves } from './Moves';
import { isOurs, referralStep, useWhom } from './NextStep';
import { Receipt } from './Receipt';

type Referral = ReferralFullFragment;

/** While the other party has not answered here, it may answer by telephone or post. */
const WAITED_FOR = new Set(['sent', 'received', 'infoRequested', 'accepted', 'waitlisted', 'planned']);

/** Whose turn, and since when: the box under the heading. */
export function Turn({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const words = useWords();
  const whom = useWhom();
  const { day } = useDays();
  const nextStep = referralStep(referral);
  const { wishedBy, waitedWorkingDays } = nextStep;
  return (
    <dl className={`turn${isOurs(nextStep) ? ' turn-ours' : ''}`}>
      <div>
        <dt>{t('next.whom')}</dt>
        <dd className="cap">{whom(nextStep)}</dd>
      </div>
      {nextStep.what && nextStep.what.sv !== referral.statusLabel.sv && (
        <div>
          <dt>{t('next.label')}</dt>
          <dd>{words(nextStep.what)}</dd>
        </div>
      )}
      {wishedBy && (
        <div>
          <dt>{t('referral.wishedBy')}</dt>
          <dd>{day(wishedBy)}</dd>
        </div>
      )}
      {Boolean(waitedWorkingDays) && (
        <div>
          <dt>{t('referral.waited')}</dt>
          <dd>{t('referral.workingDays', { count: waitedWorkingDays ?? 0 })}</dd>
        </div>
      )}
    </dl>
  );
}

function Messages({ messages }: { messages: Referral['messages'] }) {
  const label = useLabel();
  const line = useContactLine();
  const { day } = useDays();
  return (
    <ol className="msgs">
      {messages.map(({ id, kind, category, text, from, on, received, contact, contactWith, incoming }) => (
        <li key={id}>
          <p className="mut">
            {contact && incoming ? (
              <b>{line(label('contactKind', contact), contactWith, incoming)}</b>
            ) : (
              <>
                <b>{label('messageKind', kind)}</b>, {from.name}
              </>
            )}
            , {day(on)} · {label('category', category)}
          </p>
          <p className="msg">{text}</p>
          <Receipt receipt={received} />
        </li>
      ))}
    </ol>
  );
}

/** Undelivered, unopened and unanswered are shown to the sender: by the unit, no name. */
function Facts({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const { from, to, programme, sentOn, deliveredOn, openedOn, plannedStart, hold, caseworker, party } = referral;
  const { waitingLine } = referral;
  const weeks = waitingLine?.expectedWeeks;
  const expected = weeks ? t('referral.weeks', { count: weeks, started: waitingLine.started }) : t('referral.noPace');
  // of the others the sender is told no small number
  const place = waitingLine && (waitingLine.inLine ? t('referral.waitingOf', waitingLine) : String(waitingLine.place));
  const arrived = openedOn
    ? t('referral.openedOn', { unit: to.name, day: day(openedOn) })
    : deliveredOn
      ? t('referral.delivered', { day: day(deliveredOn) })
      : t('referral.undelivered');
  const rows: [string, string | null | undefined | false][] = [
    [t('referral.sender'), from.name],
    [t('referral.receiver'), programme ? `${programme.name}, ${to.name}` : to.name],
    [t('referral.sent'), sentOn && day(sentOn)],
    [t('referral.arrival'), party === 'sender' && sentOn && arrived],
    [t('referral.caseworker'), caseworker?.name],
    [t('referral.plannedStart'), plannedStart && day(plannedStart)],
    [t('referral.outcome'), referral.outcome && words(referral.outcome.label)],
    [t('referral.returnedTo'), referral.returnedTo?.name],
    [t('referral.waitingPlace'), place],
    [t('referral.expectedWait'), waitingLine && expected],
    [t('referral.internal'), referral.handling?.note],
    [
      t('referral.hold'),
      hold &&
        t(hold.until ? 'referral.holdUntil' : 'referral.holdBy', {
          reason: [words(hold.reason.label), hold.by?.name].filter(Boolean).join(', '),
          day: hold.until ? day(hold.until) : '',
        }),
    ],
  ];
  return <dl className="kv">{rows.map(([name, value]) => value && <Fact key={name} name={name} value={value} />)}</dl>;
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);

interface BodyProps {
  referral: Referral;
  onMoved?: (move: MoveLineFragment) => void;
}

/** A whole request: whose turn, what is asked and answered, how it arrived, and what I may do. */
export function ReferralBody({ referral, onMoved }: BodyProps) {
  const words = useWords();
  const may = useMay();
  const ours = referral.party === 'receiver' && isOurs(referral.nextStep);
  const assign = ours && may('referral.assign') ? [ASSIGN_REFERRAL] : [];
  return (
    <div className="rb">
      <Turn referral={referral} />
      <Messages messages={referral.messages} />
      <Facts referral={referral} />
      <Checklist referral={referral} />
      <Moves
        moved={{
          ...{ noun: 'referral', id: referral.id, version: referral.version, caseId: referral.case.id },
          to: [referral.from.id, referral.to.id],
        }}
        moves={[...referral.moves, ...assign]}
        about={`${words(referral.typeNoun)}: ${caseName(referral.case)}`}
        {...(onMoved && { onMoved })}
      />
      {WAITED_FOR.has(referral.status) && referral.party === 'sender' && (
        <Incoming caseId={referral.case.id} answers={{ id: referral.id, from: referral.to.name }} />
      )}
    </div>
  );
}
