import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { DraftDesk } from './draft.queries.js';
import { DraftResolver } from './draft.resolver.js';
import { IncomingService } from './incoming.service.js';
import { NoteQueries } from './note.queries.js';
import { NoteReleaseService } from './note-release.service.js';
import { NoteResolver } from './note.resolver.js';
import { NoteService } from './note.service.js';
import { PhraseQueries } from './phrase.queries.js';
import { PhraseResolver } from './phrase.resolver.js';
import { PhraseService } from './phrase.service.js';
import { KeptTask } from './task.entity.js';
import { TaskQueries } from './task.queries.js';
import { TaskRelease } from './task-release.service.js';
import { TaskResolver } from './task.resolver.js';
import { TaskService } from './task.service.js';

@Module({
  imports: [CasesModule, ConsentModule, TypeOrmModule.forFeature([KeptTask])],
  providers: [
    ...[DraftDesk, IncomingService, NoteQueries, NoteReleaseService, NoteService, NoteResolver, DraftResolver],
    ...[PhraseQueries, PhraseResolver, PhraseService],
    ...[TaskQueries, TaskRelease, TaskResolver, TaskService],
  ],
  exports: [NoteService, TaskService],
})
export class NoteModule {}
