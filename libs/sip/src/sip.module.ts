import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { MeetingModule } from '#meeting';
import { CommitmentProposals } from './commitment-proposal.service.js';
import { CommitmentStep } from './commitment-step.service.js';
import { Commitment } from './commitment.entity.js';
import { CommitmentQueries } from './commitment.queries.js';
import { CommitmentResolver } from './commitment.resolver.js';
import { CommitmentService } from './commitment.service.js';
import { DecisionProposals } from './decision-proposal.service.js';
import { DeadlineQueries } from './deadline.queries.js';
import { DeadlineResolver } from './deadline.resolver.js';
import { DeadlineService } from './deadline.service.js';
import { PartyLookup } from './party.queries.js';
import { SipAdoption } from './sip-adoption.service.js';
import { SipDesk } from './sip-desk.service.js';
import { SipEnding } from './sip-ending.service.js';
import { SipHandover } from './sip-handover.service.js';
import { SipMeetings } from './sip-meeting.service.js';
import { SipPapers } from './sip-paper.queries.js';
import { SipPlan } from './sip-plan.entity.js';
import { SipRest } from './sip-rest.service.js';
import { SipVersion } from './sip-version.entity.js';
import { SipVersions } from './sip-versions.service.js';
import { SipQueries } from './sip.queries.js';
import { SipResolver } from './sip.resolver.js';
import { SipService } from './sip.service.js';

@Module({
  imports: [CasesModule, ConsentModule, MeetingModule, TypeOrmModule.forFeature([SipPlan, SipVersion, Commitment])],
  providers: [
    SipDesk,
    SipService,
    SipMeetings,
    SipEnding,
    SipHandover,
    SipVersions,
    SipAdoption,
    SipRest,
    PartyLookup,
    CommitmentStep,
    CommitmentProposals,
    CommitmentService,
    DecisionProposals,
    SipQueries,
    SipPapers,
    CommitmentQueries,
    DeadlineQueries,
    DeadlineService,
    DeadlineResolver,
    SipResolver,
    CommitmentResolver,
  ],
  exports: [SipRest],
})
export class SipModule {}
