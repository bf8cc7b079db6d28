import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PaperFile } from '#paper';
import { May } from '#platform';
import { MarkTransferredInput } from './transfer.inputs.js';
import { TransferQueries } from './transfer.queries.js';
import { TransferService } from './transfer.service.js';
import { NotTransferredConnection, TransferPackage } from './transfer.types.js';

@Resolver(() => TransferPackage)
export class TransferResolver {
  constructor(
    private readonly queries: TransferQueries,
    private readonly service: TransferService,
  ) {}

  @May('transfer.read')
  @Query(() => TransferPackage, {
    description: 'Kopiera till journal/akt: what is new in a case since the last transfer.',
  })
  transferPackage(@Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string): Promise<TransferPackage> {
    return this.queries.package(caseId);
  }

  @May('transfer.export')
  @Query(() => PaperFile, { description: 'The same as PDF/A.' })
  transferPaper(@Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string): Promise<PaperFile> {
    return this.queries.packageFile(caseId);
  }

  @May('delivery.export')
  @Query(() => PaperFile, {
    description: 'One delivered item with arrival and ground, as PDF/A; for its giver and its receiver.',
  })
  deliveryPaper(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<PaperFile> {
    return this.queries.deliveryFile(id);
  }

  @May('transfer.read')
  @Query(() => NotTransferredConnection, { description: 'Inte överfört: cases with something left, the oldest first.' })
  notTransferred(
    @Args('caseworkerId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true }))
    caseworkerId?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<NotTransferredConnection> {
    return this.queries.notTransferred(caseworkerId, first, after);
  }

  @May('transfer.mark')
  @Mutation(() => TransferPackage, { description: 'Överförd: notes that these are in the unit’s own system now.' })
  async markTransferred(@Args('input') input: MarkTransferredInput): Promise<TransferPackage> {
    return this.queries.package(await this.service.mark(input));
  }
}
