import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { scopesOpenCases } from '#domain';
import { Refusal } from '#kernel';
import type { Actor, SystemActor } from '../actor/actor.js';
import { isSystem } from '../actor/actor.js';

interface Opened {
  readonly runner: QueryRunner;
  readonly client: pg.ClientBase;
}

const TAKE_ON_IDENTITY = `select set_config('role', 'samsteg_app', true), set_config('search_path', 'samsteg', true),
  set_config('app.account', $1, true), set_config('app.seat', $2, true), set_config('app.unit', $3, true),
  set_config('app.roles', $4, true), set_config('app.actor', $5, true),
  set_config('statement_timeout', '5000', true), set_config('lock_timeout', '4000', true),
  set_config('idle_in_transaction_session_timeout', '15000', true), set_config('transaction_timeout', '20000', true)`;
/** A person sits down last: from here until the commit, whoever locks her out waits for her. */
const SIT_DOWN = `${TAKE_ON_IDENTITY}, samsteg.sit_down($1::uuid, $2::uuid)`;
/** A request longer than this is not waited for: it asks again whether the seat is still its person's. */
const LONG_MS = 2000;

/** One transaction per operation: opened at the first query, under the actor's identity, which vanishes at its end. */
export class RequestTransaction {
  private static readonly storage = new AsyncLocalStorage<RequestTransaction>();
  private opening?: Promise<Opened>;
  private finished = false;
  private readonly expected: string[] = [];
  private entries = 0;
  private began = 0;
  private readonly last = new Map<string, () => Promise<void>>();

  constructor(
    private readonly dataSource: DataSource,
    readonly actor: Actor | SystemActor | undefined,
  ) {}

  static run<T>(transaction: RequestTransaction, work: () => T): T {
    return RequestTransaction.storage.run(transaction, work);
  }

  static current(): RequestTransaction {
    const transaction = RequestTransaction.storage.getStore();
    if (!transaction) throw new Error('no request transaction here: the database stays closed');
    return transaction;
  }

  /** A whole transaction in somebody's name, for what no request carries: the worker, the CLI, the re-read after a rollback. */
  static async within<T>(dataSource: DataSource, actor: Actor | SystemActor, work: () => Promise<T>): Promise<T> {
    const transaction = new RequestTransaction(dataSource, actor);
    try {
      const result = await RequestTransaction.run(transaction, work);
      await RequestTransaction.run(transaction, () => transaction.finish('commit'));
      return result;
    } catch (error) {
      await transaction.finish('rollback');
      throw error;
    }
  }

  /** A transaction of its own for the same actor, once this one is over: to log a denial, or read what is there now. */
  afterwards<T>(work: () => Promise<T>): Promise<T> {
    if (!this.actor) throw new Refusal('UNAUTHENTICATED');
    return RequestTransaction.within(this.dataSource, this.actor, work);
  }

  async manager(): Promise<EntityManager> {
    return (await this.open()).runner.manager;
  }

  /** Rows of one statement under the actor's rights. Unnamed, so that it works behind any pooler. */
  async rows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { client } = await this.open();
    return (await client.query<Row>(text, [...values])).rows;
  }

  /** The single value of the single row of a statement; the form every screen's read has. */
  async value<T>(text: string, values: readonly unknown[] = []): Promise<T> {
    const [row] = await this.rows<Record<string, T>>(text, values);
    const [value] = Object.values(row ?? {});
    return value as T;
  }

  /** For work that takes longer than an answer may. A clock that runs is not wound up again, so it is stopped first. */
  async mayTake(ms: number): Promise<void> {
    await this.rows(
      `select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true),
         set_config('transaction_timeout', '0', true), set_config('transaction_timeout', $1, true)`,
      [String(ms)],
    );
  }

  /** What must happen last, once per key: gaps are evaluated when all of an operation's events are written. */
  beforeCommit(key: string, work: () => Promise<void>): void {
    this.last.set(key, work);
  }

  /** Said by the guard: what this answers is about persons, so that it is in the log before it leaves. */
  expectEntry(permission: string): void {
    this.expected.push(permission);
  }

  /** An access entry is written, for one of what was answered. */
  entryWritten(): void {
    this.entries++;
  }

  /** Once, before the answer leaves. A second call does nothing. */
  async finish(outcome: 'commit' | 'rollback'): Promise<void> {
    if (this.finished) return;
    try {
      if (outcome === 'commit') {
        await this.runLast();
        this.refuseUnlogged();
        await this.assertSeated();
      }
    } catch (error) {
      await this.close('rollback');
      throw error;
    }
    await this.close(outcome);
  }

  private async runLast(): Promise<void> {
    for (const [key, work] of this.last) {
      this.last.delete(key);
      await work();
    }
  }

  /** What was never read cannot have told anybody anything: without a statement nothing needs logging. */
  private refuseUnlogged(): void {
    if (this.entries >= this.expected.length || !this.opening) return;
    throw new Error(
      `${this.expected.join(', ')} answered without an access entry: write one (AccessLog), or name it in access.policy.ts of the domain`,
    );
  }

  private async assertSeated(): Promise<void> {
    const isLong = this.opening !== undefined && Date.now() - this.began > LONG_MS;
    if (isLong && this.actor && !isSystem(this.actor)) await this.rows('select still_seated()');
  }

  private async close(outcome: 'commit' | 'rollback'): Promise<void> {
    this.finished = true;
    const opened = await this.opening?.catch(() => undefined); // it never opened: there is nothing to close
    if (!opened) return;
    try {
      if (outcome === 'commit') await opened.runner.commitTransaction();
      else await opened.runner.rollbackTransaction().catch(() => undefined); // a dead connection has rolled back already
    } finally {
      await opened.runner.release(); // one that is still inside a transaction is destroyed by the pool guard
    }
  }

  private open(): Promise<Opened> {
    if (this.finished) throw new Error('request transaction already finished');
    return (this.opening ??= this.begin());
  }

  private async begin(): Promise<Opened> {
    const { actor } = this;
    if (!actor) throw new Refusal('UNAUTHENTICATED');
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as pg.ClientBase;
    try {
      await runner.startTransaction();
      await client.query(isSystem(actor) ? TAKE_ON_IDENTITY : SIT_DOWN, identityOf(actor));
      this.began = Date.now();
      return { runner, client };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }
}

function identityOf(actor: Actor | SystemActor): string[] {
  if (isSystem(actor)) return ['', '', actor.unitId ?? '', '', 'system'];
  const { accountId, seatId, unitId, roles, scopes } = actor;
  if (scopes) return [accountId, seatId, unitId, scopesOpenCases(scopes) ? 'opensCases' : '', 'client'];
  return [accountId, seatId, unitId, roles.join(','), 'user'];
}
