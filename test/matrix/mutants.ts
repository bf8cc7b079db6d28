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
  /** Whether whoever writes a row may say what stands here. */
  readonly given: boolean;
}
type Row = Readonly<Record<string, unknown>>;

/** The people who try, with what the world calls them. */
export interface Person {
  readonly name: 'owner' | 'holder' | 'stranger' | 'conflicted' | 'plain' | 'worker';
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
const COLUMNS = `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull and not a.atthasdef as needed,
    has_column_privilege('samsteg_app', a.attrelid, a.attnum, 'insert') as given
  from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''`;

/** Tables whose rows are nobody's secret among those who are signed in. */
const PUBLIC = ['programme_period', 'programme_start', 'programme_capacity', 'programme_rule', 'association', 'agency', 'unit', 'unit_association', 'programme', 'database_mode', 'clock_offset', 'process_status',
  'delivery_ground', 'event_type', 'nonworking_day', 'municipality', 'rule_parameter', 'plan_deadline', 'secrecy_area', 'record_kind', 'terms']; // prettier-ignore
/** Tables that only one role of the unit or authority reads and writes; of our people the plain one has no such role. */
const FOR_A_ROLE = ['log_review', 'conflict_trace'];
/** Tables that belong to an authority and not to one of its units. */
const OF_THE_AGENCY = ['log_review', 'retention_policy'];
/** Tables that an association’s own office writes; of our people nobody sits there. */
const OF_THE_ASSOCIATION = ['plan_deadline'];
/** Tables that belong to one person, whatever unit she sits in: where and how she wishes to be told, and the mails to her. */
const OF_ONE_PERSON = ['notice_address', 'notice_setting', 'notice_mail', 'notice_digest'];
/** Tables that the worker writes in a unit's own name, and no person does. Of these alone the worker is asked too. */
const OF_THE_WORKER = ['notice', 'notice_due'];
/** What cannot be told from the policy as it is, with the reason. */
export const EQUIVALENT: readonly (readonly [name: RegExp, why: string])[] = [
  [/^feed_head.wall:/, 'no policy lets anybody in: only the doors read it'],
  [/^account.colleagues: asks less: without .id =/, 'whoever asks sits in the unit she asks from, and is her own colleague'],
  [/^log_review.own_hand: checks less: without .agency_id/, 'nobody may say which: it is the writer’s own by default'],
  [/^absence.own_unit_changes: checks nothing/, 'whose it is, is no column that anybody may change'],
  [/^account.reviewers: dropped/, 'nobody here has made a review: review.graphql.spec.ts tells'],
  [/^consent_text.owner_ships: (lets|checks)/, 'migrations alone act as the owner of the schema'],
  [/^figure_release.association_reads: (dropped|asks less: without .recalled_at)/, 'nobody here sits in an association: figures.spec.ts tells'],
  [/^plan_deadline.association_decides:/, 'nobody here sits in an association: plan.spec.ts tells'],
  [/^figure_release.body_reads:/, 'nobody here is in a group that is shown one: body.spec.ts tells'],
  [/^notice_due.wall: (dropped|lets)/, 'only the worker comes in, and nothing keeps the worker out'],
  [/^document_file\./, 'bytes are seen and written as the version they belong to: document.spec.ts tells'],
  [/\.owner_keeps: dropped/, 'the owner of the schema is a member of the doors’ owner, who may as well'],
]; // prettier-ignore

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
  for (const [what, text] of shortened(using)) made.push(mutant(`asks less: ${what}`, alter(text, null)));
  for (const [what, text] of shortened(check)) made.push(mutant(`checks less: ${what}`, alter(null, text)));
  return made.filter(({ name: known }) => !EQUIVALENT.some(([same]) => same.test(known)));
}

/** An expression with one of its conditions, or one of its alternatives, left out. */
function shortened(text: string | null): (readonly [what: string, rest: string])[] {
  const inner = text?.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : '';
  for (const word of [' AND ', ' OR ']) {
    const parts = topLevel(inner, word);
    if (parts.length > 1) return parts.map((out) => [`without ${out}`, parts.filter((one) => one !== out).join(word)]);
  }
  return [];
}

