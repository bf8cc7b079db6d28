import { GOAL_RESULTS } from '#domain';
import type { CodeList, Words } from '#kernel';
import type { SipAction, SipContent, SipVersion } from './sip.types.js';

// prettier-ignore
export const CHANGE_KINDS = {
  added:   { sv: 'Nytt',      en: 'New' },
  changed: { sv: 'Ändrat',    en: 'Changed' },
  removed: { sv: 'Borttaget', en: 'Removed' },
} as const satisfies CodeList;
export type ChangeKind = keyof typeof CHANGE_KINDS;

/** One difference between two versions. */
export interface Difference {
  readonly kind: ChangeKind;
  readonly what: Words;
  readonly before: string | null;
  readonly after: string | null;
}

type Compared = Pick<SipVersion, 'content' | 'parties'>;

/** The parts of a plan that are one text each, in the order they are read. */
// prettier-ignore
const TEXTS: readonly (readonly [what: Words, of: (content: SipContent) => string | null | undefined])[] = [
  [{ sv: 'Med personens egna ord', en: 'In the person’s own words' }, (c) => c.participantWords],
  [{ sv: 'Behov och nuläge', en: 'Need and situation' },              (c) => c.situation],
  [{ sv: 'Långsiktigt mål', en: 'Long-term goal' },                   (c) => c.longTermGoal],
  [{ sv: 'Vad personen själv gör', en: 'What the person does' },      (c) => c.participantDoes],
  [{ sv: 'Barn som berörs', en: 'Children concerned' },               (c) => c.children],
  [{ sv: 'Krisplan', en: 'Crisis plan' },                             (c) => c.crisisPlan],
  [{ sv: 'Övergripande ansvarig huvudman', en: 'Overall responsible' }, (c) => c.overallResponsible?.name],
  [{ sv: 'Huvudansvarig för planen', en: 'Who keeps the plan together' }, (c) => c.keeper],
  [{ sv: 'Följs upp', en: 'Follow-up' },                              (c) => c.followUpOn],
  [{ sv: 'Hur det följs upp', en: 'How it is followed up' },          (c) => c.followUpMethod],
];
const GOAL: Words = { sv: 'Mål', en: 'Goal' };
const PARTY: Words = { sv: 'Part i planen', en: 'Party to the plan' };
const ACTIONS: Readonly<Record<string, Words>> = {
  insats: { sv: 'Insats', en: 'Intervention' },
  measure: { sv: 'Åtgärd', en: 'Measure' },
};

/** What a reader of the version before needs to know, part by part; nothing when both say the same. */
export function differences(before: Compared, after: Compared): Difference[] {
  const [was, is] = [before.content, after.content];
  return [
    ...TEXTS.flatMap(([what, of]) => changed(what, of(was) || null, of(is) || null)),
    ...goals(was, is),
    ...actions(was, is),
    ...listed(PARTY, before.parties.map(({ name }) => name), after.parties.map(({ name }) => name)),
  ]; // prettier-ignore
}

function changed(what: Words, before: string | null, after: string | null): Difference[] {
  if (before === after) return [];
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return [{ kind, what, before, after }];
}

const listed = (what: Words, was: readonly string[], is: readonly string[]): Difference[] => [
  ...is.filter((one) => !was.includes(one)).map((after): Difference => ({ kind: 'added', what, before: null, after })),
  ...was.filter((one) => !is.includes(one)).map((before): Difference => ({ kind: 'removed', what, before, after: null })),
]; // prettier-ignore

/** A goal that is gone says how it went, when the follow-up has said so. */
function goals(was: SipContent, is: SipContent): Difference[] {
  const found = listed(GOAL, was.goals.map(({ text }) => text), is.goals.map(({ text }) => text)); // prettier-ignore
  return found.map((one) => {
    const result = is.earlierGoals.find(({ text }) => one.kind === 'removed' && text === one.before)?.result;
    const words = result && Object.hasOwn(GOAL_RESULTS, result) ? GOAL_RESULTS[result as keyof typeof GOAL_RESULTS] : null;
    return words ? { ...one, what: { sv: `${GOAL.sv}, ${words.sv.toLowerCase()}`, en: `${GOAL.en}, ${words.en.toLowerCase()}` } } : one;
  }); // prettier-ignore
}

const allOf = ({ goals: all }: SipContent): SipAction[] => all.flatMap(({ actions: some }) => some);
const ownerOf = (action: SipAction): string => action.responsible?.id ?? action.responsibleName ?? '';

/** A line is the same one when it says the same, or when the same unit's line has but other days or another contact. */
function actions(was: SipContent, is: SipContent): Difference[] {
  const left = allOf(was);
  const take = (fits: (one: SipAction) => boolean): SipAction | undefined => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const paired = allOf(is).map((now) => [now, take((one) => one.text === now.text && ownerOf(one) === ownerOf(now))] as const);
  const told = paired.flatMap(([now, then]) => {
    const before = then ?? take((one) => one.text === now.text);
    return changed(ACTIONS[now.kind] ?? GOAL, before ? actionLine(before) : null, actionLine(now));
  });
  return [...told, ...left.flatMap((then) => changed(ACTIONS[then.kind] ?? GOAL, actionLine(then), null))];
} // prettier-ignore

/** What, who, whom to ask, from when till when. */
export function actionLine({ text, responsible, responsibleName, contact, from, to }: SipAction): string {
  const days = from || to ? `${from ?? ''} – ${to ?? ''}`.trim() : null;
  return [text, responsible?.name ?? responsibleName, contact, days].filter(Boolean).join(', ');
}
