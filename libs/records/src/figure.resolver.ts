import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { FigureArgs, ReleaseFiguresInput, WithdrawFiguresInput } from './figure.inputs.js';
import { FigureQueries } from './figure.queries.js';
import { FigureService } from './figure.service.js';
import { FigureChoices, FigureRelease, FigureTable } from './figure.types.js';

@Resolver(() => FigureRelease)
export class FigureResolver {
  constructor(
    private readonly queries: FigureQueries,
    private readonly figures: FigureService,
  ) {}

  @May('figure.read')
  @Query(() => [FigureRelease], {
    description: 'To an association: what units have released to it and not withdrawn. To a unit: its own decisions.',
  })
  releasedFigures(): Promise<FigureRelease[]> {
    return this.queries.released();
  }

  @May('figure.preview')
  @Query(() => FigureChoices, { description: 'Figures, quarters, associations and reasons to choose among.' })
  figureChoices(): Promise<FigureChoices> {
    return this.queries.choices();
  }

  @May('figure.preview')
  @Query(() => FigureTable, { description: 'What the association would see if the own unit released this now.' })
  figurePreview(@Args() args: FigureArgs): Promise<FigureTable> {
    return this.queries.preview(args);
  }

  @May('figure.release')
  @Mutation(() => FigureRelease, {
    description: 'Releases a figure of the own unit, frozen as it is now, once a quarter.',
  })
  async releaseFigures(@Args('input') input: ReleaseFiguresInput): Promise<FigureRelease> {
    return this.queries.release(await this.figures.release(input));
  }

  @May('figure.withdraw')
  @Mutation(() => FigureRelease, { description: 'Withdraws it: the association sees it no more.' })
  async withdrawFigures(@Args('input') input: WithdrawFiguresInput): Promise<FigureRelease> {
    return this.queries.release(await this.figures.withdraw(input));
  }
}
