import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { MEETING_MOVES } from '#domain';
import type { MeetingNeed } from '#domain';
import { NEW, Refusal, isDay, move } from '#kernel';
import { Once, RequestTransaction } from '#platform';
import { pointsOf } from './agenda.service.js';
import { MeetingDesk } from './meeting-desk.service.js';
import type { Kept } from './meeting-desk.service.js';
import { MeetingTelling } from './meeting-telling.service.js';
import type { CallMeetingInput, LogMeetingInput, MoveMeetingInput } from './meeting.inputs.js';

const NOT_A_DAY = { sv: 'Det är inte ett datum. Skriv ÅÅÅÅ-MM-DD.', en: 'This is not a day. Write YYYY-MM-DD.' };
const HAS_PASSED = { sv: 'Dagen har varit. Välj en dag från och med i dag.', en: 'That day has passed. Choose today or a later day.' }; // prettier-ignore
const NOT_YET = { sv: 'Dagen har inte varit än. Anteckna mötet när det är hållet.', en: 'That day is still to come. Record the meeting when it has been held.' }; // prettier-ignore
const BY_ITS_PLAN = { sv: 'Mötet hör till en plan. Boka om det eller ställ in det i planen.', en: 'The meeting belongs to a plan. Rebook it or call it off in the plan.' }; // prettier-ignore

/** A meeting as its calling unit moves it. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly desk: MeetingDesk,
    private readonly telling: MeetingTelling,
    private readonly once: Once,
  ) {}

  call(input: CallMeetingInput): Promise<string> {
    return this.once.run('callMeeting', input, async () => {
      const key = await this.entry.enter(input.caseId);
      await assertDay(input.date, 'toCome');
      const { kind, date, startsAt, minutes, purpose, others, otherTimes, unitIds } = input;
      for (const time of otherTimes ?? []) await assertDay(time.slice(0, 10), 'toCome');
      const said = { kind, date, startsAt, minutes, place: input.place || null, purpose, others, otherTimes };
      await this.desk.begin(key, { ...said, points: pointsOf(input.agenda) }, unitIds, input);
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
      const id = await this.desk.write(key, { ...nothing, kind, date, status, summary, others, tookPart: unitIds });
      await this.telling.note(key, id, 'log', date);
      return key.caseId;
    });
  }

  move(input: MoveMeetingInput): Promise<string> {
    return this.once.run('moveMeeting', input, async () => {
      const row = await this.desk.load(input.meetingId);
      expectVersion('meeting', row, input.expectedVersion);
      if (row.planId) throw new Refusal('NO_SUCH_MOVE', BY_ITS_PLAN);
      const { action, date, summary, reason } = input;
      const has = new Set<MeetingNeed>();
      if (date) has.add('day');
      if (summary) has.add('summary');
      if (reason) has.add('reason');
      move(MEETING_MOVES, row.status, action, 'planner', has);
      if (date) await assertDay(date, action === 'hold' ? 'hasBeen' : 'toCome');
      await this[action](row, input);
      return row.caseId;
    });
  }

  private rebook(row: Kept, { date, startsAt, ...given }: MoveMeetingInput): Promise<void> {
    return this.desk.anotherDay(row, { ...(date && { date }), ...(startsAt && { startsAt }) }, given);
  }

  private cancel(row: Kept, { reason = 'notNeeded' }: MoveMeetingInput): Promise<void> {
    return this.desk.callOff(row, reason);
  }

  private async hold(row: Kept, { date = row.date, summary, unitIds = [] }: MoveMeetingInput): Promise<void> {
    await this.desk.change(row, { status: 'held', date, summary, tookPart: unitIds });
    await this.telling.isOver(row, date);
  }
}

export async function assertDay(date: string, when: 'toCome' | 'hasBeen'): Promise<void> {
  if (!isDay(date)) throw new Refusal('BAD_INPUT', NOT_A_DAY, { field: 'date' });
  const today = await RequestTransaction.current().value<string>('select app_today()::text');
  if (when === 'toCome' && date < today) throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'date' });
  if (when === 'hasBeen' && date > today) throw new Refusal('BAD_INPUT', NOT_YET, { field: 'date' });
}
