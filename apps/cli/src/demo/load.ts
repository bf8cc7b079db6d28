import type { DemoContext } from './demo-loader.js';
import { buildWorld } from './world/build.js';
import { readDirectory } from './world/directory.js';
import { DESK, LAY_DESK } from './world/desk.sql.js';
import { GROUPS, LAY_GROUPS } from './world/groups.sql.js';
import { LAY_MEETINGS, MEETINGS } from './world/meetings.sql.js';
import { ABSENCES, LAY_ABSENCES } from './world/absences.sql.js';
import { LAY_PROGRAMMES, PROGRAMMES } from './world/programmes.sql.js';
import { LAY_SLOTS, SLOTS } from './world/slots.sql.js';
import { LAY_MINUTES, MINUTES } from './world/minutes.sql.js';
import { LAY_PLANS, PLANS } from './world/plans.sql.js';
import { LAY_TASKS, TASKS } from './world/tasks.sql.js';
import { writeWorld } from './world/write.js';

export interface LoadOptions extends Pick<DemoContext, 'connection' | 'today' | 'onProgress'> {
  /** How many cases, roughly; the demonstration has 480. */
  readonly size?: number;
}

/**
 * The demonstration's cases: several hundred people who do not exist, with two years behind them, up to today. Loads
 * once; does nothing when there is any case.
 */
export async function loadDemo({ connection, today, onProgress, size }: LoadOptions): Promise<void> {
  if (await connection.value<boolean>('select exists (select 1 from case_file)')) return;
  const world = buildWorld(await readDirectory(connection, today), today, size);
  await writeWorld(connection, world);
  await connection.atomically(async () => {
    await connection.rows(`set local search_path = samsteg`);
    await connection.rows(LAY_GROUPS);
    await connection.rows(GROUPS, [today]);
    await connection.rows(LAY_DESK);
    await connection.rows(DESK, [today]);
    await connection.rows(LAY_MEETINGS);
    await connection.rows(MEETINGS, [today]);
    await connection.rows(LAY_SLOTS);
    await connection.rows(SLOTS, [today]);
    await connection.rows(LAY_ABSENCES);
    await connection.rows(ABSENCES, [today]);
    await connection.rows(LAY_MINUTES);
    await connection.rows(MINUTES, [today]);
    await connection.rows(LAY_PLANS);
    await connection.rows(PLANS, [today]);
    await connection.rows(LAY_PROGRAMMES);
    await connection.rows(PROGRAMMES, [today]);
    await connection.rows(LAY_TASKS);
    await connection.rows(TASKS, [today]);
  });
  onProgress(`Demonstration loaded: ${world.books.length} invented cases`);
}
