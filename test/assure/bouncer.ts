import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** PgBouncer where Debian puts it; nothing when it is not on this machine. scripts/assure.mjs installs it when it may. */
export function findBouncer(): string | undefined {
  return ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((file) => spawnSync(file, ['--version']).status === 0);
}

/** A pooler in front of one database, in transaction mode with three connections, on a port of its own. */
export async function startBouncer(bouncer: string, url: string): Promise<{ url: string; stop(): Promise<void> }> {
  const there = new URL(url);
  const port = await freePort();
  const place = mkdtempSync(path.join(tmpdir(), 'samsteg-bouncer-'));
  const users = path.join(place, 'users.txt');
  const database = there.pathname.slice(1);
  writeFileSync(users, `"${there.username}" "${there.password}"\n`);
  writeFileSync(
    path.join(place, 'pgbouncer.ini'),
    `[databases]\n${database} = host=127.0.0.1 port=${there.port} dbname=${database}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nauth_type = plain\nauth_file = ${users}\npool_mode = transaction\ndefault_pool_size = 3\nmax_client_conn = 200\nunix_socket_dir =\nignore_startup_parameters = extra_float_digits,options\n`,
  );
  chmodSync(place, 0o755); // it refuses to run as root, and reads its files as nobody
  const who = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const child = spawn(bouncer, [path.join(place, 'pgbouncer.ini')], { stdio: 'ignore', ...who });
  await answers(port);
  const here = new URL(url);
  here.hostname = '127.0.0.1';
  here.port = String(port);
  return {
    url: here.href,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(place, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGKILL');
      }),
  };
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isThere = await new Promise((resolve) => {
      const socket = createConnection(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.unref();
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('pgbouncer does not answer');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
