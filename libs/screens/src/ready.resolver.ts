import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { DeclareReadyInput, ReadyService, WithdrawReadyInput } from '#intervention';
import { May } from '#platform';
import { CasePageQueries } from './case-page.queries.js';
import { CasePage } from './case-page.types.js';

@Resolver(() => CasePage)
export class ReadyResolver {
  constructor(
    private readonly pages: CasePageQueries,
    private readonly service: ReadyService,
  ) {}

  @May('ready.declare')
  @Mutation(() => CasePage, { description: 'Redo för nästa steg: waits for a place of a kind from a day.' })
  async declareReady(@Args('input') input: DeclareReadyInput): Promise<CasePage> {
    return this.pages.again(await this.service.declare(input));
  }

  @May('ready.withdraw')
  @Mutation(() => CasePage, { description: 'No longer ready, or no longer waiting.' })
  async withdrawReady(@Args('input') input: WithdrawReadyInput): Promise<CasePage> {
    return this.pages.again(await this.service.withdraw(input));
  }
}
