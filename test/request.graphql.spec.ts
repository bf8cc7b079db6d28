import { randomUUID } from 'node:crypto';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { World } from './setup/world.js';

const OPEN = `mutation ($input: OpenCaseInput!) { openCase(input: $input) { id number status version person { name } caseworker { name } } }`;
const CONSENT = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { edges { id status from { id } to { id } } } }`;
const SEND = `mutation ($input: SendReferralInput!) { sendReferral(input: $input) { id status version party } }`;
const INBOX = `{ referralInbox { totalCount edges { node { id status version case { id name number } from { name } messages { text }
  moves { action } } } } }`;
const CASE = `query ($id: ID!) { case(id: $id) { number status person { name received { ground { code } } } coordinator { id }
  timeline { type mine details { label { sv } value { sv } } } edges { status from { id } to { id } }
  referrals { status nextStep { who } } arrivals { direction what { sv } ground { code } } } }`;

/** A request as the receiver's inbox shows it. */
interface Row {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly case: { id: string; name: string; number: string };
  readonly messages: { text: string }[];
  readonly moves: { action: string }[];
}
type Inbox = { referralInbox: { totalCount: number; edges: { node: Row }[] } };

const input = (fields: object) => ({ input: { key: randomUUID(), ...fields } });

describe('one request across two units', () => {
  let world: World;
  let app: RunningApp;
  let ame: Visitor;
  let fk: Visitor;
  let stranger: Visitor;
  let caseId: string;
  let sent: { id: string; version: number };

  const move = (who: Visitor, name: string, fields: object) =>
    who.ask<Record<string, Row>>(
      `mutation ($input: ReferralMoveInput!) { ${name}(input: $input) { id status version moves { action } messages { text } } }`,
      input({ referralId: sent.id, ...fields }),
    );

  /** Whose turn the case manager's page says that it is. */
  const waitsFor = async () =>
    (
      await ame.get<{ case: { nextStep: object } }>(
        'query ($id: ID!) { case(id: $id) { nextStep { who what { sv } } } }',
        { id: caseId },
      )
    ).case.nextStep;

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    [ame, fk, stranger] = [await app.signIn('ame'), await app.signIn('fk'), await app.signIn('x1')];
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('a case manager opens a case, and her unit alone holds it', async () => {
    const { openCase } = await ame.get<{ openCase: { id: string; person: { name: string } } }>(
      OPEN,
      input({ givenName: 'Elin', familyName: 'Exempelsson', personnummer: '20000125-2386' }),
    );
    caseId = openCase.id;
    expect(openCase.person.name).toBe('Elin Exempelsson');
    expect((await stranger.get<{ case: unknown }>(CASE, { id: caseId })).case).toBeNull();
    expect((await fk.get<{ case: unknown }>(CASE, { id: caseId })).case).toBeNull();
  });

  it('a case is found by the whole personnummer, however it is written, in the unit that noted it and no other', async () => {
    const SEARCH = `query ($q: String!) { cases(q: $q) { totalCount edges { node { id } } } }`;
    const none = { totalCount: 0, edges: [] };
    for (const q of ['20000125-2386', '200001252386', '000125-2386', '0001252386'])
      expect((await ame.get<{ cases: object }>(SEARCH, { q })).cases).toEqual({ totalCount: 1, edges: [{ node: { id: caseId } }] }); // prettier-ignore
    for (const q of ['20000125', '2386', '20000125-2387'])
      expect((await ame.get<{ cases: object }>(SEARCH, { q })).cases).toEqual(none);
    for (const other of [fk, stranger])
      expect((await other.get<{ cases: object }>(SEARCH, { q: '20000125-2386' })).cases).toEqual(none);
    await world.sql(`insert into case_protection values ($1, 'sekretessmarkering', $2, now())`, [caseId, world.units.ame.id]); // prettier-ignore
    expect((await ame.get<{ cases: object }>(SEARCH, { q: '20000125-2386' })).cases).toEqual(none);
    await world.sql('delete from case_protection');
  });

  it('a wrong check digit is refused with the field, and nothing is written', async () => {
    const { errors } = await ame.ask(OPEN, input({ givenName: 'A', familyName: 'B', personnummer: '20000125-2387' }));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'personnummer' });
  });

  it('without a ground the request does not go, and stays nowhere', async () => {
    const asked = input({ caseId, type: 'statement', toUnitId: world.units.fk.id, question: 'Vad gäller för Elin?' });
    expect(await ame.refusal(SEND, asked)).toBe('NO_GROUND');
    expect((await fk.get<Inbox>(INBOX)).referralInbox.totalCount).toBe(0);
    expect(await world.sql('select 1 from referral')).toHaveLength(0);
  });

  it('a consent is recorded: the own edge is confirmed by it, the other waits for its unit', async () => {
    const edges = [
      { fromUnitId: world.units.ame.id, toUnitId: world.units.fk.id, categories: ['contact', 'plan'] },
      { fromUnitId: world.units.fk.id, toUnitId: world.units.ame.id, categories: ['contact', 'plan', 'benefitStatus'] },
    ];
    const { recordConsent } = await ame.get<{ recordConsent: { edges: { status: string }[] } }>(
      CONSENT,
      input({
        caseId,
        form: 'written',
        grantor: 'self',
        purpose: 'Samordning',
        validFrom: '2026-01-12',
        validTo: '2027-01-11',
        edges,
      }),
    );
    expect(recordConsent.edges.map(({ status }) => status).sort()).toEqual(['confirmed', 'proposed']);
    expect((await fk.get<{ case: unknown }>(CASE, { id: caseId })).case).toBeNull();
  });

  it('the request reaches the receiver with the question and the name, and nobody else', async () => {
    const key = randomUUID();
    const asked = {
      input: { key, caseId, type: 'statement', toUnitId: world.units.fk.id, question: 'Vad gäller för Elin?' },
    };
    const { sendReferral } = await ame.get<{ sendReferral: { id: string; version: number; status: string } }>(
      SEND,
      asked,
    );
    expect(sendReferral.status).toBe('sent');
    sent = sendReferral;
    expect((await ame.get<{ sendReferral: { id: string } }>(SEND, asked)).sendReferral.id).toBe(sent.id); // twice is once
    const { referralInbox } = await fk.get<Inbox>(INBOX);
    expect(referralInbox.totalCount).toBe(1);
    expect(referralInbox.edges[0]?.node).toMatchObject({
      case: { name: 'Elin Exempelsson' },
      messages: [{ text: 'Vad gäller för Elin?' }],
    });
    expect((await stranger.get<Inbox>(INBOX)).referralInbox.totalCount).toBe(0);
    expect((await (await app.signIn('soc')).get<Inbox>(INBOX)).referralInbox.totalCount).toBe(0);
  });

  it('her own draft is nobody’s turn: the case waits for whoever has been asked', async () => {
    const draft = { caseId, type: 'statement', toUnitId: world.units.fk.id, question: 'Utkast', saveAsDraft: true };
    await ame.get(SEND, input(draft));
    expect(await waitsFor()).toEqual({ who: 'other', what: { sv: 'Svara på förfrågan' } });
  });

  it('the receiver confirms her own edge and asks with a code; the sender answers; she accepts', async () => {
    const page = await fk.get<{
      case: { edges: { status: string }[]; person: { received: { ground: { code: string } } } };
    }>(CASE, { id: caseId });
    expect(page.case.person.received.ground.code).toBe('CONSENT');
    const proposed = await world.sql<{ id: string }>('select id from consent_edge where confirmed_at is null');
    await fk.get(
      `mutation ($input: ConfirmEdgeInput!) { confirmEdge(input: $input) { id } }`,
      input({ edgeId: proposed[0]?.id }),
    );
    const asked = await move(fk, 'requestReferralInfo', {
      expectedVersion: 2,
      reason: 'medicalBasis',
      text: 'Finns ett utlåtande?',
    });
    expect(asked.errors).toBeUndefined();
    expect(
      await move(fk, 'supplyReferralInfo', { expectedVersion: 3, text: 'Ja' }).then(
        (a) => a.errors?.[0]?.extensions.code,
      ),
    ).toBe('WRONG_PARTY');
    expect(await waitsFor()).toEqual({ who: 'me', what: { sv: 'Komplettera förfrågan' } });
    const answered = await move(ame, 'supplyReferralInfo', { expectedVersion: 3, text: 'Ja, hos vårdcentralen.' });
    expect(answered.data?.supplyReferralInfo?.status).toBe('received');
    const stale = await move(fk, 'acceptReferral', { expectedVersion: 3 });
    expect(stale.errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      current: { status: 'received', version: 4 },
    });
    const accepted = await move(fk, 'acceptReferral', { expectedVersion: 4 });
    expect(accepted.data?.acceptReferral?.status).toBe('accepted');
  });

  it('both see the moves on their own timeline; a third unit sees no row of it', async () => {
    const typesOf = async (who: Visitor) =>
      (await who.get<{ case: { timeline: { type: string }[] } }>(CASE, { id: caseId })).case.timeline.map(
        ({ type }) => type,
      );
    expect(await typesOf(ame)).toEqual(expect.arrayContaining(['case_opened', 'referral_sent', 'referral_answered']));
    expect(await typesOf(fk)).toEqual(expect.arrayContaining(['referral_sent', 'referral_answered']));
    expect(await typesOf(fk)).not.toContain('case_opened');
    expect((await stranger.get<{ case: unknown }>(CASE, { id: caseId })).case).toBeNull();
  });

  it('a revoked edge stops every new delivery; what was received is still there, marked', async () => {
    const [edge] = await world.sql<{ id: string }>('select id from consent_edge where from_unit = $1', [
      world.units.ame.id,
    ]);
    await ame.get(`mutation ($input: EdgeRefInput!) { revokeEdge(input: $input) { id } }`, input({ edgeId: edge?.id }));
    const before = await world.sql('select 1 from delivery');
    const note = input({ caseId, category: 'plan', text: 'Efter återkallelsen' });
    await ame.get(`mutation ($input: AddNoteInput!) { addNote(input: $input) { id } }`, note);
    const again = input({ caseId, type: 'statement', toUnitId: world.units.fk.id, question: 'En fråga till' });
    expect(await ame.refusal(SEND, again)).toBe('NO_GROUND');
    expect(await world.sql('select 1 from delivery')).toHaveLength(before.length);
    const page = await fk.get<{ case: { person: { name: string } } }>(CASE, { id: caseId });
    expect(page.case.person.name).toBe('Elin Exempelsson');
    const [held] = await world.sql<{ hold_reason: string }>(`select hold_reason from referral where status <> 'draft'`);
    expect(held?.hold_reason).toBe('consentRevoked');
  });
});
