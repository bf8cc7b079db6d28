/** Everything that differs between machines, read where it is needed. */
export interface Settings extends Keys {
  readonly origin: string;
  readonly secure: boolean;
  readonly production: boolean;
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly port: number;
  readonly host: string;
}

/** 32 bytes each, base64: what encrypts personnummer and what makes their blind index. Outside the database. */
export interface Keys {
  readonly dataKey: string;
  readonly indexKey: string;
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
    ...keys(),
  };
}

/** The keys alone, for a program that has no database of its own to serve. */
export function keys(): Keys {
  return { dataKey: required('SAMSTEG_DATA_KEY'), indexKey: required('SAMSTEG_INDEX_KEY') };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
