import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { figure, isFull, part, parts, size } from '../assure/figures.js';
import { startApp } from '../setup/app.js';
import type { RunningApp } from '../setup/app.js';
import { createWorld } from '../setup/world.js';
import type { World } from '../setup/world.js';
import type { Operation } from './model.js';
import { operation } from './operations.js';
import { Player } from './player.js';

const REGRESSIONS = 'test/model/regressions';
/** A new world now and then: the case tables stay small, and each sequence is as cheap as the first. */
const PER_WORLD = 2_500;
const FIRST_SEED = 20_260_112;

describe('random acts of several people, beside a plain model', () => {
  let world: World;
  let app: RunningApp;
  let player: Player;
  let failure: string | undefined;

  const open = async () => {
    world = await createWorld();
    app = await startApp(world);
    player = await new Player(world, app).start();
  };
  const close = async () => {
    await player?.stop();
    await app?.close();
    await world?.dispose();
  };
  beforeAll(open);
  afterAll(close);

  it('what once went wrong goes right', async () => {
    const files = readdirSync(REGRESSIONS).filter((file) => file.endsWith('.json'));
    for (const file of files) {
      const kept = JSON.parse(readFileSync(`${REGRESSIONS}/${file}`, 'utf8')) as Operation[];
      expect([file, await player.play(kept)]).toEqual([file, undefined]);
    }
  });

  it('everybody sees exactly what the model says, after each step', async () => {
    const most = size(30, 20_000 / parts);
    let [played, differing] = [0, 0];
    const property = fc.asyncProperty(
      fc.array(operation, { minLength: 3, maxLength: isFull ? 7 : 12 }),
      async (sequence) => expect(await player.play(sequence)).toBeUndefined(),
    );
    for (let seed = FIRST_SEED + part; played < most && differing === 0; seed += parts) {
      if (played > 0) await close().then(open);
      const found = await fc.check(property, { numRuns: Math.min(PER_WORLD, most - played), seed });
      played += found.numRuns;
      if (!found.failed) continue;
      differing++;
      const sequence = found.counterexample?.[0] ?? [];
      keep(sequence);
      failure = `${JSON.stringify(sequence)}: ${String(found.errorInstance)}`;
    }
    figure('random sequences beside the model', played, { least: 20_000, scales: true });
    figure('random sequences: leaks and differences', differing, { most: 0 });
    expect(failure).toBeUndefined();
  }, 3_600_000);
});

/** Shrunk already: the shortest that still goes wrong. Commit the file with what repairs it. */
function keep(sequence: readonly Operation[]): void {
  mkdirSync(REGRESSIONS, { recursive: true });
  writeFileSync(`${REGRESSIONS}/${Date.now()}.json`, `${JSON.stringify(sequence, null, 2)}\n`);
}
