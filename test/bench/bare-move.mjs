/**
 * Pausing a request and taking it up again, as one bare transaction: the statements the service ends up sending, in its
 * order. The pure evaluation of gaps is the product's own; the cases stand still, so that there is nothing to write after it.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const DIST = path.resolve(import.meta.dirname, '../../dist/libs');
const { GAP_DEFAULTS, HEEDED_EVENTS, evaluate, eventOf } = await import(at('domain/src/index.js'));
const { uuidv7 } = await import(at('kernel/src/index.js'));
const { difference } = await import(at('gap/src/difference.process.js'));

/** @param {string} file */
function at(file) {
  return pathToFileURL(path.join(DIST, file)).href;
}

const ONCE = `insert into idempotency (account_id, seat_id, key, operation, input_hash) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning key`;
const ENTER = 'select association_id as "associationId", may_open(id) as open from case_file where id = $1';
const CHANGE = `update referral set hold_reason = $3, hold_until = $4, hold_by = $5, version = version + 1
  where id = $1 and version = $2`;
const APPEND = `insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account,
    payload, correspondence_id)
  values ($1, $2, $3, $4, 'plan', array[$4::uuid], $5, app_today(), current_account(), $6, $7)`;

/**
 * @typedef {object} Move
 * @property {'hold' | 'release'} action
 * @property {string} referralId
 * @property {number} expectedVersion
 * @property {string} key
 * @property {string} [reason]
 * @property {string} [until]
 */
export class MoveTransaction {
  /** @param {{ nonworking: Set<string> }} calendar */
  constructor(calendar) {
    this.calendar = calendar;
  }

  /** @param {import('pg').Pool} pool */
  static async open(pool) {
    const client = await pool.connect();
    try {
      await client.query(`begin; set local role samsteg_app`);
      const { rows } = await client.query('select day::text as day from samsteg.nonworking_day');
      await client.query('commit');
      return new MoveTransaction({ nonworking: new Set(rows.map(({ day }) => day)) });
    } finally {
      client.release();
    }
  }

  /**
   * Answers the request as it now is.
   * @param {import('pg').PoolClient} client
   * @param {Move} move
   * @param {import('./stage.mjs').Person} who
   * @param {Buffer} hash
   */
  async make(client, { action, referralId, expectedVersion, key, reason, until }, who, hash) {
    await client.query(ONCE, [who.accountId, who.seatId, key, `${action}Referral`, hash]);
    const row = await this.load(client, referralId);
    if (row.version !== expectedVersion) throw new Error(`version ${row.version}, not ${expectedVersion}`);
    if (action === 'release') {
      const edge = [row.case_id, row.from_unit, row.to_unit, row.category];
      await client.query('select covering_edge($1, $2, $3, $4) is not null', edge);
    }
    const held = action === 'hold' ? [reason, until, who.unitId] : [null, null, null];
    const { rowCount } = await client.query(CHANGE, [row.id, row.version, ...held]);
    if (rowCount !== 1) throw new Error('somebody was first');
    await this.tell(client, row, action, reason, who);
    await client.query('update idempotency set object_id = $2 where key = $1', [key, referralId]);
    const { rows } = await client.query('select api.referral($1) as body', [referralId]);
    await this.look(client, row, who);
    return rows[0].body;
  }

  /**
   * The row as it is after the case lock.
   * @param {import('pg').PoolClient} client
   * @param {string} id
   */
  async load(client, id) {
    const seen = await client.query('select * from referral where id = $1', [id]);
    await client.query('select lock_case($1)', [seen.rows[0].case_id]);
    const entered = await client.query(ENTER, [seen.rows[0].case_id]);
    if (!entered.rows[0]?.open) throw new Error('the case does not open');
    return (await client.query('select * from referral where id = $1', [id])).rows[0];
  }

  /**
   * @param {import('pg').PoolClient} client
   * @param {Record<string, string>} row
   * @param {string} action
   * @param {string | undefined} reason
   * @param {import('./stage.mjs').Person} who
   */
  async tell(client, row, action, reason, who) {
    const id = uuidv7();
    const type = action === 'hold' ? 'referral_held' : 'referral_released';
    const payload = { ref: row.id, reason };
    await client.query(APPEND, [id, row.association_id, row.case_id, who.unitId, type, payload, row.id]);
    const other = row.from_unit === who.unitId ? row.to_unit : row.from_unit;
    await client.query(`select deliver('event', $1, $2, 'REPLY', null, null, $3)`, [id, other, uuidv7()]);
  }

  /**
   * Whether the unit's findings are still what its events say.
   * @param {import('pg').PoolClient} client
   * @param {Record<string, string>} row
   * @param {import('./stage.mjs').Person} who
   */
  async look(client, row, who) {
    const asked = [row.association_id, row.case_id, HEEDED_EVENTS, null, true];
    const { rows } = await client.query('select api.gap_ground($1, $2, $3, $4, $5) as ground', asked);
    const { today, events, coordinates, findings, limits } = rows[0].ground;
    if (limits.length > 0) throw new Error('the bench knows no limits but the product’s own');
    const viewpoint = { unit: who.unitId, coordinates };
    const found = evaluate(events.map(eventOf), GAP_DEFAULTS, this.calendar, today, viewpoint);
    if (difference(findings, found.findings, today).length > 0) throw new Error('the case does not stand still');
  }
}
