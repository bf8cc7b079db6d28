import { appendFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RequestTransaction, log } from '#platform';

const EVERY_MS = 60_000;
const AT_A_TIME = 20_000;
/** The first time there may be years to seal, on a machine that has other things to do. */
const LONGEST_MS = 90_000;
const NOBODY = { system: true, unitId: null } as const;
const SEAL = `select s.agency, s.seal::int as no, s.last_no::int as rows, encode(s.head, 'hex') as hash from seal_log($1) s`;

interface Head extends Record<string, unknown> {
  readonly agency: string;
  readonly no: number;
  readonly rows: number;
  readonly hash: string;
}

/** Seals the logs once a minute. Any number of processes may: one at a time does, the others find nothing left. */
@Injectable()
export class SealService implements OnModuleInit, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running?: Promise<unknown>;

  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    if (process.env.SAMSTEG_WORKER === '0') return;
    this.timer = setInterval(() => {
      this.running ??= this.run().finally(() => (this.running = undefined));
    }, EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** An error ends this run only: what is not sealed now is sealed in the next minute. */
  private async run(): Promise<void> {
    try {
      await this.seal();
    } catch (error) {
      log.error({ err: error }, 'the log could not be sealed; it is tried again in a minute');
    }
  }

  /** One seal for each authority with something new. The heads go where the database cannot reach them. */
  async seal(): Promise<readonly Head[]> {
    const heads = await RequestTransaction.within(this.dataSource, NOBODY, async () => {
      const transaction = RequestTransaction.current();
      await transaction.rows('select expire_sessions()'); // what is over stands in the log before it is sealed
      await transaction.mayTake(LONGEST_MS);
      return transaction.rows<Head>(SEAL, [AT_A_TIME]);
    });
    for (const head of heads) log.info(head, 'log sealed');
    const file = process.env.SAMSTEG_AUDIT_HEADS;
    if (file && heads.length > 0) await appendFile(file, heads.map((head) => `${JSON.stringify(head)}\n`).join(''));
    return heads;
  }
}
