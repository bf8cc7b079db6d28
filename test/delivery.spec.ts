import { randomUUID } from 'node:crypto';
import { CaseService, CasesModule, MessageService } from '#cases';
import { ConsentModule, ConsentService, DeliveryService, EdgeService, RevocationService } from '#consent';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };
const ASSESSED = 'Prövat 12 januari: uppgiften är känd av den enskilde och skadar inte.';

describe('what crosses from one unit to another', () => {
  let world: World;
  let product: Services;
  let caseId: string;

  const as = <T>(who: AccountKey, work: () => Promise<T>) => product.as(world.accounts[who], work);
  const rows = <R extends Record<string, unknown>>(who: AccountKey, text: string, values?: unknown[]) =>
    product.rows<R>(world.accounts[who], text, values);
  const unit = (who: AccountKey) => world.accounts[who].unitId;

  const openCase = (who: AccountKey) =>
    as(who, () => product.of(CaseService).open({ key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson' }));
  const record = (who: AccountKey, edges: (readonly [AccountKey, AccountKey, readonly string[]])[], id = caseId) =>
    as(who, () =>
      product.of(ConsentService).record({
        key: randomUUID(), caseId: id, form: 'written', grantor: 'self', purpose: 'Samordning', ...PERIOD, share: false,
        edges: edges.map(([from, to, categories]) => ({ fromUnitId: unit(from), toUnitId: unit(to), categories: categories as never })),
      }),
    ); // prettier-ignore
  const note = async (who: AccountKey, category: string, id = caseId) => {
    await as(who, () =>
      product.of(MessageService).addNote({ key: randomUUID(), caseId: id, category: category as never, text: 'Ord' }),
    );
    const [written] = await rows<{ id: string }>(who, 'select id from message order by id desc limit 1');
    return written?.id ?? '';
  };
  const deliver = (who: AccountKey, to: AccountKey, recordId: string, given: object = { ground: 'CONSENT' }) =>
    as(who, () =>
      product.of(DeliveryService).deliver({
        key: randomUUID(), caseId, recordKind: 'message', recordId, toUnitId: unit(to), ground: 'CONSENT', ...given,
      }),
    ); // prettier-ignore
  const edgeId = async (from: AccountKey, to: AccountKey) => {
    const found = await world.sql<{ id: string }>(
      'select id from consent_edge where from_unit = $1 and to_unit = $2 and case_id = $3 order by id desc limit 1',
      [unit(from), unit(to), caseId],
    );
    return found[0]?.id ?? '';
  };
  const holds = async (who: AccountKey, id: string) =>
    (await rows(who, 'select 1 from message where id = $1', [id])).length === 1;

  beforeAll(async () => {
    world = await createWorld();
    product = await openServices(world, CasesModule, ConsentModule);
  });
  beforeEach(async () => {
    caseId = await openCase('ame');
  });
  afterAll(async () => {
    await product?.close();
    await world?.dispose();
  });

  it('goes under a confirmed edge of the right direction and category, leaves evidence, and is a second time nothing', async () => {
    await record('ame', [['ame', 'fk', ['contact', 'plan']]]);
    const id = await note('ame', 'plan');
    expect(await holds('fk', id)).toBe(false);
    await deliver('ame', 'fk', id);
    await deliver('ame', 'fk', id);
    expect(await holds('fk', id)).toBe(true);
    const evidence = await rows('fk', 'select ground, category, from_unit from delivery where record_id = $1', [id]);
    expect(evidence).toEqual([{ ground: 'CONSENT', category: 'plan', from_unit: unit('ame') }]);
    expect(await rows('vc', 'select 1 from delivery where record_id = $1', [id])).toEqual([]);
  });

  it('does not go under another category, another direction, or after the last day', async () => {
    await record('ame', [['ame', 'fk', ['contact', 'plan']]]);
    const health = await note('ame', 'health');
    await expect(deliver('ame', 'fk', health)).rejects.toMatchObject({ code: 'SM006' });
    const plan = await note('ame', 'plan');
    await expect(deliver('ame', 'vc', plan)).rejects.toMatchObject({ code: 'SM006' });
    await world.at('2027-01-12');
    await expect(deliver('ame', 'fk', plan)).rejects.toMatchObject({ code: 'SM006' });
    await world.at('2026-01-12');
    expect([await holds('fk', health), await holds('fk', plan), await holds('vc', plan)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('nobody opens another’s file by recording a consent', async () => {
    await record('ame', [
      ['ame', 'vc', ['contact', 'plan']],
      ['vc', 'ame', ['contact', 'health']],
    ]);
    await as('ame', async () => product.of(EdgeService).ask({ key: randomUUID(), edgeId: await edgeId('vc', 'ame') }));
    const theirs = await product.as(world.accounts.vc, () =>
      product
        .of(MessageService)
        .write(
          { associationId: world.associations.test, caseId },
          { about: 'case', aboutId: caseId, kind: 'note', category: 'health', text: 'Vårdens egna ord' },
        ),
    );
    expect(await holds('ame', theirs)).toBe(false);
    // the attacker takes what she wrote herself and calls every door with it
    const edge = await edgeId('vc', 'ame');
    await expect(rows('ame', 'select confirm_edge($1)', [edge])).rejects.toMatchObject({ code: 'SM001' });
    await expect(rows('ame', `update consent_edge set confirmed_at = now() where id = $1`, [edge])).rejects.toThrow(
      'permission denied',
    );
    await expect(
      rows('ame', `select deliver('message', $1, $2, 'CONSENT', $3)`, [theirs, unit('ame'), edge]),
    ).rejects.toMatchObject({ code: 'SM003' });
    await expect(deliver('vc', 'ame', theirs)).rejects.toMatchObject({ code: 'SM006' });
    const forged = `insert into consent_edge (id, association_id, case_id, owner_unit, holders, consent_id, from_unit, to_unit, categories,
        during, has_exclusions, confirmed_at)
      select gen_random_uuid(), association_id, case_id, owner_unit, array[owner_unit], consent_id, $1, $2, '{health}', during, false, now()
      from consent_edge where id = $3`;
    await expect(rows('ame', forged, [unit('vc'), unit('ame'), edge])).rejects.toThrow('row-level security');
    expect(await holds('ame', theirs)).toBe(false);
    // only the unit that gives opens it, and then by an act of its own
    await as('vc', () => product.of(EdgeService).confirm({ key: randomUUID(), edgeId: edge, share: false }));
    expect(await holds('ame', theirs)).toBe(false);
    await deliver('vc', 'ame', theirs);
    expect(await holds('ame', theirs)).toBe(true);
  });

  it('a row is born held by its own unit and by nobody else', async () => {
    const born = `insert into message (id, association_id, case_id, owner_unit, holders, category, about_kind, about_id, kind, text)
      values (gen_random_uuid(), $1, $2, $3, $4, 'plan', 'case', $2, 'note', 'x')`;
    const { test } = world.associations;
    const [mine, theirs] = [unit('ame'), unit('x1')];
    await expect(rows('ame', born, [test, caseId, mine, [mine, theirs]])).rejects.toThrow('row-level security');
    await expect(rows('ame', born, [test, caseId, theirs, [theirs]])).rejects.toThrow('row-level security');
    await expect(rows('ame', `update message set holders = '{}'`)).rejects.toThrow('permission denied');
    await expect(rows('ame', `delete from journal`)).rejects.toThrow('permission denied');
    await expect(rows('ame', `insert into delivery select * from delivery`)).rejects.toThrow('permission denied');
  });

  it('the general clause is impossible from health care and social services, and needs its assessment elsewhere', async () => {
    for (const who of ['vc', 'soc'] as const) {
      const own = await openCase(who);
      const id = await note(who, 'health', own);
      const given = { ground: 'GENERAL_CLAUSE', assessment: ASSESSED, caseId: own };
      await expect(deliver(who, 'fk', id, given)).rejects.toMatchObject({ code: 'NO_GROUND' });
    }
    const own = await openCase('fk');
    const id = await note('fk', 'benefitStatus', own);
    const bare = { ground: 'GENERAL_CLAUSE', caseId: own };
    await expect(deliver('fk', 'af', id, bare)).rejects.toMatchObject({ code: 'NEEDS_MISSING' });
    await deliver('fk', 'af', id, { ...bare, assessment: ASSESSED });
    expect(await holds('af', id)).toBe(true);
  });

  it('a reply carries codes only: no text goes on that ground', async () => {
    const id = await note('ame', 'plan');
    await expect(deliver('ame', 'fk', id, { ground: 'REPLY' })).rejects.toMatchObject({ code: 'NO_GROUND' });
    await expect(deliver('ame', 'fk', id, { ground: 'TECHNICAL' })).rejects.toMatchObject({ code: 'NO_GROUND' });
  });

  it('the revocation of an edge and a delivery under it have exactly one order, whoever comes first', async () => {
    for (let round = 0; round < 8; round++) {
      caseId = await openCase('ame');
      await record('ame', [['ame', 'fk', ['contact', 'plan']]]);
      const id = await note('ame', 'plan');
      const edge = await edgeId('ame', 'fk');
      const [sent, revoked] = await Promise.allSettled([
        deliver('ame', 'fk', id),
        as('ame', () => product.of(RevocationService).revoke({ key: randomUUID(), edgeId: edge })),
      ]);
      expect(revoked.status).toBe('fulfilled');
      expect(await holds('fk', id)).toBe(sent.status === 'fulfilled');
      const later = await note('ame', 'plan');
      await expect(deliver('ame', 'fk', later)).rejects.toMatchObject({ code: 'SM006' });
    }
  });

  it('a protected identity disappears for all but the small group, and goes to no unit that has none', async () => {
    await record('ame', [['ame', 'fk', ['contact', 'plan']]]);
    const before = await note('ame', 'plan');
    await deliver('ame', 'fk', before);
    await rows('ame', 'select protect_case($1, $2, $3)', [
      caseId,
      'sekretessmarkering',
      [world.accounts.cleared.accountId],
    ]);
    const seen = async (who: AccountKey) => (await rows(who, 'select 1 from case_file where id = $1', [caseId])).length;
    expect([await seen('ame'), await seen('fk'), await seen('cleared')]).toEqual([0, 0, 1]);
    expect([await holds('fk', before), await holds('cleared', before)]).toEqual([false, true]);
    const tables = await world.sql<{ t: string }>(
      `select c.table_name as t from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
       where b.table_type = 'BASE TABLE' and c.table_schema = 'samsteg' and c.column_name = 'holders'
         and exists (select 1 from information_schema.columns x where x.table_schema = 'samsteg' and x.table_name = c.table_name and x.column_name = 'case_id')`,
    );
    for (const { t } of tables) {
      const [found] = await rows<{ n: string }>('ame', `select count(*) as n from ${t} where case_id = $1`, [caseId]);
      expect([t, found?.n]).toEqual([t, '0']);
    }
  });

  it('one’s own or a relative’s case is closed to oneself at the next statement', async () => {
    await rows('ame', 'select declare_conflict($1)', [caseId]);
    expect(await rows('ame', 'select 1 from case_file where id = $1', [caseId])).toEqual([]);
    expect(await rows('cleared', 'select 1 from case_file where id = $1', [caseId])).toHaveLength(1);
  });
});
