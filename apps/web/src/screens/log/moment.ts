const WHEN = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Stockholm' });

/** To the minute, in Swedish time, the same in both languages: it is compared with other logs. */
export const moment = (at: string) => WHEN.format(new Date(at));
