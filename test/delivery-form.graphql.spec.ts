import { randomUUID } from 'node:crypto';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

interface Form {
  readonly secrecyRule: string;
  readonly requisite: { sv: string };
  readonly receivers: readonly { unit: { id: string }; categories: string[] }[];
  readonly records: readonly { id: string; kind: string; text: string | null; held: boolean; covering: { consentNo: number | null; on: string } | null }[];
  readonly grounds: readonly { code: string; byConsent: boolean }[];
} // prettier-ignore
const FORM = `query ($caseId: ID!, $toUnitId: ID) { deliveryForm(caseId: $caseId, toUnitId: $toUnitId) {
  secrecyRule requisite { sv } receivers { unit { id } categories } grounds { code byConsent }
  records { id kind text held covering { consentNo on } } } }`;
const ARRIVALS = `query ($unopened: Boolean) { unopenedArrivals arrivals(unopened: $unopened, first: 200) { totalCount
  edges { node { case { id } what { sv } openedOn legalBasis } } } }`;
const DELIVER = `mutation ($input: MakeDeliveryInput!) { deliver(input: $input) { arrivals {
  recordId direction secrecyRule requisite { sv } reservation assessment decidedBy { name } } } }`;

interface Arrivals {
  readonly unopenedArrivals: number;
  readonly arrivals: { totalCount: number; edges: { node: { case: { id: string } } }[] };
}

describe('the form for handing over, and the list of what came', () => {
  let world: World;
  let app: RunningApp;
  let caseId: string;
  const visitors = new Map<AccountKey, Visitor>();

  const visit = async (who: AccountKey) => {
    const known = visitors.get(who) ?? (await app.signIn(who));
    visitors.set(who, known);
    return known;
  };
  const make = async (who: AccountKey, name: string, type: string, fields: object) => {
    const text = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    const answer = await (
      await visit(who)
    ).get<Record<string, { id: string }>>(text, {
      input: { key: randomUUID(), ...fields },
    });
    return answer[name]!.id;
  };
  const form = async (who: AccountKey, to?: AccountKey) =>
    (await (await visit(who)).get<{ deliveryForm: Form }>(FORM, { caseId, toUnitId: to && world.accounts[to].unitId }))
      .deliveryForm;
  const arrived = async (who: AccountKey) => (await visit(who)).get<Arrivals>(ARRIVALS, { unopened: true });

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    caseId = await make('ame', 'openCase', 'OpenCaseInput', { givenName: 'Elin', familyName: 'Exempelsson' });
    await make('ame', 'recordConsent', 'RecordConsentInput', {
      caseId, form: 'written', grantor: 'self', purpose: 'Samordning', share: false, validFrom: '2026-01-12', validTo: '2027-01-11',
      edges: [{ fromUnitId: world.units.ame.id, toUnitId: world.units.fk.id, categories: ['contact', 'plan'] }],
    }); // prettier-ignore
    for (const [category, text] of [
      ['plan', 'Planerat möte'],
      ['health', 'Om hälsan'],
    ])
      await make('ame', 'addNote', 'AddNoteInput', { caseId, category, text });
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('says the secrecy and requisite, whom a consent reaches, and what covers each record by number and day', async () => {
    const open = await form('ame');
    expect(open).toMatchObject({ secrecyRule: 'OSL 26:1', grounds: [] });
    expect(open.requisite.sv).toMatch(/^Omvänt skaderekvisit/);
    expect(open.receivers).toEqual([{ unit: { id: world.units.fk.id }, categories: ['contact', 'plan'] }]);
    const toFk = await form('ame', 'fk');
    const coverOf = (text: string | null) => toFk.records.find((record) => record.text === text)?.covering;
    expect(coverOf('Planerat möte')).toEqual({ consentNo: 1, on: '2026-01-12' });
    expect(coverOf('Om hälsan')).toBeNull();
    expect(toFk.grounds.map(({ code }) => code)).not.toContain('GENERAL_CLAUSE');
    expect((await form('ame', 'vc')).records.every(({ covering }) => covering === null)).toBe(true);
  });

  it('opens for who may open the case, and for no other unit', async () => {
    const { ame, fk } = world.accounts;
    expect(await (await visit('colleague')).refusal(FORM, { caseId, toUnitId: fk.unitId })).toBe('REASON_NEEDED');
    for (const stranger of ['x1', 'fk'] as const)
      expect(await (await visit(stranger)).refusal(FORM, { caseId, toUnitId: ame.unitId })).toBe('NOT_FOUND');
    expect(await (await visit('leader')).refusal(FORM, { caseId })).toBe('FORBIDDEN');
  });

  it('hands over several records in one act; one that is not covered stops them all', async () => {
    const { records } = await form('ame', 'fk');
    const [person, plan, health] = [
      records.find(({ kind }) => kind === 'person')!,
      records.find(({ text }) => text === 'Planerat möte')!,
      records.find(({ text }) => text === 'Om hälsan')!,
    ];
    const input = (more: { kind: string; id: string }[]) => ({
      key: randomUUID(), caseId, recordKind: 'message', recordId: plan.id, toUnitId: world.units.fk.id, ground: 'CONSENT',
      reservation: 'Bara för planeringen', more: more.map(({ kind, id }) => ({ kind, id })),
    }); // prettier-ignore
    expect(await (await visit('ame')).refusal(DELIVER, { input: input([person, health]) })).toBe('NO_GROUND');
    expect((await form('ame', 'fk')).records.some(({ held }) => held)).toBe(false);
    const answer = await (
      await visit('ame')
    ).get<{ deliver: { arrivals: Record<string, unknown>[] } }>(DELIVER, { input: input([person]) });
    expect(answer.deliver.arrivals.find(({ recordId }) => recordId === plan.id)).toMatchObject({
      direction: 'out', secrecyRule: 'OSL 26:1', reservation: 'Bara för planeringen', decidedBy: { name: 'Alma Exempelsson' },
    }); // prettier-ignore
    expect((await form('ame', 'fk')).records.filter(({ held }) => held)).toHaveLength(2);
    const acts = await world.sql('select distinct act_id from delivery where record_id = any($1)', [
      [person.id, plan.id],
    ]);
    expect(acts).toHaveLength(1);
  });

  it('the number on Min dag is the length of the list, and falls when the case is opened', async () => {
    const before = await arrived('fk');
    expect(before.arrivals.totalCount).toBeGreaterThan(0);
    expect(before.unopenedArrivals).toBe(before.arrivals.totalCount);
    expect(before.arrivals.edges.every(({ node }) => node.case.id === caseId)).toBe(true);
    await (await visit('fk')).get('query ($id: ID!) { case(id: $id) { id } }', { id: caseId });
    expect(await arrived('fk')).toMatchObject({ unopenedArrivals: 0, arrivals: { totalCount: 0 } });
    expect(await arrived('x1')).toMatchObject({ unopenedArrivals: 0, arrivals: { totalCount: 0 } });
    expect(await (await visit('leader')).refusal(ARRIVALS, {})).toBe('FORBIDDEN');
  });
});
