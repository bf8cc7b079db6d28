import type { Words } from '#kernel';

/** Why an entry is looked at: each rule picks, none accuses. The database marks entries with these codes. */
// prettier-ignore
export const REVIEW_RULES = {
  withReason: { sv: 'Öppnat med skäl', en: 'Opened with a reason' },
  outside:    { sv: 'Öppnat utan egen tilldelning', en: 'Opened without being assigned' },
  sameName:   { sv: 'Samma efternamn som deltagaren', en: 'Same family name as the participant' },
  colleague:  { sv: 'Deltagaren heter som någon i personalen', en: 'The participant is called as one of the staff' },
  volume:     { sv: 'Ovanligt många ärenden samma dag', en: 'Unusually many cases in one day' },
  oddHours:   { sv: 'Kväll, natt eller helg', en: 'Evening, night or weekend' },
  refused:    { sv: 'Nekade försök', en: 'Refused tries' },
  files:      { sv: 'Filer, utskrifter och kopior', en: 'Files, prints and copies' },
  protected:  { sv: 'Skyddade ärenden', en: 'Protected cases' },
  sample:     { sv: 'Stickprov, ungefär var fyrtionde rad', en: 'Random sample, about one row in forty' },
} as const satisfies Readonly<Record<string, Words>>;
export type ReviewRule = keyof typeof REVIEW_RULES;

/** How a review ended. */
export const REVIEW_RESULTS = {
  noRemark: { sv: 'Utan anmärkning', en: 'No remark' },
  explained: { sv: 'Förklarat efter fråga', en: 'Explained when asked' },
  reported: { sv: 'Anmält till chef', en: 'Reported to the manager' },
  incident: { sv: 'Incident', en: 'Incident' },
} as const satisfies Readonly<Record<string, Words>>;

export const REVIEW_KINDS = {
  systematic: { sv: 'Systematisk granskning', en: 'Systematic review' },
  suspicion: { sv: 'Granskning vid misstanke', en: 'Review on suspicion' },
  access: { sv: 'Behörighetsgenomgång', en: 'Access review' },
  incident: { sv: 'Incidentutredning', en: 'Incident inquiry' },
} as const satisfies Readonly<Record<string, Words>>;

/** What is odd about a seat: to be asked about, not to be concluded from. */
export const SEAT_FLAGS = {
  unused: { sv: 'Inte använd på 90 dagar', en: 'Not used for 90 days' },
  combination: { sv: 'Ovanlig kombination av roller', en: 'Unusual combination of roles' },
  closedUnit: { sv: 'Enheten är stängd', en: 'The unit is closed' },
  noReason: { sv: 'Skäl saknas', en: 'No reason given' },
} as const satisfies Readonly<Record<string, Words>>;
export type SeatFlag = keyof typeof SEAT_FLAGS;

/** Whoever reviews the log, or hands out seats, should not also be read in it. */
const APART = [
  ['auditor', 'administrator'],
  ['auditor', 'caseworker'],
  ['auditor', 'caseManager'],
  ['administrator', 'caseworker'],
  ['administrator', 'caseManager'],
] as const;
const UNUSED_DAYS = 90;

export interface SeatUse {
  readonly roles: readonly string[];
  readonly why: string | null;
  readonly unitClosed: boolean;
  /** Days since it was last used, or since it was given when it never was. */
  readonly idleDays: number;
}

export function seatFlags({ roles, why, unitClosed, idleDays }: SeatUse): SeatFlag[] {
  const flags: SeatFlag[] = [];
  if (idleDays >= UNUSED_DAYS) flags.push('unused');
  if (APART.some((pair) => pair.every((role) => roles.includes(role)))) flags.push('combination');
  if (unitClosed) flags.push('closedUnit');
  if (!why) flags.push('noReason');
  return flags;
}
