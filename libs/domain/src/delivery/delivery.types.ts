import type { CodeList, Words } from '#kernel';

/** What a record is about; consent and sharing name these. Base facts are what joining a samordning is about. */
interface CategoryRow extends Words {
  readonly isBase: boolean;
}

// prettier-ignore
export const CATEGORIES = {
  contact:       { sv: 'Kontaktuppgifter',      en: 'Contact details',          isBase: true },
  plan:          { sv: 'Planering',             en: 'Planning',                 isBase: true },
  workAbility:   { sv: 'Arbetsförmåga',         en: 'Work ability',             isBase: false },
  health:        { sv: 'Hälsa',                 en: 'Health',                   isBase: false },
  substance:     { sv: 'Skadligt bruk och beroende', en: 'Substance use',       isBase: false },
  economy:       { sv: 'Ekonomi',               en: 'Economy',                  isBase: false },
  social:        { sv: 'Social situation',      en: 'Social situation',         isBase: false },
  benefitStatus: { sv: 'Ersättning och försörjning', en: 'Benefits and income', isBase: false },
  outcome:       { sv: 'Utfall',                en: 'Outcome',                  isBase: false },
  survey:        { sv: 'Enkäter och självskattning', en: 'Surveys and self-ratings', isBase: false },
} as const satisfies Readonly<Record<string, CategoryRow>>;
export type Category = keyof typeof CATEGORIES;

/** Skaderekvisit: which way the doubt falls when nobody has consented. */
// prettier-ignore
export const REQUISITES = {
  reversed:     { sv: 'Omvänt skaderekvisit: sekretess om det inte står klart att uppgiften kan lämnas utan men',
                  en: 'Reversed test: secret unless it is clear that no harm will come' },
  straight:     { sv: 'Rakt skaderekvisit: sekretess om det kan antas att den enskilde lider men',
                  en: 'Straight test: secret if harm can be assumed' },
  professional: { sv: 'Tystnadsplikt: uppgiften får inte obehörigen röjas',
                  en: 'Professional duty of silence: not to be disclosed without right' },
  none:         { sv: 'Ingen egen sekretessregel: enheten innehar inga personuppgifter om deltagare',
                  en: 'No secrecy rule of its own: the unit holds nothing about participants' },
} as const satisfies CodeList;
export type Requisite = keyof typeof REQUISITES;

/** Secrecy that a unit's own records are under. */
interface SecrecyRow {
  readonly words: Words;
  readonly law: string;
  readonly requisite: Requisite;
}

/** One row per secrecy area; a unit's kind says which is its own (UNIT_KINDS). */
// prettier-ignore
export const SECRECY = {
  healthCare:        { words: { sv: 'Hälso- och sjukvårdssekretess', en: 'Health care secrecy' },
                       law: 'OSL 25:1',  requisite: 'reversed' },
  socialServices:    { words: { sv: 'Socialtjänstsekretess',         en: 'Social services secrecy' },
                       law: 'OSL 26:1',  requisite: 'reversed' },
  // OSL 28:11 speaks of labour market policy without naming an authority. Whether it covers a municipal unit is for the
  // municipality's lawyer: until then the stricter 26:1.
  municipalLabour:   { words: { sv: 'Kommunal arbetsmarknad',        en: 'Municipal labour market' },
                       law: 'OSL 26:1',  requisite: 'reversed' },
  socialInsurance:   { words: { sv: 'Socialförsäkringssekretess',    en: 'Social insurance secrecy' },
                       law: 'OSL 28:1',  requisite: 'straight' },
  employmentService: { words: { sv: 'Arbetsmarknadssekretess',       en: 'Employment service secrecy' },
                       law: 'OSL 28:11', requisite: 'straight' },
  professional:      { words: { sv: 'Tystnadsplikt hos utförare',    en: 'Duty of silence at a provider' },
                       law: 'SoL 17:12, PSL 6:12', requisite: 'professional' },
  self:              { words: { sv: 'Den enskilde själv',            en: 'The person' },
                       law: 'OSL 12:1',  requisite: 'none' },
  none:              { words: { sv: 'Ingen sekretess för enskilda',  en: 'No secrecy for individuals' },
                       law: '–',         requisite: 'none' },
} as const satisfies Readonly<Record<string, SecrecyRow>>;
export type SecrecyCode = keyof typeof SECRECY;
