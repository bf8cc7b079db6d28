import type { OwnerConnection } from './connection.js';

export type DatabaseMode = 'production' | 'demo' | 'test';

const NOT_A_DEMO =
  'Databasen är gjord för produktion och kan inte bli en demonstration. Använd en annan: SAMSTEG_DATA eller DATABASE_URL.\n' +
  'This database was made for production and cannot become a demonstration. Use another: SAMSTEG_DATA or DATABASE_URL.';

const NOT_FOR_PRODUCTION =
  'Databasen är en demonstration med kända lösenord och kan inte bli produktion. Använd en annan: SAMSTEG_DATA eller DATABASE_URL.\n' +
  'This database is a demonstration with known passwords and cannot become production. Use another: SAMSTEG_DATA or DATABASE_URL.';

/** What a database is for is decided when it is made. Answers what was decided; refuses to serve it as the other kind. */
export async function decideMode(connection: OwnerConnection, wanted: DatabaseMode): Promise<DatabaseMode> {
  await connection.rows('insert into database_mode (mode) values ($1) on conflict do nothing', [wanted]);
  const mode = await connection.value<DatabaseMode>('select mode from database_mode');
  if (!mode) throw new Error('the database does not say what it is for');
  if (mode === 'production' && wanted !== 'production') throw new Error(NOT_A_DEMO);
  if (mode !== 'production' && wanted === 'production') throw new Error(NOT_FOR_PRODUCTION);
  return mode;
}
