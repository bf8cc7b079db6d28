import { startApp } from '../setup/app.js';
import { UNITS } from '../setup/directory.js';
import { createWorld } from '../setup/world.js';
import type { World } from '../setup/world.js';
import { findBouncer, startBouncer } from './bouncer.js';
import { Crowd, HOUSES } from './crowd.js';
import { figure, size } from './figures.js';

type Way = (world: World) => Promise<{ readonly url: string; stop(): Promise<void> }>;

describe('fifty people over five connections', () => {
  const crowded = async (through: Way, times: number) => {
    const world = await createWorld();
    const way = await through(world);
    const app = await startApp({ ...world, url: way.url });
    try {
      const crowd = await new Crowd(world, app).gather(5);
      await crowd.ask(times, 20260112);
      return crowd;
    } finally {
      await app.close();
      await way.stop();
      await world.dispose();
    }
  };
  const judge = ({ asked, wrong, putOff }: Crowd, name: string) => {
    figure(`interleaved requests ${name}`, asked, { least: 25_000, scales: true });
    figure('interleaved requests', asked, { least: 50_000, scales: true });
    figure('interleaved requests: answers that were somebody else’s, or wrong', wrong.length, { most: 0 });
    figure('interleaved requests: asked to try again', putOff, { most: 50, scales: true });
    expect(wrong.slice(0, 10)).toEqual([]);
  };

  it('each is answered as herself, over the pool', async () => {
    expect(HOUSES.every((house) => house in UNITS)).toBe(true);
    const straight: Way = ({ url }) => Promise.resolve({ url, stop: () => Promise.resolve() });
    judge(await crowded(straight, size(400, 25_500)), 'over the pool');
  }, 1_800_000);

  it('each is answered as herself, through PgBouncer in transaction mode', async () => {
    const bouncer = findBouncer();
    if (!bouncer) throw new Error('there is no pgbouncer here: apt-get install pgbouncer, as root');
    judge(await crowded((world) => startBouncer(bouncer, world.url), size(100, 25_500)), 'through PgBouncer');
  }, 1_800_000);
});
