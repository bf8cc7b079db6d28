import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { STEP_UP, isIndividualData } from '#domain';
import type { Permission } from '#domain';
import { May } from '#platform';
import { AppModule } from '../apps/api/src/app.module.js';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { World } from './setup/world.js';

/** Something that asks for a fresh sign-in, whatever the product has. */
@Resolver()
class Guarded {
  @May('account.unlock')
  @Query(() => String)
  guarded(): string {
    return 'opened';
  }
}
@Module({ imports: [AppModule], providers: [Guarded] })
class WithGuarded {}

const ASK = '{ guarded }';
const CASES = '{ cases { totalCount } }';

describe('signing in', () => {
  let world: World;
  let app: RunningApp;
  let admin: Visitor;

  const verifiedAgo = (minutes: number) =>
    world.sql(`update session set verified_at = clock_timestamp() - make_interval(mins => $1)`, [minutes]);
  const stepUp = (who: Visitor, password?: string) =>
    who.post('/auth/step-up', password === undefined ? {} : { password });
  const withCookie = async (cookie: string) => {
    const query = JSON.stringify({ query: '{ me { username } }' });
    const headers = { cookie, 'content-type': 'application/json' };
    const answer = await fetch(`${app.origin}/graphql`, { method: 'POST', headers, body: query });
    return (await answer.json()) as { errors?: readonly { extensions: { code: string } }[] };
  };

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world, undefined, WithGuarded);
    admin = await app.signIn('admin');
  });
  afterAll(async () => {
    delete process.env.SAMSTEG_REQUIRED_LOA;
    await app?.close();
    await world?.dispose();
  });

  it('a fresh sign-in opens what asks for one; ten minutes later it asks again, and a password answers', async () => {
    expect(await admin.get(ASK)).toEqual({ guarded: 'opened' });
    await verifiedAgo(9);
    expect(await admin.get(ASK)).toEqual({ guarded: 'opened' });
    await verifiedAgo(10);
    expect(await admin.refusal(ASK)).toBe('STEP_UP_NEEDED');
    expect((await admin.get<{ me: { signInMethod: string } }>('{ me { signInMethod } }')).me.signInMethod).toBe(
      'local',
    );
    expect((await stepUp(admin, world.accounts.admin.password)).status).toBe(200);
    expect(await admin.get(ASK)).toEqual({ guarded: 'opened' });
  });

  it('a wrong password, none, or another’s opens nothing, and the session stays as it was', async () => {
    await verifiedAgo(11);
    for (const password of ['fel', undefined]) {
      const answer = await stepUp(admin, password);
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'BAD_INPUT', field: 'password' }]);
    }
    expect(await admin.refusal(ASK)).toBe('STEP_UP_NEEDED');
    expect((await stepUp(app.stranger(), world.accounts.admin.password)).status).toBe(401);
  });

  it('somebody who guesses at an open screen is stopped like anybody who guesses', async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, () => stepUp(admin, 'gissning')));
    expect(guesses.map(({ status }) => status)).toContain(429);
    await world.sql('delete from login_try');
  });

  it('showing that it is she gives her a new token; the old one is soon worthless', async () => {
    const before = admin.cookie;
    expect((await stepUp(admin, world.accounts.admin.password)).status).toBe(200);
    expect(admin.cookie).not.toBe(before);
    expect((await withCookie(before)).errors).toBeUndefined(); // requests that were on their way
    await world.sql(`update session set renewed_at = clock_timestamp() - interval '31 seconds'`);
    expect((await withCookie(before)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await withCookie(admin.cookie)).errors).toBeUndefined();
  });

  it('a session at which nothing is done is over after half an hour; what the page fetches by itself does not count', async () => {
    const ame = await app.signIn('ame');
    const unseenFor = (minutes: number) =>
      world.sql(`update session set seen_at = clock_timestamp() - make_interval(mins => $1) where account_id = $2`, [
        minutes, world.accounts.ame.accountId,
      ]); // prettier-ignore
    const unseen = async () => {
      const text = `select extract(epoch from clock_timestamp() - seen_at)::int as s from session where account_id = $1`;
      return (await world.sql<{ s: number }>(text, [world.accounts.ame.accountId]))[0]?.s ?? -1;
    };
    await unseenFor(29);
    const headers = { 'content-type': 'application/json', 'x-samsteg-background': '1' };
    await ame.fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query: CASES }) });
    expect(await unseen()).toBeGreaterThan(28 * 60);
    await ame.get(CASES);
    expect(await unseen()).toBeLessThan(60);
    await unseenFor(30);
    expect(await ame.refusal(CASES)).toBe('UNAUTHENTICATED');
  });

  it('a session is over after ten hours, however busy', async () => {
    const ame = await app.signIn('ame');
    await world.sql(`update session set expires_at = clock_timestamp() where account_id = $1`, [
      world.accounts.ame.accountId,
    ]);
    expect(await ame.refusal(CASES)).toBe('UNAUTHENTICATED');
  });

  it('where individual data needs a surer sign-in, a password opens the directory and no case', async () => {
    const ame = await app.signIn('ame');
    expect(await ame.get(CASES)).toBeDefined();
    process.env.SAMSTEG_REQUIRED_LOA = '3';
    expect(await ame.refusal(CASES)).toBe('LOA_TOO_LOW');
    expect(await ame.get('{ me { username } programmes { id } }')).toMatchObject({ me: { username: 'ame' } });
    await world.sql('update session set loa = 3');
    expect(await ame.get(CASES)).toBeDefined();
    delete process.env.SAMSTEG_REQUIRED_LOA;
  });

  it('nothing is written for a page of another site, signing in and out included; reading its own pages goes on', async () => {
    const fk = await app.signIn('fk');
    const { username, password } = world.accounts.fk;
    const from = async (who: Visitor, path: string, headers: Record<string, string>, body: unknown = {}) => {
      const sent = { 'content-type': 'application/json', ...headers };
      const answer = await who.fetch(path, { method: 'POST', headers: sent, body: JSON.stringify(body) });
      return [answer.status, ((await answer.json()) as { code?: string }).code];
    };
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${app.origin}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[];
    for (const headers of foreign)
      for (const path of ['/auth/login', '/auth/logout', '/auth/step-up', '/auth/active', '/auth/token', '/graphql'])
        expect([path, await from(fk, path, headers, { username, password })]).toEqual([path, [403, 'FOREIGN_ORIGIN']]);
    expect(await fk.get(CASES)).toBeDefined(); // she is signed in still
    expect((await fk.fetch('/auth/methods', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
    expect(await from(app.stranger(), '/auth/login', { origin: app.origin }, { username, password })).toEqual([
      200,
      undefined,
    ]);
    const byAddress = app.origin.replace('localhost', '127.0.0.1'); // the same machine under its other name
    expect((await fetch(`${byAddress}/auth/logout`, { method: 'POST', headers: { origin: byAddress } })).status).toBe(
      200,
    );
    expect(await from(fk, '/auth/logout', { origin: app.origin })).toEqual([200, undefined]);
  });

  it('stands in the log of each authority where she has a seat: in, failed, locked out, shown anew, out, ended, run out', async () => {
    const { accountId, username, password } = world.accounts.psy;
    const logged = async () => {
      const rows = await world.sql<{ kind: string; agency: string }>(
        `select e.kind, g.name as agency from access_entry e join agency g on g.id = e.agency_id
         where e.account_id = $1 and e.case_ids = '{}' and e.seat_id is null order by e.xid, e.id`,
        [accountId],
      );
      return rows.map(({ kind, agency }) => `${kind} ${agency}`);
    };
    const until = async (count: number) => {
      for (let tries = 0; (await logged()).length < count && tries < 100; tries++)
        await new Promise((go) => setTimeout(go, 50));
      return logged();
    };
    await world.sql(`delete from session`);
    await world.sql(
      `insert into seat (id, account_id, unit_id, roles, valid) values (uuidv7(), $1, $2, '{inbox}', daterange(app_today(), null))`,
      [accountId, world.units.fk.id],
    );
    const psy = await app.signIn('psy');
    const homes = [...new Set((await logged()).map((line) => line.replace(/^\S+ /, '')))].sort();
    expect(homes).toHaveLength(2);
    const each = (kind: string) => homes.map((home) => `${kind} ${home}`);
    await stepUp(psy, password);
    await psy.post('/auth/logout', {});
    expect((await until(6)).sort()).toEqual([...each('signIn'), ...each('stepUp'), ...each('signOut')].sort());
    const again = await app.signIn('psy');
    const other = await app.signIn('psy');
    await again.get('mutation ($input: EndOtherSessionsInput!) { endOtherSessions(input: $input) { id } }', {
      input: { key: randomUUID() },
    });
    expect((await logged()).slice(-2).sort()).toEqual(each('sessionRevoked'));
    expect(await other.refusal(CASES)).toBe('UNAUTHENTICATED');
    await world.sql(`update session set seen_at = clock_timestamp() - interval '31 minutes' where account_id = $1`, [
      accountId,
    ]);
    await world.sql('select expire_sessions()');
    expect((await logged()).slice(-2).sort()).toEqual(each('sessionExpired'));
    const before = (await logged()).length;
    const guess = (name: string) => app.stranger().post('/auth/login', { username: name, password: 'nope' });
    await guess(username);
    expect((await until(before + 2)).slice(before).sort()).toEqual(each('signInFailed'));
    for (let tries = 0; tries < 11; tries++) await guess(username);
    expect((await until(before + 22)).filter((line) => line.startsWith('lockedOut')).sort()).toEqual(each('lockedOut'));
    const all = await world.sql<{ count: number }>('select count(*)::int as count from access_entry');
    expect((await guess('nobody-at-all')).status).toBe(401);
    await new Promise((go) => setTimeout(go, 300));
    expect(await world.sql('select count(*)::int as count from access_entry')).toEqual(all);
    await world.sql('delete from login_try');
  });

  it('in production nobody signs in with a password, not even past the program', async () => {
    const { username, password, accountId } = world.accounts.ame;
    await world.sql('alter table database_mode disable trigger user');
    await world.sql(`update database_mode set mode = 'production'`);
    const answer = await app.stranger().post('/auth/login', { username, password });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'SIGN_IN_CLOSED' }]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await world.sql('select * from login_account($1)', [username])).toEqual([]);
    const open = `select open_session('\\x00', $1, '1 hour', '1 hour', 'local', 1, 'x', null)`;
    await expect(world.sql(open, [accountId])).rejects.toMatchObject({ code: 'SM008' });
    await world.sql(`update database_mode set mode = 'test'`);
  });
});

describe('the tables of signing in', () => {
  it.each(Object.entries(STEP_UP))('%s says who is asked and why, in both languages', (_code, { who, why }) => {
    expect([who.sv, who.en, why.sv, why.en].every((words) => words.length > 5)).toBe(true);
  });

  it('what nobody has thought of is individual data', () => {
    expect(isIndividualData('session.read')).toBe(false);
    expect(isIndividualData('case.read')).toBe(true);
    expect(isIndividualData('unheard.of' as Permission)).toBe(true);
  });
});
