import {
  CONSENT_REMINDERS,
  CONSENT_MOVES,
  CONSENT_NEEDS,
  differencesOf,
  EDGE_MOVES,
  edgeStatus,
  INCIDENT_MOVES,
  sentencesOf,
  spokenDay,
  type Category,
  type ConsentNeed,
  type ConsentTerms,
  type Direction,
} from '#domain';
import { NEW, Refusal } from '#kernel';
import type { ConsentTermsInput } from '../../libs/consent/src/consent-terms.inputs.js';
import { baseParties, givingOf, hasExclusions, keptTerms } from '../../libs/consent/src/terms.policy.js';

const TODAY = '2026-01-27';
const edge = (fromUnitId: string, toUnitId: string, ...categories: Category[]) => ({
  fromUnitId,
  toUnitId,
  categories,
});
const shortest: ConsentTermsInput = {
  form: 'oralDocumented',
  grantor: 'self',
  purpose: 'Planera vägen till arbete',
  validFrom: '2026-01-27',
  validTo: '2027-01-26',
  edges: [edge('ac', 'fk', 'contact', 'plan')],
};

describe('a consent as it is kept', () => {
  it('was given today, to the one who writes, for coordination, in Swedish, without interpreter or exceptions, unless said', () => {
    expect(keptTerms(shortest, TODAY, 'Eva Lind')).toEqual({
      form: 'oralDocumented',
      givenOn: TODAY,
      takenBy: 'Eva Lind',
      interpreter: 'none',
      grantor: 'self',
      grantorName: null,
      grantorRole: null,
      purpose: 'Planera vägen till arbete',
      purposeCode: 'coordination',
      language: 'sv',
      during: '[2026-01-27,2027-01-26]',
      exclusions: null,
      directions: [{ from: 'ac', to: 'fk', categories: ['contact', 'plan'], excluded: [], exclusion: null }],
    });
  });

  it('says all that was said', () => {
    const said: ConsentTermsInput = {
      ...shortest,
      form: 'written',
      grantor: 'trustee',
      grantorName: 'Nils God',
      grantorRole: 'god man',
      givenOn: '2026-01-20',
      takenBy: 'Olle Berg',
      interpreter: 'phone',
      language: 'so',
      purposeCode: 'jointPlan',
      exclusions: 'Inget om min bror',
      edges: [{ ...edge('vc', 'ac', 'plan'), excludedCategories: ['health'], exclusion: 'Inget om provsvar' }],
    };
    expect(keptTerms(said, TODAY, 'Eva Lind')).toMatchObject({
      form: 'written',
      grantor: 'trustee',
      grantorName: 'Nils God',
      grantorRole: 'god man',
      givenOn: '2026-01-20',
      takenBy: 'Olle Berg',
      interpreter: 'phone',
      language: 'so',
      purposeCode: 'jointPlan',
      exclusions: 'Inget om min bror',
      directions: [
        { from: 'vc', to: 'ac', categories: ['plan'], excluded: ['health'], exclusion: 'Inget om provsvar' },
      ],
    });
  });

  it('has nothing where a field was left empty', () => {
    const empty = { grantorName: '', grantorRole: '', exclusions: '', takenBy: '' };
    const kept = keptTerms({ ...shortest, ...empty, edges: [{ ...shortest.edges[0]!, exclusion: '' }] }, TODAY, 'Eva');
    expect(kept).toMatchObject({ grantorName: null, grantorRole: null, exclusions: null, takenBy: 'Eva' });
    expect(kept.directions[0]!.exclusion).toBeNull();
  });

  const both = { ...edge('ac', 'fk', 'plan', 'health'), excludedCategories: ['economy', 'health'] as Category[] };
  it.each<[string, Partial<ConsentTermsInput>, string, RegExp]>([
    ['ends before it begins', { validTo: '2026-01-26' }, 'validTo', /före startdatum/],
    ['begins on a day that is none', { validFrom: '2026-02-30' }, 'validTo', /inte ett datum/],
    ['ends on a day that is none', { validTo: '2026-02-30' }, 'validTo', /inte ett datum/],
    ['lasts a day more than a year', { validTo: '2027-01-28' }, 'validTo', /högst 12 månader/],
    ['was given tomorrow', { givenOn: '2026-01-28' }, 'givenOn', /inte har varit/],
    ['was given on a day that is none', { givenOn: '2025-02-30' }, 'givenOn', /inte har varit/],
    ['is a guardian’s, who has no name', { grantor: 'guardian' }, 'grantorName', /Skriv namnet/],
    ['is a trustee’s, whose name is empty', { grantor: 'trustee', grantorName: '' }, 'grantorName', /Skriv namnet/],
    ['says both yes and no to health', { edges: [edge('fk', 'ac', 'plan'), both] }, 'edges', /både som ja och som nej/],
    [
      'names a direction twice',
      { edges: [edge('ac', 'fk', 'plan'), edge('ac', 'fk', 'health')] },
      'edges',
      /två gånger/,
    ],
  ])('is none when it %s', (_why, wrong, field, words) => {
    const refusal = refusalOf(() => keptTerms({ ...shortest, ...wrong }, TODAY, 'Eva'));
    expect([refusal.code, refusal.detail]).toEqual(['BAD_INPUT', { field }]);
    expect(refusal.sv).toMatch(words);
  });

  it.each<[string, Partial<ConsentTermsInput>]>([
    ['for a single day', { validTo: '2026-01-27' }],
    ['for a year to the day', { validTo: '2027-01-27' }],
    ['by a guardian who says her name', { grantor: 'guardian', grantorName: 'Siv Holm' }],
    ['with a no to what is not also a yes', { edges: [{ ...edge('ac', 'fk', 'plan'), excludedCategories: ['health'] }] }],
    ['both ways, and from one to several', { edges: [edge('ac', 'fk', 'plan'), edge('fk', 'ac', 'plan'), edge('ac', 'vc', 'plan')] }],
  ])('may be given %s', (_how, given) => {
    expect(keptTerms({ ...shortest, ...given }, TODAY, 'Eva').directions.length).toBeGreaterThan(0);
  }); // prettier-ignore

  it('that was printed first is signed on a day and heard by somebody, who may be another than the one who writes', () => {
    expect(givingOf({ form: 'written', givenOn: '2026-01-20', takenBy: 'Olle' }, TODAY, 'Eva')).toEqual({
      form: 'written',
      givenOn: '2026-01-20',
      takenBy: 'Olle',
    });
    expect(givingOf({ form: 'eSigned' }, TODAY, 'Eva')).toEqual({ form: 'eSigned', givenOn: TODAY, takenBy: 'Eva' });
  });
});

