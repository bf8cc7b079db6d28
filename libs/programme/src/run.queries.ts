import { Injectable } from '@nestjs/common';
import { codeOf, optionOf } from '#cases';
import {
  AFTERCARE_PHASE, CALL_OFF_REASONS, CALL_OFF_START, CLOSING_REASONS, EXTRA_PLACE_REASONS, INTAKE_STOP_REASONS, INTERVENTION_PHASES,
  PROGRAMME_ACTIONS, PROGRAMME_MOVES, PROGRAMME_STATES, START_WARNINGS, betterStarts, permits, startWarnings,
} from '#domain'; // prettier-ignore
import type { ProgrammeState } from '#domain';
import { Refusal, isDay, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import { listedOf, openedOf } from './participant.queries.js';
import type { ParticipantRow } from './participant.queries.js';
import type {
  GroupStart, ProgrammePhase, ProgrammePeriod, ProgrammeRoom, ProgrammeRun, Participant,
} from './run.types.js'; // prettier-ignore

type Coded = { readonly reason: string | null };
type PeriodRow = Omit<ProgrammePeriod, 'state' | 'reason'> & Coded & { readonly state: ProgrammeState };
type StartRow = Omit<GroupStart, 'reason' | 'warnings' | 'better' | 'moves'> & Coded;
type RoomRow = Omit<ProgrammeRoom, 'extraReason'> & { readonly extraReason: string | null };
interface RunRow extends Pick<ProgrammeRun, 'id' | 'name' | 'today' | 'version' | 'children' | 'allTaken'> {
  readonly state: ProgrammeState;
  readonly daysOff: readonly string[];
  readonly periods: readonly PeriodRow[];
  readonly phases: readonly Omit<ProgrammePhase, 'there'>[];
  readonly starts: readonly StartRow[];
  readonly capacity: RoomRow;
  readonly participants: readonly ParticipantRow[];
}

const REASONS = { ...INTAKE_STOP_REASONS, ...CLOSING_REASONS };

/** The own programme with those who take part in it, in one read. */
@Injectable()
export class RunQueries {
  constructor(private readonly access: AccessLog) {}

  /** Null when this unit does not run it. Who came is answered of one day, today unless said. */
  async one(id: string, on?: string): Promise<ProgrammeRun | null> {
    if (on !== undefined && !isDay(on)) throw new Refusal('BAD_INPUT', undefined, { field: 'on' });
    const row = await RequestTransaction.current().value<RunRow | null>('select api.programme_run($1)', [id]);
    await this.access.note('list', [...new Set(row?.participants.map((one) => one.case.id) ?? [])]);
    return row && runOf(row, on ?? row.today);
  }

  /** One of them with all that is noted, which opens her case. Null when this unit has none such. */
  async participant(interventionId: string): Promise<Participant | null> {
    const [read] = await RequestTransaction.current().rows<{ today: string; row: ParticipantRow }>(
      `select app_today()::text as today, l.ref as row from intervention i, api.participant_line(i.id, app_today()) l
       where i.id = $1 and i.owner_unit = current_unit()`,
      [interventionId],
    );
    if (!read) {
      await this.access.deny([interventionId]);
      return null;
    }
    await this.access.open(read.row.case.id);
    return openedOf(read.row, read.today);
  }

  /** What is noted of somebody answers: she as she now is. */
  async noted(interventionId: string): Promise<Participant> {
    const participant = await this.participant(interventionId);
    if (!participant) throw new Refusal('GONE');
    return participant;
  }

  /** What a decision answers. */
  async again(id: string): Promise<ProgrammeRun> {
    const run = await this.one(id);
    if (!run) throw new Refusal('GONE');
    return run;
  }
}

function runOf(
  { state, daysOff, periods, phases, starts, capacity, participants, ...row }: RunRow,
  on: string,
): ProgrammeRun {
  const off = new Set(daysOff);
  const mayRun = permits(currentActor().roles, 'programme.run');
  return {
    ...row,
    state: codeOf(PROGRAMME_STATES, state),
    periods: periods.map(({ state: then, reason, ...period }) => ({
      ...period,
      state: codeOf(PROGRAMME_STATES, then),
      reason: reason === null ? null : codeOf(REASONS, reason),
    })),
    moves: mayRun
      ? movesFrom(PROGRAMME_MOVES, state, 'operator').map(([, action, , , needs]) =>
          optionOf(action, PROGRAMME_ACTIONS[action], needs),
        )
      : [],
    phases: phasesOf(phases, participants),
    starts: starts.map((one) => startOf(one, off, row.today, mayRun)),
    capacity: {
      ...capacity,
      extraReason: capacity.extraReason === null ? null : codeOf(EXTRA_PLACE_REASONS, capacity.extraReason),
    },
    participants: participants.map((one) => listedOf(one, row.today, on)),
  };
}

/** The programme's own phases, and the aftercare when there is any order at all. */
function phasesOf(phases: RunRow['phases'], participants: RunRow['participants']): ProgrammePhase[] {
  const aftercare = { no: AFTERCARE_PHASE, name: INTERVENTION_PHASES.aftercare.sv, purpose: null, plannedWeeks: null };
  const there = (no: number) => participants.filter((one) => one.status === 'active' && one.phase?.no === no).length;
  return [...phases, aftercare].map((phase) => ({ ...phase, there: there(phase.no) }));
}

function startOf({ reason, ...start }: StartRow, off: ReadonlySet<string>, today: string, mayRun: boolean): GroupStart {
  const isToCome = start.status === 'planned' && start.startsOn >= today;
  const warnings = isToCome ? startWarnings(start.startsOn, start.endsOn, off) : [];
  return {
    ...start,
    reason: reason === null ? null : codeOf(CALL_OFF_REASONS, reason),
    warnings: warnings.map((warning) => codeOf(START_WARNINGS, warning)),
    better: warnings.length > 0 ? [...betterStarts(start, off, today)] : [],
    moves: isToCome && mayRun ? [optionOf('callOff', CALL_OFF_START, ['reason'])] : [],
  };
}
