import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { BookingService } from './booking.service.js';
import { SlotQueries } from './slot.queries.js';
import { SlotResolver } from './slot.resolver.js';
import { SlotService } from './slot.service.js';

const SERVICES = [BookingService, SlotQueries, SlotService];

@Module({ imports: [CasesModule, ConsentModule], providers: [...SERVICES, SlotResolver], exports: SERVICES })
export class SlotModule {}
