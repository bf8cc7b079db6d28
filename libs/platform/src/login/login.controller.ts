import type {} from '@fastify/cookie';
import { Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../actor/may.decorator.js';
import { agentOf } from '../session/session.agent.js';
import { cookieIn, cookieName, cookieOptions } from '../session/session.cookie.js';
import { SessionStore } from '../session/session.store.js';
import { LocalGuard } from './local.guard.js';
import type { SignedIn } from './local.strategy.js';
import { LoginLimiter } from './login.limiter.js';

type Verified = FastifyRequest & { user: SignedIn };

/** passport verifies; the session is ours. JSON only: a form of another site cannot post it. */
@Controller('auth')
export class LoginController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly limiter: LoginLimiter,
  ) {}

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
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ ok: true }> {
    await this.end(request);
    void reply.clearCookie(cookieName(), cookieOptions());
    return { ok: true };
  }

  private async end(request: FastifyRequest): Promise<void> {
    const token = cookieIn(request.headers.cookie);
    if (token) await this.sessions.close(token);
  }
}
