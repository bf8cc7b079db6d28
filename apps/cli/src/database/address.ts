import { findEmbedded } from '#platform';

const NOT_RUNNING =
  'Databasen är inte igång. Starta Samsteg (npm start), eller ange DATABASE_OWNER_URL.\n' +
  'The database is not running. Start Samsteg (npm start), or set DATABASE_OWNER_URL.';

/** The embedded database's address as superuser, while it runs. */
export const embeddedAddress = (): Promise<string | undefined> => findEmbedded(process.env.SAMSTEG_DATA ?? '.data');

/** Where the owner reaches the database: the operator's own, or the embedded one while it runs. */
export async function ownerAddress(): Promise<string> {
  const address = process.env.DATABASE_OWNER_URL || (await embeddedAddress());
  if (!address) throw new Error(NOT_RUNNING);
  return address;
}
