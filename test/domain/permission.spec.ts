import {
  acrValuesFrom,
  assuranceOf,
  COMMITMENT_MOVES,
  FRESH_MINUTES,
  HANDOFF_MOVES,
  INTERVENTION_MOVES,
  isFresh,
  isIndividualData,
  needsStepUp,
  PERMISSIONS,
  permissionsOf,
  permits,
  REFERRAL_MOVES,
  ROLES,
  SCOPES,
  scopesOpenCases,
  scopesPermit,
  type Permission,
  type Role,
} from '#domain';

const roles = Object.keys(ROLES) as Role[];
const aboutPersons =
  /^(case|person|note|ready|consent|sharing|delivery|referral|handoff|sip|commitment|intervention|gap)\./;

describe('the permission table', () => {
  it.each(Object.entries(PERMISSIONS))('%s has roles, all known, and says what it opens and does not', (code, row) => {
    expect(code).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    expect(row.roles.length).toBeGreaterThan(0);
    expect(new Set(row.roles).size).toBe(row.roles.length);
    for (const role of row.roles) expect(roles).toContain(role);
    for (const words of [row.opens, row.doesNotOpen]) expect([words.sv, words.en]).not.toContain('');
  });

  it.each(roles)('%s opens something', (role) => {
    expect(permissionsOf([role]).length).toBeGreaterThan(0);
  });

  it.each([
    ['referral', REFERRAL_MOVES],
    ['handoff', HANDOFF_MOVES],
    ['commitment', COMMITMENT_MOVES],
    ['intervention', INTERVENTION_MOVES],
  ] as const)('has a permission for every %s move', (noun, moves) => {
    for (const [, action] of moves) expect(PERMISSIONS).toHaveProperty([`${noun}.${action}`]);
  });
});

describe('a scope of another system', () => {
  it.each(Object.entries(SCOPES))(
    '%s reads, no more than its unit may, and nothing a person must answer for',
    (_code, row) => {
      for (const permission of row.permissions) {
        expect(permission).toMatch(/\.read$/);
        expect(needsStepUp(permission)).toBe(false);
        expect(permits(['caseManager'], permission)).toBe(true);
      }
      expect([row.words.sv, row.words.en, row.doesNotOpen.sv, row.doesNotOpen.en]).not.toContain('');
    },
  );

  it('opens nothing when it is no longer in the table', () => {
    expect(scopesPermit(['everything', 'cases.read'], 'case.read')).toBe(true);
    expect(scopesPermit(['everything'], 'case.read')).toBe(false);
    expect(scopesPermit(['cases.read'], 'delivery.read')).toBe(false);
    expect([scopesOpenCases(['gaps.read']), scopesOpenCases(['gaps.read', 'transfers.read'])]).toEqual([false, true]);
  });
});

describe('a role', () => {
  it.each(['processLeader', 'administrator', 'auditor', 'dataProtectionOfficer'] as const)(
    '%s never opens a person',
    (role) => {
      expect(permissionsOf([role]).filter((permission) => aboutPersons.test(permission))).toEqual([]);
    },
  );

  it('auditor reads the log and nobody else does', () => {
    expect(PERMISSIONS['audit.read'].roles).toEqual(['auditor']);
  });

  it('inbox receives and distributes but records no consent and starts nothing', () => {
    expect(permits(['inbox'], 'referral.receive')).toBe(true);
    expect(permits(['inbox'], 'referral.assign')).toBe(true);
    for (const closed of ['consent.record', 'consent.confirm', 'intervention.start', 'delivery.make'] as const) {
      expect(permits(['inbox'], closed)).toBe(false);
    }
  });

  it('manager reads the board, assigns and decides extension, and does no casework', () => {
    const open: Permission[] = ['board.read', 'gap.read', 'case.read', 'case.assign', 'intervention.extend'];
    for (const permission of open) expect(permits(['manager'], permission)).toBe(true);
    for (const closed of ['consent.record', 'referral.send', 'referral.accept', 'sip.adopt'] as const) {
      expect(permits(['manager'], closed)).toBe(false);
    }
  });

  it('clearance for protected identity opens no case alone', () => {
    const alone = permissionsOf(['protectedClearance']).filter((permission) => aboutPersons.test(permission));
    expect(alone).toEqual(['case.readProtected']);
  });

  it('revoking is open to everyone who may see the consent', () => {
    for (const role of PERMISSIONS['case.read'].roles) expect(permits([role], 'consent.revoke')).toBe(true);
  });

  it('none opens nothing', () => {
    expect(permissionsOf([])).toEqual([]);
  });
});

describe('how surely somebody is who she says', () => {
  const DIGG = 'http://id.elegnamnden.se/loa/1.0/';

  it.each([
    [`${DIGG}loa2`, 2],
    [`${DIGG}loa3`, 3],
    [`${DIGG}loa4`, 4],
    ['http://id.sambi.se/loa/loa3', 3],
    ['http://id.swedenconnect.se/loa/1.0/uncertified-loa3', 2], // it calls itself 3, and nobody has looked
  ])('%s counts as level %i', (acr, level) => expect(assuranceOf(acr)).toBe(level));

  it.each(['', 'loa4', `${DIGG}loa3 `, 'constructor', '__proto__', undefined, null, 4, [`${DIGG}loa4`]])(
    'a word we do not know, %p, counts as the lowest',
    (acr) => expect(assuranceOf(acr)).toBe(1),
  );

  it('asks the provider for exactly the words that are sure enough, and for none when a password will do', () => {
    expect(acrValuesFrom(1)).toEqual([]);
    expect(acrValuesFrom(2)).toHaveLength(7);
    for (const level of [2, 3, 4]) {
      const asked = acrValuesFrom(level);
      expect(asked).toContain(`${DIGG}loa${level}`);
      expect(asked).not.toContain(`${DIGG}loa${level - 1}`);
      expect(asked.filter((acr) => assuranceOf(acr) < level)).toEqual([]);
    }
  });

  it.each([
    ['session.read', false],
    ['directory.read', false],
    ['colleague.read', false],
    ['programme.read', false],
    ['catalogue.import', false],
    ['case.read', true],
    ['person.read', true],
    ['delivery.make', true],
    ['seat.grant', true],
    ['notice.set', true],
  ] as const)('%s is about an individual: %p', (permission, isAbout) => {
    expect(isIndividualData(permission)).toBe(isAbout);
  });
});

describe('a fresh sign-in', () => {
  const now = new Date('2026-01-27T09:10:00Z');
  const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

  it('is at most ten minutes old, and one that never was is not fresh', () => {
    expect(FRESH_MINUTES).toBe(10);
    expect([before(0), before(599), before(600), before(86_400), undefined].map((at) => isFresh(at, now))).toEqual([
      true, true, false, false, false,
    ]); // prettier-ignore
  });

  it('is not believed when it lies more than a clock’s drift ahead', () => {
    expect([before(-60), before(-61)].map((at) => isFresh(at, now))).toEqual([true, false]);
  });

  it('is asked for where a mistake cannot be taken back, never for daily work', () => {
    for (const grave of ['seat.grant', 'case.readProtected', 'delivery.export', 'erasure.approve'] as const)
      expect(needsStepUp(grave)).toBe(true);
    for (const daily of ['case.read', 'consent.record', 'consent.revoke', 'delivery.make'] as const)
      expect(needsStepUp(daily)).toBe(false);
  });
});
