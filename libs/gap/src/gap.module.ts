import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Journal } from '#platform';
import { GapService } from './gap.service.js';
import { HistoryImport } from './history-import.service.js';
import { GapTerms } from './terms.service.js';
import { TickService } from './tick.service.js';

/** Gap detection. Every process that writes events has it, so that the writer's own unit is evaluated at commit. */
@Module({
  providers: [GapTerms, GapService, TickService, HistoryImport],
  exports: [GapService, TickService, HistoryImport],
})
export class GapModule implements OnModuleInit {
  constructor(
    private readonly journal: Journal,
    private readonly gaps: GapService,
  ) {}

  /** Once per operation and case, when all of the operation's events are written. */
  onModuleInit(): void {
    this.journal.onChange(async (unitId, key) => void (await this.gaps.evaluateCase(unitId, key)));
  }
}
