import { Module } from '@nestjs/common';
import { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { AccountsModule } from '#accounts';
import { AuditModule } from '#audit';
import { BodyModule } from '#body';
import { DirectoryModule } from '#directory';
import { DocumentModule } from '#document';
import { FlowModule } from '#flow';
import { GapModule } from '#gap';
import { HandoffModule } from '#handoff';
import { InterventionModule } from '#intervention';
import { MeetingModule } from '#meeting';
import { NoteModule } from '#note';
import { ProgrammeModule } from '#programme';
import { SlotModule } from '#slot';
import { StaffingModule } from '#staffing';
import { NoticeModule } from '#notice';
import { PlatformModule } from '#platform';
import { RecordsModule } from '#records';
import { ReferralModule } from '#referral';
import { ScreensModule } from '#screens';
import { SipModule } from '#sip';
import { TransferModule } from '#transfer';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { graphqlOptions } from './graphql.js';
import { HealthController } from './health.controller.js';

@Module({
  imports: [
    PlatformModule,
    GraphQLModule.forRootAsync({ driver: ApolloDriver, useFactory: graphqlOptions }),
    DirectoryModule,
    AccountsModule,
    ReferralModule,
    HandoffModule,
    InterventionModule,
    SipModule,
    BodyModule,
    MeetingModule,
    NoteModule,
    ProgrammeModule,
    SlotModule,
    StaffingModule,
    DocumentModule,
    FlowModule,
    GapModule,
    NoticeModule,
    WorkerModule,
    AuditModule,
    RecordsModule,
    ScreensModule,
    TransferModule,
  ],
  controllers: [HealthController],
})
export class AppModule {}
