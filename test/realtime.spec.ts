import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'socket.io-client';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { World } from './setup/world.js';

interface Batch {
  readonly caseId: string;
  readonly cursor: string;
  readonly items: readonly { kind: string; id: string; version: number }[];
}

const input = (fields: object) => ({ input: { key: randomUUID(), ...fields } });

describe('what happens elsewhere is seen without reloading', () => {
  let world: World;
  let app: RunningApp;
  let ame: Visitor;
  let fk: Visitor;
  let caseId: string;
  const sockets: Socket[] = [];

  /** A browser on a case: every batch it was given, acknowledged as the real one does. */
  async function watch(who: Visitor, cursor: string | null = null) {
    const socket = who.socket();
    sockets.push(socket);
    const batches: Batch[] = [];
    const heard = { inbox: 0, left: false };
    socket.on('batch', (batch: Batch, acknowledge: () => void) => {
      batches.push(batch);
      acknowledge();
    });
    socket.on('inbox', () => heard.inbox++);
    socket.on('left', () => (heard.left = true));
    await once(socket as never, 'connect');
    if (caseId) socket.emit('watch', { caseId, cursor });
    const items = () => batches.flatMap((batch) => batch.items);
    return { socket, batches, heard, items, cursor: () => batches.at(-1)?.cursor ?? null };
  }
  const until = async (truth: () => boolean) => {
    for (let tries = 0; !truth(); tries++) {
      if (tries > 200) throw new Error('it never became true');
      await new Promise((go) => setTimeout(go, 50));
    }
  };
  const note = (text: string) =>
    ame.get(
      `mutation ($input: AddNoteInput!) { addNote(input: $input) { id } }`,
      input({ caseId, category: 'plan', text }),
    );

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    [ame, fk] = [await app.signIn('ame'), await app.signIn('fk')];
    const opened = await ame.get<{ openCase: { id: string } }>(
      `mutation ($input: OpenCaseInput!) { openCase(input: $input) { id } }`,
      input({ givenName: 'Test', familyName: 'Testsson' }),
    );
    caseId = opened.openCase.id;
    const edges = [{ fromUnitId: world.units.ame.id, toUnitId: world.units.fk.id, categories: ['contact', 'plan'] }];
    const consent = {
      caseId,
      form: 'written',
      grantor: 'self',
      purpose: 'Samordning',
      validFrom: '2026-01-12',
      validTo: '2027-01-11',
      edges,
    };
    await ame.get(`mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { id } }`, input(consent));
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('a unit that is sent its first request hears that its inbox is new, and the other agency’s next save arrives by itself', async () => {
    const waiting = await watch(fk);
    await until(() => waiting.heard.left); // it holds nothing of the case yet
    const asked = input({ caseId, type: 'statement', toUnitId: world.units.fk.id, question: 'Vad gäller?' });
    await ame.get(`mutation ($input: SendReferralInput!) { sendReferral(input: $input) { id } }`, asked);
    await until(() => waiting.heard.inbox > 0);
    const arrived = await watch(fk);
    await until(() => arrived.items().some(({ kind }) => kind === 'referral'));
    const before = arrived.items().length;
    await note('En sak till');
    await until(() => arrived.items().length > before);
    expect(arrived.items().some(({ kind }) => kind === 'message')).toBe(true);
    expect(JSON.stringify(arrived.batches)).not.toContain('En sak till');
  });

  it('a reader who was away while the server was gone gets everything once, in order, from her cursor', async () => {
    const first = await watch(fk);
    await until(() => first.items().length > 0);
    const cursor = first.cursor();
    const seen = first.items().length;
    first.socket.disconnect();
    await note('Medan hon var borta');
    await app.close();
    app = await startApp(world);
    [ame, fk] = [await app.signIn('ame'), await app.signIn('fk')];
    const again = await watch(fk, cursor);
    await until(() => again.items().length > 0);
    const fromStart = await watch(fk);
    await until(() => fromStart.items().length >= seen + again.items().length);
    expect(fromStart.items().slice(seen)).toEqual(again.items());
    const forged = await watch(fk, 'AAAA');
    await until(() => forged.items().length === fromStart.items().length);
  });

  it('a protection flag empties an open page at once', async () => {
    const open = await watch(fk);
    await until(() => open.items().length > 0);
    await world.sql('select set_config($1, $2, false)', ['app.unit', world.units.ame.id]);
    await world.sql('select set_config($1, $2, false)', ['app.account', world.accounts.ame.accountId]);
    await world.sql(`select protect_case($1, 'sekretessmarkering', $2)`, [caseId, [world.accounts.cleared.accountId]]);
    await until(() => open.heard.left);
    const page = await fk.get<{ case: unknown }>(`query ($id: ID!) { case(id: $id) { id } }`, { id: caseId });
    expect(page.case).toBeNull();
  });

  it('nobody connects without a session, or from another site', async () => {
    const refused = async (socket: Socket) => {
      sockets.push(socket);
      const error = await new Promise<Error>((tell) => socket.once('connect_error', tell));
      return error.message;
    };
    expect(await refused(app.stranger().socket())).toBe('UNAUTHENTICATED');
    const elsewhere = ame.socket('https://evil.example');
    expect(await refused(elsewhere)).toBeDefined();
  });
});
