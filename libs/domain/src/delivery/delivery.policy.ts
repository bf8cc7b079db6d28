import type { Words } from '#kernel';
import { SECRECY, type Category, type SecrecyCode } from './delivery.types.js';

/**
 * What a ground rests on: a confirmed consent edge, a written assessment, or a correspondence both already hold.
 * The unusable ones are named so that nobody thinks they were forgotten.
 */
export type GroundBasis = 'edge' | 'assessment' | 'correspondence' | 'unusable';

/** One ground for handing over. Empty `onlyFrom`/`onlyTo` means any; a unit with no secrecy rule never takes part. */
interface GroundRow {
  readonly words: Words;
  readonly law: string;
  readonly rule: Words;
  readonly basis: GroundBasis;
  readonly blockedFor: readonly SecrecyCode[];
  readonly onlyFrom: readonly SecrecyCode[];
  readonly onlyTo: readonly SecrecyCode[];
}

const CARE = ['healthCare', 'socialServices'] as const satisfies readonly SecrecyCode[];
/** The general clause is closed to health care (25:1-8), social services (26:1-6) and private providers. */
const NO_GENERAL_CLAUSE = [
  'healthCare', 'socialServices', 'municipalLabour', 'professional',
] as const satisfies readonly SecrecyCode[]; // prettier-ignore

