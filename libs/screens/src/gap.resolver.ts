import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { GapQueries } from './gap.queries.js';
import { Board, Gap, GapConnection } from './gap.types.js';

@Resolver(() => Gap)
export class GapResolver {
  constructor(private readonly queries: GapQueries) {}

  @May('gap.read')
  @Query(() => GapConnection, {
    description: 'Open gaps of the unit’s cases, the oldest first. Ages in days since the gap opened.',
  })
  gaps(
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('rule', { type: () => String, nullable: true }) rule?: string,
    @Args('ageFrom', { type: () => Int, nullable: true }) ageFrom?: number,
    @Args('ageTo', { type: () => Int, nullable: true }) ageTo?: number,
    @Args('mine', { type: () => Boolean, nullable: true }) mine?: boolean,
  ): Promise<GapConnection> {
    return this.queries.list({ rule, ageFrom, ageTo, mine }, first, after);
  }

  @May('board.read')
  @Query(() => Board, { description: 'Tavlan: where the unit’s own cases stand still.' })
  board(): Promise<Board> {
    return this.queries.board();
  }
}
