import type {} from '@fastify/cookie';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#kernel';
import type { Actor } from '../actor/actor.js';
import { currentActor } from '../actor/current.js';
import { May } from '../actor/may.decorator.js';
import { cookieIn, cookieName, cookieOptions } from '../session/session.cookie.js';
import { SessionStore } from '../session/session.store.js';
import { LocalStrategy } from './local.strategy.js';
import { LoginLimiter } from './login.limiter.js';

const WRONG = {
  sv: 'Lösenordet stämmer inte. Försök igen; det du skrev finns kvar.',
  en: 'The password is wrong. Try again; what you typed is kept.',
};
const NO_PASSWORD = {
  sv: 'Skriv ditt lösenord.',
  en: 'Type your password.',
};

class StepUpBody {
  @IsOptional() @IsString() @MinLength(1) @MaxLength(500) password?: string;
}

/** Where to go, for whoever signs in at her authority; nothing more to do otherwise. */
interface SteppedUp {
  readonly ok: boolean;
  readonly redirect?: string;
}

/** Showing once more that it is she: within her session, under a new token. */
@Controller('auth')
export class StepUpController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly limiter: LoginLimiter,
    private readonly passwords: LocalStrategy,
  ) {}

  @May('session.read')
  @Post('step-up')
  @HttpCode(200)
  async stepUp(
    @Body() { password }: StepUpBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SteppedUp> {
    const actor = currentActor();
    if (actor.method === 'oidc') return { ok: false, redirect: '/auth/oidc/step-up' };
    if (!password) throw new Refusal('BAD_INPUT', NO_PASSWORD, { field: 'password' });
    await this.assertPassword(actor, request, password);
    const token = await this.sessions.renew(cookieIn(request.headers.cookie) ?? '', actor.accountId, actor.assurance);
    if (!token) throw new Refusal('UNAUTHENTICATED');
    void reply.setCookie(cookieName(), token, cookieOptions());
    return { ok: true };
  }

  /** She does something herself at her screen; the request alone, which is no background one, keeps the session awake. */
  @May('session.read')
  @Post('active')
  @HttpCode(200)
  active(): { ok: true } {
    return { ok: true };
  }

  private async assertPassword({ username, accountId }: Actor, request: FastifyRequest, password: string) {
    await this.limiter.assertFewTries(request, username);
    const known = await this.passwords.validate(username, password);
    if (!known || known.accountId !== accountId) throw new Refusal('BAD_INPUT', WRONG, { field: 'password' });
    await this.limiter.succeeded(request, username);
  }
}
