import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { AGENDA_POINTS, POINT_LENGTH, agendaPoints } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import { MeetingDecisions } from './meeting-decision.service.js';
import type { MinutesContent } from './meeting-minutes.entity.js';
import { MeetingPoint } from './meeting-point.entity.js';
import type { WriteMeetingInput } from './meeting-writing.inputs.js';

type Written = Pick<WriteMeetingInput, 'points' | 'decisions'>;

const TOO_MUCH = {
  sv: `En dagordning har högst ${AGENDA_POINTS} punkter, var och en på högst ${POINT_LENGTH} tecken.`,
  en: `An agenda has at most ${AGENDA_POINTS} points, each of at most ${POINT_LENGTH} characters.`,
};

/** The agenda of a meeting as rows of the calling unit: each is written under in the meeting. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly decisions: MeetingDecisions,
  ) {}

  /** The points as they are typed, a line each, after those there are. */
  async add(
    key: CaseKey,
    meetingId: string,
    typed: readonly string[],
    said: readonly (string | undefined)[] = [],
  ): Promise<void> {
    if (typed.length === 0) return;
    const manager = await RequestTransaction.current().manager();
    const before = await manager.countBy(MeetingPoint, { meetingId });
    if (before + typed.length > AGENDA_POINTS || typed.some((text) => text.length > POINT_LENGTH))
      throw new Refusal('BAD_INPUT', TOO_MUCH, { field: 'agenda' });
    const rows = typed.map((text, at) => ({
      ...this.entry.birth(key),
      ...{ category: 'plan' as const, meetingId, place: before + at + 1, text, said: said[at] || null },
    }));
    await manager.insert(MeetingPoint, rows);
  }

  /** What was said under each point; a point that came up in the meeting is added. No point is taken away: the invited were sent them. */
  async write(key: CaseKey, meetingId: string, { points: written, decisions }: Written): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    for (const row of await manager.findBy(MeetingPoint, { meetingId })) {
      const said = written.find(({ id }) => id === row.id)?.said || null;
      if (said !== row.said) await this.entry.change(MeetingPoint, row, { said });
    }
    const fresh = written.filter(({ id, text }) => !id && text);
    await this.add(key, meetingId, fresh.map(({ text = '' }) => text), fresh.map(({ said }) => said)); // prettier-ignore
    await this.decisions.write(key, meetingId, decisions);
  }

  /** What stands written now: the points with what was said, and what was decided. */
  async written(meetingId: string): Promise<Pick<MinutesContent, 'points' | 'decisions'>> {
    const manager = await RequestTransaction.current().manager();
    const points = await manager.find(MeetingPoint, { where: { meetingId }, order: { place: 'ASC' } });
    const decisions = await this.decisions.of(meetingId);
    return {
      points: points.map(({ text, said }) => ({ text, said })),
      decisions: decisions.map(({ text, unitId, dueOn }) => ({ text, unitId, dueOn })),
    };
  }

  /** What the invited are sent of it: a point on each line. */
  async sent(meetingId: string): Promise<string | null> {
    const manager = await RequestTransaction.current().manager();
    const rows = await manager.find(MeetingPoint, { where: { meetingId }, order: { place: 'ASC' } });
    return rows.map(({ text }) => text).join('\n') || null;
  }
}

export const pointsOf = (agenda: string | null | undefined): string[] => agendaPoints(agenda ?? '');
