import type { TFunction } from 'i18next';
import { parseDay } from '../../data/day';
import type { SipFullFragment } from '../../gql/generated/graphql';
import type { Errors } from '../../parts/form';
import type { Unit } from '../../parts/UnitPicker';

export interface ActionValues {
  text: string;
  kind: string;
  responsible: Unit | null;
  /** who, when it is nobody with a unit: an employer, a relative */
  responsibleName: string;
  contact: string;
  from: string;
  to: string;
}
export interface GoalValues {
  text: string;
  actions: ActionValues[];
}
export interface EarlierValues {
  text: string;
  result: string;
  note: string;
}
export interface PlanValues {
  participantWords: string;
  situation: string;
  earlierGoals: EarlierValues[];
  longTermGoal: string;
  goals: GoalValues[];
  participantDoes: string;
  children: string;
  crisisPlan: string;
  keeper: string;
  overallResponsible: Unit | null;
  followUpOn: string;
  followUpMethod: string;
  participantInformed: boolean;
  noOtherMeasures: boolean;
}

export const newAction = (): ActionValues => ({
  text: '',
  kind: 'insats',
  responsible: null,
  responsibleName: '',
  contact: '',
  from: '',
  to: '',
});
export const newGoal = (): GoalValues => ({ text: '', actions: [newAction()] });

type Plan = Pick<SipFullFragment, 'draft' | 'versions' | 'needText' | 'invitations'>;

/** What a call to the meeting begins with: the need as it was noted, the goal as it stands in the draft. */
export const writtenBefore = ({ draft, needText }: Plan): Record<string, string> => ({
  purpose: needText ?? '',
  longTermGoal: draft?.longTermGoal ?? '',
});

/** What calling is called: to the first meeting, or to the follow-up of an adopted plan. */
export const callWords = ({ versions }: Plan) => (versions.length > 0 ? 'meeting.callFollowUp' : 'meeting.callPlan');

/**
 * The draft as the form holds it: what was written of the need and in the call where nothing else is said yet; the goals of the version
 * before, to be answered for.
 */
export const valuesOf = ({ draft, versions, needText, invitations }: Plan): PlanValues => ({
  participantWords: draft?.participantWords ?? '',
  situation: draft?.situation ?? needText ?? '',
  earlierGoals: (versions.at(-1)?.content.goals ?? []).map(({ text }) => {
    const said = draft?.earlierGoals.find((one) => one.text === text);
    return { text, result: said?.result ?? '', note: said?.note ?? '' };
  }),
  children: draft?.children ?? '',
  crisisPlan: draft?.crisisPlan ?? '',
  keeper: draft?.keeper ?? '',
  longTermGoal: draft?.longTermGoal ?? invitations[0]?.longTermGoal ?? '',
  participantDoes: draft?.participantDoes ?? '',
  overallResponsible: draft?.overallResponsible ?? null,
  followUpOn: draft?.followUpOn ?? '',
  followUpMethod: draft?.followUpMethod ?? '',
  participantInformed: draft?.participantInformed ?? false,
  noOtherMeasures: draft?.noOtherMeasures ?? false,
  goals: draft?.goals.length
    ? draft.goals.map(({ text, actions }) => ({
        text,
        actions: actions.map(({ text: what, kind, responsible, responsibleName, contact, from, to }) => ({
          text: what,
          kind,
          responsible: responsible ?? null,
          responsibleName: responsibleName ?? '',
          contact: contact ?? '',
          from: from ?? '',
          to: to ?? '',
        })),
      }))
    : [newGoal()],
});

const badDay = (typed: string, today: string) => typed.trim() !== '' && !parseDay(typed, today);

/** A draft may be unfinished, but a day that is no day would be lost. */
export function checkDays({ goals, followUpOn }: PlanValues, today: string, t: TFunction): Errors {
  const errors: Errors = badDay(followUpOn, today) ? { followUpOn: t('date.bad') } : {};
  goals.forEach(({ actions }, goal) =>
    actions.forEach(({ from, to }, action) => {
      if (badDay(from, today)) errors[`${goal}.${action}.from`] = t('date.bad');
      if (badDay(to, today)) errors[`${goal}.${action}.to`] = t('date.bad');
    }),
  );
  return errors;
}

/** Rows without a word in them are not sent. */
export function inputOf(values: PlanValues, today: string) {
  const day = (typed: string) => parseDay(typed, today);
  return {
    participantWords: values.participantWords.trim(),
    situation: values.situation.trim(),
    earlierGoals: values.earlierGoals.map(({ text, result, note }) => ({
      text,
      result: result || null,
      note: note.trim() || null,
    })),
    children: values.children.trim(),
    crisisPlan: values.crisisPlan.trim(),
    keeper: values.keeper.trim(),
    longTermGoal: values.longTermGoal.trim(),
    participantDoes: values.participantDoes.trim(),
    followUpMethod: values.followUpMethod.trim(),
    participantInformed: values.participantInformed,
    noOtherMeasures: values.noOtherMeasures,
    overallResponsibleUnitId: values.overallResponsible?.id ?? null,
    followUpOn: day(values.followUpOn),
    goals: values.goals
      .filter(({ text, actions }) => text.trim() || actions.some((action) => action.text.trim()))
      .map(({ text, actions }) => ({
        text: text.trim(),
        actions: actions
          .filter((action) => action.text.trim())
          .map(({ text: what, kind, responsible, responsibleName, contact, from, to }) => ({
            text: what.trim(),
            kind,
            responsibleUnitId: responsible?.id ?? null,
            responsibleName: responsible ? null : responsibleName.trim() || null,
            contact: contact.trim() || null,
            from: day(from),
            to: day(to),
          })),
      })),
  };
}
