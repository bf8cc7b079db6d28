import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { InvitingService } from './inviting.service.js';
import { MeetingAnswers } from './meeting-answer.service.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingResolver } from './meeting.resolver.js';
import { MeetingService } from './meeting.service.js';

const SERVICES = [InvitingService, MeetingAnswers, MeetingQueries, MeetingService];

@Module({ imports: [CasesModule, ConsentModule], providers: [...SERVICES, MeetingResolver], exports: SERVICES })
export class MeetingModule {}
