import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnswerIncidentInput, IncidentService, ReportIncidentInput, WithdrawIncidentInput } from '#consent';
import { May } from '#platform';
import { ArrivalQueries } from './arrival.queries.js';
import { ArrivalConnection, ArrivalRow, DeliveryForm, Incident } from './arrival.types.js';

@Resolver(() => ArrivalRow)
export class ArrivalResolver {
  constructor(
    private readonly queries: ArrivalQueries,
    private readonly incidents: IncidentService,
  ) {}

  @May('delivery.read')
  @Query(() => ArrivalConnection, { description: 'Ankommet: everything handed to this unit, the newest first.' })
  arrivals(
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('fromUnitId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) fromUnitId?: string,
    @Args('category', { type: () => String, nullable: true }) category?: string,
    @Args('unopened', { type: () => Boolean, nullable: true }) unopened?: boolean,
  ): Promise<ArrivalConnection> {
    return this.queries.list({ fromUnitId, category, unopened }, first, after);
  }

  @May('delivery.read')
  @Query(() => Int, { description: 'How many arrivals nobody in the unit has opened: the length of that list.' })
  unopenedArrivals(): Promise<number> {
    return this.queries.unopened();
  }

  @May('delivery.make')
  @Query(() => DeliveryForm, { description: 'What this unit may hand over in a case, to whom, and on what it rests.' })
  deliveryForm(
    @Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string,
    @Args('toUnitId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) toUnitId?: string,
  ): Promise<DeliveryForm> {
    return this.queries.form(caseId, toUnitId);
  }

  @May('delivery.read')
  @Query(() => [Incident], { description: 'Felskickat that waits for an answer, ours to give first.' })
  openIncidents(): Promise<Incident[]> {
    return this.queries.incidents();
  }

  @May('incident.report')
  @Mutation(() => Incident, {
    description: 'Återkalla felskickat: asks the receiver of an own delivery what became of it.',
  })
  async reportIncident(@Args('input') input: ReportIncidentInput): Promise<Incident> {
    return this.queries.incident(await this.incidents.report(input));
  }

  @May('incident.answer')
  @Mutation(() => Incident, {
    description: 'The receiver’s answer, by its own decision: erased, returned, or remains and why.',
  })
  async answerIncident(@Args('input') input: AnswerIncidentInput): Promise<Incident> {
    return this.queries.incident(await this.incidents.answer(input));
  }

  @May('incident.report')
  @Mutation(() => Incident, { description: 'Takes the question back: it was not sent by mistake.' })
  async withdrawIncident(@Args('input') input: WithdrawIncidentInput): Promise<Incident> {
    return this.queries.incident(await this.incidents.withdraw(input));
  }
}
