import { readFileSync, readdirSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Query, Resolver } from '@nestjs/graphql';
import { PlatformModule } from '#platform';
import { createWorld } from './setup/world.js';
import type { World } from './setup/world.js';

/** Doors: SECURITY DEFINER functions. Each is named in docs/architecture.md with its reason; a new one must be added there too. */
const DOORS_FOR_APP = [
  'access_extract', 'audit_incident', 'audit_log', 'audit_seats',
  'report_incident', 'reserve_delivery',
  'clearance_wanted', 'end_conflict', 'end_part', 'hold_expired_parts', 'may_reach', 'protection_of', 'set_clearance', 'set_conflict',
  'unprotect_case',
  'complete_handoff', 'confirm_edge', 'declare_conflict', 'deliver', 'due_erasures', 'due_wakes', 'relinquish',
  'expire_consents', 'hidden_cases', 'hold_expired', 'log_denial', 'mark_opened', 'narrow_edge', 'protect_case', 'read_feed',
  'own_edge', 'replace_edge',
  'agency_clients', 'change_client_secret', 'register_client', 'revoke_client',
  'agency_seats', 'end_other_sessions', 'end_seat', 'end_session', 'grant_seat', 'lock_account', 'my_sessions', 'orphaned_cases', 'orphaned_handlings', 'orphaned_handoffs', 'orphaned_tasks', 'can_take', 'waiting_line', 'full_programmes', 'expire_sessions',
  'still_seated', 'unlock_account',
  'rest_expired_sip_plans',
  'purge_drafts',
  'due_notices', 'notice_reach', 'tell_inbox', 'claim_mail', 'hand_mail', 'mail_candidates', 'queue_mail', 'settle_mail',
  'calendar_candidates', 'queue_calendar', 'invitation_mail',
  'rest_sip_plans', 'revoke_edge', 'seal_log', 'seats_of', 'session_actor',
]; // prettier-ignore
const DOORS_FOR_LOGIN = [
  'close_session', 'login_account', 'login_succeeded', 'login_tries', 'open_session', 'read_feed', 'renew_session', 'session_actor',
  'client_actor', 'client_refused', 'login_failed', 'client_secret_hash', 'open_client_token',
  'touch_session', 'sit_down', 'keep_attempt', 'login_identity', 'take_attempt',
]; // prettier-ignore

/** Tables that say nothing about a person, or are read by a door only; every other table with case_id needs the wall. */
const BEHIND_DOORS = ['case_protection', 'clearance_named', 'conflict_of_interest', 'feed_head'];

const OPEN_TABLES = `select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('samsteg', 'api') and c.relkind in ('r', 'p')
    and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid))`;

const WALLLESS_TABLES = `select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
  where n.nspname = 'samsteg' and c.relkind = 'r' and not c.relname = any($1) and not exists (
    select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive
      and pg_get_expr(p.polqual, p.polrelid) like '%hidden_cases()%')`;

const GRANTED_DOORS = `select p.proname as door from pg_proc p where p.pronamespace = 'samsteg'::regnamespace and p.prosecdef
    and p.prorettype <> 'trigger'::regtype and has_function_privilege($1, p.oid, 'execute') order by 1`;

/** What the sources insert: the columns of every entity, and those that a statement names. */
function columnsWritten(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (table: string, column: string) => found.set(table, (found.get(table) ?? new Set()).add(column));
  const files = readdirSync('libs', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|sql)$/.test(file));
  for (const file of files.filter((one) => !/code-tables|migrate\.ts/.test(one))) {
    const text = readFileSync(`libs/${file}`, 'utf8');
    for (const [entity = '', table = ''] of text.matchAll(/@Entity\('(\w+)'\)[^]*?(?=@Entity\(|$)/g)) {
      for (const [, said = '', property = ''] of entity.matchAll(/@(?:Primary)?Column\((.*?)\)\s+(\w+)!?:/g)) {
        add(table, /name: '(\w+)'/.exec(said)?.[1] ?? property);
      }
    }
    for (const [, table = '', columns = ''] of text.matchAll(
      /insert into (?:samsteg\.)?(\w+)(?: as \w+)?\s*\(([^)]*)\)/g,
    )) {
      for (const column of columns.split(',')) add(table, column.trim());
    }
  }
  return found;
}

