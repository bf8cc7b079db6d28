import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'socket.io-client';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };
const input = (fields: object) => ({ input: { key: randomUUID(), ...fields } });
const mutation = (name: string, type: string, answer: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
const move = (name: string) => mutation(name, `${name[0]?.toUpperCase()}${name.slice(1)}Input`, 'caseId stillMine');
const PAGE = `query ($id: ID!) { case(id: $id) { id protection { level { code } raisedByUs group { name } } } }`;
const LISTS = `{ cases { totalCount edges { node { name } } } referralInbox { totalCount } referralsSent { totalCount }
  handoffInbox { id } commitmentsDue { commitment { id } } awaited { id }
  calendar(from: "2026-01-01", to: "2026-03-31") { items { id } } edgesToConfirm { case { id } } gaps { totalCount } }`;
const INNER = `{ innerSecrecy { clearanceWanted openings { case { name } by { name } reason { code } words }
  conflicts { case { name } colleague { name } accountId how } } }`;
const NAME = 'Ebba Skyddadsson';

type Page = {
  case: { protection: { level: { code: string }; raisedByUs: boolean; group: { name: string }[] } } | null;
};

describe('protected identity and conflict of interest', () => {
  let world: World;
  let app: RunningApp;
  let caseId: string;
  const visitors = new Map<AccountKey, Visitor>();
  const sockets: Socket[] = [];

  const visit = async (who: AccountKey) => {
    const known = visitors.get(who) ?? (await app.signIn(who));
    visitors.set(who, known);
    return known;
  };
  const sees = async (who: AccountKey, id = caseId) => {
    const { data, errors } = await (await visit(who)).ask<Page>(PAGE, { id });
    return errors?.[0]?.extensions.code ?? (data?.case ? 'page' : 'nothing');
  };
  const make = async (who: AccountKey, name: string, fields: object) => {
    const { data, errors } = await (
      await visit(who)
    ).ask<Record<string, { stillMine: boolean }>>(move(name), input(fields));
    return errors?.[0]?.extensions.code ?? (data?.[name]?.stillMine ? 'still mine' : 'closed to me');
  };
  const id = (who: AccountKey) => world.accounts[who].accountId;
  const openWithReason = async (who: AccountKey) =>
    (await visit(who)).ask(mutation('openCaseWithReason', 'OpenCaseWithReasonInput', 'id'), {
      input: { caseId, reason: 'other', otherText: 'Frågan kom till mig' },
    });

  async function watch(who: AccountKey) {
    const socket = (await visit(who)).socket();
    sockets.push(socket);
    const heard: { left?: number; gone?: number; batches: number; inbox: number } = { batches: 0, inbox: 0 };
    socket.on('batch', (_: unknown, acknowledge: () => void) => {
      heard.batches++;
      acknowledge();
    });
    socket.on('inbox', () => heard.inbox++);
    socket.on('left', () => (heard.left = performance.now()));
    socket.on('disconnect', () => (heard.gone = performance.now()));
    await once(socket as never, 'connect');
    socket.emit('watch', { caseId, cursor: null });
    await until(() => heard.batches > 0 || heard.left !== undefined);
    return { socket, heard };
  }
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
  beforeEach(async () => {
    const ame = await visit('ame');
    const person = { givenName: 'Ebba', familyName: 'Skyddadsson', personnummer: '20000125-2386' };
    const opened = await ame.get<{ openCase: { id: string } }>(
      mutation('openCase', 'OpenCaseInput', 'id'),
      input(person),
    );
    caseId = opened.openCase.id;
    const edges = ['fk', 'soc'].map((to) => ({
      fromUnitId: world.units.ame.id,
      toUnitId: world.units[to as 'fk'].id,
      categories: ['contact', 'plan'],
    }));
    const consent = { caseId, form: 'written', grantor: 'self', purpose: 'Samordning', ...PERIOD, edges };
    await ame.get(mutation('recordConsent', 'RecordConsentInput', 'id'), input(consent));
    const asked = { caseId, type: 'statement', toUnitId: world.units.fk.id, question: 'Vad gäller?' };
    await ame.get(mutation('sendReferral', 'SendReferralInput', 'id'), input(asked));
  });
  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.disconnect());
    await world.sql('delete from clearance_named');
    await world.sql('delete from case_protection');
    await world.sql('delete from conflict_of_interest');
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('the flag closes the case at once to all but the small group, in every list, and tells the setter nothing more of it', async () => {
    const page = await watch('fk');
    const own = await watch('ame');
    const before = performance.now();
    expect(await make('ame', 'protectCase', { caseId, level: 'skyddadFolkbokforing', reason: 'participant' })).toBe(
      'closed to me',
    );
    await until(() => page.heard.left !== undefined && own.heard.left !== undefined);
    expect(Math.max(page.heard.left ?? 0, own.heard.left ?? 0) - before).toBeLessThan(1000);
    expect(await sees('cleared')).toBe('REASON_NEEDED'); // cleared, but inner secrecy still asks
    for (const who of ['ame', 'fk', 'soc', 'x1', 'manager', 'colleague'] as const)
      expect([who, await sees(who)]).toEqual([who, 'nothing']);
    for (const who of ['ame', 'fk', 'manager'] as const) {
      const lists = JSON.stringify(await (await visit(who)).get(LISTS));
      expect(lists).not.toContain('Skyddadsson');
      expect(lists).not.toContain(caseId);
    }
    await openWithReason('cleared');
    const { case: seen } = await (await visit('cleared')).get<Page>(PAGE, { id: caseId });
    expect(seen?.protection).toEqual({
      level: { code: 'skyddadFolkbokforing' },
      raisedByUs: true,
      group: [{ name: 'Stina Testsson' }],
    });
    expect(JSON.stringify(await (await visit('cleared')).get(LISTS))).toContain(NAME);
  });

  it('a replay of an earlier move answers nothing of a case that has become protected', async () => {
    const ame = await visit('ame');
    const note = input({ caseId, category: 'plan', text: 'Före markeringen' });
    const add = mutation('addNote', 'AddNoteInput', 'id person { name }');
    expect(JSON.stringify(await ame.get(add, note))).toContain(NAME);
    await make('ame', 'protectCase', { caseId, level: 'sekretessmarkering', reason: 'register' });
    expect(await ame.refusal(add, note)).toBe('GONE');
    expect(await ame.refusal(add, input({ caseId, category: 'plan', text: 'Efter' }))).toBe('NOT_FOUND');
  });

  it('a unit with nobody cleared sees nothing; its manager learns how many, never which; and it opens with the role', async () => {
    await world.sql(`update seat set roles = roles || '{manager}' where id = $1`, [world.accounts.fk.seatId]);
    await make('ame', 'protectCase', { caseId, level: 'sekretessmarkering', reason: 'register' });
    const asked = await (await visit('fk')).get<{ innerSecrecy: { clearanceWanted: number } }>(INNER);
    expect(asked.innerSecrecy.clearanceWanted).toBe(1);
    expect(JSON.stringify(asked)).not.toContain('Skyddadsson');
    const known = await (await visit('manager')).get<{ innerSecrecy: { clearanceWanted: number } }>(INNER);
    expect(known.innerSecrecy.clearanceWanted).toBe(0); // ame has somebody cleared
    expect(await (await visit('ame')).refusal(INNER)).toBe('FORBIDDEN');
    await world.sql(`update seat set roles = roles || '{protectedClearance}' where id = $1`, [
      world.accounts.fk.seatId,
    ]);
    expect(await sees('fk')).toBe('page');
    await world.sql(`update seat set roles = $2 where id = $1`, [
      world.accounts.fk.seatId,
      [...world.accounts.fk.roles],
    ]);
    expect(await sees('fk')).toBe('nothing');
  });

  it('the small group names its own among the cleared, and never leaves nobody', async () => {
    await make('ame', 'protectCase', { caseId, level: 'sekretessmarkering', reason: 'register' });
    const clearance = (who: AccountKey, addIds: string[], removeIds: string[]) =>
      make(who, 'setClearance', { caseId, addIds, removeIds, reason: 'handles' });
    expect(await clearance('ame', [id('ame')], [])).toBe('FORBIDDEN');
    expect(await clearance('cleared', [id('colleague')], [])).toBe('BAD_INPUT'); // without the role
    expect(await clearance('cleared', [id('fk')], [])).toBe('BAD_INPUT'); // of another unit
    expect(await clearance('cleared', [], [id('cleared')])).toBe('BAD_INPUT'); // nobody would remain
    await world.sql(`update seat set roles = roles || '{protectedClearance}' where id = $1`, [
      world.accounts.deputy.seatId,
    ]);
    expect(await clearance('cleared', [id('deputy')], [id('cleared')])).toBe('closed to me');
    expect([await sees('cleared'), await sees('deputy')]).toEqual(['nothing', 'REASON_NEEDED']);
    expect(await clearance('deputy', [id('cleared')], [])).toBe('still mine');
    await world.sql(`update seat set roles = $2 where id = $1`, [world.accounts.deputy.seatId, ['caseManager']]);
    const trace = await world.sql(
      'select act, account_id, about, reason from protection_trace where case_id = $1 order by at',
      [caseId],
    );
    expect(trace).toEqual([
      { act: 'protected', account_id: id('ame'), about: null, reason: 'register' },
      { act: 'uncleared', account_id: id('cleared'), about: id('cleared'), reason: 'handles' },
      { act: 'cleared', account_id: id('deputy'), about: id('cleared'), reason: 'handles' },
    ]);
  });

  it('a protected case is opened, and its group changed, by one who has just shown that it is she', async () => {
    await make('ame', 'protectCase', { caseId, level: 'sekretessmarkering', reason: 'register' });
    await openWithReason('cleared');
    expect(await sees('cleared')).toBe('page');
    await world.sql(`update session set verified_at = verified_at - interval '11 minutes' where account_id = $1`, [
      id('cleared'),
    ]);
    expect(await sees('cleared')).toBe('STEP_UP_NEEDED');
    expect(await make('cleared', 'unprotectCase', { caseId, reason: 'mistake' })).toBe('STEP_UP_NEEDED');
    visitors.delete('cleared');
    expect(await sees('cleared')).toBe('page');
  });

  it('only the small group of the unit that raised the flag takes it away', async () => {
    await world.sql(`update seat set roles = roles || '{protectedClearance}' where id = $1`, [
      world.accounts.fk.seatId,
    ]);
    await make('ame', 'protectCase', { caseId, level: 'sekretessmarkering', reason: 'register' });
    expect(await make('fk', 'unprotectCase', { caseId, reason: 'mistake' })).toBe('WRONG_PARTY');
    expect(await make('ame', 'unprotectCase', { caseId, reason: 'mistake' })).toBe('FORBIDDEN');
    expect(await make('cleared', 'unprotectCase', { caseId, reason: 'registerEnded' })).toBe('still mine');
    expect([await sees('ame'), await sees('fk')]).toEqual(['page', 'page']);
    await world.sql(`update seat set roles = $2 where id = $1`, [
      world.accounts.fk.seatId,
      [...world.accounts.fk.roles],
    ]);
    await expect(world.sql(`set role samsteg_app; delete from samsteg.protection_trace`)).rejects.toThrow(
      'permission denied',
    );
    await world.sql('reset role');
  });

  it('what happens in a protected case rings with nobody who may not see it', async () => {
    await world.sql(`update seat set roles = roles || '{protectedClearance}' where id = $1`, [
      world.accounts.fk.seatId,
    ]);
    await make('ame', 'protectCase', { caseId, level: 'sekretessmarkering', reason: 'register' });
    const colleague = await watch('colleague');
    const cleared = await watch('cleared');
    colleague.heard.inbox = 0;
    cleared.heard.inbox = 0;
    await openWithReason('cleared');
    await until(() => cleared.heard.inbox > 0);
    await new Promise((go) => setTimeout(go, 200));
    expect(colleague.heard.inbox).toBe(0);
    await world.sql(`update seat set roles = $2 where id = $1`, [
      world.accounts.fk.seatId,
      [...world.accounts.fk.roles],
    ]);
  });

  it('one’s own or a relative’s case: declared without opening it, closed at once, and opened again by the manager only', async () => {
    const own = await watch('ame');
    const before = performance.now();
    expect(await make('ame', 'declareConflict', { caseId })).toBe('closed to me');
    await until(() => own.heard.left !== undefined);
    expect((own.heard.left ?? 0) - before).toBeLessThan(1000);
    expect([await sees('ame'), await sees('colleague')]).toEqual(['nothing', 'REASON_NEEDED']);
    expect(await make('x1', 'declareConflict', { caseId })).toBe('NOT_FOUND');
    expect(await make('colleague', 'declareConflict', { caseId })).toBe('closed to me'); // not opened: need not be
    expect(await make('ame', 'endConflict', { caseId, accountId: id('ame'), reason: 'mistake' })).toBe('FORBIDDEN');
    const { innerSecrecy } = await (
      await visit('manager')
    ).get<{ innerSecrecy: { conflicts: { accountId: string; how: string }[] } }>(INNER);
    const here = innerSecrecy.conflicts.filter(({ accountId }) => [id('ame'), id('colleague')].includes(accountId));
    expect(here.map(({ how }) => how)).toEqual(['declared', 'declared']);
    expect(await make('manager', 'endConflict', { caseId, accountId: id('ame'), reason: 'noLonger' })).toBe(
      'still mine',
    );
    expect([await sees('ame'), await sees('colleague')]).toEqual(['page', 'nothing']);
  });

  it('a manager keeps a colleague away, of her own unit only, and cannot let herself back', async () => {
    const set = (accountId: string) => make('manager', 'setConflict', { caseId, accountId, reason: 'told' });
    expect(await set(id('fk'))).toBe('NOT_FOUND');
    expect(await set(id('ame'))).toBe('still mine');
    expect(await sees('ame')).toBe('nothing');
    expect(await set(id('manager'))).toBe('closed to me'); // her own: her declaration, whatever the form is called
    const act = 'select act, by_account = account_id as own from conflict_trace where case_id = $1 and account_id = $2';
    expect(await world.sql(act, [caseId, id('manager')])).toEqual([{ act: 'declared', own: true }]);
    expect(await make('manager', 'endConflict', { caseId, accountId: id('manager'), reason: 'mistake' })).toBe(
      'NOT_FOUND',
    );
  });

  it('what was opened with a reason in the unit is listed for its manager, with the words, and for nobody else', async () => {
    await openWithReason('colleague');
    const { innerSecrecy } = await (await visit('manager')).get<{ innerSecrecy: { openings: object[] } }>(INNER);
    expect(innerSecrecy.openings[0]).toEqual({
      case: { name: NAME },
      by: { name: 'Kim Testsson' },
      reason: { code: 'other' },
      words: 'Frågan kom till mig',
    });
    expect(await (await visit('colleague')).refusal(INNER)).toBe('FORBIDDEN');
  });
});
