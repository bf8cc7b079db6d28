import { addDays, isCountedDay, type Day } from '#kernel';
import { NOTICE_SETTING, choiceUnless } from './notice-mail.rules.js';
import type { NoticeSetting } from './notice-mail.rules.js';
import type { NoticeKind } from './notice.rules.js';

/** A notice that could be mailed. */
export interface MailCandidate {
  readonly id: string;
  readonly accountId: string;
  readonly kind: NoticeKind;
  readonly near: boolean;
  readonly toldAtOnce: boolean;
  readonly inDigest: boolean;
  /** Its reader has had today's digest. */
  readonly hadDigest: boolean;
  readonly setting: NoticeSetting | null;
}
/** The day and the time ('HH:MM') in Europe/Stockholm. */
export interface LocalTime {
  readonly day: Day;
  readonly time: string;
}
export interface MailPlan {
  readonly atOnce: readonly { readonly id: string; readonly notBefore: string }[];
  readonly digests: readonly { readonly accountId: string; readonly day: Day; readonly ids: readonly string[] }[];
}

/** What goes by mail now: at once what is her turn and near, the rest once a day together. Nobody is told twice of one thing. */
export function mailPlan(rows: readonly MailCandidate[], now: LocalTime, nonworking: ReadonlySet<Day>): MailPlan {
  const atOnce: { id: string; notBefore: string }[] = [];
  const digests = new Map<string, string[]>();
  for (const { id, accountId, kind, near, toldAtOnce, inDigest, hadDigest, ...row } of rows) {
    const setting = row.setting ?? NOTICE_SETTING;
    const choice = setting.choices[kind] ?? choiceUnless(kind);
    if (choice === 'none' || toldAtOnce) continue;
    if (near && choice === 'immediate') atOnce.push({ id, notBefore: allowedFrom(now, setting, nonworking) });
    else if (!inDigest && !hadDigest && isDigestTime(now, setting, nonworking))
      digests.set(accountId, [...(digests.get(accountId) ?? []), id]);
  }
  return { atOnce, digests: [...digests].map(([accountId, ids]) => ({ accountId, day: now.day, ids })) };
}

/** The first moment from now on that is neither in the quiet hours nor on a day off: 'YYYY-MM-DD HH:MM'. */
export function allowedFrom(now: LocalTime, setting: NoticeSetting, nonworking: ReadonlySet<Day>): string {
  const isOpen = (day: Day) => !setting.workingDays || isCountedDay(day, 'working', nonworking);
  if (isOpen(now.day) && !isQuiet(now.time, setting)) return `${now.day} ${now.time}`;
  if (isOpen(now.day) && now.time < setting.quietTo) return `${now.day} ${setting.quietTo}`;
  let day = addDays(now.day, 1);
  while (!isOpen(day)) day = addDays(day, 1);
  return `${day} ${isQuiet('00:00', setting) ? setting.quietTo : '00:00'}`;
}

const isDigestTime = ({ day, time }: LocalTime, setting: NoticeSetting, nonworking: ReadonlySet<Day>) =>
  time >= setting.digestAt && (!setting.workingDays || isCountedDay(day, 'working', nonworking));

/** Quiet hours may go over midnight; from and to alike means none. */
function isQuiet(time: string, { quietFrom, quietTo }: NoticeSetting): boolean {
  return quietFrom <= quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo;
}
