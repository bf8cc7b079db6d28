import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { CommitmentMoveInput } from './commitment.inputs.js';
import { CommitmentQueries } from './commitment.queries.js';
import { CommitmentService } from './commitment.service.js';
import { Commitment, CommitmentDue } from './commitment.types.js';

@Resolver(() => Commitment)
export class CommitmentResolver {
  constructor(
    private readonly queries: CommitmentQueries,
    private readonly service: CommitmentService,
  ) {}

  @May('sip.read')
  @Query(() => [CommitmentDue], {
    description: 'Open commitments of one’s own unit, those with the nearest day first.',
  })
  commitmentsDue(): Promise<CommitmentDue[]> {
    return this.queries.due();
  }

  @May('commitment.confirm')
  @Mutation(() => Commitment, { description: 'Bekräfta: the responsible unit takes it on.' })
  async confirmCommitment(@Args('input') input: CommitmentMoveInput): Promise<Commitment> {
    return this.queries.again(await this.service.make('confirm', input));
  }

  @May('commitment.decline')
  @Mutation(() => Commitment, { description: 'Tacka nej, with a coded reason.' })
  async declineCommitment(@Args('input') input: CommitmentMoveInput): Promise<Commitment> {
    return this.queries.again(await this.service.make('decline', input));
  }

  @May('commitment.complete')
  @Mutation(() => Commitment, { description: 'Gjort, on a day.' })
  async completeCommitment(@Args('input') input: CommitmentMoveInput): Promise<Commitment> {
    return this.queries.again(await this.service.make('complete', input));
  }

  @May('commitment.cancel')
  @Mutation(() => Commitment, { description: 'Ställ in, with a coded reason.' })
  async cancelCommitment(@Args('input') input: CommitmentMoveInput): Promise<Commitment> {
    return this.queries.again(await this.service.make('cancel', input));
  }
}
