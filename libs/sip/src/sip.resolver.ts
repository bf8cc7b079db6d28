import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PaperFile } from '#paper';
import { May } from '#platform';
import { SipAdoption } from './sip-adoption.service.js';
import { SaveSipDraftInput } from './sip-draft.inputs.js';
import { SipMeetings } from './sip-meeting.service.js';
import { SipPapers } from './sip-paper.queries.js';
import { DeliverSipPlanInput, IdentifySipNeedInput, SipMoveInput } from './sip.inputs.js';
import { SipQueries } from './sip.queries.js';
import { SipService } from './sip.service.js';
import { SipPlan } from './sip.types.js';

@Resolver(() => SipPlan)
export class SipResolver {
  constructor(
    private readonly queries: SipQueries,
    private readonly service: SipService,
    private readonly meetings: SipMeetings,
    private readonly adoption: SipAdoption,
    private readonly papers: SipPapers,
  ) {}

  @May('sip.read')
  @Query(() => SipPlan, { nullable: true, description: 'A plan this unit keeps, or holds something of; else null.' })
  sipPlan(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<SipPlan | null> {
    return this.queries.one(id);
  }

  @May('sip.export')
  @Query(() => PaperFile, { description: 'The plan, or a call to its meeting, on paper: easy to read first.' })
  sipPaper(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('versionNo', { type: () => Int, nullable: true, description: 'The newest held here unless said.' })
    no?: number,
    @Args('invitationId', { type: () => ID, nullable: true, description: 'The call instead of the plan.' })
    invitationId?: string,
    @Args('form', { type: () => String, nullable: true, description: 'pdf or docx; pdf unless said.' }) form?: string,
    @Args('language', { type: () => String, nullable: true, description: 'sv or en; sv unless said.' })
    language?: string,
  ): Promise<PaperFile> {
    const as = { form: form === 'docx' ? 'docx' : 'pdf', language: language === 'en' ? 'en' : 'sv' } as const;
    return this.papers.file(id, { no, invitationId }, as);
  }

  @May('sip.identify')
  @Mutation(() => SipPlan, { description: 'Anmäl behov: the participant may need a coordinated plan.' })
  async identifySipNeed(@Args('input') input: IdentifySipNeedInput): Promise<SipPlan> {
    return this.queries.again(await this.service.identify(input));
  }

  @May('sip.assess')
  @Mutation(() => SipPlan, { description: 'assessNeeded: a plan is needed. One principal’s judgement is enough.' })
  async assessSipNeed(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('assessNeeded', input));
  }

  @May('sip.assess')
  @Mutation(() => SipPlan, { description: 'assessNotNeeded: no plan is needed, with a coded reason.' })
  async dismissSipNeed(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('assessNotNeeded', input));
  }

  @May('sip.askConsent')
  @Mutation(() => SipPlan, { description: 'askConsent: the participant is asked whether she wants a plan.' })
  async askSipConsent(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('askConsent', input));
  }

  @May('sip.prepare')
  @Mutation(() => SipPlan, { description: 'refuse: she said no. Told to nobody.' })
  async refuseSipConsent(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('refuse', input));
  }

  @May('sip.prepare')
  @Mutation(() => SipPlan, { description: 'prepare: she said yes, and a consent to hand over plan facts is recorded.' })
  async prepareSip(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('prepare', input));
  }

  @May('sip.call')
  @Mutation(() => SipPlan, { description: 'call: kommun and region are called, others invited.' })
  async callSipMeeting(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.meetings.call(input));
  }

  @May('sip.hold')
  @Mutation(() => SipPlan, { description: 'rebook: another day for the same units.' })
  async rebookSipMeeting(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.meetings.rebook(input));
  }

  @May('sip.hold')
  @Mutation(() => SipPlan, { description: 'cancelMeeting: called off, with a coded reason.' })
  async cancelSipMeeting(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.meetings.cancel(input));
  }

  @May('sip.hold')
  @Mutation(() => SipPlan, { description: 'hold: the meeting has been held.' })
  async holdSipMeeting(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.meetings.hold(input));
  }

  @May('sip.draft')
  @Mutation(() => SipPlan, { description: 'Keeps the working text; the planning unit’s own.' })
  async saveSipDraft(@Args('input') input: SaveSipDraftInput): Promise<SipPlan> {
    return this.queries.again(await this.service.saveDraft(input));
  }

  @May('sip.adopt')
  @Mutation(() => SipPlan, { description: 'adopt (upprätta): refused while anything the law asks for is missing.' })
  async adoptSipPlan(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.adoption.adopt('adopt', input));
  }

  @May('sip.approve')
  @Mutation(() => SipPlan, { description: 'approve: what the participant said of the newest version.' })
  async approveSipPlan(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.adoption.approve(input));
  }

  @May('sip.followUp')
  @Mutation(() => SipPlan, { description: 'followUp: followed up, and the text becomes the next version.' })
  async followUpSip(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.adoption.adopt('followUp', input));
  }

  @May('delivery.make')
  @Mutation(() => SipPlan, { description: 'Hands the newest version to a party that has not got it.' })
  async deliverSipPlan(@Args('input') input: DeliverSipPlanInput): Promise<SipPlan> {
    return this.queries.again(await this.adoption.deliver(input));
  }

  @May('sip.close')
  @Mutation(() => SipPlan, { description: 'beginClosing: followed up, and no next version follows.' })
  async beginClosingSip(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('beginClosing', input));
  }

  @May('sip.close')
  @Mutation(() => SipPlan, { description: 'close: the plan is over, with a coded reason.' })
  async closeSip(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('close', input));
  }

  @May('sip.suspend')
  @Mutation(() => SipPlan, { description: 'suspend: the plan rests while no consent carries it.' })
  async suspendSip(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('suspend', input));
  }

  @May('sip.resume')
  @Mutation(() => SipPlan, { description: 'resume: back to preparing, with a new consent.' })
  async resumeSip(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('resume', input));
  }

  @May('sip.resume')
  @Mutation(() => SipPlan, { description: 'resumePlan: the adopted plan goes on, with a new consent.' })
  async resumeSipPlan(@Args('input') input: SipMoveInput): Promise<SipPlan> {
    return this.queries.again(await this.service.make('resumePlan', input));
  }
}
