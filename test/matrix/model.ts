import type { Role } from '#domain';
import { isFull } from '../assure/figures.js';
import { UNITS } from '../setup/directory.js';
import type { UnitKey } from '../setup/directory.js';

/**
 * Who may see what, said anew in plain words from the rules of delivery and the table of roles. Nothing here asks the
 * product: when the two differ, one of them is wrong.
 */

/** Cases of the matrix, by what lies above everything else. */
const ALL_CASES = ['plain', 'twin', 'sekretess', 'folkbokforing', 'conflict'] as const;
export type CaseKey = (typeof ALL_CASES)[number];
export const CASES: readonly CaseKey[] = isFull ? ALL_CASES : ['plain', 'sekretess', 'conflict'];
export const PROTECTED: readonly CaseKey[] = ['sekretess', 'folkbokforing'];

export interface Actor {
  readonly name: string;
  /** The unit of the seat; none: no seat, or not signed in. */
  readonly unit?: UnitKey;
  readonly roles: readonly Role[];
  /** Has given a reason for opening, today. */
  readonly gaveReason?: boolean;
  /** Is the caseworker who answers for the case in her unit. */
  readonly isAssigned?: boolean;
  /** Is named in the small group of her unit for the protected cases. */
  readonly isNamed?: boolean;
  /** Has an own interest in the case `conflict`. */
  readonly hasConflict?: boolean;
}

/** A row about a person: who wrote it, and to whom it was handed. */
export interface Held {
  readonly id: string;
  readonly kind: string;
  /** Which kind of message or event; whose promise. */
  sort?: string | null;
  readonly owner: UnitKey;
  readonly caseKey: CaseKey;
  readonly holders: Set<UnitKey>;
  /** A word that is in this row and in no other. */
  word?: string;
}

/** Groups of roles, as the table of permissions calls them. */
export const ROLES = {
  everyone: ['caseManager', 'caseworker', 'inbox', 'manager', 'processLeader', 'administrator', 'auditor', 'dataProtectionOfficer', 'protectedClearance'],
  unit: ['caseManager', 'caseworker', 'inbox', 'manager'],
  front: ['caseManager', 'caseworker', 'inbox'],
  casework: ['caseManager', 'caseworker'],
  decide: ['caseManager', 'caseworker', 'manager'],
  lead: ['caseManager', 'manager'],
  audit: ['auditor'],
  manage: ['manager'],
  figures: ['manager', 'processLeader'],
  leaders: ['processLeader'],
  workRules: ['caseManager', 'caseworker', 'inbox', 'manager', 'processLeader'],
  keepers: ['caseManager', 'manager', 'dataProtectionOfficer'],
  ownRules: ['caseManager', 'manager', 'administrator', 'dataProtectionOfficer'],
  extract: ['auditor', 'caseManager'],
  oversight: ['administrator', 'auditor'],
  cleared: ['protectedClearance'],
  privacy: ['dataProtectionOfficer'],
  asking: ['caseManager', 'caseworker', 'dataProtectionOfficer'],
  admin: ['administrator'],
  rights: ['caseManager', 'caseworker', 'manager', 'dataProtectionOfficer'],
} as const satisfies Readonly<Record<string, readonly Role[]>>; // prettier-ignore
export type Group = keyof typeof ROLES;

export const hasRole = (actor: Actor, group: Group): boolean =>
  actor.roles.some((role) => (ROLES[group] as readonly Role[]).includes(role));

export const isSameAgency = (one: UnitKey, other: UnitKey | undefined): boolean =>
  other !== undefined && UNITS[one].agency === UNITS[other].agency;

/** Walls above all: protected identity and one's own or a relative's case. */
const isWalledOff = (actor: Actor, key: CaseKey): boolean =>
  (PROTECTED.includes(key) && !actor.isNamed) || (key === 'conflict' && Boolean(actor.hasConflict));

/** Inner secrecy: the assigned caseworker and the inbox role open; others say why. */
const mayOpen = (actor: Actor): boolean =>
  actor.roles.includes('inbox') || Boolean(actor.isAssigned) || Boolean(actor.gaveReason);

export class Model {
  readonly held: Held[] = [];
  /** Which unit is in which case: it has been handed something, or opened it. */
  private readonly inCase = new Map<CaseKey, Set<UnitKey>>();
  /** Every handing over between two units: the list of arrivals on both sides. */
  readonly arrivals: { readonly record: Held; readonly to: UnitKey }[] = [];

  /** What a unit has noted as taken over to its own file: `unit id`. */
  readonly taken = new Set<string>();

  born(held: Omit<Held, 'holders'>): Held {
    const row = { ...held, holders: new Set([held.owner]) };
    this.held.push(row);
    this.enter(held.caseKey, held.owner);
    return row;
  }

  hand(record: Held, to: UnitKey): void {
    if (record.holders.has(to)) return;
    record.holders.add(to);
    this.arrivals.push({ record, to });
    this.enter(record.caseKey, to);
  }

  private enter(key: CaseKey, unit: UnitKey): void {
    this.inCase.set(key, (this.inCase.get(key) ?? new Set<UnitKey>()).add(unit));
  }

  /** The unit has something of the case, and no wall stands before this account. */
  reaches(actor: Actor, key: CaseKey): boolean {
    return actor.unit !== undefined && Boolean(this.inCase.get(key)?.has(actor.unit)) && !isWalledOff(actor, key);
  }

  /** She reads the case: reached, a role that reads cases, and opened. */
  reads(actor: Actor, key: CaseKey): boolean {
    return this.reaches(actor, key) && hasRole(actor, 'unit') && mayOpen(actor);
  }

  /** The authority has it in some unit, and no wall stands before this account: what its log auditor may look into. */
  agencyReaches(actor: Actor, key: CaseKey): boolean {
    return !isWalledOff(actor, key) && [...(this.inCase.get(key) ?? [])].some((unit) => isSameAgency(unit, actor.unit));
  }

  /** The rows of a kind that the actor's unit holds, where no wall stands. */
  rows(actor: Actor, key: CaseKey, kind: string): Held[] {
    if (!this.reaches(actor, key)) return [];
    return this.held.filter((row) => row.caseKey === key && row.kind === kind && row.holders.has(actor.unit!));
  }

  arrivalsOf(actor: Actor, key: CaseKey): { readonly record: Held; readonly to: UnitKey }[] {
    if (!this.reaches(actor, key)) return [];
    const { unit } = actor;
    return this.arrivals.filter(({ record, to }) => record.caseKey === key && (to === unit || record.owner === unit));
  }

  /** What a question about one record answers: the codes of the refusal, nothing, or sight. */
  outcome(actor: Actor, group: Group, reach: boolean, needsOpening: boolean, absent: string): string {
    if (!actor.unit) return 'UNAUTHENTICATED';
    if (!hasRole(actor, group)) return 'FORBIDDEN';
    if (!reach) return absent;
    return needsOpening && !mayOpen(actor) ? 'REASON_NEEDED' : 'sight';
  }
}
