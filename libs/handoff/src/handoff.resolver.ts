import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { HandoffMoveInput, OfferHandoffInput } from './handoff.inputs.js';
import { HandoffQueries } from './handoff.queries.js';
import { HandoffService } from './handoff.service.js';
import { Handoff } from './handoff.types.js';

@Resolver(() => Handoff)
export class HandoffResolver {
  constructor(
    private readonly queries: HandoffQueries,
    private readonly service: HandoffService,
  ) {}

  @May('handoff.read')
  @Query(() => Handoff, {
    nullable: true,
    description: 'A handoff this unit is party to; null when it holds none such.',
  })
  handoff(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Handoff | null> {
    return this.queries.one(id);
  }

  @May('handoff.read')
  @Query(() => [Handoff], { description: 'Handoffs that wait for this unit’s answer or first contact.' })
  handoffInbox(): Promise<Handoff[]> {
    return this.queries.inbox();
  }

  @May('handoff.offer')
  @Mutation(() => Handoff, { description: 'Lämna över: offers it with the checklist.' })
  async offerHandoff(@Args('input') input: OfferHandoffInput): Promise<Handoff> {
    return this.queries.again(await this.service.offer(input));
  }

  @May('handoff.ask')
  @Mutation(() => Handoff, { description: 'The receiver asks; the words need a ground between units.' })
  async askHandoff(@Args('input') input: HandoffMoveInput): Promise<Handoff> {
    return this.queries.again(await this.service.make('ask', input));
  }

  @May('handoff.answer')
  @Mutation(() => Handoff, { description: 'The giver answers; the words need a ground between units.' })
  async answerHandoff(@Args('input') input: HandoffMoveInput): Promise<Handoff> {
    return this.queries.again(await this.service.make('answer', input));
  }

  @May('handoff.accept')
  @Mutation(() => Handoff, { description: 'Godta: a responsible caseworker and a day for the first contact.' })
  async acceptHandoff(@Args('input') input: HandoffMoveInput): Promise<Handoff> {
    return this.queries.again(await this.service.make('accept', input));
  }

  @May('handoff.complete')
  @Mutation(() => Handoff, { description: 'First contact made: responsibility moves here.' })
  async completeHandoff(@Args('input') input: HandoffMoveInput): Promise<Handoff> {
    return this.queries.again(await this.service.make('complete', input));
  }

  @May('handoff.reject')
  @Mutation(() => Handoff, { description: 'Tacka nej, with a coded reason.' })
  async rejectHandoff(@Args('input') input: HandoffMoveInput): Promise<Handoff> {
    return this.queries.again(await this.service.make('reject', input));
  }

  @May('handoff.withdraw')
  @Mutation(() => Handoff, { description: 'Återta, with a coded reason; possible until it is completed.' })
  async withdrawHandoff(@Args('input') input: HandoffMoveInput): Promise<Handoff> {
    return this.queries.again(await this.service.make('withdraw', input));
  }
}
