/**
 * A throw-away PostgreSQL in a folder of its own, so that nothing else is touched. When it runs it says {url, pid} on one
 * line. It lives as long as its standard input; after the line `keep`, answered by `kept`, until SIGTERM. Its folder ends
 * with it.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startPostgres } from '../libs/platform/embedded-postgres/index.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'samsteg-scratch-'));
chmodSync(folder, 0o755); // the account PostgreSQL runs as must come through; the password's file is closed to others
const running = await startPostgres({ dataFolder: folder, name: 'scratch', durable: false }).catch((error) => {
  rmSync(folder, { recursive: true, force: true });
  throw error;
});

let isKept = false;
let isEnding = false;
async function end() {
  if (isEnding) return;
  isEnding = true;
  await running.stop();
  for (const place of [running.dataDirectory, folder]) rmSync(place, { recursive: true, force: true });
  process.exit(0);
}

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => void end());
createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line !== 'keep') return;
    isKept = true;
    console.log('kept');
  })
  .on('close', () => {
    if (!isKept) void end();
  });
setInterval(() => {}, 1_000_000); // a running database alone keeps no process alive
console.log(JSON.stringify({ url: running.url, pid: process.pid }));
