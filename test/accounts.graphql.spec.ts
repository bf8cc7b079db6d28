import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import pg from 'pg';
import type { Socket } from 'socket.io-client';
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
});
