import { addDays, isDay, type Day } from '#kernel';
import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { setClock, today } from '../database/clock.js';
import { OwnerConnection } from '../database/connection.js';
import { openDayRunner, type DayRunner } from './day.runner.js';

const USAGE = `samsteg demo clock ÅÅÅÅ-MM-DD
  Flyttar visningen framåt till dagen, och låter det som faller ut varje dag däremellan hända.
  Moves the demonstration forwards to the day, and lets what falls due on each day between happen.
`;
const BACKWARDS =
  'Visningen är redan på {today} och kan inte gå bakåt. / The demonstration is on {today} and cannot go back.\n';
const PRODUCTION =
  'Databasen är i drift; dess klocka flyttas inte. / The database is in production; its clock is not moved.\n';

/** `demo clock D`: moves the whole product to a day, one day at a time. */
export async function demoClock(argv: readonly string[], io: CommandIo, openRunner = openDayRunner): Promise<number> {
  const [day, ...more] = argv;
  if (!isDay(day) || more.length > 0) return misuse(io, USAGE);
  const ownerUrl = await ownerAddress();
  const connection = await OwnerConnection.open(ownerUrl);
  try {
    const mode = await connection.value<string>('select mode from database_mode');
    const start = await today(connection);
    if (mode !== 'demo' && mode !== 'test') return refuse(io, PRODUCTION);
    if (day < start) return refuse(io, BACKWARDS.replaceAll('{today}', start));
    if (day > start) await moveTo(day, start, connection, await openRunner(ownerUrl));
    io.err(`${start} → ${day}\n`);
    return GOOD;
  } finally {
    await connection.close();
  }
}

async function moveTo(day: Day, start: Day, connection: OwnerConnection, runner: DayRunner): Promise<void> {
  try {
    for (let next = addDays(start, 1); next <= day; next = addDays(next, 1)) {
      await setClock(connection, next);
      await runner.run();
    }
  } finally {
    await runner.close();
  }
}

function refuse(io: CommandIo, why: string): number {
  io.err(why);
  return WRONG_INPUT;
}
