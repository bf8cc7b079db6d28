import { Refusal } from '#kernel';
import type { RefusalCode } from '#kernel';

/** What PostgreSQL and our doors answer, as a refusal the reader may see. A code that is not here stays inside. */
// prettier-ignore
const REFUSAL_OF: Readonly<Record<string, RefusalCode>> = {
  SM001: 'NO_SUCH_MOVE',   // by_the_table triggers
  SM002: 'NO_GROUND',      // this kind of record is never delivered
  SM003: 'NOT_FOUND',      // not the owner, or no sight
  SM004: 'NOT_FOUND',
  SM005: 'NO_GROUND',      // protected identity
  SM006: 'NO_GROUND',
  SM007: 'NEEDS_MISSING',  // the ground's assessment
  SM401: 'UNAUTHENTICATED', // the seat was lost while the request was on its way
  SM403: 'FORBIDDEN',       // administers nobody, or herself
  SM008: 'SIGN_IN_CLOSED', // a password in production
  SM018: 'WRONG_PARTY',    // another unit raised the flag
  SM019: 'BAD_INPUT',      // not a cleared colleague, or nobody would remain
  '40001': 'CONFLICT', '40P01': 'CONFLICT', '55P03': 'CONFLICT', // lost a race or waited too long for it
  '57014': 'BUSY', '25P03': 'BUSY', '25P04': 'BUSY', '53300': 'BUSY', // it took longer than anybody is let to hold a connection
  '22021': 'BAD_INPUT', '22P05': 'BAD_INPUT', '22P02': 'BAD_INPUT', '22008': 'BAD_INPUT', '22003': 'BAD_INPUT', // text or number it cannot hold
  '22001': 'BAD_INPUT', '23514': 'BAD_INPUT', '23503': 'BAD_INPUT', // too long, not a code, or names something that is not there
};

interface DatabaseError {
  readonly code?: string;
  readonly driverError?: { readonly code?: string };
}

/** The refusal behind an error from the database; undefined when it is ours to repair. */
export function databaseRefusal(error: unknown): Refusal | undefined {
  const { code, driverError } = (error ?? {}) as DatabaseError;
  const refusal = REFUSAL_OF[driverError?.code ?? code ?? ''];
  if (!refusal) return undefined;
  return new Refusal(refusal, undefined, refusal === 'NEEDS_MISSING' ? { missing: ['assessment'] } : {});
}
