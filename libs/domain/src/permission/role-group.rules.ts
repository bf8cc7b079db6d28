/** Who a permission is for, as groups of roles: the table of permissions names these. */

export const CASEWORK = ['caseManager', 'caseworker'] as const;
export const FRONT = ['caseManager', 'caseworker', 'inbox'] as const;
export const UNIT = ['caseManager', 'caseworker', 'inbox', 'manager'] as const;
export const LEAD = ['caseManager', 'manager'] as const;
export const DECIDE = ['caseManager', 'caseworker', 'manager'] as const;
export const ADMIN = ['administrator'] as const;
export const OWN_RULES = ['caseManager', 'manager', 'administrator', 'dataProtectionOfficer'] as const;
export const KEEPERS = ['caseManager', 'manager', 'dataProtectionOfficer'] as const;
export const HOLDERS = ['caseManager', 'manager', 'dataProtectionOfficer'] as const;
export const RIGHTS = ['caseManager', 'caseworker', 'manager', 'dataProtectionOfficer'] as const;
export const DESK = ['manager', 'dataProtectionOfficer'] as const;
export const AUDIT = ['auditor'] as const;
export const EXTRACT = ['auditor', 'caseManager'] as const;
export const PRIVACY = ['dataProtectionOfficer'] as const;
export const ASKING = ['caseManager', 'caseworker', 'dataProtectionOfficer'] as const;
export const OVERSIGHT = ['administrator', 'auditor'] as const;
export const CLEARED = ['protectedClearance'] as const;
export const MANAGE = ['manager'] as const;
export const FIGURES = ['manager', 'processLeader'] as const;
export const LEADERS = ['processLeader'] as const;
export const GROUPS = [...UNIT, 'processLeader'] as const;
export const GROUP_KEEPERS = [...LEAD, 'processLeader'] as const;
export const WORK_RULES = ['caseManager', 'caseworker', 'inbox', 'manager', 'processLeader'] as const;
// prettier-ignore
export const EVERYONE = [
  'caseManager', 'caseworker', 'inbox', 'manager', 'processLeader', 'administrator', 'auditor', 'dataProtectionOfficer', 'protectedClearance',
] as const;
