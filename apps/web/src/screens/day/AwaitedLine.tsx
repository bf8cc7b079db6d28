import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DayQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { caseName } from '../../parts/Lines';
import { Moves } from '../../parts/Moves';
import { NextStepCell } from '../../parts/NextStep';

type Row = DayQuery['awaited'][number];

function To({ row }: { row: Row }) {
  const name = caseName(row.case);
  if (row.source === 'presentation') return <Link to="/grupper">{name}</Link>;
  return (
    <Link to="/samordningar/$id" params={{ id: row.case.id }} hash={row.source === 'meeting' ? 'moten' : row.id}>
      {name}
    </Link>
  );
}

/** An answer in a meeting, a group or a plan: whose case, which day, between whom, and the answer itself where it may be given here. */
export function AwaitedLine({ row }: { row: Row }) {
  const { t } = useTranslation();
  const { dayAndWeek } = useDays();
  const { on, startsAt, source } = row;
  const when = on && (startsAt ? t('meeting.when', { day: dayAndWeek(on), time: startsAt }) : dayAndWeek(on));
  return (
    <li className="line" id={row.id}>
      <div>
        <To row={row} />
        {when && <p>{source === 'commitment' ? t('commitment.due', { day: when }) : when}</p>}
        <p className="mut">{row.party.name}</p>
        <Moves
          moved={{ noun: 'invitation', id: row.id, version: row.version, caseId: row.case.id }}
          moves={row.moves}
          about={caseName(row.case)}
          primary={false}
        />
      </div>
      <div className="line-step">
        <NextStepCell step={row.nextStep} />
      </div>
    </li>
  );
}
