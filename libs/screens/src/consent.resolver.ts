import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  ConfirmEdgeInput, ConsentService, DecideSharingInput, EdgeRefInput, EdgeService, RecordConsentInput,
  RevocationService, SharingService,
} from '#consent'; // prettier-ignore
import { CATEGORIES } from '#domain';
import type { Category } from '#domain';
import { Refusal, isCode } from '#kernel';
import { May, RequestTransaction } from '#platform';
import { CasePageQueries } from './case-page.queries.js';
import { CasePage, Receiver } from './case-page.types.js';
import { EdgeToConfirm } from './consent.types.js';

@Resolver(() => CasePage)
export class ConsentResolver {
  constructor(
    private readonly pages: CasePageQueries,
    private readonly consents: ConsentService,
    private readonly edges: EdgeService,
    private readonly revocations: RevocationService,
    private readonly sharing: SharingService,
  ) {}

  @May('case.read')
  @Query(() => [Receiver], {
    description: 'Whom this unit’s next save of a category goes to, by its sharing decisions.',
  })
  receivers(
    @Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string,
    @Args('category', { type: () => String }) category: string,
  ): Promise<Receiver[]> {
    return this.pages.receivers(caseId, categoryOf(category));
  }

  @May('case.read')
  @Query(() => [EdgeToConfirm], { description: 'Edges that wait for this unit to confirm them for its own records.' })
  edgesToConfirm(): Promise<EdgeToConfirm[]> {
    return this.pages.edgesToConfirm();
  }

  @May('consent.record')
  @Mutation(() => CasePage, {
    description: 'Writes down a consent; own edges are confirmed by it, others wait for the unit that gives.',
  })
  async recordConsent(@Args('input') input: RecordConsentInput): Promise<CasePage> {
    return this.pages.again(await this.consents.record(input));
  }

  @May('consent.confirm')
  @Mutation(() => CasePage, { description: 'The giving unit confirms an edge for its own records.' })
  async confirmEdge(@Args('input') input: ConfirmEdgeInput): Promise<CasePage> {
    return this.pages.again(await this.edges.confirm(input));
  }

  @May('consent.ask')
  @Mutation(() => CasePage, { description: 'Asks the giving unit to confirm an edge.' })
  async askEdgeConfirmation(@Args('input') input: EdgeRefInput): Promise<CasePage> {
    return this.pages.again(await this.edges.ask(input));
  }

  @May('consent.revoke')
  @Mutation(() => CasePage, { description: 'Notes that consent is revoked; never refused to one who sees the edge.' })
  async revokeEdge(@Args('input') input: EdgeRefInput): Promise<CasePage> {
    // in a transaction of its own: it stands even when the page that answers it asks the reader for a reason
    const caseId = await RequestTransaction.current().afterwards(() => this.revocations.revoke(input));
    return this.pages.again(caseId);
  }

  @May('sharing.decide')
  @Mutation(() => CasePage, { description: 'What this unit tells another as it happens.' })
  async decideSharing(@Args('input') input: DecideSharingInput): Promise<CasePage> {
    return this.pages.again(await this.sharing.decide(input));
  }
}

function categoryOf(code: string): Category {
  if (!isCode(CATEGORIES, code)) throw new Refusal('BAD_INPUT', undefined, { field: 'category' });
  return code;
}
