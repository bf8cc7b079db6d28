import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Message } from '#cases';
import { May } from '#platform';
import { IncomingService } from './incoming.service.js';
import { ChangeNoteInput, RegisterIncomingInput } from './note.inputs.js';
import { NoteQueries } from './note.queries.js';
import { NoteService } from './note.service.js';

@Resolver(() => Message)
export class NoteResolver {
  constructor(
    private readonly notes: NoteService,
    private readonly queries: NoteQueries,
    private readonly incoming: IncomingService,
  ) {}

  @May('note.write')
  @Mutation(() => Message, { description: 'Corrects or voids a note of the own unit; whoever was given it is told.' })
  async changeNote(@Args('input') input: ChangeNoteInput): Promise<Message> {
    return this.queries.one(await this.notes.change(input));
  }

  @May('note.write')
  @Mutation(() => Message, { description: 'Registers what came in; a request it answers does not move.' })
  async registerIncoming(@Args('input') input: RegisterIncomingInput): Promise<Message> {
    return this.queries.one(await this.incoming.register(input));
  }
}
