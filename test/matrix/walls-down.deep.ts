import { chosen, figure } from '../assure/figures.js';
import { startApp } from '../setup/app.js';
import type { RunningApp } from '../setup/app.js';
import { createWorld } from '../setup/world.js';
import type { World } from '../setup/world.js';
import { TakingDown } from './taking-down.js';
import { MatrixWorld } from './world.js';

describe('the walls taken down one at a time', () => {
  let world: World;
  let app: RunningApp;
  let built: MatrixWorld;

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    built = await new MatrixWorld(world, app).build(['ame.conflicted', 'ame.named', 'ame.inbox']);
  }, 600_000);
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('with a policy taken down or turned, somebody sees or does what she may not, and it shows', async () => {
    const down = await TakingDown.over(built);
    const { before, tried, survivors } = await down.policies((at) => chosen(at, 12));
    await down.close();
    figure('policies made wrong', tried, { least: 60, scales: true });
    figure('policies made wrong and not noticed', survivors.length, { most: 0 });
    expect({ before, survivors }).toEqual({ before: [], survivors: [] });
  }, 900_000);

  it('with a guard inside a door taken away, a stranger gets through, and it shows', async () => {
    const down = await TakingDown.over(built);
    const { before, tried, survivors } = await down.guards((at) => chosen(at, 6));
    await down.close();
    figure('guards made wrong', tried, { least: 60, scales: true });
    figure('guards made wrong and not noticed', survivors.length, { most: 0 });
    expect({ before, survivors }).toEqual({ before: [], survivors: [] });
  }, 900_000);
});
