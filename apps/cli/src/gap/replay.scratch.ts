import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../database/root.js';

/** A database server that nobody else uses. */
export interface Scratch {
  /** As superuser. */
  readonly url: string;
  /** The process that keeps it: ending it removes everything. */
  readonly pid: number;
  /** Lets it go on after this process has ended. */
  keep(): Promise<void>;
  /** Ends it, and removes what it held. */
  drop(): Promise<void>;
}

/** Starts a throw-away PostgreSQL. Unless it is kept, it ends with this process, however that ends. */
export async function openScratch(): Promise<Scratch> {
  const script = path.join(projectRoot(), 'scripts/scratch-postgres.mjs');
  // nothing of ours is inherited: a kept server must not hold a terminal or a pipe open
  const keeper = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  let said = '';
  keeper.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-2000)));
  const lines = createInterface({ input: keeper.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const line = await lines.next();
    if (line.done) throw new Error(`PostgreSQL did not start:\n${said}`);
    return line.value;
  };
  const { url, pid } = JSON.parse(await nextLine()) as { url: string; pid: number };
  const drop = () => {
    keeper.stdin.end();
    return ended;
  };
  const keep = async () => {
    keeper.stdin.write('keep\n');
    await nextLine();
    keeper.stdin.end();
    for (const stream of [keeper.stdout, keeper.stderr]) stream.destroy();
    keeper.unref();
  };
  return { url, pid, keep, drop };
}
