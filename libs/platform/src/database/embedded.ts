/** The superuser's address of the embedded database of a data folder while it runs; undefined when it does not. */
export async function findEmbedded(dataFolder: string): Promise<string | undefined> {
  // loaded when asked for: a server with a database of its own has no embedded one installed
  const { findRunning } = await import('../../embedded-postgres/index.mjs');
  return findRunning({ dataFolder, name: 'samsteg' });
}
