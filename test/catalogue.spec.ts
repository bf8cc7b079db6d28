import { readFileSync } from 'node:fs';
import {
  type CatalogueRefusal,
  CLOSED_REASONS,
  MOST_ERRORS,
  type Overlay,
  parseCatalogue,
  parseOverlay,
  type Programme,
  programmeTakesRequests,
  toProgrammeRows,
} from '#directory';
import { addDays, weekday } from '#kernel';
import fc from 'fast-check';

const data = (name: string): Buffer => readFileSync(new URL(`../libs/directory/data/${name}`, import.meta.url));
const TODAY = '2026-01-12';

/** A programme as short as may be; what a test is about is written over it. */
const programme = (own: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 'hjo-provning',
  name: 'Prövning Hjo',
  association: 'Samordningsförbundet Exempel',
  kind: 'individual',
  status: 'active',
  ...own,
});

const file = (...programmes: unknown[]): string => JSON.stringify(programmes, null, 1);

function refused(text: string | Uint8Array): CatalogueRefusal['errors'] {
  const result = parseCatalogue('prov.json', text);
  if (!('errors' in result)) throw new Error('the file was loaded');
  return result.errors;
}

function loaded(text: string | Uint8Array): readonly Programme[] {
  const result = parseCatalogue('prov.json', text);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.programmes;
}

function overlaid(text: string | Uint8Array, programmes: readonly Programme[]): Overlay {
  const result = parseOverlay('overlay.json', text, programmes);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result;
}

describe('the associations’ catalogue', () => {
  const programmes = loaded(data('programmes.json'));

  it('loads all 53 programmes of the four associations', () => {
    expect(programmes).toHaveLength(53);
    expect(new Set(programmes.map(({ association }) => association)).size).toBe(4);
    expect(programmes.filter(({ kind }) => kind === 'individual')).toHaveLength(43);
  });

  it('keeps a date as exact as the source has it, and silence as null', () => {
    const [falkoping, torget] = ['ska-starka-individen-falkoping', 'rar-ungdomstorget'].map((id) =>
      programmes.find((one) => one.id === id),
    );
    expect(falkoping?.period).toEqual({ from: '2014', to: '2021' });
    expect(torget?.period).toEqual({ from: null, to: null });
    expect(torget?.capacity?.places).toBeNull();
  });

  it('holds nothing of the reports the programmes were read from', () => {
    expect(data('programmes.json').toString()).not.toMatch(
      /"(?:source|sourceFile|sourceLine|reported|figureId)"|\.txt/,
    );
  });

  it('is let in as received too, without what only describes the report', () => {
    const [received] = loaded(
      file(programme({ source: { file: 'a.txt', lines: [1, 2] }, reported: [{}], config: null })),
    );
    expect(received).not.toHaveProperty('source');
    expect(received).not.toHaveProperty('reported');
  });

  it('has requests taken by nobody until a unit is named, and never by what is not for individuals', () => {
    for (const row of toProgrammeRows(programmes, null, TODAY)) {
      const reason = row.kind === 'individual' ? 'noOperatingUnit' : 'notIndividual';
      expect(programmeTakesRequests(row, TODAY)).toEqual({ takes: false, reason });
    }
  });
});

