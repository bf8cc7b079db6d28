import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { SetPlanDeadlineInput } from './deadline.inputs.js';
import { DeadlineQueries } from './deadline.queries.js';
import { DeadlineService } from './deadline.service.js';
import { DeadlineSetting } from './deadline.types.js';

@Resolver(() => DeadlineSetting)
export class DeadlineResolver {
  constructor(
    private readonly queries: DeadlineQueries,
    private readonly deadlines: DeadlineService,
  ) {}

  @May('deadline.read')
  @Query(() => [DeadlineSetting], {
    description: 'Tider för planen: what holds today in the associations of the own unit, the law’s marked.',
  })
  planDeadlines(): Promise<DeadlineSetting[]> {
    return this.queries.settings();
  }

  @May('deadline.decide')
  @Mutation(() => DeadlineSetting, {
    description: 'The association’s office decides how many days hold from a day on. A legal one only gets stricter.',
  })
  async setPlanDeadline(@Args('input') input: SetPlanDeadlineInput): Promise<DeadlineSetting> {
    return this.queries.again(await this.deadlines.decide(input));
  }
}
