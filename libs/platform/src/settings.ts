/** Everything that differs between machines, read where it is needed. */
export interface Settings {
  readonly origin: string;
  readonly secure: boolean;
  readonly production: boolean;
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly port: number;
  readonly host: string;
  /** How surely somebody must be signed in to meet individual data. */
  readonly requiredAssurance: number;
  /** Minutes without anything done by the person herself before her session is over. */
  readonly idleMinutes: number;
  /** The authority's own sign-in; undefined when there is none. */
  readonly oidc: OidcSettings | undefined;
}

/** One OpenID provider: an authority's own, or the hub of several. Which people it means stands in the database. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Which claim says how sure the sign-in was. */
  readonly assuranceClaim: string;
}

export function settings(): Settings {
  const port = Number(process.env.PORT ?? 3000);
  const origin = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
  return {
    origin,
    secure: origin.startsWith('https:'),
    production: process.env.NODE_ENV === 'production',
    get databaseUrl() {
      return required('DATABASE_URL'); // asked for by whoever connects: sealing a number needs the keys alone
    },
    poolSize: Number(process.env.POOL_SIZE ?? 10),
    port,
    host: process.env.HOST ?? '127.0.0.1',
    requiredAssurance: whole('SAMSTEG_REQUIRED_LOA', process.env.OIDC_ISSUER ? 3 : 1),
    idleMinutes: whole('SAMSTEG_IDLE_MINUTES', 30),
    oidc: oidc(),
  };
}

function oidc(): OidcSettings | undefined {
  const issuer = process.env.OIDC_ISSUER;
  if (!issuer) return undefined;
  const assuranceClaim = process.env.OIDC_LOA_CLAIM ?? 'acr';
  return { issuer, clientId: required('OIDC_CLIENT_ID'), clientSecret: required('OIDC_CLIENT_SECRET'), assuranceClaim };
}

function whole(name: string, unless: number): number {
  const value = Number(process.env[name] || unless);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a whole number above 0`);
  return value;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
