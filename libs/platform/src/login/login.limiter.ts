import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { Refusal } from '#kernel';
import { POOL } from '../database/database.module.js';

/** Wrong tries in a minute: a person mistypes a few times, a guesser never stops. */
const PER_ACCOUNT = 10;
const PER_ADDRESS = 50;

type Request = FastifyRequest<{ Body: { username?: unknown; password?: unknown } | undefined }>;

/** Counted in the database, so that every node counts the same tries; names and addresses are kept as hashes only. */
@Injectable()
export class LoginLimiter implements CanActivate {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    // passport would also read the address: another site's form can write there, and its tries would count on nobody
    if (!request.body?.username || !request.body.password)
      throw new Refusal('BAD_INPUT', undefined, { field: 'username' });
    await this.assertFewTries(request, nameIn(request));
    return true;
  }

  /** Counts this try, and refuses when there were too many. */
  async assertFewTries(request: FastifyRequest, username: string): Promise<void> {
    const byAddress = await this.count(addressKey(request));
    const byAccount = await this.count(accountKey(username));
    if (byAccount === PER_ACCOUNT + 1) await this.pool.query('select samsteg.login_failed($1, true)', [username]); // once
    if (byAddress > PER_ADDRESS || byAccount > PER_ACCOUNT) throw new Refusal('TOO_MANY_TRIES');
  }

  /** Whoever got in was not guessing: her tries are forgotten. */
  async succeeded(request: FastifyRequest, username = nameIn(request as Request)): Promise<void> {
    const keys = [accountKey(username), addressKey(request)];
    await this.pool.query('select samsteg.login_succeeded($1, $2)', keys);
  }

  private async count(key: Buffer): Promise<number> {
    const text = `select samsteg.login_tries($1, '1 minute', true) as tries`;
    const { rows } = await this.pool.query<{ tries: number }>(text, [key]);
    return rows[0]?.tries ?? Number.POSITIVE_INFINITY;
  }
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
const addressKey = (request: FastifyRequest): Buffer => hashed(`address:${request.ip}`);

const accountKey = (username: string): Buffer => hashed(`account:${username.toLowerCase().slice(0, 200)}`);

function nameIn(request: Request): string {
  const username = request.body?.username;
  return typeof username === 'string' ? username : '';
}
