import type { Day } from '#kernel';
import type { HistoryEvent } from '../history/history.types.js';
import { ClockBook } from './clock.process.js';
import type { Pause } from './limit.policy.js';

/** What an event did not say; a validated history always says it. */
export const UNSAID = '-';
/** The subject of a clock about the case itself. */
export const THE_CASE = '-';

/** A request as far as clocks care. */
interface Request {
  readonly from: string;
  readonly to: string;
  /** Accepted or rejected: information supplied afterwards starts no new wait for an answer. */
  decided: boolean;
  /** An intervention has started on it: accepting it afterwards starts no waiting. */
  started: boolean;
}

/** A participation, its planned end, and whether a next step has been agreed since that end was last set. */
export interface Participation {
  readonly iv: string;
  readonly agency: string;
  plannedEnd: Day | undefined;
  active: boolean;
  agreed: boolean;
}

/** A rundgång, from its first rejection to the next start. */
export interface Bounce {
  readonly start: Day;
  readonly breach: Day;
  readonly holder: string;
  readonly parties: readonly string[];
  stop: Day | null;
  reason: string | null;
}

/** One case, as the events so far have left it. */
export class CaseFacts {
  readonly clocks = new ClockBook();
  readonly requests = new Map<string, Request>();
  readonly participations = new Map<string, Participation>();
  /** By first rejection, which is their identity. */
  readonly bounces = new Map<Day, Bounce>();
  readonly pauses: Pause[] = [];
  /** Active caseworkers and their agency, the most recently assigned last. */
  readonly caseworkers = new Map<string, string>();
  openingAgency = UNSAID;
  lastAgency = UNSAID;
  closedFor = UNSAID;
  firstRejection: Day | undefined;
  rejections = 0;

  /** A unit that is only a party may hold no opening at all; what it holds is then taken as an open case. */
  constructor(public open: boolean) {}

  /** Whether any participation is active. */
  get covered(): boolean {
    return [...this.participations.values()].some(({ active }) => active);
  }

  /** The agency of the most recently assigned caseworker still there, else the last one known. */
  get caseworkerAgency(): string {
    return [...this.caseworkers.values()].at(-1) ?? this.lastAgency;
  }

  /** An open case without a caseworker runs a clock. */
  watchCaseworkers(on: Day, holder: string): void {
    if (this.open && this.caseworkers.size === 0) this.clocks.start('no_responsible', THE_CASE, on, holder);
  }

  /** A planned end is a clock set ahead: it runs from that day, unless the end comes or moves first. */
  watchPlannedEnd({ iv, agency, plannedEnd, active }: Participation): void {
    if (this.open && active && plannedEnd !== undefined) {
      this.clocks.start('planned_end_passed', iv, plannedEnd, agency, [agency]);
    }
  }

  /** Counts a rejection; the one that makes the number opens a rundgång. */
  reject({ from, to }: Request, event: HistoryEvent, count: number): void {
    this.firstRejection ??= event.occurredOn;
    this.rejections++;
    if (this.rejections !== count) return;
    const breach = event.occurredOn;
    const start = this.firstRejection;
    this.bounces.set(start, { start, breach, holder: from, parties: [from, to], stop: null, reason: null });
  }

  /** A start, or the end of the case, forgets the rejections so far. */
  forgetRejections(on: Day, reason: string): void {
    this.firstRejection = undefined;
    this.rejections = 0;
    const last = [...this.bounces.values()].at(-1);
    if (last === undefined || last.stop !== null) return;
    last.stop = on;
    last.reason = reason;
  }
}
