import type { AgencyKind, GoalResult, PlanActionKind, PlanContent } from '#domain';
import type { Day } from '#kernel';

/** What somebody does: an insats of a principal, or a measure of anyone else. */
export interface SipAction {
  readonly text: string;
  readonly kind: PlanActionKind;
  readonly responsibleUnitId?: string | null;
  /** Who, when it is nobody with a unit: an employer, a relative. */
  readonly responsibleName?: string | null;
  /** Whom to ask about it there: a name, a telephone. */
  readonly contact?: string | null;
  readonly from?: Day | null;
  readonly to?: Day | null;
}

export interface SipGoal {
  readonly text: string;
  readonly actions: readonly SipAction[];
}

/** A goal of the version before, and how it went. */
export interface EarlierGoal {
  readonly text: string;
  readonly result?: GoalResult | null;
  readonly note?: string | null;
}

/** A plan's content as it is kept, in the draft and in every adopted version. */
export interface SipContent {
  readonly participantWords?: string | null;
  /** Behov och nuläge. */
  readonly situation?: string | null;
  readonly longTermGoal?: string | null;
  readonly earlierGoals?: readonly EarlierGoal[];
  readonly goals: readonly SipGoal[];
  readonly participantDoes?: string | null;
  /** Barn i hushållet och vad de behöver. */
  readonly children?: string | null;
  readonly crisisPlan?: string | null;
  readonly noOtherMeasures: boolean;
  /** Huvudansvarig för planen: who keeps it together, and how she is reached. */
  readonly keeper?: string | null;
  readonly overallResponsibleUnitId?: string | null;
  readonly followUpOn?: Day | null;
  readonly followUpMethod?: string | null;
  readonly participantInformed: boolean;
}

const EMPTY: SipContent = { goals: [], noOtherMeasures: false, participantInformed: false };

/** A draft may be begun anywhere; what is not written is not there. */
export const contentOf = (draft: Partial<SipContent>): SipContent => ({ ...EMPTY, ...draft });

/** The goals of the version before, each with what has been said of it; what is said of any other goal is nothing. */
export const earlierGoalsOf = (before: SipContent | undefined, said: readonly EarlierGoal[] = []): EarlierGoal[] =>
  (before?.goals ?? [])
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => said.find((one) => one.text === text) ?? { text, result: null });

/** Every line of the plan that says something. */
export const actionsOf = ({ goals }: SipContent): SipAction[] =>
  goals.flatMap(({ actions }) => actions).filter(({ text }) => text.trim() !== '');

/** The units a plan names, each once. */
export function namedUnits(content: SipContent): string[] {
  const named = actionsOf(content).map(({ responsibleUnitId }) => responsibleUnitId);
  const all = [...named, content.overallResponsibleUnitId].filter((id) => id !== null && id !== undefined);
  return [...new Set(all)].sort();
}

/** The plan as the rules of the law look at it. A follow-up day that has passed is no day to meet on. */
export function planContent(
  content: SipContent,
  kinds: ReadonlyMap<string, AgencyKind>,
  { today, ownUnit }: { readonly today: Day; readonly ownUnit: string },
): PlanContent {
  const kindOf = (unitId: string | null | undefined) => (unitId ? (kinds.get(unitId) ?? null) : null);
  const { noOtherMeasures, overallResponsibleUnitId, followUpOn, participantInformed } = content;
  return {
    actions: actionsOf(content).map(({ kind, text, responsibleUnitId }) => ({
      kind,
      text,
      responsible: kindOf(responsibleUnitId),
    })),
    noOtherMeasures,
    overallResponsible: kindOf(overallResponsibleUnitId),
    followUpOn: followUpOn && followUpOn > today ? followUpOn : null,
    participantInformed,
    earlierGoals: (content.earlierGoals ?? []).map(({ result }) => result ?? null),
    situation: content.situation ?? '',
    asksOthers: actionsOf(content).some(({ responsibleUnitId: id }) => id && id !== ownUnit),
    goesOnElsewhere: Boolean(overallResponsibleUnitId) && overallResponsibleUnitId !== ownUnit,
  };
}
