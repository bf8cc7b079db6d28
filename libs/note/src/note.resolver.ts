import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Message } from '#cases';
import { May } from '#platform';
import { ChangeNoteInput } from './note.inputs.js';
import { NoteQueries } from './note.queries.js';
import { NoteService } from './note.service.js';

@Resolver(() => Message)
export class NoteResolver {
  constructor(
    private readonly notes: NoteService,
    private readonly queries: NoteQueries,
  ) {}

  @May('note.write')
  @Mutation(() => Message, { description: 'Corrects or voids a note of the own unit; whoever was given it is told.' })
  async changeNote(@Args('input') input: ChangeNoteInput): Promise<Message> {
    return this.queries.one(await this.notes.change(input));
  }
}
