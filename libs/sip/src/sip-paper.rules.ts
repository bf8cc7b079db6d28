import { GOAL_RESULTS, PLAN_ACTION_KINDS, PLAN_KINDS, PLAN_KIND_RULES, sectionLabel, spokenDay } from '#domain';
import type { GoalResult, PlanActionKind, PlanKind, PlanSection } from '#domain';
import type { Block, Paper } from '#paper';
import { SAY } from './sip-paper.reasons.js';
import type { SipAction, SipContent, SipInvitation, SipPlan, SipVersion } from './sip.types.js';

export interface About {
  readonly unit: string;
  readonly on: string;
  readonly language: 'sv' | 'en';
}
type Tongue = About['language'];
type Row = readonly [label: string, value: string];

const heading = (level: 2 | 3, text: string, newPage?: true): Block => ({ kind: 'heading', level, text, newPage });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const present = (rows: readonly (readonly [string, string | null | undefined])[]): Row[] =>
  rows.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
/** A heading with its text, or nothing. */
const part = (level: 2 | 3, title: string, text: string | null | undefined): Block[] =>
  text ? [heading(level, title), paragraph(text)] : [];

/** The plan: one page easy to read for the person it is about, then the whole of it with what the law asks. */
export function planPaper(plan: SipPlan, version: SipVersion | null, content: SipContent, about: About): Paper {
  const { language: l } = about;
  const number = plan.case.number;
  return {
    title: version ? PLAN_KINDS[version.kind as PlanKind][l] : SAY.draft[l],
    language: l,
    unit: about.unit,
    on: about.on,
    reference: version ? `${number}, v${version.no}` : number,
    blocks: [...easy(plan, content, l), ...whole(plan, version, content, l)],
  };
}

/** Lättläst: short sentences to her, no codes, no law. */
function easy({ owner }: SipPlan, content: SipContent, l: Tongue): Block[] {
  const { participantWords, longTermGoal, participantDoes, followUpOn, followUpMethod, keeper } = content;
  const lines = linesOf(content).map((action) => easyLine(action, l));
  const again = followUpOn ? [`${SAY.weMeet[l]} ${spokenDay(followUpOn, l)}.`, followUpMethod].filter(Boolean) : [];
  return [
    heading(2, SAY.yourPlan[l]),
    paragraph(SAY.short[l]),
    ...part(3, SAY.youSaid[l], participantWords && `”${participantWords}”`),
    ...part(3, SAY.yourGoal[l], longTermGoal),
    ...part(3, SAY.youDo[l], participantDoes),
    ...(lines.length > 0 ? [heading(3, SAY.othersDo[l]), { kind: 'list', items: lines } as const] : []),
    ...part(3, SAY.next[l], again.join(' ')),
    ...part(3, SAY.questions[l], `${SAY.ask[l]} ${keeper ?? owner.name}.`),
    ...part(3, SAY.yourRight[l], SAY.mayEnd[l].replace('{unit}', owner.name)),
  ];
}

function easyLine(action: SipAction, l: Tongue): string {
  const who = whoOf(action);
  const until = action.to ? ` ${SAY.until[l]} ${spokenDay(action.to, l)}.` : '';
  return `${who ? `${who}: ` : ''}${action.text.replace(/\.$/, '')}.${until}`;
}

function whole(plan: SipPlan, version: SipVersion | null, content: SipContent, l: Tongue): Block[] {
  const { situation, children, crisisPlan, participantDoes } = content;
  const word = wordsOf(plan, version, l);
  return [
    heading(2, SAY.whole[l], true),
    { kind: 'facts', rows: facts(plan, version, content, l) },
    ...part(3, word('participantWords'), content.participantWords),
    ...part(3, word('situation'), situation),
    ...part(3, word('longTermGoal'), content.longTermGoal),
    ...earlier(content, l),
    ...content.goals.flatMap(({ text, actions }, at) => [
      heading(3, `${SAY.goal[l]} ${at + 1}: ${text}`),
      ...(actions.length > 0 ? [actionTable(actions, l)] : []),
    ]),
    ...(content.noOtherMeasures ? [paragraph(SAY.noOthers[l])] : []),
    ...part(3, word('participantDoes'), participantDoes),
    ...part(3, word('children'), children),
    ...part(3, word('crisisPlan'), crisisPlan),
    ...changes(version, l),
    ...approval(plan, version, l),
  ];
}

