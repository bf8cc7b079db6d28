import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { ReleaseService } from '#cases';
import { TickService } from '#gap';
import { DerivingService } from '#notice';
import { NoticeListener, log } from '#platform';
import { ErasingService } from '#records';

/** Somebody was writing in a case that is due: looked at again so soon that nobody waits. */
const AGAIN_MS = 200;

/** Runs the tick when something is due: told by the database, and every other second in any case. Never twice at once. */
@Injectable()
export class WorkerService implements OnModuleInit, BeforeApplicationShutdown {
  private running?: Promise<void>;
  private isWanted = false;
  private later?: NodeJS.Timeout;
  private readonly stopping = new AbortController();

  constructor(
    private readonly notices: NoticeListener,
    private readonly ticks: TickService,
    private readonly releases: ReleaseService,
    private readonly erasing: ErasingService,
    private readonly notifying: DerivingService,
  ) {}

  onModuleInit(): void {
    if (process.env.SAMSTEG_WORKER !== '0') this.notices.onDue(() => this.wake());
  }

  /** Waits for the run under way, which stops at its next case, so that no connection is taken from under it. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.later);
    await this.running;
  }

  /** However often it is woken during a run, one more follows it. */
  wake(): void {
    if (this.stopping.signal.aborted) return;
    this.isWanted = true;
    this.running ??= this.runWhileWanted().finally(() => (this.running = undefined));
  }

  private async runWhileWanted(): Promise<void> {
    while (this.isWanted && !this.stopping.signal.aborted) {
      this.isWanted = false;
      await this.run();
    }
  }

  /** An error ends this run only: the next wake-up, two seconds away at most, tries again. */
  private async run(): Promise<void> {
    try {
      await this.releases.releaseOrphans();
      await this.erasing.run(this.stopping.signal);
      const { busy } = await this.ticks.runTick(this.stopping.signal);
      await this.notifying.run(this.stopping.signal);
      if (busy === 0) return;
      clearTimeout(this.later);
      this.later = setTimeout(() => this.wake(), AGAIN_MS).unref();
    } catch (error) {
      log.error({ err: error }, 'the tick could not run; it is tried again');
    }
  }
}
