import { randomUUID } from 'node:crypto';
import { CaseService, CasesModule, MessageService } from '#cases';
import { ConsentModule, ConsentService, DeliveryService, IncidentService, RevocationService } from '#consent';
import { TransferModule, TransferQueries, TransferService } from '#transfer';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

const WORDS = 'Läkarutlåtandet finns hos vårdcentralen.';
const ASSESSED = 'Prövat 12 januari: uppgiften är känd av den enskilde och skadar inte.';

interface Arrived {
  readonly totalCount: number;
  readonly rows: readonly { id: string; recordKind: string; category: string; openedOn: string | null; ground: string; incident: string | null }[];
} // prettier-ignore

describe('what has arrived, been recalled and been taken over', () => {
  let world: World;
  let product: Services;
  let caseId: string;
  let sent: string;

  const as = <T>(who: AccountKey, work: () => Promise<T>) => product.as(world.accounts[who], work);
  const rows = <R extends Record<string, unknown>>(who: AccountKey, text: string, values?: unknown[]) =>
    product.rows<R>(world.accounts[who], text, values);
  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const note = async (who: AccountKey, text = WORDS, category = 'plan') => {
    await as(who, () =>
      product.of(MessageService).addNote({ key: randomUUID(), caseId, category: category as never, text }),
    );
    const [written] = await rows<{ id: string }>(
      who,
      'select id from message where case_id = $1 order by id desc limit 1',
      [caseId],
    );
    return written?.id ?? '';
  };
  const deliver = (who: AccountKey, to: AccountKey, recordId: string, given: object = {}) =>
    as(who, () =>
      product.of(DeliveryService).deliver({
        key: randomUUID(), caseId, recordKind: 'message', recordId, toUnitId: unit(to), ground: 'CONSENT', ...given,
      }),
    ); // prettier-ignore
  const deliveryOf = async (recordId: string, to: AccountKey) =>
    (
      await world.sql<{ id: string }>('select id from delivery where record_id = $1 and to_unit = $2', [
        recordId,
        unit(to),
      ])
    )[0]?.id ?? '';
  const arrived = async (who: AccountKey, from: string | null = null, category: string | null = null, fresh = false) =>
    (
      await rows<{ list: Arrived }>(who, 'select api.arrivals($1, $2, $3, 50, null, null) as list', [
        from,
        category,
        fresh,
      ])
    )[0]!.list;
  const incidents = () => product.of(IncidentService);
  const transfers = () => product.of(TransferQueries);
  const packageOf = (who: AccountKey) => as(who, () => transfers().package(caseId));

  beforeAll(async () => {
    world = await createWorld();
    product = await openServices(world, CasesModule, ConsentModule, TransferModule);
  });
  beforeEach(async () => {
    caseId = await as('ame', () =>
      product.of(CaseService).open({ key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson' }),
    );
    await as('ame', () =>
      product.of(ConsentService).record({
        key: randomUUID(), caseId, form: 'written', grantor: 'self', purpose: 'Samordning', share: false,
        validFrom: '2026-01-12', validTo: '2027-01-11',
        edges: [{ fromUnitId: unit('ame'), toUnitId: unit('fk'), categories: ['contact', 'plan'] }],
      }),
    ); // prettier-ignore
    sent = await note('ame');
    await deliver('ame', 'fk', sent);
  });
  afterAll(async () => {
    await product?.close();
    await world?.dispose();
  });

  it('the arrival list has everything handed to the unit, with its ground, and filters to what nobody has opened', async () => {
    const mine = (list: Arrived) => list.rows.filter(({ id }) => ids.includes(id));
    const ids = (
      await world.sql<{ id: string }>('select id from delivery where case_id = $1 and to_unit = $2', [
        caseId,
        unit('fk'),
      ])
    ).map(({ id }) => id);
    expect(mine(await arrived('fk'))).toHaveLength(ids.length);
    expect(mine(await arrived('fk', unit('vc')))).toEqual([]);
    expect(mine(await arrived('fk', unit('ame'), 'plan'))).toMatchObject([
      { recordKind: 'message', ground: 'CONSENT', openedOn: null },
    ]);
    const fresh = await arrived('fk', null, null, true);
    const [counted] = await rows<{ n: number }>('fk', 'select api.unopened_arrivals() as n');
    expect(counted?.n).toBe(fresh.totalCount);
    expect(JSON.stringify(fresh)).not.toContain(WORDS);
    await rows('fk', 'select mark_opened($1)', [caseId]);
    expect(mine(await arrived('fk', null, null, true))).toEqual([]);
    for (const stranger of ['x1', 'soc', 'vc'] as const) expect((await arrived(stranger)).totalCount).toBe(0);
  });

  it('a case of protected identity is not in the list of arrivals, nor counted there', async () => {
    const before = await arrived('fk');
    await world.sql(
      `insert into case_protection (case_id, level, set_by_unit, set_at) values ($1, 'sekretessmarkering', $2, now())`,
      [caseId, unit('ame')],
    );
    const after = await arrived('fk');
    expect(after.rows.some(({ id }) => id === before.rows[0]?.id)).toBe(false);
    const [counted] = await rows<{ n: number }>('fk', 'select api.unopened_arrivals() as n');
    expect(counted?.n).toBe((await arrived('fk', null, null, true)).totalCount);
  });

  it('the giver recalls what was sent by mistake, though no consent reaches the receiver any more, and is answered', async () => {
    const [edge] = await rows<{ id: string }>('ame', 'select id from consent_edge where case_id = $1', [caseId]);
    await as('ame', () => product.of(RevocationService).revoke({ key: randomUUID(), edgeId: edge?.id ?? '' }));
    const deliveryId = await deliveryOf(sent, 'fk');
    const id = await as('ame', () => incidents().report({ key: randomUUID(), deliveryId, kind: 'wrongReceiver' }));
    const [told] = await rows<{ status: string; kind: string }>(
      'fk',
      'select status, kind from delivery_incident where id = $1',
      [id],
    );
    expect(told).toEqual({ status: 'reported', kind: 'wrongReceiver' });
    const again = as('ame', () => incidents().report({ key: randomUUID(), deliveryId, kind: 'tooMuch' }));
    await expect(again).rejects.toMatchObject({ code: 'SM001' });
    const answer = (who: AccountKey, version: number, given: object) =>
      as(who, () =>
        incidents().answer({ key: randomUUID(), incidentId: id, expectedVersion: version, answer: 'erase', ...given }),
      );
    await expect(answer('ame', 1, {})).rejects.toMatchObject({ code: 'WRONG_PARTY' });
    await expect(answer('fk', 1, { answer: 'keep' })).rejects.toMatchObject({ code: 'NEEDS_MISSING' });
    await answer('fk', 1, { answer: 'keep', reason: 'receivedDocument' });
    await expect(answer('fk', 1, {})).rejects.toMatchObject({ code: 'CONFLICT' });
    await answer('fk', 2, { answer: 'giveBack' });
    await expect(answer('fk', 3, {})).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
    const heard = await rows<{ type: string; answer: string | null }>(
      'ame',
      `select type, payload ->> 'answer' as answer from journal where case_id = $1 and type like 'delivery_incident%' order by id`,
      [caseId],
    );
    expect(heard).toEqual([
      { type: 'delivery_incident_reported', answer: null },
      { type: 'delivery_incident_answered', answer: 'keep' },
      { type: 'delivery_incident_answered', answer: 'giveBack' },
    ]);
    // what was received is still the receiver's: the law of its own file decides, not the giver
    expect(await rows('fk', 'select 1 from message where id = $1', [sent])).toHaveLength(1);
  });

  it('nobody recalls another’s delivery, answers for another, or writes an incident past the door', async () => {
    const deliveryId = await deliveryOf(sent, 'fk');
    for (const who of ['fk', 'x1', 'soc'] as const) {
      const door = rows(who, `select report_incident($1, 'wrongPerson')`, [deliveryId]);
      await expect(door).rejects.toMatchObject({ code: 'SM004' });
    }
    const received = as('fk', () => incidents().report({ key: randomUUID(), deliveryId, kind: 'wrongPerson' }));
    await expect(received).rejects.toMatchObject({ code: 'WRONG_PARTY' });
    const unseen = as('x1', () => incidents().report({ key: randomUUID(), deliveryId, kind: 'wrongPerson' }));
    await expect(unseen).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(rows('ame', `select report_incident($1, 'annat')`, [deliveryId])).rejects.toMatchObject({
      code: '23514',
    });
    const id = await as('ame', () => incidents().report({ key: randomUUID(), deliveryId, kind: 'wrongPerson' }));
    const born = 'insert into delivery_incident select * from delivery_incident';
    await expect(rows('ame', born)).rejects.toThrow('permission denied');
    const forced = `update delivery_incident set status = 'erased', version = version + 1 where id = $1`;
    await expect(rows('ame', forced, [id])).rejects.toMatchObject({ code: 'SM001' });
    expect(await rows('x1', 'select 1 from delivery_incident where id = $1', [id])).toEqual([]);
    await as('ame', () => incidents().withdraw({ key: randomUUID(), incidentId: id, expectedVersion: 1 }));
    const late = as('fk', () =>
      incidents().answer({ key: randomUUID(), incidentId: id, expectedVersion: 2, answer: 'erase' }),
    );
    await expect(late).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
  });

  it('the package is own and received with grounds as plain text; what is marked leaves it, and another unit’s mark is not seen', async () => {
    const [own, received] = [await packageOf('ame'), await packageOf('fk')];
    expect(own.text).toContain(WORDS);
    expect(own.text).toMatch(/Lämnat ut till FK Provby 2026-01-12 .*Samtycke till att sekretess bryts/);
    expect(received.text).toMatch(/Mottaget från AME Provby 2026-01-12/);
    expect(received.items.find(({ id }) => id === sent)).toMatchObject({ own: false, category: 'plan' });
    const marked = received.items.map(({ id }) => id);
    await as('fk', () =>
      product.of(TransferService).mark({ key: randomUUID(), caseId, recordIds: marked.slice(0, 300) }),
    );
    expect(await packageOf('fk')).toMatchObject({
      totalCount: 0,
      text: '',
      lastMark: { on: '2026-01-12', by: { name: 'Frida Testsson' } },
    });
    expect(await packageOf('ame')).toMatchObject({ totalCount: own.totalCount, lastMark: null });
    expect(await rows('ame', 'select 1 from transfer_mark where case_id = $1', [caseId])).toEqual([]);
    const [mark] = await rows<{ id: string }>('fk', 'select id from transfer_mark where case_id = $1 limit 1', [
      caseId,
    ]);
    const handed = rows('fk', `select deliver('transferMark', $1, $2, 'MENPROVNING_OK', null, $3)`, [
      mark?.id,
      unit('ame'),
      ASSESSED,
    ]);
    await expect(handed).rejects.toMatchObject({ code: 'SM002' });
    // something new comes: only that is in the next package
    const later = await note('ame', 'Nytt besked i dag.');
    await deliver('ame', 'fk', later);
    const next = await packageOf('fk');
    expect(next.items.map(({ id }) => id)).toContain(later);
    expect(next.text).not.toContain(WORDS);
  });

  it('what was taken over and is then handed to somebody is to be documented again, with the ground', async () => {
    const id = await note('ame', 'Eget ord att lämna senare.');
    const all = (await packageOf('ame')).items.map((item) => item.id);
    await as('ame', () => product.of(TransferService).mark({ key: randomUUID(), caseId, recordIds: all }));
    expect((await packageOf('ame')).totalCount).toBe(0);
    await deliver('ame', 'fk', id);
    const next = await packageOf('ame');
    expect(next.items.map((item) => item.id)).toEqual([id]);
    expect(next.text).toMatch(/Lämnat ut till FK Provby/);
  });

  it('a package is opened by who may open the case; the list of what is left shows counts to colleagues, no words', async () => {
    await expect(packageOf('colleague')).rejects.toMatchObject({ code: 'REASON_NEEDED' });
    await expect(packageOf('x1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const foreign = as('fk', () => product.of(TransferService).mark({ key: randomUUID(), caseId, recordIds: [randomUUID()] }));
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const list = await as('colleague', () => transfers().notTransferred());
    const left = list.edges.find(({ node }) => node.case.id === caseId)?.node;
    expect(left).toMatchObject({ caseworker: { name: 'Alma Exempelsson' }, received: 0, oldestOn: '2026-01-12' });
    expect(left?.own).toBe((await packageOf('ame')).totalCount);
    expect(JSON.stringify(list)).not.toContain(WORDS);
    const [hers, nobodys] = [world.accounts.ame.accountId, world.accounts.deputy.accountId];
    expect((await as('ame', () => transfers().notTransferred(hers))).totalCount).toBe(list.totalCount);
    expect((await as('ame', () => transfers().notTransferred(nobodys))).totalCount).toBe(0);
  }); // prettier-ignore

  it('an act of delivery is a paper for its giver and its receiver, with arrival and ground, and for nobody else', async () => {
    const id = await deliveryOf(sent, 'fk');
    for (const who of ['ame', 'fk'] as const) {
      const file = await as(who, () => transfers().deliveryFile(id));
      expect(file).toMatchObject({ fileName: 'utlamnande.pdf', mediaType: 'application/pdf' });
      expect(Buffer.from(file.contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
      expect(file.text).toContain(WORDS);
      expect(file.text).toContain('OSL 26:1');
      expect(file.text).toMatch(/kontrollsumman stämmer/);
      const [logged] = await rows<{ kind: string }>(who, `select kind from access_entry where kind = 'export' and $1 = any(case_ids)`, [caseId]);
      expect(logged).toEqual({ kind: 'export' });
    }
    await expect(as('x1', () => transfers().deliveryFile(id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(as('soc', () => transfers().deliveryFile(id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(as('colleague', () => transfers().deliveryFile(id))).rejects.toMatchObject({ code: 'REASON_NEEDED' });
  }); // prettier-ignore
});
