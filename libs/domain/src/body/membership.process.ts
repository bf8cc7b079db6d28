import { NEW, type CodeList, type Move, type Process } from '#kernel';

/** Medlemskap: each unit agrees for itself. No authority makes another a member, and nobody is kept in. */
// prettier-ignore
export const MEMBERSHIP_STATUS = {
  proposed: { sv: 'Tillfrågad',      en: 'Asked' },
  active:   { sv: 'Medlem',          en: 'Member' },
  declined: { sv: 'Har tackat nej',  en: 'Has declined' },
  ended:    { sv: 'Inte längre med', en: 'No longer a member' },
} as const satisfies CodeList;
export type MembershipStatus = keyof typeof MEMBERSHIP_STATUS;
export type MembershipAction = 'propose' | 'agree' | 'decline' | 'end';

// prettier-ignore
export const MEMBERSHIP_PARTIES = {
  keeper: { sv: 'Enheten som håller i gruppen', en: 'The unit that keeps the group' },
  unit:   { sv: 'Enheten som frågas',           en: 'The unit that is asked' },
} as const satisfies CodeList;
export type MembershipParty = keyof typeof MEMBERSHIP_PARTIES;

// prettier-ignore
export const MEMBERSHIP_NEEDS = { unit: { sv: 'vilken enhet', en: 'which unit' } } as const satisfies CodeList;
export type MembershipNeed = keyof typeof MEMBERSHIP_NEEDS;

// prettier-ignore
export const MEMBERSHIP_MOVES: readonly Move<MembershipStatus, MembershipAction, MembershipParty, MembershipNeed>[] = [
  // from       action     to          by        needs
  [NEW,        'propose', 'proposed', 'keeper', ['unit']],
  ['proposed', 'agree',   'active',   'unit',   []],
  ['proposed', 'decline', 'declined', 'unit',   []],
  ['proposed', 'end',     'ended',    'keeper', []],
  ['active',   'end',     'ended',    'either', []],
];

export const MEMBERSHIP_PROCESS: Process<MembershipStatus, MembershipAction, MembershipParty, MembershipNeed> = {
  name: 'membership',
  statuses: MEMBERSHIP_STATUS,
  parties: MEMBERSHIP_PARTIES,
  needs: MEMBERSHIP_NEEDS,
  moves: MEMBERSHIP_MOVES,
  initial: NEW,
  terminal: ['declined', 'ended'],
};

// prettier-ignore
export const MEMBERSHIP_NEXT_STEP = { proposed: 'unit', active: null, declined: null, ended: null } as const satisfies
  Readonly<Record<MembershipStatus, MembershipParty | null>>;
