import { Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { AwaitedQueries } from './awaited.queries.js';
import { Awaited } from './awaited.types.js';

@Resolver(() => Awaited)
export class AwaitedResolver {
  constructor(private readonly queries: AwaitedQueries) {}

  @May('case.read')
  @Query(() => [Awaited], {
    description: 'Answers awaited in meetings, groups and plans: ours to give first, then those we wait for.',
  })
  awaited(): Promise<Awaited[]> {
    return this.queries.list();
  }
}
