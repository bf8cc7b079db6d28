import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { RequestTransaction } from '../database/request-transaction.js';
import { log } from '../log/pino.logger.js';
import { cookieIn } from '../session/session.cookie.js';
import type { SessionStore } from '../session/session.store.js';

/** session → actor → request transaction, around everything that follows. preHandler, because body parsing loses AsyncLocalStorage. */
export function addRequestHooks(server: FastifyInstance, dataSource: DataSource, sessions: SessionStore): void {
  server.addHook('preHandler', (request, reply, done) => {
    const active = request.headers['x-samsteg-background'] === undefined; // what a page fetches by itself is no activity
    sessions.actorOf(cookieIn(request.headers.cookie), seatOf(request), { active }).then((actor) => {
      const transaction = new RequestTransaction(dataSource, actor);
      reply.raw.once('close', () => void transaction.finish('rollback')); // the client is gone, or nobody committed
      RequestTransaction.run(transaction, done);
    }, done);
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

function seatOf(request: FastifyRequest): string | undefined {
  const seat = request.headers['x-samsteg-seat'];
  return typeof seat === 'string' && seat !== '' ? seat : undefined;
}
