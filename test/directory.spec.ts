import { DirectoryModule, ProgrammeLookup, UnitLookup } from '#directory';
import { openServices, type Services } from './setup/services.js';
import { createWorld, type World } from './setup/world.js';

let world: World;
let services: Services;
beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, DirectoryModule);
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

describe('what rules ask of a unit', () => {
  it('is the same for everybody signed in', async () => {
    const facts = await services.as(world.accounts.x1, () => services.of(UnitLookup).find(world.units.psy.id));
    expect(facts).toMatchObject({ agencyKind: 'region', kind: 'healthCare', secrecy: 'healthCare', closed: false });
  });
});

describe('what rules ask of a programme', () => {
  const find = (id: string) => services.as(world.accounts.ame, () => services.of(ProgrammeLookup).find(id));

  it('says who runs it, for how many and how long, and that it takes requests', async () => {
    expect(await find(world.programmes.open)).toMatchObject({
      operatingUnitId: world.units.pro.id,
      places: 2,
      plannedWeeks: 12,
      intake: { takes: true },
    });
  });

  it('says why it takes none', async () => {
    expect((await find(world.programmes.idle))?.intake).toEqual({ takes: false, reason: 'noOperatingUnit' });
    expect(await find('no-such-programme')).toBeUndefined();
  });
});
