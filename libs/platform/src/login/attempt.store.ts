import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { POOL } from '../database/database.module.js';
import { hashOf } from '../session/session.store.js';

/** A sign-in under way at a provider: what must come back, and what is to be done then. */
export interface Attempt {
  /** What passport remembers: state, nonce, PKCE. */
  readonly checks: object;
  /** Where she was going. */
  readonly till: string;
  /** The session that is to be renewed, as hex of its hash; a new one is opened without. */
  readonly session?: string;
}

/** Kept in the database under the hash of a cookie of its own, and taken once. */
@Injectable()
export class AttemptStore {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async keep(attempt: Attempt): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.pool.query('select samsteg.keep_attempt($1, $2)', [hashOf(token), attempt]);
    return token;
  }

  async take(token: string | undefined): Promise<Attempt | undefined> {
    if (!token) return undefined;
    const { rows } = await this.pool.query<{ state: Attempt }>('select s as state from samsteg.take_attempt($1) s', [
      hashOf(token),
    ]);
    return rows[0]?.state;
  }
}
