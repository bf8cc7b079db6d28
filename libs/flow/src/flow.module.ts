import { Module } from '@nestjs/common';
import { InterventionModule } from '#intervention';
import { ReferralModule } from '#referral';
import { SipModule } from '#sip';
import { FlowService } from './flow.service.js';

@Module({
  imports: [ReferralModule, InterventionModule, SipModule],
  providers: [FlowService],
})
export class FlowModule {}
