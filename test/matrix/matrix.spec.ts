import { readFileSync, readdirSync } from 'node:fs';
import { dice } from '../assure/dice.js';
import { figure, isFull, size } from '../assure/figures.js';
import { startApp } from '../setup/app.js';
import type { RunningApp } from '../setup/app.js';
import { createWorld } from '../setup/world.js';
import type { World } from '../setup/world.js';
import { objectTypes, rootFields } from './documents.js';
import { MUTATIONS, QUERIES, SOCKET_EVENTS } from './fields.js';
import { Matrix, sighted, wrong } from './matrix.js';
import type { Cell } from './matrix.js';
import { askSockets } from './sockets.js';
import { TakingDown } from './taking-down.js';
import { TYPES } from './types.js';
import { MatrixWorld, casesFor } from './world.js';

/** Who the ordinary run asks: one of every relation and of every kind of refusal. */
const SAMPLE = ['ame', 'ame.conflicted', 'ame.named', 'fk.named', 'psy.opener', 'soc.inbox', 'psy.managerInbox', 'pro.openingManager',
  'af.caseworkerInbox', 'fk.unasked', 'vc.namedOpener', 'pro.auditor', 'ame2.caseManagerInbox', 'assoc.administrator', 'seatless', 'nobody']; // prettier-ignore

describe('the table of the matrix', () => {
  it('has a line for every root field of the schema, and for none that is gone', () => {
    expect(Object.keys(QUERIES).sort()).toEqual(rootFields('query').map(({ name }) => name).sort()); // prettier-ignore
    expect(Object.keys(MUTATIONS).sort()).toEqual(rootFields('mutation').map(({ name }) => name).sort()); // prettier-ignore
  });

  it('has a word for every field of every object type', () => {
    const schema = objectTypes().flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
    const table = Object.entries(TYPES).flatMap(([type, [, fields]]) => fields.split(' ').map((name) => `${type}.${name}`)); // prettier-ignore
    expect(table.sort()).toEqual(schema.sort());
  });

  it('has a line for every event of the sockets', () => {
    const sources = readdirSync('libs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const text = sources.map((file) => readFileSync(`libs/${file}`, 'utf8')).join('\n');
    const named = [...text.matchAll(/(?:@SubscribeMessage|\.emit(?:WithAck)?)\('([^']+)'/g)].map(([, name]) => name);
    expect(Object.keys(SOCKET_EVENTS).sort()).toEqual([...new Set(named)].sort());
  });
});

describe('who sees what: the product against a plain model', () => {
  let world: World;
  let app: RunningApp;
  let built: MatrixWorld;
  const all: Cell[] = [];
  const dealt = dice(20260112);
  const actors = () => built.askers.filter(({ name }) => isFull || SAMPLE.includes(name));

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    built = await new MatrixWorld(world, app).build(isFull ? undefined : [...SAMPLE, 'ame.inbox']);
  }, 600_000);
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('every query and every object field, for every relation and protection', async () => {
    const matrix = await new Matrix(built).learnDeliveries();
    const share = isFull ? size(1, 60) / 100 : 0.2; // always the same part of them
    for (const asker of actors()) {
      for (const key of casesFor(asker)) if (dealt() < share) all.push(...(await matrix.read(asker, key)));
    }
    expect(wrong(all).slice(0, 60)).toEqual([]);
  }, 3_600_000);

  it('every mutation, for every relation and protection: refused in the right way, or let through the walls', async () => {
    const matrix = new Matrix(built);
    const share = isFull ? size(1, 25) / 100 : 0.05;
    for (const asker of actors()) {
      for (const key of casesFor(asker)) {
        for (const field of rootFields('mutation')) {
          if (dealt() < share) all.push(await matrix.write(asker, key, field));
        }
      }
    }
    expect(wrong(all).slice(0, 60)).toEqual([]);
  }, 3_600_000);

  it('every event of the sockets', async () => {
    all.push(...(await askSockets(built, actors())));
    expect(wrong(all).slice(0, 60)).toEqual([]);
  }, 300_000);

  it('and a wall that is taken down shows: a few of them, the rest in the assurance run', async () => {
    if (isFull) return; // walls-down.deep.ts takes them all down
    const down = await TakingDown.over(built);
    const policies = await down.policies((at) => at % 97 === 0);
    const guards = await down.guards((at) => at % 23 === 0);
    await down.close();
    for (const { before, survivors } of [policies, guards]) expect([before, survivors]).toEqual([[], []]);
    expect(policies.tried + guards.tried).toBeGreaterThan(8);
  });

  it('at least a quarter of the cells expect sight, and get it', () => {
    figure('authorisation matrix: cells', all.length, { least: 20_000, scales: true });
    figure('authorisation matrix: cells that were wrong', wrong(all).length, { most: 0 });
    figure('authorisation matrix: cells that expect sight, %', Math.floor(sighted(all) * 100), { least: 25 });
    expect(sighted(all)).toBeGreaterThan(0.25);
    expect(all.length).toBeGreaterThan(size(3_000, 20_000));
  });
});
