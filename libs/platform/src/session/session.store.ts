import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Actor } from '../actor/actor.js';
import { POOL } from '../database/database.module.js';

const LIFETIME = '10 hours';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Sessions live in PostgreSQL under the hash of an opaque token; the browser holds the token, the database never does. */
@Injectable()
export class SessionStore {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async open(accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.pool.query('select samsteg.open_session($1, $2, $3)', [hashOf(token), accountId, LIFETIME]);
    return token;
  }

  async close(token: string): Promise<void> {
    await this.pool.query('select samsteg.close_session($1)', [hashOf(token)]);
  }

  /** Who this cookie is, in the seat asked for (or the first of her seats); undefined when any of it no longer holds. */
  async actorOf(token: string | undefined, seatId: string | undefined): Promise<Actor | undefined> {
    if (!token || (seatId !== undefined && !UUID.test(seatId))) return undefined;
    const { rows } = await this.pool.query<Actor>(
      `select account_id as "accountId", username, account_name as name, seat_id as "seatId", unit_id as "unitId", roles
       from samsteg.session_actor($1, $2)`,
      [hashOf(token), seatId ?? null],
    );
    return rows[0];
  }
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
