import type { CodeList, Day } from '#kernel';
import { allowedFrom } from './notice-mail.process.js';
import type { LocalTime } from './notice-mail.process.js';
import { NOTICE_SETTING } from './notice-mail.rules.js';
import type { NoticeSetting } from './notice-mail.rules.js';

/** Kalenderinbjudan med e-post: how it went, as the calling unit may know of a called one. */
// prettier-ignore
export const CALENDAR_MAIL = {
  queued: { sv: 'Kalenderinbjudan väntar på att skickas', en: 'Calendar invitation waits to be sent' },
  sent:   { sv: 'Kalenderinbjudan skickad',               en: 'Calendar invitation sent' },
  failed: { sv: 'Kalenderinbjudan kunde inte skickas',    en: 'Calendar invitation could not be sent' },
} as const satisfies CodeList;

/** A word of one meeting to one reader’s calendar: it is to be, or it is to be no longer. */
export interface CalendarChange {
  readonly accountId: string;
  readonly kind: 'calendar' | 'calendarEnd';
  readonly invitationId: string;
  readonly sequence: number;
  readonly setting: NoticeSetting | null;
}

/** Each with the moment from which its reader wishes mail. */
export const calendarPlan = (
  changes: readonly CalendarChange[],
  now: LocalTime,
  nonworking: ReadonlySet<Day>,
): readonly object[] =>
  changes.map(({ setting, ...change }) => ({
    ...change,
    notBefore: allowedFrom(now, setting ?? NOTICE_SETTING, nonworking),
  }));
