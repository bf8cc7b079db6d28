import type { Words } from './words';

/** The server's closed codes and two of our own: no answer at all, and an answer we cannot read. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'STEP_UP_NEEDED'
  | 'LOA_TOO_LOW'
  | 'SIGN_IN_CLOSED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'TOO_MANY_TRIES'
  | 'BAD_INPUT'
  | 'NO_SUCH_MOVE'
  | 'WRONG_PARTY'
  | 'NEEDS_MISSING'
  | 'NO_GROUND'
  | 'REASON_NEEDED'
  | 'GONE'
  | 'UNREACHABLE'
  | 'BROKEN';

export interface ErrorDetail {
  field?: string;
  missing?: string[];
  current?: Record<string, unknown>;
}

const UNREACHABLE: Words = {
  sv: 'Ingen kontakt med Samsteg just nu. Det du har skrivit finns kvar. Försök igen om en stund.',
  en: 'Samsteg cannot be reached right now. What you have typed is kept. Try again in a while.',
};
const BROKEN: Words = {
  sv: 'Något gick fel hos oss. Det du har skrivit finns kvar. Försök igen, eller kontakta supporten om det upprepas.',
  en: 'Something went wrong on our side. What you have typed is kept. Try again, or contact support if it repeats.',
};
const NOT_HERE: Words = {
  sv: 'Det finns inte här. Det kan ha flyttats, eller så har din enhet inte fått del av det.',
  en: 'It is not here. It may have moved, or your unit has not been given it.',
};

/** Everything that can go wrong, in the reader's words: what happened and what to do. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly words: Words,
    readonly detail: ErrorDetail = {},
  ) {
    super(`${code}: ${words.en}`);
    this.name = 'ApiError';
  }
}

export const unreachable = () => new ApiError('UNREACHABLE', UNREACHABLE);
export const notHere = () => new ApiError('NOT_FOUND', NOT_HERE);
export const broken = () => new ApiError('BROKEN', BROKEN);

/** Reads a refusal as the server writes it: in GraphQL extensions, or as a plain JSON body. */
export function readRefusal(raw: unknown): ApiError {
  if (typeof raw !== 'object' || raw === null) return broken();
  const { code, sv, en, field, missing, current } = raw as Record<string, unknown>;
  if (typeof code !== 'string' || typeof sv !== 'string' || typeof en !== 'string') return broken();
  return new ApiError(
    code as ErrorCode,
    { sv, en },
    {
      ...(typeof field === 'string' && { field }),
      ...(Array.isArray(missing) && { missing: missing.map(String) }),
      ...(typeof current === 'object' && current !== null && { current: current as Record<string, unknown> }),
    },
  );
}

export const isApiError = (error: unknown, ...codes: ErrorCode[]): error is ApiError =>
  error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
