import type { AgencyKind, InterventionKind, Role, SecrecyCode, UnitKind } from '#domain';

/** The invented directory every world has: two municipalities, a region, FK, AF, a provider and an association. */

interface UnitRow {
  readonly name: string;
  readonly agency: string;
  readonly agencyKind: AgencyKind;
  readonly kind: UnitKind;
  readonly secrecy: SecrecyCode;
  readonly municipality: string | null;
  readonly associations: readonly ('test' | 'other')[];
}

export const ASSOCIATIONS = [
  { code: 'test', name: 'Testförbundet' },
  { code: 'other', name: 'Andra förbundet' },
] as const;

type Row = readonly [
  name: string,
  agency: string,
  agencyKind: AgencyKind,
  kind: UnitKind,
  secrecy: SecrecyCode,
  municipality: string | null,
  association?: 'test' | 'other',
];

const unit = (...[name, agency, agencyKind, kind, secrecy, municipality, association = 'test']: Row): UnitRow => ({
  ...{ name, agency, agencyKind, kind, secrecy, municipality },
  associations: [association],
});

// prettier-ignore
export const UNITS = {
  ame:   unit('AME Provby', 'Provby kommun', 'kommun', 'labourMarket', 'municipalLabour', 'Provby'),
  soc:   unit('Socialtjänsten Provby', 'Provby kommun', 'kommun', 'socialServices', 'socialServices', 'Provby'),
  fk:    unit('FK Provby', 'Försäkringskassan', 'fk', 'socialInsurance', 'socialInsurance', 'Provby'),
  af:    unit('Arbetsförmedlingen Provby', 'Arbetsförmedlingen', 'af', 'employmentService', 'employmentService', 'Provby'),
  vc:    unit('Vårdcentralen Provby', 'Provregionen', 'region', 'healthCare', 'healthCare', 'Provby'),
  psy:   unit('Öppenpsykiatri Provby', 'Provregionen', 'region', 'healthCare', 'healthCare', 'Provby'),
  pro:   unit('Steget Provby', 'Provby kommun', 'kommun', 'programme', 'municipalLabour', 'Provby'),
  ror:   unit('Provgården', 'Provgården', 'provider', 'programme', 'professional', 'Provby'),
  ame2:  unit('AME Exempelköping', 'Exempelköpings kommun', 'kommun', 'labourMarket', 'municipalLabour', 'Exempelköping'),
  x1:    unit('AME Annorstad', 'Annorstads kommun', 'kommun', 'labourMarket', 'municipalLabour', 'Annorstad', 'other'),
  x2:    unit('Arbetsförmedlingen Annorstad', 'Arbetsförmedlingen', 'af', 'employmentService', 'employmentService', 'Annorstad', 'other'),
  assoc: unit('Kansliet, Testförbundet', 'Testförbundet', 'association', 'association', 'none', null),
} satisfies Readonly<Record<string, UnitRow>>;
export type UnitKey = keyof typeof UNITS;

interface AccountRow {
  readonly name: string;
  readonly unit: UnitKey;
  readonly roles: readonly Role[];
}

/** One caseworker per unit, under the unit's own key, and those whose role is another. */
// prettier-ignore
export const ACCOUNTS = {
  ame:      { name: 'Alma Exempelsson',    unit: 'ame',   roles: ['caseManager', 'inbox'] },
  soc:      { name: 'Sofia Provsson',      unit: 'soc',   roles: ['caseworker', 'inbox'] },
  fk:       { name: 'Frida Testsson',      unit: 'fk',    roles: ['caseworker', 'inbox'] },
  af:       { name: 'Amir Exempelsson',    unit: 'af',    roles: ['caseworker', 'inbox'] },
  vc:       { name: 'Vera Provsson',       unit: 'vc',    roles: ['caseworker', 'inbox'] },
  psy:      { name: 'Petra Testsson',      unit: 'psy',   roles: ['caseworker', 'inbox'] },
  pro:      { name: 'Per Exempelsson',     unit: 'pro',   roles: ['caseworker', 'inbox'] },
  ror:      { name: 'Robin Provsson',      unit: 'ror',   roles: ['caseworker', 'inbox'] },
  ame2:     { name: 'Siv Testsson',        unit: 'ame2',  roles: ['caseManager', 'inbox'] },
  x1:       { name: 'Xerxes Exempelsson',  unit: 'x1',    roles: ['caseManager', 'inbox'] },
  x2:       { name: 'Xenia Provsson',      unit: 'x2',    roles: ['caseworker', 'inbox'] },
  /** At ame, without the inbox role: opens what is assigned to her. */
  colleague: { name: 'Kim Testsson',       unit: 'ame',   roles: ['caseworker'] },
  /** At ame, without the inbox role: opens what is assigned to her, or to whom she is deputy for. */
  deputy:   { name: 'Dag Provsson',        unit: 'ame',   roles: ['caseManager'] },
  manager:  { name: 'Carin Exempelsson',   unit: 'ame',   roles: ['manager'] },
  cleared:  { name: 'Stina Testsson',      unit: 'ame',   roles: ['caseManager', 'protectedClearance'] },
  leader:   { name: 'Pia Provsson',        unit: 'assoc', roles: ['processLeader'] },
  admin:    { name: 'Alva Exempelsson',    unit: 'assoc', roles: ['administrator'] },
  /** Administer the seats of their own agencies. */
  adminkommun: { name: 'Ada Provsson',     unit: 'ame',   roles: ['administrator'] },
  adminfk:  { name: 'Adam Testsson',       unit: 'fk',    roles: ['administrator'] },
  jurist:   { name: 'Jonna Testsson',     unit: 'ame',   roles: ['dataProtectionOfficer'] },
  auditor:  { name: 'Doris Testsson',      unit: 'vc',    roles: ['auditor'] },
} as const satisfies Readonly<Record<string, AccountRow>>;
export type AccountKey = keyof typeof ACCOUNTS;

interface ProgrammeRow {
  readonly id: string;
  readonly name: string;
  readonly neutralLabel: string | null;
  readonly operatingUnit: UnitKey | null;
  readonly interventionKind: InterventionKind | null;
  readonly places: number | null;
  readonly plannedWeeks: number | null;
}

/** open: takes requests; health: its name reveals health; idle: nobody runs it. */
// prettier-ignore
export const PROGRAMMES = {
  open:   { id: 'prov-steget', name: 'Steget', neutralLabel: null, operatingUnit: 'pro',
            interventionKind: 'support', places: 2, plannedWeeks: 12 },
  health: { id: 'prov-smartrehab', name: 'Smärtrehabilitering', neutralLabel: 'Vårdkontakt', operatingUnit: 'vc',
            interventionKind: 'careContact', places: 10, plannedWeeks: null },
  idle:   { id: 'prov-vilande', name: 'Vilande insats', neutralLabel: null, operatingUnit: null,
            interventionKind: null, places: null, plannedWeeks: null },
} as const satisfies Readonly<Record<string, ProgrammeRow>>;
export type ProgrammeKey = keyof typeof PROGRAMMES;