// prettier-ignore
const ROWS = {
  CONSENT: {
    words: { sv: 'Samtycke till att sekretess bryts', en: 'Consent that secrecy is lifted' },
    law: 'OSL 10:1, 12:2',
    rule: { sv: 'Den enskilde har samtyckt till att just dessa uppgifter går från er till dem.',
            en: 'The person has agreed that just this information goes from you to them.' },
    basis: 'edge', blockedFor: [], onlyFrom: [], onlyTo: [] },
  MENPROVNING_OK: {
    words: { sv: 'Menprövning: inget men', en: 'Harm test: no harm' },
    law: 'OSL 25:1, 26:1, 28:1, 28:11',
    rule: { sv: 'Ni har prövat och funnit att uppgiften kan lämnas utan men. Skriv varför.',
            en: 'You have assessed that no harm comes from handing this over. Write why.' },
    basis: 'assessment', blockedFor: [], onlyFrom: [], onlyTo: [] },
  NECESSARY_OWN: {
    words: { sv: 'Nödvändigt för egen verksamhet', en: 'Necessary for own task' },
    law: 'OSL 10:2',
    rule: { sv: 'Ni kan inte fullgöra er egen uppgift utan att lämna detta. Tillämpas strikt.',
            en: 'You cannot do your own task without handing this over. Applied strictly.' },
    basis: 'assessment', blockedFor: [], onlyFrom: [], onlyTo: [] },
  TECHNICAL: {
    words: { sv: 'Teknisk bearbetning', en: 'Technical processing' },
    law: 'OSL 10:2 a',
    rule: { sv: 'Endast drift och lagring.', en: 'Operation and storage only.' },
    basis: 'unusable', blockedFor: [], onlyFrom: [], onlyTo: [] },
  PARTY: {
    words: { sv: 'Partsinsyn', en: 'Access as a party' },
    law: 'OSL 10:3',
    rule: { sv: 'Den enskilde är part i ärendet hos er.', en: 'The person is a party to your matter.' },
    basis: 'assessment', blockedFor: [], onlyFrom: [], onlyTo: ['self'] },
  RESERVATION: {
    words: { sv: 'Förbehåll till enskild', en: 'Reservation to an individual' },
    law: 'OSL 10:14',
    rule: { sv: 'Lämnas till en enskild med förbehåll; görs utanför systemet.',
            en: 'Handed to an individual with a reservation; done outside the system.' },
    basis: 'unusable', blockedFor: [], onlyFrom: [], onlyTo: [] },
  FRAUD_CRIME: {
    words: { sv: 'Brott och felaktiga utbetalningar', en: 'Crime and incorrect payments' },
    law: 'OSL 10:15 a',
    rule: { sv: 'Gäller inte samordning.', en: 'Not for coordination.' },
    basis: 'unusable', blockedFor: ['healthCare'], onlyFrom: [], onlyTo: [] },
  SUPERVISION: {
    words: { sv: 'Tillsyn och revision', en: 'Supervision and audit' },
    law: 'OSL 10:17',
    rule: { sv: 'Till tillsynsmyndighet; görs utanför systemet.', en: 'To a supervisor; done outside the system.' },
    basis: 'unusable', blockedFor: [], onlyFrom: [], onlyTo: [] },
  GENERAL_CLAUSE: {
    words: { sv: 'Generalklausulen', en: 'General clause' },
    law: 'OSL 10:27',
    rule: { sv: 'Intresset av att lämna uppgiften väger uppenbart tyngre. Aldrig från vård eller socialtjänst.',
            en: 'The interest of handing over clearly weighs more. Never from health care or social services.' },
    basis: 'assessment', blockedFor: NO_GENERAL_CLAUSE, onlyFrom: [], onlyTo: [] },
  STATUTORY_DUTY: {
    words: { sv: 'Uppgiftsskyldighet i lag', en: 'Statutory duty to inform' },
    law: 'OSL 10:28',
    rule: { sv: 'Lag eller förordning kräver att uppgiften lämnas. Ange vilken.',
            en: 'An act or ordinance requires it. Name it.' },
    basis: 'assessment', blockedFor: [], onlyFrom: [], onlyTo: [] },
  CARE_NEED_U18_ABUSE_LPT: {
    words: { sv: 'Nödvändig vård eller stöd', en: 'Necessary care or support' },
    law: 'OSL 25:12, 26:9',
    rule: { sv: 'Behövs för vård eller stöd åt någon under 18, gravid, i pågående bruk eller i LPT/LRV-vård.',
            en: 'Needed for someone under 18, pregnant, with ongoing substance use or in compulsory care.' },
    basis: 'assessment', blockedFor: [], onlyFrom: CARE, onlyTo: CARE },
  SAMMANHALLEN: {
    words: { sv: 'Sammanhållen vård- och omsorgsdokumentation', en: 'Joint care records' },
    law: 'OSL 26:11, lag 2022:913',
    rule: { sv: 'Gäller äldre och personer med funktionsnedsättning, inte finansiell samordning.',
            en: 'For older people and people with disability, not for financial coordination.' },
    basis: 'unusable', blockedFor: [], onlyFrom: CARE, onlyTo: CARE },
  FK_DIREKT: {
    words: { sv: 'Från FK i lokal samverkan, med samtycke', en: 'From FK in local coordination, with consent' },
    law: 'Förordning 2024:14 5 §',
    rule: { sv: 'FK lämnar i den utsträckning den enskilde samtyckt.',
            en: 'FK hands over as far as the person has agreed.' },
    basis: 'edge', blockedFor: [], onlyFrom: ['socialInsurance'],
    onlyTo: ['healthCare', 'socialServices', 'municipalLabour', 'employmentService'] },
  REPLY: {
    words: { sv: 'Svar på det ni redan har gemensamt', en: 'Reply within what both already hold' },
    law: 'OSL 10:2',
    rule: { sv: 'Bara koder, nummer och datum om ett steg i en skriftväxling båda har. Aldrig text eller bilaga.',
            en: 'Only codes, numbers and dates of a step in a correspondence both hold. Never text or attachment.' },
    basis: 'correspondence', blockedFor: [], onlyFrom: [], onlyTo: [] },
  SELF: {
    words: { sv: 'Till den enskilde själv', en: 'To the person' },
    law: 'OSL 12:1 (undantag 25:6)',
    rule: { sv: 'Sekretess gäller inte mot den enskilde själv, utom i sällsynta fall i vården.',
            en: 'Secrecy does not apply towards the person, save for rare cases in health care.' },
    basis: 'assessment', blockedFor: [], onlyFrom: [], onlyTo: ['self'] },
  LIFE_HEALTH: {
    words: { sv: 'Fara för liv eller hälsa', en: 'Danger to life or health' },
    law: 'Lag 2022:913 3:5-6, PDL 4:5',
    rule: { sv: 'Endast inom hälso- och sjukvården. Ett saknat samtycke är ingen nödsituation.',
            en: 'Within health care only. A missing consent is not an emergency.' },
    basis: 'assessment', blockedFor: [], onlyFrom: ['healthCare'], onlyTo: ['healthCare'] },
} as const satisfies Readonly<Record<string, GroundRow>>;
type Rows = typeof ROWS;
export type Ground = keyof Rows;