describe('a catalogue file that is wrong', () => {
  // prettier-ignore
  const WRONG: readonly [what: string, field: string, line: number, sv: RegExp, ...own: Record<string, unknown>[]][] = [
    ['a text where a number belongs', '[0].capacity.places', 9, /ett tal.*text/, { capacity: { places: 'fem' } }],
    ['half a place', '[0].capacity.places', 9, /heltal.*1\.5/, { capacity: { places: 1.5 } }],
    ['fewer places than none', '[0].capacity.places', 9, /lägst 0/, { capacity: { places: -1 } }],
    ['a field that does not exist', '[0].plaster', 8, /plaster.*finns inte/, { plaster: 5 }],
    ['a field that is missing', '[0].name', 2, /saknas/, { name: undefined }],
    ['an empty name', '[0].name', 4, /tom/, { name: '' }],
    ['a name of a thousand letters', '[0].name', 4, /högst 300/, { name: 'x'.repeat(1000) }],
    ['a null character in a text', '[0].notes', 8, /styrtecken/, { notes: 'a\u0000b' }],
    ['half a character in a text', '[0].notes', 8, /halva tecken/, { notes: 'a\ud800' }],
    ['an id that is no id', '[0].id', 3, /små bokstäver/, { id: 'Hjo Prövning' }],
    ['an id given twice', '[1].id', 10, /rad 3/, {}, {}],
    ['a parent that does not exist', '[0].parentId', 8, /ingen insats/, { parentId: 'nobody' }],
    ['a programme that is its own parent', '[0].parentId', 8, /under sig själv/, { parentId: 'hjo-provning' }],
    ['a parent in another association', '[1].parentId', 15, /annat samordningsförbund/,
      { association: 'Ett annat', id: 'above' }, { parentId: 'above' }],
    ['a child that knows nothing of it', '[0].childIds[0]', 9, /parentId/, { childIds: ['below'] }, { id: 'below' }],
    ['a programme used that does not exist', '[0].usesInsatser[0]', 9, /ingen insats/, { usesInsatser: ['nobody'] }],
    ['a period that ends before it begins', '[0].period.to', 10, /2021-05-31.*före.*2021-06/,
      { period: { from: '2021-06', to: '2021-05-31' } }],
    ['a day that does not exist', '[0].period.from', 9, /datum/, { period: { from: '2021-02-30' } }],
    ['a date of no known precision', '[0].period.from', 9, /datum/, { period: { from: 'våren 2021' } }],
    ['a year written as a number', '[0].period.from', 9, /text.*tal/, { period: { from: 2014 } }],
    ['an unknown kind', '[0].kind', 6, /magic.*individual/, { kind: 'magic' }],
    ['an unknown status', '[0].status', 7, /open.*active/, { status: 'open' }],
    ['an unknown kind of owner', '[0].owner.agencyKind', 10, /landsting.*kommun/,
      { owner: { name: 'X', agencyKind: 'landsting' } }],
    ['ages the wrong way round', '[0].targetGroup.ages[1]', 11, /före/, { targetGroup: { ages: [64, 18] } }],
    ['one age of two', '[0].targetGroup.ages', 9, /minst 2/, { targetGroup: { ages: [18] } }],
    ['a wrong part of one of two ways to write hours', '[0].intensity.hoursPerWeekStart[1]', 11, /tal.*text/,
      { intensity: { hoursPerWeekStart: [4, 'tio'] } }],
    ['neither of two ways to write hours', '[0].intensity.hoursPerWeekStart', 9, /tal eller en lista/,
      { intensity: { hoursPerWeekStart: 'fyra' } }],
    ['a list that is no list', '[0].municipalities', 8, /lista.*text/, { municipalities: 'Hjo' }],
    ['a list of a thousand methods', '[0].methods', 8, /högst 200/, { methods: Array(1000).fill('x') }],
  ];

  it.each(WRONG)('says file, line and field of %s', (_, field, line, sv, ...own) => {
    const errors = refused(file(...own.map((one) => programme(one))));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ file: 'prov.json', line, field });
    expect(errors[0]?.sv).toMatch(sv);
    expect(errors[0]?.en).toMatch(/\w/);
  });

  it('says which entry is no programme at all', () => {
    expect(refused(file(programme(), 'Hjo'))).toMatchObject([{ line: 9, field: '[1]', code: 'wrongType' }]);
  });

  // prettier-ignore
  const UNREADABLE: readonly [what: string, content: string | Uint8Array, line: number, sv: RegExp][] = [
    ['nothing',                    '', 1, /JSON/],
    ['prose',                      'Hej!', 1, /JSON/],
    ['a file cut off',             file(programme()).slice(0, -20), 7, /JSON/],
    ['a comment',                  '[\n// note\n]', 2, /JSON/],
    ['a comma too many',           '[\n{},\n]', 3, /JSON/],
    ['an object instead of a list', '{}', 1, /lista/],
    ['a text in Latin-1',          Buffer.from(file(programme()), 'latin1'), 4, /UTF-8/],
    ['a text decoded wrongly',     file(programme({ name: 'Pr\ufffdvning' })), 4, /UTF-8/],
    ['UTF-16',                     Buffer.from(file(programme()), 'utf16le').fill(0xff, 0, 1), 1, /UTF-8/],
    ['a line of ten megabytes',    `["${'x'.repeat(10 * 1024 * 1024)}"]`, 1, /5 MB/],
    ['a hundred thousand levels',  '['.repeat(100_000), 1, /nivåer/],
    ['a hundred thousand entries', `[${'1,'.repeat(99_999)}1]`, 1, /högst 1000/],
  ];

  it.each(UNREADABLE)('says where %s is', (_, content, line, sv) => {
    const errors = refused(content);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ file: 'prov.json', line });
    expect(errors[0]?.sv).toMatch(sv);
  });

  it('says which of two equal fields came second', () => {
    const text = '[{\n"id": "a",\n"id": "b"\n}]';
    expect(refused(text)[0]).toMatchObject({ line: 3, field: '[0].id', code: 'duplicateField' });
  });

  it('takes a field that JavaScript would not keep as data for an unknown one', () => {
    const errors = refused('[{\n"__proto__": {"kind": "individual"}\n}]');
    expect(errors).toMatchObject([{ line: 2, field: '[0].__proto__', code: 'unknownField' }]);
  });

  it('names the ring when programmes are below each other', () => {
    const ring = [
      programme({ id: 'a', parentId: 'c' }),
      programme({ id: 'b', parentId: 'a' }),
      programme({ id: 'c', parentId: 'b' }),
    ];
    const errors = refused(file(...ring, programme({ id: 'd', parentId: 'a' })));
    expect(errors.map(({ field }) => field)).toEqual(['[0].parentId', '[1].parentId', '[2].parentId']);
    expect(errors[0]?.sv).toContain('a → c → b → a');
  });

  it('lists every error at once, in the order of the file, and loads nothing', () => {
    const errors = refused(
      file(
        programme({ id: 'a', capacity: { places: -1 }, parentId: 'nobody' }),
        programme({ id: 'a', kind: 'magic', plaster: 1 }),
      ),
    );
    expect(errors.map(({ field }) => field)).toEqual([
      '[0].capacity.places',
      '[0].parentId',
      '[1].id',
      '[1].kind',
      '[1].plaster',
    ]);
  });

  it('stops listing at fifty', () => {
    const many = Array.from({ length: 80 }, (_, index) => programme({ id: `p${String(index)}`, kind: 'magic' }));
    const errors = refused(file(...many));
    expect(errors).toHaveLength(MOST_ERRORS);
    expect(errors[49]?.field).toBe('[49].kind');
  });

  it('never escapes as an exception, whatever the file holds', () => {
    const whole = file(programme({ capacity: { places: 3 }, targetGroup: { ages: [18, 64] } }));
    const torn = fc.tuple(fc.nat(whole.length), fc.nat(9), fc.string()).map(([at, gone, put]) => {
      return whole.slice(0, at) + put + whole.slice(at + gone);
    });
    const anything = fc.oneof(
      torn,
      fc.string(),
      fc.json(),
      fc.uint8Array(),
      fc.array(fc.object()).map((list) => file(...list)),
    );
    fc.assert(
      fc.property(anything, (content) => {
        const result = parseCatalogue('prov.json', content);
        if ('errors' in result)
          for (const { line, sv } of result.errors) expect([line > 0, sv !== '']).toEqual([true, true]);
      }),
      { seed: 53, numRuns: 500 },
    );
  });

  it('quotes only the beginning of a long wrong value', () => {
    expect(refused(file(programme({ kind: 'x'.repeat(100_000) })))[0]?.sv.length).toBeLessThan(400);
  });
});

