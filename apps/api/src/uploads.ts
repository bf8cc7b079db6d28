import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UPLOADS, UPLOAD_LIMIT } from '#consent';
import { DOCUMENT_LIMIT } from '#domain';
import { cookieIn } from '#platform';

/** Where bytes may be sent, and how many. */
const LIMITS: readonly (readonly [address: string, most: number])[] = [
  [UPLOADS, UPLOAD_LIMIT],
  ['/files/documents/', DOCUMENT_LIMIT],
];
const BINARY = 'application/octet-stream';

/**
 * Files come as bytes to their own addresses, with their own limit; nowhere else is such a body read. The content type is not one a
 * form of another site can send, and the header not one it can set. Nobody's bytes are read before there is a session to ask.
 */
export function acceptUploads(app: NestFastifyApplication): void {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  app.useBodyParser(BINARY, { bodyLimit: Math.max(...LIMITS.map(([, most]) => most)) });
  server.addHook('onRequest', (request, reply, done) => {
    const refused = refusalOf(request);
    if (refused) void refuse(reply, ...refused);
    else done();
  });
}

function refusalOf({ method, url, headers }: FastifyRequest): [status: number, code: string] | undefined {
  const [, most] = LIMITS.find(([address]) => url.startsWith(address)) ?? [];
  const isUpload = method === 'POST' && most !== undefined;
  const isBinary = headers['content-type']?.trim().toLowerCase().startsWith(BINARY) ?? false;
  if (!isUpload && !isBinary) return undefined;
  if (!isUpload || !isBinary) return [415, 'BAD_REQUEST'];
  if (Number(headers['content-length'] ?? 0) > most) return [413, 'BAD_REQUEST'];
  if (headers['apollo-require-preflight'] === undefined) return [400, 'BAD_REQUEST'];
  return cookieIn(headers.cookie) ? undefined : [401, 'UNAUTHENTICATED'];
}

const refuse = (reply: FastifyReply, status: number, code: string): FastifyReply =>
  reply.code(status).header('connection', 'close').send({ code });
