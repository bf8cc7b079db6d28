import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { DraftDesk } from './draft.queries.js';
import { DraftResolver } from './draft.resolver.js';
import { IncomingService } from './incoming.service.js';
import { NoteQueries } from './note.queries.js';
import { NoteReleaseService } from './note-release.service.js';
import { NoteResolver } from './note.resolver.js';
import { NoteService } from './note.service.js';

@Module({
  imports: [CasesModule, ConsentModule],
  providers: [DraftDesk, IncomingService, NoteQueries, NoteReleaseService, NoteService, NoteResolver, DraftResolver],
  exports: [NoteService],
})
export class NoteModule {}
