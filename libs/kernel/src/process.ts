import { Refusal, REFUSALS, type RefusalDetail } from './errors.js';
import type { CodeList, Words } from './words.js';

/** In a table's party column: any party to the matter may make this move. */
export const EITHER = 'either';

/** In a table's from column: before the thing exists. The row says who may make one and what that needs. */
export const NEW = 'new';

/** One allowed move: from a state, by an action, to a state, made by one party, once its needs are met. */
export type Move<S extends string, A extends string, P extends string, N extends string> = readonly [
  from: S | typeof NEW,
  action: A,
  to: S,
  by: P | typeof EITHER,
  needs: readonly N[],
];

/** A process as data: what a test walks whole, a diagram draws and the database checks against. */
export interface Process<
  S extends string = string,
  A extends string = string,
  P extends string = string,
  N extends string = string,
> {
  readonly name: string;
  readonly statuses: CodeList<S>;
  readonly parties: CodeList<P>;
  readonly needs: CodeList<N>;
  readonly moves: readonly Move<S, A, P, N>[];
  /** The first state, or NEW when a row of the table says how it comes into being. */
  readonly initial: S | typeof NEW;
  readonly terminal: readonly S[];
}

/** A move the table does not allow now. */
export class IllegalMove extends Refusal {
  constructor(code: 'NO_SUCH_MOVE' | 'WRONG_PARTY' | 'NEEDS_MISSING', tried: string, detail: RefusalDetail = {}) {
    super(code, REFUSALS[code] satisfies Words, detail);
    this.message = `${code}: ${tried}`;
  }
}

/** The row of the table, or a refusal: a move that is not in the table does not exist. */
function legalRow<S extends string, A extends string, P extends string, N extends string>(
  table: readonly Move<S, A, P, N>[],
  from: S | typeof NEW,
  action: A,
  by: P,
  has: ReadonlySet<N>,
): Move<S, A, P, N> {
  const row = table.find(([f, a]) => f === from && a === action);
  if (!row) throw new IllegalMove('NO_SUCH_MOVE', `${from} -${action}->`);
  const [, , , party, needs] = row;
  if (party !== by && party !== EITHER) throw new IllegalMove('WRONG_PARTY', `${action} is for ${party}`);
  const missing = needs.filter((need) => !has.has(need));
  if (missing.length > 0) throw new IllegalMove('NEEDS_MISSING', missing.join(', '), { missing });
  return row;
}

/** Makes the move: answers the state it leads to, or refuses saying what is wrong. */
export function move<S extends string, A extends string, P extends string, N extends string>(
  table: readonly Move<S, A, P, N>[],
  from: S | typeof NEW,
  action: A,
  by: P,
  has: ReadonlySet<N>,
): S {
  return legalRow(table, from, action, by, has)[2];
}

/** The rows a party may use from a state: what its buttons are drawn from. */
export function movesFrom<S extends string, A extends string, P extends string, N extends string>(
  table: readonly Move<S, A, P, N>[],
  from: S | typeof NEW,
  by: P,
): readonly Move<S, A, P, N>[] {
  return table.filter(([f, , , party]) => f === from && (party === by || party === EITHER));
}

/** A table's last move, as the timeline keeps it. */
export interface LastMove<S extends string, A extends string> {
  readonly from: S | typeof NEW;
  readonly action: A;
}

/**
 * Takes back a mistake: the last row read backwards, by the party that made it, with a reason.
 * Only actions named correctable may be taken back; what has been read elsewhere cannot be unread.
 */
export function correct<S extends string, A extends string, P extends string, N extends string>(
  table: readonly Move<S, A, P, N>[],
  correctable: readonly A[],
  last: LastMove<S, A>,
  by: P,
  hasReason: boolean,
): S {
  const row = table.find(([f, a]) => f === last.from && a === last.action);
  if (!row || !correctable.includes(last.action)) throw new IllegalMove('NO_SUCH_MOVE', `correct ${last.action}`);
  if (row[3] !== by && row[3] !== EITHER) throw new IllegalMove('WRONG_PARTY', `correct is for ${row[3]}`);
  if (!hasReason) throw new IllegalMove('NEEDS_MISSING', 'reason', { missing: ['reason'] });
  if (row[0] === NEW) throw new IllegalMove('NO_SUCH_MOVE', `correct ${last.action}: withdraw it instead`);
  return row[0];
}
