import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { AgencyKind, SecrecyCode, UnitKind } from '#domain';
import type { Day } from '#kernel';
import type { Actor } from '#platform';
import { PROGRAMMES } from './directory.js';
import type { AccountKey, ProgrammeKey, UnitKey } from './directory.js';
import { dropDatabase, onCluster } from './template.mjs';
import { leaveDatabase } from './traces-left.js';
import { PASSWORD, RUNTIME_PASSWORD, clusterAddress, createFromTemplate } from './world-template.js';

export interface WorldUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly agencyKind: AgencyKind;
  readonly kind: UnitKind;
  readonly secrecy: SecrecyCode;
}

/** An account as an actor in her only seat, with what she signs in with. */
export interface WorldAccount extends Actor {
  readonly password: string;
}

/** A database of one's own with an invented directory in it, and no case. */
export interface World {
  /** As samsteg_rt: what the application signs in with. */
  readonly url: string;
  /** As superuser: past every wall. */
  readonly ownerUrl: string;
  readonly units: Readonly<Record<UnitKey, WorldUnit>>;
  readonly accounts: Readonly<Record<AccountKey, WorldAccount>>;
  /** Ids. open takes requests (pro; 2 places, 12 weeks), health reveals health (vc), idle has no operating unit. */
  readonly programmes: Readonly<Record<ProgrammeKey, string>>;
  readonly associations: Readonly<Record<'test' | 'other', string>>;
  /** Moves the whole product to noon of a day, forwards or backwards. */
  at(day: Day): Promise<void>;
  /** Rows as the superuser sees them. */
  sql<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Drops the database. Close every app and pool first. */
  dispose(): Promise<void>;
}

/** A Monday; the story begins here too. */
export const FIRST_DAY: Day = '2026-01-12';

const NOON = `insert into clock_offset (shift) select make_interval(secs => extract(epoch from
    ($1::date + time '12:00') at time zone 'Europe/Stockholm' - clock_timestamp()))
  on conflict (only_row) do update set shift = excluded.shift`;

/** As the strongest session would have it, for services called without one. */
const JUST_SIGNED_IN = () =>
  ({ sessionId: randomUUID(), method: 'oidc', assurance: 3, verifiedAt: new Date() }) as const;

/** A fresh world, on FIRST_DAY unless said. Takes about a tenth of a second; dispose of it in afterAll. */
export async function createWorld(options: { readonly clock?: Day } = {}): Promise<World> {
  keysForThisRun();
  const name = `samsteg_world_${randomBytes(6).toString('hex')}`;
  return openWorld(name, await createFromTemplate(clusterAddress(), name), options);
}

interface Opening {
  readonly clock?: Day;
  readonly passwordOf?: (username: string) => string;
}

/** A database that is laid already, as a world. */
export async function openWorld(name: string, ownerUrl: string, options: Opening = {}): Promise<World> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query('set search_path = samsteg');
  const at = async (day: Day) => void (await owner.query(NOON, [day]));
  await at(options.clock ?? FIRST_DAY);
  return {
    url: asRuntime(ownerUrl),
    ownerUrl,
    ...(await directoryOf(owner, options.passwordOf)),
    at,
    sql: async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<R>(text, [...values])).rows,
    dispose: () => dispose(owner, name),
  };
}

async function directoryOf(owner: pg.Client, passwordOf: Opening['passwordOf'] = () => PASSWORD) {
  const [units, accounts, associations] = [
    await owner.query<WorldUnit>(
      `select u.id, u.code, u.name, a.kind as "agencyKind", u.kind, u.secrecy from unit u join agency a on a.id = u.agency_id`,
    ),
    await owner.query<Actor>(
      `select a.id as "accountId", a.username, a.name, s.id as "seatId", s.unit_id as "unitId", s.roles
       from account a join seat s on s.account_id = a.id`,
    ),
    await owner.query<{ code: string; id: string }>('select code, id from association'),
  ];
  const keyed = <T>(rows: readonly T[], key: (row: T) => string) =>
    Object.fromEntries(rows.map((row) => [key(row), row]));
  return {
    units: keyed(units.rows, ({ code }) => code) as Record<UnitKey, WorldUnit>,
    accounts: keyed(
      accounts.rows.map((row) => ({ ...row, ...JUST_SIGNED_IN(), password: passwordOf(row.username) })),
      ({ username }) => username,
    ) as Record<AccountKey, WorldAccount>,
    associations: Object.fromEntries(associations.rows.map(({ code, id }) => [code, id])) as Record<
      'test' | 'other',
      string
    >,
    programmes: Object.fromEntries(Object.entries(PROGRAMMES).map(([key, { id }]) => [key, id])) as Record<
      ProgrammeKey,
      string
    >,
  };
}

async function dispose(owner: pg.Client, name: string): Promise<void> {
  await leaveDatabase(owner);
  await owner.end();
  await onCluster(clusterAddress(), (cluster) => dropDatabase(cluster, name));
}

function asRuntime(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'samsteg_rt';
  url.password = RUNTIME_PASSWORD;
  return url.href;
}

/** What encrypts and indexes personnummer lies outside the database; here it lives as long as the test process. */
export function keysForThisRun(): void {
  process.env.SAMSTEG_DATA_KEY ??= randomBytes(32).toString('base64');
  process.env.SAMSTEG_INDEX_KEY ??= randomBytes(32).toString('base64');
}

export type { AccountKey, UnitKey };
