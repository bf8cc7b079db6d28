import type { CodeList, Words } from '#kernel';
import type { SecrecyCode } from '../delivery/delivery.types.js';

/** Myndighet eller part: who is a legal party. The association finances and sees figures, never people. */
// prettier-ignore
export const AGENCY_KINDS = {
  kommun:      { sv: 'Kommun',             en: 'Municipality' },
  region:      { sv: 'Region',             en: 'Region' },
  fk:          { sv: 'Försäkringskassan',  en: 'Swedish Social Insurance Agency' },
  af:          { sv: 'Arbetsförmedlingen', en: 'Swedish Public Employment Service' },
  provider:    { sv: 'Utförare',           en: 'Provider' },
  association: { sv: 'Samordningsförbund', en: 'Coordination association' },
} as const satisfies CodeList;
export type AgencyKind = keyof typeof AGENCY_KINDS;

/** What a unit is: whose it may be, and the secrecy its own records are under. */
interface UnitKindRow {
  readonly words: Words;
  readonly agencies: readonly AgencyKind[];
  readonly secrecy: SecrecyCode;
}

/** Enhet (verksamhetsgren): secrecy borders run between units, inside one authority too (OSL 8:1-2). */
// prettier-ignore
export const UNIT_KINDS = {
  healthCare:        { words: { sv: 'Hälso- och sjukvård',          en: 'Health care' },
                       agencies: ['region', 'kommun'],             secrecy: 'healthCare' },
  socialServices:    { words: { sv: 'Socialtjänst',                 en: 'Social services' },
                       agencies: ['kommun'],                       secrecy: 'socialServices' },
  labourMarket:      { words: { sv: 'Arbetsmarknadsenhet',          en: 'Municipal labour market unit' },
                       agencies: ['kommun'],                       secrecy: 'municipalLabour' },
  socialInsurance:   { words: { sv: 'Socialförsäkring',             en: 'Social insurance' },
                       agencies: ['fk'],                           secrecy: 'socialInsurance' },
  employmentService: { words: { sv: 'Arbetsförmedling',             en: 'Employment service' },
                       agencies: ['af'],                           secrecy: 'employmentService' },
  programme:         { words: { sv: 'Insats (verksamhet)',          en: 'Programme unit' },
                       agencies: ['kommun', 'region', 'fk', 'af', 'provider'], secrecy: 'professional' },
  association:       { words: { sv: 'Förbundskansli',               en: 'Association office' },
                       agencies: ['association'],                  secrecy: 'none' },
  person:            { words: { sv: 'Deltagaren',                   en: 'The participant' },
                       agencies: [],                               secrecy: 'self' },
} as const satisfies Readonly<Record<string, UnitKindRow>>;
export type UnitKind = keyof typeof UNIT_KINDS;
