import type {} from '@fastify/cookie';
import { Controller, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { Public } from '../actor/may.decorator.js';
import { POOL } from '../database/database.module.js';
import { agentOf } from '../session/session.agent.js';
import { cookieIn, cookieName, cookieOptions } from '../session/session.cookie.js';
import { SessionStore } from '../session/session.store.js';
import { settings } from '../settings.js';
import { LocalGuard, passwordsAreUsed } from './local.guard.js';
import type { SignedIn } from './local.strategy.js';
import { LoginLimiter } from './login.limiter.js';
import { OidcStrategy } from './oidc.strategy.js';

type Verified = FastifyRequest & { user: SignedIn };

/** Where to go to be signed out at one's authority too, when that is where one signed in. */
interface SignedOut {
  readonly ok: true;
  readonly redirect?: string;
}

/** passport verifies; the session is ours. JSON only: a form of another site cannot post it. */
@Controller('auth')
export class LoginController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly limiter: LoginLimiter,
    private readonly provider: OidcStrategy,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  /** What the sign-in page offers. */
  @Public()
  @Get('methods')
  async methods(): Promise<{ password: boolean; oidc: boolean }> {
    return { password: await passwordsAreUsed(this.pool), oidc: settings().oidc !== undefined };
  }

  @Public()
  @Post('login')
  @HttpCode(200)
  @UseGuards(LoginLimiter, LocalGuard)
  async login(@Req() request: Verified, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ ok: true }> {
    await this.limiter.succeeded(request);
    await this.end(request); // always a new token: the one that came in is never carried over
    const { accountId } = request.user;
    const agent = agentOf(request.headers['user-agent']);
    const token = await this.sessions.open({ accountId, method: 'local', assurance: 1, agent });
    void reply.setCookie(cookieName(), token, cookieOptions());
    return { ok: true };
  }

  /** Signing out of a session that is already gone is still signing out. */
  @Public()
  @Post('logout')
  @HttpCode(200)
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedOut> {
    const idToken = await this.end(request);
    void reply.clearCookie(cookieName(), cookieOptions());
    void reply.header('clear-site-data', '"cache"');
    const redirect = idToken && (await this.provider.endSessionUrl(idToken));
    return { ok: true, ...(redirect && { redirect }) };
  }

  private async end(request: FastifyRequest): Promise<string | undefined> {
    const token = cookieIn(request.headers.cookie);
    return token ? this.sessions.close(token) : undefined;
  }
}
