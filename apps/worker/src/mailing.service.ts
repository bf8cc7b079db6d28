import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { MailService } from '#notice';
import { log, settings } from '#platform';

const EVERY_MS = 15_000;

/** Sends what waits in the outbox, where there is a mail server. Any number of processes may. */
@Injectable()
export class MailingService implements OnModuleInit, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private readonly stopping = new AbortController();

  constructor(private readonly mails: MailService) {}

  onModuleInit(): void {
    if (process.env.SAMSTEG_WORKER === '0' || !settings().mail) return;
    const once = () => void (this.running ??= this.run().finally(() => (this.running = undefined)));
    once();
    this.timer = setInterval(once, EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    await this.running;
  }

  /** An error ends this run only: what waits is sent at the next. */
  private async run(): Promise<void> {
    try {
      await this.mails.run(this.stopping.signal);
    } catch (error) {
      log.error({ err: error }, 'the outbox could not be emptied; it is tried again');
    }
  }
}
