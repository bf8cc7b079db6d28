import { figure, size } from './assure/figures.js';
import { runRaces } from './races.js';
import { createWorld } from './setup/world.js';

/** A sample of each kind; the assurance run plays the same in full size. */
it('what is taken away while somebody saves, reads or takes over has one order, leaks nothing and loses no text', async () => {
  const world = await createWorld();
  try {
    const { kinds, ...counts } = await runRaces(world, { rounds: size(27, 1_890), seed: 20_260_112 });
    figure('races of taking away against saving and reading', counts.rounds, { least: 1_800, scales: true });
    figure('races, of the kind run least', Math.min(...Object.values(kinds)), { least: 200, scales: true });
    figure('races: leaks, lost texts and double wins', counts.leaks + counts.lostTexts + counts.doubleWins, {
      most: 0,
    });
    expect(counts).toEqual({ rounds: size(27, 1_890), leaks: 0, lostTexts: 0, doubleWins: 0 });
    expect(Math.min(...Object.values(kinds))).toBeGreaterThan(2);
  } finally {
    await world.dispose();
  }
}, 1_800_000);
