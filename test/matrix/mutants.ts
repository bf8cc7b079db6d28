import type pg from 'pg';

/**
 * The walls of the database, taken down one at a time from outside. Each happens in a transaction that is rolled back: the
 * policy is changed, rows of every relation are laid in its table, and a handful of people look, write, change and delete.
 * What they may is said in plain words here (`seenBy`, `changedBy`), not read from the policies.
 */

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly permissive: boolean;
  readonly command: 'r' | 'a' | 'w' | 'd' | '*';
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}
export interface Mutant {
  readonly name: string;
  readonly table: string;
  readonly statements: readonly string[];
}
interface Column {
  readonly name: string;
  readonly type: string;
  readonly needed: boolean;
}
type Row = Readonly<Record<string, unknown>>;

/** The people who try, with what the world calls them. */
export interface Person {
  readonly name: 'owner' | 'holder' | 'stranger' | 'conflicted';
  readonly account: string;
  readonly seat: string;
  readonly unit: string;
  readonly agency: string;
}
export interface Stage {
  readonly people: readonly Person[];
  readonly plainCase: string;
  readonly conflictCase: string;
  readonly association: string;
}

const POLICIES = `select c.relname as table, p.polname as name, p.polpermissive as permissive, p.polcmd as command,
    array(select coalesce(r.rolname, 'public') from unnest(p.polroles) o left join pg_roles r on r.oid = o)::text[] as roles,
    pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
  from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'samsteg'::regnamespace order by 1, 2`;
const COLUMNS = `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull and not a.atthasdef as needed
  from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''`;

/** Tables whose rows are nobody's secret among those who are signed in. */
const PUBLIC = ['association', 'agency', 'unit', 'unit_association', 'programme', 'database_mode', 'clock_offset', 'process_status',
  'delivery_ground', 'event_type', 'nonworking_day', 'municipality', 'gap_parameter', 'secrecy_area', 'record_kind', 'terms']; // prettier-ignore
/** Policies that cannot be told from none, with the reason. */
export const EQUIVALENT: Readonly<Record<string, string>> = {};

export async function policiesOf(client: pg.Client): Promise<Policy[]> {
  return (await client.query<Policy>(POLICIES)).rows;
}

const COMMAND = { r: 'select', a: 'insert', w: 'update', d: 'delete', '*': 'all' } as const;

/** Every way in which one policy is made wrong. */
export function mutantsOf(policy: Policy): Mutant[] {
  const { table, name, using, check, permissive, roles, command } = policy;
  const on = `"${name}" on samsteg."${table}"`;
  const mutant = (what: string, ...statements: string[]): Mutant => ({ name: `${table}.${name}: ${what}`, table, statements }); // prettier-ignore
  const made = [mutant('dropped', `drop policy ${on}`)];
  const clause = (word: string, text: string | null) => (text === null ? '' : ` ${word} (${text})`);
  const alter = (u: string | null, c: string | null) =>
    `alter policy ${on}${clause('using', u)}${clause('with check', c)}`;
  if (using && using !== 'true') made.push(mutant('lets everything through', alter('true', null)));
  if (check && check !== 'true') made.push(mutant('checks nothing', alter(null, 'true')));
  if (!permissive) {
    const again = `create policy ${on} as permissive for ${COMMAND[command]} to ${roles.join(', ')}${clause('using', using)}${clause('with check', check)}`; // prettier-ignore
    made.push(mutant('permissive instead of restrictive', `drop policy ${on}`, again));
  }
  for (const [what, from, to] of TWISTS) {
    const [u, c] = [using, check].map((text) => (text?.includes(from) ? text.replaceAll(from, to) : null)) as [string | null, string | null]; // prettier-ignore
    if (u ?? c) made.push(mutant(what, alter(u, c)));
  }
  return made.filter(({ name: known }) => !(known in EQUIVALENT));
}

const TWISTS = [
  ['any holder instead of none', '= ANY (holders)', '<> ALL (holders)'],
  ['not equal instead of equal to the unit', '= ( SELECT samsteg.current_unit()', '<> ( SELECT samsteg.current_unit()'],
  ['not equal instead of equal to the unit', '= ( SELECT current_unit()', '<> ( SELECT current_unit()'],
  ['the writer of the row instead of its holder', '( SELECT current_unit() AS current_unit) = ANY (holders)', 'owner_unit = ( SELECT current_unit() AS current_unit)'],
  ['the holder instead of the writer', '(owner_unit = ( SELECT current_unit() AS current_unit))', '(( SELECT current_unit() AS current_unit) = ANY (holders))'],
  ['shows the hidden', '<> ALL', '= ANY'],
  ['asks for one end only', 'to_unit', 'from_unit'],
] as const; // prettier-ignore

