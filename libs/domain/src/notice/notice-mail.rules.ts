import type { Words } from '#kernel';
import type { NoticeKind } from './notice.rules.js';
import { NOTICE_KINDS } from './notice.rules.js';

/** Hur jag vill få veta. Whatever is chosen, it stands in the product. */
// prettier-ignore
export const NOTICE_CHOICES = {
  immediate: { sv: 'Genast när dagen är nära', en: 'At once when the day is near' },
  digest:    { sv: 'I dagens sammanställning', en: 'In the day’s digest' },
  none:      { sv: 'Bara i Samsteg', en: 'In Samsteg alone' },
} as const satisfies Readonly<Record<string, Words>>;
export type NoticeChoice = keyof typeof NOTICE_CHOICES;

/** What somebody who has chosen nothing has: at once for what is urgent and near, the digest for the rest. */
export const choiceUnless = (kind: NoticeKind): NoticeChoice =>
  NOTICE_KINDS[kind].urgent === 'never' ? 'digest' : 'immediate';

/** When mail may come, on the clock of Europe/Stockholm. */
export interface NoticeSetting {
  readonly choices: Partial<Readonly<Record<NoticeKind, NoticeChoice>>>;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly digestAt: string;
  /** Only Monday to Friday, and not on a public holiday. */
  readonly workingDays: boolean;
}
export const NOTICE_SETTING: NoticeSetting = {
  choices: {},
  quietFrom: '18:00',
  quietTo: '07:00',
  digestAt: '07:30',
  workingDays: true,
};

/** Hur det gick med mejlet. */
// prettier-ignore
export const MAIL_STATES = {
  queued:    { sv: 'Väntar på att skickas', en: 'Waits to be sent' },
  claimed:   { sv: 'Skickas', en: 'Being sent' },
  handing:   { sv: 'Skickas', en: 'Being sent' },
  sent:      { sv: 'Skickat', en: 'Sent' },
  unsure:    { sv: 'Kan ha skickats; skickas inte igen', en: 'May have been sent; is not sent again' },
  dead:      { sv: 'Kunde inte skickas', en: 'Could not be sent' },
  cancelled: { sv: 'Skickades inte: gällde inte längre', en: 'Not sent: held no longer' },
} as const satisfies Readonly<Record<string, Words>>;
export type MailState = keyof typeof MAIL_STATES;

/** Why a mail was not sent, or is not known to have been. */
// prettier-ignore
export const MAIL_REASONS = {
  over:          { sv: 'Det väntade inte längre på dig.', en: 'It waited for you no longer.' },
  seen:          { sv: 'Du hade redan sett det.', en: 'You had seen it already.' },
  accountLocked: { sv: 'Kontot var spärrat.', en: 'The account was locked.' },
  seatLost:      { sv: 'Behörigheten hade upphört.', en: 'The seat had ended.' },
  protected:     { sv: 'Personen har skyddade personuppgifter; då skickas inga mejl.', en: 'The person has a protected identity; no mail is sent then.' },
  revoked:       { sv: 'Samtycket gäller inte längre.', en: 'The consent no longer holds.' },
  conflict:      { sv: 'Jäv är angivet.', en: 'A conflict of interest is stated.' },
  noAddress:     { sv: 'Ingen bekräftad e-postadress.', en: 'No confirmed address.' },
  replaced:      { sv: 'Adressen var ändrad eller redan bekräftad.', en: 'The address was changed, or confirmed already.' },
  workerDied:    { sv: 'Avsändningen avbröts mitt i.', en: 'The sending was cut off in the middle.' },
  noAnswer:      { sv: 'E-postservern svarade inte på om den tog emot.', en: 'The mail server did not say whether it accepted.' },
  refused:       { sv: 'E-postservern tog inte emot. Kontrollera adressen.', en: 'The mail server refused. Check the address.' },
  unreachable:   { sv: 'E-postservern gick inte att nå på ett dygn.', en: 'The mail server could not be reached for a day.' },
} as const satisfies Readonly<Record<string, Words>>;
export type MailReason = keyof typeof MAIL_REASONS;

/** Minutes to the next try, after the first, the second, … After the last it is given up, with its reason. */
export const MAIL_RETRIES: readonly number[] = [1, 5, 30, 120, 360, 960];
