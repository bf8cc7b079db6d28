import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { ReferralCorrection } from './referral-correct.service.js';
import { AssignReferralInput, ReferralMoveInput, SendReferralInput } from './referral.inputs.js';
import { ReferralQueries } from './referral.queries.js';
import { ReferralService } from './referral.service.js';
import { Referral, ReferralConnection } from './referral.types.js';

@Resolver(() => Referral)
export class ReferralResolver {
  constructor(
    private readonly queries: ReferralQueries,
    private readonly service: ReferralService,
    private readonly corrections: ReferralCorrection,
  ) {}

  @May('referral.read')
  @Query(() => Referral, {
    nullable: true,
    description: 'A request this unit is party to; null when it holds none such.',
  })
  referral(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Referral | null> {
    return this.queries.one(id);
  }

  @May('referral.read')
  @Query(() => ReferralConnection, {
    description: 'Requests to this unit. view: toAnswer, waitingOnUs, mine, open or all.',
  })
  referralInbox(
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('view', { type: () => String, nullable: true }) view?: string,
  ): Promise<ReferralConnection> {
    return this.queries.list('in', first, after, view);
  }

  @May('referral.read')
  @Query(() => ReferralConnection, {
    description: 'Requests from this unit, drafts included. view as for referralInbox.',
  })
  referralsSent(
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('view', { type: () => String, nullable: true }) view?: string,
  ): Promise<ReferralConnection> {
    return this.queries.list('out', first, after, view);
  }

  @May('referral.send')
  @Mutation(() => Referral, { description: 'Sends a request to a unit or a programme, or keeps it as a draft.' })
  async sendReferral(@Args('input') input: SendReferralInput): Promise<Referral> {
    return this.queries.again(await this.service.write(input));
  }

  @May('referral.assign')
  @Mutation(() => Referral, { description: 'Gives a request to a colleague inside the unit.' })
  async assignReferral(@Args('input') input: AssignReferralInput): Promise<Referral> {
    return this.queries.again(await this.service.assign(input));
  }

  @May('referral.send')
  @Mutation(() => Referral, { description: 'Sends a draft.' })
  async sendReferralDraft(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('send', input));
  }

  @May('referral.receive')
  @Mutation(() => Referral, { description: 'Mottagen: seen and taken in; not yet accepted.' })
  async receiveReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('receive', input));
  }

  @May('referral.requestInfo')
  @Mutation(() => Referral, { description: 'Begär komplettering: a coded question; its text needs a ground.' })
  async requestReferralInfo(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('requestInfo', input));
  }

  @May('referral.supplyInfo')
  @Mutation(() => Referral, { description: 'Answers the question; the clock starts again.' })
  async supplyReferralInfo(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('supplyInfo', input));
  }

  @May('referral.cancelRequest')
  @Mutation(() => Referral, { description: 'Takes the question back.' })
  async cancelReferralInfoRequest(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('cancelRequest', input));
  }

  @May('referral.accept')
  @Mutation(() => Referral, { description: 'Godta: the unit takes it on, with a responsible caseworker.' })
  async acceptReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('accept', input));
  }

  @May('referral.reject')
  @Mutation(() => Referral, { description: 'Tacka nej, with a coded reason.' })
  async rejectReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('reject', input));
  }

  @May('referral.return')
  @Mutation(() => Referral, { description: 'Hör till annan, with a suggested receiver.' })
  async returnReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('return', input));
  }

  @May('referral.waitlist')
  @Mutation(() => Referral, { description: 'Sätt på väntelista; the clock goes on.' })
  async waitlistReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('waitlist', input));
  }

  @May('referral.planStart')
  @Mutation(() => Referral, { description: 'Plans the start; needs a free place or a reason to overbook.' })
  async planReferralStart(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('planStart', input));
  }

  @May('referral.start')
  @Mutation(() => Referral, { description: 'Starts the participation.' })
  async startReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('start', input));
  }

  @May('referral.unaccept')
  @Mutation(() => Referral, { description: 'Ångra godtagandet: voids the answer.' })
  async unacceptReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('unaccept', input));
  }

  @May('referral.complete')
  @Mutation(() => Referral, { description: 'Answers a request without participation.' })
  async completeReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('complete', input));
  }

  @May('referral.end')
  @Mutation(() => Referral, { description: 'Ends the participation with outcome and next step, or why none follows.' })
  async endReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('end', input));
  }

  @May('referral.acknowledge')
  @Mutation(() => Referral, { description: 'Kvittera utfall: the sender closes the loop.' })
  async acknowledgeReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('acknowledge', input));
  }

  @May('referral.withdraw')
  @Mutation(() => Referral, { description: 'Återta, with a coded reason.' })
  async withdrawReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.make('withdraw', input));
  }

  @May('referral.correct')
  @Mutation(() => Referral, { description: 'Rätta: takes back the unit’s own last move and voids its event.' })
  async correctReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.corrections.correct(input));
  }

  @May('referral.hold')
  @Mutation(() => Referral, { description: 'Pausa: blocks moves, stops no clock.' })
  async holdReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.hold('hold', input));
  }

  @May('referral.release')
  @Mutation(() => Referral, { description: 'Återuppta; after a lost consent only with a new one.' })
  async releaseReferral(@Args('input') input: ReferralMoveInput): Promise<Referral> {
    return this.queries.again(await this.service.hold('release', input));
  }
}
