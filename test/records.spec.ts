import { randomUUID } from 'node:crypto';
import { CaseService, CasesModule, MessageService } from '#cases';
import { ConsentModule, ConsentService, DeliveryService } from '#consent';
import { paperPdf, paperText } from '#paper';
import { ErasingService, RecordsModule } from '#records';
import { OwnerConnection } from '../apps/cli/src/database/connection.js';
import { faultsOf, sealAll } from './audit/sealing.js';
import { readPdf } from './setup/pdf.js';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';
import { CorrectionQueries } from '../libs/records/src/correction.queries.js';
import { correctionPaper } from '../libs/records/src/correction.rules.js';
import { CorrectionService } from '../libs/records/src/correction.service.js';
import { CorrectionTelling } from '../libs/records/src/correction-telling.service.js';
import { DisposalQueries } from '../libs/records/src/disposal.queries.js';
import { ErasureService } from '../libs/records/src/erasure.service.js';
import { ExtractService } from '../libs/records/src/extract.service.js';
import { HoldService } from '../libs/records/src/hold.service.js';

const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };
const OWN = 'Egna ord som ingen annan har fått';
const HANDED = 'Ord som lämnades till FK';
const BACK = 'Ord från FK till AME';
const LATER = '2031-06-02';

describe('what a unit keeps, hands out and erases', () => {
  let world: World;
  let product: Services;
  let owner: OwnerConnection;
  let caseId: string;
  const key = () => ({ key: randomUUID() });
  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const as = <T>(who: AccountKey, work: () => Promise<T>) => product.as(world.accounts[who], work);
  const holders = async (table: 'message' | 'referral' | 'consent_edge', who: AccountKey) =>
    (await world.sql(`select 1 from ${table} where case_id = $1 and $2 = any(holders)`, [caseId, unit(who)])).length;

  const open = (who: AccountKey) =>
    as(who, () =>
      product
        .of(CaseService)
        .open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson', personnummer: '20000125-2386' }),
    );
  const consent = (who: AccountKey, edges: (readonly [AccountKey, AccountKey])[]) =>
    as(who, () =>
      product.of(ConsentService).record({
        ...key(), caseId, form: 'written', grantor: 'self', purpose: 'Samordning av stöd', ...PERIOD, share: false,
        edges: edges.map(([from, to]) => ({ fromUnitId: unit(from), toUnitId: unit(to), categories: ['contact', 'plan'] as never })),
      } as never),
    ); // prettier-ignore
  const note = async (who: AccountKey, text: string, to?: AccountKey) => {
    await as(who, () => product.of(MessageService).addNote({ ...key(), caseId, category: 'plan', text }));
    const [{ id }] = (await world.sql<{ id: string }>('select id from message order by id desc limit 1')) as [
      { id: string },
    ];
    if (to) {
      const given = { ...key(), caseId, recordKind: 'message', recordId: id, toUnitId: unit(to), ground: 'CONSENT' };
      await as(who, () => product.of(DeliveryService).deliver(given as never));
    }
    return id;
  };
  const close = async () => {
    const [{ version }] = (await world.sql<{ version: number }>('select version from coordination where case_id = $1', [
      caseId,
    ])) as [{ version: number }];
    const input = { ...key(), caseId, reason: 'goalReached', expectedVersion: version };
    await as('ame', () => product.of(CaseService).close(input as never));
  };
  const list = (who: AccountKey) => as(who, () => product.of(DisposalQueries).list());
  const item = async (who: AccountKey) => (await list(who)).items.find((one) => one.caseId === caseId);
  const propose = (who: AccountKey, id = caseId) =>
    as(who, () => product.of(ErasureService).propose({ ...key(), caseId: id }));
  const approve = async (who: AccountKey, erasureId: string) => {
    const [found] = await world.sql<{ version: number }>('select version from erasure where id = $1', [erasureId]);
    const input = { ...key(), erasureId, expectedVersion: found?.version ?? 1 };
    return as(who, () => product.of(ErasureService).approve(input));
  };
  const everything = async () => {
    const tables = await world.sql<{ t: string }>(
      `select c.relname as t from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'holders' and not a.attisdropped
         join pg_attribute k on k.attrelid = c.oid and k.attname = 'case_id' and not k.attisdropped
       where c.relnamespace = 'samsteg'::regnamespace and c.relkind = 'r'`,
    );
    const held = [];
    for (const { t } of tables) {
      const rows = await world.sql(`select 1 from ${t} where $1 = any(holders) and case_id = $2`, [
        unit('ame'),
        caseId,
      ]);
      if (rows.length > 0) held.push(t);
    }
    return held;
  };

  /** What was sealed before and erased since is proven erased, in the chain of every authority. */
  const theChainsHold = async () => {
    expect(await faultsOf(owner)).toEqual([]);
    await sealAll(world);
    expect(await faultsOf(owner)).toEqual([]);
  };

  beforeAll(async () => {
    world = await createWorld();
    owner = await OwnerConnection.open(world.ownerUrl);
    product = await openServices(world, CasesModule, ConsentModule, RecordsModule);
  });
  beforeEach(async () => {
    await world.at('2026-01-12');
    caseId = await open('ame');
    await consent('ame', [['ame', 'fk']]);
    await note('ame', OWN);
    await note('ame', HANDED, 'fk');
    await consent('fk', [['fk', 'ame']]);
    await note('fk', BACK, 'ame');
  });
  afterAll(async () => {
    await owner?.close();
    await product?.close();
    await world?.dispose();
  });

  it('the person gets all the unit holds, own and received with source and ground, and nothing of others’', async () => {
    await note('fk', 'Bara för FK');
    const { name, paper, data } = await as('ame', () => product.of(ExtractService).registerParts(caseId));
    const text = paperText(paper);
    for (const said of [
      OWN,
      HANDED,
      BACK,
      '200001252386',
      'Inkommen från FK Provby 2026-01-12, grund:',
      'Samordning av stöd',
      'Arbetsmarknadsenhetens ärende: 5 år',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Bara för FK');
    expect(name).toBe('registerutdrag-2026-01-12');
    const read = await readPdf(await paperPdf(paper));
    expect([read.conformance, read.language, read.text.includes(BACK)]).toEqual(['2A', 'sv-SE', true]);
    const { cases } = data as {
      cases: { records: { kind: string; received: object | null; archiveOwner: string }[] }[];
    };
    const received = cases[0]!.records.filter((one) => one.kind === 'message' && one.received);
    expect(received).toMatchObject([
      { received: { from: 'FK Provby', on: '2026-01-12', ground: 'CONSENT' }, archiveOwner: 'Försäkringskassan' },
    ]);
    const [entry] = await world.sql<{ kind: string; case_ids: string[] }>(
      'select kind, case_ids from access_entry order by at desc limit 1',
    );
    expect(entry).toMatchObject({ kind: 'export', case_ids: [caseId] });
  });

  it('a stranger, and a colleague who has not opened the case, get no extract', async () => {
    const extract = (who: AccountKey) => as(who, () => product.of(ExtractService).registerParts(caseId));
    await expect(extract('vc')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(extract('colleague')).rejects.toMatchObject({ code: 'REASON_NEEDED' });
    const [none, unread] = [randomUUID(), as('colleague', () => product.of(ExtractService).ownParts(randomUUID()))];
    await expect(unread).rejects.toMatchObject({ code: 'NOT_FOUND' }); // not a reason to see what there is not
    const lift = as('manager', () => product.of(HoldService).lift({ ...key(), holdId: none, expectedVersion: 1 }));
    await expect(lift).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the own part has a box for every item, the number masked, and marks what came in', async () => {
    const text = paperText((await as('ame', () => product.of(ExtractService).ownParts(caseId))).paper);
    expect(text).toContain('Lämnas ut maskerad');
    expect(text).toContain('egen prövning');
    expect(text).not.toContain('2386');
    const boxes = text.split('Lämnas inte ut').length - 1;
    const items = await world.sql(`select 1 from message where case_id = $1 and $2 = any(holders)`, [
      caseId,
      unit('ame'),
    ]);
    expect(boxes).toBeGreaterThan(items.length);
  });

  it('is due by the rule, and not before, nor while it is open or held', async () => {
    expect(await item('manager')).toBeUndefined();
    await world.at(LATER);
    expect(await item('manager')).toMatchObject({
      isDue: false,
      obstacle: { sv: expect.stringContaining('samordnar') },
      lastEntry: '2026-01-12',
      dueFrom: '2031-01-12',
    });
    await expect(propose('ame')).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
    await world.at('2026-01-12');
    await close();
    await world.at(LATER);
    expect(await item('manager')).toMatchObject({ isDue: true, obstacle: null });
    const hold = await as('ame', () =>
      product.of(HoldService).place({ ...key(), caseId, kind: 'dispute', reason: 'Tvist om ersättning' }),
    );
    await expect(propose('ame')).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
    await as('ame', () => product.of(HoldService).lift({ ...key(), holdId: hold, expectedVersion: 1 }));
    expect(await item('manager')).toMatchObject({ isDue: true });
  });

  it('takes two people: whoever proposes it does not decide it, in the application nor in the database', async () => {
    await close();
    await world.at(LATER);
    const erasure = await propose('manager');
    await expect(approve('manager', erasure)).rejects.toMatchObject({ code: 'WRONG_PARTY' });
    const alone = `update erasure set status = 'approved', approved_by = current_account(), version = version + 1 where id = $1`;
    await expect(product.rows(world.accounts.manager, alone, [erasure])).rejects.toMatchObject({ code: '23514' });
    const skipped = `update erasure set status = 'done', version = version + 1 where id = $1`;
    await expect(product.rows(world.accounts.ame, skipped, [erasure])).rejects.toMatchObject({ code: 'SM001' });
    await expect(product.rows(world.accounts.fk, 'select relinquish($1, 10)', [erasure])).rejects.toMatchObject({
      code: 'SM004',
    });
    await expect(product.rows(world.accounts.ame, 'select relinquish($1, 10)', [erasure])).rejects.toMatchObject({
      code: 'SM004',
    });
    expect(await product.of(ErasingService).run()).toBe(0);
    expect(await everything()).not.toEqual([]);
  });

  it('takes the unit out, leaves others what they hold, keeps proof without content, and is gone when asked for again', async () => {
    const twice = { ...key(), caseId, category: 'plan' as const, text: 'Sista ordet' };
    await as('ame', () => product.of(MessageService).addNote(twice as never));
    await close();
    const said = await as('ame', () => product.of(DisposalQueries).preview(caseId));
    await world.at(LATER);
    const erasure = await propose('ame');
    await approve('manager', erasure);
    await sealAll(world);
    expect([await product.of(ErasingService).run(undefined, 3), await product.of(ErasingService).run()]).toEqual([
      1, 0,
    ]);
    expect(await everything()).toEqual([]);
    const texts = (
      await world.sql<{ text: string }>('select text from message where case_id = $1 order by id', [caseId])
    ).map(({ text }) => text);
    expect(texts).toEqual([HANDED, BACK]); // FK's, as they were
    expect([await holders('message', 'fk'), await holders('message', 'ame')]).toEqual([2, 0]);
    // what FK keeps points only at what is there, or at what is written down as erased
    const pointing = await world.sql<{ erased: boolean }>(
      `select exists (select 1 from erased_record r where r.record_id = e.consent_id and r.deleted) as erased from consent_edge e
       where e.case_id = $1 and not exists (select 1 from consent c where c.id = e.consent_id)`,
      [caseId],
    );
    expect([pointing.length > 0, pointing.every(({ erased }) => erased)]).toEqual([true, true]);
    const fk = await as('fk', () => product.of(ExtractService).registerParts(caseId));
    expect(paperText(fk.paper)).toContain('Inkommen från AME Provby 2026-01-12');
    for (const table of ['feed', 'feed_head', 'wake'])
      expect(
        await world.sql(`select 1 from ${table} where unit_id = $1 and case_id = $2`, [unit('ame'), caseId]),
      ).toEqual([]);
    const { proofs, firstBroken } = await as('manager', () => product.of(DisposalQueries).proofs());
    expect(firstBroken).toBeNull();
    expect(proofs[0]).toMatchObject({
      proposedBy: 'Alma Exempelsson',
      approvedBy: 'Carin Exempelsson',
      law: 'Arkivlag 1990:782 10 §',
      lastEntry: '2026-01-12',
    });
    const count = (rows: readonly { gone: number; stays: number }[]) =>
      rows.reduce((sum, { gone, stays }) => sum + gone + stays, 0);
    expect(count(proofs[0]!.counts)).toBeGreaterThanOrEqual(count(said));
    expect(JSON.stringify(await world.sql('select * from erasure_proof'))).not.toMatch(/Elin|Exempelsson|Sista ordet/);
    await expect(as('ame', () => product.of(ExtractService).registerParts(caseId))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(as('ame', () => product.of(MessageService).addNote(twice as never))).rejects.toMatchObject({
      code: 'GONE',
    });
    expect((await list('manager')).items.find((one) => one.caseId === caseId)).toBeUndefined();
    await theChainsHold();
  });

  it('the last holder’s leaving ends the rows, the envelope and the evidence', async () => {
    await close();
    await world.at('2036-06-02');
    const erasure = await propose('ame');
    await approve('manager', erasure);
    await sealAll(world);
    await product.of(ErasingService).run();
    await theChainsHold();
    expect((await world.sql('select 1 from delivery where case_id = $1', [caseId])).length).toBe(2);
    const [accountId, seatId] = [randomUUID(), randomUUID()];
    await world.sql(`insert into account (id, username, name) values ($1, 'fk-chef', 'Fia Provsson')`, [accountId]);
    const seated = `insert into seat (id, account_id, unit_id, roles) values ($1, $2, $3, '{manager}')`;
    await world.sql(seated, [seatId, accountId, unit('fk')]);
    const theirs = await propose('fk');
    const manager = { ...world.accounts.fk, accountId, seatId, roles: ['manager'] as const };
    await product.as(manager, () =>
      product.of(ErasureService).approve({ ...key(), erasureId: theirs, expectedVersion: 1 }),
    );
    await product.of(ErasingService).run();
    for (const table of ['case_file', 'message', 'person', 'journal', 'consent_edge', 'delivery', 'feed'])
      expect([table, (await world.sql(`select 1 from ${table} where case_id = $1`, [caseId])).length]).toEqual([
        table,
        0,
      ]);
    await theChainsHold();
  });

  it('a proof that is changed afterwards is found, and nobody may change one', async () => {
    await expect(world.sql(`update erasure_proof set approved_by = proposed_by where no = 1`)).rejects.toThrow(
      'decided once',
    );
    await world.sql('alter table erasure_proof disable trigger user');
    await world.sql(`update erasure_proof set counts = '{}' where no = 1 and unit_id = $1`, [unit('ame')]);
    expect((await as('manager', () => product.of(DisposalQueries).proofs())).firstBroken).toBe(1);
    await world.sql('alter table erasure_proof enable trigger user');
  });

  it('stops when something new was written after it was decided', async () => {
    await close();
    await world.at(LATER);
    const erasure = await propose('ame');
    await approve('manager', erasure);
    await note('ame', 'Nytt i akten');
    expect(await product.of(ErasingService).run()).toBe(0);
    expect(await holders('message', 'ame')).toBe(4);
    const [{ version }] = (await world.sql<{ version: number }>('select version from erasure where id = $1', [
      erasure,
    ])) as [{ version: number }];
    await as('manager', () =>
      product.of(ErasureService).withdraw({ ...key(), erasureId: erasure, expectedVersion: version }),
    );
    expect(await item('manager')).toBeUndefined();
  });

  it('the authority decides its years where the law leaves it to, from a day', async () => {
    const decide = (who: AccountKey, years: number) =>
      as(who, () =>
        product.of(HoldService).decide({ ...key(), years, decision: 'KS 2026/12', validFrom: '2026-02-01' }),
      );
    await decide('manager', 2);
    await close();
    await world.at('2028-01-12');
    expect(await item('manager')).toMatchObject({ isDue: true, dueFrom: '2028-01-12' });
    await expect(decide('af', 1)).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
    expect(await product.rows(world.accounts.fk, 'select 1 from retention_policy')).toEqual([]);
  });

  describe('a request that something be corrected', () => {
    const ask = (who: AccountKey, recordId: string, more: object = {}) => {
      const asked = {
        askedBy: 'participant',
        askedOn: '2026-01-12',
        wanted: 'Det stämmer inte',
        recordKind: 'message',
      };
      const input = { ...key(), caseId, recordId, ...asked, ...more };
      return as(who, () => product.of(CorrectionService).ask(input as never));
    };
    const decide = (who: AccountKey, correctionId: string, decision: string, more: object = {}, version = 1) => {
      const input = { ...key(), correctionId, expectedVersion: version, decision, ...more };
      return as(who, () => product.of(CorrectionService).decide(input as never));
    };
    const read = async (who: AccountKey, id: string) =>
      (await as(who, () => product.of(CorrectionQueries).list(caseId))).find((one) => one.id === id);
    const messageOf = async (text: string) =>
      (await world.sql<{ id: string }>('select id from message where case_id = $1 and text = $2', [caseId, text]))[0]!
        .id;
    const texts = async (who: AccountKey) =>
      (
        await product.rows<{ text: string }>(
          world.accounts[who],
          'select text from message where case_id = $1 order by id',
          [caseId],
        )
      ).map(({ text }) => text);

    it('is decided by the unit that wrote it: what is right stands beside, the earlier wording stays, and who was given it is told', async () => {
      const wrong = await messageOf(HANDED);
      const id = await ask('ame', wrong, { wanted: 'Jag arbetar halvtid, inte heltid' });
      expect(await read('ame', id)).toMatchObject({
        status: { code: 'asked' }, before: HANDED, after: null, answerBy: '2026-02-12', own: true, told: [],
        decisions: ['correct', 'note', 'refuse', 'withdraw'],
      }); // prettier-ignore
      await decide('ame', id, 'correct', { text: 'Arbetar halvtid' });
      expect(await texts('ame')).toEqual([OWN, HANDED, BACK, 'Arbetar halvtid']);
      expect(await texts('fk')).toEqual([HANDED, BACK, 'Arbetar halvtid']);
      expect(await read('ame', id)).toMatchObject({
        status: { code: 'corrected' }, before: HANDED, after: 'Arbetar halvtid', decidedOn: '2026-01-12', decisions: [],
        told: [{ unit: { name: 'FK Provby' }, on: '2026-01-12' }],
      }); // prettier-ignore
      type Note = { ref: { id: string; kind: string; corrects: string | null; correctedOn: string | null } };
      for (const who of ['ame', 'fk'] as const) {
        const notes = await product.rows<Note>(
          world.accounts[who],
          `select ref from api.message_lines($1, 'case', $1)`,
          [caseId],
        );
        const marked = notes.map(({ ref }) => [ref.kind, ref.corrects, ref.correctedOn]);
        expect(marked).toContainEqual(['note', null, '2026-01-12']);
        expect(marked).toContainEqual(['correction', wrong, null]);
      }
      const events = await product.rows(world.accounts.fk, `select payload ->> 'answer' as answer from journal where case_id = $1 and type = 'correction_decided'`, [caseId]); // prettier-ignore
      expect(events).toEqual([{ answer: 'corrected' }]);
      expect(await product.rows(world.accounts.fk, 'select 1 from correction')).toEqual([]); // what was asked stays with the unit
    });

    it('of what came from another: only the person’s own view is noted beside it', async () => {
      const id = await ask('ame', await messageOf(BACK));
      await expect(decide('ame', id, 'correct', { text: 'Så här är det' })).rejects.toMatchObject({
        code: 'WRONG_PARTY',
      });
      const forged = `update correction set status = 'corrected', version = 2, decided_on = app_today(), decided_by = current_account(),
        result_kind = 'message', result_id = record_id where id = $1`;
      await expect(product.rows(world.accounts.ame, forged, [id])).rejects.toMatchObject({ code: 'SM001' });
      await decide('ame', id, 'note', { text: 'Jag minns det annorlunda' });
      expect(await texts('ame')).toContain('Jag minns det annorlunda');
      expect(await texts('fk')).not.toContain('Jag minns det annorlunda');
      expect(await read('ame', id)).toMatchObject({ status: { code: 'noted' }, own: false, told: [] });
    });

    it('a refusal says why in a code and in words, and the answer says how to appeal', async () => {
      const id = await ask('ame', await messageOf(OWN));
      await expect(decide('ame', id, 'refuse', { reason: 'assessment' })).rejects.toMatchObject({
        code: 'NEEDS_MISSING',
      });
      await decide('ame', id, 'refuse', { reason: 'assessment', words: 'Det är vår bedömning av läget.' });
      const row = await as('ame', () => product.of(CorrectionQueries).row(id));
      const said = (code: 'municipalLabour' | 'privateSocial' | 'healthCare') =>
        paperText(correctionPaper(row, 'AME Provby', code, '2026-01-12'));
      expect(said('municipalLabour')).toContain('tre veckor');
      for (const words of [
        OWN,
        'Vi rättar inte uppgiften.',
        'En bedömning, inte ett faktum',
        'Det är vår bedömning',
        'Alma Exempelsson',
      ])
        expect(said('municipalLabour')).toContain(words);
      expect(said('privateSocial')).not.toContain('förvaltningsrätten');
      expect(said('healthCare')).toContain('3 kap. 8 och 14');
      await expect(decide('ame', id, 'withdraw', {}, 2)).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
    });

    it('of who she is: a new row stands for the old one, keeps the number, and goes to whom the old one went', async () => {
      const [old] = await world.sql<{ id: string }>('select id from person where case_id = $1 and owner_unit = $2', [
        caseId,
        unit('ame'),
      ]);
      const handed = {
        ...key(),
        caseId,
        recordKind: 'person',
        recordId: old!.id,
        toUnitId: unit('fk'),
        ground: 'CONSENT',
      };
      await as('ame', () => product.of(DeliveryService).deliver(handed as never));
      const id = await ask('ame', old!.id, { recordKind: 'person', wanted: 'Jag heter Elina' });
      await decide('ame', id, 'correct', { person: { givenName: 'Elina', familyName: 'Exempelsson' } });
      type Named = { name: string; corrects: string | null; numbered: boolean };
      const named = `select given_name as name, corrects, pnr_cipher is not null as numbered from person where case_id = $1 order by id`;
      for (const who of ['ame', 'fk'] as const)
        expect(await product.rows<Named>(world.accounts[who], named, [caseId])).toEqual([
          { name: 'Elin', corrects: null, numbered: true },
          { name: 'Elina', corrects: old!.id, numbered: true },
        ]);
      const [file] = await as('ame', () => product.of(CorrectionQueries).files('20000125-2386')).then((files) =>
        files.filter((one) => one.caseId === caseId),
      );
      expect(file).toMatchObject({ name: 'Elina Exempelsson', isOpen: true });
    });

    it('waits beside a consent that is gone: not told, and shown as such, until a reasoned act', async () => {
      const id = await ask('ame', await messageOf(HANDED));
      await world.sql(`update consent_edge set revoked_at = app_now() where case_id = $1 and from_unit = $2`, [
        caseId,
        unit('ame'),
      ]);
      await decide('ame', id, 'correct', { text: 'Rätt ord' });
      expect(await texts('fk')).not.toContain('Rätt ord');
      const { told, resultId } = (await read('ame', id))!;
      expect(told).toMatchObject([{ unit: { name: 'FK Provby' }, on: null }]);
      const assessed = { ...key(), caseId, recordKind: 'message', recordId: resultId, toUnitId: unit('fk'),
        ground: 'MENPROVNING_OK', assessment: 'Rättelse av det ni har fått; artikel 19' }; // prettier-ignore
      await as('ame', () => product.of(DeliveryService).deliver(assessed as never));
      expect((await read('ame', id))!.told).toMatchObject([{ on: '2026-01-12' }]);
    });

    it('a stranger asks and reads nothing, a colleague says why first, and the list shows her no words', async () => {
      const record = await messageOf(OWN);
      await expect(ask('x1', record)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(ask('fk', record)).rejects.toMatchObject({ code: 'NOT_FOUND' }); // in the case, but does not hold it
      await expect(ask('colleague', record)).rejects.toMatchObject({ code: 'REASON_NEEDED' });
      const id = await ask('ame', record);
      await expect(ask('ame', record)).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
      await expect(ask('ame', record, { askedOn: '2026-02-01' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
      expect(await read('x1', id)).toBeUndefined();
      await expect(decide('x1', id, 'withdraw')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await read('colleague', id)).toMatchObject({ isOpen: false, wanted: null, before: null });
      await expect(as('colleague', () => product.of(CorrectionQueries).correctable(caseId))).rejects.toMatchObject({
        code: 'REASON_NEEDED',
      });
      await as('colleague', () => product.of(CorrectionTelling).open({ ...key(), caseId, about: 'rättelse begärd' }));
      expect(await read('colleague', id)).toMatchObject({ isOpen: true, before: OWN });
      const records = await as('colleague', () => product.of(CorrectionQueries).correctable(caseId));
      expect(records).toContainEqual(expect.objectContaining({ text: BACK, own: false, owner: expect.objectContaining({ name: 'FK Provby' }) })); // prettier-ignore
      await decide('colleague', id, 'withdraw');
      expect(await as('x1', () => product.of(CorrectionQueries).files('20000125-2386'))).toEqual([]);
    });

    it('keeps a file from being erased while it waits', async () => {
      const id = await ask('ame', await messageOf(OWN));
      await close();
      await world.at(LATER);
      expect(await item('manager')).toMatchObject({
        isDue: false,
        obstacle: { sv: expect.stringContaining('rättelse') },
      });
      await expect(propose('ame')).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
      await world.at('2026-01-12');
      await decide('ame', id, 'withdraw');
      await world.at(LATER);
      expect(await item('manager')).toMatchObject({ isDue: true });
    });
  });
});
