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
  /** The mail server; undefined when there is none, and everything is told in the product alone. */
  readonly mail: MailSettings | undefined;
  /** The virus scanner; undefined when there is none to ask. */
  readonly scanner: ScannerSettings | undefined;
}

/** A clamd that is asked about each file before it is kept. When it does not answer, nothing is taken. */
export interface ScannerSettings {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

/** Where mail is handed over, and from whom it comes. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). Otherwise STARTTLS is asked for, and required but on the machine itself. */
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly from: string;
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
    mail: mail(),
    scanner: scanner(),
  };
}

const ITSELF = ['localhost', '127.0.0.1', '[::1]'];

function mail(): MailSettings | undefined {
  const address = process.env.SAMSTEG_SMTP_URL;
  if (!address) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw new Error('SAMSTEG_SMTP_URL must be smtp: or smtps:');
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTls: !secure && !ITSELF.includes(url.hostname),
    user: url.username ? decodeURIComponent(url.username) : undefined,
    password: url.password ? decodeURIComponent(url.password) : undefined,
    from: required('SAMSTEG_MAIL_FROM'),
  };
}

function scanner(): ScannerSettings | undefined {
  const address = process.env.SAMSTEG_CLAMD;
  if (!address) return undefined;
  const [, host = '', port = '3310'] = /^([A-Za-z0-9.-]+)(?::(\d{1,5}))?$/.exec(address) ?? [];
  if (!host || Number(port) < 1 || Number(port) > 65_535) throw new Error('SAMSTEG_CLAMD must be host or host:port');
  return { host, port: Number(port), timeoutMs: whole('SAMSTEG_CLAMD_TIMEOUT_MS', 15_000) };
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
