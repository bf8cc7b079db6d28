import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { MEETING_MOVES } from '#domain';
import type { MeetingNeed, MeetingStatus } from '#domain';
import { NEW, Refusal, move } from '#kernel';
import { RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import { AgendaService } from './agenda.service.js';
import { InvitingService } from './inviting.service.js';
import type { Call, Given, PlanPart } from './inviting.service.js';
import type { MeetingOtherInput } from './meeting.inputs.js';
import { MeetingTelling } from './meeting-telling.service.js';

/** A meeting as its calling unit has it. */
export type Kept = CaseKey &
  Call & {
    readonly id: string;
    readonly version: number;
    readonly status: MeetingStatus;
    readonly planId: string | null;
  };

/** What a call says, as it is given. */
export interface Calling {
  readonly kind: string;
  readonly date: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string | null;
  readonly purpose: string;
  readonly points: readonly string[];
  readonly others?: readonly MeetingOtherInput[] | undefined;
  /** Other times that would do as well: the units say which suit, before one is set. */
  readonly otherTimes?: readonly string[] | undefined;
  readonly plan?: PlanPart;
}

/** Where meetings are written and changed, whoever asks for it: a form of theirs, or the plan they belong to. */
@Injectable()
export class MeetingDesk {
  constructor(
    private readonly entry: CaseEntry,
    private readonly inviting: InvitingService,
    private readonly agendas: AgendaService,
    private readonly telling: MeetingTelling,
  ) {}

  /** Called: its agenda as rows, and each unit its own call. */
  async begin(key: CaseKey, calling: Calling, unitIds: readonly string[], given: Given): Promise<void> {
    const status = move(MEETING_MOVES, NEW, 'call', 'planner', new Set<MeetingNeed>(['day', 'purpose']));
    const { points, others, plan, otherTimes: _times, ...rest } = calling;
    const said = { ...rest, options: optionsOf(calling), agenda: points.join('\n') || null };
    const planId = plan?.planId ?? null;
    const meetingId = await this.write(key, { ...said, planId, status, others, summary: null, tookPart: [] });
    await this.agendas.add(key, meetingId, points);
    await this.inviting.invite(key, { ...said, meetingId, round: 1, plan }, unitIds, given);
    if (unitIds.length === 0) await this.telling.note(key, meetingId, 'call', said.date);
  }

  /** Another day for a meeting to come: new calls, since what was delivered cannot be changed. To the same units unless others are named. */
  async anotherDay(row: Kept, now: Partial<Calling>, given: Given, unitIds?: readonly string[]): Promise<void> {
    const status = move(MEETING_MOVES, row.status, 'rebook', 'planner', new Set<MeetingNeed>(['day']));
    const { points = [], others: _others, otherTimes: _times, plan, ...said } = now;
    const sent = (await this.agendas.sent(row.id)) ?? row.agenda;
    await this.agendas.add(row, row.id, points.filter((point) => !sent?.split('\n').includes(point))); // prettier-ignore
    const round = row.round + 1;
    const agenda = (await this.agendas.sent(row.id)) ?? row.agenda;
    const options = optionsOf({ ...row, ...now });
    const call = { ...row, ...said, plan, meetingId: row.id, round, agenda, options };
    await this.change(row, { ...said, status, round, options });
    const units = unitIds ?? (await this.inviting.settle(row, row.id, 'replace'));
    if (unitIds) await this.inviting.settle(row, row.id, 'replace');
    await this.inviting.invite(row, call, units, given);
    if (units.length === 0) await this.telling.note(row, row.id, 'rebook');
  }

  async callOff(row: Kept, reason: string): Promise<void> {
    const status = move(MEETING_MOVES, row.status, 'cancel', 'planner', new Set<MeetingNeed>(['reason']));
    await this.change(row, { status, reason });
    await this.telling.isOff(row, reason);
  }

  async write(key: CaseKey, said: Written): Promise<string> {
    const { id, ownerUnit, holders } = this.entry.birth(key);
    const others = JSON.stringify((said.others ?? []).map(({ role, name }) => ({ role, name: name?.trim() || null })));
    await RequestTransaction.current().rows(
      `insert into meeting (id, association_id, case_id, owner_unit, holders, kind, status, meeting_on, starts_at, minutes, place,
         purpose, agenda, others, summary, took_part, attendance, plan_id, options)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        id, key.associationId, key.caseId, ownerUnit, holders, said.kind, said.status, said.date, said.startsAt, said.minutes, said.place,
        said.purpose, said.agenda, others, said.summary, said.tookPart, JSON.stringify(said.tookPart.map(inRoom)), said.planId ?? null, said.options ?? null,
      ], // prettier-ignore
    );
    return id;
  }

  /** What is not said stays as it was; a reason belongs to the move that brings it. */
  async change(row: Kept, to: Change): Promise<void> {
    const changed = await RequestTransaction.current().rows(
      `update meeting set status = $3, meeting_on = coalesce($4, meeting_on), starts_at = coalesce($5, starts_at), round = coalesce($6, round),
         reason = $7, summary = coalesce($8, summary), took_part = coalesce($9, took_part), attendance = coalesce($10, attendance),
         kind = coalesce($11, kind), minutes = coalesce($12, minutes), place = coalesce($13, place), purpose = coalesce($14, purpose),
         options = case when $6::int is null then options else $15 end,
         version = version + 1
       where id = $1 and version = $2 returning id`,
      [
        row.id, row.version, to.status, to.date ?? null, to.startsAt ?? null, to.round ?? null, to.reason ?? null, to.summary ?? null,
        to.tookPart ?? null, to.tookPart ? JSON.stringify(to.tookPart.map(inRoom)) : null,
        to.kind ?? null, to.minutes ?? null, to.place ?? null, to.purpose ?? null, to.options ?? null,
      ], // prettier-ignore
    );
    if (changed.length !== 1) throw new Refusal('CONFLICT', undefined, { current: { kind: 'meeting', id: row.id } });
  }

  async load(id: string): Promise<Kept> {
    const seen = await this.read('id', id);
    if (!seen) throw new Refusal('NOT_FOUND');
    await this.entry.enter(seen.caseId);
    const row = await this.read('id', id);
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** The meeting of a plan that is still to come; undefined when there is none. */
  toCome(planId: string): Promise<Kept | undefined> {
    return this.read('plan', planId);
  }

  private async read(by: 'id' | 'plan', id: string): Promise<Kept | undefined> {
    const [row] = await RequestTransaction.current().rows<Kept & Record<string, unknown>>(
      `select id, id as "meetingId", version, association_id as "associationId", case_id as "caseId", status, round, kind,
         meeting_on as date, to_char(starts_at, 'HH24:MI') as "startsAt", minutes, place, purpose, agenda, plan_id as "planId"
       from meeting where ${BY[by]}`,
      [id],
    );
    return row;
  }
}

const BY = {
  id: 'id = $1',
  plan: "plan_id = $1 and owner_unit = current_unit() and status = 'called' order by id desc limit 1",
} as const;

/** All times there are to choose among; null when there is but one. */
function optionsOf({
  date,
  startsAt,
  otherTimes = [],
}: Pick<Calling, 'date' | 'startsAt' | 'otherTimes'>): string[] | null {
  const all = [...new Set([`${date}T${startsAt}`, ...otherTimes])];
  return all.length > 1 ? all : null;
}

/** Noted as having taken part, and no more said of it. */
const inRoom = (unitId: string) => ({ unitId, how: 'inRoom' }) as const;

interface Change {
  readonly status: MeetingStatus;
  readonly date?: string | undefined;
  readonly startsAt?: string | undefined;
  readonly round?: number;
  readonly reason?: string | undefined;
  readonly summary?: string | undefined;
  readonly tookPart?: readonly string[];
  readonly kind?: string | undefined;
  readonly minutes?: number | undefined;
  readonly place?: string | null | undefined;
  readonly purpose?: string | undefined;
  readonly options?: readonly string[] | null;
}
interface Written {
  readonly kind: string;
  readonly status: MeetingStatus;
  readonly date: string;
  readonly startsAt: string | null;
  readonly minutes: number | null;
  readonly place: string | null;
  readonly purpose: string | null;
  readonly agenda: string | null;
  readonly others: readonly MeetingOtherInput[] | undefined;
  readonly summary: string | null;
  readonly tookPart: readonly string[];
  readonly planId?: string | null;
  readonly options?: readonly string[] | null;
}
