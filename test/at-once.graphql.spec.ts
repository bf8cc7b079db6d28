import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import pg from 'pg';
import type { Socket } from 'socket.io-client';
import { PROVIDER_DEFAULTS, providerCategories } from '#domain';
import type { Category } from '#domain';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };
const WORDS = 'Ord som bara den som har öppnat läser';
const input = (fields: object) => ({ input: { key: randomUUID(), ...fields } });
const mutation = (name: string, type: string, answer = 'id') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;

/** What an account tries on a table that is named by the catalogue itself, with its own rights. */
const TRIES = `
  create function samsteg.try_read(t text, c uuid) returns bigint language plpgsql as $f$ declare n bigint; begin
    execute format('select count(*) from samsteg.%I where case_id = $1', t) into n using c; return n; end $f$;
  create function samsteg.try_change(t text, k text, c uuid) returns bigint language plpgsql as $f$ declare n bigint; begin
    execute format('update samsteg.%I set %I = %I where case_id = $1', t, k, k) using c; get diagnostics n = row_count; return n; end $f$;
  create function samsteg.try_add(t text, r jsonb) returns void language plpgsql as $f$ declare k text; begin
    select string_agg(quote_ident(attname), ', ') into k from pg_attribute
      where attrelid = format('samsteg.%I', t)::regclass and attnum > 0 and has_column_privilege(attrelid, attnum, 'insert');
    execute format('insert into samsteg.%I (%s) select %s from jsonb_populate_record(null::samsteg.%I, $1)', t, k, k, t) using r; end $f$;
  create function samsteg.a_row(t text, c uuid) returns jsonb language plpgsql as $f$ declare r jsonb; begin
    execute format('select to_jsonb(t) from samsteg.%I t where case_id = $1 limit 1', t) into r using c; return r; end $f$`;

