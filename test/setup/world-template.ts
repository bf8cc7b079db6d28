import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { migrate } from '#platform';
import { createDatabase, dropDatabase, onCluster, sealTemplate } from './template.mjs';
import { ACCOUNTS, ASSOCIATIONS, PROGRAMMES, UNITS } from './directory.js';

const TEMPLATE = 'samsteg_template';
const LAYING = 7_403;
/** What samsteg_rt signs in with in every test of a run: the role belongs to the cluster, not to one database. */
export const RUNTIME_PASSWORD = 'runtime';
/** What every account of a world signs in with. */
export const PASSWORD = 'provlösenord';
const CHEAP = { algorithm: 2, memoryCost: 1024, timeCost: 1, parallelism: 1 };

/** Makes a database out of the template, which the first caller of a run lays; the others wait for it. */
export async function createFromTemplate(clusterUrl: string, name: string): Promise<string> {
  await onCluster(clusterUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LAYING]);
    const laid = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [TEMPLATE]);
    if (laid.rowCount === 0) await lay(client, clusterUrl);
    await client.query('select pg_advisory_unlock($1)', [LAYING]);
    await createDatabase(client, name, TEMPLATE);
  });
  return databaseAt(clusterUrl, name);
}

/** An empty database; whoever makes roles in it does so alone, as they belong to the cluster. */
export function withEmptyDatabase<T>(name: string, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const clusterUrl = clusterAddress();
  return onCluster(clusterUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LAYING]);
    await createDatabase(client, name);
    try {
      return await work(databaseAt(clusterUrl, name));
    } finally {
      await dropDatabase(client, name);
    }
  });
}

export function clusterAddress(): string {
  const url = process.env.TEST_CLUSTER_URL;
  if (!url) throw new Error('TEST_CLUSTER_URL is not set: run by jest, whose global setup starts PostgreSQL');
  return url;
}

function databaseAt(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function lay(client: pg.Client, clusterUrl: string): Promise<void> {
  await dropDatabase(client, TEMPLATE);
  await createDatabase(client, TEMPLATE);
  const url = databaseAt(clusterUrl, TEMPLATE);
  await migrate({ ownerUrl: url, root: process.cwd(), runtimePassword: RUNTIME_PASSWORD });
  await onCluster(url, fill);
  await sealTemplate(client, TEMPLATE);
}

async function fill(client: pg.Client): Promise<void> {
  const written: Record<string, unknown[]> = {
    associations: [...ASSOCIATIONS],
    units: Object.entries(UNITS).map(([code, unit]) => ({ code, ...unit })),
    accounts: Object.entries(ACCOUNTS).map(([username, account]) => ({ username, ...account })),
    programmes: Object.values(PROGRAMMES),
  };
  await client.query('set search_path = samsteg');
  await client.query(`insert into database_mode (mode) values ('test')`);
  await client.query('begin');
  await client.query('select set_config($1, $2, true)', ['test.hash', await hash(PASSWORD, CHEAP)]);
  for (const [what, text] of FILLING) await client.query(text, [JSON.stringify(written[what])]);
  await client.query('commit');
}

const FILLING: readonly (readonly [what: string, text: string])[] = [
  [
    'associations',
    `insert into association (id, code, name)
     select uuidv7(), r.code, r.name from jsonb_to_recordset($1::jsonb) as r (code text, name text)`,
  ],
  [
    'units',
    `insert into agency (id, name, kind)
     select uuidv7(), r.agency, r."agencyKind" from (
       select distinct agency, "agencyKind" from jsonb_to_recordset($1::jsonb) as r (agency text, "agencyKind" text)) r`,
  ],
  [
    'units',
    `insert into unit (id, code, agency_id, name, kind, secrecy, municipality)
     select uuidv7(), r.code, a.id, r.name, r.kind, r.secrecy, r.municipality
     from jsonb_to_recordset($1::jsonb) as r (code text, agency text, name text, kind text, secrecy text, municipality text)
       join agency a on a.name = r.agency`,
  ],
  [
    'units',
    `insert into unit_association (unit_id, association_id)
     select u.id, a.id from jsonb_to_recordset($1::jsonb) as r (code text, associations text[])
       join unit u on u.code = r.code join association a on a.code = any(r.associations)`,
  ],
  [
    'accounts',
    `insert into account (id, username, name, password_hash)
     select uuidv7(), r.username, r.name, current_setting('test.hash')
     from jsonb_to_recordset($1::jsonb) as r (username text, name text)`,
  ],
  [
    'accounts',
    `insert into seat (id, account_id, unit_id, roles)
     select uuidv7(), a.id, u.id, r.roles from jsonb_to_recordset($1::jsonb) as r (username text, unit text, roles text[])
       join account a on a.username = r.username join unit u on u.code = r.unit`,
  ],
  [
    'programmes',
    `insert into programme (id, association_id, name, neutral_label, health_revealing, kind, operating_unit, open_from, places,
       planned_weeks, intervention_kind, status, municipalities, config)
     select r.id, a.id, r.name, r."neutralLabel", r."neutralLabel" is not null, 'individual', u.id, '2025-01-01', r.places,
       r."plannedWeeks", r."interventionKind", 'active', array['Provby'],
       '{"statusPeriods": [], "targetGroup": null, "owner": null}'
     from jsonb_to_recordset($1::jsonb) as r (id text, name text, "neutralLabel" text, "operatingUnit" text, places int,
         "plannedWeeks" int, "interventionKind" text)
       join association a on a.code = 'test' left join unit u on u.code = r."operatingUnit"`,
  ],
];
