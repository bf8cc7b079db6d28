/** Everything that differs between machines, read where it is needed. */
export interface Settings {
  readonly origin: string;
  readonly secure: boolean;
  readonly production: boolean;
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly port: number;
  readonly host: string;
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
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