/** Split at a word where no bracket is open. */
function topLevel(text: string, word: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    if (depth !== 0 || !text.startsWith(word, at)) continue;
    parts.push(text.slice(from, at));
    from = at + word.length;
  }
  return [...parts, text.slice(from)];
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

const hasRole = ({ name }: Person): boolean => name !== 'plain';
const isWorker = ({ name }: Person): boolean => name === 'worker';

/** Who reads a row, in plain words. */
function seenBy(person: Person, row: Row, stage: Stage, table: string): boolean {
  const isConflict = (table === 'case_file' ? row.id : row.case_id) === stage.conflictCase;
  if (isConflict && person.name === 'conflicted') return false;
  if (Array.isArray(row.holders)) return row.holders.includes(person.unit);
  if (OF_ONE_PERSON.includes(table)) return row.account_id === person.account;
  // she whom it tells, where she was told it; that her unit's case is to be looked at, the worker alone knows
  if (table === 'notice') return row.unit_id === person.unit && (isWorker(person) || row.account_id === person.account);
  if (table === 'notice_due') return isWorker(person) && row.unit_id === person.unit;
  if (FOR_A_ROLE.includes(table) && !hasRole(person)) return false;
  if (OF_THE_AGENCY.includes(table)) return row.agency_id === person.agency;
  if (table === 'delivery') return row.from_unit === person.unit || row.to_unit === person.unit;
  if (table === 'draft')
    return row.account_id === person.account && row.seat_id === person.seat && row.unit_id === person.unit; // hers in this seat
  // the unit's, or hers in it
  if (table === 'phrase' || table === 'saved_view')
    return row.owner_unit === person.unit && (row.account_id === null || row.account_id === person.account);
  if (table === 'idempotency') return row.account_id === person.account && row.seat_id === person.seat;
  if (table === 'consent_text') return row.agency_id === null || row.agency_id === person.agency;
  if (PUBLIC.includes(table)) return true;
  return row.unit_id === person.unit;
}

/** Who changes a row: its writer; a party, where the row is the state both share. */
const SHARED_STATE = [
  'referral',
  'handoff',
  'sip_commitment',
  'delivery_incident',
  'body_member',
  'body_presentation',
  'slot_booking',
  'meeting_invitation',
];
function changedBy(person: Person, row: Row, stage: Stage, table: string): boolean {
  if (!seenBy(person, row, stage, table)) return false;
  if (table === 'consent_text') return row.agency_id === person.agency;
  return !('owner_unit' in row) || SHARED_STATE.includes(table) || row.owner_unit === person.unit;
}

/** Who writes a row of her own: anybody, but for what a role or the worker writes. */
function writtenBy(person: Person, table: string): boolean {
  if (OF_THE_WORKER.includes(table)) return isWorker(person);
  if (OF_THE_ASSOCIATION.includes(table)) return false;
  return hasRole(person) || !FOR_A_ROLE.includes(table);
}

/** Rows of one table in every relation, and what everybody may do with them. Answers what was wrong. */
export class Probe {
  private columns: readonly Column[] = [];

  constructor(
    private readonly client: pg.Client,
    private readonly stage: Stage,
    private readonly table: string,
  ) {}

  /** With `first` only until something is wrong: enough to know that it shows. */
  async run(first = false): Promise<string[]> {
    await this.client.query('set local session_replication_role = replica'); // our own triggers and foreign keys aside
    this.columns = (await this.client.query<Column>(COLUMNS, [`samsteg.${this.table}`])).rows;
    await this.dropChecks();
    await this.allow();
    const rows = await this.lay();
    const wrong: string[] = [];
    for (const act of ['look', 'change', 'give'] as const) {
      for (const person of this.people()) {
        wrong.push(...(await this[act](person, rows)));
        if (first && wrong.length > 0) return wrong;
      }
    }
    wrong.push(...(await this.doors()));
    return wrong;
  }

