import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { RequestTransaction } from '#platform';
import type { AgencySeat, AgencySeats, StaffAccount } from './accounts.types.js';

/** Seats of the own agency; whoever may not see them is answered an empty list by the door itself. */
@Injectable()
export class SeatQueries {
  async ofAgency(): Promise<AgencySeats> {
    return RequestTransaction.current().value<AgencySeats>('select api.agency_seats(null)');
  }

  async one(id: string): Promise<AgencySeat> {
    const { seats } = await RequestTransaction.current().value<AgencySeats>('select api.agency_seats($1)', [id]);
    const [seat] = seats;
    if (!seat) throw new Refusal('NOT_FOUND');
    return seat;
  }

  /** The account as one of its seats in the agency shows it. */
  async account(id: string): Promise<StaffAccount> {
    const { seats } = await this.ofAgency();
    const seat = seats.find(({ account }) => account.id === id);
    if (!seat) throw new Refusal('NOT_FOUND');
    return seat.account;
  }
}
