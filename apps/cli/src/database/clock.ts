import type { Day } from '#kernel';
import type { OwnerConnection } from './connection.js';

/**
 * The whole product is on that day, at this time of day in Stockholm. Kept as seconds: a length in days would become
 * another hour wherever a session's time zone changes its clocks. The database refuses this in production.
 */
const SET_CLOCK = `insert into clock_offset (shift)
  select make_interval(secs => extract(epoch from
    ($1::date + (clock_timestamp() at time zone 'Europe/Stockholm')::time) at time zone 'Europe/Stockholm' - clock_timestamp()))
  on conflict (only_row) do update set shift = excluded.shift`;

/** The product's own day, whatever the machine's is. */
export async function today(connection: OwnerConnection): Promise<Day> {
  const day = await connection.value<Day>('select app_today()::text');
  if (!day) throw new Error('the database does not know the day');
  return day;
}

/** Moves the product to a day. Only forwards, or before anything has happened: the caller knows which. */
export async function setClock(connection: OwnerConnection, day: Day): Promise<void> {
  await connection.rows(SET_CLOCK, [day]);
}

/**
 * The day a database starts on. A database that is already later stays where it is: what it holds has happened.
 * Answers whether it was moved.
 */
export async function startClock(connection: OwnerConnection, day: Day): Promise<boolean> {
  const isNew = !(await connection.value<boolean>('select exists (select 1 from clock_offset)'));
  const isEmpty = !(await connection.value<boolean>('select exists (select 1 from account)'));
  if (!(isNew && isEmpty) && (await today(connection)) >= day) return false;
  await setClock(connection, day);
  return true;
}
