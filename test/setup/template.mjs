/**
 * Databases of the test cluster: made, copied and dropped. The default export is called once per run, before any test
 * and before anything is built: it clears away what an earlier run left. The template itself is laid by the first test
 * that asks for a world (`world-template.ts`), out of the sources.
 */
import pg from 'pg';

/** @param {string} clusterUrl */
export default async function clearDatabases(clusterUrl) {
  await onCluster(clusterUrl, async (client) => {
    const { rows } = await client.query(`select datname from pg_database where datname like 'samsteg\\_%'`);
    for (const { datname } of rows) await dropDatabase(client, datname);
  });
}

/**
 * @template T
 * @param {string} clusterUrl
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function onCluster(clusterUrl, work) {
  const client = new pg.Client(clusterUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {string} name
 * @param {string} [template]
 */
export async function createDatabase(client, name, template = 'template1') {
  await client.query(`create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)}`);
}

/**
 * From now on it can only be copied.
 * @param {pg.Client} client
 * @param {string} name
 */
export async function sealTemplate(client, name) {
  await client.query(`alter database ${client.escapeIdentifier(name)} is_template true`);
}

/**
 * With whoever is connected to it.
 * @param {pg.Client} client
 * @param {string} name
 */
export async function dropDatabase(client, name) {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) return;
  await client.query(`alter database ${client.escapeIdentifier(name)} is_template false`);
  await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
}
