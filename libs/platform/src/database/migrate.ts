import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { syncCodeTables } from './code-tables.js';

export interface MigrateOptions {
  /** A superuser's or owner's address: never the one the API uses. */
  readonly ownerUrl: string;
  /** The project's root: migrations/ and libs/<name>/src/sql/ lie in it. */
  readonly root: string;
  /** The password samsteg_rt gets; undefined leaves it as it is. */
  readonly runtimePassword?: string;
}

/** Numbered SQL files, each once, each in its own transaction; then the repeatable ones whose text has changed; then the codes. */
export async function migrate({ ownerUrl, root, runtimePassword }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(`create schema if not exists ledger`);
    await client.query(
      `create table if not exists ledger.migration (name text primary key, hash text not null, at timestamptz not null default now())`,
    );
    const done = new Map(
      (await client.query<{ name: string; hash: string }>('select name, hash from ledger.migration')).rows.map((r) => [
        r.name,
        r.hash,
      ]),
    );
    const applied = [...(await numbered(client, root, done)), ...(await repeatable(client, root, done))];
    await syncCodeTables(client);
    if (runtimePassword) await setRuntimePassword(client, runtimePassword);
    return applied;
  } finally {
    await client.end();
  }
}

async function numbered(client: pg.Client, root: string, done: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = path.join(root, 'migrations');
  const applied: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(path.join(folder, name), 'utf8');
    const known = done.get(name);
    if (known && known !== hashOf(text))
      throw new Error(`${name} was changed after it had been applied: write a new migration instead`);
    if (known) continue;
    await apply(client, name, text);
    applied.push(name);
  }
  return applied;
}

async function repeatable(client: pg.Client, root: string, done: ReadonlyMap<string, string>): Promise<string[]> {
  const applied: string[] = [];
  const files = (await readdir(path.join(root, 'libs'), { recursive: true }))
    .filter((file) => /^[a-z]+\/src\/sql\/[\w-]+\.sql$/.test(file))
    .sort();
  for (const file of files) {
    const text = await readFile(path.join(root, 'libs', file), 'utf8');
    if (done.get(file) === hashOf(text)) continue;
    await apply(client, file, `set local role samsteg_owner; set local search_path = samsteg;\n${text}`, text);
    applied.push(file);
  }
  return applied;
}

async function apply(client: pg.Client, name: string, sql: string, hashed: string = sql): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('reset role; reset search_path');
    await client.query(
      'insert into ledger.migration (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash, at = now()',
      [name, hashOf(hashed)],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** A statement that takes no parameters gets its value as a setting, so that no SQL is built from strings. */
async function setRuntimePassword(client: pg.Client, password: string): Promise<void> {
  await client.query(`select set_config('samsteg.runtime_password', $1, false)`, [password]);
  await client.query(
    `do $$ begin execute format('alter role samsteg_rt password %L', current_setting('samsteg.runtime_password')); end $$`,
  );
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
