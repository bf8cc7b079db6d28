import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { MoveProgrammeInput, PlanGroupStartInput, SetPlacesInput } from './run.inputs.js';
import { RunQueries } from './run.queries.js';
import { RunService } from './run.service.js';
import { ProgrammeRun } from './run.types.js';

@Resolver(() => ProgrammeRun)
export class RunResolver {
  constructor(
    private readonly queries: RunQueries,
    private readonly service: RunService,
  ) {}

  @May('intervention.read')
  @Query(() => ProgrammeRun, {
    nullable: true,
    description: 'A programme this unit runs, with those who take part: phases, starts, places. Null for any other.',
  })
  programmeRun(@Args('id', { type: () => ID }) id: string): Promise<ProgrammeRun | null> {
    return this.queries.one(id);
  }

  @May('programme.run')
  @Mutation(() => ProgrammeRun, { description: 'Opens the own programme, stops its intake, closes it down or closes.' })
  async moveProgramme(@Args('input') input: MoveProgrammeInput): Promise<ProgrammeRun> {
    await this.service.move(input);
    return this.queries.again(input.programmeId);
  }

  @May('programme.run')
  @Mutation(() => ProgrammeRun, { description: 'Plans a group start in the own programme, or calls one off.' })
  async planGroupStart(@Args('input') input: PlanGroupStartInput): Promise<ProgrammeRun> {
    await this.service.start(input);
    return this.queries.again(input.programmeId);
  }

  @May('programme.run')
  @Mutation(() => ProgrammeRun, { description: 'Says how many the own programme has room for, and until when more.' })
  async setPlaces(@Args('input') input: SetPlacesInput): Promise<ProgrammeRun> {
    await this.service.places(input);
    return this.queries.again(input.programmeId);
  }
}
