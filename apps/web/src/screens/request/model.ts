import type { TFunction } from 'i18next';
import { parseDay } from '../../data/day';
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

const isUnmet = (answer: string) => answer === 'no' || answer === 'unknown';
/** Whether something the programme demands is not met, so that an exception is asked for. */
export const needsException = ({ rules }: RequestValues) => Object.values(rules).some(isUnmet);

const rulesInput = (values: RequestValues) => ({
  rules: Object.entries(values.rules).flatMap(([rule, met]) => (met ? [{ rule, met }] : [])),
  ...(needsException(values) && values.exception.trim() && { exception: values.exception.trim() }),
});

export function inputOf(values: RequestValues, caseId: string, today: string, saveAsDraft: boolean) {
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
    ...(receiver === 'programme' && rulesInput(values)),
    ...(ground && groundInput(values)),
  };
}
