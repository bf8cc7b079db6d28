import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Socket } from 'socket.io';
import { Refusal } from '#kernel';
import type { RefusalCode } from '#kernel';
import { scrub } from '../log/scrub.js';
import { databaseRefusal } from './database-refusal.js';
import { maskError } from './mask-error.js';

const STATUS: Partial<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  STEP_UP_NEEDED: 403,
  LOA_TOO_LOW: 403,
  SIGN_IN_CLOSED: 403,
  NO_SEAT: 403,
  OTHER_PERSON: 403,
  FOREIGN_ORIGIN: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_TRIES: 429,
};

/** REST and sockets. For GraphQL the error goes on as it is: formatError masks it. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    if (host.getType() === 'ws')
      return host.switchToWs().getClient<Socket>().emit('exception', maskError(error).extensions);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const client = clientFault(error);
    if (client) return reply.code(client).send({ code: 'BAD_REQUEST', message: scrub((error as Error).message) });
    const refusal = error instanceof Refusal ? error : databaseRefusal(error);
    return reply.code(refusal ? (STATUS[refusal.code] ?? 400) : 500).send(maskError(error).extensions);
  }
}

/** A broken body, a wrong content type, an unknown path: Fastify and Nest say so with a 4xx of their own. */
function clientFault(error: unknown): number | undefined {
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  return status !== undefined && status >= 400 && status < 500 ? status : undefined;
}
