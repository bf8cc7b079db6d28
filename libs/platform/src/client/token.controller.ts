import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TOKEN_MINUTES } from '#domain';
import { Refusal } from '#kernel';
import { Public } from '../actor/may.decorator.js';
import { LoginLimiter } from '../login/login.limiter.js';
import { ClientStore } from './client.store.js';
import { TokenRefused, tokenRequestOf } from './token.request.js';

const WAIT_SECONDS = 60;

/** OAuth 2.0 for other systems of an authority: a secret for a token (RFC 6749, client credentials). Nothing else is granted. */
@Controller('auth')
export class TokenController {
  constructor(
    private readonly clients: ClientStore,
    private readonly limiter: LoginLimiter,
  ) {}

  @Public()
  @Post('token')
  async token(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    try {
      await reply.code(200).send(await this.grant(request));
    } catch (error) {
      await this.refuse(error, request, reply);
    }
  }

  private async grant(request: FastifyRequest): Promise<object> {
    const { clientId, secret, scopes } = tokenRequestOf(request);
    await this.limiter.assertFewTries(request, `client ${clientId}`);
    const proven = await this.clients.prove(clientId, secret);
    if (!proven) throw new TokenRefused('invalid_client', 'unknown client, or a wrong secret');
    await this.limiter.succeeded(request, `client ${clientId}`);
    const opened = await this.clients.open(proven, scopes);
    if (!opened) throw new TokenRefused('invalid_scope', 'the client does not have that scope');
    return {
      ...{ access_token: opened.token, token_type: 'Bearer', expires_in: TOKEN_MINUTES * 60 },
      scope: opened.scopes.join(' '),
    };
  }

  private async refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (error instanceof Refusal && error.code === 'TOO_MANY_TRIES') {
      void reply.header('retry-after', WAIT_SECONDS);
      return this.answer(new TokenRefused('invalid_client', 'too many tries: wait a minute', 429), reply);
    }
    if (!(error instanceof TokenRefused)) throw error;
    if (error.status === 401 && request.headers.authorization)
      void reply.header('www-authenticate', 'Basic realm="samsteg"');
    return this.answer(error, reply);
  }

  private async answer({ fault, why, status }: TokenRefused, reply: FastifyReply): Promise<void> {
    await reply.code(status).send({ error: fault, error_description: why });
  }
}
