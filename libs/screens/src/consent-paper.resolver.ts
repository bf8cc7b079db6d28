import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { ConsentTongue } from '#domain';
import { PaperFile } from '#paper';
import { May } from '#platform';
import { ConsentPaperQueries } from './consent-paper.queries.js';
import { UploadedFile } from './consent.types.js';

const LANGUAGE = { type: () => String, nullable: true, description: 'sv or en; sv unless said.' } as const;

@Resolver()
export class ConsentPaperResolver {
  constructor(private readonly papers: ConsentPaperQueries) {}

  @May('consent.readDocument')
  @Query(() => PaperFile, { description: 'A consent on paper: the text, exactly what is agreed to, where to sign.' })
  consentPaper(
    @Args('consentId', { type: () => ID }, ParseUUIDPipe) consentId: string,
    @Args('language', LANGUAGE) language?: string,
    @Args('form', { type: () => String, nullable: true, description: 'pdf or docx; pdf unless said.' }) form?: string,
  ): Promise<PaperFile> {
    return this.papers.consent(consentId, tongueOf(language), form === 'docx' ? 'docx' : 'pdf');
  }

  @May('consent.exportProof')
  @Query(() => PaperFile, { description: 'What this unit has given and got in a case, as a document.' })
  consentProofPaper(
    @Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string,
    @Args('language', LANGUAGE) language?: string,
  ): Promise<PaperFile> {
    return this.papers.proof(caseId, tongueOf(language));
  }

  @May('consent.readDocument')
  @Query(() => UploadedFile, { description: 'The signed paper, as it was uploaded; logged.' })
  consentDocument(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<UploadedFile> {
    return this.papers.document(id);
  }
}

const tongueOf = (language: string | undefined): ConsentTongue => (language === 'en' ? 'en' : 'sv');
