import { startApp } from '../setup/app.js';
import type { RunningApp, Visitor } from '../setup/app.js';
import { createWorld } from '../setup/world.js';
import type { World } from '../setup/world.js';
import { figure, size } from './figures.js';
import { Nonsense } from './nonsense.js';

describe('what makes no sense', () => {
  let world: World;
  let app: RunningApp;
  let ame: Visitor;
  let nonsense: Nonsense;

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    ame = await app.signIn('ame');
    nonsense = new Nonsense(app, [ame, await app.signIn('auditor'), app.stranger()]);
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('as GraphQL is refused with a code, and nothing is told of the inside', async () => {
    await nonsense.asGraphQL(size(300, 70_000));
    expect(nonsense.wrong).toEqual([]);
  }, 1_800_000);

  it('as HTTP likewise: methods, headers, bodies, encodings, too much of it', async () => {
    await nonsense.asHttp(size(150, 20_000));
    await nonsense.asBytes(size(20, 2_000));
    expect(nonsense.wrong).toEqual([]);
  }, 1_800_000);

  it('as messages of a socket likewise', async () => {
    await nonsense.asMessages(size(50, 8_500));
    expect(nonsense.wrong).toEqual([]);
  }, 600_000);

  it('leaves the server up and well', async () => {
    const { sent, wrong } = nonsense;
    figure('malformed inputs', sent, { least: 100_000, scales: true });
    figure('malformed inputs: answered with 5xx, a trace or words of the database', wrong.length, { most: 0 });
    expect((await app.stranger().fetch('/readyz')).status).toBe(200);
    expect(await ame.get('{ me { username } }')).toEqual({ me: { username: 'ame' } });
  });
});
