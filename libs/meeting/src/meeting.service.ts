import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { MEETING_EVENTS, MEETING_MOVES } from '#domain';
import type { MeetingNeed, MeetingStatus } from '#domain';
import { NEW, Refusal, isDay, move } from '#kernel';
import { Journal, Once, RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import { AgendaService, pointsOf } from './agenda.service.js';
import { InvitingService } from './inviting.service.js';
import type { Call } from './inviting.service.js';
import type { CallMeetingInput, LogMeetingInput, MeetingOtherInput, MoveMeetingInput } from './meeting.inputs.js';

type Kept = CaseKey & Call & { readonly id: string; readonly version: number; readonly status: MeetingStatus };

const NOT_A_DAY = { sv: 'Det är inte ett datum. Skriv ÅÅÅÅ-MM-DD.', en: 'This is not a day. Write YYYY-MM-DD.' };
const HAS_PASSED = { sv: 'Dagen har varit. Välj en dag från och med i dag.', en: 'That day has passed. Choose today or a later day.' }; // prettier-ignore
const NOT_YET = { sv: 'Dagen har inte varit än. Anteckna mötet när det är hållet.', en: 'That day is still to come. Record the meeting when it has been held.' }; // prettier-ignore

/** A meeting as its calling unit moves it. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly inviting: InvitingService,
    private readonly agendas: AgendaService,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  call(input: CallMeetingInput): Promise<string> {
    return this.once.run('callMeeting', input, async () => {
      const key = await this.entry.enter(input.caseId);
      await assertDay(input.date, 'toCome');
      const status = move(MEETING_MOVES, NEW, 'call', 'planner', new Set<MeetingNeed>(['day', 'purpose']));
      const { kind, date, startsAt, minutes, purpose, others } = input;
      const points = pointsOf(input.agenda);
      const agenda = points.join('\n') || null;
      const said = { kind, date, startsAt, minutes, place: input.place || null, purpose, agenda };
      const meetingId = await this.write(key, { ...said, status, others, summary: null, tookPart: [] });
      await this.agendas.add(key, meetingId, points);
      await this.inviting.invite(key, { ...said, meetingId, round: 1 }, input.unitIds, input);
      if (input.unitIds.length === 0) await this.note(key, meetingId, 'call', date);
      return key.caseId;
    });
  }

  /** Held elsewhere: noted as it was, told to nobody. */
  log(input: LogMeetingInput): Promise<string> {
    return this.once.run('logMeeting', input, async () => {
      const key = await this.entry.enter(input.caseId);
      await assertDay(input.date, 'hasBeen');
      const status = move(MEETING_MOVES, NEW, 'log', 'planner', new Set<MeetingNeed>(['day', 'summary']));
      const { kind, date, summary, others, unitIds } = input;
      const nothing = { startsAt: null, minutes: null, place: null, purpose: null, agenda: null };
      const id = await this.write(key, { ...nothing, kind, date, status, summary, others, tookPart: unitIds });
      await this.note(key, id, 'log', date);
      return key.caseId;
    });
  }

  move(input: MoveMeetingInput): Promise<string> {
    return this.once.run('moveMeeting', input, async () => {
      const row = await this.load(input.meetingId);
      expectVersion('meeting', row, input.expectedVersion);
      const { action, date, summary, reason } = input;
      const has = new Set<MeetingNeed>();
      if (date) has.add('day');
      if (summary) has.add('summary');
      if (reason) has.add('reason');
      const status = move(MEETING_MOVES, row.status, action, 'planner', has);
      if (date) await assertDay(date, action === 'hold' ? 'hasBeen' : 'toCome');
      await this[action](row, status, input);
      return row.caseId;
    });
  }

  /** Another day for the same units: new calls, since what was delivered cannot be changed. */
  private async rebook(row: Kept, status: MeetingStatus, input: MoveMeetingInput): Promise<void> {
    const round = row.round + 1;
    const call = {
      ...row,
      meetingId: row.id,
      round,
      date: input.date ?? row.date,
      startsAt: input.startsAt ?? row.startsAt,
      agenda: (await this.agendas.sent(row.id)) ?? row.agenda,
    };
    await this.change(row, { status, date: call.date, startsAt: call.startsAt, round });
    const units = await this.inviting.settle(row, row.id, 'replace');
    await this.inviting.invite(row, call, units, input);
    if (units.length === 0) await this.note(row, row.id, 'rebook');
  }

  private async cancel(row: Kept, status: MeetingStatus, { reason }: MoveMeetingInput): Promise<void> {
    await this.change(row, { status, reason });
    const units = await this.inviting.settle(row, row.id, 'cancel', reason);
    if (units.length === 0) await this.note(row, row.id, 'cancel');
  }

  private async hold(
    row: Kept,
    status: MeetingStatus,
    { date, summary, unitIds = [] }: MoveMeetingInput,
  ): Promise<void> {
    await this.change(row, { status, date, summary, tookPart: unitIds });
    await this.isOver(row, row.id, date);
  }

  /** Those who were called hear that it was held; when nobody was, the own unit's file says it. */
  async isOver(key: CaseKey, meetingId: string, date: string | undefined): Promise<void> {
    const units = await this.inviting.settle(key, meetingId, 'close');
    if (units.length === 0) await this.note(key, meetingId, 'hold', date);
  }

  private async change(row: Kept, to: Change): Promise<void> {
    const changed = await RequestTransaction.current().rows(
      `update meeting set status = $3, meeting_on = coalesce($4, meeting_on), starts_at = coalesce($5, starts_at), round = coalesce($6, round),
         reason = $7, summary = coalesce($8, summary), took_part = coalesce($9, took_part),
         attendance = coalesce($10, attendance), version = version + 1
       where id = $1 and version = $2 returning id`,
      [
        row.id, row.version, to.status, to.date ?? null, to.startsAt ?? null, to.round ?? null, to.reason ?? null, to.summary ?? null,
        to.tookPart ?? null, to.tookPart ? JSON.stringify(to.tookPart.map(inRoom)) : null,
      ], // prettier-ignore
    );
    if (changed.length !== 1) throw new Refusal('CONFLICT', undefined, { current: { kind: 'meeting', id: row.id } });
  }

  private async note(key: CaseKey, id: string, action: keyof typeof MEETING_EVENTS, on?: string): Promise<void> {
    const isOver = action === 'log' || action === 'hold';
    const occurredOn = isOver && on ? { occurredOn: on } : {};
    await this.journal.append(key, { type: MEETING_EVENTS[action], payload: { meeting: id }, ...occurredOn });
  }

  private async write(key: CaseKey, said: Written): Promise<string> {
    const { id, ownerUnit, holders } = this.entry.birth(key);
    const others = JSON.stringify((said.others ?? []).map(({ role, name }) => ({ role, name: name?.trim() || null })));
    await RequestTransaction.current().rows(
      `insert into meeting (id, association_id, case_id, owner_unit, holders, kind, status, meeting_on, starts_at, minutes, place,
         purpose, agenda, others, summary, took_part, attendance)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        id, key.associationId, key.caseId, ownerUnit, holders, said.kind, said.status, said.date, said.startsAt, said.minutes, said.place,
        said.purpose, said.agenda, others, said.summary, said.tookPart, JSON.stringify(said.tookPart.map(inRoom)),
      ], // prettier-ignore
    );
    return id;
  }

  private async load(id: string): Promise<Kept> {
    const seen = await this.read(id);
    if (!seen) throw new Refusal('NOT_FOUND');
    await this.entry.enter(seen.caseId);
    const row = await this.read(id);
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  private async read(id: string): Promise<Kept | undefined> {
    const [row] = await RequestTransaction.current().rows<Kept & Record<string, unknown>>(
      `select id, id as "meetingId", version, association_id as "associationId", case_id as "caseId", status, round, kind,
         meeting_on as date, to_char(starts_at, 'HH24:MI') as "startsAt", minutes, place, purpose, agenda
       from meeting where id = $1`,
      [id],
    );
    return row;
  }
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
}

export async function assertDay(date: string, when: 'toCome' | 'hasBeen'): Promise<void> {
  if (!isDay(date)) throw new Refusal('BAD_INPUT', NOT_A_DAY, { field: 'date' });
  const today = await RequestTransaction.current().value<string>('select app_today()::text');
  if (when === 'toCome' && date < today) throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'date' });
  if (when === 'hasBeen' && date > today) throw new Refusal('BAD_INPUT', NOT_YET, { field: 'date' });
}
