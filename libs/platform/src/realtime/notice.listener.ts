import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { settings } from '../settings.js';

const POLL_MS = 2000;
const RETRY_MS = 200;

/** Something is new for this unit in this case; undefined: perhaps, look everywhere. */
export interface Notice {
  readonly unitId: string;
  readonly caseId: string;
  /** Protected identity: rung with those who are cleared, and nobody else. */
  readonly isProtected: boolean;
}
/** Whose rights have changed: of an account, or of a whole unit. Undefined: perhaps anybody's. */
export interface RightsChange {
  readonly accountId?: string;
  readonly unitId?: string;
}
type FeedHandler = (notice: Notice | undefined) => void;

/** One LISTEN connection per node. A wake-up carries no truth: after every (re)LISTEN, and every two seconds, all are woken. */
@Injectable()
export class NoticeListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly onFeedHandlers = new Set<FeedHandler>();
  private readonly onRightsHandlers = new Set<(change: RightsChange | undefined) => void>();
  private readonly onDueHandlers = new Set<() => void>();
  private client?: pg.Client;
  private poll?: NodeJS.Timeout;
  private stopped = false;
  listening = false;

  /** A unit's feed has grown. */
  onFeed(handler: FeedHandler): void {
    this.onFeedHandlers.add(handler);
  }

  /** Some (unit, case) is due for evaluation. */
  onDue(handler: () => void): void {
    this.onDueHandlers.add(handler);
  }

  /** An account was locked, a seat taken away, a unit closed, a session ended. */
  onRights(handler: (change: RightsChange | undefined) => void): void {
    this.onRightsHandlers.add(handler);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.poll = setInterval(() => this.wakeAll(), POLL_MS);
    this.poll.unref();
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    await this.client?.end().catch(() => undefined); // it was already gone
  }

  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = (this.client = new pg.Client({ connectionString: settings().databaseUrl, keepAlive: true }));
    client.once('end', () => {
      this.listening = false;
      if (!this.stopped) setTimeout(() => void this.listen(), RETRY_MS);
    });
    client.on('error', () => void client.end().catch(() => undefined)); // 'end' follows and listens again
    client.on('notification', ({ channel, payload }) => this.heard(channel, payload));
    try {
      await client.connect();
      await client.query('listen feed');
      await client.query('listen due');
      await client.query('listen rights');
      this.listening = true;
      this.wakeAll();
    } catch {
      await client.end().catch(() => undefined); // the database is away: 'end' tries again
    }
  }

  private heard(channel: string, payload: string | undefined): void {
    if (channel === 'due') return this.onDueHandlers.forEach((handler) => handler());
    const [first, second, third] = payload?.split(':') ?? [];
    if (!first || !second) return;
    if (channel === 'rights') {
      const change = first === 'unit' ? { unitId: second } : { accountId: second };
      return this.onRightsHandlers.forEach((handler) => handler(change));
    }
    const notice = { unitId: first, caseId: second, isProtected: third === 'protected' };
    this.onFeedHandlers.forEach((handler) => handler(notice));
  }

  private wakeAll(): void {
    this.onFeedHandlers.forEach((handler) => handler(undefined));
    this.onRightsHandlers.forEach((handler) => handler(undefined));
    this.onDueHandlers.forEach((handler) => handler());
  }
}
