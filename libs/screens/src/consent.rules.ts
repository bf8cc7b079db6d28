import type { UnitRef } from '#cases';
import {
  CONSENT_INTERPRETERS,
  CONSENT_MOVES,
  CONSENT_PURPOSES,
  CONSENT_STATUS,
  RENEWAL_DECLINES,
  differencesOf,
  permits,
} from '#domain';
import type {
  Category, ConsentGrantor, ConsentInterpreter, ConsentPurpose, ConsentStatus, ConsentTerms, Permission, RenewalDecline,
} from '#domain'; // prettier-ignore
import { movesFrom } from '#kernel';
import { currentActor } from '#platform';
import type { Consent, ConsentEdge } from './consent.types.js';

/** A consent as SQL gives it. */
export type ConsentRow = Omit<
  Consent, 'statusLabel' | 'purposeCode' | 'interpreter' | 'renewalReason' | 'edges' | 'changes' | 'moves'
> & {
  readonly purposeCode: ConsentPurpose;
  readonly interpreter: ConsentInterpreter;
  readonly renewalReason: RenewalDecline | null;
}; // prettier-ignore

/** Which permission each button of a consent asks for. `sign` is how `record` looks once it is printed. */
const NEEDED: Readonly<Record<string, Permission>> = {
  askSignature: 'consent.record',
  record: 'consent.record',
  sign: 'consent.record',
  refuse: 'consent.record',
  supersede: 'consent.record',
  declineRenewal: 'consent.record',
  revoke: 'consent.revoke',
};

/** All consents of a case together: each is compared with the one it took the place of. */
export function consentsOf(
  rows: readonly ConsentRow[],
  edgesOf: (consentId: string) => readonly ConsentEdge[],
): Consent[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.map((row) => {
    const before = row.supersedesId ? byId.get(row.supersedesId) : undefined;
    return {
      ...row,
      statusLabel: CONSENT_STATUS[row.status as ConsentStatus],
      purposeCode: { code: row.purposeCode, label: CONSENT_PURPOSES[row.purposeCode] },
      interpreter: { code: row.interpreter, label: CONSENT_INTERPRETERS[row.interpreter] },
      renewalReason: row.renewalReason && { code: row.renewalReason, label: RENEWAL_DECLINES[row.renewalReason] },
      edges: [...edgesOf(row.id)],
      changes: before ? [...differencesOf(termsOf(before), termsOf(row))] : [],
      moves: movesOf(row),
    };
  });
}

/** What it says, with the units by name: for sentences, differences and paper. */
export function termsOf(row: ConsentRow | Consent): ConsentTerms {
  return {
    directions: row.directions.map((direction) => ({
      from: nameOf(direction.from),
      to: nameOf(direction.to),
      categories: direction.categories as Category[],
      excluded: direction.excluded as Category[],
      exclusion: direction.exclusion ?? null,
    })),
    purpose: row.purpose,
    validFrom: row.validFrom,
    validTo: row.validTo,
    exclusions: row.exclusions ?? null,
    grantor: row.grantor as ConsentGrantor,
  };
}

/** A unit as the person knows it: its name says where, its authority who. */
export const nameOf = ({ name }: UnitRef): string => name;

function movesOf({ status, renewalDeclinedOn }: ConsentRow): string[] {
  const { roles } = currentActor();
  const legal = movesFrom(CONSENT_MOVES, status as ConsentStatus, 'recorder').map(([, action]) => String(action));
  const open = status === 'active' || status === 'partiallyRevoked';
  const all = [
    ...legal.map((action) => (action === 'record' && status === 'pendingSignature' ? 'sign' : action)),
    ...(open && !renewalDeclinedOn ? ['declineRenewal'] : []),
    // one that has run out or been taken back may be followed by a new one
    ...(status === 'expired' || status === 'revoked' ? ['supersede'] : []),
  ];
  return all.filter((action) => {
    const needed = NEEDED[action];
    return needed !== undefined && permits(roles, needed);
  });
}
