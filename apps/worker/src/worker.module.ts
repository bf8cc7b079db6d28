import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { GapModule } from '#gap';
import { NoteModule } from '#note';
import { NoticeModule } from '#notice';
import { RecordsModule } from '#records';
import { MailingService } from './mailing.service.js';
import { SealService } from './seal.service.js';
import { WorkerService } from './worker.service.js';

/** What happens by itself. Part of the API's process unless SAMSTEG_WORKER=0; any number of processes may have it. */
@Module({
  imports: [CasesModule, GapModule, NoteModule, NoticeModule, RecordsModule],
  providers: [WorkerService, SealService, MailingService],
})
export class WorkerModule {}
