import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { MeetingAnswers } from './meeting-answer.service.js';
import { AnswerMeetingInput, CallMeetingInput, LogMeetingInput, MoveMeetingInput } from './meeting.inputs.js';
import { MeetingSides } from './meeting-side.service.js';
import { PrepareMeetingInput } from './meeting-side.inputs.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingService } from './meeting.service.js';
import { Meeting } from './meeting.types.js';

@Resolver(() => Meeting)
export class MeetingResolver {
  constructor(
    private readonly queries: MeetingQueries,
    private readonly service: MeetingService,
    private readonly answers: MeetingAnswers,
    private readonly sides: MeetingSides,
  ) {}

  @May('meeting.read')
  @Query(() => [Meeting], { description: 'The own unit’s meetings in a case, and those it is called to.' })
  meetings(@Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string): Promise<Meeting[]> {
    return this.queries.of(caseId);
  }

  @May('meeting.call')
  @Mutation(() => [Meeting], { description: 'Kalla till möte: each unit its own invitation, or nobody.' })
  async callMeeting(@Args('input') input: CallMeetingInput): Promise<Meeting[]> {
    return this.queries.of(await this.service.call(input));
  }

  @May('meeting.call')
  @Mutation(() => [Meeting], { description: 'Notes a meeting held elsewhere. Told to nobody.' })
  async logMeeting(@Args('input') input: LogMeetingInput): Promise<Meeting[]> {
    return this.queries.of(await this.service.log(input));
  }

  @May('meeting.call')
  @Mutation(() => [Meeting], { description: 'Rebooks, calls off or notes as held.' })
  async moveMeeting(@Args('input') input: MoveMeetingInput): Promise<Meeting[]> {
    return this.queries.of(await this.service.move(input));
  }

  @May('meeting.answer')
  @Mutation(() => [Meeting], { description: 'The invited unit answers for itself; always possible.' })
  async answerMeeting(@Args('input') input: AnswerMeetingInput): Promise<Meeting[]> {
    return this.queries.of(await this.answers.answer(input));
  }

  @May('meeting.write')
  @Mutation(() => [Meeting], {
    description: 'Förbered: what is done and what the own unit wants to say. Told to nobody.',
  })
  async prepareMeeting(@Args('input') input: PrepareMeetingInput): Promise<Meeting[]> {
    return this.queries.of(await this.sides.prepare(input));
  }
}
