import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PaperFile } from '#paper';
import { May } from '#platform';
import { MeetingAnswers } from './meeting-answer.service.js';
import { AnswerMeetingInput, CallMeetingInput, LogMeetingInput, MoveMeetingInput } from './meeting.inputs.js';
import { MeetingSides } from './meeting-side.service.js';
import { PrepareMeetingInput } from './meeting-side.inputs.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingService } from './meeting.service.js';
import { Meeting } from './meeting.types.js';
import { MeetingWriting } from './meeting-writing.service.js';
import { SendMinutesInput, WriteMeetingInput } from './meeting-writing.inputs.js';
import { MinutesPapers } from './minutes.queries.js';
import { MinutesService } from './minutes.service.js';

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

/** Writing in a meeting, and the minutes of it. */
@Resolver(() => Meeting)
export class MeetingWritingResolver {
  constructor(
    private readonly queries: MeetingQueries,
    private readonly writing: MeetingWriting,
    private readonly minutes: MinutesService,
    private readonly papers: MinutesPapers,
  ) {}

  @May('meeting.write')
  @Mutation(() => [Meeting], { description: 'Saves what was written in a meeting; with a day, that it was held.' })
  async writeMeeting(@Args('input') input: WriteMeetingInput): Promise<Meeting[]> {
    return this.queries.of(await this.writing.write(input));
  }

  @May('meeting.send')
  @Mutation(() => [Meeting], { description: 'Minutes to each unit that took part and that a consent reaches.' })
  async sendMinutes(@Args('input') input: SendMinutesInput): Promise<Meeting[]> {
    return this.queries.of(await this.minutes.send(input));
  }

  @May('meeting.export')
  @Query(() => PaperFile, { description: 'Minutes held here, as PDF/A or a Word file, and as text for a journal.' })
  minutesPaper(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('form', { type: () => String, nullable: true, description: 'pdf or docx; pdf unless said.' }) form?: string,
    @Args('language', { type: () => String, nullable: true, description: 'sv or en; sv unless said.' })
    language?: string,
  ): Promise<PaperFile> {
    return this.papers.file(id, form === 'docx' ? 'docx' : 'pdf', language === 'en' ? 'en' : 'sv');
  }
}
