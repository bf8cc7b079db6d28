import type { CodeList } from '#kernel';
import type { AgencyKind } from '../agency/agency.types.js';
import type { SipNeed } from './sip.process.js';

/** Vad planen är: a SIP in law needs kommun and region; a party's own plan is never shared as a joint one. */
// prettier-ignore
export const PLAN_KINDS = {
  sip:           { sv: 'Samordnad individuell plan (SIP)', en: 'Coordinated individual plan (SIP)' },
  jointPlanning: { sv: 'Gemensam planering',               en: 'Joint planning' },
  actionPlan:    { sv: 'Handlingsplan',                    en: 'Action plan' },
} as const satisfies CodeList;
export type PlanKind = keyof typeof PLAN_KINDS;

/** Insats is a principal's (kommun, region); åtgärd is anyone else's (FK, AF, employer, relative). */
// prettier-ignore
export const PLAN_ACTION_KINDS = {
  insats:  { sv: 'Insats',  en: 'Intervention' },
  measure: { sv: 'Åtgärd',  en: 'Measure' },
} as const satisfies CodeList;
export type PlanActionKind = keyof typeof PLAN_ACTION_KINDS;

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
}

/** What the plan is called, from who takes part. */
export function planKind(parties: readonly AgencyKind[]): 'sip' | 'jointPlanning' {
  return PRINCIPALS.every((principal) => parties.includes(principal)) ? 'sip' : 'jointPlanning';
}

const isPrincipal = (kind: AgencyKind | null): boolean => kind !== null && PRINCIPALS.includes(kind);

/** What a draft already has of what `adopt` and `followUp` ask for; the move table says what is missing. */
export function planFacts(kind: PlanKind, plan: PlanContent): ReadonlySet<SipNeed> {
  const written = plan.actions.filter((action) => action.text.trim() !== '');
  const own = written.filter((action) => action.kind === 'insats');
  const others = written.filter((action) => action.kind === 'measure');
  const facts: Partial<Record<SipNeed, boolean>> = {
    interventions: own.length > 0,
    principals: own.length > 0 && own.every((action) => isPrincipal(action.responsible)),
    otherMeasures: others.length > 0 !== plan.noOtherMeasures && others.every((a) => !isPrincipal(a.responsible)),
    overallResponsible: kind === 'sip' ? isPrincipal(plan.overallResponsible) : plan.overallResponsible !== null,
    followUpDate: plan.followUpOn !== null,
    participantInformed: plan.participantInformed,
  };
  return new Set((Object.keys(facts) as SipNeed[]).filter((need) => facts[need]));
}
