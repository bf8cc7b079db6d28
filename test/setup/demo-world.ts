import { randomBytes } from 'node:crypto';
import { demoPassword } from '../../apps/cli/src/demo/accounts.js';
import { loadDemo } from '../../apps/cli/src/demo/load.js';
import { prepare } from '../../apps/cli/src/prepare.js';
import type { Day } from '#kernel';
import { createDatabase, onCluster } from './template.mjs';
import { RUNTIME_PASSWORD, clusterAddress } from './world-template.js';
import { keysForThisRun, openWorld } from './world.js';
import type { World } from './world.js';

/** The demonstration as its visitors meet it, with fewer cases: the accounts are its own, and so are their passwords. */
export async function createDemoWorld(clock: Day, size = 120): Promise<World> {
  keysForThisRun();
  const name = `samsteg_demo_${randomBytes(6).toString('hex')}`;
  const url = new URL(clusterAddress());
  url.pathname = `/${name}`;
  await onCluster(clusterAddress(), (client) => createDatabase(client, name));
  const load: typeof loadDemo = (context) => loadDemo({ ...context, size });
  await prepare({ ownerUrl: url.href, runtimePassword: RUNTIME_PASSWORD, demo: true, clock, loadDemo: load });
  return openWorld(name, url.href, { clock, passwordOf: demoPassword });
}
