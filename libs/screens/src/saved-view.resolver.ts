import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { RemoveViewInput, SaveViewInput } from './saved-view.inputs.js';
import { SavedViewQueries } from './saved-view.queries.js';
import { SavedViewService } from './saved-view.service.js';
import { SavedView } from './saved-view.types.js';

@Resolver(() => SavedView)
export class SavedViewResolver {
  constructor(
    private readonly queries: SavedViewQueries,
    private readonly service: SavedViewService,
  ) {}

  @May('view.read')
  @Query(() => [SavedView], {
    description: 'Saved views of the lists: one’s own first, then the unit’s. About nobody.',
  })
  savedViews(): Promise<SavedView[]> {
    return this.queries.all();
  }

  @May('view.write')
  @Mutation(() => [SavedView], {
    description: 'Keeps the filters of a list under a name; personal details are refused.',
  })
  async saveView(@Args('input') input: SaveViewInput): Promise<SavedView[]> {
    await this.service.save(input);
    return this.queries.all();
  }

  @May('view.write')
  @Mutation(() => [SavedView], { description: 'Takes a saved view away.' })
  async removeView(@Args('input') input: RemoveViewInput): Promise<SavedView[]> {
    await this.service.remove(input);
    return this.queries.all();
  }
}
