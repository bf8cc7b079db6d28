import { addDays, isCountedDay, type Day } from '#kernel';
import { ESCALATION, NEAR_WORKING_DAYS, NEWS_DAYS, NOTICE_KINDS } from './notice.rules.js';
import type { NoticeKind, NoticeRow, NoticeWhy } from './notice.rules.js';
import type { NoticeChanges, NoticeGround, NoticeThing, StandingNotice, WantedNotice } from './notice.types.js';

const KINDS = Object.entries(NOTICE_KINDS) as readonly [NoticeKind, NoticeRow][];

/** The day so many working days later, or earlier; the day itself when none, if it is not a day off. */
export function addWorkingDays(day: Day, days: number, nonworking: ReadonlySet<Day>): Day {
  const way = days < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(days); left > 0 || !isCountedDay(at, 'working', nonworking);) {
    at = addDays(at, way);
    if (isCountedDay(at, 'working', nonworking)) left--;
  }
  return at;
}

/** Who should be told what today, and the first later day on which that may be different without anything happening. */
export function noticesOf(
  ground: NoticeGround,
  nonworking: ReadonlySet<Day>,
): { wanted: WantedNotice[]; wakeOn: Day | null } {
  const days: Day[] = ground.absences.flatMap(({ from, to }) => [from, addDays(to, 1)]);
  const wanted = ground.things.flatMap((thing) => {
    const [kind, row] = KINDS.find(([, each]) => tells(each, thing)) ?? [];
    return kind && row ? noticesAbout(thing, kind, row, ground, nonworking, days) : [];
  });
  const later = ground.things.length === 0 ? [] : days.filter((day) => day > ground.today).sort();
  return { wanted, wakeOn: later[0] ?? null };
}

const tells = (row: NoticeRow, { source, state, ours }: NoticeThing) =>
  row.source === source && row.states.includes(state) && (row.turn === 'ours') === ours;

function noticesAbout(
  thing: NoticeThing,
  kind: NoticeKind,
  row: NoticeRow,
  ground: NoticeGround,
  nonworking: ReadonlySet<Day>,
  days: Day[],
): WantedNotice[] {
  const { today } = ground;
  const { id: thingId, turn, since, dueOn } = thing;
  const ahead = row.ahead ?? 0;
  const nearOn = dueOn && addWorkingDays(dueOn, -NEAR_WORKING_DAYS - ahead, nonworking);
  if (nearOn) days.push(nearOn);
  if ((row.source === 'meeting' || row.source === 'slot') && dueOn) days.push(addDays(dueOn, 1)); // once it has been, it waits for nobody
  if (row.turn === 'news') days.push(addDays(since, NEWS_DAYS + 1));
  const isNear = nearOn !== null && nearOn <= today;
  if (row.onlyNear && !isNear) return [];
  const told = new Map<string, NoticeWhy>();
  const tell = (accountId: string, why: NoticeWhy) => void (told.has(accountId) || told.set(accountId, why));
  tellResponsible(thing, row, ground, tell);
  for (const step of row.escalates ? ESCALATION : []) {
    const from = dueOn
      ? addWorkingDays(dueOn, step.afterDate - ahead, nonworking)
      : addWorkingDays(since, step.afterSince, nonworking);
    days.push(from);
    if (from <= today) for (const { id } of withRole(ground, step.role)) tell(id, step.why);
  }
  const near = row.urgent === 'always' || (row.urgent === 'near' && isNear);
  return [...told].map(([accountId, why]) => ({ accountId, kind, thingId, turn, why, since, dueOn, near }));
}

/** Whoever is named, and her deputy while she is away; the inbox when nobody is; the manager when there is none. */
function tellResponsible(
  thing: NoticeThing,
  row: NoticeRow,
  ground: NoticeGround,
  tell: (accountId: string, why: NoticeWhy) => void,
): void {
  const { people, absences, today } = ground;
  const mayBeTold = (id: string | null): id is string => people.some((person) => person.id === id);
  const named = (row.inHand ? [thing.worker] : [thing.worker, ground.worker]).find(mayBeTold);
  if (named) {
    tell(named, named === ground.worker && !row.inHand ? 'assigned' : 'handling');
    const now = absences.filter(({ from, to }) => from <= today && today <= to);
    const cover = now.find(({ accountId }) => accountId === named);
    if (!cover) return;
    const isAway = (id: string) => now.some(({ accountId }) => accountId === id);
    if (mayBeTold(cover.deputyId)) tell(cover.deputyId, 'covers');
    if (mayBeTold(cover.deputyId) && !isAway(cover.deputyId)) return;
    // away, and so is whoever was to cover: nobody is waited for that is not there
  }
  const keepers = withRole(ground, 'inbox');
  for (const { id } of keepers) {
    tell(id, 'inbox');
    // an inbox has a keeper and a deputy: whoever covers for her keeps it meanwhile
    for (const { accountId, deputyId, from, to } of absences)
      if (accountId === id && from <= today && today <= to && mayBeTold(deputyId)) tell(deputyId, 'covers');
  }
  if (keepers.length === 0 || row.tellsManager) for (const { id } of withRole(ground, 'manager')) tell(id, 'manager');
}

const withRole = ({ people }: NoticeGround, role: 'inbox' | 'manager') =>
  people.filter(({ roles }) => roles.includes(role));

/** What differs from how the notices stand. One that stands is kept through the turn it was born in. */
export function noticeChanges(standing: readonly StandingNotice[], wanted: readonly WantedNotice[]): NoticeChanges {
  const left = new Map(standing.map((each) => [identityOf(each), each]));
  const born: WantedNotice[] = [];
  const changed: StandingNotice[] = [];
  for (const want of wanted) {
    const stands = left.get(identityOf(want));
    if (!stands) born.push(want);
    else if (!isSame(stands, want)) changed.push({ ...want, id: stands.id, turn: stands.turn });
    left.delete(identityOf(want));
  }
  return { born, changed, ended: [...left.values()].map(({ id }) => id) };
}

const identityOf = ({ accountId, kind, thingId, turn }: WantedNotice) =>
  [accountId, kind, thingId, NOTICE_KINDS[kind].perTurn ? turn : ''].join(' ');

const isSame = (one: WantedNotice, other: WantedNotice) =>
  one.why === other.why && one.dueOn === other.dueOn && one.near === other.near && one.since === other.since;
