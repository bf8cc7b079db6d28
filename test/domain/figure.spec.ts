import fc from 'fast-check';
import { hiddenCells, quartersBefore, shownNumbers, withTotals } from '#domain';

describe('a figure that leaves its unit', () => {
  const tables = (rows: number, columns: number) =>
    fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    });
  const small = fc.constantFrom([1, 1], [1, 3], [2, 2], [2, 3], [3, 2], [2, 4], [3, 3]).chain(([r, c]) => tables(r, c));
  const places = (table: readonly (readonly unknown[])[]) =>
    table.flatMap((row, r) => row.map((_, c) => [r, c] as const));

  /** Every other table a reader could take it for, that differs by one here and there: which cells it would change. */
  function couldBeOtherwise(counts: number[][], hidden: boolean[][]): Set<string> {
    const free = places(counts).filter(([r, c]) => hidden[r]![c]);
    const table = withTotals(counts);
    const changed = new Set<string>();
    const other = counts.map((row) => [...row]);
    const tryFrom = (at: number): void => {
      const place = free[at];
      if (!place) {
        const seen = withTotals(other);
        const moved = places(table).filter(([r, c]) => seen[r]![c] !== table[r]![c]);
        const isKnown = seen.some((row, r) => row.at(-1) === 0 && table[r]!.at(-1)! > 0); // an empty row would be shown
        if (!isKnown && moved.every(([r, c]) => hidden[r]![c])) for (const [r, c] of moved) changed.add(`${r},${c}`);
        return;
      }
      const [r, c] = place;
      const true_ = counts[r]![c]!;
      for (const value of [true_ - 1, true_, true_ + 1].filter((n) => n >= 0)) {
        other[r]![c] = value;
        tryFrom(at + 1);
      }
      other[r]![c] = true_;
    };
    tryFrom(0);
    return changed;
  }

  it('shows no number below five, and none that is hidden can be worked out from rows, columns and totals', () => {
    fc.assert(
      fc.property(small, (counts) => {
        const table = withTotals(counts);
        const hidden = hiddenCells(table, 5);
        const concealed = places(table).filter(([r, c]) => hidden[r]![c]);
        expect(places(table).filter(([r, c]) => table[r]![c]! < 5 && table[r]!.at(-1)! > 0 && !hidden[r]![c])).toEqual(
          [],
        );
        const otherwise = couldBeOtherwise(counts, hidden);
        expect(concealed.filter(([r, c]) => !otherwise.has(`${r},${c}`))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('no hidden number of a large table follows by algebra from what is shown', () => {
    fc.assert(
      fc.property(tables(9, 4), (counts) => {
        const hidden = hiddenCells(withTotals(counts), 5);
        const unknown = places(hidden).filter(([r, c]) => hidden[r]![c]);
        expect(unknown.filter((_, at) => isSolved(equations(hidden, unknown), at))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('what was hidden by hand too little is found by both attacks', () => {
    const counts = [[2, 9], [8, 7]]; // prettier-ignore
    const onlyTheSmall = withTotals(counts).map((row) => row.map((n) => n < 5));
    expect(couldBeOtherwise(counts, onlyTheSmall).size).toBe(0);
    expect(isSolved(equations(onlyTheSmall, [[0, 0]]), 0)).toBe(true);
  });

  it('a table of enough people is shown whole, rounded to five; one of too few not at all; nobody is nobody', () => {
    expect(shownNumbers([[12, 8], [7, 23]])).toEqual([[10, 10, 20], [5, 25, 30], [20, 30, 50]]); // prettier-ignore
    expect(shownNumbers([[0, 0], [20, 0]])).toEqual([[0, 0, 0], [null, null, 20], [null, null, 20]]); // prettier-ignore
    expect(shownNumbers([[0, 0], [0, 0]]).flat()).toEqual(Array(9).fill(0)); // prettier-ignore
    expect(shownNumbers([[1, 0], [0, 2]]).flat()).toEqual(Array(9).fill(null)); // prettier-ignore
  });

  it('quarters do not overlap, and only those that are over can be chosen', () => {
    expect(quartersBefore('2026-01-12', 3).map(({ code }) => code)).toEqual(['2025-Q4', '2025-Q3', '2025-Q2']);
    expect(quartersBefore('2026-12-31', 1)).toEqual([{ code: '2026-Q3', from: '2026-07-01', to: '2026-09-30' }]);
  });

  /** Each row and column: what is in it less its total is nought; one line of coefficients for what is unknown. */
  function equations(
    hidden: readonly (readonly boolean[])[],
    unknown: readonly (readonly [number, number])[],
  ): number[][] {
    const sign = (at: number, last: number) => (at === last ? -1 : 1);
    const [rows, columns] = [hidden.length - 1, hidden[0]!.length - 1];
    return [
      ...hidden.map((_, row) => unknown.map(([r, c]) => (r === row ? sign(c, columns) : 0))),
      ...hidden[0]!.map((_, column) => unknown.map(([r, c]) => (c === column ? sign(r, rows) : 0))),
    ];
  }

  /** Whether the equations leave one value only for an unknown: then its unit vector is a sum of their lines. */
  function isSolved(lines: number[][], at: number): boolean {
    return rank([...lines, lines[0]!.map((_, column) => Number(column === at))]) === rank(lines);
  }
  function rank(lines: readonly (readonly number[])[]): number {
    const left = lines.map((line) => [...line]);
    let found = 0;
    for (let column = 0; column < left[0]!.length; column += 1) {
      const pivot = left.findIndex((line, row) => row >= found && Math.abs(line[column]!) > 1e-9);
      if (pivot < 0) continue;
      [left[found], left[pivot]] = [left[pivot]!, left[found]!];
      for (let row = found + 1; row < left.length; row += 1) {
        const times = left[row]![column]! / left[found]![column]!;
        left[row] = left[row]!.map((value, c) => value - times * left[found]![c]!);
      }
      found += 1;
    }
    return found;
  }
});
