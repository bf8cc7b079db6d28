/** What a mail says: that something waits, and where. Never about whom, from whom, or what. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

const FOOT_SV = 'Av sekretesskäl står inget mer här. Mejlet går inte att svara på.';
const FOOT_EN = 'For reasons of secrecy nothing more is said here. This mail cannot be answered.';

/** Swedish first, then English. */
export const both = (subject: string, sv: readonly string[], en: readonly string[]): MailText => ({
  subject,
  text: `${[...sv, FOOT_SV].join('\n\n')}\n\n---\n\n${[...en, FOOT_EN].join('\n\n')}\n`,
});

export const immediateMail = (link: string, settingsLink: string): MailText =>
  both(
    'Samsteg: något väntar på dig',
    [
      'Hej!',
      'Något väntar på dig i Samsteg, och den önskade dagen är nära eller har passerat.',
      link,
      `Ändra hur du får veta: ${settingsLink}`,
    ],
    ['Hello!', 'Something waits for you in Samsteg, and the day wished for is near or has passed.', link, `Change how you are told: ${settingsLink}`],
  ); // prettier-ignore

export const digestMail = (count: number, link: string, settingsLink: string): MailText =>
  both(
    'Samsteg: dagens aviseringar',
    ['Hej!', `Du har ${count} ${count === 1 ? 'osedd avisering' : 'osedda aviseringar'} i Samsteg.`, link, `Ändra hur du får veta: ${settingsLink}`],
    ['Hello!', `You have ${count} unseen ${count === 1 ? 'notice' : 'notices'} in Samsteg.`, link, `Change how you are told: ${settingsLink}`],
  ); // prettier-ignore

export const addressMail = (code: string, link: string): MailText =>
  both(
    'Samsteg: bekräfta din e-postadress',
    ['Hej!', `Din kod är ${code}. Skriv den i Samsteg inom en timme.`, link, 'Har du inte bett om den behöver du inte göra något.'],
    ['Hello!', `Your code is ${code}. Type it in Samsteg within an hour.`, link, 'If you did not ask for it you need do nothing.'],
  ); // prettier-ignore
