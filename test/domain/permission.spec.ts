import {
  COMMITMENT_MOVES,
  HANDOFF_MOVES,
  INTERVENTION_MOVES,
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
