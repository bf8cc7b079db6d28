import fc from 'fast-check';
import {
  CATEGORIES,
  closedFrom,
  disclosure,
  edgeStatus,
  GROUNDS,
  groundsBetween,
  hiddenCells,
  isAssessed,
  isGroundOpen,
  NEUTRAL_TITLE,
  neutralTitle,
  quartersBefore,
  SECRECY,
  shownNumbers,
  UNIT_KINDS,
  withTotals,
  type Disclosure,
  type Ground,
  type SecrecyCode,
} from '#domain';

const areas = Object.keys(SECRECY) as SecrecyCode[];
const grounds = Object.keys(GROUNDS) as Ground[];

describe('a ground', () => {
  it('the general clause never opens health care or social services', () => {
    for (const to of areas) {
      expect(isGroundOpen('GENERAL_CLAUSE', 'healthCare', to)).toBe(false);
      expect(isGroundOpen('GENERAL_CLAUSE', 'socialServices', to)).toBe(false);
    }
    expect(isGroundOpen('GENERAL_CLAUSE', 'socialInsurance', 'employmentService')).toBe(true);
  });

  it('the general clause from health care or social services does not compile', () => {
    const insurance: Disclosure<'socialInsurance'> = { from: 'socialInsurance', ground: 'GENERAL_CLAUSE' };
    // @ts-expect-error the general clause is closed to health care
    const care: Disclosure<'healthCare'> = { from: 'healthCare', ground: 'GENERAL_CLAUSE' };
    // @ts-expect-error and to social services
    const social: Disclosure<'socialServices'> = { from: 'socialServices', ground: 'GENERAL_CLAUSE' };
    // @ts-expect-error and to a municipal labour market unit, until its lawyer says otherwise
    const labour: Disclosure<'municipalLabour'> = { from: 'municipalLabour', ground: 'GENERAL_CLAUSE' };
    // @ts-expect-error of an unknown area it is not to be had either
    const unknown: Disclosure<SecrecyCode> = { from: 'socialInsurance', ground: 'GENERAL_CLAUSE' };
    // @ts-expect-error what is not for coordination is no ground from anywhere
    const fraud: Disclosure<'employmentService'> = { from: 'employmentService', ground: 'FRAUD_CRIME' };
    const open = [insurance, care, social, labour, unknown, fraud].map(({ from, ground }) =>
      disclosure(from, 'employmentService', ground),
    );
    expect(open).toEqual([insurance, null, null, null, unknown, null]);
  });

  it('that needs an assessment is not met by what nobody can read', () => {
    for (const blank of [undefined, null, '', ' '.repeat(50), '\n\t \u00a0\u200b'.repeat(9), 'a b c d e']) {
      expect(isAssessed(blank)).toBe(false);
    }
    expect(isAssessed('Känt för alla')).toBe(true);
  });

  it('for necessary care stays between health care and social services', () => {
    expect(isGroundOpen('CARE_NEED_U18_ABUSE_LPT', 'healthCare', 'socialServices')).toBe(true);
    expect(isGroundOpen('CARE_NEED_U18_ABUSE_LPT', 'healthCare', 'socialInsurance')).toBe(false);
    expect(isGroundOpen('CARE_NEED_U18_ABUSE_LPT', 'employmentService', 'healthCare')).toBe(false);
  });

  it('for danger stays inside health care: a missing consent is not an emergency', () => {
    for (const from of areas) {
      for (const to of areas) {
        expect(isGroundOpen('LIFE_HEALTH', from, to)).toBe(from === 'healthCare' && to === 'healthCare');
      }
    }
  });

  it('never opens anything from or to a unit that may not handle individuals', () => {
    for (const ground of grounds) {
      for (const area of areas) {
        expect(isGroundOpen(ground, 'none', area)).toBe(false);
        expect(isGroundOpen(ground, area, 'none')).toBe(false);
      }
      expect(closedFrom(ground)).toContain('none');
    }
  });

  it('that is for other purposes is named and never offered', () => {
    for (const unusable of ['TECHNICAL', 'FRAUD_CRIME', 'SUPERVISION', 'SAMMANHALLEN', 'RESERVATION'] as const) {
      expect(GROUNDS[unusable].basis).toBe('unusable');
      expect(areas.some((from) => areas.some((to) => isGroundOpen(unusable, from, to)))).toBe(false);
    }
  });

  it('is offered with consent or an assessment; a reply is never chosen, and to the person there is SELF', () => {
    expect(groundsBetween('healthCare', 'municipalLabour')).toEqual([
      'CONSENT',
      'MENPROVNING_OK',
      'NECESSARY_OWN',
      'STATUTORY_DUTY',
    ]);
    expect(groundsBetween('socialInsurance', 'employmentService')).toContain('FK_DIREKT');
    expect(groundsBetween('socialInsurance', 'self')).toContain('SELF');
    expect(groundsBetween('socialInsurance', 'employmentService')).not.toContain('REPLY');
    expect(groundsBetween('socialInsurance', 'none')).toEqual([]);
  });

  it('says the same to the database as to the form', () => {
    for (const ground of grounds.filter((code) => GROUNDS[code].basis !== 'unusable')) {
      for (const from of areas) {
        const opensSomewhere = areas.some((to) => isGroundOpen(ground, from, to));
        expect([ground, from, opensSomewhere]).toEqual([ground, from, !closedFrom(ground).includes(from)]);
      }
    }
  });
});

