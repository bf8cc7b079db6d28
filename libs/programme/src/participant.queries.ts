import { codeOf } from '#cases';
import {
  ATTENDANCE_MARKS, BARRIERS, CHECK_RESULTS, INCOME_SOURCES, INTERVENTION_PHASES, INTERVENTION_STATUS, OUTREACH_RESULTS, OUTREACH_WAYS,
  PARTICIPANT_WARNINGS, participantWarnings,
} from '#domain'; // prettier-ignore
import type { Came, InterventionStatus } from '#domain';
import type { Barrier, FollowedUp, Participant, ParticipantPhase } from './run.types.js';

type PhaseRow = Omit<ParticipantPhase, 'name'> & { readonly name: string | null };
interface FollowedRow extends Pick<FollowedUp, 'checkDueOn'> {
  readonly opened: boolean;
  readonly came: readonly Came[];
  readonly tries: readonly { readonly on: string; readonly way: string; readonly result: string }[];
  readonly checks: readonly { readonly on: string; readonly result: string }[];
  readonly barriers: readonly (Omit<Barrier, 'kind'> & { readonly kind: string })[];
  readonly benefit: { readonly kind: string; readonly endsOn: string } | null;
}
/** A participant as SQL gives her. */
export type ParticipantRow = Omit<
  Participant,
  'statusLabel' | 'phase' | 'followed' | 'warnings' | 'mark' | 'opened' | 'hasNextStep'
> & {
  readonly phase: PhaseRow | null;
  readonly followed: FollowedRow;
  readonly hasNextStep: boolean;
};

/**
 * She as one in a list, where no case is opened: what is noted of her is that something is to be done, and how she came that one day. Her hours
 * and her next step stand there for whoever has the case open.
 */
export function listedOf({ phase, followed, ...row }: ParticipantRow, today: string, on: string): Participant {
  const { opened, came } = followed;
  const noted = came.find((one) => one.on === on);
  return {
    ...row,
    ...(!opened && { hoursPerWeek: null, hasNextStep: null, nextStepOn: null }),
    opened,
    statusLabel: INTERVENTION_STATUS[row.status as InterventionStatus],
    phase: phase && { ...phase, name: phase.name ?? INTERVENTION_PHASES.aftercare.sv },
    mark: noted ? codeOf(ATTENDANCE_MARKS, noted.mark) : null,
    followed: null,
    // that her next step is missing is hers who has the case open; the others are told of nothing by its absence
    warnings: row.status === 'active' ? warningsOf(opened ? row : { ...row, hasNextStep: true }, followed, today) : [],
  };
}

/** She with all that is noted: only ever after her case has been opened, and that in the log. */
export function openedOf(row: ParticipantRow, today: string): Participant {
  return { ...listedOf(row, today, today), followed: followedOf(row.followed) };
}

function warningsOf(row: Omit<ParticipantRow, 'phase' | 'followed'>, followed: FollowedRow, today: string) {
  const open = followed.barriers.filter(({ removedOn }) => !removedOn).map(({ dueOn }) => dueOn);
  const facts = {
    came: followed.came,
    triedOn: followed.tries[0]?.on ?? null,
    benefitEndsOn: followed.benefit?.endsOn ?? null,
    barrierDueOn: open[0] ?? null,
    checkDueOn: followed.checkDueOn ?? null,
    plannedEnd: row.plannedEnd ?? null,
    hasNextStep: row.hasNextStep,
  };
  return participantWarnings(facts, today).map((warning) => codeOf(PARTICIPANT_WARNINGS, warning));
}

function followedOf({ came, tries, checks, barriers, benefit, checkDueOn }: FollowedRow): FollowedUp {
  return {
    checkDueOn,
    came: came.map(({ on, mark }) => ({ on, mark: codeOf(ATTENDANCE_MARKS, mark) })),
    tries: tries.map(({ on, way, result }) => ({
      on,
      way: codeOf(OUTREACH_WAYS, way),
      result: codeOf(OUTREACH_RESULTS, result),
    })),
    checks: checks.map(({ on, result }) => ({ on, way: null, result: codeOf(CHECK_RESULTS, result) })),
    barriers: barriers.map(({ kind, ...barrier }) => ({ ...barrier, kind: codeOf(BARRIERS, kind) })),
    benefit: benefit && { endsOn: benefit.endsOn, kind: codeOf(INCOME_SOURCES, benefit.kind) },
  };
}
