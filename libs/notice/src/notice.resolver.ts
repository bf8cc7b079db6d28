import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { SeeNoticesInput } from './notice.inputs.js';
import { NoticeQueries } from './notice.queries.js';
import { NoticeService } from './notice.service.js';
import { NoticeConnection } from './notice.types.js';

@Resolver()
export class NoticeResolver {
  constructor(
    private readonly queries: NoticeQueries,
    private readonly service: NoticeService,
  ) {}

  @May('notice.read')
  @Query(() => NoticeConnection, {
    description: 'One’s own notices in this seat. view: new (not seen), current (still standing) or earlier.',
  })
  notices(
    @Args('view', { type: () => String, nullable: true }) view?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<NoticeConnection> {
    return this.queries.list(view, first, after);
  }

  @May('notice.see')
  @Mutation(() => NoticeConnection, { description: 'Marks one’s own notices as seen; what waits goes on waiting.' })
  async seeNotices(@Args('input') input: SeeNoticesInput): Promise<NoticeConnection> {
    await this.service.see(input);
    return this.queries.list();
  }
}
