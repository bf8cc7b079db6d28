import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { DirectoryModule } from '#directory';
import { EntryCheck } from './entry-check.service.js';
import { PlacesLookup } from './places.queries.js';
import { ReceiverLookup } from './receiver.queries.js';
import { ReferralConsequences } from './referral-consequences.service.js';
import { ReferralCorrection } from './referral-correct.service.js';
import { ReferralHandling } from './referral-handling.entity.js';
import { ReferralHandover } from './referral-handover.service.js';
import { ReferralRelease } from './referral-release.service.js';
import { ReferralSending } from './referral-send.service.js';
import { ReferralStaffing } from './referral-staffing.service.js';
import { ReferralWords } from './referral-words.service.js';
import { Referral } from './referral.entity.js';
import { ReferralQueries } from './referral.queries.js';
import { ReferralResolver } from './referral.resolver.js';
import { ReferralService } from './referral.service.js';

@Module({
  imports: [CasesModule, ConsentModule, DirectoryModule, TypeOrmModule.forFeature([Referral, ReferralHandling])],
  providers: [
    ReferralService,
    ReferralRelease,
    ReferralStaffing,
    ReferralCorrection,
    ReferralSending,
    ReferralHandover,
    ReferralConsequences,
    ReferralWords,
    EntryCheck,
    ReceiverLookup,
    PlacesLookup,
    ReferralQueries,
    ReferralResolver,
  ],
  exports: [ReferralService, ReferralStaffing, ReferralCorrection],
})
export class ReferralModule {}
