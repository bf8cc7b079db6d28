import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { CaseService, CasesModule, MessageService } from '#cases';
import {
  ConsentModule,
  ConsentService,
  DeliveryService,
  EdgeService,
  RevocationService,
  SharingService,
} from '#consent';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { World } from './setup/world.js';

const UNITS = ['ame', 'fk', 'x1'] as const;
const CATEGORIES = ['contact', 'plan'] as const;
type Who = (typeof UNITS)[number];
type Category = (typeof CATEGORIES)[number];
const SEQUENCES = process.env.ASSURE ? 600 : 40;
const MOST_STEPS = process.env.ASSURE ? 40 : 30;

/** What anyone may try, in any order, with any right or none. */
const who = fc.oneof(
  { arbitrary: fc.constant('ame' as const), weight: 3 },
  { arbitrary: fc.constantFrom(...UNITS), weight: 2 },
);
const other = fc.constantFrom(...UNITS);
const category = fc.constantFrom(...CATEGORIES);
const pick = fc.nat(2);
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const operation = fc.oneof(
  weighted(
    4,
    fc.record({ kind: fc.constant('consent' as const), who, from: who, to: other, category, both: fc.boolean() }),
  ),
  weighted(5, fc.record({ kind: fc.constant('note' as const), who, category })),
  weighted(
    9,
    fc.record({
      kind: fc.constant('deliver' as const),
      who,
      to: other,
      pick,
      named: fc.option(pick),
      along: fc.boolean(),
    }),
  ),
  weighted(2, fc.record({ kind: fc.constant('confirm' as const), who: other, pick })),
  weighted(3, fc.record({ kind: fc.constant('ask' as const), who, pick })),
  weighted(2, fc.record({ kind: fc.constant('revoke' as const), who, pick })),
  weighted(1, fc.record({ kind: fc.constant('share' as const), who, to: other, category })),
  weighted(2, fc.record({ kind: fc.constant('days' as const), days: fc.constantFrom(1, 61) })),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

interface Edge {
  readonly id: string;
  readonly owner: Who;
  readonly from: Who;
  readonly to: Who;
  readonly categories: readonly Category[];
  readonly lastDay: number;
  confirmed: boolean;
  revoked: boolean;
  readonly seenBy: Set<Who>;
}

/** Faults put into a door of the database on purpose: what the random histories must find. */
const SOON_FOUND = [
  ['forgets revocation', 'deliver', 'e.revoked_at is null and e.during', 'e.during'],
  ['forgets the category', 'deliver', 'and r.category = any(e.categories)', ''],
  ['forgets the direction', 'deliver', 'and e.from_unit = giver and e.to_unit = receiver', ''],
  ['lets anyone confirm', 'confirm_edge', 'and from_unit = current_unit()', ''],
] as const;
/** Found too, but by more histories than an ordinary run has time for. */
const FOUND_LATER = [
  ['forgets the last day', 'deliver', 'and e.during @> app_today()', ''],
  ['forgets confirmation', 'deliver', 'and e.confirmed_at is not null', ''],
  ['forgets revocation when it looks for an edge', 'covering_edge', 'and e.revoked_at is null', ''],
  ['hands over others’ rows', 'deliver', 'r.owner_unit is distinct from giver', 'false'],
] as const;
const MUTANTS = process.env.ASSURE ? [...SOON_FOUND, ...FOUND_LATER] : SOON_FOUND;

/** Who holds what, told in a hundred lines that share nothing with the product. */
class Model {
  today = 0;
  readonly inCase = new Set<Who>(['ame']);
  readonly edges: Edge[] = [];
  readonly notes: { id: string; owner: Who; category: Category; heldBy: Set<Who> }[] = [];
  readonly toldOfPerson = new Set<Who>();
  readonly shares = new Map<string, Set<Category>>();

  covering(from: Who, to: Who, category: Category): Edge | undefined {
    return this.edges
      .filter((e) => this.usable(e, from, to, category))
      .sort((a, b) => b.lastDay - a.lastDay || (a.id < b.id ? -1 : 1))[0];
  }

  usable(e: Edge, from: Who, to: Who, category: Category): Edge | undefined {
    const fits = e.from === from && e.to === to && e.categories.includes(category);
    return fits && e.confirmed && !e.revoked && this.today <= e.lastDay ? e : undefined;
  }

  /** Whether the delivery of a note may happen; if so it has. */
  deliver(at: number, by: Who, to: Who, named?: Edge): boolean {
    const note = this.notes[at];
    if (!note || note.owner !== by || !this.inCase.has(by)) return false;
    if (note.heldBy.has(to)) return true;
    const edge = named ? this.usable(named, by, to, note.category) : this.covering(by, to, note.category);
    if (!edge) return false;
    note.heldBy.add(to);
    this.inCase.add(to);
    edge.seenBy.add(to);
    return true;
  }

  share(at: number, by: Who): void {
    const note = this.notes[at];
    if (!note) return;
    for (const to of UNITS) {
      const tells = this.shares.get(`${by}>${to}`)?.has(note.category) && this.covering(by, to, note.category);
      if (!tells) continue;
      this.introduce(by, to);
      this.deliver(at, by, to);
    }
  }

  /** The first thing told brings the person along, when contact details may go; only the opener wrote her down. */
  introduce(by: Who, to: Who): void {
    const edge = this.covering(by, to, 'contact');
    if (by !== 'ame' || !edge || this.toldOfPerson.has(to)) return;
    this.toldOfPerson.add(to);
    edge.seenBy.add(to);
    this.inCase.add(to);
  }
}

/** One of the last few: what is under way is what people act on. */
const recent = <T>(list: readonly T[], pick: number): T | undefined => list.at(-1 - pick) ?? list.at(-1);

describe('random histories of consent and delivery', () => {
  let world: World;
  let product: Services;
  beforeAll(async () => {
    world = await createWorld();
    product = await openServices(world, CasesModule, ConsentModule);
  });
  afterAll(async () => {
    await product?.close();
    await world?.dispose();
  });

  const as = <T>(name: Who, work: () => Promise<T>) => product.as(world.accounts[name], work);
  const unit = (name: Who) => world.accounts[name].unitId;
  const succeeded = (work: Promise<unknown>) => work.then(() => true, () => false); // prettier-ignore
  const day = (offset: number) => new Date(Date.UTC(2026, 0, 12 + offset)).toISOString().slice(0, 10);

  async function perform(op: Operation, model: Model, caseId: string): Promise<void> {
    const key = randomUUID();
    switch (op.kind) {
      case 'consent': {
        const categories = op.both && op.category !== 'contact' ? ['contact' as const, op.category] : [op.category];
        const done = await succeeded(
          as(op.who, () =>
            product.of(ConsentService).record({
              key, caseId, form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: day(model.today),
              validTo: day(model.today + 60), share: false,
              edges: [{ fromUnitId: unit(op.from), toUnitId: unit(op.to), categories }],
            }),
          ),
        ); // prettier-ignore
        expect(done).toBe(model.inCase.has(op.who) && op.from !== op.to);
        if (!done) return;
        const [row] = await world.sql<{ id: string }>('select id from consent_edge order by id desc limit 1');
        const confirmed = op.from === op.who;
        const ends = model.today + 60;
        const seenBy = new Set([op.who]);
        model.edges.push({
          id: row!.id,
          owner: op.who,
          from: op.from,
          to: op.to,
          categories,
          lastDay: ends,
          confirmed,
          revoked: false,
          seenBy,
        });
        return;
      }
      case 'note': {
        const note = { key, caseId, category: op.category, text: 'Ord' };
        const done = await succeeded(as(op.who, () => product.of(MessageService).addNote(note)));
        expect(done).toBe(model.inCase.has(op.who));
        if (!done) return;
        const [row] = await world.sql<{ id: string }>('select id from message order by id desc limit 1');
        model.notes.push({ id: row!.id, owner: op.who, category: op.category, heldBy: new Set([op.who]) });
        model.share(model.notes.length - 1, op.who);
        return;
      }
      case 'deliver': {
        const edge = recent(model.edges, op.named ?? op.pick);
        const [giver, to] = op.along && edge ? [edge.from, edge.to] : [op.who, op.to];
        const own = model.notes.filter(({ owner }) => !op.along || owner === giver);
        const note = recent(own, op.pick);
        if (!note) return;
        const named = op.named === null ? undefined : edge;
        const record = { recordKind: 'message' as const, recordId: note.id, toUnitId: unit(to), edgeId: named?.id };
        const input = { key, caseId, ...record, ground: 'CONSENT' as const };
        const done = await succeeded(as(giver, () => product.of(DeliveryService).deliver(input)));
        expect(done).toBe(model.deliver(model.notes.indexOf(note), giver, to, named));
        return;
      }
      case 'confirm': {
        const edge = recent(model.edges, op.pick);
        if (!edge) return;
        const input = { key, edgeId: edge.id, share: false };
        const done = await succeeded(as(op.who, () => product.of(EdgeService).confirm(input)));
        const may = model.inCase.has(op.who) && edge.seenBy.has(op.who) && edge.from === op.who;
        expect(done).toBe(may && !edge.confirmed && !edge.revoked && model.today <= edge.lastDay);
        if (done) edge.confirmed = true;
        return;
      }
      case 'ask': {
        const edge = recent(model.edges, op.pick);
        if (!edge) return;
        const done = await succeeded(as(op.who, () => product.of(EdgeService).ask({ key, edgeId: edge.id })));
        expect(done).toBe(model.inCase.has(op.who) && edge.owner === op.who);
        if (!done || edge.from === op.who) return;
        const ground = model.covering(op.who, edge.from, 'contact');
        if (!ground) return;
        const offered = model.edges.filter(
          (e) => e.owner === op.who && e.from === edge.from && !e.revoked && model.today <= e.lastDay,
        );
        const fresh = offered.filter((e) => !e.seenBy.has(edge.from));
        for (const e of fresh) e.seenBy.add(edge.from);
        model.introduce(op.who, edge.from);
        if (fresh.length === 0 && !(await joined(edge.from, caseId))) return;
        if (fresh.length > 0) ground.seenBy.add(edge.from);
        model.inCase.add(edge.from);
        return;
      }
      case 'revoke': {
        const edge = recent(model.edges, op.pick);
        if (!edge) return;
        const done = await succeeded(as(op.who, () => product.of(RevocationService).revoke({ key, edgeId: edge.id })));
        expect(done).toBe(edge.seenBy.has(op.who));
        if (done) edge.revoked = true;
        return;
      }
      case 'share': {
        const input = { key, caseId, toUnitId: unit(op.to), categories: [op.category] };
        const done = await succeeded(as(op.who, () => product.of(SharingService).decide(input)));
        expect(done).toBe(model.inCase.has(op.who));
        if (done) model.shares.set(`${op.who}>${op.to}`, new Set([op.category]));
        return;
      }
      case 'days':
        model.today += op.days;
        await world.at(day(model.today));
    }
  }

  const joined = async (name: Who, caseId: string) =>
    (await product.rows(world.accounts[name], 'select 1 from case_file where id = $1', [caseId])).length === 1;

  async function compare(model: Model, caseId: string): Promise<void> {
    for (const name of UNITS) {
      const held = await product.rows<{ id: string }>(
        world.accounts[name],
        'select id from message where case_id = $1 order by id',
        [caseId],
      );
      const expected = model.notes.filter(({ heldBy }) => heldBy.has(name)).map(({ id }) => id).sort(); // prettier-ignore
      expect([name, held.map(({ id }) => id)]).toEqual([name, expected]);
      const edges = await product.rows<{ id: string }>(
        world.accounts[name],
        'select id from consent_edge where case_id = $1',
        [caseId],
      );
      const seen = model.edges.filter(({ seenBy }) => seenBy.has(name)).map(({ id }) => id);
      expect([name, edges.map(({ id }) => id).sort()]).toEqual([name, seen.sort()]);
      expect([name, await joined(name, caseId)]).toEqual([name, model.inCase.has(name)]);
    }
  }

  const holds = (numRuns: number) =>
    fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 6, maxLength: MOST_STEPS }), async (operations) => {
        const model = new Model();
        await world.at(day(0));
        const opened = { key: randomUUID(), givenName: 'Test', familyName: 'Testsson' };
        const caseId = await as('ame', () => product.of(CaseService).open(opened));
        for (const op of operations) await perform(op, model, caseId);
        await compare(model, caseId);
        await everyHolderHasAFeedWithoutHoles(caseId);
      }),
      { numRuns, seed: 20260112, endOnFailure: true },
    );

  it('every unit holds exactly what an independent model says, after many steps', () => holds(SEQUENCES), 900_000);

  it.each(MUTANTS)(
    'a door that %s is found out',
    async (_fault, door, right, wrong) => {
      const [{ body = '' } = {}] = await world.sql<{ body: string }>(
        `select pg_get_functiondef(p.oid) as body from pg_proc p where p.proname = $1 and p.pronamespace = 'samsteg'::regnamespace`,
        [door],
      );
      expect(body).toContain(right);
      await world.sql(body.replaceAll(right, wrong));
      try {
        await expect(holds(SEQUENCES)).rejects.toThrow();
      } finally {
        await world.sql(body);
      }
    },
    900_000,
  );

  async function everyHolderHasAFeedWithoutHoles(caseId: string): Promise<void> {
    const holes = `select unit_id from feed where case_id = $1 group by unit_id having max(no) <> count(*) or min(no) <> 1`;
    expect(await world.sql(holes, [caseId])).toEqual([]);
    const unproven = `select m.id from message m, unnest(m.holders) h where m.case_id = $1 and h <> m.owner_unit
      and not exists (select 1 from delivery d where d.record_id = m.id and d.to_unit = h and d.from_unit = m.owner_unit)`;
    expect(await world.sql(unproven, [caseId])).toEqual([]);
  }
});
