import { Injectable } from '@nestjs/common';
import { codeOf, optionOf } from '#cases';
import {
  BOOKING_ACTIONS, BOOKING_MOVES, BOOKING_STATUS, CLOSE_SLOT, END_SERIES, SLOT_CLOSINGS, SLOT_KINDS, SLOT_WARNINGS, UNBOOK_REASONS,
  permits, slotWarning, utilisation,
} from '#domain'; // prettier-ignore
import type { BookingParty, BookingStatus } from '#domain';
import { isoWeek, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Slot, SlotBooking, SlotMonth, SlotPage, SlotSeries } from './slot.types.js';

type BookingRow = Omit<SlotBooking, 'statusLabel' | 'reason' | 'moves'> & {
  readonly reason: string | null;
  readonly isHost: boolean;
};
type SlotRow = Omit<Slot, 'week' | 'warning' | 'reason' | 'bookings' | 'moves'> & {
  readonly reason: string | null;
  readonly bookings: readonly BookingRow[];
};
type SeriesRow = Omit<SlotSeries, 'kind' | 'slots' | 'moves'> & {
  readonly kind: string;
  readonly slots: readonly SlotRow[];
};
interface PageRow {
  readonly today: string;
  readonly daysOff: readonly string[];
  readonly series: readonly SeriesRow[];
  readonly months: readonly Omit<SlotMonth, 'percent'>[];
}

/** Bookable slots as one unit sees them. */
@Injectable()
export class SlotQueries {
  constructor(private readonly access: AccessLog) {}

  async page(caseId?: string): Promise<SlotPage> {
    if (caseId) await this.access.open(caseId);
    const row = await RequestTransaction.current().value<PageRow>('select api.slots($1)', [caseId ?? null]);
    const named = row.series.flatMap(({ slots }) =>
      slots.flatMap(({ bookings }) => bookings.map((one) => one.case?.id)),
    );
    await this.access.note('list', [...new Set(named.filter((id): id is string => id !== undefined))]);
    const daysOff = new Set(row.daysOff);
    const mayLead = permits(currentActor().roles, 'slot.open');
    return {
      today: row.today,
      series: row.series.map((one) => seriesOf(one, row.today, daysOff, mayLead)),
      months: mayLead ? row.months.map((month) => ({ ...month, percent: utilisation(month) })) : [],
    };
  }
}

function seriesOf(
  { kind, slots, ...series }: SeriesRow,
  today: string,
  daysOff: ReadonlySet<string>,
  mayLead: boolean,
): SlotSeries {
  const mayMove = series.mine && mayLead;
  const warn = (on: string) => {
    const warning = slotWarning(on, daysOff);
    return warning && codeOf(SLOT_WARNINGS, warning);
  };
  return {
    ...series,
    kind: codeOf(SLOT_KINDS, kind),
    moves: mayMove && !series.endedOn ? [optionOf('end', END_SERIES, ['date'])] : [],
    slots: slots.map(({ reason, bookings, ...slot }) => ({
      ...slot,
      week: isoWeek(slot.on).week,
      warning: warn(slot.on),
      reason: reason === null ? null : codeOf(SLOT_CLOSINGS, reason),
      bookings: bookings.map((booking) => bookingOf(booking, slot.on > today)),
      moves: mayMove && slot.status === 'open' && slot.on >= today ? [optionOf('close', CLOSE_SLOT, ['reason'])] : [],
    })),
  };
}

function bookingOf({ reason, isHost, ...booking }: BookingRow, isToCome: boolean): SlotBooking {
  const parties: BookingParty[] = [
    ...(booking.mine ? (['booker'] as const) : []),
    ...(isHost ? (['keeper'] as const) : []),
  ];
  const actions = parties.flatMap((party) =>
    movesFrom(BOOKING_MOVES, booking.status as BookingStatus, party).map(
      ([, action]) => action as keyof typeof BOOKING_ACTIONS,
    ),
  );
  const open = [...new Set(actions)].filter((action) => action === 'unbook' || !isToCome);
  return {
    ...booking,
    statusLabel: BOOKING_STATUS[booking.status as BookingStatus],
    reason: reason === null ? null : codeOf(UNBOOK_REASONS, reason),
    moves: permits(currentActor().roles, 'slot.move')
      ? open.map((action) => optionOf(action, BOOKING_ACTIONS[action], action === 'unbook' ? ['reason'] : []))
      : [],
  };
}
