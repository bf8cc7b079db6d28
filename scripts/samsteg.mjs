/** `npm run -s samsteg -- …`: the command line, built first if need be. Says nothing of its own on standard output. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensure } from './ensure.mjs';
import { keptKeys } from './keys.mjs';
import { dataFolder } from './settings.mjs';
import { fail, root } from './step.mjs';

await ensure({ parts: ['server'] }).catch(fail);
const child = spawn(process.execPath, [path.join(root, 'dist/apps/cli/src/main.js'), ...process.argv.slice(2)], {
  cwd: root,
  env: { ...keptKeys(dataFolder()), ...process.env, SAMSTEG_DATA: dataFolder() },
  stdio: 'inherit',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('error', fail);
child.on('exit', (code) => process.exit(code ?? 1));
