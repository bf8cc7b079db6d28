/**
 * The yardstick: node:http and pg with the same pool, the same identity statement, the same SQL functions, and so the same
 * roles and row-level security. It is told who asks: no session, no guard, no GraphQL, no validation, no words.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { MoveTransaction } from './bare-move.mjs';
import { TAKE_ON_IDENTITY } from './identity.mjs';

/** @type {Record<string, import('./stage.mjs').Person>} */
const people = JSON.parse(process.env.BENCH_PEOPLE ?? '{}');
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE ?? 10) });
const moves = await MoveTransaction.open(pool);

const INBOX = `select l.list::text as body, l.list -> 'caseIds' as "caseIds"
  from (select api.referral_list('in', 'open', $1, null, null) as list offset 0) l`;
const NOTE = `insert into access_entry (unit_id, account_id, seat_id, kind, case_ids, ground, denied)
  values ($1, $2, $3, $4, $5, null, false)`;

/**
 * @typedef {(client: pg.PoolClient, asked: any, who: import('./stage.mjs').Person) => Promise<string>} Work
 * @type {Record<string, Work>}
 */
const WORK = {
  async '/open'(client, { caseId }) {
    const { rows } = await client.query('select api.case_page($1)::text as body, app_today()::text as today', [caseId]);
    return rows[0].body;
  },
  async '/inbox'(client, { first }, who) {
    const { rows } = await client.query(INBOX, [first]);
    await client.query(NOTE, [who.unitId, who.accountId, who.seatId, 'inbox', rows[0].caseIds]);
    return rows[0].body;
  },
  async '/move'(client, asked, who) {
    const hash = createHash('sha256').update(JSON.stringify(asked)).digest();
    const body = await moves.make(client, asked, who, hash);
    await client.query(NOTE, [who.unitId, who.accountId, who.seatId, 'open', [body.case.id]]);
    return JSON.stringify(body);
  },
};

/**
 * @param {string} url
 * @param {any} asked
 */
async function answer(url, asked) {
  const [who, work] = [people[asked.who], WORK[url]];
  if (!who || !work) throw new Error(`nobody asks ${url}`);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(TAKE_ON_IDENTITY, [who.accountId, who.seatId, who.unitId, who.roles.join(','), 'user']);
    const body = await work(client, asked, who);
    await client.query('commit');
    return body;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    answer(request.url ?? '', JSON.parse(Buffer.concat(chunks).toString())).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0)); // whoever started us is gone
