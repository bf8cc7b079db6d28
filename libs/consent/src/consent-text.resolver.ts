import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { ApproveConsentTextInput, DraftConsentTextInput } from './consent-text.inputs.js';
import { ConsentTextQueries } from './consent-text.queries.js';
import { ConsentTextService } from './consent-text.service.js';
import { ConsentText } from './consent-text.types.js';

@Resolver(() => ConsentText)
export class ConsentTextResolver {
  constructor(
    private readonly texts: ConsentTextQueries,
    private readonly service: ConsentTextService,
  ) {}

  @May('wording.read')
  @Query(() => [ConsentText], { description: 'The own authority’s consent texts, all versions, and the shipped proposals.' })
  consentTexts(): Promise<ConsentText[]> {
    return this.texts.all();
  }

  @May('wording.draft')
  @Mutation(() => ConsentText, { nullable: true, description: 'Writes a draft of a consent text, new or anew.' })
  async draftConsentText(@Args('input') input: DraftConsentTextInput): Promise<ConsentText | null> {
    return this.texts.one(await this.service.draft(input));
  }

  @May('wording.approve')
  @Mutation(() => ConsentText, { nullable: true, description: 'Approves a consent text; from then on it never changes.' })
  async approveConsentText(@Args('input') input: ApproveConsentTextInput): Promise<ConsentText | null> {
    return this.texts.one(await this.service.approve(input));
  }
} // prettier-ignore
