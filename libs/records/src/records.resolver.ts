import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Kind } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { May } from '#platform';
import { DisposalQueries } from './disposal.queries.js';
import { ErasureService } from './erasure.service.js';
import { ExtractService } from './extract.service.js';
import { HoldService } from './hold.service.js';
import {
  CaseActInput,
  DecideRetentionInput,
  ErasureActInput,
  LiftHoldInput,
  PlaceHoldInput,
} from './records.inputs.js';
import { DisposalList, ErasureCount, ErasureProofs, RecordsExtract, RetentionTerms } from './records.types.js';
import { RetentionQueries } from './retention.queries.js';

const CASE = ['caseId', { type: () => ID }] as const;

@Resolver(() => DisposalList)
export class RecordsResolver {
  constructor(
    private readonly disposal: DisposalQueries,
    private readonly retention: RetentionQueries,
    private readonly erasures: ErasureService,
    private readonly holds: HoldService,
    private readonly extracts: ExtractService,
  ) {}

  @May('retention.read')
  @Query(() => RetentionTerms, { nullable: true, description: 'How long the own unit keeps its files.' })
  retentionTerms(): Promise<RetentionTerms | null> {
    return this.retention.read();
  }

  @May('erasure.read')
  @Query(() => DisposalList, { description: 'Gallringslista: the own unit’s files whose time has come.' })
  disposalList(): Promise<DisposalList> {
    return this.disposal.list();
  }

  @May('erasure.read')
  @Query(() => [ErasureCount], { description: 'What an erasure would take away, and what others would still hold.' })
  erasurePreview(@Args(...CASE, ParseUUIDPipe) caseId: string): Promise<ErasureCount[]> {
    return this.disposal.preview(caseId);
  }

  @May('erasure.read')
  @Query(() => ErasureProofs, { description: 'Gallringsbevis of the own unit, newest first.' })
  erasureProofs(): Promise<ErasureProofs> {
    return this.disposal.proofs();
  }

  @May('right.extract')
  @Query(() => RecordsExtract, { description: 'Registerutdrag: all the own unit holds about the person, to her.' })
  registerExtract(
    @Args(...CASE, ParseUUIDPipe) caseId: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RecordsExtract> {
    return this.extracts.register(caseId, asksFor(info, 'paper'));
  }

  @May('right.ownPart')
  @Query(() => RecordsExtract, { description: 'The own part as allmän handling, for an assessment item by item.' })
  ownPart(@Args(...CASE, ParseUUIDPipe) caseId: string, @Info() info: GraphQLResolveInfo): Promise<RecordsExtract> {
    return this.extracts.ownPart(caseId, asksFor(info, 'paper'));
  }

  @May('erasure.propose')
  @Mutation(() => DisposalList, { description: 'Proposes that the own unit’s file about a case be erased.' })
  async proposeErasure(@Args('input') input: CaseActInput): Promise<DisposalList> {
    await this.erasures.propose(input);
    return this.disposal.list();
  }

  @May('erasure.approve')
  @Mutation(() => DisposalList, { description: 'Decides an erasure that somebody else proposed.' })
  async approveErasure(@Args('input') input: ErasureActInput): Promise<DisposalList> {
    await this.erasures.approve(input);
    return this.disposal.list();
  }

  @May('erasure.propose')
  @Mutation(() => DisposalList, { description: 'Takes a proposal or decision back, until it has begun.' })
  async withdrawErasure(@Args('input') input: ErasureActInput): Promise<DisposalList> {
    await this.erasures.withdraw(input);
    return this.disposal.list();
  }

  @May('hold.set')
  @Mutation(() => DisposalList, { description: 'Sets a gallringsstopp on the own unit’s file.' })
  async placeHold(@Args('input') input: PlaceHoldInput): Promise<DisposalList> {
    await this.holds.place(input);
    return this.disposal.list();
  }

  @May('hold.set')
  @Mutation(() => DisposalList, { description: 'Lifts a gallringsstopp.' })
  async liftHold(@Args('input') input: LiftHoldInput): Promise<DisposalList> {
    await this.holds.lift(input);
    return this.disposal.list();
  }

  @May('retention.decide')
  @Mutation(() => RetentionTerms, { nullable: true, description: 'Notes how many years the authority has decided.' })
  async decideRetention(@Args('input') input: DecideRetentionInput): Promise<RetentionTerms | null> {
    await this.holds.decide(input);
    return this.retention.read();
  }
}

/** Whether an answer's field is asked for, in so many words or by a fragment. */
const asksFor = ({ fieldNodes }: GraphQLResolveInfo, wanted: string): boolean =>
  fieldNodes
    .flatMap(({ selectionSet }) => selectionSet?.selections ?? [])
    .some((one) => one.kind !== Kind.FIELD || one.name.value === wanted);
