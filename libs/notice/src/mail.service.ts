import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { DataSource } from 'typeorm';
import { MAIL_RETRIES, mailPlan } from '#domain';
import type { LocalTime, MailCandidate } from '#domain';
import type { Day } from '#kernel';
import { RequestTransaction, log, settings } from '#platform';
import type { MailSettings } from '#platform';
import { calendarPart, calendarText } from './calendar-mail.rules.js';
import type { CalendarEntry } from './calendar-mail.rules.js';
import { CalendarMails } from './calendar-mail.service.js';
import { mailCode } from './mail-code.rules.js';
import { MailServer, addressIn } from './mail-server.service.js';
import type { HandedOver, OutgoingMail } from './mail-server.service.js';
import { addressMail, digestMail, immediateMail } from './mail-text.rules.js';
import type { MailText } from './mail-text.rules.js';

interface Handed {
  readonly id: string;
  readonly kind: 'immediate' | 'digest' | 'address' | 'calendar' | 'calendarEnd';
  readonly noticeId: string | null;
  readonly nonce: string | null;
  readonly address: string;
  readonly count: number;
  readonly tries: number;
  /** Of a calendar mail: what its entry says. */
  readonly entry: CalendarEntry | null;
}

const NOBODY = { system: true, unitId: null } as const;
const PAGE = 500;
const AT_A_TIME = 20;
const LEASE_SECONDS = 120;
const CLAIM = 'select mail as id, tried as tries from claim_mail($1, $2, make_interval(secs => $3))';

/** The outbox: what the rules decide to mail is queued once, and handed over at most once, by any number of workers. */
@Injectable()
export class MailService {
  private readonly claimer = randomUUID();

  constructor(
    private readonly dataSource: DataSource,
    private readonly server: MailServer,
    private readonly calendars: CalendarMails,
  ) {}

  /** Queues what the rules say, then sends. Does nothing where there is no mail server. Answers how many were sent. */
  async run(stop?: AbortSignal, lease = LEASE_SECONDS): Promise<number> {
    const { mail } = settings();
    if (!mail) return 0;
    await this.plan(stop);
    await this.asNobody(() => this.calendars.queue());
    return this.send(mail, lease, stop);
  }

  private async plan(stop?: AbortSignal): Promise<void> {
    let after: string | null = null;
    do {
      after = await this.asNobody(() => this.planPage(after));
    } while (after !== null && !stop?.aborted);
  }

  /** Answers where the next page begins; null when this was the last. */
  private async planPage(after: string | null): Promise<string | null> {
    const transaction = RequestTransaction.current();
    const found = await transaction.value<LocalTime & { rows: MailCandidate[] }>('select mail_candidates($1, $2)', [
      after,
      PAGE,
    ]);
    if (found.rows.length > 0) {
      const off = await transaction.rows<{ day: Day }>('select day::text as day from nonworking_day');
      const { atOnce, digests } = mailPlan(found.rows, found, new Set(off.map(({ day }) => day)));
      if (atOnce.length + digests.length > 0)
        await transaction.rows('select queue_mail($1, $2)', [JSON.stringify(atOnce), JSON.stringify(digests)]);
    }
    return found.rows.length === PAGE ? (found.rows.at(-1)?.id ?? null) : null;
  }

  private async send(mail: MailSettings, lease: number, stop?: AbortSignal): Promise<number> {
    const claimed = await this.asNobody(() =>
      RequestTransaction.current().rows<{ id: string; tries: number }>(CLAIM, [this.claimer, AT_A_TIME, lease]),
    );
    if (claimed.length === 0) return 0;
    const connection = await this.connect(mail);
    let sent = 0;
    for (const { id, tries } of claimed) {
      if (stop?.aborted) break; // the claim runs out, and another takes it
      if (!connection) await this.settle(id, { outcome: 'later' }, tries + 1);
      else if (await this.sendOne(id, connection, mail, lease)) sent++;
    }
    connection?.quit();
    return sent;
  }

  private async connect(mail: MailSettings): Promise<SMTPConnection | undefined> {
    try {
      return await this.server.open(mail);
    } catch (error) {
      log.error({ err: error }, 'the mail server cannot be reached; it is tried again');
      return undefined;
    }
  }

  /** Asked once more and marked, then handed over: a worker that dies after the mark leaves a mail that is never sent again. */
  private async sendOne(id: string, connection: SMTPConnection, mail: MailSettings, lease: number): Promise<boolean> {
    const handed = await this.asNobody(() =>
      RequestTransaction.current().value<Handed | null>('select hand_mail($1, $2, make_interval(secs => $3))', [
        id,
        this.claimer,
        lease,
      ]),
    );
    if (!handed) return false;
    const result = await this.server.hand(connection, mail, { id, to: handed.address, ...textOf(handed, mail) });
    await this.settle(id, result, handed.tries);
    return result.outcome === 'sent';
  }

  /** Not sent, and known not to be: again after a while, or never when it has been tried often enough. */
  private settle(id: string, { outcome, reason }: HandedOver, tries: number): Promise<unknown> {
    const wait = MAIL_RETRIES[tries - 1];
    const isOver = outcome === 'later' && wait === undefined;
    const [state, why] = isOver ? ['dead', 'unreachable'] : [outcome === 'later' ? 'queued' : outcome, reason ?? null];
    if (state !== 'sent') log.warn({ mail: id, state, reason: why }, 'a mail was not sent');
    return this.asNobody(
      () =>
      RequestTransaction.current().rows('select settle_mail($1, $2, $3, $4, make_interval(mins => $5))', [
        id, this.claimer, state, why, wait ?? 0,
      ]), // prettier-ignore
    );
  }

  private asNobody<T>(work: () => Promise<T>): Promise<T> {
    return RequestTransaction.within(this.dataSource, NOBODY, work);
  }
}

function textOf(handed: Handed, mail: MailSettings): MailText & Pick<OutgoingMail, 'calendar'> {
  const { origin } = settings();
  const { kind, noticeId, nonce, count, entry, address } = handed;
  if (entry) {
    const [isEnd, link] = [kind === 'calendarEnd', `${origin}/kalender`];
    const calendar = calendarPart(entry, isEnd, addressIn(mail.from), address, link);
    return { ...calendarText(entry, isEnd, link), calendar };
  }
  const settingsLink = `${origin}/aviseringar/installningar`;
  if (kind === 'address') return addressMail(mailCode(nonce ?? ''), settingsLink);
  if (kind === 'digest') return digestMail(count, `${origin}/aviseringar`, settingsLink);
  return immediateMail(`${origin}/aviseringar?avisering=${noticeId ?? ''}`, settingsLink);
}