/** Who reads a row, in plain words. */
function seenBy(person: Person, row: Row, stage: Stage, table: string): boolean {
  const isConflict = (table === 'case_file' ? row.id : row.case_id) === stage.conflictCase;
  if (isConflict && person.name === 'conflicted') return false;
  if (Array.isArray(row.holders)) return row.holders.includes(person.unit);
  if (table === 'account') return row.id === person.account || row.inUnit === person.unit;
  if (table === 'delivery') return row.from_unit === person.unit || row.to_unit === person.unit;
  if (table === 'idempotency') return row.account_id === person.account && row.seat_id === person.seat;
  if (table === 'consent_text') return row.agency_id === null || row.agency_id === person.agency;
  if (PUBLIC.includes(table)) return true;
  return row.unit_id === person.unit;
}

/** Who changes a row: its writer; a party, where the row is the state both share. */
const SHARED_STATE = ['referral', 'handoff', 'sip_commitment'];
const changedBy = (person: Person, row: Row, stage: Stage, table: string): boolean =>
  seenBy(person, row, stage, table) && (!('owner_unit' in row) || SHARED_STATE.includes(table) || row.owner_unit === person.unit); // prettier-ignore

/** Rows of one table in every relation, and what everybody may do with them. Answers what was wrong. */
export class Probe {
  private columns: readonly Column[] = [];
  private key = '';

  constructor(
    private readonly client: pg.Client,
    private readonly stage: Stage,
    private readonly table: string,
  ) {}

  async run(): Promise<string[]> {
    await this.client.query('set local session_replication_role = replica'); // our own triggers and foreign keys aside
    this.columns = (await this.client.query<Column>(COLUMNS, [`samsteg.${this.table}`])).rows;
    this.key = this.columns.some(({ name }) => name === 'id') ? 'id' : 'ctid';
    await this.dropChecks();
    const rows = await this.lay();
    const wrong: string[] = [];
    for (const person of this.stage.people) {
      wrong.push(...(await this.look(person, rows)));
      wrong.push(...(await this.change(person, rows)));
      wrong.push(...(await this.give(person)));
    }
    wrong.push(...(await this.doors()));
    return wrong;
  }

  private async dropChecks(): Promise<void> {
    const text = `select conname as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'u', 'p')`;
    for (const { name } of (await this.client.query<{ name: string }>(text, [`samsteg.${this.table}`])).rows) {
      await this.run1(`alter table samsteg."${this.table}" drop constraint "${name}" cascade`);
    }
  }

  private run1(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    return this.client.query({ text, values: [...values] });
  }

  /** One's own, one handed over, one in a case where somebody has an interest, one of another unit. */
  private async lay(): Promise<Row[]> {
    const [owner, holder, stranger] = ['owner', 'holder', 'stranger'].map((name) => this.person(name)) as [Person, Person, Person]; // prettier-ignore
    const made = [
      this.row(owner, this.stage.plainCase, [owner.unit]),
      this.row(owner, this.stage.plainCase, [owner.unit, holder.unit]),
      this.row(owner, this.stage.conflictCase, [owner.unit, holder.unit]),
      this.row(holder, this.stage.plainCase, [holder.unit]),
      this.row(stranger, this.stage.plainCase, [stranger.unit]),
    ];
    const kept: Row[] = [];
    for (const row of made) kept.push(await this.insert(row));
    return kept;
  }

  private person = (name: string): Person => this.stage.people.find((one) => one.name === name)!;

  /** A row with plausible values: its writer, its case and its holders are what matters. */
  private row(by: Person, caseId: string, holders: readonly string[]): Record<string, unknown> {
    const known: Record<string, unknown> = {
      case_id: caseId, association_id: this.stage.association, owner_unit: by.unit, unit_id: by.unit, from_unit: by.unit,
      set_by_unit: by.unit, to_unit: this.person('stranger').unit === by.unit ? by.unit : this.person('holder').unit,
      account_id: by.account, seat_id: by.seat, agency_id: by.agency, holders, status: 'draft',
    }; // prettier-ignore
    const cells = this.columns.flatMap(({ name, type, needed }): [string, unknown][] => {
      if (name === 'id' && this.table === 'case_file') return [[name, caseId]];
      if (name === 'id' && type === 'uuid') return [[name, crypto.randomUUID()]];
      if (name in known && !(name === 'status' && !needed)) return [[name, known[name]]];
      return needed ? [[name, valueOf(type)]] : [];
    });
    return Object.fromEntries(cells);
  }

