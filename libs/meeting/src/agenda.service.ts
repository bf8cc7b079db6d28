import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { AGENDA_POINTS, POINT_LENGTH, agendaPoints } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import { MeetingPoint } from './meeting-point.entity.js';

const TOO_MUCH = {
  sv: `En dagordning har högst ${AGENDA_POINTS} punkter, var och en på högst ${POINT_LENGTH} tecken.`,
  en: `An agenda has at most ${AGENDA_POINTS} points, each of at most ${POINT_LENGTH} characters.`,
};

/** The agenda of a meeting as rows of the calling unit: each is written under in the meeting. */
@Injectable()
export class AgendaService {
  constructor(private readonly entry: CaseEntry) {}

  /** The points as they are typed, a line each, after those there are. */
  async add(key: CaseKey, meetingId: string, typed: readonly string[]): Promise<void> {
    if (typed.length === 0) return;
    const manager = await RequestTransaction.current().manager();
    const before = await manager.countBy(MeetingPoint, { meetingId });
    if (before + typed.length > AGENDA_POINTS || typed.some((text) => text.length > POINT_LENGTH))
      throw new Refusal('BAD_INPUT', TOO_MUCH, { field: 'agenda' });
    const rows = typed.map((text, at) => ({
      ...this.entry.birth(key),
      ...{ category: 'plan' as const, meetingId, place: before + at + 1, text },
    }));
    await manager.insert(MeetingPoint, rows);
  }

  /** What the invited are sent of it: a point on each line. */
  async sent(meetingId: string): Promise<string | null> {
    const manager = await RequestTransaction.current().manager();
    const rows = await manager.find(MeetingPoint, { where: { meetingId }, order: { place: 'ASC' } });
    return rows.map(({ text }) => text).join('\n') || null;
  }
}

export const pointsOf = (agenda: string | null | undefined): string[] => agendaPoints(agenda ?? '');
