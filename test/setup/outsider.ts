import pg from 'pg';
import type { AccountKey, World } from './world.js';

const TABLES = `select c.relname as t from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id'
  where c.relnamespace = 'samsteg'::regnamespace and c.relkind = 'r' and has_table_privilege(c.oid, 'select')`;
const SITS_DOWN = `select set_config('role', 'samsteg_app', true), set_config('search_path', 'samsteg', true), set_config('app.account', $1, true),
  set_config('app.seat', $2, true), set_config('app.unit', $3, true), set_config('app.roles', $4, true), set_config('app.actor', 'user', true)`;

/** Somebody who holds nothing, at the database itself: what every table about a case shows her. */
export class Outsider {
  private constructor(private readonly connection: pg.Client) {}

  static async at(world: World): Promise<Outsider> {
    const connection = new pg.Client(world.url);
    await connection.connect();
    return new Outsider(connection);
  }

  /** The tables in which this account finds a row, with how many. */
  async finds({ accountId, seatId, unitId, roles }: World['accounts'][AccountKey]): Promise<[string, number][]> {
    await this.connection.query('begin');
    await this.connection.query(SITS_DOWN, [accountId, seatId, unitId, roles.join(',')]);
    const { rows: tables } = await this.connection.query<{ t: string }>(TABLES);
    expect(tables.length).toBeGreaterThan(20);
    const found: [string, number][] = [];
    for (const { t } of tables) {
      const everyRow = ['select count(*)::int as n from', this.connection.escapeIdentifier(t)].join(' ');
      const { rows } = await this.connection.query<{ n: number }>(everyRow);
      if (rows[0]!.n > 0) found.push([t, rows[0]!.n]);
    }
    await this.connection.query('rollback');
    return found;
  }

  close(): Promise<void> {
    return this.connection.end();
  }
}
