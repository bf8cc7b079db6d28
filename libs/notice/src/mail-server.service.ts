import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailReason } from '#domain';
import type { MailSettings } from '#platform';
import type { CalendarPart } from './calendar-mail.rules.js';
import type { MailText } from './mail-text.rules.js';

export interface OutgoingMail extends MailText {
  /** The row in the outbox; the Message-ID is made of it. */
  readonly id: string;
  readonly to: string;
  /** What a calendar reads of it. */
  readonly calendar?: CalendarPart | undefined;
}
/** How a hand-over went. Unsure: the server got the whole of it and never said whether it took it. */
export interface HandedOver {
  readonly outcome: 'sent' | 'later' | 'dead' | 'unsure';
  readonly reason?: MailReason;
}
interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

const WAIT_MS = 20_000;

/** One connection to the mail server. Opened first, so that nothing is being handed over while it is. */
@Injectable()
export class MailServer {
  /** Opens, or throws when the server cannot be reached or does not let us in. */
  async open(settings: MailSettings): Promise<SMTPConnection> {
    const { host, port, secure, requireTls, user, password } = settings;
    const limits = { connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS };
    const connection = new SMTPConnection({ host, port, secure, requireTLS: requireTls, ...limits });
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect(() => resolve());
    });
    connection.removeAllListeners('error').on('error', () => undefined); // each later step hears of it itself
    if (user)
      await new Promise<void>((resolve, reject) => {
        connection.login({ user, pass: password ?? '' }, (error) => (error ? reject(error) : resolve()));
      });
    return connection;
  }

  /** Hands one mail over, once. */
  async hand(connection: SMTPConnection, settings: MailSettings, mail: OutgoingMail): Promise<HandedOver> {
    const raw = await compose(settings, mail);
    const error = await new Promise<SmtpError | null>((resolve) => {
      const lost = (failure: Error) => resolve(failure);
      connection.once('error', lost).once('end', () => resolve(new Error('the connection was lost')));
      connection.send({ from: addressIn(settings.from), to: [mail.to] }, raw, (failure) => resolve(failure ?? null));
    });
    return error ? judged(error) : { outcome: 'sent' };
  }
}

/** A reply of the server says which it is; silence before the content is a failure, silence after it is not known. */
function judged({ code, responseCode }: SmtpError): HandedOver {
  if (responseCode !== undefined && responseCode >= 500) return { outcome: 'dead', reason: 'refused' };
  if (responseCode !== undefined || code === 'EENVELOPE') return { outcome: 'later' };
  return { outcome: 'unsure', reason: 'noAnswer' };
}

/** The mail as it travels: plain text, the Message-ID from its row, so that a receiver could tell two copies from two mails. */
async function compose({ from }: MailSettings, { id, to, subject, text, calendar }: OutgoingMail): Promise<Buffer> {
  const host = addressIn(from).split('@')[1] ?? 'samsteg';
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
  const made = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail({
    ...{ from, to, subject, text, headers },
    ...(calendar && { icalEvent: { ...calendar, filename: 'mote.ics' } }),
    messageId: `<${id}@${host}>`,
  });
  return made.message as Buffer;
}

/** Out of 'Samsteg <noreply@example.se>'. */
export const addressIn = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from;
