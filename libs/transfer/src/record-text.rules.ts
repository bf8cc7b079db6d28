import { detailsOf, eventLabel } from '#cases';
import type { EventRow, UnitRef } from '#cases';
import {
  CATEGORIES,
  COMMITMENT_STATUS,
  CONSENT_STATUS,
  CONTACT_KINDS,
  GROUNDS,
  REQUISITES,
  recordWords,
} from '#domain';
import type { Category, CommitmentStatus, ConsentStatus, ContactKind, Ground, Requisite } from '#domain';
import type { Block } from '#paper';

/** An act of delivery as SQL gives it. */
export interface Act {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly ground: Ground;
  readonly legalBasis: string;
  readonly secrecyRule: string;
  readonly requisite: Requisite;
  readonly assessment: string | null;
  readonly reservation: string | null;
  readonly print: string | null;
  readonly consentNo: number | null;
  readonly consentOn: string | null;
  readonly revokedOn: string | null;
  readonly decidedBy: string | null;
}

/** What a record says, by kind; a kind without words of its own is its name alone. */
export interface Content {
  readonly text?: string;
  readonly name?: string;
  readonly birthYear?: number | null;
  readonly type?: string;
  readonly payload?: EventRow['payload'];
  readonly units?: Readonly<Record<string, UnitRef>> | null;
  readonly versionNo?: number;
  readonly plan?: Plan;
  readonly meetingOn?: string;
  readonly place?: string | null;
  readonly purpose?: string;
  readonly longTermGoal?: string;
  readonly dueOn?: string | null;
  readonly status?: string;
  readonly no?: number;
  readonly from?: string;
  readonly until?: string;
  readonly exclusions?: string | null;
  readonly said?: string;
  readonly contact?: ContactKind | null;
  readonly contactWith?: string | null;
  readonly contactOn?: string | null;
  readonly incoming?: boolean | null;
}
interface Plan {
  readonly participantWords: string | null;
  readonly longTermGoal: string | null;
  readonly goals: readonly {
    readonly text: string;
    readonly actions: readonly {
      readonly text: string;
      readonly responsible: UnitRef | null;
      readonly to: string | null;
    }[];
  }[];
  readonly participantDoes: string | null;
  readonly overallResponsible: UnitRef | null;
  readonly followUpOn: string | null;
}
type Row = readonly [label: string, value: string];
const present = (rows: readonly (readonly [string, string | number | null | undefined])[]): Row[] =>
  rows.flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [[label, String(value)] as const],
  );

/** What the record is called: an event by what happened, the rest by its kind. */
export function titleOf(kind: string, content: Content | null): string {
  if (kind === 'message' && content?.said === 'correction') return 'Rättelse av en anteckning';
  if (kind === 'message' && content?.said === 'voided') return 'Anteckning makulerad';
  if (kind === 'message' && content?.contact) return content.incoming ? 'Inkommet' : 'Kontaktanteckning';
  if (kind === 'event' && content?.type) return eventLabel(content.type).sv;
  if (kind === 'sipVersion' && content?.versionNo) return `${recordWords(kind).sv}, version ${content.versionNo}`;
  return recordWords(kind).sv;
}

/** The record's content, as it would stand in a file. */
export function contentBlocks(kind: string, content: Content | null): Block[] {
  if (!content) return [];
  if (kind === 'event') return facts(detailRows(content));
  if (kind === 'message') return [...facts(contactRows(content)), { kind: 'paragraph', text: content.text ?? '' }];
  if (kind === 'sipVersion' && content.plan) return planBlocks(content.plan);
  if (kind === 'commitment')
    return [
      { kind: 'paragraph', text: content.text ?? '' },
      ...facts(present([['Klart senast', content.dueOn], ['Läge', COMMITMENT_STATUS[content.status as CommitmentStatus].sv]])),
    ]; // prettier-ignore
  return facts(
    present([
      ['Namn', content.name],
      ['Födelseår', content.birthYear],
      ['Möte', content.meetingOn],
      ['Plats', content.place],
      ['Samtycke nr', content.no],
      ['Ändamål', content.purpose],
      ['Långsiktigt mål', content.longTermGoal],
      ['Gäller', content.from && content.until ? `${content.from} till och med ${content.until}` : null],
      ['Undantag', content.exclusions],
      ['Läge', kind === 'consent' && content.status ? CONSENT_STATUS[content.status as ConsentStatus].sv : null],
    ]),
  );
}

/** How one was in touch, or how it came in, stands before the words. */
const contactRows = ({ contact, contactWith, contactOn, incoming }: Content): Row[] =>
  contact
    ? present([
        [incoming ? 'Kom in per' : 'Kontakt', CONTACT_KINDS[contact].sv],
        [incoming ? 'Från' : 'Med', contactWith ?? 'Deltagaren'],
        ['Dag', contactOn],
      ])
    : [];

const facts = (rows: Row[]): Block[] => (rows.length > 0 ? [{ kind: 'facts', rows }] : []);

function detailRows({ type = '', payload = {}, units = null }: Content): Row[] {
  const event = { type, payload, units } as unknown as EventRow;
  return detailsOf(event).map(({ label, value }) => [label.sv, value.sv] as const);
}

function planBlocks(plan: Plan): Block[] {
  const goals = plan.goals.flatMap<Block>(({ text, actions }, at) => [
    { kind: 'paragraph', text: `Mål ${at + 1}: ${text}` },
    ...(actions.length > 0
      ? [{ kind: 'list', items: actions.map((a) => `${a.text} (${a.responsible?.name ?? '–'}${a.to ? `, till ${a.to}` : ''})`) } as const]
      : []),
  ]); // prettier-ignore
  return [
    ...facts(present([['Den enskildes ord', plan.participantWords], ['Långsiktigt mål', plan.longTermGoal]])),
    ...goals,
    ...facts(present([
      ['Den enskilde gör', plan.participantDoes], ['Övergripande ansvarig', plan.overallResponsible?.name], ['Uppföljning', plan.followUpOn],
    ])),
  ]; // prettier-ignore
}

/** One line: to or from whom, when, on which ground. */
export function actLine(act: Act, direction: 'in' | 'out'): string {
  const whom = direction === 'in' ? `Mottaget från ${act.from}` : `Lämnat ut till ${act.to}`;
  return `${whom} ${act.at}. Grund: ${groundText(act)}`;
}

/** The whole evidence, for a paper. The assessment is the giver's; the receiver reads it as it was handed over. */
export function actRows(act: Act): Row[] {
  return present([
    ['Från', act.from],
    ['Till', act.to],
    ['Ankom', act.at],
    ['Sekretess', act.secrecyRule],
    ['Skaderekvisit', REQUISITES[act.requisite].sv],
    ['Grund', groundText(act)],
    ['Bedömning', act.assessment],
    ['Förbehåll', act.reservation],
    ['Samtycket återkallat', act.revokedOn],
    ['Beslutat av', act.decidedBy],
    ['Sätt', 'I Samsteg'],
    ['Kontrollsumma (SHA-256)', act.print],
  ]);
}

function groundText({ ground, legalBasis, consentNo, consentOn }: Act): string {
  const consent = consentOn ? `, samtycke ${consentNo ? `nr ${consentNo} ` : ''}${consentOn}` : '';
  return `${GROUNDS[ground].words.sv} (${legalBasis})${consent}`;
}

export const categoryText = (category: string): string => CATEGORIES[category as Category].sv;
