import { detailsOf, eventLabel } from '#cases';
import type { EventRow, UnitRef } from '#cases';
import {
  APPROVAL_FORMS,
  CATEGORIES,
  COMMITMENT_STATUS,
  CONSENT_GRANTORS,
  CONSENT_STATUS,
  CONTACT_KINDS,
  DOCUMENT_KINDS,
  GOAL_RESULTS,
  GROUNDS,
  MEETING_KINDS,
  PLAN_KINDS,
  PLAN_SECTIONS,
  REQUISITES,
  recordWords,
  sectionLabel,
} from '#domain';
import type {
  ApprovalForm,
  Category,
  CommitmentStatus,
  ConsentGrantor,
  ConsentStatus,
  ContactKind,
  DocumentKind,
  GoalResult,
  Ground,
  MeetingKind,
  PlanKind,
  PlanSection,
  Requisite,
} from '#domain';
import { minutesBlocks, saidOf } from '#meeting';
import type { MinutesRow } from '#meeting';
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
  readonly planKind?: PlanKind;
  readonly adoptedOn?: string;
  readonly planner?: UnitRef;
  readonly parties?: readonly UnitRef[];
  readonly approval?: { readonly form: ApprovalForm; readonly by: ConsentGrantor; readonly on: string } | null;
  readonly meetingOn?: string;
  readonly meetingKind?: MeetingKind;
  readonly minutes?: MinutesRow;
  readonly startsAt?: string;
  readonly agenda?: string | null;
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
  readonly about?: string;
  readonly contact?: ContactKind | null;
  readonly contactWith?: string | null;
  readonly contactOn?: string | null;
  readonly incoming?: boolean | null;
  readonly title?: string;
  readonly documentKind?: DocumentKind;
  readonly print?: string;
}
interface Plan {
  readonly participantWords: string | null;
  readonly situation: string | null;
  readonly longTermGoal: string | null;
  readonly earlierGoals: readonly {
    readonly text: string;
    readonly result: GoalResult | null;
    readonly note: string | null;
  }[];
  readonly goals: readonly {
    readonly text: string;
    readonly actions: readonly {
      readonly text: string;
      readonly responsible: UnitRef | null;
      readonly responsibleName: string | null;
      readonly contact: string | null;
      readonly from: string | null;
      readonly to: string | null;
    }[];
  }[];
  readonly participantDoes: string | null;
  readonly children: string | null;
  /** Only in versions from before it was a row of its own. */
  readonly crisisPlan: string | null;
  readonly keeper: string | null;
  readonly overallResponsible: UnitRef | null;
  readonly followUpOn: string | null;
  readonly followUpMethod: string | null;
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
  if (kind === 'message' && content?.said === 'plan' && content.about === 'sip') return PLAN_SECTIONS.crisisPlan.sv;
  if (kind === 'sipVersion' && content?.versionNo)
    return `${content.planKind ? PLAN_KINDS[content.planKind].sv : recordWords(kind).sv}, version ${content.versionNo}`;
  if (kind === 'sipVersion' && content?.versionNo) return `${recordWords(kind).sv}, version ${content.versionNo}`;
  if (kind === 'minutes' && content?.versionNo && content.versionNo > 1)
    return `${recordWords(kind).sv}, rättade (${content.versionNo})`;
  return recordWords(kind).sv;
}

/** The record's content, as it would stand in a file. */
export function contentBlocks(kind: string, content: Content | null): Block[] {
  if (!content) return [];
  if (kind === 'event') return facts(detailRows(content));
  if (kind === 'message') return [...facts(contactRows(content)), { kind: 'paragraph', text: content.text ?? '' }];
  if (kind === 'sipVersion' && content.plan) return planBlocks(content.plan, content);
  if (kind === 'minutes' && content.minutes)
    return [...facts(present([['Möte', content.meetingKind && MEETING_KINDS[content.meetingKind].sv], ['Hållet', content.meetingOn]])), ...minutesBlocks(saidOf(content.minutes), 'sv')]; // prettier-ignore
  if (kind === 'commitment')
    return [
      { kind: 'paragraph', text: content.text ?? '' },
      ...facts(present([['Klart senast', content.dueOn], ['Läge', COMMITMENT_STATUS[content.status as CommitmentStatus].sv]])),
    ]; // prettier-ignore
  return facts(
    present([
      ['Namn', content.name ?? content.title],
      ['Slag', content.documentKind && DOCUMENT_KINDS[content.documentKind].sv],
      ['Version', kind === 'document' ? content.versionNo : null],
      ['Kontrollsumma (SHA-256)', content.print],
      ['Födelseår', content.birthYear],
      ['Möte', content.startsAt ? `${content.meetingOn} kl. ${content.startsAt}` : content.meetingOn],
      ['Mötesslag', content.meetingKind && MEETING_KINDS[content.meetingKind].sv],
      ['Plats', content.place],
      ['Samtycke nr', content.no],
      ['Ändamål', content.purpose],
      ['Långsiktigt mål', content.longTermGoal],
      ['Dagordning', content.agenda],
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

/** The plan as received, part by part under the words its kind has for them; what it does not say is left out. */
function planBlocks(plan: Plan, { planKind = 'sip', adoptedOn, planner, parties = [], approval }: Content): Block[] {
  const word = (section: PlanSection) => sectionLabel(planKind, section).sv;
  const goals = plan.goals.flatMap<Block>(({ text, actions }, at) => [
    { kind: 'paragraph', text: `Mål ${at + 1}: ${text}` },
    ...(actions.length > 0 ? [{ kind: 'list', items: actions.map(actionText) } as const] : []),
  ]);
  const followUp = [plan.followUpOn, plan.followUpMethod].filter(Boolean).join(', ');
  return [
    ...facts(present([
      ['Upprättad', adoptedOn], ['Skriven av', planner?.name], ['Parter', parties.map(({ name }) => name).join(', ')],
      [word('participantWords'), plan.participantWords], [word('situation'), plan.situation],
      ...plan.earlierGoals.map(({ text, result, note }) =>
        [`Tidigare mål: ${text}`, [result && GOAL_RESULTS[result].sv, note].filter(Boolean).join('. ')] as const),
      [word('longTermGoal'), plan.longTermGoal],
    ])),
    ...goals,
    ...facts(present([
      [word('participantDoes'), plan.participantDoes], [word('children'), plan.children], [word('crisisPlan'), plan.crisisPlan],
      [word('overallResponsible'), plan.overallResponsible?.name], [word('keeper'), plan.keeper], [word('followUp'), followUp],
      ['Den enskildes svar', approval &&
        `${APPROVAL_FORMS[approval.form].sv}, ${CONSENT_GRANTORS[approval.by].sv.toLowerCase()}, ${approval.on}`],
    ])),
  ];
} // prettier-ignore

/** What, who, whom to ask there, from when till when. */
function actionText({ text, responsible, responsibleName, contact, from, to }: Plan['goals'][number]['actions'][number]): string {
  const days = [from && `från ${from}`, to && `till ${to}`].filter(Boolean).join(' ');
  const more = [responsible?.name ?? responsibleName, contact && `kontakt: ${contact}`, days].filter(Boolean).join(', ');
  return more ? `${text} (${more})` : text;
} // prettier-ignore

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
