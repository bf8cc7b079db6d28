import type { CodeList, Words } from '#kernel';
import type { AgencyKind } from '../agency/agency.types.js';
import type { SipNeed } from './sip.process.js';

/** Vad planen är: a SIP in law needs kommun and region; a party's own plan is never shared as a joint one. */
// prettier-ignore
export const PLAN_KINDS = {
  sip:             { sv: 'Samordnad individuell plan (SIP)', en: 'Coordinated individual plan (SIP)' },
  jointPlanning:   { sv: 'Gemensam planering',               en: 'Joint planning' },
  jointAssessment: { sv: 'Gemensam kartläggning',            en: 'Joint assessment' },
  actionPlan:      { sv: 'Handlingsplan',                    en: 'Action plan' },
  handoverPlan:    { sv: 'Överlämningsplan',                 en: 'Handover plan' },
} as const satisfies CodeList;
export type PlanKind = keyof typeof PLAN_KINDS;

/** The parts a plan may have, as its editor and its paper call them. */
// prettier-ignore
export const PLAN_SECTIONS = {
  participantWords:   { sv: 'Med personens egna ord',         en: 'In the person’s own words' },
  situation:          { sv: 'Behov och nuläge',               en: 'Need and situation' },
  earlierGoals:       { sv: 'Hur det gick med målen sedan sist', en: 'How the goals went since last time' },
  longTermGoal:       { sv: 'Långsiktigt mål',                en: 'Long-term goal' },
  goals:              { sv: 'Mål, insatser och åtgärder',     en: 'Goals, interventions and measures' },
  participantDoes:    { sv: 'Vad personen själv gör',         en: 'What the person does' },
  children:           { sv: 'Barn som berörs',                en: 'Children concerned' },
  crisisPlan:         { sv: 'Krisplan',                       en: 'Crisis plan' },
  overallResponsible: { sv: 'Övergripande ansvarig huvudman', en: 'Overall responsible principal' },
  keeper:             { sv: 'Huvudansvarig för planen',       en: 'Who keeps the plan together' },
  followUp:           { sv: 'Följs upp',                      en: 'Followed up' },
} as const satisfies CodeList;
export type PlanSection = keyof typeof PLAN_SECTIONS;

/** How a kind comes to be adopted: at a meeting, without one once there is a consent, or by its own unit alone. */
export type PlanPath = 'meeting' | 'consent' | 'own';

/** One kind of plan: who may keep it, what it must say, and which parts it shows. */
export interface PlanKindRow {
  /** When it is used, in one sentence. */
  readonly use: Words;
  readonly path: PlanPath;
  readonly keptBy: readonly AgencyKind[];
  /** What adopting asks for; of these the law's are named with their place in it. */
  readonly needs: readonly SipNeed[];
  readonly isLegal: boolean;
  readonly sections: readonly PlanSection[];
  /** Parts that are called something else in this kind. */
  readonly labels: Readonly<Partial<Record<PlanSection, Words>>>;
}

const ANYONE: readonly AgencyKind[] = ['kommun', 'region', 'fk', 'af', 'provider'];
const AUTHORITIES: readonly AgencyKind[] = ['kommun', 'region', 'fk', 'af'];
const ALWAYS: readonly SipNeed[] = ['followUpDate', 'participantInformed'];
const WHOLE: readonly PlanSection[] = [
  'participantWords', 'situation', 'earlierGoals', 'longTermGoal', 'goals', 'participantDoes', 'children', 'crisisPlan',
  'overallResponsible', 'keeper', 'followUp',
]; // prettier-ignore
const without = (...left: readonly PlanSection[]) => WHOLE.filter((section) => !left.includes(section));

/** Plansorter: one process for all; what differs stands here. */
// prettier-ignore
export const PLAN_KIND_RULES: Readonly<Record<PlanKind, PlanKindRow>> = {
  sip: {
    use: { sv: 'När personen behöver insatser från både kommun och region. Utan båda blir den en gemensam planering.',
           en: 'When the person needs both kommun and region. Without both it becomes a joint planning.' },
    path: 'meeting', keptBy: ANYONE, isLegal: true, sections: WHOLE, labels: {},
    needs: ['interventions', 'principals', 'otherMeasures', 'overallResponsible', ...ALWAYS],
  },
  jointPlanning: {
    use: { sv: 'När flera parter planerar ihop men kommunen eller regionen inte är med.',
           en: 'When several parties plan together, without kommun or region.' },
    path: 'meeting', keptBy: ANYONE, isLegal: false, sections: WHOLE,
    needs: ['interventions', 'overallResponsible', ...ALWAYS],
    labels: { overallResponsible: { sv: 'Ansvarig för helheten', en: 'Responsible for the whole' } },
  },
  jointAssessment: {
    use: { sv: 'När parter tillsammans tar reda på vad personen behöver och vem som går vidare, till exempel FK och AF.',
           en: 'When parties together find out what the person needs and who goes on, FK and AF for one.' },
    path: 'meeting', keptBy: AUTHORITIES, isLegal: false, sections: without('children', 'crisisPlan', 'overallResponsible'),
    needs: ['situation', 'interventions', ...ALWAYS],
    labels: { situation: { sv: 'Vad kartläggningen visar', en: 'What the assessment shows' },
              goals: { sv: 'Vad det leder till', en: 'What it leads to' },
              longTermGoal: { sv: 'Mål för arbete eller studier', en: 'Goal for work or studies' } },
  },
  actionPlan: {
    use: { sv: 'Den egna enhetens plan. Den kräver inget möte, och ingen annan enhet får något åtagande i den.',
           en: 'The own unit’s plan. It needs no meeting, and no other unit is given a commitment in it.' },
    path: 'own', keptBy: ANYONE, isLegal: false, sections: without('overallResponsible', 'children'),
    needs: ['interventions', 'ownLines', ...ALWAYS],
    labels: { goals: { sv: 'Mål och aktiviteter', en: 'Goals and activities' },
              keeper: { sv: 'Ansvarig för planen hos oss', en: 'Responsible for the plan with us' } },
  },
  handoverPlan: {
    use: { sv: 'När någon annan ska ta vid, till exempel efter en insats. Den kräver samtycke men inget möte.',
           en: 'When somebody else is to go on, after a programme for one. It needs a consent but no meeting.' },
    path: 'consent', keptBy: ANYONE, isLegal: false, sections: without('children'),
    needs: ['situation', 'interventions', 'receiver', ...ALWAYS],
    labels: { situation: { sv: 'Vad som har gjorts och läget nu', en: 'What has been done, and where it stands' },
              goals: { sv: 'Vad som tar vid', en: 'What comes next' },
              overallResponsible: { sv: 'Enheten som tar vid', en: 'The unit that goes on' },
              followUp: { sv: 'Första kontakten senast', en: 'First contact by' } },
  },
};

/** Those one begins with; whether the joint one is a SIP follows from who takes part. */
export const PLANS_TO_BEGIN = [
  'sip',
  'jointAssessment',
  'actionPlan',
  'handoverPlan',
] as const satisfies readonly PlanKind[];

/** What a part is called in a kind. */
export const sectionLabel = (kind: PlanKind, section: PlanSection): Words =>
  PLAN_KIND_RULES[kind].labels[section] ?? PLAN_SECTIONS[section];
