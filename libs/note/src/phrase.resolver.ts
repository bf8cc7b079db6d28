import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { RemovePhraseInput, SavePhraseInput } from './phrase.inputs.js';
import { PhraseQueries } from './phrase.queries.js';
import { PhraseService } from './phrase.service.js';
import { Phrase } from './phrase.types.js';

@Resolver(() => Phrase)
export class PhraseResolver {
  constructor(
    private readonly queries: PhraseQueries,
    private readonly service: PhraseService,
  ) {}

  @May('phrase.read')
  @Query(() => [Phrase], { description: 'Standing texts: one’s own first, then the unit’s. About nobody.' })
  phrases(): Promise<Phrase[]> {
    return this.queries.list();
  }

  @May('phrase.write')
  @Mutation(() => [Phrase], { description: 'Writes or changes a standing text; personal details are refused.' })
  async savePhrase(@Args('input') input: SavePhraseInput): Promise<Phrase[]> {
    await this.service.save(input);
    return this.queries.list();
  }

  @May('phrase.write')
  @Mutation(() => [Phrase], { description: 'Takes a standing text away.' })
  async removePhrase(@Args('input') input: RemovePhraseInput): Promise<Phrase[]> {
    await this.service.remove(input);
    return this.queries.list();
  }
}
