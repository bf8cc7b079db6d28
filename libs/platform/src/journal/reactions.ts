import { Injectable } from '@nestjs/common';
import type { GroundGiven } from './delivery.service.js';

/** What one noun tells the others, inside the same transaction. The rows that answer are in libs/flow. */
export interface Happenings {
  'referral.started': {
    readonly associationId: string;
    readonly caseId: string;
    readonly referralId: string;
    readonly programmeId: string | null;
    readonly startedOn: string;
    readonly plannedEnd: string | null;
    readonly hoursPerWeek: number | null;
    readonly senderUnit: string;
  };
  'referral.ended': {
    readonly caseId: string;
    readonly referralId: string;
    readonly endedOn: string;
    readonly outcome: string;
    readonly nextStep: string | null;
    readonly noNextStepReason: string | null;
    readonly occupationAfter: string | null;
  };
  /** The unit that started or ended a participation with its request has taken that back. */
  'referral.corrected': { readonly referralId: string; readonly action: 'start' | 'end'; readonly reason: string };
  'intervention.ended': { readonly caseId: string; readonly referralId: string | null; readonly outcome: string };
  /** A day on which something was due in a unit's case has come. */
  'case.due': { readonly caseId: string };
  /** A request is over: its outcome acknowledged, declined, returned or withdrawn. */
  'referral.closed': { readonly caseId: string; readonly receiverUnit: string };
  /** A meeting of a plan has been recorded as held. */
  'meeting.held': { readonly caseId: string; readonly planId: string; readonly on: string };
  /** What was decided in a meeting is to be asked of the units that were named, but for those it is kept from. */
  'meeting.decided': {
    readonly caseId: string;
    readonly meetingId: string;
    readonly withheld: readonly string[];
    /** For the units that no consent reaches: a ground with its assessment, when one was given. */
    readonly given?: GroundGiven;
  };
  'edge.revoked': { readonly caseId: string; readonly edgeId: string };
}
type Handler<K extends keyof Happenings> = (event: Happenings[K]) => Promise<void>;

/** Siblings never import each other: what must follow across nouns goes through here. */
@Injectable()
export class Reactions {
  private readonly handlers = new Map<keyof Happenings, ((event: never) => Promise<void>)[]>();

  on<K extends keyof Happenings>(what: K, handler: Handler<K>): void {
    this.handlers.set(what, [...(this.handlers.get(what) ?? []), handler]);
  }

  async tell<K extends keyof Happenings>(what: K, event: Happenings[K]): Promise<void> {
    for (const handler of this.handlers.get(what) ?? []) await (handler as Handler<K>)(event);
  }
}
