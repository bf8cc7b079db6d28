import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Refusal } from '#kernel';
import type { Actor, SignInMethod } from '../actor/actor.js';
import { POOL } from '../database/database.module.js';
import { openIdentity } from '../secret/identity.seal.js';
import { settings } from '../settings.js';

const LIFETIME = '10 hours';
/** Written no more often than this. */
const TOUCH_MS = 60_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How somebody came in: what her session remembers besides who she is. */
export interface Entry {
  readonly accountId: string;
  readonly method: SignInMethod;
  readonly assurance: number;
  /** Kind of browser, in a word. */
  readonly agent: string;
  /** What signing out at the provider asks for, sealed. */
  readonly providerToken?: Buffer;
}

interface ActorRow extends Omit<Actor, 'verifiedAt'> {
  readonly verifiedMs: number;
  readonly unseenMs: number;
}

const ACTOR = `select account_id as "accountId", username, account_name as name, seat_id as "seatId", unit_id as "unitId", roles,
    session_id as "sessionId", method, loa as assurance,
    (extract(epoch from verified_for) * 1000)::float8 as "verifiedMs", (extract(epoch from unseen_for) * 1000)::float8 as "unseenMs"
  from samsteg.session_actor($1, $2)`;

/** Sessions live in PostgreSQL under the hash of an opaque token; the browser holds the token, the database never does. */
@Injectable()
export class SessionStore {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async open({ accountId, method, assurance, agent, providerToken }: Entry): Promise<string> {
    const token = newToken();
    const { rows } = await this.pool.query<{ opened: boolean }>(
      'select samsteg.open_session($1, $2, $3, make_interval(mins => $4), $5, $6, $7, $8) as opened',
      [hashOf(token), accountId, LIFETIME, settings().idleMinutes, method, assurance, agent, providerToken ?? null],
    );
    if (!rows[0]?.opened) throw new Refusal('UNAUTHENTICATED'); // locked while she signed in
    return token;
  }

  /** The same session under a new token, verified now. Undefined when it was over, or another's. */
  renew(token: string, accountId: string, assurance: number): Promise<string | undefined> {
    return this.renewHashed(hashOf(token), accountId, assurance);
  }

  /** The same, by a hash that was kept while she was at her provider: her cookie does not come back from there. */
  async renewHashed(session: Buffer, accountId: string, assurance: number): Promise<string | undefined> {
    const fresh = newToken();
    const { rows } = await this.pool.query<{ renewed: boolean }>(
      'select samsteg.renew_session($1, $2, $3, $4) as renewed',
      [session, accountId, hashOf(fresh), assurance],
    );
    return rows[0]?.renewed ? fresh : undefined;
  }

  /** Whether it still opens something, whosever it is. */
  async isOpen(session: Buffer): Promise<boolean> {
    const { rows } = await this.pool.query('select 1 from samsteg.session_actor($1, null)', [session]);
    return rows.length > 0;
  }

  /** Answers what signing out at the provider asks for, opened; undefined when there was none. */
  async close(token: string): Promise<string | undefined> {
    const text = 'select account_id as "accountId", provider_token as sealed from samsteg.close_session($1)';
    const { rows } = await this.pool.query<{ accountId: string; sealed: Buffer | null }>(text, [hashOf(token)]);
    const [closed] = rows;
    if (!closed?.sealed) return undefined;
    try {
      return openIdentity(closed.sealed, closed.accountId);
    } catch {
      return undefined; // its key was retired: she is signed out here all the same
    }
  }

  /**
   * Who this cookie is, in the seat asked for (or the first of her seats); undefined when any of it no longer holds.
   * Active: she does something herself, so that her session does not rest.
   */
  async actorOf(
    token: string | undefined,
    seatId: string | undefined,
    { active = false } = {},
  ): Promise<Actor | undefined> {
    if (!token || (seatId !== undefined && !UUID.test(seatId))) return undefined;
    const { rows } = await this.pool.query<ActorRow>(ACTOR, [hashOf(token), seatId ?? null]);
    const [row] = rows;
    if (!row) return undefined;
    const { verifiedMs, unseenMs, ...actor } = row;
    if (active && unseenMs > TOUCH_MS) await this.pool.query('select samsteg.touch_session($1)', [hashOf(token)]);
    return { ...actor, verifiedAt: new Date(Date.now() - verifiedMs) };
  }
}

const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
