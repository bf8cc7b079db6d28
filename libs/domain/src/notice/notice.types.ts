import type { Day } from '#kernel';
import type { Role } from '../permission/index.js';
import type { NoticeKind, NoticeSource, NoticeWhy } from './notice.rules.js';

/** Something in a case that waits for the unit, or that the other party has done. */
export interface NoticeThing {
  readonly source: NoticeSource;
  readonly state: string;
  readonly ours: boolean;
  readonly id: string;
  readonly turn: string;
  readonly since: Day;
  readonly dueOn: Day | null;
  /** Who handles this very thing; null when nobody but the case's own caseworker. */
  readonly worker: string | null;
}

/** Somebody in the unit who may be told: her seat holds, and no wall stands between her and the case. */
export interface Reachable {
  readonly id: string;
  readonly roles: readonly Role[];
}
export interface NoticeAbsence {
  readonly accountId: string;
  readonly deputyId: string;
  readonly from: Day;
  readonly to: Day;
}

/** What one unit's notices in one case are derived from. */
export interface NoticeGround {
  readonly today: Day;
  readonly worker: string | null;
  readonly things: readonly NoticeThing[];
  readonly people: readonly Reachable[];
  /** Those that last today or begin later. */
  readonly absences: readonly NoticeAbsence[];
}

/** A notice as it should stand today. */
export interface WantedNotice {
  readonly accountId: string;
  readonly kind: NoticeKind;
  readonly thingId: string;
  readonly turn: string;
  readonly why: NoticeWhy;
  readonly since: Day;
  readonly dueOn: Day | null;
  readonly near: boolean;
}

/** A notice as it stands. */
export interface StandingNotice extends WantedNotice {
  readonly id: string;
}

export interface NoticeChanges {
  readonly born: readonly WantedNotice[];
  readonly changed: readonly StandingNotice[];
  /** No longer hers, or no longer anybody's. */
  readonly ended: readonly string[];
}
