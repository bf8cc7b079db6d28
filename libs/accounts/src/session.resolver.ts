import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { EndOtherSessionsInput, EndSessionInput } from './accounts.inputs.js';
import { MySession } from './accounts.types.js';
import { SessionQueries } from './session.queries.js';
import { SessionService } from './session.service.js';

@Resolver()
export class SessionResolver {
  constructor(
    private readonly queries: SessionQueries,
    private readonly sessions: SessionService,
  ) {}

  @May('session.read')
  @Query(() => [MySession], { description: 'Where one is signed in, this session first.' })
  mySessions(): Promise<MySession[]> {
    return this.queries.mine();
  }

  @May('session.end')
  @Mutation(() => [MySession], { description: 'Ends one of one’s own sessions; its sockets close at once.' })
  async endSession(@Args('input') input: EndSessionInput): Promise<MySession[]> {
    await this.sessions.end(input);
    return this.queries.mine();
  }

  @May('session.end')
  @Mutation(() => [MySession], { description: 'Ends all of one’s own sessions but this.' })
  async endOtherSessions(@Args('input') input: EndOtherSessionsInput): Promise<MySession[]> {
    await this.sessions.endOthers(input);
    return this.queries.mine();
  }
}