function facts(plan: SipPlan, version: SipVersion | null, content: SipContent, l: Tongue): Row[] {
  const { overallResponsible, keeper, followUpOn, followUpMethod } = content;
  const word = wordsOf(plan, version, l);
  return present([
    [SAY.about[l], plan.case.name],
    [
      SAY.adopted[l],
      version ? `${spokenDay(version.adoptedOn, l)}, ${SAY.version[l]} ${version.no}` : SAY.notAdopted[l],
    ],
    [SAY.planner[l], plan.owner.name],
    [SAY.parties[l], version?.parties.map(({ name }) => name).join(', ')],
    [word('overallResponsible'), overallResponsible?.name],
    [word('keeper'), keeper],
    [word('followUp'), [followUpOn && spokenDay(followUpOn, l), followUpMethod].filter(Boolean).join(', ')],
    [SAY.law[l], PLAN_KIND_RULES[kindOf(plan, version)].isLegal ? 'HSL (2017:30) 16:4, SoL (2025:400) 10:8' : null],
  ]);
}

/** A version keeps the kind it was adopted as. */
const kindOf = (plan: SipPlan, version: SipVersion | null) => (version?.kind ?? plan.kind) as PlanKind;
const wordsOf = (plan: SipPlan, version: SipVersion | null, l: Tongue) => (section: PlanSection) =>
  sectionLabel(kindOf(plan, version), section)[l];

const linesOf = ({ goals }: SipContent): SipAction[] => goals.flatMap(({ actions }) => actions);
const whoOf = ({ responsible, responsibleName }: SipAction): string => responsible?.name ?? responsibleName ?? '';

/** Whom to ask has a column where somebody has said it. */
function actionTable(actions: readonly SipAction[], l: Tongue): Block {
  const hasContact = actions.some(({ contact }) => contact);
  const rows = actions.map((action) => [
    ...[action.text, PLAN_ACTION_KINDS[action.kind as PlanActionKind][l], whoOf(action)],
    ...(hasContact ? [action.contact ?? ''] : []),
    whenOf(action, l),
  ]);
  const contact = hasContact ? [SAY.contact[l]] : [];
  return { kind: 'table', head: [SAY.what[l], SAY.kind[l], SAY.responsible[l], ...contact, SAY.when[l]], rows };
}

function whenOf({ from, to }: SipAction, l: Tongue): string {
  if (from && to) return `${from} – ${to}`;
  if (from) return `${SAY.from[l]} ${from}`;
  return to ? `${SAY.upTo[l]} ${to}` : '';
}

function earlier({ earlierGoals }: SipContent, l: Tongue): Block[] {
  if (earlierGoals.length === 0) return [];
  const rows = earlierGoals.map(({ text, result, note }) => [
    ...[text, result ? GOAL_RESULTS[result as GoalResult][l] : '', note ?? ''],
  ]);
  const head = [SAY.goal[l], SAY.result[l], SAY.note[l]];
  return [heading(3, SAY.earlier[l]), { kind: 'table', head, rows }];
}

function changes(version: SipVersion | null, l: Tongue): Block[] {
  if (!version?.comparedWith || version.changes.length === 0) return [];
  const items = version.changes.map(({ kind, what, before, after }) => {
    const said = [before, after].filter(Boolean).join(' → ');
    return `${kind.label[l]}, ${what[l].toLowerCase()}: ${said}`;
  });
  return [heading(3, `${SAY.changes[l]} ${version.comparedWith}`), { kind: 'list', items }];
}

/** Her answer on the version, or where to give it. */
function approval(plan: SipPlan, version: SipVersion | null, l: Tongue): Block[] {
  if (!version?.approval) return [heading(3, SAY.approval[l]), { kind: 'signature', who: [SAY.person[l], plan.owner.name] }];
  const { form, by, on } = version.approval;
  return part(3, SAY.approval[l], `${form.label[l]}, ${by.label[l].toLowerCase()}, ${spokenDay(on, l)}.`);
} // prettier-ignore

/** Kallelse (kommun, region) or inbjudan (others): when, where, why, and what to think through before. */
export function callPaper(plan: SipPlan, invitation: SipInvitation, about: About): Paper {
  const { language: l } = about;
  const { called, unit, meetingOn, startsAt, place, purpose, longTermGoal } = invitation;
  return {
    title: called ? SAY.call[l] : SAY.invite[l],
    language: l,
    unit: about.unit,
    on: about.on,
    reference: plan.case.number,
    blocks: [
      { kind: 'facts', rows: present([
        [SAY.to[l], unit.name],
        [SAY.about[l], plan.case.name],
        [SAY.day[l], startsAt ? `${spokenDay(meetingOn, l)} ${SAY.at[l]} ${startsAt}` : spokenDay(meetingOn, l)],
        [SAY.place[l], place],
        [SAY.caller[l], plan.owner.name],
        [SAY.answerBy[l], invitation.answerBy && spokenDay(invitation.answerBy, l)],
      ]) },
      ...part(2, SAY.purpose[l], purpose),
      ...part(2, SAY.longTermGoal[l], longTermGoal),
      heading(2, SAY.before[l]),
      { kind: 'list', items: SAY.questionsBefore[l].split('\n') },
      paragraph(called ? SAY.calledTakePart[l] : SAY.invitedAnswer[l]),
    ],
  };
} // prettier-ignore
