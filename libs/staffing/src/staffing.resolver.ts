import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { HandOverStepsInput } from './staffing.inputs.js';
import { StaffingQueries } from './staffing.queries.js';
import { StaffingService } from './staffing.service.js';
import { OpenSteps, Staffing } from './staffing.types.js';

@Resolver(() => Staffing)
export class StaffingResolver {
  constructor(
    private readonly queries: StaffingQueries,
    private readonly service: StaffingService,
  ) {}

  @May('staffing.read')
  @Query(() => Staffing, { description: 'Who in the own unit has what, who is away and who covers.' })
  staffing(
    @Args('lists', { type: () => Boolean, nullable: true, description: 'Without them only what is one’s own.' })
    lists?: boolean,
  ): Promise<Staffing> {
    return this.queries.unit(lists ?? true);
  }

  @May('staffing.readSteps')
  @Query(() => OpenSteps, {
    description: 'All open steps of a colleague, one’s own unless said; others’: the manager.',
  })
  openSteps(
    @Args('accountId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) accountId?: string,
  ): Promise<OpenSteps> {
    return this.queries.stepsOf(accountId);
  }

  @May('staffing.handOver')
  @Mutation(() => OpenSteps, { description: 'Hands open steps over to colleagues or the inbox: all of them, or none.' })
  async handOverSteps(@Args('input') input: HandOverStepsInput): Promise<OpenSteps> {
    return this.queries.stepsOf(await this.service.handOver(input));
  }
}
