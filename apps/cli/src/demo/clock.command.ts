import { addDays, isDay } from '#kernel';
import { DataSource } from 'typeorm';
import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { setClock, today } from '../database/clock.js';
import { OwnerConnection } from '../database/connection.js';

const USAGE = `samsteg demo clock ÅÅÅÅ-MM-DD
  Flyttar visningen framåt till dagen, och låter det som faller ut varje dag däremellan hända.
  Moves the demonstration forwards to the day, and lets what falls due on each day between happen.
`;
const BACKWARDS =
  'Visningen är redan på {today} och kan inte gå bakåt. / The demonstration is on {today} and cannot go back.\n';
const PRODUCTION =
  'Databasen är i drift; dess klocka flyttas inte. / The database is in production; its clock is not moved.\n';

/** What happens in the product when a day begins. The data source takes on nobody's identity by itself. */
export type Tick = (dataSource: DataSource) => Promise<unknown>;

/** `demo clock D`: moves the whole product to a day, one day at a time. */
export async function demoClock(argv: readonly string[], io: CommandIo, tick?: Tick): Promise<number> {
  const [day, ...more] = argv;
  if (!isDay(day) || more.length > 0) return misuse(io, USAGE);
  const ownerUrl = await ownerAddress();
  const connection = await OwnerConnection.open(ownerUrl);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema: 'samsteg',
    installExtensions: false,
  }).initialize();
  try {
    const mode = await connection.value<string>('select mode from database_mode');
    const start = await today(connection);
    if (mode !== 'demo' && mode !== 'test') return refuse(io, PRODUCTION);
    if (day < start) return refuse(io, BACKWARDS.replaceAll('{today}', start));
    for (let next = addDays(start, 1); next <= day; next = addDays(next, 1)) {
      await setClock(connection, next);
      await tick?.(dataSource);
    }
    io.err(`${start} → ${day}\n`);
    return GOOD;
  } finally {
    await dataSource.destroy();
    await connection.close();
  }
}

function refuse(io: CommandIo, why: string): number {
  io.err(why);
  return WRONG_INPUT;
}
