import pg from 'pg';

/** One row of a statement's answer. */
type Row = Readonly<Record<string, unknown>>;

const NEWEST_NEEDED = 180_000;
/** Whoever prepares a database does so alone; the number is ours and means nothing else. */
const PREPARING = 7_402;
const AT_A_TIME = 5_000;

const TOO_OLD =
  'Databasen är PostgreSQL {version}; Samsteg behöver 18 eller nyare. Uppgradera servern.\n' +
  'The database is PostgreSQL {version}; Samsteg needs 18 or newer. Upgrade the server.';

/** The owner's connection: makes and loads what nobody signed in may. Never used to serve a request. */
export class OwnerConnection {
  private constructor(private readonly client: pg.Client) {}

  /** Opens the address of a superuser; refuses a server that is too old. */
  static async open(ownerUrl: string): Promise<OwnerConnection> {
    const client = new pg.Client(ownerUrl);
    await client.connect();
    const connection = new OwnerConnection(client);
    const version = Number(await connection.value<string>('show server_version_num'));
    if (version < NEWEST_NEEDED) {
      await client.end();
      throw new Error(TOO_OLD.replaceAll('{version}', String(Math.floor(version / 10_000))));
    }
    await client.query('set search_path = samsteg');
    return connection;
  }

  async rows<R extends Row>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.client.query<R>(text, [...values])).rows;
  }

  /** The single value of the first row. */
  async value<T>(text: string, values: readonly unknown[] = []): Promise<T | undefined> {
    const [row] = await this.rows<Record<string, T>>(text, values);
    return row && Object.values(row)[0];
  }

  /**
   * Many rows by one statement: the text reads them with jsonb_to_recordset($1), so values never become SQL.
   * Answers how many rows were written.
   */
  async bulk(text: string, rows: readonly object[]): Promise<number> {
    let written = 0;
    for (let from = 0; from < rows.length; from += AT_A_TIME) {
      const { rowCount } = await this.client.query(text, [JSON.stringify(rows.slice(from, from + AT_A_TIME))]);
      written += rowCount ?? 0;
    }
    return written;
  }

  /** All of the work or none of it. */
  async atomically<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('begin');
    try {
      const result = await work();
      await this.client.query('commit');
      return result;
    } catch (error) {
      await this.client.query('rollback');
      throw error;
    }
  }

  /** Waits until no other program prepares this database, and keeps others waiting until the connection closes. */
  async aloneUntilClosed(): Promise<void> {
    await this.client.query('select pg_advisory_lock($1)', [PREPARING]);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
