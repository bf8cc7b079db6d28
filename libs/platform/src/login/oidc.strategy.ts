import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import * as client from 'openid-client';
import { Strategy } from 'openid-client/passport';
import type { AuthenticateOptions, VerifyFunction } from 'openid-client/passport';
import passport from 'passport';
import { acrValuesFrom } from '#domain';
import { Refusal } from '#kernel';
import { settings } from '../settings.js';
import type { OidcSettings } from '../settings.js';

/** Who came back from the provider, by her verified ID token. */
export interface Identified {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly idToken: string;
}

export const CALLBACK = '/auth/oidc/callback';
const STEP_UP_PATH = /^\/auth\/oidc\/step-up/;

/** The strategy itself sends PKCE only; we add state and nonce, which it then remembers and checks. */
class CodeFlow extends Strategy {
  override authorizationRequestParams<O extends AuthenticateOptions>(request: Request, options: O): URLSearchParams {
    const params = new URLSearchParams(super.authorizationRequestParams(request, options) as URLSearchParams);
    params.set('state', client.randomState());
    params.set('nonce', client.randomNonce());
    const acr = acrValuesFrom(settings().requiredAssurance);
    if (acr.length > 0) params.set('acr_values', acr.join(' '));
    if (!STEP_UP_PATH.test(request.originalUrl)) return params;
    params.set('prompt', 'login');
    params.set('max_age', '60'); // 0 would ask a slow typist for ever: it must be younger than the way back is long
    return params;
  }
}

/** Registered with passport at the first sign-in: a provider that is down must not stop the boot. */
@Injectable()
export class OidcStrategy {
  private registered?: Promise<client.Configuration>;

  ready(): Promise<client.Configuration> {
    this.registered ??= this.register().catch((error: unknown) => {
      this.registered = undefined;
      throw error;
    });
    return this.registered;
  }

  /** Where the provider ends its own session; undefined when it offers no such place, or is away. */
  async endSessionUrl(idToken: string): Promise<string | undefined> {
    if (!settings().oidc) return undefined;
    try {
      const config = await this.ready();
      if (!config.serverMetadata().end_session_endpoint) return undefined;
      const after = `${settings().origin}/logga-in`;
      return client.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: after }).href;
    } catch {
      return undefined; // signing out here is never held up by what happens there
    }
  }

  private async register(): Promise<client.Configuration> {
    const { oidc, origin } = settings();
    if (!oidc) throw new Refusal('SIGN_IN_CLOSED', NO_PROVIDER);
    const config = await discover(oidc);
    const options = {
      config,
      name: 'oidc',
      sessionKey: 'checks',
      scope: 'openid profile',
      callbackURL: `${origin}${CALLBACK}`,
    };
    passport.use('oidc', new CodeFlow(options, identified));
    return config;
  }
}

const NO_PROVIDER = {
  sv: 'Här finns ingen inloggning hos en myndighet uppsatt. Be driften om hjälp.',
  en: 'No authority’s sign-in is set up here. Ask those who run it.',
};

/** http is for a provider on this machine, in development and tests. */
function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  const local = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  const options = local ? { execute: [client.allowInsecureRequests] } : undefined;
  return client.discovery(url, clientId, clientSecret, undefined, options);
}

const identified: VerifyFunction = (tokens, verified) => {
  const claims = tokens.claims();
  if (claims && tokens.id_token) verified(null, { claims, idToken: tokens.id_token });
  else verified(null, false);
};
