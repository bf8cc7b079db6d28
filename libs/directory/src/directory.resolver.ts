import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { ChangeAbsenceInput, SetAbsenceInput } from './absence.inputs.js';
import { AbsenceService } from './absence.service.js';
import { DirectoryQueries } from './directory.queries.js';
import { Me, ProgrammeView, Vocabulary } from './directory.types.js';
import { codesOf } from './parts.queries.js';
import { AccountRef, UnitRef } from './parts.types.js';
import { ProgrammeQueries } from './programme.queries.js';
import { VOCABULARY } from './vocabulary.rules.js';

/** The lists never change while the program runs. */
const WORDS: Vocabulary = {
  lists: Object.entries(VOCABULARY).map(([name, list]) => ({ name, codes: codesOf(list) })),
};

@Resolver()
export class DirectoryResolver {
  constructor(
    private readonly directory: DirectoryQueries,
    private readonly catalogue: ProgrammeQueries,
    private readonly absences: AbsenceService,
  ) {}

  @May('session.read')
  @Query(() => Me, { description: 'Who is signed in, in which seat, and how much waits there.' })
  me(): Promise<Me> {
    return this.directory.me();
  }

  @May('directory.read')
  @Query(() => Vocabulary, { description: 'All code lists with their words. Read once and kept.' })
  vocabulary(): Vocabulary {
    return WORDS;
  }

  @May('directory.read')
  @Query(() => [UnitRef], {
    description: 'Open units by name, those of one’s own associations first. q: words of name, authority or place.',
  })
  units(
    @Args('q', { type: () => String, nullable: true }) q?: string,
    @Args('agencyKind', { type: () => String, nullable: true }) agencyKind?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
  ): Promise<UnitRef[]> {
    return this.directory.units(q, agencyKind, first);
  }

  @May('colleague.read')
  @Query(() => [AccountRef], { description: 'Those in one’s own unit who can be given a case, oneself included.' })
  colleagues(): Promise<AccountRef[]> {
    return this.directory.colleagues();
  }

  @May('programme.read')
  @Query(() => [ProgrammeView], { description: 'Programmes by name. q: words of name, owner, association or place.' })
  programmes(
    @Args('q', { type: () => String, nullable: true }) q?: string,
    @Args('takesRequests', { type: () => Boolean, nullable: true }) takesRequests?: boolean,
  ): Promise<ProgrammeView[]> {
    return this.catalogue.list(q, takesRequests);
  }

  @May('programme.read')
  @Query(() => ProgrammeView, { nullable: true, description: 'One programme; null when there is none.' })
  programme(@Args('id', { type: () => ID }) id: string): Promise<ProgrammeView | null> {
    return this.catalogue.one(id);
  }

  @May('deputy.set')
  @Mutation(() => Me, { description: 'Sets when one is away and who covers; as the unit’s manager, for a colleague.' })
  async setAbsence(@Args('input') input: SetAbsenceInput): Promise<Me> {
    await this.absences.set(input);
    return this.directory.me();
  }

  @May('deputy.set')
  @Mutation(() => Me, { description: 'Changes an absence: earlier or later back, called off, or another deputy.' })
  async changeAbsence(@Args('input') input: ChangeAbsenceInput): Promise<Me> {
    await this.absences.change(input);
    return this.directory.me();
  }
}
