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
    const byAddress = await this.count(addressKey(request));
    const byAccount = await this.count(accountKey(request));
    if (byAddress > PER_ADDRESS || byAccount > PER_ACCOUNT) throw new Refusal('TOO_MANY_TRIES');
    return true;
  }

  /** Whoever got in was not guessing: her tries are forgotten. */
  async succeeded(request: FastifyRequest): Promise<void> {
    await this.pool.query('select samsteg.login_succeeded($1, $2)', [
      accountKey(request as Request),
      addressKey(request),
    ]);
  }

  private async count(key: Buffer): Promise<number> {
    const text = `select samsteg.login_tries($1, '1 minute', true) as tries`;
    const { rows } = await this.pool.query<{ tries: number }>(text, [key]);
    return rows[0]?.tries ?? Number.POSITIVE_INFINITY;
  }
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
const addressKey = (request: FastifyRequest): Buffer => hashed(`address:${request.ip}`);

function accountKey(request: Request): Buffer {
  const username = request.body?.username;
  return hashed(`account:${typeof username === 'string' ? username.toLowerCase().slice(0, 200) : ''}`);
}
