import {
  CATEGORIES,
  closedFrom,
  disclosure,
  edgeStatus,
  GROUNDS,
  groundsBetween,
  isAssessed,
  isGroundOpen,
  NEUTRAL_TITLE,
  neutralTitle,
  providerCategories,
  SECRECY,
  UNIT_KINDS,
  type Category,
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
    expect([isAssessed('nio tecken'), isAssessed('elva tecken')]).toEqual([false, true]); // nine and ten that are seen
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

describe('a provider', () => {
  const all = Object.keys(CATEGORIES) as Category[];

  it('gets by itself who it is about and what the programme is steered by', () => {
    expect(providerCategories(all)).toEqual(['contact', 'plan']);
  });

  it.each(all.filter((category) => !CATEGORIES[category].isBase))(
    'gets %s only by a caseworker’s own act, also together with what goes by itself',
    (category) => {
      expect(providerCategories([category])).toEqual([]);
      expect(providerCategories(['plan', category])).toEqual(['plan']);
    },
  );
});
