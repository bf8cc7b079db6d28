/** What stands in the address: every filter is a link one can keep or send. Anything unknown falls away. */
type Raw = Record<string, unknown>;

const text = (raw: unknown) =>
  typeof raw === 'string' && raw.trim() ? raw : typeof raw === 'number' ? String(raw) : undefined;
const oneOf = <T extends string>(raw: unknown, ...allowed: T[]) => allowed.find((one) => one === raw);
const number = (raw: unknown) =>
  Number.isInteger(Number(raw)) && raw !== '' && raw !== null ? Number(raw) : undefined;

export interface CaseSearch {
  q?: string | undefined;
  vems?: 'mina' | 'ingen' | undefined;
  status?: 'closed' | undefined;
  glapp?: 'oppna' | undefined;
}
export const caseSearch = (raw: Raw): CaseSearch => ({
  q: text(raw.q),
  vems: oneOf(raw.vems, 'mina', 'ingen'),
  status: oneOf(raw.status, 'closed'),
  glapp: oneOf(raw.glapp, 'oppna'),
});

export const VIEWS = ['att-besvara', 'skickade', 'alla'] as const;
export interface InboxSearch {
  vy: (typeof VIEWS)[number];
  f?: string | undefined;
}
export const inboxSearch = (raw: Raw): InboxSearch => ({
  vy: oneOf(raw.vy, ...VIEWS) ?? 'att-besvara',
  f: text(raw.f),
});

export interface GapSearch {
  regel?: string | undefined;
  fran?: number | undefined;
  till?: number | undefined;
  vems?: 'mina' | undefined;
}
export const gapSearch = (raw: Raw): GapSearch => ({
  regel: text(raw.regel),
  fran: raw.fran === undefined ? undefined : number(raw.fran),
  till: raw.till === undefined ? undefined : number(raw.till),
  vems: oneOf(raw.vems, 'mina'),
});

export interface ProgrammeSearch {
  q?: string | undefined;
  visa?: 'tar-emot' | undefined;
}
export const programmeSearch = (raw: Raw): ProgrammeSearch => ({ q: text(raw.q), visa: oneOf(raw.visa, 'tar-emot') });

export interface LogSearch {
  visa?: 'utdrag' | 'incident' | 'behorigheter' | undefined;
}
export const logSearch = (raw: Raw): LogSearch => ({ visa: oneOf(raw.visa, 'utdrag', 'incident', 'behorigheter') });

export interface NoticeSearch {
  visa?: 'nya' | 'tidigare' | undefined;
  /** the notice a mail leads to */
  avisering?: string | undefined;
}
export const noticeSearch = (raw: Raw): NoticeSearch => ({
  visa: oneOf(raw.visa, 'nya', 'tidigare'),
  avisering: text(raw.avisering),
});

export interface RightsSearch {
  visa?: 'rattelser' | 'gallring' | 'bevis' | 'vagledning' | undefined;
  /** a case's number, never a person's */
  arende?: string | undefined;
}
const CASE_NUMBER = /^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]$/;
export const rightsSearch = (raw: Raw): RightsSearch => ({
  visa: oneOf(raw.visa, 'rattelser', 'gallring', 'bevis', 'vagledning'),
  arende: CASE_NUMBER.exec(text(raw.arende) ?? '')?.[0],
});

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
export interface CalendarSearch {
  vy?: 'vecka' | 'manad' | 'lista' | undefined;
  dag?: string | undefined;
  vems?: 'mina' | undefined;
}
export const calendarSearch = (raw: Raw): CalendarSearch => ({
  vy: oneOf(raw.vy, 'vecka', 'manad', 'lista'),
  dag: ISO_DAY.exec(text(raw.dag) ?? '')?.[0],
  vems: oneOf(raw.vems, 'mina'),
});

export interface ArrivalSearch {
  visa?: 'allt' | undefined;
  slag?: string | undefined;
}
export const arrivalSearch = (raw: Raw): ArrivalSearch => ({ visa: oneOf(raw.visa, 'allt'), slag: text(raw.slag) });

/** Where to go after signing in; only a path of our own. */
export const signInSearch = (raw: Raw): { till?: string | undefined; fel?: string | undefined } => {
  const till = text(raw.till);
  return { till: till?.startsWith('/') && !till.startsWith('//') ? till : undefined, fel: text(raw.fel) };
};

/** A form may be opened for a certain unit or programme: the address says so. */
export const formSearch = (raw: Raw): { insats?: string | undefined; fran?: string | undefined } => ({
  insats: text(raw.insats),
  fran: text(raw.fran),
});

/** A place that is held without a name is told whom it is for: the address says which. */
export const bookingSearch = (raw: Raw): { bokning?: string | undefined } => ({ bokning: text(raw.bokning) });

/** A consent may be written to take the place of another: the address says of which. */
export const consentSearch = (raw: Raw): { ersatter?: string | undefined } => ({ ersatter: text(raw.ersatter) });
