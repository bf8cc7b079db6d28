import { randomUUID } from 'node:crypto';
import { CaseService, CasesModule, MessageService } from '#cases';
import {
  ConsentModule, ConsentService, DeliveryService, EdgeService, IntroductionService, RenewalService, RevocationService,
} from '#consent'; // prettier-ignore
import { CONSENT_MOVES, EDGE_MOVES } from '#domain';
import type { Category } from '#domain';
import { RequestTransaction } from '#platform';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

type Way = readonly [from: AccountKey, to: AccountKey, categories: readonly Category[], more?: object];
interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly status: string;
  readonly version: number;
}

const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };
const SECRET = 'Inget om min mamma';
const PURPOSE = 'Ordna stöd efter det som hände hemma';

describe('a consent, from the question to its end', () => {
  let world: World;
  let product: Services;
  let caseId: string;

  const as = <T>(who: AccountKey, work: () => Promise<T>) => product.as(world.accounts[who], work);
  const rows = <R extends Record<string, unknown>>(who: AccountKey, text: string, values?: unknown[]) =>
    product.rows<R>(world.accounts[who], text, values);
  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const key = () => ({ key: randomUUID() });
  const edgesOf = (...ways: Way[]) =>
    ways.map(([from, to, categories, more]) => ({
      fromUnitId: unit(from),
      toUnitId: unit(to),
      categories: [...categories],
      ...more,
    }));
  const said = { form: 'written', grantor: 'self', purpose: PURPOSE, ...PERIOD } as const;
  const terms = (...ways: Way[]) => ({ ...key(), ...said, caseId, share: false, edges: edgesOf(...ways) });
  const consents = () => product.of(ConsentService);
  const record = (ways: Way[], more: object = {}, who: AccountKey = 'ame') =>
    as(who, () => consents().record({ ...terms(...ways), ...more }));
  const latest = async (): Promise<Row> => {
    const [row] = await world.sql<Row>('select * from consent where case_id = $1 order by id desc limit 1', [caseId]);
    if (!row) throw new Error('no consent');
    return row;
  };
  const statusOf = async (id: string) =>
    (await world.sql<Row>('select status from consent where id = $1', [id]))[0]?.status;
  const live = async (from: AccountKey, to: AccountKey) =>
    world.sql<{ id: string; categories: string[]; confirmed: boolean; consent: string }>(
      `select id, categories, confirmed_at is not null as confirmed, consent_id as consent from consent_edge
       where case_id = $1 and from_unit = $2 and to_unit = $3 and revoked_at is null order by id`,
      [caseId, unit(from), unit(to)],
    );
  const edge = async (from: AccountKey, to: AccountKey) => (await live(from, to)).at(-1)?.id ?? '';
  const covers = async (from: AccountKey, to: AccountKey, category: Category) => {
    const [row] = await world.sql<{ edge: string | null }>('select covering_edge($1, $2, $3, $4) as edge', [
      caseId,
      unit(from),
      unit(to),
      category,
    ]);
    return row?.edge !== null;
  };
  const introduce = (who: AccountKey, to: AccountKey) =>
    as(who, () =>
      product.of(IntroductionService).introduce({ associationId: world.associations.test, caseId }, unit(to)),
    );
  const confirm = (who: AccountKey, edgeId: string) =>
    as(who, () => product.of(EdgeService).confirm({ ...key(), edgeId, share: false }));
  /** Everything a unit's account can read of consents anywhere, as one text. */
  const sightOf = async (who: AccountKey) =>
    JSON.stringify([
      await rows(who, 'select * from consent where case_id = $1', [caseId]),
      await rows(who, 'select * from consent_edge where case_id = $1', [caseId]),
      await rows(who, 'select * from consent_document where case_id = $1', [caseId]),
      await rows(who, `select * from journal where case_id = $1 and type like 'consent%'`, [caseId]),
    ]);

  beforeAll(async () => {
    world = await createWorld();
    product = await openServices(world, CasesModule, ConsentModule);
  });
  beforeEach(async () => {
    await world.at('2026-01-12');
    caseId = await as('ame', () =>
      product.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' }),
    );
  });
  afterAll(async () => {
    await product?.close();
    await world?.dispose();
  });

  it('a receiver sees direction, kinds, until when and that exceptions exist; purpose and exceptions in words stay where they were written', async () => {
    await record([['ame', 'fk', ['contact', 'plan'], { excludedCategories: ['health'], exclusion: SECRET }]]);
    const note = await as('ame', () =>
      product.of(MessageService).addNote({ ...key(), caseId, category: 'plan', text: 'Ord' }),
    );
    const [message] = await rows<{ id: string }>('ame', 'select id from message where case_id = $1', [note]);
    await as('ame', () =>
      product.of(DeliveryService).deliver({
        ...key(),
        caseId,
        recordKind: 'message',
        recordId: message?.id ?? '',
        toUnitId: unit('fk'),
        ground: 'CONSENT',
      }),
    );
    const seen = await rows<Record<string, unknown>>('fk', 'select * from consent_edge where case_id = $1', [caseId]);
    expect(seen).toEqual([
      expect.objectContaining({ categories: ['contact', 'plan'], has_exclusions: true, purpose_code: 'coordination' }),
    ]);
    const sight = await sightOf('fk');
    for (const hidden of [PURPOSE, SECRET, 'health', 'Exempelsson', 'purpose":']) expect(sight).not.toContain(hidden);
    expect(await sightOf('ame')).toContain(SECRET);
    expect(await sightOf('x1')).toBe('[[],[],[],[]]');
  });

  it('no party sees another pair’s edges', async () => {
    await record([
      ['ame', 'fk', ['contact', 'plan']],
      ['ame', 'vc', ['contact', 'plan']],
      ['fk', 'af', ['contact']],
      ['vc', 'ame', ['workAbility']],
    ]);
    await introduce('ame', 'fk');
    await introduce('ame', 'vc');
    const pairs = async (who: AccountKey) =>
      (
        await rows<{ from: string; to: string }>(
          who,
          'select from_unit as "from", to_unit as "to" from consent_edge where case_id = $1',
          [caseId],
        )
      ).map(({ from, to }) =>
        [from, to].map((id) => Object.values(world.accounts).find(({ unitId }) => unitId === id)?.username).join('>'),
      );
    expect((await pairs('fk')).sort()).toEqual(['ame>fk', 'fk>af']);
    expect((await pairs('vc')).sort()).toEqual(['ame>vc', 'vc>ame']);
    expect(await pairs('af')).toEqual([]);
    expect(await pairs('soc')).toEqual([]);
  });

  it('asked and declined leaves no sign with anybody but the unit that asked', async () => {
    const before = await Promise.all((['soc', 'x1', 'fk'] as const).map(sightOf));
    const feedBefore = await world.sql('select unit_id, count(*) from feed where unit_id <> $1 group by 1', [
      unit('ame'),
    ]);
    await as('ame', () => consents().refuse({ ...key(), caseId, edges: edgesOf(['ame', 'soc', ['contact', 'plan']]) }));
    const { id, status } = await latest();
    expect(status).toBe('refused');
    expect(await Promise.all((['soc', 'x1', 'fk'] as const).map(sightOf))).toEqual(before);
    expect(await world.sql('select unit_id, count(*) from feed where unit_id <> $1 group by 1', [unit('ame')])).toEqual(
      feedBefore,
    );
    expect(await world.sql('select 1 from consent_edge where consent_id = $1', [id])).toEqual([]);
    expect(await world.sql('select 1 from delivery where case_id = $1', [caseId])).toEqual([]);
    expect(await covers('ame', 'soc', 'contact')).toBe(false);
  });

  it('walks the table of consents whole: each move where the table has it, and nowhere else', async () => {
    const moved = new Set<string>();
    const walk = async (from: string, action: string, work: () => Promise<unknown>, to: string, id?: string) => {
      await work();
      expect([from, action, await statusOf(id ?? (await latest()).id)]).toEqual([from, action, to]);
      moved.add(`${from} ${action} ${to}`);
    };
    const way: Way = ['ame', 'fk', ['contact', 'plan', 'workAbility']];
    const draft = async () => {
      await as('ame', () => consents().draft(terms(way)));
      return latest();
    };
    const ref = ({ id, version }: Row) => ({ ...key(), consentId: id, expectedVersion: version });
    const form = { form: 'written' } as const;

    const one = await draft();
    expect(await covers('ame', 'fk', 'contact')).toBe(false);
    await walk('draft', 'askSignature', () => as('ame', () => consents().askSignature(ref(one))), 'pendingSignature');
    const printed = ref(await latest());
    await expect(as('ame', () => consents().draft({ ...terms(way), ...printed }))).rejects.toMatchObject({
      code: 'NO_SUCH_MOVE',
    });
    await walk(
      'pendingSignature',
      'record',
      async () => as('ame', () => consents().sign({ ...ref(one), ...form, expectedVersion: 2 })),
      'active',
    );
    expect(await covers('ame', 'fk', 'workAbility')).toBe(true);
    const active = await latest();
    await walk(
      'active',
      'revokePart',
      async () =>
        as('ame', async () =>
          product
            .of(RevocationService)
            .narrow({ ...key(), edgeId: await edge('ame', 'fk'), categories: ['workAbility'] }),
        ),
      'partiallyRevoked',
    );
    expect([await covers('ame', 'fk', 'workAbility'), await covers('ame', 'fk', 'plan')]).toEqual([false, true]);
    await walk(
      'partiallyRevoked',
      'revoke',
      () => as('ame', () => product.of(RevocationService).revokeWhole({ ...key(), consentId: active.id })),
      'revoked',
    );
    expect(await covers('ame', 'fk', 'plan')).toBe(false);

    const two = await draft();
    await walk('draft', 'refuse', () => as('ame', () => consents().refuse({ ...ref(two), caseId })), 'refused');
    const three = await draft();
    await as('ame', () => consents().askSignature(ref(three)));
    await walk(
      'pendingSignature',
      'refuse',
      () => as('ame', () => consents().refuse({ ...ref(three), expectedVersion: 2, caseId })),
      'refused',
    );
    const four = await draft();
    await walk('draft', 'record', () => as('ame', () => consents().record({ ...terms(way), ...ref(four) })), 'active');
    const v1 = await latest();
    await walk('active', 'supersede', () => record([way], { supersedesId: v1.id }), 'superseded', v1.id);
    const v2 = await latest();
    await as('ame', async () =>
      product.of(RevocationService).narrow({ ...key(), edgeId: await edge('ame', 'fk'), categories: ['plan'] }),
    );
    await walk('partiallyRevoked', 'supersede', () => record([way], { supersedesId: v2.id }), 'superseded', v2.id);
    const v3 = await latest();
    await walk(
      'active',
      'revoke',
      () => as('ame', () => product.of(RevocationService).revokeWhole({ ...key(), consentId: v3.id })),
      'revoked',
    );

    await record([way]);
    const v4 = await latest();
    await record([['ame', 'vc', ['contact', 'plan']]]);
    const v5 = await latest();
    await as('ame', async () =>
      product.of(RevocationService).narrow({ ...key(), edgeId: await edge('ame', 'vc'), categories: ['plan'] }),
    );
    await world.at('2027-01-11');
    const expire = () => product.asSystem(null, () => RequestTransaction.current().rows('select expire_consents()'));
    await expire();
    expect([await statusOf(v4.id), await statusOf(v5.id)]).toEqual(['active', 'partiallyRevoked']);
    await world.at('2027-01-12');
    await walk('active', 'expire', expire, 'expired', v4.id);
    await walk('partiallyRevoked', 'expire', () => Promise.resolve(), 'expired', v5.id);

    expect([...moved].sort()).toEqual(CONSENT_MOVES.map(([from, action, to]) => `${from} ${action} ${to}`).sort());
    // from where nothing leads on, nothing does; and the database refuses what no service tries
    for (const end of [active, two, v1, v4]) {
      const now = await world.sql<Row>('select id, status, version from consent where id = $1', [end.id]);
      const row = now[0] as Row;
      for (const work of [
        () => consents().askSignature(ref(row)),
        () => consents().sign({ ...ref(row), ...form }),
        () => consents().record({ ...terms(way), ...ref(row) }),
        () => consents().refuse({ ...ref(row), caseId }),
        () => product.of(RenewalService).decline({ ...ref(row), reason: 'notNeeded' }),
      ])
        await expect(as('ame', work)).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
      const forged = `update consent set status = 'active', version = version + 1 where id = $1`;
      await expect(rows('ame', forged, [row.id])).rejects.toMatchObject({ code: 'SM001' });
    }
    await expect(
      rows('ame', `update consent set purpose = 'Allt', version = version + 1 where id = $1`, [v1.id]),
    ).rejects.toMatchObject({ code: 'SM001' });
  });

  it('walks the table of edges whole', async () => {
    const moved = new Set<string>();
    const all: Way[] = [
      ['ame', 'fk', ['contact', 'plan']],
      ['fk', 'ame', ['contact', 'plan', 'benefitStatus']],
    ];
    await record(all);
    await introduce('ame', 'fk');
    moved.add('new propose proposed').add('new confirm confirmed');
    expect([(await live('ame', 'fk'))[0]?.confirmed, (await live('fk', 'ame'))[0]?.confirmed]).toEqual([true, false]);
    const narrow = async (who: AccountKey, from: AccountKey, to: AccountKey, categories: Category[]) =>
      as(who, async () => product.of(RevocationService).narrow({ ...key(), edgeId: await edge(from, to), categories }));
    await narrow('ame', 'fk', 'ame', ['benefitStatus']);
    expect((await live('fk', 'ame'))[0]).toMatchObject({ categories: ['contact', 'plan'], confirmed: false });
    moved.add('proposed narrow proposed');
    await confirm('fk', await edge('fk', 'ame'));
    expect(await covers('fk', 'ame', 'plan')).toBe(true);
    moved.add('proposed confirm confirmed');
    await narrow('ame', 'fk', 'ame', ['plan']); // the receiver too may note it
    expect([await covers('fk', 'ame', 'plan'), await covers('fk', 'ame', 'contact')]).toEqual([false, true]);
    moved.add('confirmed narrow confirmed');
    const v1 = await latest();
    await record(
      [
        ['ame', 'fk', ['contact', 'plan']],
        ['fk', 'ame', ['contact']],
        ['vc', 'ame', ['contact']],
      ],
      { supersedesId: v1.id },
    );
    moved.add('confirmed supersede superseded');
    const v2 = await latest();
    expect((await live('fk', 'ame')).map(({ consent, confirmed }) => [consent, confirmed])).toEqual([[v2.id, true]]);
    await record(
      [
        ['ame', 'fk', ['contact', 'plan']],
        ['fk', 'ame', ['contact']],
        ['vc', 'ame', ['contact']],
      ],
      { supersedesId: v2.id },
    );
    expect((await live('vc', 'ame')).map(({ consent }) => consent)).toEqual([(await latest()).id]);
    moved.add('proposed supersede superseded');
    const revoke = async (from: AccountKey, to: AccountKey) =>
      as('ame', async () => product.of(RevocationService).revoke({ ...key(), edgeId: await edge(from, to) }));
    await revoke('vc', 'ame');
    await revoke('fk', 'ame');
    moved.add('proposed revoke revoked').add('confirmed revoke revoked');
    expect([await live('vc', 'ame'), await live('fk', 'ame')]).toEqual([[], []]);
    await record([['vc', 'ame', ['contact']]], { validTo: '2026-02-01' });
    await world.at('2026-02-02');
    expect([await covers('ame', 'fk', 'plan'), await covers('vc', 'ame', 'contact')]).toEqual([true, false]);
    await world.at('2027-01-12');
    expect(await covers('ame', 'fk', 'plan')).toBe(false);
    moved.add('proposed expire expired').add('confirmed expire expired');
    expect([...moved].sort()).toEqual(EDGE_MOVES.map(([from, action, to]) => `${from} ${action} ${to}`).sort());
  });

  it('a new version stops what is no longer said at once, keeps what still is, and waits for the unit that gives before anything wider', async () => {
    await record([
      ['ame', 'fk', ['contact', 'plan']],
      ['fk', 'ame', ['contact', 'plan', 'economy']],
      ['ame', 'vc', ['contact', 'plan']],
    ]);
    await introduce('ame', 'fk');
    await confirm('fk', await edge('fk', 'ame'));
    const v1 = await latest();
    await record(
      [
        ['ame', 'fk', ['contact', 'plan']],
        ['fk', 'ame', ['contact', 'plan', 'benefitStatus']],
      ],
      { supersedesId: v1.id },
    );
    // no longer said: gone. still said: goes on under what FK has confirmed. wider: not until FK has confirmed it
    expect(await covers('fk', 'ame', 'economy')).toBe(false);
    expect(await covers('ame', 'vc', 'plan')).toBe(false);
    expect(await covers('fk', 'ame', 'plan')).toBe(true);
    expect(await covers('fk', 'ame', 'benefitStatus')).toBe(false);
    await confirm('fk', await edge('fk', 'ame'));
    expect(await covers('fk', 'ame', 'benefitStatus')).toBe(true);
    expect(await live('fk', 'ame')).toHaveLength(1);
    // the attacker: a carried confirmation never reaches further or longer than the one it comes from
    const v2 = await latest();
    await world.at('2026-02-12');
    await record(
      [
        ['ame', 'fk', ['contact', 'plan']],
        ['fk', 'ame', ['contact', 'plan', 'benefitStatus']],
      ],
      { supersedesId: v2.id, validFrom: '2026-02-12', validTo: '2027-02-11' },
    );
    expect((await live('fk', 'ame')).map(({ confirmed }) => confirmed)).toEqual([true, false]);
    await expect(
      rows('fk', 'select replace_edge($1, $2)', [(await live('fk', 'ame'))[0]?.id, (await live('fk', 'ame'))[1]?.id]),
    ).rejects.toMatchObject({ code: 'SM004' });
    await expect(rows('x1', 'select narrow_edge($1, $2)', [await edge('ame', 'fk'), ['plan']])).rejects.toMatchObject({
      code: 'SM004',
    });
    await expect(
      rows('x1', 'select replace_edge($1, $2)', [await edge('ame', 'fk'), await edge('ame', 'fk')]),
    ).rejects.toMatchObject({ code: 'SM004' });
  });

  it('refuses what cannot be a consent, by field, and nothing is half written', async () => {
    const bad: readonly (readonly [string, Way[], object])[] = [
      ['validTo', [['ame', 'fk', ['contact']]], { validTo: '2027-01-13' }],
      ['givenOn', [['ame', 'fk', ['contact']]], { givenOn: '2026-01-13' }],
      ['grantorName', [['ame', 'fk', ['contact']]], { grantor: 'guardian' }],
      ['edges', [['ame', 'fk', ['contact', 'plan'], { excludedCategories: ['plan'] }]], {}],
      [
        'edges',
        [
          ['ame', 'fk', ['contact']],
          ['ame', 'fk', ['plan']],
        ],
        {},
      ],
      ['edges', [['ame', 'ame', ['contact']]], {}],
      ['supersedesId', [['ame', 'fk', ['contact']]], { supersedesId: randomUUID() }],
      ['textId', [['ame', 'fk', ['contact']]], { textId: randomUUID() }],
    ];
    for (const [field, ways, more] of bad)
      await expect(record(ways, more)).rejects.toMatchObject({ detail: expect.objectContaining({ field }) as unknown });
    expect(await world.sql('select 1 from consent where case_id = $1', [caseId])).toEqual([]);
  });

  it('a spoken yes says who heard it and when; one given by another says who', async () => {
    await record([['ame', 'fk', ['contact']]], { form: 'oralDocumented', givenOn: '2026-01-09', takenBy: 'Alma' });
    expect(await latest()).toMatchObject({ form: 'oralDocumented', taken_by: 'Alma' });
    await record([['ame', 'fk', ['contact']]], {
      form: 'oralDocumented',
      grantor: 'trustee',
      grantorName: 'Gun Provsson',
      grantorRole: 'god man',
      interpreter: 'phone',
      language: 'so',
    });
    expect(await latest()).toMatchObject({
      taken_by: 'Alma Exempelsson',
      grantor_name: 'Gun Provsson',
      grantor_role: 'god man',
      interpreter: 'phone',
      language: 'so',
    });
    expect(await sightOf('fk')).not.toContain('Gun');
  });
});
