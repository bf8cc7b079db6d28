import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import pg from 'pg';
import type { Socket } from 'socket.io-client';
import { SCOPES } from '#domain';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

interface Seat {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly why: string | null;
  readonly grantedBy: string | null;
  readonly account: { readonly id: string; readonly username: string; readonly lockedOn: string | null };
  readonly unit: { readonly name: string };
}

const SEAT = 'id version status why grantedBy roles account { id username lockedOn } unit { name }';
const LIST = `{ agencySeats { agencyName units { name } seats { ${SEAT} } } }`;
const mutation = (name: string, type: string, answer: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
const GRANT = mutation('grantSeat', 'GrantSeatInput', SEAT);
const END = mutation('endSeat', 'EndSeatInput', SEAT);
const LOCK = mutation('lockAccount', 'AccountLockInput', 'id lockedOn');
const UNLOCK = mutation('unlockAccount', 'AccountLockInput', 'id lockedOn');
const CASES = '{ cases { totalCount } }';
const OPEN = mutation('openCase', 'OpenCaseInput', 'id');
const NOTE = mutation('addNote', 'AddNoteInput', 'id');
const input = (fields: object) => ({ input: { key: randomUUID(), reason: 'Ny handläggare från måndag', ...fields } });
const typed = (fields: object) => ({ input: { key: randomUUID(), ...fields } });

describe('seats and accounts of an agency', () => {
  let world: World;
  let app: RunningApp;
  const visitors = new Map<AccountKey, Visitor>();
  const sockets: Socket[] = [];

  const visit = async (who: AccountKey) => {
    const known = visitors.get(who) ?? (await app.signIn(who));
    visitors.set(who, known);
    return known;
  };
  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const account = (who: AccountKey) => world.accounts[who].accountId;
  const seats = async (who: AccountKey) =>
    (
      await (
        await visit(who)
      ).get<{ agencySeats: { agencyName: string; units: { name: string }[]; seats: Seat[] } }>(LIST)
    ).agencySeats;
  const seatOf = async (username: string) =>
    (await seats('adminkommun')).seats.find((seat) => seat.account.username === username)!;
  const connected = async (visitor: Visitor) => {
    const socket = visitor.socket();
    sockets.push(socket);
    await once(socket as never, 'connect');
    return socket;
  };
  /** How long until the server hung up; fails the test when it does not. */
  const hungUp = async (socket: Socket, since: number) => {
    if (socket.connected) await once(socket as never, 'disconnect');
    return Date.now() - since;
  };
  const until = async (truth: () => Promise<boolean>) => {
    for (let tries = 0; !(await truth()); tries++) {
      if (tries > 100) throw new Error('it never became true');
      await new Promise((go) => setTimeout(go, 50));
    }
  };
  /** Statements as the application's own role, in a seat; what an attacker with SQL would have. */
  const asApp = async (who: AccountKey, text: string, values: readonly unknown[]) => {
    const client = new pg.Client(world.url);
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('role', 'samsteg_app', true), set_config('search_path', 'samsteg', true), set_config('app.account', $1, true),
           set_config('app.seat', $2, true), set_config('app.unit', $3, true), set_config('app.roles', 'administrator', true)`,
        [account(who), world.accounts[who].seatId, unit(who)],
      );
      return (await client.query(text, [...values])).rows as unknown[];
    } finally {
      await client.end();
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

  it('her own agency’s administrator sees who sits where in all its units, and nothing of another agency', async () => {
    const mine = await seats('adminkommun');
    expect(mine.agencyName).toBe('Provby kommun');
    expect(mine.units.map(({ name }) => name)).toEqual(['AME Provby', 'Socialtjänsten Provby', 'Steget Provby']);
    expect(mine.seats.map(({ account: { username } }) => username)).toEqual(
      expect.arrayContaining(['ame', 'soc', 'pro', 'manager', 'adminkommun']),
    );
    expect(JSON.stringify(mine)).not.toMatch(/FK Provby|Frida|Vera/);
    const audited = await seats('auditor'); // and so does the auditor of hers, who changes nothing
    expect(audited.seats.map(({ account: { username } }) => username)).toEqual(expect.arrayContaining(['vc', 'psy']));
    const vc = audited.seats.find((seat) => seat.account.username === 'psy')!;
    const end = input({ seatId: vc.id, expectedVersion: vc.version });
    expect(await (await visit('auditor')).refusal(END, end)).toBe('FORBIDDEN');
  });

  it('a caseworker sees no seats, and the association sees and changes none at all', async () => {
    for (const who of ['ame', 'manager', 'leader'] as const) {
      expect(await (await visit(who)).refusal(LIST)).toBe('FORBIDDEN');
    }
    expect(await seats('admin')).toEqual({ agencyName: '', units: [], seats: [] });
    for (const target of ['ame', 'leader'] as const) {
      const grant = input({ accountId: account(target), unitId: unit(target), roles: ['inbox'] });
      expect(await (await visit('admin')).refusal(GRANT, grant)).toBe('FORBIDDEN');
      expect(await (await visit('admin')).refusal(LOCK, input({ accountId: account(target) }))).toBe('FORBIDDEN');
    }
  });

  it('she gives somebody new a seat, and a colleague one more; it says who gave it and why, and it opens the unit', async () => {
    const admin = await visit('adminkommun');
    const fresh = { name: 'Nora Provsson', username: 'Nora.Provsson', unitId: unit('soc'), roles: ['caseworker'] };
    const given = input(fresh);
    const { grantSeat } = await admin.get<{ grantSeat: Seat }>(GRANT, given);
    expect(grantSeat).toMatchObject({
      status: 'open', why: 'Ny handläggare från måndag', grantedBy: 'Ada Provsson',
      account: { username: 'nora.provsson' }, unit: { name: 'Socialtjänsten Provby' },
    }); // prettier-ignore
    expect((await admin.get<{ grantSeat: Seat }>(GRANT, given)).grantSeat.id).toBe(grantSeat.id); // sent twice, given once
    const again = await admin.ask(GRANT, input(fresh));
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'username' });

    const more = input({ accountId: account('colleague'), unitId: unit('soc'), roles: ['caseworker'] });
    const second = (await admin.get<{ grantSeat: Seat }>(GRANT, more)).grantSeat;
    const colleague = await app.signIn('colleague');
    colleague.seat = second.id;
    expect(await colleague.get(CASES)).toBeDefined();
    const acts = await world.sql('select kind, why from account_act where account_id = $1', [account('colleague')]);
    expect(acts).toEqual([{ kind: 'seatGranted', why: 'Ny handläggare från måndag' }]);
  });

  it('nobody seats herself, reaches into another agency, or gives the association’s own role', async () => {
    const admin = await visit('adminkommun');
    const refusal = (fields: object) => admin.refusal(GRANT, input({ roles: ['caseManager'], ...fields }));
    expect(await refusal({ accountId: account('adminkommun'), unitId: unit('ame') })).toBe('FORBIDDEN');
    expect(await refusal({ accountId: account('ame'), unitId: unit('fk') })).toBe('NOT_FOUND');
    expect(await refusal({ accountId: account('fk'), unitId: unit('ame') })).toBe('NOT_FOUND');
    expect(await refusal({ accountId: randomUUID(), unitId: unit('ame') })).toBe('NOT_FOUND');
    expect(await refusal({ accountId: account('ame'), unitId: unit('ame'), roles: ['processLeader'] })).toBe(
      'BAD_INPUT',
    );
    expect(await refusal({ accountId: account('ame'), unitId: unit('ame'), roles: ['king'] })).toBe('BAD_INPUT');
    const dates = { from: '2026-03-01', until: '2026-02-01' };
    expect(await refusal({ accountId: account('ame'), unitId: unit('ame'), ...dates })).toBe('BAD_INPUT');
    const theirs = { seatId: world.accounts.fk.seatId, expectedVersion: 1 };
    expect(await admin.refusal(END, input(theirs))).toBe('NOT_FOUND');
    expect(await admin.refusal(LOCK, input({ accountId: account('fk') }))).toBe('NOT_FOUND');
    expect(await world.sql('select 1 from account where locked_at is not null')).toEqual([]);
  });

  it('SQL of the application’s own role gives nobody a seat, whatever roles it claims', async () => {
    const seat = [randomUUID(), account('ame'), unit('fk'), ['caseManager']];
    const denied = { code: '42501' };
    await expect(
      asApp('ame', 'insert into seat (id, account_id, unit_id, roles) values ($1, $2, $3, $4)', seat),
    ).rejects.toMatchObject(denied);
    await expect(asApp('ame', 'update seat set roles = $1', [['administrator']])).rejects.toMatchObject(denied);
    await expect(asApp('ame', 'update account set locked_at = null', [])).rejects.toMatchObject(denied);
    await expect(asApp('ame', 'select why from seat', [])).rejects.toMatchObject(denied);
    await expect(asApp('ame', 'select * from account_act', [])).rejects.toMatchObject(denied);
    const grant = `select grant_seat(gen_random_uuid(), $1, null, null, $2, array['caseManager'], 'x', null, null)`;
    await expect(asApp('ame', grant, [account('colleague'), unit('ame')])).rejects.toMatchObject({ code: 'SM403' });
    await expect(asApp('admin', grant, [account('leader'), unit('leader')])).rejects.toMatchObject({ code: 'SM403' });
    await expect(asApp('adminfk', grant, [account('ame'), unit('ame')])).rejects.toMatchObject({ code: 'SM004' });
    await expect(asApp('ame', `select lock_account($1, 'x')`, [account('manager')])).rejects.toMatchObject({
      code: 'SM403',
    });
    expect(await asApp('ame', 'select * from agency_seats(null)', [])).toEqual([]);
    expect(await asApp('fk', 'select * from my_sessions()', [])).toEqual([]);
  });

  it('a seat that is ended is lost with the next statement, and its socket within a second', async () => {
    const deputy = await app.signIn('deputy');
    const socket = await connected(deputy);
    const seat = await seatOf('deputy');
    const admin = await visit('adminkommun');
    expect(await admin.refusal(END, input({ seatId: seat.id, expectedVersion: 7 }))).toBe('CONFLICT');
    const since = Date.now();
    const { endSeat } = await admin.get<{ endSeat: Seat }>(
      END,
      input({ seatId: seat.id, expectedVersion: seat.version }),
    );
    expect(endSeat.status).toBe('ended');
    expect(await deputy.refusal(CASES)).toBe('UNAUTHENTICATED');
    expect(await hungUp(socket, since)).toBeLessThan(1000);
    const late = input({ seatId: seat.id, expectedVersion: endSeat.version });
    expect(await admin.refusal(END, late)).toBe('CONFLICT'); // over already
  });

  it('a locked account is out at once: session, socket, sign-in; locking is never refused, opening asks who she is', async () => {
    const [soc, admin] = [await app.signIn('soc'), await visit('adminkommun')];
    const socket = await connected(soc);
    await world.sql(`update session set verified_at = clock_timestamp() - interval '1 hour'`);
    const since = Date.now();
    const lock = input({ accountId: account('soc'), reason: 'Misstänkt obehörig inloggning' });
    expect((await admin.get<{ lockAccount: { lockedOn: string } }>(LOCK, lock)).lockAccount.lockedOn).toBe(
      '2026-01-12',
    );
    expect(await hungUp(socket, since)).toBeLessThan(1000);
    expect(await soc.refusal(CASES)).toBe('UNAUTHENTICATED');
    await expect(app.signIn('soc')).rejects.toThrow('UNAUTHENTICATED');
    expect((await admin.ask(LOCK, input({ accountId: account('soc') }))).errors).toBeUndefined();

    expect(await admin.refusal(UNLOCK, input({ accountId: account('soc') }))).toBe('STEP_UP_NEEDED');
    await admin.post('/auth/step-up', { password: world.accounts.adminkommun.password });
    expect(await (await visit('adminfk')).refusal(LOCK, input({ accountId: account('soc') }))).toBe('NOT_FOUND');
    await admin.get(UNLOCK, input({ accountId: account('soc') }));
    expect(await admin.refusal(UNLOCK, input({ accountId: account('soc') }))).toBe('NO_SUCH_MOVE');
    expect(await (await app.signIn('soc')).get(CASES)).toBeDefined();
  });

  it('an account locked by hand in the database is out of its sockets too', async () => {
    const socket = await connected(await app.signIn('cleared'));
    const since = Date.now();
    await world.sql('update account set locked_at = app_now() where id = $1', [account('cleared')]);
    expect(await hungUp(socket, since)).toBeLessThan(1000);
  });

  it('what the locked one answered for is the inbox’s, told as an event of the unit', async () => {
    const colleague = await app.signIn('colleague');
    const ame = await visit('ame');
    const { openCase } = await ame.get<{ openCase: { id: string } }>(
      OPEN,
      typed({ givenName: 'Elin', familyName: 'Exempelsson' }),
    );
    const assign = typed({ caseId: openCase.id, accountId: account('colleague') });
    await ame.get(mutation('assignResponsible', 'AssignResponsibleInput', 'id'), assign);
    expect(await colleague.get(CASES)).toMatchObject({ cases: { totalCount: 1 } });
    await (await visit('adminkommun')).get(LOCK, input({ accountId: account('colleague') }));
    const worker = 'select caseworker from unit_case where case_id = $1';
    await until(
      async () => (await world.sql<{ caseworker: string | null }>(worker, [openCase.id]))[0]?.caseworker === null,
    );
    const events = await world.sql(
      'select type, owner_unit from journal where case_id = $1 order by recorded_at desc limit 1',
      [openCase.id],
    );
    expect(events).toEqual([{ type: 'responsible_ended', owner_unit: unit('ame') }]);
  });

  it('a request the locked one worked on is the inbox’s too, and it says so in her unit alone', async () => {
    const [ame, soc] = [await visit('ame'), await app.signIn('soc')];
    const { openCase } = await ame.get<{ openCase: { id: string } }>(
      OPEN,
      typed({ givenName: 'Elin', familyName: 'Exempelsson' }),
    );
    const asked = { caseId: openCase.id, type: 'statement', toUnitId: unit('soc'), question: 'Kan ni ta emot?' };
    const ground = { ground: 'MENPROVNING_OK', assessment: 'Hon bad om det i dag och vet vad som skickas.' };
    const sent = await ame.ask<{ sendReferral: { id: string } }>(
      mutation('sendReferral', 'SendReferralInput', 'id'), typed({ ...asked, ...ground }),
    ); // prettier-ignore
    expect(sent.errors).toBeUndefined();
    const referralId = sent.data!.sendReferral.id;
    await soc.get(
      mutation('assignReferral', 'AssignReferralInput', 'id'),
      typed({ referralId, caseworkerId: account('soc') }),
    );
    await (await visit('adminkommun')).get(LOCK, input({ accountId: account('soc') }));
    const worker = 'select caseworker from referral_handling where referral_id = $1 and owner_unit = $2';
    const values = [referralId, unit('soc')];
    await until(async () => (await world.sql<{ caseworker: string | null }>(worker, values))[0]?.caseworker === null);
    const trace = `select owner_unit, holders, payload ->> 'worker' as worker from journal where type = 'handling_released' and case_id = $1`;
    expect(await world.sql(trace, [openCase.id])).toEqual([
      { owner_unit: unit('soc'), holders: [unit('soc')], worker: account('soc') },
    ]);
    expect(await asApp('ame', 'select * from orphaned_handlings(10)', [])).toEqual([]);
    await world.sql('update account set locked_at = null where id = $1', [account('soc')]);
  });

  it.each([
    ['is waited for, and commits before the lock', 700, undefined],
    ['but that lingers is not waited for, and is refused', 3500, 'UNAUTHENTICATED'],
  ])('a request on its way when the account is locked %s', async (_what, holdMs, code) => {
    const pro = await app.signIn('pro');
    const { openCase } = await pro.get<{ openCase: { id: string } }>(
      OPEN,
      typed({ givenName: 'Elin', familyName: 'Exempelsson' }),
    );
    const other = new pg.Client(world.ownerUrl);
    await other.connect();
    await other.query('begin');
    await other.query('select samsteg.lock_case($1)', [openCase.id]); // somebody else writes in the case
    const writing = pro.ask(NOTE, typed({ caseId: openCase.id, category: 'plan', text: `På väg ${holdMs}` }));
    await new Promise((go) => setTimeout(go, 300));
    const locking = (await visit('adminkommun')).get(LOCK, input({ accountId: account('pro') }));
    await new Promise((go) => setTimeout(go, holdMs));
    await other.query('commit');
    await other.end();
    const [written] = await Promise.all([writing, locking]);
    expect(written.errors?.[0]?.extensions.code).toBe(code);
    const kept = await world.sql('select 1 from message where text = $1', [`På väg ${holdMs}`]);
    expect(kept).toHaveLength(code ? 0 : 1);
    expect(await pro.refusal(CASES)).toBe('UNAUTHENTICATED');
    await world.sql('update account set locked_at = null where id = $1', [account('pro')]);
  });

  it('a closed unit is a lost seat', async () => {
    const ror = await app.signIn('ror');
    const socket = await connected(ror);
    const since = Date.now();
    await world.sql(`update unit set closed_on = '2026-01-12' where id = $1`, [unit('ror')]);
    expect(await hungUp(socket, since)).toBeLessThan(1000);
    expect(await ror.refusal(CASES)).toBe('UNAUTHENTICATED');
  });

  describe('one’s own sessions', () => {
    type Mine = { mySessions: { id: string; isThis: boolean; browser: string; method: string }[] };
    const MINE = '{ mySessions { id isThis browser method openedAt seenAt endsAt } }';
    const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

    it('are listed without an address, and ended one by one or all but this; a socket of it too', async () => {
      const here = await app.signIn('fk');
      const there = app.stranger();
      const { username, password } = world.accounts.fk;
      const headers = { 'content-type': 'application/json', 'user-agent': FIREFOX };
      await there.fetch('/auth/login', { method: 'POST', headers, body: JSON.stringify({ username, password }) });
      const third = await app.signIn('fk');
      const { mySessions } = await here.get<Mine>(MINE);
      expect(mySessions.map(({ isThis }) => isThis)).toEqual([true, false, false]);
      const other = mySessions.find(({ browser }) => browser === 'Firefox, Linux')!;
      expect(other.method).toBe('local');
      expect(JSON.stringify(mySessions)).not.toContain('127.0.0.1');

      const socket = await connected(there);
      const since = Date.now();
      const ended = await here.get<{ endSession: unknown[] }>(
        mutation('endSession', 'EndSessionInput', 'id'),
        typed({ sessionId: other.id }),
      );
      expect(ended.endSession).toHaveLength(2);
      expect(await hungUp(socket, since)).toBeLessThan(1000);
      expect(await there.refusal(CASES)).toBe('UNAUTHENTICATED');
      await here.get(mutation('endOtherSessions', 'EndOtherSessionsInput', 'id'), typed({}));
      expect(await third.refusal(CASES)).toBe('UNAUTHENTICATED');
      expect(await here.get(CASES)).toBeDefined();
    });

    it('of somebody else are not touched by whoever knows their number', async () => {
      const [af, psy] = [await app.signIn('af'), await app.signIn('psy')];
      const [mine] = (await psy.get<Mine>(MINE)).mySessions;
      const told = await af.get<{ endSession: { id: string }[] }>(
        mutation('endSession', 'EndSessionInput', 'id'),
        typed({ sessionId: mine!.id }),
      );
      expect(told.endSession.map(({ id }) => id)).not.toContain(mine!.id);
      expect(await psy.get(CASES)).toBeDefined();
    });
  });

  describe('another system of the agency', () => {
    interface Client {
      readonly id: string;
      readonly version: number;
      readonly status: string;
    }
    type Made = { client: Client; secret: string | null };
    const CLIENT = 'id version status lastUsedAt formerSecretEndsAt scopes why registeredBy revokedWhy unit { name }';
    const REGISTER = mutation('registerClient', 'RegisterClientInput', `client { ${CLIENT} } secret`);
    const CHANGE = mutation('changeClientSecret', 'ChangeClientSecretInput', `client { ${CLIENT} } secret`);
    const REVOKE = mutation('revokeClient', 'RevokeClientInput', CLIENT);
    const CLIENTS = `{ agencyClients { agencyName clients { ${CLIENT} } } }`;
    const ONE = 'query ($id: ID!) { case(id: $id) { number } }';

    const register = async (fields: object = {}): Promise<Made> => {
      const given = { name: 'Provakten', unitId: unit('ame'), scopes: ['cases.read'], ...fields };
      return (await (await visit('adminkommun')).get<{ registerClient: Made }>(REGISTER, input(given))).registerClient;
    };
    const grant = 'grant_type=client_credentials';
    const form = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${app.origin}/auth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      });
    const basic = (id: string, secret: string | null) => ({
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    });
    const tokenFor = async ({ client, secret }: Made, more = '') => {
      const answer = await form(grant + more, basic(client.id, secret));
      return ((await answer.json()) as { access_token: string }).access_token;
    };
    const asking = async (
      token: string,
      query: string,
      variables: object = {},
      headers: Record<string, string> = {},
    ) => {
      const answer = await fetch(`${app.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await answer.json()) as { code?: string; errors?: readonly { extensions: { code: string } }[] };
      return { answer, body, code: body.errors?.[0]?.extensions.code ?? body.code };
    };

    it('is let in by its administrator, with a secret that is shown once and kept as a hash, and reads as its unit', async () => {
      const { openCase } = await (await visit('ame')).get<{ openCase: { id: string } }>(
        OPEN, typed({ givenName: 'Elin', familyName: 'Exempelsson' }),
      ); // prettier-ignore
      const given = input({ name: 'Provakten', unitId: unit('ame'), scopes: ['cases.read', 'arrivals.read'] });
      const admin = await visit('adminkommun');
      const { registerClient: made } = await admin.get<{ registerClient: Made }>(REGISTER, given);
      expect(made.secret).toMatch(/^samsteg_[0-9a-f]{32}_[\w-]{43}$/);
      const again = await admin.get<{ registerClient: Made }>(REGISTER, given);
      expect(again.registerClient).toMatchObject({ client: { id: made.client.id }, secret: null });
      const [kept] = await world.sql<{ hash: string }>('select hash from client_secret where client_id = $1', [
        made.client.id,
      ]);
      expect(kept!.hash).toMatch(/^\$argon2id\$/);

      const answer = await form(`${grant}&scope=cases.read`, basic(made.client.id, made.secret));
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const token = (await answer.json()) as { access_token: string };
      expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'cases.read' });
      const inBody = await form(`${grant}&client_id=${made.client.id}&client_secret=${made.secret}`);
      expect(await inBody.json()).toMatchObject({ scope: 'cases.read arrivals.read' });

      const read = await asking(token.access_token, ONE, { id: openCase.id });
      expect(read.body).toMatchObject({ data: { case: { number: expect.any(String) } } });
      const [entry] = await world.sql(
        `select kind, ground, case_ids, account_id from access_entry order by xid desc, id desc limit 1`,
      );
      expect(entry).toEqual({ kind: 'open', ground: 'client', case_ids: [openCase.id], account_id: made.client.id });
      // a token is narrower than its client when it asks to be; another unit's system sees nothing of it
      expect((await asking(token.access_token, '{ unopenedArrivals }')).code).toBe('FORBIDDEN');
      const other = await tokenFor(await register({ unitId: unit('soc') }));
      expect((await asking(other, ONE, { id: openCase.id })).body).toMatchObject({ data: { case: null } });
      const theirs = await asking(other, '{ cases(first: 100) { edges { node { id } } } }');
      expect(theirs.code).toBeUndefined();
      expect(JSON.stringify(theirs.body)).not.toContain(openCase.id);
      const list = await admin.get<{ agencyClients: { clients: Client[] } }>(CLIENTS);
      expect(list.agencyClients.clients.find(({ id }) => id === made.client.id)).toMatchObject({
        status: 'open', lastUsedAt: expect.any(String), why: 'Ny handläggare från måndag', unit: { name: 'AME Provby' },
      }); // prettier-ignore
      expect(JSON.stringify(list)).not.toMatch(/argon2|samsteg_/);
    });

    it('changes nothing, shows no fresh sign-in, and never meets a protected case', async () => {
      const ame = await visit('ame');
      const { openCase } = await ame.get<{ openCase: { id: string } }>(
        OPEN,
        typed({ givenName: 'Elin', familyName: 'Exempelsson' }),
      );
      const token = await tokenFor(await register({ scopes: Object.keys(SCOPES) }));
      expect((await asking(token, NOTE, typed({ caseId: openCase.id, category: 'plan', text: 'Nej' }))).code).toBe(
        'FORBIDDEN',
      );
      for (const query of ['{ me { username } }', LIST, CLIENTS, '{ mySessions { id } }', '{ colleagues { id } }'])
        expect((await asking(token, query)).code).toBe('FORBIDDEN');
      const paper = 'query ($id: ID!) { transferPaper(caseId: $id) { text } }';
      expect((await asking(token, paper, { id: openCase.id })).code).toBe('FORBIDDEN');
      expect((await asking(token, ONE, { id: openCase.id })).body).toMatchObject({
        data: { case: { number: expect.any(String) } },
      });
      await ame.get(
        mutation('protectCase', 'ProtectCaseInput', 'caseId'),
        typed({ caseId: openCase.id, level: 'sekretessmarkering', reason: 'register' }),
      );
      expect((await asking(token, ONE, { id: openCase.id })).body).toMatchObject({ data: { case: null } });
      const lists = await asking(
        token,
        '{ cases(first: 100) { edges { node { id } } } gaps { edges { node { case { id } } } } }',
      );
      expect(lists.code).toBeUndefined();
      expect(JSON.stringify(lists.body)).not.toContain(openCase.id);
      // nobody names it among those who may, not even past the program
      const [client] = await world.sql<{ id: string }>('select id from machine_client limit 1');
      const named = 'select set_clearance($1, array[$2]::uuid[], array[]::uuid[], $3)';
      await expect(asApp('ame', named, [openCase.id, client!.id, 'handles'])).rejects.toMatchObject({ code: 'SM004' });
    });

    it('is refused as the standard says, and stopped when it guesses', async () => {
      const made = await register();
      const { id } = made.client;
      const refused = async (body: string, headers: Record<string, string> = {}) => {
        const answer = await form(body, headers);
        return [answer.status, ((await answer.json()) as { error: string }).error];
      };
      const right = `&client_id=${id}&client_secret=${made.secret}`;
      expect(await refused(right.slice(1))).toEqual([400, 'invalid_request']);
      expect(await refused(`grant_type=password${right}`)).toEqual([400, 'unsupported_grant_type']);
      expect(await refused(`${grant}&${grant}${right}`)).toEqual([400, 'invalid_request']);
      expect(await refused(`${grant}${right}&scope=gaps.read`)).toEqual([400, 'invalid_scope']);
      expect(await refused(`${grant}${right}`, basic(id, made.secret))).toEqual([400, 'invalid_request']);
      expect(await refused('{}', { 'content-type': 'application/json' })).toEqual([400, 'invalid_request']);
      expect(await refused(grant)).toEqual([401, 'invalid_client']);
      const wrong = await form(grant, basic(id, `${made.secret!.slice(0, -1)}~`));
      expect([wrong.status, wrong.headers.get('www-authenticate'), wrong.headers.get('cache-control')]).toEqual([
        401, 'Basic realm="samsteg"', 'no-store',
      ]); // prettier-ignore
      expect(await refused(grant, basic(randomUUID(), made.secret))).toEqual([401, 'invalid_client']);
      const [entry] = await world.sql(`select kind, denied from access_entry where account_id = $1`, [id]);
      expect(entry).toEqual({ kind: 'token', denied: true });
      const tries = await Promise.all(Array.from({ length: 12 }, () => refused(grant, basic(id, 'samsteg_guess'))));
      expect(tries.map(([status]) => status)).toContain(429);
      expect(await refused(grant, basic(id, made.secret))).toEqual([429, 'invalid_client']);
      await world.sql('delete from login_try');
    });

    it('gets a new secret with an overlap, or at once; the old one and its tokens end when they must', async () => {
      const made = await register();
      const admin = await visit('adminkommun');
      const old = await tokenFor(made);
      const change = async (version: number, overlapHours: number) =>
        (
          await admin.get<{ changeClientSecret: Made }>(
            CHANGE,
            input({ clientId: made.client.id, expectedVersion: version, overlapHours }),
          )
        ).changeClientSecret;
      const second = await change(1, 24);
      expect(second.client).toMatchObject({ version: 2, formerSecretEndsAt: expect.any(String) });
      expect((await asking(old, CASES)).code).toBeUndefined();
      expect(await tokenFor(made)).toBeDefined(); // both, for a day
      const latest = await tokenFor(second);
      const third = await change(2, 0);
      expect(third.client).toMatchObject({ formerSecretEndsAt: null });
      for (const token of [old, latest]) expect((await asking(token, CASES)).code).toBe('UNAUTHENTICATED');
      for (const over of [made, second]) expect(await tokenFor(over)).toBeUndefined();
      expect((await asking(await tokenFor(third), CASES)).code).toBeUndefined();
      const stale = input({ clientId: made.client.id, expectedVersion: 2, overlapHours: 1 });
      expect(await admin.refusal(CHANGE, stale)).toBe('CONFLICT');
    });

    it('is revoked at once, and its token is nobody’s; a cookie beside it does not count, nor a token anywhere else', async () => {
      const made = await register();
      const token = await tokenFor(made);
      const ame = await visit('ame');
      expect((await asking(token, '{ me { username } }', {}, { cookie: ame.cookie })).code).toBe('FORBIDDEN');
      const step = await fetch(`${app.origin}/auth/active`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
      expect(step.status).toBe(401);
      await (
        await visit('adminkommun')
      ).get(REVOKE, input({ clientId: made.client.id, reason: 'Systemet är avvecklat' }));
      const { answer, code } = await asking(token, CASES, {}, { cookie: ame.cookie });
      expect([answer.status, code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
      expect(await tokenFor(made)).toBeUndefined();
      const acts = await world.sql('select kind, why from client_act where client_id = $1 order by id', [
        made.client.id,
      ]);
      expect(acts).toEqual([
        { kind: 'registered', why: 'Ny handläggare från måndag' },
        { kind: 'revoked', why: 'Systemet är avvecklat' },
      ]);
      const late = await tokenFor(await register());
      await world.sql(`update client_token set expires_at = clock_timestamp()`);
      expect((await asking(late, CASES)).code).toBe('UNAUTHENTICATED');
    });

    it('is nobody’s in another agency, and the association lets none in', async () => {
      await world.sql('update session set verified_at = clock_timestamp()');
      const made = await register();
      const asked = input({ clientId: made.client.id, expectedVersion: 1, overlapHours: 0 });
      expect(await (await visit('adminfk')).refusal(REVOKE, input({ clientId: made.client.id }))).toBe('NOT_FOUND');
      expect(await (await visit('adminfk')).refusal(CHANGE, asked)).toBe('NOT_FOUND');
      const given = input({ name: 'Provakten', unitId: unit('ame'), scopes: ['cases.read'] });
      expect(await (await visit('adminfk')).refusal(REGISTER, given)).toBe('NOT_FOUND');
      expect(await (await visit('admin')).refusal(REGISTER, given)).toBe('FORBIDDEN');
      expect(await (await visit('ame')).refusal(REGISTER, given)).toBe('FORBIDDEN');
      expect(
        await (await visit('adminkommun')).refusal(REGISTER, input({ ...given.input, scopes: ['case.close'] })),
      ).toBe('BAD_INPUT');
      expect(await (await visit('adminfk')).get(CLIENTS)).toMatchObject({ agencyClients: { clients: [] } });
      expect(await (await visit('admin')).get(CLIENTS)).toEqual({ agencyClients: { agencyName: '', clients: [] } });
      await world.sql(`update session set verified_at = clock_timestamp() - interval '1 hour'`);
      expect(await (await visit('adminkommun')).refusal(CHANGE, asked)).toBe('STEP_UP_NEEDED');
      const door = 'select register_client($1, $2, $3, $4, $5, $6, $7, now())';
      const values = [randomUUID(), unit('ame'), 'Provakten', ['cases.read'], 'Skäl', randomUUID(), '$argon2id$x'];
      await expect(asApp('ame', door, values)).rejects.toMatchObject({ code: 'SM403' });
      expect(await asApp('ame', 'select * from agency_clients(null)', [])).toEqual([]);
    });
  });
});
