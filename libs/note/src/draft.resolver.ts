import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { DraftDesk } from './draft.queries.js';
import { SaveDraftInput } from './draft.inputs.js';
import { Draft } from './draft.types.js';

@Resolver(() => Draft)
export class DraftResolver {
  constructor(private readonly desk: DraftDesk) {}

  @May('draft.read')
  @Query(() => Draft, { nullable: true, description: 'What one has begun to write in a place, in this seat.' })
  draft(@Args('place') place: string): Promise<Draft | null> {
    return this.desk.read(place);
  }

  @May('draft.write')
  @Mutation(() => Draft, { nullable: true, description: 'Keeps what is being written. Null when it was thrown away.' })
  saveDraft(@Args('input') input: SaveDraftInput): Promise<Draft | null> {
    return this.desk.save(input);
  }
}
