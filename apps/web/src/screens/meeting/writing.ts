import type { TFunction } from 'i18next';
import { parseDay } from '../../data/day';
import type { MeetingFullFragment, WriteMeetingInput } from '../../gql/generated/graphql';
import type { Errors } from '../../parts/form';
import { NO_OTHER_GROUND } from '../../parts/OtherGround';
import type { Unit } from '../../parts/UnitPicker';

export interface DecisionValues {
  id?: string;
  text: string;
  unit: Unit | null;
  dueOn: string;
  /** the unit has been asked: the line stands */
  stands: boolean;
}
export interface WritingValues {
  said: Record<string, string>;
  fresh: { text: string; said: string }[];
  units: { unit: Unit; how: string }[];
  others: { role: string; name: string }[];
  decisions: DecisionValues[];
  summary: string;
  note: string;
  category: string;
  heldOn: string;
  ground: string;
  assessment: string;
}

export const newDecision = (): DecisionValues => ({ text: '', unit: null, dueOn: '', stands: false });

/** What stands written, as the form shows it; the called units are there from the start, to be ticked off. */
export function valuesOf(meeting: MeetingFullFragment, today: string): WritingValues {
  const { points, attendance, invitations, others, decisions, summary, status, on } = meeting;
  const known = attendance.map(({ unit, how }) => ({ unit, how: how.code }));
  const called = invitations
    .filter(({ unit }) => !known.some((one) => one.unit.id === unit.id))
    .map(({ unit, status: answer }) => ({ unit, how: answer === 'coming' ? 'inRoom' : '' }));
  return {
    said: Object.fromEntries(points.map(({ id, said }) => [id, said ?? ''])),
    fresh: [],
    units: [...known, ...called],
    others: others.map(({ role, name }) => ({ role: role.code, name: name ?? '' })),
    decisions: decisions.map(({ id, text, unit, dueOn, proposedOn }) => ({
      ...{ id, text, unit, dueOn: dueOn ?? '', stands: Boolean(proposedOn) },
    })),
    summary: summary ?? '',
    note: '',
    category: 'plan',
    ...NO_OTHER_GROUND,
    heldOn: status === 'called' ? (on < today ? on : today) : '',
  };
}

export function wrongIn(values: WritingValues, today: string, isOver: boolean, t: TFunction): Errors {
  const wrong: Errors = {};
  values.decisions.forEach(({ text, unit, dueOn }, at) => {
    if (!text.trim()) wrong[`decision.${at}.text`] = t('form.missing', { field: t('meetingWork.what') });
    if (!unit) wrong[`decision.${at}.unit`] = t('form.missing', { field: t('meetingWork.who') });
    if (dueOn && !parseDay(dueOn, today)) wrong[`decision.${at}.dueOn`] = t('date.bad');
  });
  if (isOver && !parseDay(values.heldOn, today)) wrong.heldOn = t('date.bad');
  const isWritten = [values.summary, ...Object.values(values.said), ...values.fresh.map(({ said }) => said)].some((text) => text.trim()); // prettier-ignore
  if (isOver && !isWritten && values.decisions.length === 0) wrong.summary = t('meetingWork.nothingWritten');
  return wrong;
}

type Written = Omit<WriteMeetingInput, 'key' | 'meetingId' | 'expectedVersion'>;
export function writtenOf(values: WritingValues, today: string, isOver: boolean): Written {
  const { said, fresh, units, others, decisions, summary, note, category, heldOn } = values;
  return {
    points: [
      ...Object.entries(said).map(([id, text]) => ({ id, said: text.trim() || undefined })),
      ...fresh.filter(({ text }) => text.trim()).map(({ text, said: words }) => ({ text: text.trim(), said: words.trim() || undefined })),
    ],
    attendance: units.filter(({ how }) => how).map(({ unit, how }) => ({ unitId: unit.id, how })),
    others: others.map(({ role, name }) => ({ role, name: name.trim() || undefined })),
    decisions: decisions.map(({ id, text, unit, dueOn }) => ({
      ...{ id, text: text.trim(), unitId: unit?.id ?? '', dueOn: parseDay(dueOn, today) ?? undefined },
    })),
    summary: summary.trim() || undefined,
    ownNote: note.trim() ? { category, text: note.trim() } : undefined,
    heldOn: isOver ? (parseDay(heldOn, today) ?? undefined) : undefined,
  };
} // prettier-ignore
