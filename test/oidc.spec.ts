import 'reflect-metadata';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ownPath } from '../libs/platform/src/login/oidc.guard.js';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { World } from './setup/world.js';

const CASES = '{ cases { totalCount } }';
const ME = '{ me { username signInMethod seat { roles unit { name } } seats { id } } }';
const HTML = { accept: 'text/html,application/xhtml+xml' };
/** What somebody types at the provider's own sign-in page: who she is, and what it says of her. */
const FRIDA = 'fk|loa=3';
const NYA = 'nya|name=Nya Provsson|org=fk|unit=enhet-fk|role=handl|loa=3';

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/**
 * What somebody does on one of the provider's pages: types who she is, agrees, or lets it sign out whoever was there
 * before her.
 */
function formOn(page: string, at: URL, login: string): [url: string, init: RequestInit] {
  if (page.includes('name="xsrf"')) {
    const [, action = ''] = /action="([^"]+)"/.exec(page) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    return [new URL(action, at).href, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) }];
  }
  const isLogin = page.includes('name="login"');
  const fields: Record<string, string> = isLogin ? { prompt: 'login', login, password: 'x' } : { prompt: 'consent' };
  return [at.href, { method: 'POST', body: new URLSearchParams(fields) }];
}

describe('signing in at one’s own authority', () => {
  let world: World;
  let app: RunningApp;
  let provider: ChildProcess;
  let issuer: string;

  /** Through the provider's pages, up to the link back to us, which is not yet followed. */
  async function upToCallback(
    browser: Visitor,
    login: string,
    from = '/auth/oidc',
  ): Promise<{ asked: URL; callback: URL }> {
    const first = await browser.fetch(from, { headers: HTML });
    const asked = new URL(first.headers.get('location')!, app.origin);
    let at = asked;
    for (let hops = 0; hops < 15; hops++) {
      if (at.origin === app.origin) return { asked, callback: at };
      const page = await browser.fetch(at.href, { headers: HTML });
      const next = page.status === 200 ? await browser.fetch(...formOn(await page.text(), at, login)) : page;
      at = new URL(next.headers.get('location')!, at);
    }
    throw new Error('the provider never sent us back');
  }
  const signIn = async (login: string) => {
    const browser = app.stranger();
    const { callback } = await upToCallback(browser, login);
    return { browser, answer: await browser.fetch(callback.href, { headers: HTML }) };
  };
  const outcome = async (login: string) => {
    const { browser, answer } = await signIn(login);
    return [answer.headers.get('location'), await browser.ask(ME).then(({ errors }) => errors?.[0]?.extensions.code)];
  };

  beforeAll(async () => {
    world = await createWorld();
    const [port, appPort] = [await freePort(), await freePort()];
    issuer = `http://localhost:${port}`;
    const callback = `http://localhost:${appPort}/auth/oidc/callback`;
    provider = fork('test/setup/identity-provider.mjs', [String(port), callback], { silent: true, execArgv: [] });
    await new Promise((ready) => provider.once('message', ready));
    Object.assign(process.env, {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'samsteg',
      OIDC_CLIENT_SECRET: 'test-secret',
      OIDC_LOA_CLAIM: 'assurance',
    });
    app = await startApp(world, appPort);
    const source = `insert into sign_in_source (agency_id, issuer, subject_claim, agency_claim, agency_value, unit_claim, role_claim)
      select id, $1, 'uid', $2, $3, $4, $5 from agency where name = $6 returning id`;
    // Försäkringskassan: its claims give seats. The others of the hub: their administrators do.
    const [fk] = await world.sql<{ id: string }>(source, [issuer, 'org', 'fk', 'unit', 'role', 'Försäkringskassan']);
    await world.sql(source, [issuer, 'org', 'kommun', null, null, 'Provby kommun']);
    const value = `insert into sign_in_value (source_id, kind, value, unit_id, role) values ($1, $2, $3, $4, $5)`;
    await world.sql(value, [fk?.id, 'unit', 'enhet-fk', world.units.fk.id, null]);
    await world.sql(value, [fk?.id, 'role', 'handl', null, 'caseworker']);
  });
  afterAll(async () => {
    for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LOA_CLAIM'])
      delete process.env[name];
    provider?.kill();
    await app?.close();
    await world?.dispose();
  });

  it('goes by code with PKCE, state and nonce, and comes back to where she was going, in her own seat', async () => {
    const browser = app.stranger();
    const { asked, callback } = await upToCallback(browser, 'ame|org=kommun|loa=3', '/auth/oidc?till=/samordningar');
    const sent = Object.fromEntries(asked.searchParams);
    expect(sent).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
    expect([sent.state, sent.nonce, sent.code_challenge].every((one) => one && one.length > 20)).toBe(true);
    const back = await browser.fetch(callback.href);
    expect([back.status, back.headers.get('location')]).toEqual([303, '/samordningar']);
    expect(await browser.get(ME)).toMatchObject({ me: { username: 'ame', signInMethod: 'oidc' } });
    expect(await browser.get(CASES)).toBeDefined();
  });

  it('a code that comes twice, in another browser, or with a forged or missing state opens nothing', async () => {
    const browser = app.stranger();
    const first = await upToCallback(browser, FRIDA + '|org=fk');
    expect((await app.stranger().fetch(first.callback.href)).status).toBe(401);
    const forged = new URL(first.callback);
    forged.searchParams.set('state', 'forged');
    expect((await browser.fetch(forged.href)).status).toBe(401);
    expect((await browser.fetch(first.callback.href)).status).toBe(401); // that try took the attempt: the right one comes too late

    const again = app.stranger();
    const { callback } = await upToCallback(again, 'ame|org=kommun|loa=3');
    expect((await again.fetch(callback.href)).status).toBe(303);
    expect((await again.fetch(callback.href)).status).toBe(401);
    expect((await app.stranger().fetch('/auth/oidc/callback')).status).toBe(401);
  });

  it('an ID token made for another attempt, or an attempt that has grown old, opens nothing', async () => {
    const browser = app.stranger();
    const { callback } = await upToCallback(browser, 'ame|org=kommun|loa=3');
    await world.sql(`update login_attempt set state = jsonb_set(state, '{checks,checks,nonce}', '"another"')`);
    expect((await browser.fetch(callback.href)).status).toBe(401);
    const late = app.stranger();
    const second = await upToCallback(late, 'ame|org=kommun|loa=3');
    await world.sql(`update login_attempt set expires_at = clock_timestamp()`);
    expect((await late.fetch(second.callback.href)).status).toBe(401);
    expect(await late.refusal(ME)).toBe('UNAUTHENTICATED');
  });

  it('an identity without a seat gets no session, and a page that says so; another agency’s people are not hers', async () => {
    expect(await outcome('nobody-here|org=kommun|loa=3')).toEqual(['/logga-in?fel=NO_SEAT', 'UNAUTHENTICATED']);
    expect(await outcome('ame|org=unheard-of|loa=3')).toEqual(['/logga-in?fel=NO_SEAT', 'UNAUTHENTICATED']);
    // the provider of Försäkringskassan says that somebody is 'ame': the municipality's account is not touched by it
    expect(await outcome('soc|org=fk|loa=3')).toEqual(['/logga-in?fel=NO_SEAT', 'UNAUTHENTICATED']);
    const browser = app.stranger();
    const { callback } = await upToCallback(browser, 'nobody-here|org=kommun|loa=3');
    const answer = await browser.fetch(callback.href);
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'NO_SEAT', sv: expect.any(String) }]);
    expect(answer.headers.getSetCookie().join()).not.toMatch(/session=[^;]/);
  });

  it('a sign-in that is not sure enough opens the directory and no case', async () => {
    const { browser } = await signIn('ame|org=kommun|loa=2');
    expect(await browser.get(ME)).toBeDefined();
    expect(await browser.refusal(CASES)).toBe('LOA_TOO_LOW');
    const { browser: unsaid } = await signIn('ame|org=kommun');
    expect(await unsaid.refusal(CASES)).toBe('LOA_TOO_LOW');
  });

  it('claims give seats, and take them back; they give no role that a person must answer for', async () => {
    const { browser } = await signIn(NYA);
    expect(await browser.get(ME)).toMatchObject({
      me: { username: 'nya', seat: { roles: ['caseworker'], unit: { name: 'FK Provby' } } },
    });
    expect(await outcome(NYA.replace('role=handl', 'role=annat'))).toEqual([
      '/logga-in?fel=NO_SEAT',
      'UNAUTHENTICATED',
    ]);
    expect(await browser.refusal(CASES)).toBe('UNAUTHENTICATED'); // and the session she had lost its seat
    const admin = `insert into sign_in_value (source_id, kind, value, role) select id, 'role', 'x', 'administrator' from sign_in_source limit 1`;
    await expect(world.sql(admin)).rejects.toThrow('check constraint');
    const theirs = `insert into sign_in_value (source_id, kind, value, unit_id) select id, 'unit', 'x', $1 from sign_in_source where agency_value = 'fk'`;
    await expect(world.sql(theirs, [world.units.ame.id])).rejects.toThrow('another agency');
  });

  it('a locked account does not come in this way either', async () => {
    await world.sql(`update account set locked_at = app_now() where username = 'pro'`);
    expect(await outcome('pro|org=kommun|loa=3')).toEqual(['/logga-in?fel=NO_SEAT', 'UNAUTHENTICATED']);
  });

  it('showing once more that it is she means signing in at the provider again', async () => {
    const { browser } = await signIn('adminkommun|org=kommun|loa=3');
    const answer = await browser.post('/auth/step-up', {});
    expect(await answer.json()).toEqual({ ok: false, redirect: '/auth/oidc/step-up' });
    const asked = new URL((await browser.fetch('/auth/oidc/step-up')).headers.get('location')!);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({ prompt: 'login', max_age: '60' });
    expect((await app.stranger().fetch('/auth/oidc/step-up')).status).toBe(401);
  });

  describe('coming back from showing once more that it is she', () => {
    const AME = 'ame|org=kommun|loa=3';
    const SESSIONS = `select n.id, a.username, verified_at > clock_timestamp() - interval '1 minute' as fresh
      from session n join account a on a.id = n.account_id order by a.username`;
    let browser: Visitor;

    beforeEach(async () => {
      await world.sql('delete from session');
      browser = (await signIn(AME)).browser;
      await world.sql(`update session set verified_at = clock_timestamp() - interval '1 hour'`);
    });
    const again = (login: string) => upToCallback(browser, login, '/auth/oidc/step-up?till=/ankommet');
    const follow = async (callback: URL) => {
      const answer = await browser.fetch(callback.href, { headers: HTML });
      return [answer.status, answer.headers.get('location')];
    };
    /** Her first session: not renewed, not ended, and alone. */
    const isAsItWas = async () => {
      expect(await world.sql(SESSIONS)).toMatchObject([{ username: 'ame', fresh: false }]);
      expect(await browser.get(ME)).toMatchObject({ me: { username: 'ame' } });
    };

    it('the same person is renewed in her session, under a new token, and goes on where she was', async () => {
      const [before] = await world.sql<{ id: string }>(SESSIONS);
      const { cookie } = browser;
      expect(await follow((await again(AME)).callback)).toEqual([303, '/ankommet']);
      expect(await world.sql(SESSIONS)).toEqual([{ id: before!.id, username: 'ame', fresh: true }]);
      expect(browser.cookie).not.toBe(cookie);
      expect(await browser.get(CASES)).toBeDefined();
    });

    it('somebody else is refused and gets no session of her own; hers is as it was', async () => {
      const { callback } = await again('soc|org=kommun|loa=3');
      expect(await follow(callback)).toEqual([303, '/logga-in?fel=OTHER_PERSON']);
      await isAsItWas();
      const { callback: nobody } = await again('nobody-here|org=kommun|loa=3');
      expect(await follow(nobody)).toEqual([303, '/logga-in?fel=NO_SEAT']);
      await isAsItWas();
    });

    it('a session that was ended meanwhile is not opened again by coming back', async () => {
      const { callback } = await again(AME);
      await world.sql('delete from session');
      expect(await follow(callback)).toEqual([303, '/logga-in?fel=UNAUTHENTICATED']);
      expect(await world.sql(SESSIONS)).toEqual([]);
    });

    it.each([
      ['an ID token that is over', `${AME}|tokenFor=-600`, () => Promise.resolve()],
      ['a code that is over', `${AME}|codeFor=1`, () => new Promise((go) => setTimeout(go, 2100))],
      [
        'an ID token for another attempt',
        AME,
        () => world.sql(`update login_attempt set state = jsonb_set(state, '{checks,checks,nonce}', '"another"')`),
      ],
      ['an attempt that is over', AME, () => world.sql('update login_attempt set expires_at = clock_timestamp()')],
    ])('%s renews nothing', async (_what, login, meanwhile) => {
      const { callback } = await again(login);
      await meanwhile();
      expect(await follow(callback)).toEqual([303, '/logga-in?fel=UNAUTHENTICATED']);
      await isAsItWas();
    });

    it('a state that comes twice, or is forged, renews nothing more', async () => {
      const { callback } = await again(AME);
      const forged = new URL(callback);
      forged.searchParams.set('state', 'forged');
      expect(await follow(forged)).toEqual([303, '/logga-in?fel=UNAUTHENTICATED']);
      await isAsItWas();
      expect(await follow(callback)).toEqual([303, '/logga-in?fel=UNAUTHENTICATED']); // that try took the attempt
      await isAsItWas();
      const { callback: right } = await again(AME);
      expect(await follow(right)).toEqual([303, '/ankommet']);
      expect(await follow(right)).toEqual([303, '/logga-in?fel=UNAUTHENTICATED']);
    });
  });

  it('signing out also leads to the provider’s own way out', async () => {
    const { browser } = await signIn('ame|org=kommun|loa=3');
    const readable = 'select 1 from session where position($1::bytea in provider_token) > 0';
    expect(await world.sql(readable, [Buffer.from('eyJ')])).toEqual([]); // kept sealed
    const answer = (await (await browser.post('/auth/logout', {})).json()) as { ok: boolean; redirect: string };
    const out = new URL(answer.redirect);
    expect([out.origin, out.searchParams.get('post_logout_redirect_uri')]).toEqual([issuer, `${app.origin}/logga-in`]);
    expect(out.searchParams.get('id_token_hint')).toBeTruthy();
    expect(await browser.refusal(ME)).toBe('UNAUTHENTICATED');
  });

  it('says which ways in there are', async () => {
    expect(await (await app.stranger().fetch('/auth/methods')).json()).toEqual({ password: true, oidc: true });
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', undefined])(
    'the way back is a page of ours, not %j',
    (till) => {
      expect(ownPath(till)).toBe('/');
    },
  );
});