describe('text in a catalogue', () => {
  it('is data and kept letter by letter, whatever it looks like', () => {
    const name = `<script>alert('å')</script>'); drop table programme; -- {{7*7}} ${'$'}{x} \t🙂`;
    expect(loaded(file(programme({ name })))[0]?.name).toBe(name);
  });

  it('may begin with a byte order mark', () => {
    expect(loaded(Buffer.from(`\uFEFF${file(programme())}`))).toHaveLength(1);
  });
});

describe('the demonstration’s overlay', () => {
  const programmes = loaded(data('programmes.json'));
  const overlay = overlaid(data('demo-overlay.json'), programmes);
  const rows = toProgrammeRows(programmes, overlay, TODAY);
  const units = new Map(
    overlay.agencies.flatMap((agency) => agency.units.map((unit) => [unit.code, { ...unit, agency }])),
  );

  it('says that it is invented', () => {
    expect(overlay.invented).toBe(true);
    expect(overlay.note.sv).toMatch(/påhittat/);
  });

  it('lets a unit that is no association run every programme for individuals', () => {
    for (const row of rows.filter(({ kind }) => kind === 'individual')) {
      const unit = units.get(row.operatingUnitCode ?? '');
      expect(unit?.agency.agencyKind).toMatch(/^(?:kommun|region|fk|af|provider)$/);
      expect(row).toMatchObject({
        openFrom: '2024-01-12',
        openTo: '2029-01-12',
        interventionKind: expect.any(String) as string,
      });
      expect(row.places).toBeGreaterThan(0);
    }
  });

  it('never contradicts what the catalogue says of places and weeks', () => {
    for (const row of rows) {
      expect([null, row.places]).toContain(row.config.capacity?.places ?? null);
      expect([null, row.plannedWeeks]).toContain(row.config.duration?.plannedWeeks ?? null);
    }
  });

  it('keeps its programmes open whichever day it is loaded, but for the two that show how closed looks', () => {
    for (const day of [TODAY, '2028-02-29', '2031-12-31']) {
      const closed = toProgrammeRows(programmes, overlay, day).flatMap((row) => {
        const answer = programmeTakesRequests(row, day);
        return row.kind === 'individual' && !answer.takes ? [[row.id, answer.reason]] : [];
      });
      expect(closed).toEqual([
        ['ska-aurum-locus', 'intakeStop'],
        ['rar-tuna', 'notOpen'],
      ]);
    }
  });

  it('has the units of the story, and one unit outside every association', () => {
    const story = [
      'fk-aktivitet-skovde',
      'ame-hjo',
      'soc-hjo',
      'vc-hjo',
      'psykiatri-skovde',
      'af-skovde',
      'promise-hjo',
      'rorsas',
    ];
    for (const code of [...story, 'ame-skovde', 'ame-tibro'])
      expect(units.get(code)?.associations).toEqual(['skaraborg']);
    expect(units.get('af-boras')?.associations).toEqual([]);
    expect(rows.find(({ id }) => id === 'ska-promise-hjo')?.operatingUnitCode).toBe('promise-hjo');
    expect(rows.find(({ id }) => id === 'ska-rorsas')?.operatingUnitCode).toBe('rorsas');
  });

  it('calls a programme by a neutral label to others when its title reveals health', () => {
    const row = rows.find(({ id }) => id === 'rar-rehabkoordinator-flen');
    expect(row).toMatchObject({ healthRevealing: true, neutralLabel: 'Vårdkontakt' });
    const telling = rows.filter(
      ({ healthRevealing, name }) => !healthRevealing && /rehab|hälsa|frisk|vård/i.test(name),
    );
    expect(telling).toEqual([]);
  });

  // prettier-ignore
  const WRONG: readonly [what: string, field: string, code: string, change: (overlay: Overlay) => unknown][] = [
    ['that is said to be real', 'invented', 'notInList', (o) => ({ ...o, invented: false })],
    ['with a misspelt field', 'openMonths', 'unknownField', (o) => ({ ...o, openMonths: 3 })],
    ['with an unknown programme', 'programmes[0].id', 'unknownProgramme', (o) => first(o, { id: 'nobody' })],
    ['that runs a structural one', 'programmes[0].id', 'notIndividual', (o) => first(o, { id: 'ska-vara-frisk' })],
    ['with no such unit', 'programmes[0].operatingUnit', 'unknownCode', (o) => first(o, { operatingUnit: 'nobody' })],
    ['where the association runs it', 'programmes[0].operatingUnit', 'associationRuns',
      (o) => first(o, { operatingUnit: 'kansli-skaraborg' })],
    ['where a unit elsewhere runs it', 'programmes[0].operatingUnit', 'unitElsewhere',
      (o) => first(o, { operatingUnit: 'af-boras' })],
    ['with a telling title and no label', 'programmes[0].neutralLabel', 'labelMissing',
      (o) => first(o, { healthRevealing: true })],
    ['with the same programme twice', 'programmes[43].id', 'repeatedCode',
      (o) => ({ ...o, programmes: [...o.programmes, ...o.programmes.slice(0, 1)] })],
    ['with a unit its agency cannot have', 'agencies[0].units[0].kind', 'wrongAgency', (o) => careAtTheFirstAgency(o)],
  ];
  const first = (whole: Overlay, change: object): unknown => ({
    ...whole,
    programmes: whole.programmes.map((run, index) => (index === 0 ? { ...run, ...change } : run)),
  });

  const careAtTheFirstAgency = (whole: Overlay): unknown => {
    const [agency, ...others] = whole.agencies;
    const [unit, ...units] = agency?.units ?? [];
    return { ...whole, agencies: [{ ...agency, units: [{ ...unit, kind: 'healthCare' }, ...units] }, ...others] };
  };

  it.each(WRONG)('is refused %s', (_, field, code, change) => {
    const result = parseOverlay('overlay.json', JSON.stringify(change(overlay), null, 1), programmes);
    expect(result).toMatchObject({
      errors: [{ file: 'overlay.json', field, code, line: expect.any(Number) as number }],
    });
  });
});

