import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { PaperFile } from '#paper';
import { May } from '#platform';
import { BriefQueries } from './brief.queries.js';

@Resolver()
export class BriefResolver {
  constructor(private readonly briefs: BriefQueries) {}

  @May('case.export')
  @Query(() => PaperFile, { description: 'Nuläge på en sida: where the case stands, from what this unit holds.' })
  caseBrief(
    @Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string,
    @Args('form', { type: () => String, nullable: true, description: 'pdf or docx; pdf unless said.' }) form?: string,
    @Args('language', { type: () => String, nullable: true, description: 'sv or en; sv unless said.' })
    language?: string,
  ): Promise<PaperFile> {
    return this.briefs.paper(caseId, form === 'docx' ? 'docx' : 'pdf', language === 'en' ? 'en' : 'sv');
  }
}
