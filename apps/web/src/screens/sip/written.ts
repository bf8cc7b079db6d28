import type { Case } from '../case/case';

/** What the own unit has written in its newest plan, for forms that ask the same: nobody writes it twice. Never what another wrote. */
export interface Written {
  situation: string;
  goal: string;
  promises: string;
}

const OPEN = new Set(['proposed', 'confirmed']);

export function writtenInPlan({ sipPlans }: Pick<Case, 'sipPlans'>): Written {
  const plan = sipPlans.findLast(({ party }) => party === 'planner');
  const { draft, needText, commitments = [] } = plan ?? {};
  const goals = (draft?.goals ?? []).map(({ text }) => text);
  return {
    situation: draft?.situation || needText || '',
    goal: [draft?.longTermGoal, ...goals].filter(Boolean).join('\n'),
    promises: commitments
      .filter(({ status }) => OPEN.has(status))
      .map(({ text, responsible, dueOn }) => [text, responsible.name, dueOn].filter(Boolean).join(', '))
      .join('\n'),
  };
}
