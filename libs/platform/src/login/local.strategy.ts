import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { hash, verify } from '@node-rs/argon2';
import { Strategy } from 'passport-local';
import type pg from 'pg';
import { POOL } from '../database/database.module.js';

export interface SignedIn {
  readonly accountId: string;
}

/** OWASP's equivalent of 64 MiB and three passes at a price a sign-in can bear (design: reliability-security section 4). */
const ARGON2ID = 2; // the package's own enum is ambient, which isolated modules cannot read
const ARGON2 = { algorithm: ARGON2ID, memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const AT_ONCE = 4; // each takes 46 MiB

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2);

@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  /** Checked when the account is unknown, so that the answer takes as long. */
  private readonly nobody = hashPassword('nobody');
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(@Inject(POOL) private readonly pool: pg.Pool) {
    super({ usernameField: 'username', session: false });
  }

  async validate(username: string, password: string): Promise<SignedIn | false> {
    const { rows } = await this.pool.query<SignedIn & { hash: string | null }>(
      'select account_id as "accountId", password_hash as hash from samsteg.login_account($1)',
      [username],
    );
    const [account] = rows;
    const right = await this.inTurn(async () => verify(account?.hash ?? (await this.nobody), password));
    return account?.hash && right ? { accountId: account.accountId } : false;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