describe('the walls of the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.dispose());

  it('every table has forced row-level security and a policy, and a table without is found', async () => {
    expect(await world.sql(OPEN_TABLES)).toEqual([]);
    await world.sql('create table samsteg.planted (case_id uuid)');
    expect(await world.sql(OPEN_TABLES)).toEqual([{ table: 'planted' }]);
    expect(await world.sql(WALLLESS_TABLES, [BEHIND_DOORS])).toEqual([{ table: 'planted' }]);
    await world.sql('drop table samsteg.planted');
  });

  it('every table about a case stands behind the wall of protected identity', async () => {
    expect(await world.sql(WALLLESS_TABLES, [BEHIND_DOORS])).toEqual([]);
  });

  it('the doors are those that are listed, and nobody else may go through them', async () => {
    const doorsOf = async (role: string) =>
      (await world.sql<{ door: string }>(GRANTED_DOORS, [role])).map(({ door }) => door);
    expect(await doorsOf('samsteg_app')).toEqual([...DOORS_FOR_APP].sort());
    expect(await doorsOf('samsteg_rt')).toEqual([...DOORS_FOR_LOGIN].sort());
    expect(await doorsOf('public')).toEqual([]);
  });

  it('the login of the application has no right to any table, and may not become the doors’ owner', async () => {
    const tables = `select c.relname from pg_class c where c.relnamespace = 'samsteg'::regnamespace and c.relkind = 'r'
      and has_table_privilege('samsteg_rt', c.oid, 'select, insert, update, delete')
      and c.relname not in ('database_mode', 'clock_offset')`;
    expect(await world.sql(tables)).toEqual([]);
    expect(await world.sql(`select pg_has_role('samsteg_rt', 'samsteg_door', 'set') as may`)).toEqual([{ may: false }]);
    expect(
      await world.sql(
        `select rolbypassrls or rolsuper as free from pg_roles where rolname like 'samsteg%' and (rolbypassrls or rolsuper)`,
      ),
    ).toEqual([]);
  });

  it('the application may change neither owner nor holders of any row', async () => {
    const rights = `select table_name from information_schema.column_privileges where table_schema = 'samsteg' and grantee = 'samsteg_app'
      and privilege_type = 'UPDATE' and column_name in ('holders', 'owner_unit', 'case_id', 'category')`;
    expect(await world.sql(rights)).toEqual([]);
  });

  it('who may see a protected case is said alike of her alone and of everybody', async () => {
    await world.sql('begin');
    await world.sql(`set local session_replication_role = replica`);
    await world.sql(`update seat set roles = roles || '{protectedClearance}' where hashtext(id::text) % 3 <> 0`);
    await world.sql(`update account set locked_at = now() where hashtext(id::text) % 7 = 0`);
    await world.sql(`insert into case_protection select gen_random_uuid(), 'sekretessmarkering', (select id from unit limit 1), now()
      from generate_series(1, 40)`); // prettier-ignore
    await world.sql(`insert into clearance_named (case_id, unit_id, account_id) select p.case_id, s.unit_id, s.account_id
      from case_protection p, seat s where hashtext(p.case_id::text || s.id::text) % 4 = 0 on conflict do nothing`); // prettier-ignore
    const people = await world.sql<{ account: string; unit: string }>(
      `select s.account_id as account, u.id as unit from seat s, unit u where u.id = s.unit_id or u.code = 'fk'`,
    );
    const seen = new Set<boolean>();
    for (const { account, unit } of people) {
      const [said] = await world.sql<{ alike: boolean; some: boolean }>(
        `select hidden = rest as alike, hidden <> '{}' and cardinality(hidden) < 40 as some from
           (select set_config('app.account', $1, true), set_config('app.unit', $2, true), set_config('app.actor', 'user', true)) me,
           lateral (select array(select unnest(hidden_cases()) from (select me) _ order by 1) as hidden) h,
           lateral (select array(select p.case_id from case_protection p where not exists (select 1 from case_clearance c
             where c.case_id = p.case_id and c.account_id = $1::uuid and c.unit_id = $2::uuid) order by 1) as rest) r`,
        [account, unit],
      );
      expect({ account, unit, alike: said?.alike }).toEqual({ account, unit, alike: true });
      seen.add(said!.some);
    }
    expect(seen).toEqual(new Set([true, false]));
    await world.sql('rollback');
  });

  it('which consent covers what, a unit is told of itself and of nobody else', async () => {
    const [may] = await world.sql<{ may: boolean }>(
      `select has_function_privilege('samsteg_app', 'covering_edge(uuid, uuid, uuid, text)', 'execute') as may`,
    );
    expect(may).toEqual({ may: false });
    const { ame, fk, vc } = world.units;
    await world.sql('begin');
    await world.sql('set local session_replication_role = replica');
    const [edge] = await world.sql<{ case: string }>(
      `insert into consent_edge (id, association_id, case_id, owner_unit, holders, consent_id, from_unit, to_unit, categories, during, has_exclusions, confirmed_at)
       select gen_random_uuid(), $3, gen_random_uuid(), $1, array[$1::uuid], gen_random_uuid(), $1, $2, '{plan}', '[2026-01-01,2026-12-31]', false, app_now() returning case_id as case`,
      [ame.id, fk.id, world.associations.test],
    );
    const answered = async (unit: string) => {
      await world.sql(`select set_config('app.unit', $1, true)`, [unit]);
      const said = await world.sql<{ said: boolean }>(`select own_edge($1, $2, $3, 'plan') is not null as said`, [edge!.case, ame.id, fk.id]); // prettier-ignore
      return said[0]!.said;
    };
    expect([await answered(ame.id), await answered(fk.id), await answered(vc.id)]).toEqual([true, true, false]);
    await world.sql('rollback');
  });

  it('a production database cannot be moved in time, and what it is for is decided once', async () => {
    await expect(world.sql(`update database_mode set mode = 'production'`)).rejects.toThrow('decided once');
    await world.sql('alter table database_mode disable trigger user');
    await world.sql(`update database_mode set mode = 'production'`);
    await expect(world.sql(`update clock_offset set shift = '1 day'`)).rejects.toThrow('only a demo or test database');
  });

  it('a row is born with the columns the services write, and no others', async () => {
    const granted = await world.sql<{ name: string; whole: boolean; columns: string[] }>(
      `select c.relname as name, has_table_privilege('samsteg_app', c.oid, 'insert') as whole, array_agg(a.attname::text order by a.attname) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'samsteg'::regnamespace and c.relkind = 'r' and has_column_privilege('samsteg_app', c.oid, a.attnum, 'insert')
       group by c.oid, c.relname`,
    );
    const written = columnsWritten();
    for (const { name, whole, columns } of granted) {
      // said here only: a denial is written by a door, and how many were protected is for the auditor to say
      const more = { access_entry: ['denied'], log_review: ['protected'] }[name] ?? [];
      expect({ name, whole, columns }).toEqual({ name, whole: false, columns: [...(written.get(name) ?? []), ...more].sort() }); // prettier-ignore
    }
    expect(granted.map(({ name }) => name).sort()).toEqual([...written.keys()].filter((name) => name !== 'delivery_incident').sort()); // prettier-ignore
  });

  it('when an event was written down, and in which transaction, is said by the database alone', async () => {
    const columns = `select a.attname as name from pg_attribute a where a.attrelid = 'journal'::regclass and a.attnum > 0
      and not a.attisdropped and not has_column_privilege('samsteg_app', a.attrelid, a.attnum, 'insert') order by 1`;
    expect(await world.sql(columns)).toEqual([{ name: 'recorded_at' }, { name: 'version' }, { name: 'xid' }]);
  });
});

describe('the guard at the boot', () => {
  it('a root field that does not say who may ask fails the boot, by name', async () => {
    const world = await createWorld();
    process.env.DATABASE_URL = world.url;
    @Resolver()
    class Unguarded {
      @Query(() => String)
      everything(): string {
        return 'all';
      }
    }
    @Module({ imports: [PlatformModule], providers: [Unguarded] })
    class Planted {}
    const booting = NestFactory.createApplicationContext(Planted, { logger: false, abortOnError: false });
    await expect(booting).rejects.toThrow('neither @May nor @Public on: Unguarded.everything');
    await world.dispose();
  });
});
