import { randomUUID } from 'node:crypto';
import { CaseService, CasesModule, MessageService } from '#cases';
import { ConsentModule, ConsentService, EdgeService } from '#consent';
import { maskError } from '#platform';
import { CaseListQueries, SavedViewQueries, SavedViewService, ScreensModule } from '#screens';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

/** Stands in every place where somebody writes in her own words. */
const WORDS = 'ord-som-ingen-lista-visar';

/** Every list there is, as the database answers it. */
const LISTS = {
  cases: `select api.case_list('', false, null, 50, null, null)::text as list`,
  requestsIn: `select api.referral_list('in', 'all', 50, null, null)::text as list`,
  requestsOut: `select api.referral_list('out', 'all', 50, null, null)::text as list`,
  handoffs: `select api.handoff_inbox()::text as list`,
  commitments: `select api.commitments_due()::text as list`,
  edges: `select api.edges_to_confirm()::text as list`,
  gaps: `select api.gap_list(null, null, null, false, 50, null, null)::text as list`,
  board: `select api.board('{0,14,30}')::text as list`,
} as const;

describe('inner secrecy in lists', () => {
  let world: World;
  let product: Services;
  let caseId: string;

  const as = <T>(who: AccountKey, work: () => Promise<T>) => product.as(world.accounts[who], work);
  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const list = async (who: AccountKey, text: string) =>
    (await product.rows<{ list: string }>(world.accounts[who], text))[0]?.list ?? '';

  beforeAll(async () => {
    world = await createWorld();
    product = await openServices(world, CasesModule, ConsentModule, ScreensModule);
    caseId = await as('ame', () =>
      product.of(CaseService).open({ key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson' }),
    );
    await as('ame', () =>
      product.of(MessageService).addNote({ key: randomUUID(), caseId, category: 'plan', text: WORDS }),
    );
    // the region has asked for an edge that the labour market unit is to confirm, and a promise of its own stands open
    const theirs = await as('vc', () =>
      product.of(CaseService).open({ key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson' }),
    );
    await as('vc', () =>
      product.of(ConsentService).record({
        key: randomUUID(), caseId: theirs, form: 'written', grantor: 'self', purpose: WORDS, share: false,
        validFrom: '2026-01-12', validTo: '2026-12-31', exclusions: WORDS,
        edges: [
          { fromUnitId: unit('vc'), toUnitId: unit('ame'), categories: ['contact', 'plan'] },
          { fromUnitId: unit('ame'), toUnitId: unit('vc'), categories: ['plan'] },
        ],
      }),
    ); // prettier-ignore
    const [asked] = await world.sql<{ id: string }>(
      'select id from consent_edge where case_id = $1 and from_unit = $2',
      [theirs, unit('ame')],
    );
    await as('vc', () => product.of(EdgeService).ask({ key: randomUUID(), edgeId: asked?.id ?? '' }));
    const owned = `association_id, case_id, owner_unit, holders`;
    const plan = randomUUID();
    await product.rows(
      world.accounts.ame,
      `insert into sip_plan (id, ${owned}, kind, status, need_on, need_text) values ($1, $2, $3, $4, array[$4::uuid], 'sip', 'needIdentified', '2026-01-12', $5)`,
      [plan, world.associations.test, caseId, unit('ame'), WORDS],
    );
    await product.rows(
      world.accounts.ame,
      `insert into sip_commitment (id, ${owned}, plan_id, version_no, responsible_unit, text, status) values ($1, $2, $3, $4, array[$4::uuid], $5, 1, $4, $6, 'confirmed')`,
      [randomUUID(), world.associations.test, caseId, unit('ame'), plan, WORDS],
    );
  });
  afterAll(async () => {
    await product?.close();
    await world?.dispose();
  });

  it('a colleague who has not opened the case reads codes and dates there, never words', async () => {
    for (const [name, text] of Object.entries(LISTS)) {
      expect([name, (await list('colleague', text)).includes(WORDS)]).toEqual([name, false]);
    }
    for (const name of ['cases', 'commitments', 'edges'] as const) {
      expect([name, (await list('colleague', LISTS[name])).length > 10]).toEqual([name, true]);
    }
  });

  it('the assigned caseworker reads the words of what is promised and asked, and so does a colleague with her reason', async () => {
    expect(await list('ame', LISTS.commitments)).toContain(WORDS);
    await as('colleague', () => product.of(CaseService).openWithReason({ caseId, reason: 'covering' }));
    expect(await list('colleague', LISTS.commitments)).toContain(WORDS);
  });

  describe('a saved view', () => {
    const save = (who: AccountKey, more: object = {}) =>
      as(who, () => product.of(SavedViewService).save({ key: randomUUID(), list: 'cases', name: 'Att fördela', filter: [{ name: 'vems', value: 'ingen' }], shared: false, ...more })); // prettier-ignore
    const names = async (who: AccountKey) =>
      (await as(who, () => product.of(SavedViewQueries).all())).map(({ name }) => name);
    const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => maskError(error).extensions.code); // prettier-ignore

    it('is her own, or the unit’s where her role leads it; nobody else sees or removes it', async () => {
      const own = await save('colleague');
      expect(await refusal(save('colleague', { shared: true }))).toBe('FORBIDDEN');
      const units = await save('ame', { shared: true, name: 'Enhetens' });
      expect([await names('colleague'), await names('ame'), await names('fk')]).toEqual([['Att fördela', 'Enhetens'], ['Enhetens'], []]); // prettier-ignore
      const remove = (who: AccountKey, viewId: string) =>
        refusal(as(who, () => product.of(SavedViewService).remove({ key: randomUUID(), viewId })));
      expect(await remove('ame', own)).toBe('NOT_FOUND');
      expect(await remove('fk', units)).toBe('NOT_FOUND');
      expect(await remove('colleague', units)).toBe('FORBIDDEN');
      expect([await remove('colleague', own), await remove('ame', units)]).toEqual(['done', 'done']);
    });

    it('says nothing of anybody: neither its name nor what it filters by', async () => {
      for (const wrong of [
        { name: 'Elin Exempelsson' },
        { name: 'Om 20000125-2386' },
        { filter: [{ name: 'q', value: 'Elin' }] },
        { filter: [{ name: 'vems', value: 'Elin' }] },
        {
          filter: [
            { name: 'vems', value: 'mina' },
            { name: 'vems', value: 'ingen' },
          ],
        },
        { list: 'gaps', filter: [{ name: 'fran', value: '30 dagar' }] },
      ])
        // prettier-ignore
        expect([wrong, await refusal(save('ame', wrong))]).toEqual([wrong, 'BAD_INPUT']);
      expect(await names('ame')).toEqual([]);
    });

    it('the list answers it: those that nobody answers for, and those with an open gap', async () => {
      const listed = async (filter: object) => (await as('ame', () => product.of(CaseListQueries).list(filter))).edges.map(({ node }) => node.id); // prettier-ignore
      const hits = () => Promise.all([{}, { unassigned: true }, { withGap: true }].map(async (filter) => (await listed(filter)).includes(caseId))); // prettier-ignore
      expect(await hits()).toEqual([true, false, false]);
      await world.sql('update unit_case set caseworker = null where case_id = $1', [caseId]);
      await world.sql(
        `insert into finding (id, association_id, case_id, owner_unit, holders, rule, subject, holder, clock_start, breach_on)
         select gen_random_uuid(), association_id, case_id, owner_unit, holders, 'no_plan', '', owner_unit::text, '2026-01-01', '2026-01-10'
         from unit_case where case_id = $1`,
        [caseId],
      );
      expect(await hits()).toEqual([true, true, true]);
    });
  });
});
