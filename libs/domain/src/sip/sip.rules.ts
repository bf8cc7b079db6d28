import type { CodeList, Words } from '#kernel';
import type { AgencyKind } from '../agency/agency.types.js';
import { PLAN_KIND_RULES } from './plan-kind.rules.js';
import type { PlanKind } from './plan-kind.rules.js';
import { SIP_LEGAL_ITEMS, SIP_NEEDS } from './sip.process.js';
import type { SipAction, SipLegalItem, SipNeed } from './sip.process.js';

/** Insats is a principal's (kommun, region); åtgärd is anyone else's (FK, AF, employer, relative). */
// prettier-ignore
export const PLAN_ACTION_KINDS = {
  insats:  { sv: 'Insats',  en: 'Intervention' },
  measure: { sv: 'Åtgärd',  en: 'Measure' },
} as const satisfies CodeList;
export type PlanActionKind = keyof typeof PLAN_ACTION_KINDS;

/** Hur det gick med ett mål. Written at the follow-up, in the next version. */
// prettier-ignore
export const GOAL_RESULTS = {
  reached:    { sv: 'Nått',                        en: 'Reached' },
  partly:     { sv: 'Delvis nått',                 en: 'Partly reached' },
  ongoing:    { sv: 'Fortsätter',                  en: 'Goes on' },
  notReached: { sv: 'Inte nått',                   en: 'Not reached' },
  dropped:    { sv: 'Inte längre aktuellt',        en: 'No longer wanted' },
} as const satisfies CodeList;
export type GoalResult = keyof typeof GOAL_RESULTS;

/** Hur planen godkändes. What she says herself in the app comes from there and is not chosen here. */
// prettier-ignore
export const APPROVAL_FORMS = {
  paper:    { sv: 'Underskriven på papper',        en: 'Signed on paper' },
  oral:     { sv: 'Muntligt, antecknat',           en: 'Spoken, written down' },
  objects:  { sv: 'Har invändningar',              en: 'Objects to it' },
  declined: { sv: 'Vill inte godkänna',            en: 'Does not approve' },
} as const satisfies CodeList;
export type ApprovalForm = keyof typeof APPROVAL_FORMS;

/** Huvudmän: only these can answer for a SIP as a whole. */
export const PRINCIPALS: readonly AgencyKind[] = ['kommun', 'region'];

/** One thing somebody will do, as the rules look at it. */
export interface PlanAction {
  readonly kind: PlanActionKind;
  readonly text: string;
  /** The agency kind of the responsible unit; null when nobody is named, or somebody without a unit is. */
  readonly responsible: AgencyKind | null;
}

/** A draft plan, as the rules look at it. */
export interface PlanContent {
  readonly actions: readonly PlanAction[];
  /** Said outright, so that an empty list is never mistaken for a forgotten one. */
  readonly noOtherMeasures: boolean;
  readonly overallResponsible: AgencyKind | null;
  readonly followUpOn: string | null;
  readonly participantInformed: boolean;
  /** The goals of the version before, each with how it went; null where nobody has said. */
  readonly earlierGoals: readonly (GoalResult | null)[];
  readonly situation?: string;
  /** Some line is another unit's. */
  readonly asksOthers?: boolean;
  /** The unit that answers for the whole is another than the one that writes. */
  readonly goesOnElsewhere?: boolean;
}

/** What a joint plan is follows from who takes part; the other kinds are what they were begun as. */
export function planKind(parties: readonly AgencyKind[], begun: PlanKind = 'sip'): PlanKind {
  if (begun !== 'sip' && begun !== 'jointPlanning') return begun;
  return PRINCIPALS.every((principal) => parties.includes(principal)) ? 'sip' : 'jointPlanning';
}

/** What others are asked for: the own unit's plan stays its own. */
export const ASKS_OTHERS: readonly SipAction[] = ['askConsent', 'call'];

/** Ways of the one process that a kind does not take: its own plan asks nobody, the others do not come to be without the rest. */
export function isOpenTo(kind: PlanKind, action: SipAction, needs: readonly SipNeed[]): boolean {
  const { path } = PLAN_KIND_RULES[kind];
  if (needs.includes('ownPlan')) return path === 'own';
  if (needs.includes('meeting')) return path === 'consent';
  return path !== 'own' || !ASKS_OTHERS.includes(action);
}

const isPrincipal = (kind: AgencyKind | null): boolean => kind !== null && PRINCIPALS.includes(kind);

/** What a draft already has of what `adopt` and `followUp` ask for; what its kind does not ask for counts as there. */
export function planFacts(kind: PlanKind, plan: PlanContent): ReadonlySet<SipNeed> {
  const { needs, path } = PLAN_KIND_RULES[kind];
  const written = plan.actions.filter((action) => action.text.trim() !== '');
  const own = written.filter((action) => action.kind === 'insats');
  const others = written.filter((action) => action.kind === 'measure');
  const isSip = kind === 'sip';
  const facts: Partial<Record<SipNeed, boolean>> = {
    interventions: isSip ? own.length > 0 : written.length > 0,
    principals: own.length > 0 && own.every((action) => isPrincipal(action.responsible)),
    otherMeasures: others.length > 0 !== plan.noOtherMeasures && others.every((a) => !isPrincipal(a.responsible)),
    overallResponsible: isSip ? isPrincipal(plan.overallResponsible) : plan.overallResponsible !== null,
    followUpDate: plan.followUpOn !== null,
    participantInformed: plan.participantInformed,
    situation: Boolean(plan.situation?.trim()),
    receiver: plan.goesOnElsewhere === true,
    ownLines: plan.asksOthers !== true,
  };
  const has = (Object.keys(facts) as SipNeed[]).filter((need) => facts[need] || !needs.includes(need));
  if (plan.earlierGoals.every((result) => result !== null)) has.push('earlierGoals');
  if (path === 'own') has.push('ownPlan');
  if (path === 'consent') has.push('meeting');
  return new Set(has);
}

/** What is missing, in words; of what the law asks, with its place in the law. */
export function needWords(need: SipNeed, kind: PlanKind): Words {
  const { sv, en } = SIP_NEEDS[need];
  if (!PLAN_KIND_RULES[kind].isLegal || !Object.hasOwn(SIP_LEGAL_ITEMS, need)) return { sv, en };
  const { law } = SIP_LEGAL_ITEMS[need as SipLegalItem];
  return { sv: `${sv} (${law})`, en: `${en} (${law})` };
}
