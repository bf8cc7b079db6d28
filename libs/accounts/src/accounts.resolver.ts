import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { AccountLockInput, EndSeatInput, GrantSeatInput } from './accounts.inputs.js';
import { AgencySeat, AgencySeats, StaffAccount } from './accounts.types.js';
import { LockService } from './lock.service.js';
import { SeatQueries } from './seat.queries.js';
import { SeatService } from './seat.service.js';

@Resolver()
export class AccountsResolver {
  constructor(
    private readonly queries: SeatQueries,
    private readonly seats: SeatService,
    private readonly locks: LockService,
  ) {}

  @May('seat.read')
  @Query(() => AgencySeats, { description: 'Who in the own agency has which seat, since when and why.' })
  agencySeats(): Promise<AgencySeats> {
    return this.queries.ofAgency();
  }

  @May('seat.grant')
  @Mutation(() => AgencySeat, { description: 'Gives a seat in a unit of the own agency, with the reason.' })
  async grantSeat(@Args('input') input: GrantSeatInput): Promise<AgencySeat> {
    return this.queries.one(await this.seats.grant(input));
  }

  @May('seat.end')
  @Mutation(() => AgencySeat, { description: 'Ends a seat at once; open pages and sockets of it are emptied.' })
  async endSeat(@Args('input') input: EndSeatInput): Promise<AgencySeat> {
    return this.queries.one(await this.seats.end(input));
  }

  @May('account.lock')
  @Mutation(() => StaffAccount, {
    description:
      'Locks an account: its sessions and sockets are closed at once, its cases are the inbox’s. Never refused.',
  })
  async lockAccount(@Args('input') input: AccountLockInput): Promise<StaffAccount> {
    return this.queries.account(await this.locks.lock(input));
  }

  @May('account.unlock')
  @Mutation(() => StaffAccount, { description: 'Opens an account that the own agency locked.' })
  async unlockAccount(@Args('input') input: AccountLockInput): Promise<StaffAccount> {
    return this.queries.account(await this.locks.unlock(input));
  }
}
