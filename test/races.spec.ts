import { figure, size } from './assure/figures.js';
import { runRaces } from './races.js';
import { createWorld } from './setup/world.js';

/** A sample of each kind; the assurance run plays the same in full size. */
it('what is taken away while somebody saves, reads or takes over has one order, leaks nothing and loses no text', async () => {
  const world = await createWorld();
  try {
    const rounds = size(3, 210);
    const kinds = Object.entries(await runRaces(world, { rounds, seed: 20_260_112 }));
    const wrong = kinds.filter(([, { leaks, lostTexts, doubleWins }]) => leaks + lostTexts + doubleWins > 0);
    figure('races of each kind of taking away against saving and reading', rounds, { least: 200, scales: true });
    figure('races: kinds', kinds.length, { least: 9 });
    figure('races: kinds with a leak, a lost text or a double win', wrong.length, { most: 0 });
    expect(wrong).toEqual([]);
    expect(kinds.filter(([, counts]) => counts.rounds < rounds)).toEqual([]);
  } finally {
    await world.dispose();
  }
}, 1_800_000);
