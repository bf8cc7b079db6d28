import {
  PLAN_MEETING_KINDS,
  PRINCIPALS,
  SIP_EVENTS,
  SIP_MOVES,
  SIP_NEEDS,
  planKind,
  type SipAction,
  type SipNeed,
} from '#domain';
import { move, type Day } from '#kernel';
import type { CaseBook, Desk } from '../case-book.js';
import type { Unit } from '../directory.js';
import type { Of } from '../records.types.js';
import { ask, cancel, settle, type Promised } from './commitment.js';
import { introduce } from './consent.js';

const ALL: ReadonlySet<SipNeed> = new Set(Object.keys(SIP_NEEDS) as SipNeed[]);

/** Behov uppmärksammat, bedömt, samtycke finns: it is being prepared. */
export function prepare(book: CaseBook, by: Desk, needText: string): Of<'sip'> {
  const plan = book.born('sip', by.unitId, 'plan', {
    kind: 'sip',
    status: 'needIdentified',
    need_on: book.day,
    need_text: needText,
    follow_up_on: null,
    meeting_no: 0,
    draft: {},
  });
  tell(book, by, plan, 'identify');
  for (const action of ['assessNeeded', 'askConsent', 'prepare'] as const) {
    step(book, by, plan, action, action === 'assessNeeded' ? { assessed_on: book.day } : {});
  }
  return plan;
}

export interface Meeting {
  readonly on: Day;
  readonly place: string;
  readonly purpose: string;
  readonly goal: string;
  readonly agenda?: readonly string[];
}

/** Kommun and region are called, the others invited; each gets her own row. */
export function call(
  book: CaseBook,
  by: Desk,
  plan: Of<'sip'>,
  home: Unit,
  others: readonly Unit[],
  meeting: Meeting,
): void {
  const kind = planKind([home, ...others].map(({ agencyKind }) => agencyKind));
  const said = {
    ...{ kind: PLAN_MEETING_KINDS[kind === 'sip' ? 0 : 1], meeting_on: meeting.on, starts_at: '13:00', minutes: 60 },
    ...{ place: meeting.place, purpose: meeting.purpose, agenda: meeting.agenda?.join('\n') ?? null, plan_id: plan.id },
  };
  const { id: meetingId } = book.born('meeting', by.unitId, 'plan', { ...said, status: 'called' });
  for (const [at, text] of (meeting.agenda ?? []).entries())
    book.born('meetingPoint', by.unitId, 'plan', { meeting_id: meetingId, place: at + 1, text });
  for (const { id, agencyKind } of inOrder(others)) {
    const of = {
      plan_meeting: 1,
      plan_kind: kind,
      called: PRINCIPALS.includes(agencyKind),
      long_term_goal: meeting.goal,
    };
    const call = { ...said, ...of, meeting_id: meetingId, round: 1, to_unit: id, status: 'invited' };
    book.hand(by, id, ['meetingInvitation', book.born('meetingInvitation', by.unitId, 'plan', call)]);
    introduce(book, by, id);
  }
  const change = { kind, meeting_no: 1, meeting_on: meeting.on, place: meeting.place };
  step(book, by, plan, 'call', change, { date: meeting.on });
}

/** What the plan says, in the words of the law. */
export interface Content {
  readonly goal: string;
  readonly participantWords: string;
  readonly actions: readonly Promised[];
  readonly followUpOn: Day;
}

/** Mötet hållet, planen upprättad: an immutable version to each party, and what each is asked to take on. */
export function adopt(
  book: CaseBook,
  by: Desk,
  plan: Of<'sip'>,
  home: Unit,
  others: readonly Unit[],
  content: Content,
): void {
  const before = book.all('sipVersion').findLast(({ plan_id }) => plan_id === plan.id);
  const text = { ...contentOf(book, home, content), earlierGoals: earlierGoals(before) };
  book.change('sip', plan, { draft: text });
  if (plan.status === 'called') hold(book, by, plan);
  const action = plan.status === 'meetingHeld' ? 'adopt' : 'followUp';
  const no = book.all('sipVersion').filter(({ plan_id }) => plan_id === plan.id).length + 1;
  const kind = planKind([home, ...others].map(({ agencyKind }) => agencyKind));
  const version = book.born('sipVersion', by.unitId, 'plan', {
    plan_id: plan.id,
    version_no: no,
    adopted_on: book.day,
    kind,
    content: text,
    parties: [home.id, ...others.map(({ id }) => id)],
  });
  const asked = settle(book, by, plan, no, content.actions);
  for (const { id } of inOrder(others)) {
    book.hand(by, id, ['sipVersion', version], ...personOf(book, by));
    introduce(book, by, id);
    for (const [row, event] of asked) if (row.responsible_unit === id) ask(book, by, row, event);
  }
  const adopted = plan.adopted_on ?? book.day;
  const draft = { ...text, earlierGoals: [], participantInformed: false };
  const change = { kind, follow_up_on: content.followUpOn, adopted_on: adopted, draft };
  step(book, by, plan, action, change, { no, followup_due: content.followUpOn });
  if (no === 1) step(book, by, plan, 'approve', {}, { no, form: 'paper', by: 'self' });
}

