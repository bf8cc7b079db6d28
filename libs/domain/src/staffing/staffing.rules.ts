import type { Words } from '#kernel';

/** One kind of open step somebody may have in her hands. */
export interface OpenStepRow {
  readonly words: Words;
  /** named: it names her and is handed over by itself. follows: it is the unit's, and goes with whoever answers for the case. */
  readonly hands: 'named' | 'follows';
}

/** Öppna steg: all that somebody leaves behind when she goes, kind by kind. What is not here is in nobody's hands. */
// prettier-ignore
export const OPEN_STEPS = {
  case:          { hands: 'named',   words: { sv: 'Samordning som hen svarar för',   en: 'Case she answers for' } },
  request:       { hands: 'named',   words: { sv: 'Förfrågan som hen handlägger',    en: 'Request she works on' } },
  handoff:       { hands: 'named',   words: { sv: 'Överlämning som hen ska godta' , en: 'Handoff she is to receive' } },
  task:          { hands: 'named',   words: { sv: 'Uppgift',                          en: 'Task' } },
  group:         { hands: 'named',   words: { sv: 'Företräder enheten i en grupp',    en: 'Sits in a group for the unit' } },
  cover:         { hands: 'named',   words: { sv: 'Täcker för en kollega som är borta', en: 'Covers for a colleague who is away' } },
  offered:       { hands: 'follows', words: { sv: 'Överlämning som väntar på svar',  en: 'Handoff that waits for an answer' } },
  sent:          { hands: 'follows', words: { sv: 'Skickad förfrågan',               en: 'Request sent' } },
  commitment:    { hands: 'follows', words: { sv: 'Åtagande i en plan',              en: 'Commitment in a plan' } },
  plan:          { hands: 'follows', words: { sv: 'Plan som enheten håller i',       en: 'Plan the unit keeps' } },
  meeting:       { hands: 'follows', words: { sv: 'Möte som enheten har kallat till', en: 'Meeting the unit has called' } },
  invitation:    { hands: 'follows', words: { sv: 'Kallelse att svara på',           en: 'Call to answer' } },
  participation: { hands: 'follows', words: { sv: 'Deltagande',                      en: 'Participation' } },
  edge:          { hands: 'follows', words: { sv: 'Samtycke att bekräfta',           en: 'Consent to confirm' } },
  gap:           { hands: 'follows', words: { sv: 'Glapp',                           en: 'Gap' } },
} as const satisfies Readonly<Record<string, OpenStepRow>>;
export type OpenStepKind = keyof typeof OPEN_STEPS;
type NamedIn<K extends OpenStepKind> = K extends OpenStepKind
  ? (typeof OPEN_STEPS)[K]['hands'] extends 'named' ? K : never
  : never; // prettier-ignore
/** What names a person, and so needs somebody else. */
export type NamedStepKind = NamedIn<OpenStepKind>;
/** What is the unit's and belongs to no case. */
const OF_THE_UNIT = ['group', 'cover'] as const satisfies readonly NamedStepKind[];
export type StepOfUnit = (typeof OF_THE_UNIT)[number];
export type StepOfCase = Exclude<NamedStepKind, StepOfUnit>;
export const isOfUnit = (kind: NamedStepKind): kind is StepOfUnit => OF_THE_UNIT.some((one) => one === kind);

/** How many a person may hand over in one press. */
export const MOST_HANDED_OVER = 200;
/** How long whoever comes back is shown what happened meanwhile, in calendar days. */
export const BACK_DAYS = 14;
