import type { Day } from '#kernel';
import type { CaseBook, Desk } from './case-book.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Invented } from './people.js';
import type { Of } from './records.types.js';

/** One case while it is played: its book, who is in it, and what the latest acts left on the table. */
export interface Scene {
  readonly book: CaseBook;
  readonly dice: Dice;
  readonly cast: Cast;
  readonly person: Invented;
  readonly today: Day;
  /** Planned end of the first and the second programme. */
  readonly plannedEnds: readonly Day[];
  /** The day a step was to happen; it may be written down later. */
  happened: Day;
  /** The latest request to a programme, and the latest to the other authority. */
  referral?: Of<'referral'>;
  partnerReferral?: Of<'referral'>;
  participation?: Of<'intervention'>;
  plan?: Of<'sip'>;
}

/** The coordinating unit's caseworker. */
export const coordinatorOf = ({ cast }: Scene): Desk => cast.deskOf(cast.coordinator.id);

/** The other authority's. */
export const partnerOf = ({ cast }: Scene): Desk => cast.deskOf(cast.partner.id);

/** Whoever the latest request went to. */
export const providerOf = ({ cast, referral }: Scene): Desk => cast.deskOf(needed(referral).to_unit);

/** What an earlier step must have left; a shape without it is wrong. */
export function needed<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('a step comes before what it needs');
  return thing;
}
