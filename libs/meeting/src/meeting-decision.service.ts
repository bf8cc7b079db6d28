import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { Refusal, isDay } from '#kernel';
import { RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import { MeetingDecision } from './meeting-decision.entity.js';
import type { DecisionInput } from './meeting-writing.inputs.js';

const STANDS = {
  sv: 'Enheten är redan tillfrågad om det som bestämdes. Ändra åtagandet i stället.',
  en: 'The unit has been asked already. Change the commitment instead.',
};

/** What a meeting decided, as the writing unit keeps it. Once a unit has been asked, the line stands. */
@Injectable()
export class MeetingDecisions {
  constructor(private readonly entry: CaseEntry) {}

  /** The list as it is now: what is new is added, what is changed is changed, what is gone is struck out. */
  async write(key: CaseKey, meetingId: string, wanted: readonly DecisionInput[]): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const known = await manager.find(MeetingDecision, { where: { meetingId }, order: { place: 'ASC' } });
    for (const row of known) {
      const now = wanted.find(({ id }) => id === row.id);
      if (now ? isSame(row, now) : row.droppedOn) continue;
      if (row.proposedOn) throw new Refusal('NO_SUCH_MOVE', STANDS, { field: 'decisions' });
      const droppedOn = now ? null : await RequestTransaction.current().value<string>('select app_today()::text');
      await this.entry.change(MeetingDecision, row, now ? { ...lineOf(now), droppedOn } : { droppedOn });
    }
    const added = wanted.filter(({ id }) => !known.some((row) => row.id === id));
    let place = known.at(-1)?.place ?? 0;
    for (const one of added) {
      place += 1;
      const line = { ...lineOf(one), place, meetingId, category: 'plan' as const };
      await manager.insert(MeetingDecision, { ...this.entry.birth(key), ...line });
    }
  }

  /** The unit has been asked to take it on: from now on the line stands. */
  async isAsked(decision: MeetingDecision): Promise<void> {
    const proposedOn = await RequestTransaction.current().value<string>('select app_today()::text');
    await this.entry.change(MeetingDecision, decision, { proposedOn });
  }

  /** Those that stand, in order. */
  async of(meetingId: string): Promise<MeetingDecision[]> {
    const manager = await RequestTransaction.current().manager();
    const rows = await manager.find(MeetingDecision, { where: { meetingId }, order: { place: 'ASC' } });
    return rows.filter(({ droppedOn }) => !droppedOn);
  }
}

function lineOf({ text, unitId, dueOn }: DecisionInput) {
  if (dueOn && !isDay(dueOn)) throw new Refusal('BAD_INPUT', undefined, { field: 'decisions' });
  return { text, unitId, dueOn: dueOn ?? null };
}
const isSame = (row: MeetingDecision, { text, unitId, dueOn }: DecisionInput): boolean =>
  !row.droppedOn && row.text === text && row.unitId === unitId && row.dueOn === (dueOn ?? null);
