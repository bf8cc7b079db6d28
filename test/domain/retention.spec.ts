import { disposalDays, isInResearchSample, latestEntryFor, retentionCodeOf, yearsOf } from '#domain';

const at = (lastEntry: string, closedOn: string | null = null) => ({ lastEntry, closedOn });

describe('how long a file is kept', () => {
  it.each([
    ['socialServices', 'kommun', 'socialServices'],
    ['labourMarket', 'kommun', 'municipalLabour'],
    ['healthCare', 'region', 'healthCare'],
    ['programme', 'provider', 'privateSocial'],
    ['programme', 'region', 'healthCare'],
    ['employmentService', 'af', 'employmentService'],
    ['association', 'association', null],
  ] as const)('a %s unit of a %s is under %s', (unit, agency, code) =>
    expect(retentionCodeOf(unit, agency)).toBe(code),
  );

  it('social services: five years after the last entry, finished within the next calendar year', () => {
    expect(disposalDays('socialServices', 5, at('2026-03-15'))).toEqual({ from: '2031-03-15', latest: '2032-12-31' });
    expect(disposalDays('socialServices', 5, at('2024-02-29'))).toEqual({ from: '2029-03-01', latest: '2030-12-31' });
  });

  it('a private provider: two years, the same day', () => {
    expect(disposalDays('privateSocial', 2, at('2026-03-15'))).toEqual({ from: '2028-03-15', latest: '2028-03-15' });
  });

  it('the employment service: three years after the year in which it was closed, and never while it is open', () => {
    expect(disposalDays('employmentService', 3, at('2026-03-15'))).toBeNull();
    expect(disposalDays('employmentService', 3, at('2027-01-02', '2026-11-28'))).toEqual({
      from: '2029-12-31',
      latest: '2029-12-31',
    });
  });

  it('care: at least ten years, and no latest day', () => {
    expect(disposalDays('healthCare', 10, at('2026-03-15'))).toEqual({ from: '2036-03-15', latest: null });
  });

  it('a decision counts from its day, where the authority may decide, and never makes "at least" shorter', () => {
    const decided = [
      { rule: 'municipalLabour', years: 3, validFrom: '2026-01-01' },
      { rule: 'municipalLabour', years: 7, validFrom: '2027-01-01' },
      { rule: 'healthCare', years: 3, validFrom: '2026-01-01' },
      { rule: 'socialServices', years: 1, validFrom: '2026-01-01' },
    ];
    const on = (code: Parameters<typeof yearsOf>[0], day: string) => yearsOf(code, day, decided);
    expect([
      on('municipalLabour', '2025-12-31'),
      on('municipalLabour', '2026-06-01'),
      on('municipalLabour', '2027-01-01'),
    ]).toEqual([5, 3, 7]);
    expect([on('healthCare', '2026-06-01'), on('socialServices', '2026-06-01')]).toEqual([10, 5]);
  });

  it('the sample for research is those born on the 5th, 15th and 25th, coordination numbers too', () => {
    expect(['200001252386', '200001852383', '198001012393'].map((number) => isInResearchSample(number))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isInResearchSample('198001012393', [1])).toBe(true);
  });

  it('a list looks back exactly as far as the rule', () => {
    expect(latestEntryFor('socialServices', 5, '2031-03-15')).toBe('2026-03-15');
  });
});
