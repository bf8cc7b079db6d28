import { setTimeout as sleep } from 'node:timers/promises';
import type { Break, HeadRow } from '#audit';
import { agencies, verifyAgency } from '../../apps/cli/src/audit/chain.js';
import type { OwnerConnection } from '../../apps/cli/src/database/connection.js';
import type { World } from '../setup/world.js';

const LEFT = `select count(*)::int as n from sealable r
  where not exists (select 1 from sealed_row l where l.stream = r.stream and l.row_id = r.row_id)`;

/** Seals everything there is. Other databases of the cluster have transactions too, and sealing waits for them. */
export async function sealAll(world: World): Promise<void> {
  const left = async () => (await world.sql<{ n: number }>(LEFT))[0]!.n;
  for (let tries = 0; tries < 200 && (await left()) > 0; tries++) {
    await world.sql('select seal_log(100000)');
    await sleep(50);
  }
  expect(await left()).toBe(0);
}

/** What `samsteg audit verify` finds in the chains of all authorities. */
export async function faultsOf(owner: OwnerConnection, kept: readonly HeadRow[] = []): Promise<Break[]> {
  const found = [];
  for (const { id } of await agencies(owner)) found.push(await verifyAgency(owner, id, kept));
  return found.filter((fault) => fault !== null);
}