  private async insert(row: Row): Promise<Row> {
    const names = Object.keys(row);
    const text = `insert into samsteg."${this.table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning ctid::text as place`;
    const { rows } = await this.run1(text, Object.values(row));
    return { ...row, ctid: (rows[0] as { place: string }).place };
  }

  private async as<T>(person: Person, work: () => Promise<T>): Promise<T | string> {
    await this.client.query('savepoint attempt');
    await this.client.query(
      `select set_config('role', 'samsteg_app', true), set_config('app.account', $1, true), set_config('app.seat', $2, true),
        set_config('app.unit', $3, true), set_config('app.roles', 'caseManager,inbox,manager', true), set_config('app.actor', 'user', true)`,
      [person.account, person.seat, person.unit],
    );
    try {
      return await work();
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      await this.client.query('rollback to savepoint attempt');
      await this.client.query('release savepoint attempt');
    }
  }

  private async may(right: string): Promise<boolean> {
    const text = `select has_any_column_privilege('samsteg_app', $1, $2) as may`;
    const whole = `select has_table_privilege('samsteg_app', $1, $2) as may`;
    const { rows } = await this.run1(right === 'delete' ? whole : text, [`samsteg.${this.table}`, right]);
    return (rows[0] as { may: boolean }).may;
  }

  private async look(person: Person, rows: readonly Row[]): Promise<string[]> {
    if (!(await this.may('select'))) return [];
    const seen = await this.as(person, async () => (await this.run1(`select ctid::text as place from samsteg."${this.table}"`)).rows.map((row) => (row as { place: string }).place)); // prettier-ignore
    if (typeof seen === 'string') return [`${person.name} looks: ${seen}`];
    return rows.flatMap((row, at) => {
      const wanted = seenBy(person, row, this.stage, this.table);
      return seen.includes(row.ctid as string) === wanted ? [] : [`${person.name} ${wanted ? 'does not see' : 'sees'} row ${at}`];
    }); // prettier-ignore
  }

  /** Changes everything she can, without looking; deletes everything she can. */
  private async change(person: Person, rows: readonly Row[]): Promise<string[]> {
    const wrong: string[] = [];
    const wanted = rows.filter((row) => changedBy(person, row, this.stage, this.table)).length;
    const column = await this.changeable();
    if (column) {
      const text = `update samsteg."${this.table}" set "${column.name}" = ${literalOf(column.type)} where true`;
      const count = await this.countOf(person, text, rows);
      if (count !== wanted) wrong.push(`${person.name} changes ${count}, not ${wanted}`);
    }
    if (await this.may('delete')) {
      const count = await this.countOf(person, `delete from samsteg."${this.table}"`, rows);
      if (count !== wanted) wrong.push(`${person.name} deletes ${count}, not ${wanted}`);
    }
    return wrong;
  }

  /** How many of the laid rows a statement reached: the world's own are taken away first. */
  private async countOf(person: Person, text: string, rows: readonly Row[]): Promise<number | string> {
    await this.client.query('savepoint emptied');
    await this.run1(`delete from samsteg."${this.table}" where not ctid::text = any($1)`, [
      rows.map(({ ctid }) => ctid),
    ]);
    const count = await this.as(person, async () => (await this.run1(text)).rowCount ?? 0);
    await this.client.query('rollback to savepoint emptied');
    return count;
  }

  private async changeable(): Promise<Column | undefined> {
    const text = `select column_name as name, data_type as type from information_schema.column_privileges p
        join information_schema.columns c using (table_schema, table_name, column_name)
      where grantee = 'samsteg_app' and privilege_type = 'UPDATE' and table_schema = 'samsteg' and table_name = $1
      order by column_name = 'version' desc, column_name limit 1`;
    return (await this.run1(text, [this.table])).rows[0] as Column | undefined;
  }

