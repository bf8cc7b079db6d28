import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { VoidDocumentInput } from './document.inputs.js';
import { DocumentQueries } from './document.queries.js';
import { DocumentService } from './document.service.js';
import { CaseDocument, CaseFileContent } from './document.types.js';

@Resolver(() => CaseDocument)
export class DocumentResolver {
  constructor(
    private readonly queries: DocumentQueries,
    private readonly service: DocumentService,
  ) {}

  @May('document.read')
  @Query(() => [CaseDocument], { description: 'The documents this unit holds in a case, each version by itself.' })
  documents(@Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string): Promise<CaseDocument[]> {
    return this.queries.of(caseId);
  }

  @May('document.export')
  @Query(() => CaseFileContent, { description: 'The file of a document, as it was added; logged.' })
  documentFile(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<CaseFileContent> {
    return this.queries.file(id);
  }

  @May('document.add')
  @Mutation(() => [CaseDocument], { description: 'Makulera: the document stays, marked, and its receivers are told.' })
  async voidDocument(@Args('input') input: VoidDocumentInput): Promise<CaseDocument[]> {
    return this.queries.of(await this.service.void(input));
  }
}