  private people(): readonly Person[] {
    return OF_THE_WORKER.includes(this.table)
      ? [...this.stage.people, { ...this.person('owner'), name: 'worker' }]
      : this.stage.people;
  }

  private async dropChecks(): Promise<void> {
    const text = `select string_agg(format('drop constraint %I cascade', conname), ', ') as all from pg_constraint
      where conrelid = $1::regclass and contype in ('c', 'u', 'p')`;
    const [found] = (await this.client.query<{ all: string | null }>(text, [`samsteg.${this.table}`])).rows;
    if (found?.all) await this.run1(`alter table samsteg."${this.table}" ${found.all}`);
    const indexes = `select indexrelid::regclass::text as name from pg_index where indrelid = $1::regclass and indisunique`;
    for (const { name } of (await this.run1(indexes, [`samsteg.${this.table}`])).rows as { name: string }[]) {
      await this.run1(`drop index ${name}`);
    }
  }

  /** Where a policy stands ready for a right that nobody has yet: it is asked as if somebody had. */
  private async allow(): Promise<void> {
    const column = this.columns.find(({ name }) => name === 'version') ?? this.columns.at(-1)!;
    if (READY.has(`${this.table} w`) && !(await this.may('update'))) {
      await this.run1(`grant update ("${column.name}") on samsteg."${this.table}" to samsteg_app`);
    }
    if (READY.has(`${this.table} a`) && !(await this.may('insert'))) {
      await this.run1(`grant insert on samsteg."${this.table}" to samsteg_app`);
      this.columns = this.columns.map((one) => ({ ...one, given: true }));
    }
    for (const forged of this.forgedColumns()) {
      await this.run1(`grant insert ("${forged}") on samsteg."${this.table}" to samsteg_app`);
      this.columns = this.columns.map((one) => (one.name === forged ? { ...one, given: true } : one));
    }
  }

  private forgedColumns(): string[] {
    const [me, other] = [this.person('owner'), this.person('holder')];
    return (FORGED[this.table] ?? []).flatMap((more) => Object.keys(more(me, other)));
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
    if (this.table === 'consent_text') made.push({ ...made[0], id: crypto.randomUUID(), agency_id: null });
    if (this.table === 'phrase' || this.table === 'saved_view')
      made.push({ ...made[0], id: crypto.randomUUID(), account_id: null });
    if (this.table === 'idempotency') made.push({ ...made[0], seat_id: holder.seat }, { ...made[0], account_id: holder.account }); // prettier-ignore
    if (this.table === 'draft') made.push({ ...made[0], id: crypto.randomUUID(), seat_id: holder.seat }, { ...made[0], id: crypto.randomUUID(), account_id: holder.account }, { ...made[0], id: crypto.randomUUID(), unit_id: holder.unit }, this.row(this.person('conflicted'), this.stage.conflictCase, [])); // prettier-ignore
    if (this.table === 'notice') made.push({ ...made[0], id: crypto.randomUUID(), unit_id: holder.unit }, { ...made[2], id: crypto.randomUUID(), account_id: this.person('conflicted').account }); // prettier-ignore
    const kept: Row[] = [];
    for (const row of made) kept.push(await this.insert(row));
    if (this.table === 'notice_digest') await this.address(kept, [owner, owner, owner, holder, stranger]);
    if (this.table === 'account') await this.seat(kept, [owner, owner, owner, holder, stranger]);
    return kept;
  }

  /** Whose colleagues the accounts are that were laid. */
  private async seat(rows: Row[], whose: readonly Person[]): Promise<void> {
    for (const [at, { unit }] of whose.entries()) {
      rows[at] = { ...rows[at], unit_id: unit };
      await this.run1(
        `insert into samsteg.seat (id, account_id, unit_id, roles) values (gen_random_uuid(), $1, $2, '{caseworker}')`,
        [rows[at].id, unit],
      );
    }
  }