describe('that there are exceptions', () => {
  const way: Direction = { from: 'ac', to: 'fk', categories: ['plan'] };
  it.each<[string, Direction, string | null, boolean]>([
    ['none', way, null, false],
    ['none, with empty lists', { ...way, excluded: [], exclusion: null }, null, false],
    ['a kind of information', { ...way, excluded: ['health'] }, null, true],
    ['her own words for the direction', { ...way, exclusion: 'Inget om provsvar' }, null, true],
    ['her own words for the whole', way, 'Inget om min bror', true],
  ])('is told of %s', (_what, direction, whole, told) => expect(hasExclusions(direction, whole)).toBe(told));
});

describe('the units one exchanges base facts with', () => {
  const way = (from: string, to: string, ...categories: Category[]): Direction => ({ from, to, categories });

  it('are those it tells, or is told by, both who it is about and what the plan is; each once, in order', () => {
    const directions = [
      way('ac', 'vc', 'contact', 'plan', 'health'),
      way('fk', 'ac', 'plan', 'contact'),
      way('ac', 'fk', 'contact', 'plan'),
      way('ac', 'af', 'contact'),
      way('af', 'ac', 'plan'),
      way('ror', 'ac', 'health'),
      way('fk', 'af', 'contact', 'plan'),
    ];
    expect(baseParties(directions, 'ac')).toEqual(['fk', 'vc']);
    expect(baseParties(directions, 'af')).toEqual(['fk']);
    expect(baseParties(directions, 'ror')).toEqual([]);
  });
});

const terms: ConsentTerms = {
  directions: [
    { from: 'AC', to: 'FK', categories: ['contact', 'plan', 'workAbility'] },
    { from: 'VC', to: 'AC', categories: ['health'] },
  ],
  purpose: 'Planera vägen till arbete',
  validFrom: '2026-01-27',
  validTo: '2027-01-26',
  grantor: 'self',
};

