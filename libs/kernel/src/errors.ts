import type { Words } from './words.js';

/** What a refusal may be called. Each sentence says what happened and what the reader can do. */
// prettier-ignore
export const REFUSALS = {
  UNAUTHENTICATED: { sv: 'Du är inte inloggad, eller så har inloggningen gått ut. Logga in igen.',
                     en: 'You are not signed in, or your session has ended. Sign in again.' },
  STEP_UP_NEEDED:  { sv: 'Det här kräver att du nyss har visat att det är du. Logga in på nytt och gör om; det du skrev finns kvar.',
                     en: 'This asks you to show once more that it is you. Sign in again and retry; what you typed is kept.' },
  LOA_TOO_LOW:     { sv: 'Inloggningen är inte stark nog för uppgifter om enskilda. Logga in med e-legitimation på högre tillitsnivå.',
                     en: 'This sign-in is not strong enough for individual data. Sign in with an eID of a higher level.' },
  NO_SEAT:         { sv: 'Du är inloggad hos din myndighet men har ingen behörighet i Samsteg. Be din systemförvaltare om en.',
                     en: 'You are signed in at your authority but have no seat in Samsteg. Ask your administrator for one.' },
  OTHER_PERSON:    { sv: 'Någon annan än du loggade in hos myndigheten. Din egen inloggning är orörd; visa på nytt att det är du.',
                     en: 'Somebody else signed in at the authority. Your own session is as it was; show once more that it is you.' },
  FOREIGN_ORIGIN:  { sv: 'Anropet kom från en annan webbplats och gjordes inte. Öppna Samsteg på sin egen adress och gör om det där.',
                     en: 'This came from another site and was not done. Open Samsteg at its own address and do it there.' },
  SIGN_IN_CLOSED:  { sv: 'Lösenord används inte här. Logga in med din myndighets inloggning.',
                     en: 'Passwords are not used here. Sign in with your authority’s own sign-in.' },
  FORBIDDEN:       { sv: 'Din roll öppnar inte detta. Byt plats eller fråga din chef om du behöver det.',
                     en: 'Your role does not open this. Change seat, or ask your manager if you need it.' },
  NOT_FOUND:       { sv: 'Det finns inget här som din enhet innehar. Kontrollera länken eller fråga avsändaren.',
                     en: 'There is nothing here that your unit holds. Check the link or ask the sender.' },
  CONFLICT:        { sv: 'Någon hann ändra före dig. Läs det nya läget och gör om; din text finns kvar.',
                     en: 'Someone changed this before you. Read the new state and try again; your text is kept.' },
  BUSY:            { sv: 'Många arbetar just nu och svaret dröjde för länge. Vänta en liten stund och gör om; det du skrev finns kvar.',
                     en: 'Many are at work just now and the answer took too long. Wait a little and try again; what you wrote is kept.' },
  TOO_MANY_TRIES:  { sv: 'För många försök på kort tid. Vänta en stund och försök igen.',
                     en: 'Too many tries in a short time. Wait a while and try again.' },
  BAD_INPUT:       { sv: 'Något i formuläret går inte att läsa. Rätta det markerade fältet och spara igen.',
                     en: 'Something in the form cannot be read. Correct the marked field and save again.' },
  NO_SUCH_MOVE:    { sv: 'Det går inte att göra i det här läget. Läs om sidan för att se vad som går.',
                     en: 'That cannot be done in this state. Reload the page to see what can.' },
  WRONG_PARTY:     { sv: 'Steget är den andra partens. Vänta på dem, eller skriv till dem.',
                     en: 'This step belongs to the other party. Wait for them, or write to them.' },
  NEEDS_MISSING:   { sv: 'Något saknas för att gå vidare. Fyll i det som räknas upp.',
                     en: 'Something is missing before this can go on. Fill in what is listed.' },
  NO_GROUND:       { sv: 'Det finns ingen grund att lämna ut detta. Inhämta samtycke eller välj en prövad grund.',
                     en: 'There is no ground for handing this over. Record a consent or choose an assessed ground.' },
  REASON_NEEDED:   { sv: 'Du är inte tilldelad ärendet. Ange ett skäl för att öppna; det loggas.',
                     en: 'You are not assigned to this case. Give a reason to open it; it is logged.' },
  GONE:            { sv: 'Uppgiften finns inte längre hos din enhet. Be avsändaren om den på nytt om ni behöver den.',
                     en: 'Your unit no longer has this. Ask the sender for it again if you need it.' },
} as const satisfies Readonly<Record<string, Words>>;

export type RefusalCode = keyof typeof REFUSALS;

/** What a refusal may add, so that the reader can put it right without guessing. Never a name or a number. */
export interface RefusalDetail {
  /** The field of the form it is about. */
  readonly field?: string;
  /** The needs that were not met, as codes. */
  readonly missing?: readonly string[];
  /** The state as it is now, re-read under the reader's own rights. */
  readonly current?: unknown;
}

/** An expected no: coded for the program, worded for the reader. */
export class Refusal extends Error {
  readonly sv: string;
  readonly en: string;

  constructor(
    readonly code: RefusalCode,
    words: Words = REFUSALS[code],
    readonly detail: RefusalDetail = {},
  ) {
    super(`${code}: ${words.en}`);
    this.name = new.target.name;
    this.sv = words.sv;
    this.en = words.en;
  }
}
