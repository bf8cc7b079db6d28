import { Catch } from '@nestjs/common';
import type { ArgumentsHost } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#kernel';
import { ErrorFilter } from '../http/error.filter.js';
import { cookieName, cookieOptions } from '../session/session.cookie.js';

/** Somebody on her way through pages is shown the sign-in page, which says what happened; a program is answered in JSON. */
@Catch()
export class OidcFilter extends ErrorFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    void reply.clearCookie(cookieName('attempt'), cookieOptions('attempt'));
    const isPage = http.getRequest<FastifyRequest>().headers.accept?.includes('text/html');
    if (!isPage || !(error instanceof Refusal)) return super.catch(error, host);
    return reply.redirect(`/logga-in?fel=${error.code}`, 303);
  }
}
