import { SMALL_NUMBERS } from './figure.rules.js';

type Numbers = readonly (readonly number[])[];
/** A number that is not shown is null. */
export type ShownNumbers = readonly (readonly (number | null)[])[];
type Place = readonly [row: number, column: number];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** The counts with a total after each row and each column. */
export function withTotals(counts: Numbers): number[][] {
  const rows = counts.map((row) => [...row, sum(row)]);
  return [...rows, rows[0]!.map((_, column) => sum(rows.map((row) => row[column]!)))];
}

/** What may be shown of counts of people: small numbers hidden, others with them so that none can be worked out. */
export function shownNumbers(counts: Numbers): ShownNumbers {
  const { threshold, rounding } = SMALL_NUMBERS;
  const table = withTotals(counts);
  const hidden = hiddenCells(table, threshold.value);
  const rounded = (n: number) => Math.round(n / rounding.value) * rounding.value;
  return table.map((row, r) => row.map((n, c) => (hidden[r]![c] ? null : rounded(n))));
}

/**
 * Which cells of a table with totals are hidden. First every small one, nought included: that nobody came to work says
 * something of those who did not. Only a row in which there is nobody at all is shown as it is: it is about no one. Then,
 * while a hidden cell can have one value only given what is shown (all are whole numbers, none below nought), one more: the
 * smallest that frees it, in its own row or column when it can be, totals last.
 */
export function hiddenCells(table: Numbers, threshold: number): boolean[][] {
  const hidden = table.map((row) => row.map((n) => n < threshold && row.at(-1)! > 0));
  const places = table.flatMap((row, r) => (row.at(-1)! > 0 ? row.map((_, c): Place => [r, c]) : []));
  for (;;) {
    const stuck = places.find(([r, c]) => hidden[r]![c] && !isFree(table, hidden, [r, c]));
    if (!stuck) return hidden;
    const [row, column] = nextToHide(table, hidden, places, stuck);
    hidden[row]![column] = true;
  }
}

/** The least a reader knows a hidden cell to be: a row with nobody in it would have been shown. */
const least = (table: Numbers, column: number): number => Number(column === table[0]!.length - 1);

function nextToHide(table: Numbers, hidden: boolean[][], places: readonly Place[], stuck: Place): Place {
  const rank = ([r, c]: Place): readonly number[] => [
    Number(r !== stuck[0] && c !== stuck[1]),
    Number(r === table.length - 1) + Number(c === table[0]!.length - 1),
    table[r]![c]!,
  ];
  const shown = places
    .filter(([r, c]) => !hidden[r]![c])
    .map((place) => ({ place, rank: rank(place) }))
    .sort((a, b) => a.rank[0]! - b.rank[0]! || a.rank[1]! - b.rank[1]! || a.rank[2]! - b.rank[2]!);
  const frees = ({ place: [r, c] }: { place: Place }) =>
    isFree(table, hidden.map((row, at) => (at === r ? row.with(c, true) : row)), stuck); // prettier-ignore
  return (shown.find(frees) ?? shown[0]!).place;
}

/**
 * Whether a hidden cell could be one more or one less, all shown being as they are. A table with totals is a flow: each row
 * and column a node where what comes in goes out, each cell an arc, totals the other way. So a cell can change if and only
 * if a way leads back around through other hidden cells, upwards always, downwards where there is something to take from.
 */
function isFree(table: Numbers, hidden: readonly (readonly boolean[])[], [row, column]: Place): boolean {
  const [rows, columns] = [table.length, table[0]!.length];
  const arcs = table.flatMap((line, r) =>
    line.flatMap((value, c) => {
      if (!hidden[r]![c] || (r === row && c === column)) return [];
      const [from, to] = ends(r, c);
      return value > least(table, c) ? [[from, to], [to, from]] : [[from, to]]; // prettier-ignore
    }),
  );
  function ends(r: number, c: number): readonly [number, number] {
    const isTotal = (r === rows - 1) !== (c === columns - 1);
    return isTotal ? [rows + c, r] : [r, rows + c];
  }
  const leads = (from: number, to: number): boolean => {
    const reached = new Set([from]);
    for (const node of reached) for (const [a, b] of arcs) if (a === node) reached.add(b!);
    return reached.has(to);
  };
  const [from, to] = ends(row, column);
  return leads(to, from) || (table[row]![column]! > least(table, column) && leads(from, to));
}
