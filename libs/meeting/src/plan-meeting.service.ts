import { Injectable } from '@nestjs/common';
import { MEETING_MOVES } from '#domain';
import type { MeetingNeed } from '#domain';
import { move } from '#kernel';
import type { CaseKey } from '#platform';
import type { Given } from './inviting.service.js';
import { MeetingDesk } from './meeting-desk.service.js';
import type { Calling } from './meeting-desk.service.js';
import { MeetingTelling } from './meeting-telling.service.js';

type PlanCalling = Calling & Required<Pick<Calling, 'plan'>>;

/** The meeting room as a plan uses it: the plan's steps decide, the meeting is one like any other. */
@Injectable()
export class PlanMeetings {
  constructor(
    private readonly desk: MeetingDesk,
    private readonly telling: MeetingTelling,
  ) {}

  /** Called from its plan. A meeting of it that is still to come gets the new day: nobody is called to two. */
  async call(key: CaseKey, calling: PlanCalling, unitIds: readonly string[], given: Given): Promise<void> {
    const coming = await this.desk.toCome(calling.plan.planId);
    if (coming) await this.desk.anotherDay(coming, calling, given, unitIds);
    else await this.desk.begin(key, calling, unitIds, given);
  }

  /** When it begins and how long it is, of the one to come: what a new day keeps unless it says otherwise. */
  async times(planId: string): Promise<Pick<Calling, 'startsAt' | 'minutes'> | undefined> {
    return this.desk.toCome(planId);
  }

  async callOff(planId: string, reason: string): Promise<void> {
    const coming = await this.desk.toCome(planId);
    if (coming) await this.desk.callOff(coming, reason);
  }

  /** Held, as the plan says. What was said and who was there is written in the meeting, now or later. */
  async held(planId: string, on: string): Promise<void> {
    const coming = await this.desk.toCome(planId);
    if (!coming) return; // called before meetings of plans were meetings, or written down as held already
    const status = move(MEETING_MOVES, coming.status, 'hold', 'planner', new Set<MeetingNeed>(['day', 'summary']));
    await this.desk.change(coming, { status, date: on });
    await this.telling.settle(coming);
  }
}
