/** `npm run assure`: the suites whose ordinary run is a sample, at full size. Takes as long as it takes. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensure } from './ensure.mjs';
import { root } from './step.mjs';

const HEAVY = ['test/gap', 'test/holders', 'test/embedded-postgres', 'test/demo'];

await ensure();
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', jest, '--runInBand', ...HEAVY], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ASSURE: '1' },
});
process.exitCode = status ?? 1;
