import type { HistoryFile } from '#domain';
import { uuidv7 } from '#kernel';
import type { Actor, CaseKey } from '#platform';
import type { OwnerConnection } from '../database/connection.js';

/** The only unit of a replay, which coordinates and holds everything, and where each case of the file goes. */
export interface ReplayWorld {
  readonly actor: Actor;
  readonly keys: ReadonlyMap<string, CaseKey>;
}

/** Limits as the file spells them: readHistory() has found them sound. */
interface RawLimits {
  readonly default_parameters?: Readonly<Record<string, object>> | null;
  readonly association_overrides?: Readonly<Record<string, Readonly<Record<string, object>>>> | null;
}

/** Cases of no association get one all the same. */
const NO_ASSOCIATION = '-';

const UNIT = `with office as (insert into agency (id, name, kind) values (uuidv7(), 'Återspelning', 'kommun') returning id)
  insert into unit (id, code, agency_id, name, kind, secrecy)
    select $1, 'replay', office.id, 'Återspelning', 'labourMarket', 'municipalLabour' from office`;
const ASSOCIATIONS = `with made as (
    insert into association (id, code, name) select r.id, r.code, r.code from jsonb_to_recordset($1) as r (id uuid, code text) returning id)
  insert into unit_association (unit_id, association_id) select u.id, made.id from unit u, made`;
const LIMITS = `insert into rule_parameter (association_id, rule, parameter)
  select r.association, r.rule, r.parameter from jsonb_to_recordset($1) as r (association uuid, rule text, parameter jsonb)`;
const DAYS_OFF = `insert into nonworking_day (day, name) select r.day, 'Ledig dag' from jsonb_to_recordset($1) as r (day date)`;

/** Lays the file's associations, limits and calendar into an empty database, with one unit and somebody who works there. */
export async function loadReplayWorld(
  connection: OwnerConnection,
  history: HistoryFile,
  bytes: Uint8Array,
): Promise<ReplayWorld> {
  const raw = JSON.parse(new TextDecoder().decode(bytes)) as RawLimits;
  const actor = await loadActor(connection);
  const codes = new Set(history.cases.map(({ association = NO_ASSOCIATION }) => association));
  for (const code of history.overrides.keys()) codes.add(code);
  const associations = new Map([...codes].map((code) => [code, uuidv7()]));
  await connection.bulk(
    ASSOCIATIONS,
    [...associations].map(([code, id]) => ({ id, code })),
  );
  await connection.bulk(LIMITS, limitsOf(raw, associations));
  if (history.calendar !== undefined) {
    await connection.rows('delete from nonworking_day');
    await connection.bulk(
      DAYS_OFF,
      [...history.calendar.nonworking].map((day) => ({ day })),
    );
  }
  const keyOf = (association: string) => ({ associationId: associations.get(association) ?? '', caseId: uuidv7() });
  return {
    actor,
    keys: new Map(history.cases.map((one) => [one.case, keyOf(one.association ?? NO_ASSOCIATION)])),
  };
}

async function loadActor(connection: OwnerConnection): Promise<Actor> {
  const [unitId, accountId, seatId] = [uuidv7(), uuidv7(), uuidv7()];
  const roles = ['caseManager', 'inbox'] as const;
  const [username, name] = ['replay', 'Återspelning'];
  await connection.rows(UNIT, [unitId]);
  await connection.rows('insert into account (id, username, name) values ($1, $2, $3)', [accountId, username, name]);
  await connection.rows('insert into seat (id, account_id, unit_id, roles) values ($1, $2, $3, $4)', [
    seatId,
    accountId,
    unitId,
    roles,
  ]);
  const session = { sessionId: uuidv7(), method: 'local', assurance: 1, verifiedAt: new Date() } as const;
  return { accountId, username, name, seatId, unitId, roles, ...session };
}

function limitsOf(raw: RawLimits, associations: ReadonlyMap<string, string>) {
  const rows = (association: string | null, limits: Readonly<Record<string, object>>) =>
    Object.entries(limits).map(([rule, parameter]) => ({ association, rule, parameter }));
  const overrides = Object.entries(raw.association_overrides ?? {});
  return [
    ...rows(null, raw.default_parameters ?? {}),
    ...overrides.flatMap(([code, limits]) => rows(associations.get(code) ?? null, limits)),
  ];
}
