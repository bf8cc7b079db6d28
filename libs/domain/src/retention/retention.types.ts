import type { Day, Words } from '#kernel';

/** From when years are counted: the last entry in the unit's file, or the year in which the case was closed. */
export type RetentionStart = 'lastEntry' | 'yearClosed';

/** How long a kind of owner keeps its file, by which law, and whether the authority itself decides the number of years. */
export interface RetentionRule {
  readonly words: Words;
  readonly years: number;
  readonly from: RetentionStart;
  /** The latest day it may be finished: the same day, the end of the following calendar year, or no latest day. */
  readonly finish: 'sameDay' | 'endOfNextYear' | 'open';
  readonly law: string;
  /** Decided by the authority (dokumenthanteringsplan): the years here are what holds until it has. */
  readonly decided: boolean;
  /** What the reader should know of the rule. */
  readonly note: Words;
}

/** What a unit knows of one case that decides when its file shall go. */
export interface FileFacts {
  readonly lastEntry: Day;
  readonly closedOn: Day | null;
}

/** The first day the file may be erased, and the last day it should be; null: no last day. */
export interface DisposalDays {
  readonly from: Day;
  readonly latest: Day | null;
}

/** Years as an authority has decided them, from a day. */
export interface DecidedYears {
  readonly rule: string;
  readonly years: number;
  readonly validFrom: Day;
}