describe('what a person says yes to', () => {
  it('is put to her in the order one would say it, in Swedish', () => {
    expect(sentencesOf(terms, 'sv')).toEqual([
      'Du säger ja till att AC får berätta om hur man når dig, din planering och vad som är nästa steg och din arbetsförmåga för FK.',
      'Du säger ja till att VC får berätta om din hälsa för AC.',
      'Uppgifterna får användas till detta: Planera vägen till arbete',
      'Det gäller från och med 27 januari 2026 till och med 26 januari 2027.',
      expect.stringMatching(/ta tillbaka ditt ja när du vill.*finns kvar hos den som fick det/),
      expect.stringMatching(/samtycke till att sekretess bryts/),
    ]);
  });

  it('names her exceptions beside the direction they are for, and last those that hold for all', () => {
    const [first, second] = terms.directions;
    const excepted: ConsentTerms = {
      ...terms,
      directions: [{ ...first!, categories: ['contact', 'plan'], excluded: ['health', 'economy'] }, { ...second!, exclusion: 'blood tests' }],
      exclusions: 'my brother',
      grantor: 'guardian',
    }; // prettier-ignore
    expect(sentencesOf(excepted, 'en').slice(0, -2)).toEqual([
      'As guardian, you say yes to AC telling FK about how to reach you and your plan and what the next step is.',
      'AC may not tell FK about your health and your money matters.',
      'As guardian, you say yes to VC telling AC about your health.',
      'When VC tells AC, this exception also holds: “blood tests”',
      'This may not be brought up: “my brother”',
      'The information may be used for this: Planera vägen till arbete',
      'It lasts from 27 January 2026 up to and including 26 January 2027.',
    ]);
  });

  it('says nothing of exceptions when the lists are there and empty', () => {
    const directions = terms.directions.map((direction) => ({ ...direction, excluded: [], exclusion: '' }));
    expect(sentencesOf({ ...terms, directions, exclusions: '' }, 'sv')).toEqual(sentencesOf(terms, 'sv'));
  });

  it.each([
    ['2026-01-01', '1 januari 2026', '1 January 2026'],
    ['2026-08-09', '9 augusti 2026', '9 August 2026'],
    ['2026-12-31', '31 december 2026', '31 December 2026'],
  ])('%s is said as %s', (day, sv, en) => expect([spokenDay(day, 'sv'), spokenDay(day, 'en')]).toEqual([sv, en]));
});

describe('a new version of a consent', () => {
  const [first, second] = terms.directions as [Direction, Direction];
  const swedish = (after: Partial<ConsentTerms>) => differencesOf(terms, { ...terms, ...after }).map(({ sv }) => sv);

  it('that changes nothing has no line', () => {
    expect(differencesOf(terms, { ...terms })).toEqual([]);
    const emptied = terms.directions.map((direction) => ({ ...direction, excluded: [], exclusion: '' }));
    expect(swedish({ directions: emptied, exclusions: '' })).toEqual([]);
    expect(differencesOf({ ...terms, exclusions: '' }, { ...terms, exclusions: null })).toEqual([]);
  });

  it('says which direction is new and which is gone; the other way about is another direction', () => {
    const back = { ...first, from: first.to, to: first.from, categories: ['plan', 'economy'] as const };
    expect(differencesOf(terms, { ...terms, directions: [first, back] })).toEqual([
      { sv: 'Ny: FK → AC: planering, ekonomi', en: 'New: FK → AC: planning, economy' },
      { sv: 'Inte längre: VC → AC', en: 'No longer: VC → AC' },
    ]);
  });

  it('says what may also be told and what may not any more', () => {
    const changed = { ...first, categories: ['plan', 'workAbility', 'health', 'social'] as const };
    expect(differencesOf(terms, { ...terms, directions: [changed, second] })).toEqual([
      { sv: 'AC → FK: också hälsa, social situation', en: 'AC → FK: also health, social situation' },
      { sv: 'AC → FK: inte längre kontaktuppgifter', en: 'AC → FK: no longer contact details' },
    ]);
  });

  it.each<[string, Partial<Direction>, Partial<Direction>, boolean]>([
    ['another kind', { excluded: ['health'] }, { excluded: ['economy'] }, true],
    ['a kind more', { excluded: ['health'] }, { excluded: ['health', 'economy'] }, true],
    ['a first kind', {}, { excluded: ['health'] }, true],
    ['other words', { exclusion: 'ett' }, { exclusion: 'två' }, true],
    ['no words any more', { exclusion: 'ett' }, {}, true],
    [
      'the same kinds in another order',
      { excluded: ['health', 'economy'] },
      { excluded: ['economy', 'health'] },
      false,
    ],
  ])('says that the exceptions of a direction have changed, never how: %s', (_what, was, is, isChanged) => {
    const one = (change: Partial<Direction>) => ({ ...terms, directions: [{ ...first, ...change }] });
    const line = { sv: 'AC → FK: undantagen är ändrade', en: 'AC → FK: the exceptions have changed' };
    expect(differencesOf(one(was), one(is))).toEqual(isChanged ? [line] : []);
  });

  it('says the new last day beside the old, the new purpose, and that her own words have changed', () => {
    expect(differencesOf(terms, { ...terms, validTo: '2026-12-31', purpose: 'Starta eget', exclusions: 'min bror' })).toEqual([
      { sv: 'Gäller till och med 31 december 2026, förut 26 januari 2027', en: 'Lasts until 31 December 2026, before 26 January 2027' },
      { sv: 'Används till: Starta eget', en: 'Used for: Starta eget' },
      { sv: 'Undantagen med egna ord är ändrade', en: 'The exceptions in the person’s own words have changed' },
    ]);
    expect(differencesOf({ ...terms, exclusions: 'min bror' }, terms)).toHaveLength(1);
  }); // prettier-ignore
});

