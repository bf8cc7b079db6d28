import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { InterventionCourse } from './intervention-course.service.js';
import { InterventionEnding } from './intervention-ending.service.js';
import { InterventionPhases } from './intervention-phase.service.js';
import { InterventionOpening } from './intervention-opening.service.js';
import * as inputs from './intervention.inputs.js';
import { InterventionQueries } from './intervention.queries.js';
import { Intervention } from './intervention.types.js';

@Resolver(() => Intervention)
export class InterventionResolver {
  constructor(
    private readonly queries: InterventionQueries,
    private readonly opening: InterventionOpening,
    private readonly course: InterventionCourse,
    private readonly ending: InterventionEnding,
    private readonly phases: InterventionPhases,
  ) {}

  @May('intervention.read')
  @Query(() => Intervention, { nullable: true, description: 'A participation this unit operates; null for any other.' })
  intervention(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Intervention | null> {
    return this.queries.one(id);
  }

  @May('intervention.plan')
  @Mutation(() => Intervention, { description: 'Plans a participation; nobody else is told.' })
  async planIntervention(@Args('input') input: inputs.PlanInterventionInput): Promise<Intervention> {
    return this.queries.again(await this.opening.plan(input));
  }

  @May('intervention.start')
  @Mutation(() => Intervention, { description: 'Starts a planned participation, or a new one.' })
  async startIntervention(@Args('input') input: inputs.StartInterventionInput): Promise<Intervention> {
    return this.queries.again(await this.opening.start(input));
  }

  @May('intervention.cancel')
  @Mutation(() => Intervention, { description: 'Ställ in: what was planned never starts.' })
  async cancelIntervention(@Args('input') input: inputs.CancelInterventionInput): Promise<Intervention> {
    return this.queries.again(await this.opening.cancel(input));
  }

  @May('intervention.changeExtent')
  @Mutation(() => Intervention, { description: 'Changes how much, from a day.' })
  async changeExtent(@Args('input') input: inputs.ChangeExtentInput): Promise<Intervention> {
    return this.queries.again(await this.course.changeExtent(input));
  }

  @May('intervention.enterPhase')
  @Mutation(() => Intervention, {
    description: 'Notes that a new phase begins. The aftercare is a phase: no gap while it runs.',
  })
  async enterPhase(@Args('input') input: inputs.EnterPhaseInput): Promise<Intervention> {
    return this.queries.again(await this.phases.enter(input));
  }

  @May('intervention.pause')
  @Mutation(() => Intervention, { description: 'Pauses; why stays with the unit.' })
  async pauseIntervention(@Args('input') input: inputs.PauseInterventionInput): Promise<Intervention> {
    return this.queries.again(await this.course.pause(input));
  }

  @May('intervention.resume')
  @Mutation(() => Intervention, { description: 'Goes on after a pause.' })
  async resumeIntervention(@Args('input') input: inputs.ResumeInterventionInput): Promise<Intervention> {
    return this.queries.again(await this.course.resume(input));
  }

  @May('intervention.extend')
  @Mutation(() => Intervention, { description: 'Förläng: a later planned end, with its reason.' })
  async extendIntervention(@Args('input') input: inputs.ExtendInterventionInput): Promise<Intervention> {
    return this.queries.again(await this.course.extend(input));
  }

  @May('intervention.agreeNextStep')
  @Mutation(() => Intervention, { description: 'Notes the agreed next step: what, who, when.' })
  async agreeNextStep(@Args('input') input: inputs.AgreeNextStepInput): Promise<Intervention> {
    return this.queries.again(await this.course.agreeNextStep(input));
  }

  @May('intervention.end')
  @Mutation(() => Intervention, { description: 'Ends it; a request it came from ends with it.' })
  async endIntervention(@Args('input') input: inputs.EndInterventionInput): Promise<Intervention> {
    return this.queries.again(await this.ending.end(input));
  }
}
