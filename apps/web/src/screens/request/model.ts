import type { TFunction } from 'i18next';
import { parseDay } from '../../data/day';
import type { ProgrammeLineFragment } from '../../gql/generated/graphql';
import type { Errors } from '../../parts/form';
import { checkGround, groundInput, NO_GROUND, type GroundValues } from '../../parts/Ground';
import type { Unit } from '../../parts/UnitPicker';

export interface RequestValues extends GroundValues {
  receiver: 'unit' | 'programme';
  to: Unit | null;
  programmeId: string;
  type: string;
  question: string;
  category: string;
  wishedBy: string;
  /** Of a programme's hard rules: whether each is met, by its key. */
  rules: Record<string, string>;
  exception: string;
}

export const EMPTY: RequestValues = {
  ...NO_GROUND,
  receiver: 'unit',
  to: null,
  programmeId: '',
  type: '',
  question: '',
  category: 'plan',
  wishedBy: '',
  rules: {},
  exception: '',
};

export const STEPS = ['receiver', 'question', 'ground', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** What must be right before one may go on from a step. */
export function checkStep(step: Step, values: RequestValues, today: string, t: TFunction): Errors {
  const { receiver, to, programmeId, type, question, wishedBy } = values;
  if (step === 'receiver')
    return {
      ...(receiver === 'unit' && !to && { to: t('request.noUnit') }),
      ...(receiver === 'programme' && !programmeId && { programmeId: t('request.noProgramme') }),
      ...(!type && { type: t('form.missing', { field: t('request.type') }) }),
    };
  if (step === 'question')
    return {
      ...(!question.trim() && { question: t('form.missing', { field: t('request.question') }) }),
      ...(wishedBy.trim() && !parseDay(wishedBy, today) && { wishedBy: t('date.bad') }),
    };
  if (step === 'ground') return checkGround(values, t);
  return {};
}

type Rule = ProgrammeLineFragment['rules'][number];

/** The hard rules that are not met, and need an exception: of whom it is not for, "no" is what lets her in. */
export const exceptionsOf = (rules: readonly Rule[], { rules: answers }: RequestValues) =>
  rules.filter(({ key, hard, kind }) => {
    const answer = answers[key];
    return hard && answer && answer !== (kind.code === 'exclusion' ? 'no' : 'yes');
  });

/** What her exceptions tell of her beside the question's own category: that nobody knows tells nothing. */
export const toldBy = (exceptions: readonly Rule[], { rules: answers }: RequestValues) =>
  exceptions.filter(({ key }) => answers[key] !== 'unknown').map(({ category }) => category);

function rulesInput(rules: readonly Rule[], values: RequestValues) {
  const exception = exceptionsOf(rules, values).length > 0 && values.exception.trim();
  return {
    rules: rules.flatMap(({ key }) => {
      const met = values.rules[key];
      return met ? [{ rule: key, met }] : [];
    }),
    ...(exception && { exception }),
  };
}

export function inputOf(
  values: RequestValues,
  rules: readonly Rule[],
  caseId: string,
  today: string,
  saveAsDraft: boolean,
) {
  const { receiver, to, programmeId, type, question, category, ground } = values;
  const wishedBy = parseDay(values.wishedBy, today);
  return {
    caseId,
    type,
    question: question.trim(),
    category,
    saveAsDraft,
    ...(receiver === 'unit' ? to && { toUnitId: to.id } : { programmeId }),
    ...(wishedBy && { wishedBy }),
    ...(receiver === 'programme' && rulesInput(rules, values)),
    ...(ground && groundInput(values)),
  };
}
