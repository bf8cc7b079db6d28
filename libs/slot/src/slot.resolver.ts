import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { BookingService } from './booking.service.js';
import { BookSlotInput, MoveBookingInput, MoveSlotInput, OpenSlotsInput } from './slot.inputs.js';
import { SlotQueries } from './slot.queries.js';
import { SlotService } from './slot.service.js';
import { SlotPage } from './slot.types.js';

@Resolver(() => SlotPage)
export class SlotResolver {
  constructor(
    private readonly queries: SlotQueries,
    private readonly service: SlotService,
    private readonly bookings: BookingService,
  ) {}

  @May('slot.read')
  @Query(() => SlotPage, {
    description:
      'Bookable slots: the own and those the unit may book in. For a case: whether its consent reaches them.',
  })
  slots(
    @Args('caseId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) caseId?: string,
  ): Promise<SlotPage> {
    return this.queries.page(caseId);
  }

  @May('slot.open')
  @Mutation(() => SlotPage, { description: 'Lays out a recurring series of slots.' })
  async openSlots(@Args('input') input: OpenSlotsInput): Promise<SlotPage> {
    await this.service.open(input);
    return this.queries.page();
  }

  @May('slot.open')
  @Mutation(() => SlotPage, { description: 'Calls a slot off, or ends a series; whoever had a place is unbooked.' })
  async moveSlot(@Args('input') input: MoveSlotInput): Promise<SlotPage> {
    await this.service.move(input);
    return this.queries.page();
  }

  @May('slot.book')
  @Mutation(() => SlotPage, { description: 'Books a place, or says whom a booked place is for.' })
  async bookSlot(@Args('input') input: BookSlotInput): Promise<SlotPage> {
    await this.bookings.book(input);
    return this.queries.page();
  }

  @May('slot.move')
  @Mutation(() => SlotPage, { description: 'Unbooks, moves to another slot, or notes that somebody came or did not.' })
  async moveBooking(@Args('input') input: MoveBookingInput): Promise<SlotPage> {
    await this.bookings.move(input);
    return this.queries.page();
  }
}
