import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import type pg from 'pg';
import { POOL } from '../database/database.module.js';
import { log } from '../log/pino.logger.js';
import { SecretCheck } from './secret.check.js';

export interface SignedIn {
  readonly accountId: string;
}

@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly secrets: SecretCheck,
  ) {
    super({ usernameField: 'username', session: false });
  }

  async validate(username: string, password: string): Promise<SignedIn | false> {
    const { rows } = await this.pool.query<SignedIn & { hash: string | null }>(
      'select account_id as "accountId", password_hash as hash from samsteg.login_account($1)',
      [username],
    );
    const [account] = rows;
    const right = await this.secrets.isRight(account?.hash, password);
    if (account && right) return { accountId: account.accountId };
    this.tellFailure(username);
    return false;
  }

  /** In the log of her authorities when there is such a person, else in the operator's, without the name. Nobody waits for it. */
  private tellFailure(username: string): void {
    const failed = this.pool.query<{ known: boolean }>('select samsteg.login_failed($1, false) as known', [username]);
    failed.then(
      ({ rows }) => log.warn({ known: rows[0]?.known }, 'sign-in failed'),
      (error: unknown) => log.error({ err: error }, 'a failed sign-in could not be logged'),
    );
  }
}
