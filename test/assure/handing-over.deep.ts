import { randomUUID } from 'node:crypto';
import { CaseService, ReleaseService } from '#cases';
import { ConsentModule } from '#consent';
import { FlowModule } from '#flow';
import { StaffingModule, StaffingQueries, StaffingService } from '#staffing';
import { openServices } from '../setup/services.js';
import type { Services } from '../setup/services.js';
import { createWorld } from '../setup/world.js';
import type { AccountKey, World } from '../setup/world.js';
import { figure, size } from './figures.js';

/** Two at once over what one colleague has: she herself, her manager, and the lock. Whoever comes first has done it, whole. */
describe('what a leaver has, handed over by two at once', () => {
  let world: World;
  let services: Services;
  const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
  beforeAll(async () => {
    world = await createWorld();
    services = await openServices(world, ConsentModule, FlowModule, StaffingModule);
  });
  afterAll(async () => {
    await services?.close();
    await world?.dispose();
  });

  it.each(['manager and herself', 'manager and the lock'])(
    '%s: one order, nothing split, nothing in two hands',
    async (kind) => {
      const rounds = size(2, 210);
      const { ame, manager, cleared, deputy } = world.accounts;
      let wrong = 0;
      for (let round = 0; round < rounds; round++) {
        const cases: string[] = [];
        for (let n = 0; n < 3; n++)
        cases.push(await as('ame', () => services.of(CaseService).open({ key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson' }))); // prettier-ignore
        const { steps } = await as('manager', () => services.of(StaffingQueries).stepsOf(ame.accountId));
        const given = (to: string) =>
        steps.filter(({ id }) => cases.includes(id)).map(({ id, version }) => ({ kind: 'case' as const, id, version, toAccountId: to })); // prettier-ignore
        const hand = (who: AccountKey, to: string) =>
        as(who, () => services.of(StaffingService).handOver({ key: randomUUID(), accountId: ame.accountId, steps: given(to) })).then(() => true, () => false); // prettier-ignore
        const other = async () => {
          if (kind === 'manager and herself') return hand('ame', deputy.accountId);
          await world.sql('update account set locked_at = app_now() where id = $1', [ame.accountId]);
          await services.of(ReleaseService).releaseOrphans();
          return true;
        };
        const both = [() => hand('manager', cleared.accountId), other];
        const won = await Promise.all((round % 2 ? both : both.reverse()).map((begin) => begin()));
        const holders = await world.sql<{ caseworker: string | null; n: number }>(
          'select caseworker, count(*)::int as n from unit_case where case_id = any($1) and owner_unit = $2 group by caseworker',
          [cases, manager.unitId],
        );
        const split = kind === 'manager and herself' && (holders.length !== 1 || won.filter(Boolean).length !== 1);
        if (split || holders.some(({ caseworker }) => caseworker === ame.accountId)) wrong++;
        await world.sql('update account set locked_at = null where id = $1', [ame.accountId]);
      }
      figure(`handing over, ${kind}: rounds`, rounds, { least: 200, scales: true });
      figure('handing over: split, or left with who has gone', wrong, { most: 0 });
      expect(wrong).toBe(0);
    },
    1_800_000,
  );
});
