import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findRunning, startPostgres } from '../libs/platform/embedded-postgres/index.mjs';

const SERVE = path.resolve('test/setup/serve-postgres.mjs');
const NAME = 'kill';
const CYCLES = 12;
const COMMITTERS = 8;

interface Launcher {
  readonly process: ChildProcess;
  readonly url: string;
  readonly dataDirectory: string;
  readonly watchPid: number;
}

let dataFolder: string;
let latest: ChildProcess | undefined;

beforeAll(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'samsteg-kill-'));
  chmodSync(dataFolder, 0o755); // else root's PostgreSQL would go to its shared folder
});
afterAll(() => {
  latest?.kill('SIGKILL'); // only a failed test leaves one
  rmSync(dataFolder, { recursive: true, force: true });
});

test('no acknowledged commit is lost when launcher, watchdog and postmaster are killed', async () => {
  const acknowledged = new Set<number>();
  let clients: Promise<void>[] = []; // of the cycle before: an orphan serves them until the next launch ends it
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const launcher = await launch();
    await Promise.all(clients);
    expect(await missing(launcher, acknowledged)).toEqual([]);

    clients = Array.from({ length: COMMITTERS }, () => commitUntilCut(launcher, acknowledged));
    clients.push(occupy(launcher));
    const enough = acknowledged.size + 5 * COMMITTERS;
    while (acknowledged.size < enough) await pause(20);
    await pause(40 * (cycle % 7));
    for (const pid of victims(launcher, cycle)) process.kill(pid, 'SIGKILL');
  }
  const last = await launch();
  await Promise.all(clients);
  expect(await missing(last, acknowledged)).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(CYCLES * 5 * COMMITTERS);
  await stop(last);
}, 300_000);

test('a second launcher is refused, with the process id of the first', async () => {
  const first = await launch();
  await expect(startPostgres({ dataFolder, name: NAME })).rejects.toThrow(`is in use by process ${first.process.pid}`);
  await stop(first);
});

test('a running database is found by its folder and name, and only then', async () => {
  expect(findRunning({ dataFolder, name: NAME })).toBeUndefined();
  const launcher = await launch();
  expect(findRunning({ dataFolder, name: NAME })).toBe(launcher.url);
  await stop(launcher);
  expect(findRunning({ dataFolder, name: NAME })).toBeUndefined();
  expect(findRunning({ dataFolder, name: 'never-made' })).toBeUndefined();
});

test('the state file can be read by its owner alone, and a cluster without it is left untouched', async () => {
  const stateFile = path.join(dataFolder, `${NAME}-pg18.json`);
  expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  const dataDirectory = path.join(dataFolder, `${NAME}-pg18`);
  rmSync(stateFile);
  await expect(startPostgres({ dataFolder, name: NAME })).rejects.toThrow('Put that file back');
  expect(existsSync(path.join(dataDirectory, 'PG_VERSION'))).toBe(true);
});

test('Swedish order is the order of the database', async () => {
  const { url, stop: end } = await startPostgres({ dataFolder, name: 'order', port: 25590, durable: false });
  const client = await connect(url);
  const { rows } = await client.query<{ word: string }>(
    `select word from unnest(array['Örn', 'Ask', 'Ärla', 'Zeta', 'Åke']) word order by word`,
  );
  await client.end();
  await end();
  expect(rows.map(({ word }) => word)).toEqual(['Ask', 'Zeta', 'Åke', 'Ärla', 'Örn']);
});

/** Starts a launcher in a process of its own, as `npm start` does. */
async function launch(): Promise<Launcher> {
  const child = spawn(process.execPath, [SERVE, dataFolder, NAME, '25500'], { stdio: ['pipe', 'pipe', 'inherit'] });
  latest = child;
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the launcher ended before it was ready'))),
  ])) as [Buffer];
  const said = JSON.parse(line.toString()) as Omit<Launcher, 'process'>;
  return { process: child, ...said };
}

async function stop(launcher: Launcher): Promise<void> {
  launcher.process.kill('SIGTERM');
  await once(launcher.process, 'exit');
}

/** Whom this cycle kills: the launcher, then also its watchdog, then also the postmaster. */
function victims(launcher: Launcher, cycle: number): number[] {
  const postmaster = Number(readFileSync(path.join(launcher.dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const launcherPid = launcher.process.pid!;
  return [[launcherPid], [launcher.watchPid, launcherPid], [postmaster, launcher.watchPid, launcherPid]][cycle % 3]!;
}

/** Acknowledged numbers that the database does not have. */
async function missing(launcher: Launcher, acknowledged: ReadonlySet<number>): Promise<number[]> {
  const client = await connect(launcher.url);
  await client.query('create table if not exists written (id int primary key, filler text)');
  const { rows } = await client.query<{ id: number }>('select id from written');
  await client.end();
  const present = new Set(rows.map(({ id }) => id));
  return [...acknowledged].filter((id) => !present.has(id));
}

let lastNumber = 0;

/** Writes one number per transaction and notes it only once the commit is acknowledged, until the server is gone. */
async function commitUntilCut(launcher: Launcher, acknowledged: Set<number>): Promise<void> {
  try {
    const client = await connect(launcher.url);
    for (;;) {
      const id = ++lastNumber;
      await client.query('begin');
      await client.query('insert into written values ($1, $2)', [id, 'x'.repeat(200)]);
      await client.query('commit');
      acknowledged.add(id);
    }
  } catch (error) {
    expect(String(error)).toMatch(/terminat|ECONN|not queryable|EPIPE|shutting down/i);
  }
}

/** A backend deep in work, which does not notice at once that its postmaster is dead. */
async function occupy(launcher: Launcher): Promise<void> {
  const work = 'do $$ declare x int; begin for i in 1..2000000000 loop x := i; end loop; end $$';
  const client = connect(launcher.url);
  await client.then((one) => one.query(work)).catch(() => undefined); // being cut off is what it is for
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined); // a killed server also tells idle clients; the queries report it
  await client.connect();
  return client;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
