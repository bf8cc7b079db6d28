import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Drafts, ReleaseService } from '#cases';
import { RequestTransaction } from '#platform';

const NOBODY = { system: true, unitId: null } as const;
const EVERY_MS = 60_000;

/** What somebody had begun is thrown away when she may not go on with it, or has not for long. Once a minute is soon enough: the walls are there at once. */
@Injectable()
export class NoteReleaseService implements OnModuleInit {
  private last = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
    private readonly releases: ReleaseService,
    private readonly drafts: Drafts,
  ) {}

  onModuleInit(): void {
    this.releases.alsoRun(() => this.purgeNowAndThen());
  }

  purge(): Promise<number> {
    return RequestTransaction.within(this.dataSource, NOBODY, () => this.drafts.purge());
  }

  private async purgeNowAndThen(): Promise<number> {
    if (performance.now() - this.last < EVERY_MS) return 0;
    this.last = performance.now();
    return this.purge();
  }
}
