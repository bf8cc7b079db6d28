import { NEW, type CodeList, type Move, type Process } from '#kernel';

/** En riktning i ett samtycke: from one unit to another, which information. Only a confirmed one grounds a delivery. */
// prettier-ignore
export const EDGE_STATUS = {
  proposed:  { sv: 'Väntar på bekräftelse', en: 'Waiting for confirmation' },
  confirmed: { sv: 'Bekräftad',             en: 'Confirmed' },
  revoked:   { sv: 'Återkallad',            en: 'Revoked' },
  superseded:{ sv: 'Ersatt av nytt samtycke', en: 'Replaced by a new consent' },
  expired:   { sv: 'Har gått ut',           en: 'Expired' },
} as const satisfies CodeList;
export type EdgeStatus = keyof typeof EDGE_STATUS;

export type EdgeAction = 'propose' | 'confirm' | 'narrow' | 'revoke' | 'supersede' | 'expire';
/** The recording unit, the unit whose records it opens, and time. Revoking belongs to whoever sees the edge. */
// prettier-ignore
export const EDGE_PARTIES = {
  recorder: { sv: 'Enheten som antecknade samtycket', en: 'The unit that recorded the consent' },
  fromUnit: { sv: 'Enheten som lämnar uppgifterna',   en: 'The unit that hands over' },
  toUnit:   { sv: 'Enheten som får uppgifterna',      en: 'The unit that receives' },
  participant: { sv: 'Den enskilde',                  en: 'The person' },
  system:   { sv: 'Tiden',                            en: 'Time' },
} as const satisfies CodeList;
export type EdgeParty = keyof typeof EDGE_PARTIES;

// prettier-ignore
export const EDGE_NEEDS = {
  activeConsent: { sv: 'ett samtycke som gäller', en: 'a consent in force' },
  newEdge:       { sv: 'samma riktning i ett nytt samtycke', en: 'the same direction in a new consent' },
} as const satisfies CodeList;
export type EdgeNeed = keyof typeof EDGE_NEEDS;

// prettier-ignore
export const EDGE_MOVES: readonly Move<EdgeStatus, EdgeAction, EdgeParty, EdgeNeed>[] = [
  // from        action     to           by          needs
  [NEW,         'propose', 'proposed',  'recorder', ['activeConsent']],
  [NEW,         'confirm', 'confirmed', 'fromUnit', ['activeConsent']], // the recorder confirms its own by recording it
  ['proposed',  'confirm', 'confirmed', 'fromUnit', ['activeConsent']],
  ['proposed',  'narrow',  'proposed',  'either',   []],
  ['proposed',  'revoke',  'revoked',   'either',   []],
  ['proposed',  'supersede', 'superseded', 'recorder', ['newEdge']],
  ['proposed',  'expire',  'expired',   'system',   []],
  ['confirmed', 'narrow',  'confirmed', 'either',   []],
  ['confirmed', 'revoke',  'revoked',   'either',   []],
  ['confirmed', 'supersede', 'superseded', 'recorder', ['newEdge']],
  ['confirmed', 'expire',  'expired',   'system',   []],
];

export const EDGE_PROCESS: Process<EdgeStatus, EdgeAction, EdgeParty, EdgeNeed> = {
  name: 'edge',
  statuses: EDGE_STATUS,
  parties: EDGE_PARTIES,
  needs: EDGE_NEEDS,
  moves: EDGE_MOVES,
  initial: NEW,
  terminal: ['revoked', 'superseded', 'expired'],
};

/** The dates an edge's status is read from; days are compared as text, 'YYYY-MM-DD'. */
export interface EdgeDates {
  readonly confirmedOn: string | null;
  readonly revokedOn: string | null;
  /** It ended because a new consent took its place, not because anybody took it back. */
  readonly isSuperseded?: boolean;
  readonly validTo: string;
}

/** Where an edge stands on a day. Its last day counts; revocation wins over everything. */
export function edgeStatus(edge: EdgeDates, today: string): EdgeStatus {
  if (edge.revokedOn !== null) return edge.isSuperseded ? 'superseded' : 'revoked';
  if (today > edge.validTo) return 'expired';
  return edge.confirmedOn === null ? 'proposed' : 'confirmed';
}
