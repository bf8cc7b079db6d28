import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { openIdentity } from '#platform';

/**
 * What a run leaves behind is kept until its end, where `traces.mjs` looks for the personnummer that were used in it:
 * the log, what GraphQL answered, what the pages said, and every column of every database.
 */
export function leave(name: string, text: string): void {
  const { SAMSTEG_TRACES: folder } = process.env;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(path.join(folder, name), `${text}\n`);
}

const ALL_ROWS = `do $$ declare t text; begin
  create temp table traced (t text);
  for t in select c.relname from pg_class c where c.relnamespace in ('samsteg'::regnamespace, 'ledger'::regnamespace) and c.relkind = 'r' loop
    execute format('insert into traced select %L || x::text from %s x', t || ': ',
      (select c.oid::regclass from pg_class c where c.relname = t and c.relnamespace in ('samsteg'::regnamespace, 'ledger'::regnamespace) limit 1));
  end loop;
end $$`;

/** Called when a world is disposed of: its rows, and aside from them the numbers it knew. */
export async function leaveDatabase(owner: pg.Client): Promise<void> {
  if (!process.env.SAMSTEG_TRACES) return;
  const sealed = await owner.query<{ id: string; seal: Buffer }>(
    'select id, pnr_cipher as seal from samsteg.person where pnr_cipher is not null',
  );
  for (const { id, seal } of sealed.rows) {
    try {
      leave('numbers', openIdentity(seal, id));
    } catch {
      // a test broke this seal, or took its key away
    }
  }
  await owner.query(ALL_ROWS);
  const { rows } = await owner.query<{ t: string }>('select t from traced');
  leave('database.txt', rows.map(({ t }) => t).join('\n'));
}
