import type { Words } from '#kernel';
import type { Permission } from './permission.policy.js';

/** What another system of the authority may read: a named set of permissions, for one unit. */
interface ScopeRow {
  readonly permissions: readonly Permission[];
  /** Whether it opens cases, as an assigned caseworker does; without it only what lists show. */
  readonly opensCases: boolean;
  readonly words: Words;
  readonly doesNotOpen: Words;
}

/**
 * Omfattningar: the closed list. Reading only. Nothing that a person must answer for (deciding, confirming, sending), nothing
 * that asks for a fresh sign-in, and never a protected case, whatever the scope.
 */
// prettier-ignore
export const SCOPES = {
  'directory.read': { permissions: ['directory.read', 'programme.read'], opensCases: false,
    words: { sv: 'Läser enheter, ordlistor och insatser', en: 'Reads units, vocabularies and programmes' },
    doesNotOpen: { sv: 'Öppnar inga personuppgifter.', en: 'Opens nothing about persons.' } },
  'cases.read': { permissions: ['case.read'], opensCases: true,
    words: { sv: 'Läser enhetens samordningar, med innehåll', en: 'Reads the unit’s cases with their content' },
    doesNotOpen: { sv: 'Öppnar inga skyddade ärenden.', en: 'Does not open protected cases.' } },
  'arrivals.read': { permissions: ['delivery.read'], opensCases: false,
    words: { sv: 'Läser vad som kommit till enheten, som lista', en: 'Reads what has come to the unit, as a list' },
    doesNotOpen: { sv: 'Öppnar inte innehållet i det som kommit.', en: 'Does not open the content of what has come.' } },
  'transfers.read': { permissions: ['transfer.read'], opensCases: true,
    words: { sv: 'Hämtar text till enhetens egen journal eller akt', en: 'Fetches text for the unit’s own record' },
    doesNotOpen: { sv: 'Markerar inget som överfört.', en: 'Marks nothing as transferred.' } },
  'requests.read': { permissions: ['referral.read', 'handoff.read'], opensCases: false,
    words: { sv: 'Läser enhetens förfrågningar och överlämningar', en: 'Reads the unit’s requests and handoffs' },
    doesNotOpen: { sv: 'Svarar inte på dem.', en: 'Does not answer them.' } },
  'gaps.read': { permissions: ['gap.read'], opensCases: false,
    words: { sv: 'Läser glapp i enhetens ärenden', en: 'Reads the gaps of the unit’s cases' },
    doesNotOpen: { sv: 'Tar inte på sig något glapp.', en: 'Takes on no gap.' } },
  'board.read': { permissions: ['board.read'], opensCases: false,
    words: { sv: 'Läser enhetens tavla: antal, och de tio som stått stilla längst', en: 'Reads the unit’s board: numbers, and the ten that have stood still longest' },
    doesNotOpen: { sv: 'Öppnar inte andra enheters siffror.', en: 'Does not open other units’ figures.' } },
} as const satisfies Readonly<Record<string, ScopeRow>>;
export type Scope = keyof typeof SCOPES;

export const isScope = (code: string): code is Scope => Object.hasOwn(SCOPES, code);

const rowsOf = (scopes: readonly string[]): readonly ScopeRow[] => scopes.filter(isScope).map((scope) => SCOPES[scope]);

/** Whether any of the scopes of a token opens the permission. A scope that is no longer in the table opens nothing. */
export const scopesPermit = (scopes: readonly string[], permission: Permission): boolean =>
  rowsOf(scopes).some(({ permissions }) => permissions.includes(permission));

export const scopesOpenCases = (scopes: readonly string[]): boolean =>
  rowsOf(scopes).some(({ opensCases }) => opensCases);

/** How long a token lives. Its secret must be shown again for the next. */
export const TOKEN_MINUTES = 15;
/** How long a secret lives at most, and how long the one before a new one may go on. */
export const SECRET_DAYS = 365;
export const OVERLAP_HOURS = 720;