/** Hållet: the plan says so, and the meeting and its calls are over. */
function hold(book: CaseBook, by: Desk, plan: Of<'sip'>): void {
  step(book, by, plan, 'hold', { meeting_on: book.day }, { date: book.day });
  const isOf = (row: { readonly plan_id: string }) => row.plan_id === plan.id;
  for (const meeting of book.all('meeting').filter(isOf))
    book.change('meeting', meeting, { status: 'held', meeting_on: book.day });
  for (const call of book.all('meetingInvitation').filter(isOf))
    book.change('meetingInvitation', call, { status: 'over' });
}

/** How the goals of the version before went, in the words of the next. */
function earlierGoals(before: Of<'sipVersion'> | undefined): object[] {
  const { goals = [] } = (before?.content ?? {}) as { goals?: readonly { readonly text: string }[] };
  return goals.map(({ text }) => ({ text, result: 'partly', note: 'På god väg, fortsätter med nya åtaganden.' }));
}

/** The day of the follow-up has come, by itself. */
export function comeDue(book: CaseBook, plan: Of<'sip'>): void {
  step(book, { unitId: plan.owner_unit, worker: null }, plan, 'comeDue', {}, { date: plan.follow_up_on ?? book.day });
}

/** The plan is over, and so is its follow-up. */
export function closePlan(book: CaseBook, by: Desk, plan: Of<'sip'>): void {
  step(book, by, plan, 'beginClosing', { reason: 'goalReached' }, { reason: 'goalReached' });
  step(book, by, plan, 'close', { reason: 'goalReached' }, { reason: 'goalReached' });
  for (const row of book.all('commitment')) {
    if (row.plan_id !== plan.id || row.status !== 'proposed') continue;
    cancel(book, by, row, 'notNeeded');
  }
}

type Said = Readonly<Record<string, string | number>>;

function step(book: CaseBook, by: Desk, plan: Of<'sip'>, action: SipAction, change: object, said: Said = {}): void {
  const party = action === 'comeDue' ? 'system' : 'planner';
  book.change('sip', plan, { ...change, status: move(SIP_MOVES, plan.status, action, party, ALL) });
  tell(book, by, plan, action, said);
}

/** To whom the unit has decided to tell, and to the parties. */
function tell(book: CaseBook, by: Desk, plan: Of<'sip'>, action: SipAction, said: Said = {}): void {
  const payload = { plan: plan.id, agency: plan.owner_unit, status: plan.status, ...said };
  for (const type of SIP_EVENTS[action]) {
    const event = book.append(by, type, { payload });
    for (const unitId of audienceOf(book, plan)) {
      if (book.covering(by.unitId, unitId, 'plan')) book.hand(by, unitId, ['event', event]);
    }
  }
}

function audienceOf(book: CaseBook, plan: Of<'sip'>): string[] {
  const newest = book.all('sipVersion').findLast(({ plan_id }) => plan_id === plan.id);
  const invited = book
    .all('meetingInvitation')
    .filter((row) => row.plan_id === plan.id && row.holders.includes(row.to_unit));
  const units = newest ? newest.holders : invited.map(({ to_unit }) => to_unit);
  return units.filter((id) => id !== plan.owner_unit).sort();
}

function personOf(book: CaseBook, by: Desk): (readonly ['person', Of<'person'>])[] {
  return book
    .all('person')
    .filter(({ owner_unit }) => owner_unit === by.unitId)
    .slice(0, 1)
    .map((row) => ['person', row]);
}

function contentOf(book: CaseBook, home: Unit, { goal, participantWords, actions, followUpOn }: Content): object {
  const isPrincipal = ({ agencyKind }: Unit) => PRINCIPALS.includes(agencyKind);
  const principal = [home, ...actions.map(({ unit }) => unit)].find(isPrincipal) ?? home;
  return {
    participantWords,
    situation: 'Flera kontakter som inte känner till varandra. Orkar ett par timmar om dagen.',
    longTermGoal: goal,
    goals: [
      {
        text: goal,
        actions: actions.map(({ unit, text, to }) => ({
          text,
          kind: isPrincipal(unit) ? 'insats' : 'measure',
          responsibleUnitId: unit.id,
          contact: `Växeln, ${unit.name}`,
          from: book.day,
          to,
        })),
      },
    ],
    participantDoes: 'Kommer till avtalade tider och ringer om det blir för mycket.',
    keeper: `Samordnaren, ${home.name}`,
    noOtherMeasures: actions.every(({ unit }) => isPrincipal(unit)),
    overallResponsibleUnitId: principal.id,
    followUpOn,
    followUpMethod: 'Uppföljningsmöte hos samordnande enhet',
    participantInformed: true,
  };
}

const inOrder = (units: readonly Unit[]): Unit[] => [...units].sort((a, b) => (a.id < b.id ? -1 : 1));
