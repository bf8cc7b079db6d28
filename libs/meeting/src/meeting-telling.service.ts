import { Injectable } from '@nestjs/common';
import { MEETING_EVENTS } from '#domain';
import { Journal, Reactions } from '#platform';
import type { CaseKey, GroundGiven } from '#platform';
import { InvitingService } from './inviting.service.js';

type Ended = CaseKey & { readonly id: string; readonly planId: string | null };

/** What becomes of a meeting, told: to those who were called; when nobody was, the own unit's file says it. */
@Injectable()
export class MeetingTelling {
  constructor(
    private readonly inviting: InvitingService,
    private readonly journal: Journal,
    private readonly reactions: Reactions,
  ) {}

  async note(key: CaseKey, id: string, action: keyof typeof MEETING_EVENTS, on?: string): Promise<void> {
    const isOver = action === 'log' || action === 'hold';
    const occurredOn = isOver && on ? { occurredOn: on } : {};
    await this.journal.append(key, { type: MEETING_EVENTS[action], payload: { meeting: id }, ...occurredOn });
  }

  /** Held. Of a plan's meeting the plan says it. */
  async isOver(meeting: Ended, on: string): Promise<void> {
    const { caseId, id, planId } = meeting;
    const units = await this.settle(meeting);
    if (planId) await this.reactions.tell('meeting.held', { caseId, planId, on });
    else if (units.length === 0) await this.note(meeting, id, 'hold', on);
  }

  /** Held, as its plan has said already. */
  settle(meeting: Ended): Promise<string[]> {
    return this.inviting.settle(meeting, meeting.id, 'close');
  }

  /** Minutes to those who were there; and what was decided is asked of the units that were named, except whom they are kept from. */
  async minutes(
    { associationId, caseId, id }: Ended,
    minutesId: string,
    unitIds: readonly string[],
    withheld: readonly string[] = [],
  ): Promise<void> {
    await this.inviting.hand({ associationId, caseId }, minutesId, unitIds);
    await this.decided({ caseId, id }, withheld);
  }

  async decided(
    { caseId, id }: Pick<Ended, 'caseId' | 'id'>,
    withheld: readonly string[] = [],
    given?: GroundGiven,
  ): Promise<void> {
    await this.reactions.tell('meeting.decided', { caseId, meetingId: id, withheld, ...(given && { given }) });
  }

  async isOff(meeting: Ended, reason: string): Promise<void> {
    const units = await this.inviting.settle(meeting, meeting.id, 'cancel', reason);
    if (units.length === 0 && !meeting.planId) await this.note(meeting, meeting.id, 'cancel');
  }
}
