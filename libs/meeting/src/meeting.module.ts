import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { AgendaService } from './agenda.service.js';
import { InvitingService } from './inviting.service.js';
import { MeetingAnswers } from './meeting-answer.service.js';
import { MeetingPoint } from './meeting-point.entity.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingResolver } from './meeting.resolver.js';
import { MeetingService } from './meeting.service.js';
import { MeetingSide } from './meeting-side.entity.js';
import { MeetingSides } from './meeting-side.service.js';

const SERVICES = [AgendaService, InvitingService, MeetingAnswers, MeetingQueries, MeetingService, MeetingSides];

@Module({
  imports: [CasesModule, ConsentModule, TypeOrmModule.forFeature([MeetingPoint, MeetingSide])],
  providers: [...SERVICES, MeetingResolver],
  exports: SERVICES,
})
export class MeetingModule {}