  /** Writes in another unit's name, with another unit as holder, and behind a wall: refused. In her own name: let in. */
  private async give(person: Person): Promise<string[]> {
    if (!(await this.may('insert')) || person.name === 'holder') return [];
    const other = this.person('holder');
    const isRecord = this.columns.some(({ name }) => name === 'holders');
    const isOfUnit = this.columns.some(({ name }) => ['unit_id', 'agency_id', 'account_id'].includes(name));
    const hasCase = this.columns.some(({ name }) => name === 'case_id');
    const free = crypto.randomUUID();
    const tries: [string, Record<string, unknown>, boolean][] = [['own', this.row(person, free, [person.unit]), true]];
    if (isRecord) tries.push(['with another holder', this.row(person, free, [person.unit, other.unit]), false]);
    if (isRecord) tries.push(['in another’s name', { ...this.row(other, free, [person.unit]) }, false]);
    if (!isRecord && isOfUnit) tries.push(['in another’s name', this.row(other, free, []), false]);
    if (hasCase && person.name === 'conflicted') tries.push(['behind a wall', this.row(person, this.stage.conflictCase, [person.unit]), false]); // prettier-ignore
    for (const more of FORGED[this.table] ?? []) tries.push(['forged', { ...this.row(person, free, [person.unit]), ...more(person, other) }, false]); // prettier-ignore
    const wrong: string[] = [];
    for (const [what, row, wanted] of tries) {
      const done = await this.as(person, async () => (await this.insertPlainly(row), 'in'));
      if ((done === 'in') !== wanted) wrong.push(`${person.name} writes ${what}: ${done}`);
    }
    return wrong;
  }

  private async insertPlainly(row: Row): Promise<void> {
    const names = Object.keys(row);
    await this.run1(
      `insert into samsteg."${this.table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  /** The doors' owner and the owner of the schema see what their policies are there for: all of it, or the doors stop working. */
  private async doors(): Promise<string[]> {
    const wrong: string[] = [];
    const { rows } = await this.run1(`select count(*)::int as n from samsteg."${this.table}"`);
    const all = (rows[0] as { n: number }).n;
    for (const role of ['samsteg_door', 'samsteg_owner']) {
      const needed = DOOR_TABLES.get(`${this.table} ${role}`);
      if (!needed) continue;
      await this.client.query('savepoint attempt');
      await this.client.query(`select set_config('role', $1, true)`, [role]);
      const seen = await this.run1(`select count(*)::int as n from samsteg."${this.table}"`).then((found) => (found.rows[0] as { n: number }).n, () => -1); // prettier-ignore
      await this.client.query('rollback to savepoint attempt');
      const isShort = needed === 'all' ? seen !== all : seen < 1;
      if (seen !== -1 && isShort) wrong.push(`${role} sees ${seen} of ${all}`);
    }
    return wrong;
  }
}

/** Which role's policy opens which table, as it was before anything was taken away. */
const DOOR_TABLES = new Map<string, 'all' | 'some'>();
export function rememberDoors(policies: readonly Policy[]): void {
  for (const { table, roles, using, command } of policies) {
    for (const role of roles) {
      if (!/^samsteg_(door|owner)$/.test(role) || command === 'a') continue;
      DOOR_TABLES.set(`${table} ${role}`, using === 'true' ? 'all' : 'some');
    }
  }
}

/** Births that are refused although the row is her own: an edge that confirms another’s side, a consent past its beginning. */
const FORGED: Readonly<Record<string, readonly ((me: Person, other: Person) => Row)[]>> = {
  consent_edge: [
    (me, other) => ({ from_unit: other.unit, to_unit: me.unit, confirmed_at: '2026-01-12' }),
    () => ({ revoked_at: '2026-01-12' }),
  ],
  consent: [() => ({ status: 'expired' })],
  consent_text: [() => ({ approved_at: '2026-01-12' })],
};

function valueOf(type: string): unknown {
  if (type === 'uuid') return crypto.randomUUID();
  if (type.endsWith('[]')) return [];
  if (/^(int|bigint|smallint|integer|numeric|double)/.test(type)) return 1;
  if (type === 'boolean') return true;
  if (type === 'date') return '2026-01-12';
  if (type.startsWith('timestamp')) return '2026-01-12T12:00:00Z';
  if (type === 'daterange') return '[2026-01-01,2027-01-01)';
  if (type === 'interval') return '1 day';
  if (type === 'jsonb' || type === 'json') return '{}';
  if (type === 'bytea') return Buffer.from(crypto.randomUUID());
  return `x${crypto.randomUUID().slice(0, 8)}`;
}
const literalOf = (type: string): string => {
  if (/int|numeric/.test(type)) return '99';
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'date') return `date '2026-03-01'`;
  return `'x'`;
};