/** The secrecy areas a ground is closed from, read off its row. */
type ClosedFrom<G extends Ground> =
  | 'none'
  | Rows[G]['blockedFor'][number]
  | (Rows[G]['onlyFrom'] extends readonly [] ? never : Exclude<SecrecyCode, Rows[G]['onlyFrom'][number]>);
/**
 * The grounds that can exist from a secrecy area, as a type: the general clause from health care or social services does not
 * compile. Of an area that is not known only what is open from all of them remains.
 */
export type GroundFrom<From extends SecrecyCode> = {
  [G in Ground]: Rows[G]['basis'] extends 'unusable' ? never : [From & ClosedFrom<G>] extends [never] ? G : never;
}[Ground];

/** What a delivery is decided on: from which secrecy, and a ground that is open from there. */
export interface Disclosure<From extends SecrecyCode> {
  readonly from: From;
  readonly ground: GroundFrom<From>;
}

/** Grunder för utlämnande: the closed list. No row, no delivery. */
export const GROUNDS: Readonly<Record<Ground, GroundRow>> = ROWS;
const GROUND_CODES = Object.keys(ROWS) as Ground[];
const SECRECY_CODES = Object.keys(SECRECY) as SecrecyCode[];

/** Whether a ground can exist at all between two secrecy areas; the caseworker's form shows only these. */
export function isGroundOpen(ground: Ground, from: SecrecyCode, to: SecrecyCode): boolean {
  const { basis, blockedFor, onlyFrom, onlyTo } = GROUNDS[ground];
  if (basis === 'unusable' || from === 'none' || to === 'none') return false;
  if (blockedFor.includes(from)) return false;
  if (onlyFrom.length > 0 && !onlyFrom.includes(from)) return false;
  return onlyTo.length === 0 || onlyTo.includes(to);
}

/** The decision, when the ground is open between the two areas; null when the law closes it. */
export function disclosure<From extends SecrecyCode>(
  from: From,
  to: SecrecyCode,
  ground: Ground,
): Disclosure<From> | null {
  return isGroundOpen(ground, from, to) ? { from, ground: ground as GroundFrom<From> } : null;
}

/** The grounds a caseworker may choose for a delivery between two secrecy areas; a reply's ground is never chosen. */
export function groundsBetween(from: SecrecyCode, to: SecrecyCode): readonly Ground[] {
  return GROUND_CODES.filter((ground) => GROUNDS[ground].basis !== 'correspondence' && isGroundOpen(ground, from, to));
}

/** Every secrecy area from which a ground is closed, spelled out: what the database keeps and checks again. */
export function closedFrom(ground: Ground): readonly SecrecyCode[] {
  const { blockedFor, onlyFrom } = GROUNDS[ground];
  const outside = (code: SecrecyCode) => onlyFrom.length > 0 && !onlyFrom.includes(code);
  return SECRECY_CODES.filter((code) => code === 'none' || blockedFor.includes(code) || outside(code));
}

/** How long a reasoned ground's assessment is at least, spaces and invisible characters not counted. */
export const ASSESSMENT_MIN = 10;
const UNSEEN = /[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]/gu;

/** Whether somebody has written why: ten characters that can be read. */
export function isAssessed(assessment: string | null | undefined): boolean {
  return (assessment ?? '').replaceAll(UNSEEN, '').length >= ASSESSMENT_MIN;
}

/** A title that may tell of illness goes out under this name unless the health category goes too. */
export const NEUTRAL_TITLE: Words = { sv: 'Vårdkontakt', en: 'Care contact' };

/** The title as the receiver may read it: a title can be a health fact. */
export function neutralTitle(title: string, isHealthRevealing: boolean, delivered: readonly Category[]): Words {
  return isHealthRevealing && !delivered.includes('health') ? NEUTRAL_TITLE : { sv: title, en: title };
}