describe('what stops at once, and what is not there', () => {
  let world: World;
  let app: RunningApp;
  const visitors = new Map<AccountKey, Visitor>();
  const sockets: Socket[] = [];

  const visit = async (who: AccountKey) => {
    const known = visitors.get(who) ?? (await app.signIn(who));
    visitors.set(who, known);
    return known;
  };
  const make = async <T = { id: string }>(
    who: AccountKey,
    name: string,
    type: string,
    fields: object,
    answer = 'id',
  ) => {
    const { data, errors } = await (
      await visit(who)
    ).ask<Record<string, T>>(mutation(name, type, answer), input(fields));
    const done = data?.[name];
    if (!done) throw new Error(`${name}: ${JSON.stringify(errors?.[0]?.extensions)}`);
    return done;
  };
  const open = async (given: object = {}) => {
    const person = { givenName: 'Elin', familyName: 'Exempelsson', ...given };
    return (await make('ame', 'openCase', 'OpenCaseInput', person)).id;
  };
  const consent = (caseId: string, to: readonly AccountKey[], categories = ['contact', 'plan']) => {
    const [here, there] = [world.units.ame.id, to.map((who) => world.accounts[who].unitId)];
    const edges = there.map((toUnitId) => ({ fromUnitId: here, toUnitId, categories }));
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', ...PERIOD };
    return make('ame', 'recordConsent', 'RecordConsentInput', { caseId, ...said, edges });
  };
  const step = async (who: AccountKey, name: string, referralId: string, more: object = {}) => {
    const [row] = await world.sql<{ version: number }>('select version from referral where id = $1', [referralId]);
    return make(who, name, 'ReferralMoveInput', { referralId, expectedVersion: row?.version, ...more });
  };
  const until = async (truth: () => boolean) => {
    for (let tries = 0; !truth(); tries++) {
      if (tries > 1000) throw new Error('it never became true');
      await new Promise((go) => setTimeout(go, 10));
    }
  };

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  /** As the application sees the database: one account's identity on a connection of its own, rolled back at the end. */
  async function asAccount<T>(who: AccountKey, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(world.url);
    await client.connect();
    const { accountId, seatId, unitId, roles } = world.accounts[who];
    try {
      await client.query('begin');
      await client.query(
        `select set_config('role', 'samsteg_app', true), set_config('search_path', 'samsteg', true), set_config('app.account', $1, true),
           set_config('app.seat', $2, true), set_config('app.unit', $3, true), set_config('app.roles', $4, true), set_config('app.actor', 'user', true)`,
        [accountId, seatId, unitId, roles.join(',')],
      );
      return await work(client);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  }

  it('every table with a case hides the protected one, to read, change and add to; and every door is silent or refuses', async () => {
    const caseId = await open();
    await consent(caseId, ['fk', 'vc']);
    await make('ame', 'sendReferral', 'SendReferralInput', {
      ...{ caseId, type: 'statement', toUnitId: world.units.fk.id, question: WORDS },
    });
    const [edge] = await world.sql<{ id: string }>('select id from consent_edge where case_id = $1 order by id', [
      caseId,
    ]);
    const [event] = await world.sql<{ id: string }>('select id from journal where case_id = $1', [caseId]);
    const [unopened] = await world.sql<{ n: number }>(
      'select count(*)::int as n from delivery where case_id = $1 and opened_on is null', [caseId]); // prettier-ignore
    await make(
      'ame',
      'protectCase',
      'ProtectCaseInput',
      { caseId, level: 'sekretessmarkering', reason: 'register' },
      'caseId',
    );
    const tables = await world.sql<{ name: string; selects: boolean; updates: string | null; inserts: boolean }>(
      `select c.relname as name, has_table_privilege('samsteg_app', c.oid, 'select') as selects,
         (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
            and has_column_privilege('samsteg_app', c.oid, a.attnum, 'update') limit 1) as updates,
         has_any_column_privilege('samsteg_app', c.oid, 'insert') as inserts
       from pg_class c join pg_attribute k on k.attrelid = c.oid and k.attname = 'case_id' and not k.attisdropped
       where c.relnamespace = 'samsteg'::regnamespace and c.relkind = 'r' order by 1`,
    );
    expect(tables.length).toBeGreaterThan(25);
    await world.sql(TRIES);
    const held = await world.sql<{ name: string; row: Record<string, unknown> }>(
      'select name, samsteg.a_row(name, $2) as row from unnest($1::text[]) name',
      [tables.filter(({ inserts }) => inserts).map(({ name }) => name), caseId],
    );
    for (const who of ['ame', 'fk', 'manager'] as const) {
      const { unitId: unit } = world.accounts[who];
      const seen = await asAccount(who, async (client) => {
        const { rows } = await client.query<{ name: string; rows: string }>(
          `select t.name, coalesce(case when t.selects then samsteg.try_read(t.name, $1) end, 0)
             + coalesce(case when t.updates is not null then samsteg.try_change(t.name, t.updates, $1) end, 0) as rows
           from jsonb_to_recordset($2) t (name text, selects boolean, updates text)`,
          [caseId, JSON.stringify(tables)],
        );
        return rows.filter(({ rows: found }) => Number(found) !== 0).map(({ name }) => name);
      });
      expect([who, seen]).toEqual([who, []]);
      const births = held.filter(({ row }) => row && 'owner_unit' in row && !('created_at' in row && 'number' in row));
      expect(births.length).toBeGreaterThan(5);
      const added = await asAccount(who, async (client) => {
        const done: string[] = [];
        for (const { name, row } of births) {
          const copy = { ...row, id: randomUUID(), owner_unit: unit, holders: [unit] };
          await client.query('savepoint before');
          const tried = client.query('select samsteg.try_add($1, $2)', [name, copy]);
          const said = await tried.then(() => 'added', (error: Error) => error.message); // prettier-ignore
          if (!said.includes('row-level security')) done.push(`${name}: ${said}`);
          await client.query('rollback to savepoint before');
        }
        return done;
      });
      expect([who, added]).toEqual([who, []]);
      const { unitId, accountId } = world.accounts[who];
      const doors: readonly (readonly [string, readonly unknown[], 'refuses' | 'null' | 'nothing'])[] = [
        ['select revoke_edge($1) as said', [edge?.id], 'refuses'],
        ['select confirm_edge($1) as said', [edge?.id], 'refuses'],
        [`select narrow_edge($1, '{plan}') as said`, [edge?.id], 'refuses'],
        [`select deliver('event', $1, $2, 'CONSENT') as said`, [event?.id, world.units.vc.id], 'refuses'],
        [`select own_edge($1, $2, $3, 'plan') as said`, [caseId, world.units.ame.id, world.units.fk.id], 'null'],
        ['select protection_of($1) as said', [caseId], 'null'],
        ['select may_reach($1, $2) as said', [caseId, world.units.fk.id], 'nothing'],
        [`select protect_case($1, 'skyddadFolkbokforing', '{}') as said`, [caseId], 'refuses'],
        [`select unprotect_case($1, 'mistake') as said`, [caseId], 'refuses'],
        [`select set_clearance($1, $2, '{}', 'handles') as said`, [caseId, [accountId]], 'refuses'],
        [`select set_conflict($1, $2, 'told') as said`, [caseId, accountId], 'refuses'],
        [`select end_conflict($1, $2, 'mistake') as said`, [caseId, accountId], 'refuses'],
        ['select end_part($1, $2) as said', [caseId, unitId], 'refuses'],
        ['select mark_opened($1) as said', [caseId], 'nothing'],
        ['select declare_conflict($1) as said', [caseId], 'nothing'],
        ['select count(*)::int as said from due_wakes(1000)', [], 'nothing'],
      ];
      await asAccount(who, async (client) => {
        for (const [text, values, expected] of doors) {
          await client.query('savepoint before');
          const asked = client.query<{ said: unknown }>(text, [...values]);
          const said = await asked.then(({ rows }) => rows[0]?.said, () => 'refuses'); // prettier-ignore
          await client.query('rollback to savepoint before');
          const isSilent = said === '' || said === null || said === false || said === 0;
          const silent = expected === 'nothing' && isSilent ? 'nothing' : said;
          expect([who, text, silent]).toEqual([who, text, expected === 'null' ? null : expected]);
        }
      });
    }
    const still = await world.sql('select count(*)::int as n from delivery where case_id = $1 and opened_on is null', [
      caseId,
    ]);
    expect(still).toEqual([unopened]);
    expect(await world.sql('select 1 from conflict_of_interest where case_id = $1', [caseId])).toEqual([]);
  });

  it('a search for a protected number answers as for one that does not exist: the same words, the same work, the same time', async () => {
    const caseId = await open({ familyName: 'Gömdsson' });
    await make('ame', 'setOwnNumber', 'SetOwnNumberInput', { caseId, ownNumber: 'SKYDD-1' });
    await make(
      'ame',
      'protectCase',
      'ProtectCaseInput',
      { caseId, level: 'sekretessmarkering', reason: 'register' },
      'caseId',
    );
    const SEARCH = `query ($q: String!) { cases(q: $q) { totalCount edges { node { id } } } }`;
    const [hidden, none] = ['SKYDD-1', 'SAKNAS-9'];
    const ame = await visit('ame');
    expect(await ame.get(SEARCH, { q: hidden })).toEqual(await ame.get(SEARCH, { q: none }));
    const page = `query ($id: ID!) { case(id: $id) { id } }`;
    expect(await ame.get(page, { id: caseId })).toEqual(await ame.get(page, { id: randomUUID() }));
    const times = await asAccount('ame', async (client) => {
      const ask = async (q: string) => {
        const before = performance.now();
        await client.query('select api.case_list($1, false, null, 50, null, null)', [q]);
        return performance.now() - before;
      };
      const work = async (q: string) => {
        await client.query(`set local auto_explain.log_min_duration = -1`).catch(() => undefined);
        const { rows } = await client.query<{ plan: string }>(
          `select count(*)::text as plan from unit_case u join case_file f on f.id = u.case_id
             where u.owner_unit = current_unit() and u.own_number ilike $1 || '%'`, [q]); // prettier-ignore
        return rows;
      };
      expect(await work(hidden)).toEqual(await work(none));
      for (let warm = 0; warm < 20; warm++) await ask(warm % 2 ? hidden : none);
      const pairs: number[] = [];
      for (let round = 0; round < 150; round++) {
        const [a, b] = round % 2 ? [await ask(hidden), await ask(none)] : [await ask(none), await ask(hidden)];
        pairs.push(round % 2 ? a - b : b - a);
      }
      return pairs;
    });
    // paired and interleaved: what the machine does meanwhile falls on both. The sign test: about half go each way.
    const slower = times.filter((difference) => difference > 0).length;
    expect(slower).toBeGreaterThan(75 - 26);
    expect(slower).toBeLessThan(75 + 26); // more than four standard deviations from a fair coin
  });

  it.each([
    [
      'a locked account',
      `update account set locked_at = now() where id = $1`,
      `update account set locked_at = null where id = $1`,
      'accountId',
    ],
    [
      'a lost seat',
      `update seat set valid = '[2020-01-01,2020-02-01)' where id = $1`,
      `update seat set valid = '[,)' where id = $1`,
      'seatId',
    ],
    [
      'a closed unit',
      `update unit set closed_on = app_today() where id = $1`,
      `update unit set closed_on = null where id = $1`,
      'unitId',
    ],
  ] as const)('%s empties open sockets within a second and answers no request', async (_what, take, give, key) => {
    const caseId = await open();
    await consent(caseId, ['psy']);
    const asked = { caseId, type: 'statement', toUnitId: world.units.psy.id, question: 'Vad gäller?' };
    await make('ame', 'sendReferral', 'SendReferralInput', asked);
    const psy = await visit('psy');
    const socket = psy.socket();
    sockets.push(socket);
    const heard = { batch: 0, left: 0, gone: 0 };
    socket.on('batch', (_: unknown, acknowledge: () => void) => (heard.batch++, acknowledge()));
    socket.on('left', () => (heard.left = performance.now()));
    socket.on('disconnect', () => (heard.gone = performance.now()));
    await once(socket as never, 'connect');
    socket.emit('watch', { caseId, cursor: null });
    await until(() => heard.batch > 0);
    const before = performance.now();
    await world.sql(take, [world.accounts.psy[key]]);
    await until(() => heard.gone > 0 && heard.left > 0);
    expect(Math.max(heard.gone, heard.left) - before).toBeLessThan(1000);
    expect(['UNAUTHENTICATED', 'FORBIDDEN']).toContain(await psy.refusal(`{ cases { totalCount } }`));
    if (key === 'unitId') {
      const count = async () =>
        (await world.sql('select 1 from delivery where $1 in (from_unit, to_unit)', [world.units.psy.id])).length;
      const held = await count();
      await make('ame', 'addNote', 'AddNoteInput', { caseId, category: 'plan', text: 'Efter stängningen' }); // is not hindered
      const [row] = await world.sql<{ id: string }>('select id from referral where case_id = $1', [caseId]);
      await step('ame', 'withdrawReferral', row?.id ?? '', { reason: 'notNeeded' });
      expect(await count()).toBe(held);
    }
    await world.sql(give, [world.accounts.psy[key]]);
  });

  it('a handoff rests with its consent, at revocation and at expiry, and goes on under a new one', async () => {
    const state = async (id: string) =>
      (await world.sql('select status, hold_reason as hold from handoff where id = $1', [id]))[0];
    const words = {
      situation: 'Läge',
      plan: 'Plan',
      openPromises: '',
      nextDate: '2026-01-20',
      participantInformed: true,
    };
    const caseId = await open();
    await consent(caseId, ['fk']);
    const offer = { caseId, kind: 'coordination', toUnitId: world.units.fk.id, ...words };
    const { id } = await make('ame', 'offerHandoff', 'OfferHandoffInput', offer);
    const [edge] = await world.sql<{ id: string }>('select id from consent_edge where case_id = $1', [caseId]);
    await make('ame', 'revokeEdge', 'EdgeRefInput', { edgeId: edge?.id });
    expect(await state(id)).toEqual({ status: 'offered', hold: 'consentRevoked' });
    const seen = await (
      await visit('fk')
    ).get<{ handoffInbox: { id: string; hold: { code: string } | null; moves: { action: string }[] }[] }>(
      `{ handoffInbox { id hold { code } moves { action } } }`,
    );
    expect(seen.handoffInbox.find((one) => one.id === id)).toMatchObject({
      hold: { code: 'consentRevoked' },
      moves: [{ action: 'reject' }],
    });
    await consent(caseId, ['fk']);
    expect(await state(id)).toEqual({ status: 'offered', hold: null });
    await world.at('2027-01-12');
    await world.sql('select hold_expired_parts()');
    expect(await state(id)).toEqual({ status: 'offered', hold: 'consentExpired' });
    await world.at('2026-01-12');
  });

  it('a list shows a colleague who has not opened the case whom it is about, and no words', async () => {
    const caseId = await open();
    await consent(caseId, ['fk']);
    const asked = { caseId, type: 'statement', toUnitId: world.units.fk.id, question: WORDS };
    await make('ame', 'sendReferral', 'SendReferralInput', asked);
    await make('ame', 'addNote', 'AddNoteInput', { caseId, category: 'plan', text: WORDS });
    const sip = await make('ame', 'identifySipNeed', 'IdentifySipNeedInput', { caseId, text: WORDS });
    const colleague = await visit('colleague');
    const lists = `{ cases { edges { node { name } } } referralsSent(view: "all") { edges { node { messages { text } } } }
      referralInbox { edges { node { messages { text } } } } handoffInbox { messages { text } checklist { situation plan openPromises } }
      commitmentsDue { commitment { text messages { text } } } edgesToConfirm { case { name } } gaps { edges { node { rule } } } }`;
    const seen = JSON.stringify(await colleague.get(lists));
    expect(seen).toContain('Elin Exempelsson');
    expect(seen).not.toContain(WORDS);
    const [row] = await world.sql<{ id: string }>('select id from referral where case_id = $1', [caseId]);
    const paths = [
      [`query ($id: ID!) { case(id: $id) { id } }`, caseId],
      [`query ($id: ID!) { referral(id: $id) { id } }`, row?.id],
      [`query ($id: ID!) { sipPlan(id: $id) { id } }`, sip.id],
    ] as const;
    for (const [query, id] of paths)
      expect([query, await colleague.refusal(query, { id })]).toEqual([query, 'REASON_NEEDED']);
    await asAccount('colleague', async (client) => {
      const { rows } = await client.query<{ may: boolean }>('select may_open($1) as may', [caseId]);
      expect(rows).toEqual([{ may: false }]); // so that its feed is not read either
    });
  });

  it('a provider gets its part from the day it joins, and nothing new by itself when its part is over', async () => {
    const byItself = (Object.keys(PROVIDER_DEFAULTS) as Category[]).filter((one) => PROVIDER_DEFAULTS[one].byItself);
    expect(byItself).toEqual(['contact', 'plan']);
    expect(providerCategories(['plan', 'health'])).toEqual(['plan']);
    await world.sql('update programme set operating_unit = $1 where id = $2', [
      world.units.ror.id,
      world.programmes.open,
    ]);
    const caseId = await open();
    await consent(caseId, ['ror', 'fk']);
    await world.at('2026-01-20');
    const asked = { caseId, type: 'application', programmeId: world.programmes.open, question: 'Plats?' };
    const { id } = await make('ame', 'sendReferral', 'SendReferralInput', asked);
    const ready = (from: string, kind = 'support') =>
      make('ame', 'declareReady', 'DeclareReadyInput', { caseId, kind, from });
    const got = async (unit: 'ror' | 'fk') =>
      (await world.sql('select 1 from delivery where case_id = $1 and to_unit = $2', [caseId, world.units[unit].id]))
        .length;
    const types = async () =>
      (await world.sql<{ type: string }>(
        'select j.type from journal j where j.case_id = $1 and $2 = any(j.holders) and j.occurred_on < $3',
        [caseId, world.units.ror.id, '2026-01-20'],
      )).map(({ type }) => type); // prettier-ignore
    await ready('2026-01-15'); // what was before it joined is not told
    expect(await types()).toEqual([]);
    for (const [who, name, more] of [
      ['ror', 'receiveReferral', {}],
      ['ror', 'acceptReferral', {}],
      ['ror', 'startReferral', { date: '2026-01-20', plannedEnd: '2026-03-01' }],
      ['ror', 'endReferral', { date: '2026-01-20', outcome: 'completed', noNextStepReason: 'ownWish' }],
    ] as const) await step(who, name, id, more); // prettier-ignore
    const sharing = 'select categories from sharing where case_id = $1 and to_unit = $2';
    expect(await world.sql(sharing, [caseId, world.units.ror.id])).toEqual([{ categories: ['plan'] }]);
    await step('ame', 'acknowledgeReferral', id);
    expect(await world.sql(sharing, [caseId, world.units.ror.id])).toEqual([{ categories: [] }]);
    const [before, others] = [await got('ror'), await got('fk')];
    await make('ame', 'addNote', 'AddNoteInput', { caseId, category: 'plan', text: 'Efter slutet' });
    await ready('2026-01-20', 'careContact');
    await make('ame', 'assignResponsible', 'AssignResponsibleInput', {
      caseId,
      accountId: world.accounts.deputy.accountId,
    });
    await make('ame', 'setOwnNumber', 'SetOwnNumberInput', { caseId, ownNumber: 'A1' });
    await make('ame', 'identifySipNeed', 'IdentifySipNeedInput', { caseId });
    await make('ame', 'sendReferral', 'SendReferralInput', {
      caseId,
      type: 'statement',
      toUnitId: world.units.fk.id,
      question: 'Nytt',
    });
    const planned = { caseId, date: '2026-02-01', kind: 'support', title: 'Eget stöd' };
    await make('ame', 'planIntervention', 'PlanInterventionInput', planned);
    await make('ame', 'endResponsible', 'EndResponsibleInput', { caseId });
    const version = async () =>
      (await world.sql<{ v: number }>('select version as v from coordination where case_id = $1', [caseId]))[0]?.v;
    await make('ame', 'closeCase', 'CloseCaseInput', { caseId, expectedVersion: await version(), reason: 'work' });
    await make('ame', 'reopenCase', 'ReopenCaseInput', { caseId, expectedVersion: await version(), reason: 'newNeed' });
    expect(await got('ror')).toBe(before);
    expect(await got('fk')).toBeGreaterThan(others); // the same saves went where somebody still takes part
    await world.at('2026-01-12');
  });
});
