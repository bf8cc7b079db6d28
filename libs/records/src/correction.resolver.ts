import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PaperFile } from '#paper';
import { May } from '#platform';
import { CorrectionAnswer } from './correction-answer.queries.js';
import { AskCorrectionInput, DecideCorrectionInput, OpenForRightInput } from './correction.inputs.js';
import { CorrectionQueries } from './correction.queries.js';
import { CorrectionService } from './correction.service.js';
import { CorrectionTelling } from './correction-telling.service.js';
import { Correction, CorrectableRecord, RightsFile } from './correction.types.js';

const CASE = ['caseId', { type: () => ID }] as const;

@Resolver(() => Correction)
export class CorrectionResolver {
  constructor(
    private readonly queries: CorrectionQueries,
    private readonly answers: CorrectionAnswer,
    private readonly service: CorrectionService,
    private readonly telling: CorrectionTelling,
  ) {}

  @May('right.open')
  @Query(() => [RightsFile], {
    description: 'The own unit’s files by exactly a case number, own number or personnummer.',
  })
  rightsFiles(@Args('q', { type: () => String }) q: string): Promise<RightsFile[]> {
    return this.queries.files(q);
  }

  @May('right.open')
  @Mutation(() => RightsFile, { description: 'Opens a file for the person’s right, until the day ends. Logged.' })
  async openForRight(@Args('input') input: OpenForRightInput): Promise<RightsFile> {
    return this.queries.file(await this.telling.open(input));
  }

  @May('correction.ask')
  @Query(() => [CorrectableRecord], { description: 'What the own unit holds in a case and can be asked to correct.' })
  correctableRecords(@Args(...CASE, ParseUUIDPipe) caseId: string): Promise<CorrectableRecord[]> {
    return this.queries.correctable(caseId);
  }

  @May('correction.read')
  @Query(() => [Correction], {
    description: 'Requests for correction in the own unit: those that wait first; at most 500.',
  })
  corrections(
    @Args('caseId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) caseId?: string,
  ): Promise<Correction[]> {
    return this.queries.list(caseId);
  }

  @May('correction.export')
  @Query(() => PaperFile, { description: 'The answer to the person: decision, grounds, and how to appeal.' })
  correctionPaper(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<PaperFile> {
    return this.answers.paper(id);
  }

  @May('correction.ask')
  @Mutation(() => Correction, { description: 'Writes down that somebody asks for a record to be corrected.' })
  async askCorrection(@Args('input') input: AskCorrectionInput): Promise<Correction> {
    return this.queries.again(await this.service.ask(input));
  }

  @May('correction.decide')
  @Mutation(() => Correction, {
    description: 'Corrects, notes the person’s view, refuses with a reason, or notes that the request was taken back.',
  })
  async decideCorrection(@Args('input') input: DecideCorrectionInput): Promise<Correction> {
    return this.queries.again(await this.service.decide(input));
  }
}
