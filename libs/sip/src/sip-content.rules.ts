import type { AgencyKind, PlanActionKind, PlanContent } from '#domain';
import type { Day } from '#kernel';

/** What somebody does: an insats of a principal, or a measure of anyone else. */
export interface SipAction {
  readonly text: string;
  readonly kind: PlanActionKind;
  readonly responsibleUnitId?: string | null;
  /** Who, when it is nobody with a unit: an employer, a relative. */
  readonly responsibleName?: string | null;
  readonly from?: Day | null;
  readonly to?: Day | null;
}

export interface SipGoal {
  readonly text: string;
  readonly actions: readonly SipAction[];
}

/** A plan's content as it is kept, in the draft and in every adopted version. */
export interface SipContent {
  readonly participantWords?: string | null;
  readonly longTermGoal?: string | null;
  readonly goals: readonly SipGoal[];
  readonly participantDoes?: string | null;
  readonly noOtherMeasures: boolean;
  readonly overallResponsibleUnitId?: string | null;
  readonly followUpOn?: Day | null;
  readonly followUpMethod?: string | null;
  readonly participantInformed: boolean;
}

const EMPTY: SipContent = { goals: [], noOtherMeasures: false, participantInformed: false };

/** A draft may be begun anywhere; what is not written is not there. */
export const contentOf = (draft: Partial<SipContent>): SipContent => ({ ...EMPTY, ...draft });

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
export function planContent(content: SipContent, kinds: ReadonlyMap<string, AgencyKind>, today: Day): PlanContent {
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
  };
}
