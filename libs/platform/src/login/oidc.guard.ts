import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#kernel';
import { log } from '../log/pino.logger.js';
import { cookieIn, cookieName, cookieOptions } from '../session/session.cookie.js';
import { hashOf } from '../session/session.store.js';
import { AttemptStore } from './attempt.store.js';
import type { Attempt } from './attempt.store.js';
import { CALLBACK, OidcStrategy } from './oidc.strategy.js';

const MINUTES = 10;
const FAILED = {
  sv: 'Inloggningen hos din myndighet gick inte igenom. Försök igen.',
  en: 'The sign-in at your authority did not go through. Try again.',
};

/** `session` is what passport, made for Express, remembers its checks in. */
export type Attempting = FastifyRequest<{ Querystring: { till?: string } }> & { session?: object; attempt?: Attempt };

/** Gives passport what it expects of Express: a `session` to remember the attempt in, and a response that can redirect. */
@Injectable()
export class OidcGuard extends AuthGuard('oidc') {
  constructor(
    private readonly attempts: AttemptStore,
    private readonly strategy: OidcStrategy,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.strategy.ready();
    const request = context.switchToHttp().getRequest<Attempting>();
    const isBack = request.url.startsWith(CALLBACK);
    request.attempt = isBack ? await this.attempts.take(cookieIn(request.headers.cookie, 'attempt')) : undefined;
    request.session = request.attempt?.checks ?? {};
    // coming back without an answer must not begin anew: passport would take it for a first visit
    if (isBack && !request.attempt) throw new Refusal('UNAUTHENTICATED', FAILED);
    return (await super.canActivate(context)) as boolean;
  }

  /** A forged state, a replayed code or a refusal at the provider: no sign-in, and the log knows why. */
  override handleRequest<User>(error: Error | null, user: User | false): User {
    if (error) log.warn({ err: error }, 'sign-in at the provider failed');
    if (error || !user) throw new Refusal('UNAUTHENTICATED', FAILED);
    return user;
  }

  getResponse(context: ExecutionContext): PassportResponse {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    return new PassportResponse(reply, async () => {
      const attempt = await this.attempts.keep(attemptOf(http.getRequest<Attempting>()));
      void reply.setCookie(cookieName('attempt'), attempt, { ...cookieOptions('attempt'), maxAge: MINUTES * 60 });
    });
  }
}

function attemptOf(request: Attempting): Attempt {
  const token = request.url.startsWith('/auth/oidc/step-up') ? cookieIn(request.headers.cookie) : undefined;
  const session = token && { session: hashOf(token).toString('hex') };
  return { checks: request.session ?? {}, till: ownPath(request.query.till), ...session };
}

/** A page of ours to go to; never another site's address, however it is written. */
export function ownPath(wanted: unknown): string {
  const isOurs = typeof wanted === 'string' && /^\/(?![/\\])[^\\\s]{0,500}$/.test(wanted);
  return isOurs ? wanted : '/';
}

/** passport answers a redirect with statusCode, setHeader and end, which a Fastify reply does not have. */
class PassportResponse {
  statusCode = 200;

  constructor(
    private readonly reply: FastifyReply,
    private readonly beforeRedirect: () => Promise<void>,
  ) {}

  setHeader(name: string, value: string): void {
    if (name !== 'Content-Length') void this.reply.header(name, value);
  }

  end(): void {
    this.beforeRedirect().then(
      () => this.reply.code(this.statusCode).send(),
      (error: Error) => this.reply.send(error),
    );
  }
}
