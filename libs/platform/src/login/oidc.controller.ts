import type {} from '@fastify/cookie';
import { Controller, Get, Inject, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type pg from 'pg';
import { assuranceOf } from '#domain';
import { Refusal } from '#kernel';
import { May, Public } from '../actor/may.decorator.js';
import { POOL } from '../database/database.module.js';
import { sealIdentity } from '../secret/identity.seal.js';
import { agentOf } from '../session/session.agent.js';
import { cookieIn, cookieName, cookieOptions } from '../session/session.cookie.js';
import { SessionStore } from '../session/session.store.js';
import { settings } from '../settings.js';
import { OidcFilter } from './oidc.filter.js';
import { OidcGuard } from './oidc.guard.js';
import type { Attempting } from './oidc.guard.js';
import type { Identified } from './oidc.strategy.js';

type Back = Attempting & { user: Identified };

/** Sign-in at the authority's own provider: there, and back again with a code. passport verifies; the session is ours. */
@Controller('auth/oidc')
@UseFilters(OidcFilter)
export class OidcController {
  constructor(
    private readonly sessions: SessionStore,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  @Public()
  @Get()
  @UseGuards(OidcGuard)
  leave(): void {} // the guard has answered with the redirect

  @May('session.read')
  @Get('step-up')
  @UseGuards(OidcGuard)
  leaveAgain(): void {}

  @Public()
  @Get('callback')
  @UseGuards(OidcGuard)
  async comeBack(@Req() request: Back, @Res() reply: FastifyReply): Promise<void> {
    const { attempt, user } = request;
    const accountId = await this.accountOf(user);
    const token = attempt?.session
      ? await this.renewed(Buffer.from(attempt.session, 'hex'), accountId, user)
      : await this.opened(request, accountId);
    void reply.setCookie(cookieName(), token, cookieOptions());
    await reply.clearCookie(cookieName('attempt'), cookieOptions('attempt')).redirect(attempt?.till ?? '/', 303);
  }

  private async accountOf({ claims }: Identified): Promise<string> {
    const text = 'select samsteg.login_identity($1, $2) as "accountId"';
    const { rows } = await this.pool.query<{ accountId: string | null }>(text, [settings().oidc?.issuer, claims]);
    const accountId = rows[0]?.accountId;
    if (!accountId) throw new Refusal('NO_SEAT');
    return accountId;
  }

  /** Always a new token: the one that came in is never carried over. */
  private async opened(request: Back, accountId: string): Promise<string> {
    const former = cookieIn(request.headers.cookie);
    if (former) await this.sessions.close(former);
    const { claims, idToken } = request.user;
    const agent = agentOf(request.headers['user-agent']);
    const providerToken = sealIdentity(idToken, accountId);
    return this.sessions.open({ accountId, method: 'oidc', assurance: surenessIn(claims), agent, providerToken });
  }

  private async renewed(session: Buffer, accountId: string, { claims }: Identified): Promise<string> {
    const token = await this.sessions.renewHashed(session, accountId, surenessIn(claims));
    if (token) return token;
    // over, or not hers who came back: hers stays as it was, and the other one is not let in on the way
    throw new Refusal((await this.sessions.isOpen(session)) ? 'OTHER_PERSON' : 'UNAUTHENTICATED');
  }
}

const surenessIn = (claims: Identified['claims']) => assuranceOf(claims[settings().oidc?.assuranceClaim ?? 'acr']);