describe('whether a programme takes requests', () => {
  const open = {
    kind: 'individual',
    operatingUnitCode: 'ame-hjo',
    openFrom: '2025-01-01',
    openTo: '2026-12-31',
    status: 'active',
    config: { statusPeriods: [] },
  } as const;
  const spell = (status: 'paused' | 'partly_paused' | 'intake_stopped', from: string, to: string) => ({
    config: { statusPeriods: [{ status, from, to, reason: null, approx: null }] },
  });

  // prettier-ignore
  const ANSWERS: readonly [what: string, change: object, answer: true | keyof typeof CLOSED_REASONS][] = [
    ['open today',                      {}, true],
    ['silent about its time',           { openFrom: null, openTo: null }, true],
    ['on its last day',                 { openTo: TODAY }, true],
    ['the day after its last',          { openTo: addDays(TODAY, -1) }, 'ended'],
    ['that begins tomorrow',            { openFrom: addDays(TODAY, 1) }, 'notOpen'],
    ['that has ended',                  { status: 'ended' }, 'ended'],
    ['that is planned',                 { status: 'planned' }, 'notOpen'],
    ['paused this month',               spell('paused', '2026-01', '2026-01'), 'notOpen'],
    ['paused last month',               spell('paused', '2025-12', '2025-12'), true],
    ['partly paused',                   spell('partly_paused', '2026', '2026'), true],
    ['with an intake stop this year',   spell('intake_stopped', '2026', '2026'), 'intakeStop'],
    ['without an operating unit',       { operatingUnitCode: null, status: 'ended' }, 'noOperatingUnit'],
    ['that is not for individuals',     { kind: 'forum', operatingUnitCode: null }, 'notIndividual'],
  ];

  it.each(ANSWERS)('is answered for one %s', (_, change, answer) => {
    expect(programmeTakesRequests({ ...open, ...change }, TODAY)).toEqual(
      answer === true ? { takes: true } : { takes: false, reason: answer },
    );
  });

  it('says why in both languages', () => {
    for (const { sv, en } of Object.values(CLOSED_REASONS))
      expect([sv, en]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
  });
});

describe('the reference tables', () => {
  const migration = (name: string): string => readFileSync(new URL(`../migrations/${name}`, import.meta.url), 'utf8');
  const pairs = (sql: string): string[][] =>
    [...sql.matchAll(/\('([^']+)', '([^']+)'\)/g)].map(([, key = '', name = '']) => [key, name]);

  /** Gauss, as shortened by Meeus, Jones and Butcher. */
  function easter(year: number): string {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
    const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
    return `${String(year)}-0${String(Math.floor(f / 31))}-${String((f % 31) + 1).padStart(2, '0')}`;
  }

  const saturdayFrom = (day: string): string => (weekday(day) === 6 ? day : saturdayFrom(addDays(day, 1)));

  function daysOff(year: number): string[] {
    const sunday = easter(year);
    const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].map(
      (day) => `${String(year)}-${day}`,
    );
    const midsummer = saturdayFrom(`${String(year)}-06-20`);
    const moving = [-2, 0, 1, 39, 49].map((days) => addDays(sunday, days));
    return [...fixed, ...moving, addDays(midsummer, -1), midsummer, saturdayFrom(`${String(year)}-10-31`)].sort();
  }

  it('have the days off that the law and the calendar give for twelve years', () => {
    const years = Array.from({ length: 12 }, (_, index) => 2024 + index);
    const days = pairs(migration('090_reference_days.sql')).map(([day]) => day);
    expect(days).toEqual(years.flatMap(daysOff));
  });

  it('have the same days off as the golden case histories', () => {
    const golden = JSON.parse(readFileSync(new URL('golden/cases.json', import.meta.url), 'utf8')) as {
      calendar: { nonworking: Record<string, string> };
    };
    const days = pairs(migration('090_reference_days.sql')).filter(([day = '']) => day < '2028');
    expect(Object.fromEntries(days)).toEqual(golden.calendar.nonworking);
  });

  it('have the 290 municipalities once each', () => {
    const all = pairs(migration('091_reference_municipalities.sql'));
    expect(all).toHaveLength(290);
    expect(new Set(all.map(([code]) => code)).size).toBe(290);
    expect(all).toContainEqual(['1497', 'Hjo']);
  });
});