  /** To whom the mails go that the digests were laid for. */
  private async address(rows: Row[], whose: readonly Person[]): Promise<void> {
    for (const [at, { account }] of whose.entries()) {
      rows[at] = { ...rows[at], account_id: account };
      await this.run1(
        `insert into samsteg.notice_mail (id, account_id, kind, digest_on) values ($1, $2, 'digest', date '2026-01-12' + $3::int)`,
        [rows[at].mail_id, account, at],
      );
    }
  }

  private person = (name: string): Person => this.stage.people.find((one) => one.name === name)!;

  /** A row with plausible values: its writer, its case and its holders are what matters. */
  private row(by: Person, caseId: string, holders: readonly string[]): Record<string, unknown> {
    const known: Record<string, unknown> = {
      case_id: caseId, association_id: this.stage.association, owner_unit: by.unit, unit_id: by.unit, from_unit: by.unit,
      set_by_unit: by.unit, to_unit: this.person('stranger').unit === by.unit ? by.unit : this.person('holder').unit,
      account_id: by.account, seat_id: by.seat, agency_id: by.agency, holders, status: 'draft', set_by: by.account, proposed_by: by.account,
      decided_by: by.account,
      ...(this.table === 'erasure' ? { status: 'proposed' } : {}),
      ...(this.table === 'notice_mail' ? { kind: 'address' } : {}),
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
        set_config('app.unit', $3, true), set_config('app.roles', $4, true), set_config('app.actor', $5, true)`,
      isWorker(person)
        ? ['', '', person.unit, '', 'system']
        : [
            person.account,
            person.seat,
            person.unit,
            hasRole(person) ? 'caseManager,inbox,manager,auditor' : 'caseManager,inbox',
            'user',
          ],
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
    if (right === 'delete') return this.mayAll(right);
    const text = `select has_any_column_privilege('samsteg_app', $1, $2) as may`;
    const { rows } = await this.run1(text, [`samsteg.${this.table}`, right]);
    return (rows[0] as { may: boolean }).may;
  }

  private async mayAll(right: string): Promise<boolean> {
    const text = `select has_table_privilege('samsteg_app', $1, $2) as may`;
    const { rows } = await this.run1(text, [`samsteg.${this.table}`, right]);
    return (rows[0] as { may: boolean }).may;
  }

  private async look(person: Person, rows: readonly Row[]): Promise<string[]> {
    if (!(await this.may('select'))) return [];
    // where only some columns may be read, the place of a row is none of them
    const [column, key] = (await this.mayAll('select')) ? (['ctid', 'ctid'] as const) : (['id', 'id'] as const);
    const seen = await this.as(person, async () => (await this.run1(`select "${column}"::text as place from samsteg."${this.table}"`)).rows.map((row) => (row as { place: string }).place)); // prettier-ignore
    if (typeof seen === 'string') return [`${person.name} looks: ${seen}`];
    return rows.flatMap((row, at) => {
      const wanted = seenBy(person, row, this.stage, this.table);
      return seen.includes(row[key] as string) === wanted ? [] : [`${person.name} ${wanted ? 'does not see' : 'sees'} row ${at}`];
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
      order by column_name = 'version' desc, column_name = 'account_id', column_name limit 1`;
    return (await this.run1(text, [this.table])).rows[0] as Column | undefined;
  }

  /** Writes in another unit's name, with another unit as holder, and behind a wall: refused. In her own name: let in. */
  private async give(person: Person): Promise<string[]> {
    if (!(await this.may('insert')) || person.name === 'holder') return [];
    const other = this.person('holder');
    const isRecord = this.columns.some(({ name }) => name === 'holders');
    const saysHolders = this.columns.some(({ name, given }) => name === 'holders' && given); // a group’s rows do not: triggers lay them
    const isOfUnit = this.columns.some(({ name }) => ['owner_unit', 'unit_id', 'agency_id', 'account_id'].includes(name)); // prettier-ignore
    const hasCase = this.columns.some(({ name }) => name === 'case_id');
    const free = crypto.randomUUID();
    const tries: [string, Record<string, unknown>, boolean][] = [
      ['own', this.row(person, free, [person.unit]), writtenBy(person, this.table)],
    ];
    if (saysHolders) tries.push(['with another holder', this.row(person, free, [person.unit, other.unit]), false]);
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
    const names = Object.keys(row).filter((name) => this.columns.find((column) => column.name === name)?.given);
    await this.run1(
      `insert into samsteg."${this.table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      names.map((name) => row[name]),
    );
  }

  /** The doors' owner reads what its policies are there for, and the owner of the schema writes it: or they stop working. */
  private async doors(): Promise<string[]> {
    const wrong: string[] = [];
    for (const role of ['samsteg_door', 'samsteg_owner']) {
      const using = DOOR_TABLES.get(`${this.table} ${role}`);
      if (!using) continue;
      const all = await this.run1(`select 1 from samsteg."${this.table}" where ${using}`);
      const text = role === 'samsteg_door' ? `select 1 from samsteg."${this.table}"` : `update samsteg."${this.table}" set "${this.columns[0]!.name}" = "${this.columns[0]!.name}"`; // prettier-ignore
      await this.client.query('savepoint attempt');
      await this.client.query(`select set_config('role', $1, true)`, [role]);
      // a door that was given no right to look needs none
      const done = await this.run1(text).then(({ rowCount }) => rowCount ?? 0, (error: Error) => (role === 'samsteg_door' ? all.rows.length : error.message)); // prettier-ignore
      await this.client.query('rollback to savepoint attempt');
      if (typeof done === 'string' || done < all.rows.length)
        wrong.push(`${role} reaches ${done} of ${all.rows.length}`);
    }
    return wrong;
  }
}

/** Which role's policy opens which rows of which table, as it was before anything was taken away. */
const DOOR_TABLES = new Map<string, string>();
/** Which tables have a policy for the application's changes (w) or births (a). */
const READY = new Set<string>();
export function remember(policies: readonly Policy[]): void {
  for (const { table, roles, using, command, permissive } of policies) {
    for (const role of roles) {
      if (role === 'samsteg_app' && permissive && command !== '*') READY.add(`${table} ${command}`);
      if (/^samsteg_(door|owner)$/.test(role) && command !== 'a') DOOR_TABLES.set(`${table} ${role}`, using ?? 'true');
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
  access_entry: [(_, other) => ({ account_id: other.account }), (_, other) => ({ unit_id: other.unit })],
  log_review: [(_, other) => ({ account_id: other.account }), (_, other) => ({ unit_id: other.unit })],
  idempotency: [(_, other) => ({ account_id: other.account }), (_, other) => ({ seat_id: other.seat })],
  retention_policy: [(_, other) => ({ set_by: other.account }), (_, other) => ({ agency_id: other.agency })],
  draft: [(_, other) => ({ account_id: other.account }), (_, other) => ({ seat_id: other.seat }), (_, other) => ({ unit_id: other.unit })], // prettier-ignore
  phrase: [(_, other) => ({ account_id: other.account }), (_, other) => ({ owner_unit: other.unit })],
  saved_view: [(_, other) => ({ account_id: other.account }), (_, other) => ({ owner_unit: other.unit })],
  notice_mail: [() => ({ kind: 'immediate' }), () => ({ state: 'sent' })],
  figure_release: [(_, other) => ({ decided_by: other.account }), (_, other) => ({ unit_id: other.unit })],
  erasure: [
    () => ({ status: 'approved' }),
    (me) => ({ approved_by: me.account }),
    (_, other) => ({ proposed_by: other.account }),
    (_, other) => ({ unit_id: other.unit }),
  ],
};

function valueOf(type: string): unknown {
  if (type === 'uuid') return crypto.randomUUID();
  if (type.endsWith('[]')) return [];
  if (/^(int|bigint|smallint|integer|numeric|double)/.test(type)) return 1;
  if (type === 'xid8') return '1';
  if (type === 'boolean') return true;
  if (type === 'date') return '2026-01-12';
  if (type.startsWith('time ')) return '12:00';
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
