import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { AttendanceService } from './attendance.service.js';
import { FollowParticipantInput, RecordAttendanceInput } from './follow.inputs.js';
import { FollowService } from './follow.service.js';
import { MoveProgrammeInput, PlanGroupStartInput, SetEntryRuleInput, SetPlacesInput } from './run.inputs.js';
import { RunQueries } from './run.queries.js';
import { RunService } from './run.service.js';
import { Participant, ProgrammeRun } from './run.types.js';

@Resolver(() => ProgrammeRun)
export class RunResolver {
  constructor(
    private readonly queries: RunQueries,
    private readonly service: RunService,
    private readonly attendance: AttendanceService,
    private readonly follow: FollowService,
  ) {}

  @May('intervention.read')
  @Query(() => ProgrammeRun, {
    nullable: true,
    description: 'A programme this unit runs, with those who take part: phases, starts, places. Null for any other.',
  })
  programmeRun(
    @Args('id', { type: () => ID }) id: string,
    @Args('on', {
      type: () => String,
      nullable: true,
      description: 'The day attendance is asked of; today when left out.',
    })
    on?: string,
  ): Promise<ProgrammeRun | null> {
    return this.queries.one(id, on);
  }

  @May('intervention.read')
  @Query(() => Participant, {
    nullable: true,
    description:
      'One who takes part in the own programme, with all that is noted of her: opens the case, as its page does.',
  })
  participant(@Args('id', { type: () => ID }) id: string): Promise<Participant | null> {
    return this.queries.participant(id);
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

  @May('programme.run')
  @Mutation(() => ProgrammeRun, {
    description: 'Adds a rule of whom the own programme is for or not for, or ends one.',
  })
  async setEntryRule(@Args('input') input: SetEntryRuleInput): Promise<ProgrammeRun> {
    await this.service.rule(input);
    return this.queries.again(input.programmeId);
  }

  @May('intervention.attend')
  @Mutation(() => ProgrammeRun, {
    description: 'Notes who came one day, for a whole group of the own programme at once.',
  })
  async recordAttendance(@Args('input') input: RecordAttendanceInput): Promise<ProgrammeRun> {
    await this.attendance.record(input);
    return this.queries.again(input.programmeId);
  }

  @May('intervention.follow')
  @Mutation(() => Participant, {
    description: 'Notes a try to reach somebody, a check, a barrier or its end, or when her benefit ends.',
  })
  async followParticipant(@Args('input') input: FollowParticipantInput): Promise<Participant> {
    return this.queries.noted(await this.follow.note(input));
  }
}
