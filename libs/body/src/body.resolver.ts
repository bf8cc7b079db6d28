import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { AskBodyInput, MoveMembershipInput, MovePresentationInput, MoveQuestionInput, MoveSittingInput, PresentCaseInput, StartBodyInput, TellBodyInput } from './body.inputs.js'; // prettier-ignore
import { BodyQueries } from './body.queries.js';
import { BodyService } from './body.service.js';
import { Body, Presenting } from './body.types.js';
import { GroupActs } from './group-acts.service.js';

@Resolver(() => Body)
export class BodyResolver {
  constructor(
    private readonly queries: BodyQueries,
    private readonly service: BodyService,
    private readonly acts: GroupActs,
  ) {}

  @May('body.read')
  @Query(() => [Body], { description: 'The groups the unit keeps, is in or is asked to join.' })
  bodies(): Promise<Body[]> {
    return this.queries.all();
  }

  @May('body.present')
  @Query(() => Presenting, {
    description: 'Before a case is taken up: in which groups, and for each member whether it gets it and if not why.',
  })
  presenting(@Args('caseId', { type: () => ID }) caseId: string): Promise<Presenting> {
    return this.queries.presenting(caseId);
  }

  @May('body.start')
  @Mutation(() => Body, { description: 'A new group, kept by the own unit.' })
  async startBody(@Args('input') input: StartBodyInput): Promise<Body> {
    return this.queries.again(await this.service.start(input));
  }

  @May('body.member')
  @Mutation(() => [Body], { description: 'Asks a unit, answers for the own, ends a membership, names who takes part.' })
  async moveMembership(@Args('input') input: MoveMembershipInput): Promise<Body[]> {
    return this.queries.after(await this.service.moveMembership(input));
  }

  @May('body.sitting')
  @Mutation(() => Body, { description: 'Plans, changes, holds or cancels a sitting, or writes its agenda.' })
  async moveSitting(@Args('input') input: MoveSittingInput): Promise<Body> {
    return this.queries.again(await this.acts.sittings.move(input));
  }

  @May('body.present')
  @Mutation(() => Body, { description: 'Ta upp i grupp: a delivery to each of the units, by its own consent.' })
  async presentCase(@Args('input') input: PresentCaseInput): Promise<Body> {
    return this.queries.again(await this.acts.presenting.present(input));
  }

  @May('body.answer')
  @Mutation(() => [Body], { description: 'A member’s answer for its own unit, or the presenter’s withdrawal.' })
  async movePresentation(@Args('input') input: MovePresentationInput): Promise<Body[]> {
    return this.queries.after(await this.acts.presentations.move(input));
  }

  @May('body.ask')
  @Mutation(() => Body, { description: 'Fråga utan identitet, before there is a consent.' })
  async askBody(@Args('input') input: AskBodyInput): Promise<Body> {
    return this.queries.again(await this.acts.questions.ask(input));
  }

  @May('body.reply')
  @Mutation(() => Body, { description: 'A reply to a question without identity; or the asking unit closes it.' })
  async moveQuestion(@Args('input') input: MoveQuestionInput): Promise<Body> {
    return this.queries.again(await this.acts.questions.move(input));
  }

  @May('body.tell')
  @Mutation(() => Body, { description: 'Counts and coded obstacles to a group; never people.' })
  async tellBody(@Args('input') input: TellBodyInput): Promise<Body> {
    return this.queries.again(await this.acts.telling.tell(input));
  }
}
