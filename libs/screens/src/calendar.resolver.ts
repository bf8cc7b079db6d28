import { Args, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarPage } from './calendar.types.js';

@Resolver(() => CalendarPage)
export class CalendarResolver {
  constructor(private readonly queries: CalendarQueries) {}

  @May('case.read')
  @Query(() => CalendarPage, {
    description: 'Kalendern: meetings, follow-ups, promises and starts of the unit’s cases, and its groups’ sittings.',
  })
  calendar(
    @Args('from', { type: () => String }) from: string,
    @Args('to', { type: () => String }) to: string,
    @Args('mine', { type: () => Boolean, nullable: true }) mine?: boolean,
  ): Promise<CalendarPage> {
    return this.queries.page(from, to, mine);
  }
}
