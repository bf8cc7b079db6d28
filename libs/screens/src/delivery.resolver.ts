import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { DeliveryService, MakeDeliveryInput } from '#consent';
import { May } from '#platform';
import { CasePageQueries } from './case-page.queries.js';
import { CasePage } from './case-page.types.js';

@Resolver(() => CasePage)
export class DeliveryResolver {
  constructor(
    private readonly pages: CasePageQueries,
    private readonly deliveries: DeliveryService,
  ) {}

  @May('delivery.make')
  @Mutation(() => CasePage, { description: 'Hands one of the unit’s own records to another unit, with its ground.' })
  async deliver(@Args('input') input: MakeDeliveryInput): Promise<CasePage> {
    return this.pages.again(await this.deliveries.deliver(input));
  }
}
