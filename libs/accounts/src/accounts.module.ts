import { Module } from '@nestjs/common';
import { AccountsResolver } from './accounts.resolver.js';
import { ClientQueries } from './client.queries.js';
import { ClientResolver } from './client.resolver.js';
import { ClientService } from './client.service.js';
import { LockService } from './lock.service.js';
import { SeatQueries } from './seat.queries.js';
import { SeatService } from './seat.service.js';
import { SessionQueries } from './session.queries.js';
import { SessionResolver } from './session.resolver.js';
import { SessionService } from './session.service.js';

@Module({
  providers: [
    ...[SeatQueries, SeatService, LockService, AccountsResolver],
    ...[SessionQueries, SessionService, SessionResolver],
    ...[ClientQueries, ClientService, ClientResolver],
  ],
})
export class AccountsModule {}