describe('a unit', () => {
  it('has secrecy of its own, by what it does and not by whose it is', () => {
    expect(UNIT_KINDS.healthCare.secrecy).toBe('healthCare');
    expect(SECRECY.healthCare).toMatchObject({ law: 'OSL 25:1', requisite: 'reversed' });
    expect(SECRECY.socialServices).toMatchObject({ law: 'OSL 26:1', requisite: 'reversed' });
    expect(SECRECY.socialInsurance).toMatchObject({ law: 'OSL 28:1', requisite: 'straight' });
    expect(SECRECY.employmentService).toMatchObject({ law: 'OSL 28:11', requisite: 'straight' });
    expect(UNIT_KINDS.association.secrecy).toBe('none');
  });
});

describe('a title', () => {
  it('that tells of illness is Vårdkontakt unless health goes too', () => {
    expect(neutralTitle('Smärtrehabilitering', true, ['contact', 'plan'])).toEqual(NEUTRAL_TITLE);
    expect(neutralTitle('Smärtrehabilitering', true, ['plan', 'health']).sv).toBe('Smärtrehabilitering');
    expect(neutralTitle('Arbetsträning', false, ['plan']).sv).toBe('Arbetsträning');
  });

  it('base facts are contact and planning, nothing more', () => {
    const base = Object.entries(CATEGORIES)
      .filter(([, row]) => row.isBase)
      .map(([code]) => code);
    expect(base).toEqual(['contact', 'plan']);
  });
});

describe('a consent edge', () => {
  const given = { confirmedOn: '2026-01-28', revokedOn: null, validTo: '2027-01-26' };

  it('grounds nothing until the unit it opens has confirmed it', () => {
    expect(edgeStatus({ ...given, confirmedOn: null }, '2026-02-01')).toBe('proposed');
    expect(edgeStatus(given, '2026-02-01')).toBe('confirmed');
  });

  it('holds through its last day and not a day longer', () => {
    expect(edgeStatus(given, '2027-01-26')).toBe('confirmed');
    expect(edgeStatus(given, '2027-01-27')).toBe('expired');
  });

  it('is revoked for good, whatever its dates say', () => {
    expect(edgeStatus({ ...given, revokedOn: '2026-10-14' }, '2026-10-14')).toBe('revoked');
    expect(edgeStatus({ ...given, revokedOn: '2026-10-14' }, '2028-01-01')).toBe('revoked');
  });
});

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
