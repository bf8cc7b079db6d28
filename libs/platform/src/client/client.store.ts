import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { TOKEN_MINUTES, isScope } from '#domain';
import type { Actor } from '../actor/actor.js';
import { POOL } from '../database/database.module.js';
import { SecretCheck } from '../login/secret.check.js';
import { hashOf } from '../session/session.store.js';
import { secretIdIn } from './client.secret.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A client whose secret was right. */
export interface ProvenClient {
  readonly clientId: string;
  readonly secretId: string;
}
export interface ClientToken {
  readonly token: string;
  readonly scopes: readonly string[];
}
interface ClientRow {
  readonly clientId: string;
  readonly name: string;
  readonly unitId: string;
  readonly scopes: string[];
}

/** Other systems' tokens live in PostgreSQL under their hash, for a quarter of an hour. Asked at every request. */
@Injectable()
export class ClientStore {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly secrets: SecretCheck,
  ) {}

  /** Takes as long for a client that does not exist. */
  async prove(clientId: string, secret: string): Promise<ProvenClient | undefined> {
    const secretId = secretIdIn(secret);
    const isForm = UUID.test(clientId) && secretId !== undefined;
    const text = 'select samsteg.client_secret_hash($1, $2) as hash';
    const { rows } = isForm ? await this.pool.query<{ hash: string | null }>(text, [clientId, secretId]) : { rows: [] };
    if ((await this.secrets.isRight(rows[0]?.hash, secret)) && secretId) return { clientId, secretId };
    if (UUID.test(clientId)) await this.pool.query('select samsteg.client_refused($1)', [clientId]);
    return undefined;
  }

  /** All of its scopes, or those asked for. Undefined when it asks for more than it has. */
  async open({ clientId, secretId }: ProvenClient, wanted?: readonly string[]): Promise<ClientToken | undefined> {
    const token = randomBytes(32).toString('base64url');
    const { rows } = await this.pool.query<{ scopes: string[] | null }>(
      'select samsteg.open_client_token($1, $2, $3, $4, make_interval(mins => $5)) as scopes',
      [hashOf(token), clientId, secretId, wanted ?? null, TOKEN_MINUTES],
    );
    const scopes = rows[0]?.scopes;
    return scopes ? { token, scopes } : undefined;
  }

  /** Who this token is; undefined when it is over. Verified never: a system cannot show that it is she. */
  async actorOf(token: string): Promise<Actor | undefined> {
    const text = `select client_id as "clientId", client_name as name, unit_id as "unitId", scopes from samsteg.client_actor($1)`;
    const { rows } = await this.pool.query<ClientRow>(text, [hashOf(token)]);
    const [row] = rows;
    if (!row) return undefined;
    const { clientId, name, unitId, scopes } = row;
    return {
      ...{ accountId: clientId, seatId: clientId, sessionId: clientId, username: clientId, name, unitId, roles: [] },
      ...{ method: 'client', assurance: 1, verifiedAt: new Date(0), scopes: scopes.filter(isScope) },
    };
  }
}
