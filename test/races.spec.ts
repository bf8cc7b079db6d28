import { runRaces } from './races.js';
import { createWorld } from './setup/world.js';

/** A sample; the assurance run plays the same in full size. */
it('what is taken away while somebody saves, reads or takes over has one order, leaks nothing and loses no text', async () => {
  const world = await createWorld();
  try {
    const counts = await runRaces(world, { rounds: 24, seed: 20_260_112 });
    expect(counts).toEqual({ rounds: 24, leaks: 0, lostTexts: 0, doubleWins: 0 });
  } finally {
    await world.dispose();
  }
});
