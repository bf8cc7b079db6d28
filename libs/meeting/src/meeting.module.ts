import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { AgendaService } from './agenda.service.js';
import { InvitingService } from './inviting.service.js';
import { MeetingAnswers } from './meeting-answer.service.js';
import { MeetingDecision } from './meeting-decision.entity.js';
import { MeetingDecisions } from './meeting-decision.service.js';
import { MeetingDesk } from './meeting-desk.service.js';
import { MeetingMinutes } from './meeting-minutes.entity.js';
import { MeetingPoint } from './meeting-point.entity.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingResolver, MeetingWritingResolver } from './meeting.resolver.js';
import { MeetingService } from './meeting.service.js';
import { MeetingSide } from './meeting-side.entity.js';
import { MeetingSides } from './meeting-side.service.js';
import { MeetingTelling } from './meeting-telling.service.js';
import { MeetingWriting } from './meeting-writing.service.js';
import { OwnNotes } from './own-note.service.js';
import { KeptMeeting } from './meeting.entity.js';
import { MinutesPapers } from './minutes.queries.js';
import { MinutesService } from './minutes.service.js';
import { PlanMeetings } from './plan-meeting.service.js';

const ROWS = [KeptMeeting, MeetingDecision, MeetingMinutes, MeetingPoint, MeetingSide];
const SERVICES = [
  AgendaService, InvitingService, MeetingAnswers, MeetingDecisions, MeetingDesk, MeetingQueries, MeetingService, MeetingSides, MeetingTelling,
  MeetingWriting, MinutesPapers, MinutesService, OwnNotes, PlanMeetings,
]; // prettier-ignore

@Module({
  imports: [CasesModule, ConsentModule, TypeOrmModule.forFeature(ROWS)],
  providers: [...SERVICES, MeetingResolver, MeetingWritingResolver],
  exports: SERVICES,
})
export class MeetingModule {}
