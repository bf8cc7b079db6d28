import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CaseEntry } from './case-entry.service.js';
import { CaseFile } from './case-file.entity.js';
import { Drafts } from './draft.service.js';
import { CaseService } from './case.service.js';
import { ConflictService } from './conflict.service.js';
import { Coordination } from './coordination.entity.js';
import { Member } from './member.entity.js';
import { Message } from './message.entity.js';
import { MessageService } from './message.service.js';
import { Nameless } from './nameless.service.js';
import { Person } from './person.entity.js';
import { PersonService } from './person.service.js';
import { ProtectionQueries } from './protection.queries.js';
import { ProtectionResolver } from './protection.resolver.js';
import { ProtectionService } from './protection.service.js';
import { ReleaseService } from './release.service.js';
import { ResponsibilityService } from './responsibility.service.js';
import { UnitCase } from './unit-case.entity.js';

const SERVICES = [
  CaseEntry,
  Drafts,
  CaseService,
  PersonService,
  ResponsibilityService,
  ReleaseService,
  MessageService,
  Nameless,
  ProtectionService,
  ConflictService,
];

@Module({
  imports: [TypeOrmModule.forFeature([CaseFile, Coordination, UnitCase, Person, Member, Message])],
  providers: [...SERVICES, ProtectionQueries, ProtectionResolver],
  exports: SERVICES,
})
export class CasesModule {}
