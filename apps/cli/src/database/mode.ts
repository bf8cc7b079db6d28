import type { OwnerConnection } from './connection.js';

export type DatabaseMode = 'production' | 'demo' | 'test';

const NOT_A_DEMO =
  'Databasen är gjord för produktion och kan inte bli en demonstration. Använd en annan: SAMSTEG_DATA eller DATABASE_URL.\n' +
  'This database was made for production and cannot become a demonstration. Use another: SAMSTEG_DATA or DATABASE_URL.';

/** What a database is for is decided when it is made. Answers what was decided; refuses a demonstration in production. */
export async function decideMode(connection: OwnerConnection, wanted: DatabaseMode): Promise<DatabaseMode> {
  await connection.rows('insert into database_mode (mode) values ($1) on conflict do nothing', [wanted]);
  const mode = await connection.value<DatabaseMode>('select mode from database_mode');
  if (!mode) throw new Error('the database does not say what it is for');
  if (mode === 'production' && wanted !== 'production') throw new Error(NOT_A_DEMO);
  return mode;
}
