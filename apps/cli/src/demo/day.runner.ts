import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GapModule, TickService } from '#gap';
import { PlatformModule } from '#platform';

/** Lets what falls due on the product's present day happen. */
export interface DayRunner {
  run(): Promise<void>;
  close(): Promise<void>;
}

@Module({ imports: [PlatformModule, GapModule] })
class Ticking {}

const AGAIN_MS = 200;
const MOST_TRIES = 50;

/** The worker's own tick, signed in as the owner: inside each transaction it takes on the application's role as always. */
export async function openDayRunner(ownerUrl: string): Promise<DayRunner> {
  process.env.DATABASE_URL = ownerUrl; // where the product reads it
  const app = await NestFactory.createApplicationContext(Ticking, { logger: ['error'] });
  const ticks = app.get(TickService);
  return {
    run: async () => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const { busy, failed } = await ticks.runTick();
        if (failed > 0) throw new Error(`${failed} (unit, case) could not be evaluated; the log says why`);
        if (busy === 0) return;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS)); // somebody is writing there
      }
      throw new Error('a case stays locked: the day is not over');
    },
    close: () => app.close(),
  };
}