describe('the moves of a consent', () => {
  const recorded = CONSENT_MOVES.filter(([, action]) => action === 'record');

  it('a yes is in force only when it says who, to whom, what, why, how long, by whom and how; what was printed lacks only how', () => {
    const all = Object.keys(CONSENT_NEEDS).filter((need) => need !== 'newVersion') as ConsentNeed[];
    for (const [from, , to, , needs] of recorded) {
      const printed = CONSENT_MOVES.find(([, action, state]) => action === 'askSignature' && state === from)?.[4] ?? [];
      expect([to, new Set([...printed, ...needs])]).toEqual(['active', new Set(all)]);
    }
    expect(recorded.map(([from]) => from)).toEqual(['draft', 'pendingSignature']);
  });

  it.each(['active', 'partiallyRevoked'] as const)('one that is %s can be taken back by anybody, and needs nothing for it', (from) => {
    expect(CONSENT_MOVES).toContainEqual([from, 'revoke', 'revoked', 'either', []]);
    expect(CONSENT_MOVES.find(([state, action]) => state === from && action === 'supersede')?.[4]).toEqual(['newVersion']);
  }); // prettier-ignore

  it('a no needs nothing, and time asks nobody', () => {
    for (const [, action, , , needs] of [...CONSENT_MOVES, ...EDGE_MOVES])
      if (['refuse', 'revoke', 'revokePart', 'narrow', 'expire'].includes(action)) expect(needs).toEqual([]);
  });
});

describe('the moves of a direction', () => {
  it('only the unit that would hand over confirms it, and only under a consent in force', () => {
    const confirmed = EDGE_MOVES.filter(([from, , to]) => to === 'confirmed' && from !== 'confirmed');
    expect(confirmed.map(([from, , , by, needs]) => [from, by, needs])).toEqual([
      [NEW, 'fromUnit', ['activeConsent']],
      ['proposed', 'fromUnit', ['activeConsent']],
    ]);
    expect(EDGE_MOVES).toContainEqual([NEW, 'propose', 'proposed', 'recorder', ['activeConsent']]);
  });

  it('a new consent takes its place only with the same direction in it; then nobody has taken it back', () => {
    const replaced = EDGE_MOVES.filter(([, action]) => action === 'supersede');
    expect(replaced.map(([from, , , , needs]) => [from, needs])).toEqual([
      ['proposed', ['newEdge']],
      ['confirmed', ['newEdge']],
    ]);
    const ended = { confirmedOn: '2026-01-28', revokedOn: '2026-03-01', validTo: '2027-01-26' };
    expect([edgeStatus({ ...ended, isSuperseded: true }, TODAY), edgeStatus(ended, TODAY)]).toEqual(['superseded', 'revoked']);
  }); // prettier-ignore
});

describe('a wrong delivery', () => {
  it('is reported with what went wrong; the receiver alone decides, and says why only when it keeps what came', () => {
    expect(INCIDENT_MOVES.filter(([, , , by]) => by === 'giver').map(([, action, , , needs]) => [action, needs])).toEqual([
      ['report', ['kind']],
      ['withdraw', []],
    ]);
    for (const [, action, , by, needs] of INCIDENT_MOVES)
      if (by === 'receiver') expect([action, needs]).toEqual([action, action === 'keep' ? ['reason'] : []]);
  }); // prettier-ignore
});

function refusalOf(attempt: () => unknown): Refusal {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was kept');
}

it('a consent that runs out is reminded of a month before, and a week before', () => {
  expect(CONSENT_REMINDERS).toEqual([30, 7]);
});
