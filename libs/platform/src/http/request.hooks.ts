import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { REFUSALS } from '#kernel';
import type { Actor } from '../actor/actor.js';
import type { ClientStore } from '../client/client.store.js';
import { RequestTransaction } from '../database/request-transaction.js';
import { log } from '../log/pino.logger.js';
import { cookieIn } from '../session/session.cookie.js';
import { settings } from '../settings.js';
import type { SessionStore } from '../session/session.store.js';

/** session → actor → request transaction, around everything that follows. preHandler, because body parsing loses AsyncLocalStorage. */
export function addRequestHooks(server: FastifyInstance, dataSource: DataSource, who: WhoAsks): void {
  server.addHook('preHandler', (request, reply, done) => {
    who.asks(request).then((actor) => {
      if (actor === 'badToken') return void reply.code(401).header('www-authenticate', BAD_TOKEN).send(NO_TOKEN);
      const transaction = new RequestTransaction(dataSource, actor);
      reply.raw.once('close', () => void transaction.finish('rollback')); // the client is gone, or nobody committed
      RequestTransaction.run(transaction, done);
    }, done);
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (SAFE.has(request.method) || isOurs(request)) return done();
    void reply.code(403).send({ code: 'FOREIGN_ORIGIN', ...REFUSALS.FOREIGN_ORIGIN });
  });
  // what is about a person stays in no cache; files of the web app, which are nobody's, say themselves how long they keep
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { url } = request.routeOptions;
    log.info({ method: request.method, route: url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
    done();
  });
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether what writes comes from a page of ours. A browser says where from; a program says nothing, and brings no cookie that
 * it was not given. On this machine, in development, a page may also call us by another of our names.
 */
export function isOurs({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined) return site === undefined || site === 'same-origin';
  const ours = settings();
  return origin === ours.origin || (!ours.secure && host !== undefined && origin === `http://${host}`);
}

const BAD_TOKEN = 'Bearer realm="samsteg", error="invalid_token"';
const NO_TOKEN = { code: 'UNAUTHENTICATED', ...REFUSALS.UNAUTHENTICATED };

/** Who asks: by a cookie, or by a token where other systems may ask. Never both: with a token the cookie is not looked at. */
export class WhoAsks {
  constructor(
    private readonly sessions: SessionStore,
    private readonly clients: ClientStore,
  ) {}

  async asks(request: FastifyRequest): Promise<Actor | undefined | 'badToken'> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined && request.routeOptions.url === BEARER_PATH) {
      const [, token] = /^Bearer ([\w-]{43})$/i.exec(authorization) ?? [];
      return (token && (await this.clients.actorOf(token))) || 'badToken';
    }
    const active = request.headers['x-samsteg-background'] === undefined; // what a page fetches by itself is no activity
    return this.sessions.actorOf(cookieIn(cookie), seatOf(request), { active });
  }
}
const BEARER_PATH = '/graphql';

function seatOf(request: FastifyRequest): string | undefined {
  const seat = request.headers['x-samsteg-seat'];
  return typeof seat === 'string' && seat !== '' ? seat : undefined;
}
