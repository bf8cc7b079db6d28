import { randomUUID } from 'node:crypto';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { readPdf } from './setup/pdf.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };
const SECRET = 'Inget om min mamma';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FILE_NAME = 'Elin Exempelsson 20000125-2386.png';
const input = (fields: object) => ({ input: { key: randomUUID(), ...fields } });
const CONSENTS = `consents { id version versionNo status moves changes { sv } documents { id name mediaType size } text { versionNo approvedOn } }`;

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly versionNo: number;
  readonly status: string;
  readonly moves: string[];
  readonly changes: { sv: string }[];
  readonly documents: { id: string; name: string; mediaType: string }[];
  readonly text: { versionNo: number; approvedOn: string | null } | null;
}

describe('consent as people meet it', () => {
  let world: World;
  let app: RunningApp;
  let ame: Visitor;
  let fk: Visitor;
  let vc: Visitor;
  let x1: Visitor;
  let caseId: string;

  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const edge = (from: AccountKey, to: AccountKey, categories = ['contact', 'plan'], more: object = {}) => ({
    fromUnitId: unit(from),
    toUnitId: unit(to),
    categories,
    ...more,
  });
  const said = (edges: object[], more: object = {}) => ({
    ...{ caseId, form: 'written', grantor: 'self', purpose: 'Ordna stöd', share: false, ...PERIOD, edges },
    ...more,
  });
  const move = (name: string, fields: object, type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`) =>
    ame.get<Record<string, { consents: Shown[] }>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${CONSENTS} } }`,
      input(fields),
    );
  const record = async (edges: object[], more: object = {}) =>
    (await move('recordConsent', said(edges, more))).recordConsent!.consents[0]!;
  const send = (who: Visitor, id: string, body: Buffer, headers: Record<string, string> = {}) =>
    who.fetch(`/files/consents/${id}`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: {
        ...{ 'content-type': 'application/octet-stream', 'apollo-require-preflight': 'true' },
        ...{ 'idempotency-key': randomUUID(), 'x-file-name': encodeURIComponent(FILE_NAME) },
        ...headers,
      },
    });

  beforeAll(async () => {
    world = await createWorld();
    await world.sql(`update seat set roles = array['dataProtectionOfficer'] where account_id = $1`, [
      world.accounts.colleague.accountId,
    ]);
    app = await startApp(world);
    [ame, fk, vc, x1] = [
      await app.signIn('ame'),
      await app.signIn('fk'),
      await app.signIn('vc'),
      await app.signIn('x1'),
    ];
  });
  beforeEach(async () => {
    await world.at('2026-01-12');
    const { openCase } = await ame.get<{ openCase: { id: string } }>(
      `mutation ($input: OpenCaseInput!) { openCase(input: $input) { id } }`,
      input({ givenName: 'Elin', familyName: 'Exempelsson' }),
    );
    caseId = openCase.id;
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('is read aloud in plain Swedish before anything is written, and never as a ground of the data protection law', async () => {
    const { key: _key, ...terms } = input(
      said([edge('ame', 'fk', ['contact', 'plan'], { excludedCategories: ['health'] })]),
    ).input as Record<string, unknown>;
    const { caseId: _case, share: _share, ...asked } = terms;
    const { consentPreview } = await ame.get<{
      consentPreview: { text: string[]; textRef: { approvedOn: string | null }; sentences: { sv: string }[] };
    }>(
      `query ($input: PreviewConsentInput!) { consentPreview(input: $input) { text textRef { approvedOn } sentences { sv } } }`,
      { input: asked },
    );
    const [first, second] = consentPreview.sentences.map(({ sv }) => sv);
    expect(first).toBe(
      'Du säger ja till att AME Provby får berätta om hur man når dig och din planering och vad som är nästa steg för FK Provby.',
    );
    expect(second).toBe('AME Provby får inte berätta om din hälsa för FK Provby.');
    const all = [...consentPreview.text, ...consentPreview.sentences.map(({ sv }) => sv)].join(' ');
    expect(all).toContain('samtycke till att sekretess bryts');
    expect(all).toContain('Det gäller från och med 12 januari 2026 till och med 11 januari 2027.');
    expect(all).not.toMatch(/GDPR|dataskyddsförordning/i);
    expect(consentPreview.textRef.approvedOn).toBeNull();
    expect(await world.sql('select 1 from consent where case_id = $1', [caseId])).toEqual([]);
  });

  it('is given under the text its authority has approved, which then never changes; another authority has its own', async () => {
    const jurist = await app.signIn('colleague');
    const TEXTS = 'id language versionNo version approvedOn inUse shipped';
    const draft = (who: Visitor, more: object = {}) =>
      who.ask<{ draftConsentText: { id: string; version: number } }>(
        `mutation ($input: DraftConsentTextInput!) { draftConsentText(input: $input) { ${TEXTS} } }`,
        input({
          language: 'sv',
          title: 'Får vi prata?',
          body: 'Det du berättar för oss är hemligt om du inte säger ja.',
          ...more,
        }),
      );
    const approve = (who: Visitor, textId: string, expectedVersion: number) =>
      who.ask(
        `mutation ($input: ApproveConsentTextInput!) { approveConsentText(input: $input) { ${TEXTS} } }`,
        input({ textId, expectedVersion }),
      );
    expect((await draft(ame)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { id, version } = (await draft(jurist)).data!.draftConsentText;
    // a draft is not in use, and the shipped proposal is nobody's to approve
    expect((await record([edge('ame', 'fk')])).text).toEqual({ versionNo: 0, approvedOn: null });
    const [shipped] = await world.sql<{ id: string }>(
      `select id from consent_text where agency_id is null and language = 'sv'`,
    );
    expect((await approve(jurist, shipped!.id, 1)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await approve(jurist, id, version + 1)).errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect((await approve(jurist, id, version)).errors).toBeUndefined();
    expect((await draft(jurist, { textId: id, expectedVersion: version + 1 })).errors?.[0]?.extensions.code).toBe(
      'NO_SUCH_MOVE',
    );
    expect((await record([edge('ame', 'fk')])).text).toEqual({ versionNo: 1, approvedOn: '2026-01-12' });
    await expect(world.sql(`update consent_text set body = body || ' Och mer.' where id = $1`, [id])).rejects.toThrow(
      'never changes',
    );
    const seen = async (who: Visitor) =>
      (
        await who.get<{ consentTexts: { id: string; shipped: boolean }[] }>(`{ consentTexts { ${TEXTS} } }`)
      ).consentTexts.filter((text) => !text.shipped);
    expect([(await seen(ame)).length, (await seen(fk)).length, (await seen(x1)).length]).toEqual([1, 0, 0]);
    expect(await jurist.refusal('query ($id: ID!) { case(id: $id) { id } }', { id: caseId })).toBe('FORBIDDEN');
  });

  it('is printed for signature, signed, and its paper kept: what it is is told by its content, and its name leaks nowhere', async () => {
    const draft = (
      await move(
        'draftConsent',
        said([edge('ame', 'fk', ['contact', 'plan'], { exclusion: SECRET })], { share: undefined }),
      )
    ).draftConsent!.consents[0]!;
    expect([draft.status, draft.moves.sort()]).toEqual(['draft', ['askSignature', 'record', 'refuse']]);
    expect((await send(ame, draft.id, PNG)).status).toBe(400); // nothing has been printed yet
    await move('askConsentSignature', { consentId: draft.id, expectedVersion: draft.version }, 'ConsentRefInput');
    const PAPER = 'query ($id: ID!) { consentPaper(consentId: $id) { fileName contentBase64 text } }';
    const { consentPaper } = await ame.get<{ consentPaper: { fileName: string; contentBase64: string; text: string } }>(
      PAPER,
      { id: draft.id },
    );
    const pdf = await readPdf(Buffer.from(consentPaper.contentBase64, 'base64'));
    for (const part of ['Du säger ja till att', SECRET, 'Ort och datum', 'sv 1, godkänd 12 januari 2026'])
      expect(pdf.text.replace(/\s+/g, ' ')).toContain(part);
    expect(consentPaper.fileName).toBe('samtycke-utkast.pdf');
    expect(await fk.refusal(PAPER, { id: draft.id })).toBe('NOT_FOUND');
    const signed = (
      await move('signConsent', { consentId: draft.id, expectedVersion: draft.version + 1, form: 'written' })
    ).signConsent!.consents[0]!;
    expect([signed.status, signed.versionNo]).toEqual(['active', 1]);

    const key = randomUUID();
    const [first, again] = [
      await send(ame, draft.id, PNG, { 'idempotency-key': key }),
      await send(ame, draft.id, PNG, { 'idempotency-key': key }),
    ];
    expect([first.status, again.status, await again.json()]).toEqual([201, 201, await first.clone().json()]);
    const { case: page } = await ame.get<{ case: { consents: Shown[] } }>(
      `query ($id: ID!) { case(id: $id) { ${CONSENTS} } }`,
      { id: caseId },
    );
    const document = page.consents[0]!.documents[0]!;
    expect(document).toMatchObject({ mediaType: 'image/png', name: 'Elin Exempelsson [personnummer].png' });
    const TAKE = 'query ($id: ID!) { consentDocument(id: $id) { fileName mediaType contentBase64 } }';
    const { consentDocument } = await ame.get<{ consentDocument: object }>(TAKE, { id: document.id });
    expect(consentDocument).toEqual({
      fileName: 'samtycke-underskrivet.png',
      mediaType: 'image/png',
      contentBase64: PNG.toString('base64'),
    });
    const logged = await world.sql<{ kind: string }>(
      `select kind from access_entry where $1 = any(case_ids) and kind in ('print', 'export') order by at`,
      [caseId],
    );
    expect(logged.map(({ kind }) => kind)).toEqual(['print', 'export']);
    for (const stranger of [fk, x1]) expect(await stranger.refusal(TAKE, { id: document.id })).toBe('NOT_FOUND');
    await expect(
      world.sql(
        `set role samsteg_app; select deliver('consentDocument', $$${document.id}$$, $$${unit('fk')}$$, 'CONSENT')`,
      ),
    ).rejects.toThrow();
    await world.sql('reset role');
  });

  it('takes no file but a paper, from nobody without a session, and never from another site’s page', async () => {
    const { id } = await record([edge('ame', 'fk')]);
    const status = async (...args: Parameters<typeof send>) => (await send(...args)).status;
    expect(await status(x1, id, PNG)).toBe(404);
    expect(await status(fk, id, PNG)).toBe(404);
    expect(await status(app.stranger(), id, PNG)).toBe(401);
    expect(await status(ame, id, PNG, { 'apollo-require-preflight': '' })).toBe(201);
    const bare = { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() };
    expect(
      (await ame.fetch(`/files/consents/${id}`, { method: 'POST', body: new Uint8Array(PNG), headers: bare })).status,
    ).toBe(400);
    expect(await status(ame, id, PNG, { 'content-type': 'text/plain' })).toBe(415);
    expect((await ame.fetch('/graphql', { method: 'POST', body: new Uint8Array(PNG), headers: bare })).status).toBe(
      415,
    );
    for (const fake of ['<html><script>1</script>', 'MZ program', '%PD'])
      expect([fake, await status(ame, id, Buffer.from(fake))]).toEqual([fake, 400]);
    expect(await status(ame, id, PNG, { 'idempotency-key': 'x' })).toBe(400);
    expect(await status(ame, id, Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]))).toBe(413);
    const kept = await world.sql('select 1 from consent_document where case_id = $1', [caseId]);
    expect(kept).toHaveLength(1);
    const denied = await world.sql('select 1 from access_entry where denied and account_id = $1', [
      world.accounts.x1.accountId,
    ]);
    expect(denied.length).toBeGreaterThan(0);
  });

  it('shows what a new version changes, line by line', async () => {
    const v1 = await record([edge('ame', 'fk'), edge('ame', 'vc')]);
    const v2 = await record([edge('ame', 'fk', ['contact', 'plan', 'workAbility']), edge('ame', 'soc')], {
      supersedesId: v1.id,
      exclusions: SECRET,
    });
    expect(v2.changes.map(({ sv }) => sv)).toEqual([
      'AME Provby → FK Provby: också arbetsförmåga',
      'Ny: AME Provby → Socialtjänsten Provby: kontaktuppgifter, planering',
      'Inte längre: AME Provby → Vårdcentralen Provby',
      'Undantagen med egna ord är ändrade',
    ]);
  });

  it('proves to each party what it gave and got, on which ground, and to nobody what another pair has', async () => {
    await record([edge('ame', 'fk'), edge('ame', 'vc')]);
    const note = async (text: string) =>
      (
        await ame.get<{ addNote: { notes: { id: string }[] } }>(
          `mutation ($input: AddNoteInput!) { addNote(input: $input) { notes { id } } }`,
          input({ caseId, category: 'plan', text }),
        )
      ).addNote.notes[0]!.id;
    for (const to of ['fk', 'vc'] as const)
      await ame.get(
        `mutation ($input: MakeDeliveryInput!) { deliver(input: $input) { id } }`,
        input({
          caseId,
          recordKind: 'message',
          recordId: await note(`Till ${to}`),
          toUnitId: unit(to),
          ground: 'CONSENT',
        }),
      );
    const [toFk] = await world.sql<{ id: string }>('select id from consent_edge where case_id = $1 and to_unit = $2', [
      caseId,
      unit('fk'),
    ]);
    await ame.get(`mutation ($input: EdgeRefInput!) { revokeEdge(input: $input) { id } }`, input({ edgeId: toFk?.id }));
    const PROOF = `query ($id: ID!) { consentProof(caseId: $id) { case { id } rows { direction from { code } to { code } category arrivedAt ground { code } law revokedOn assessment edge { categories purpose } } } }`;
    interface Proof {
      readonly rows: readonly {
        direction: string;
        from: { code: string };
        to: { code: string };
        law: string;
        revokedOn: string | null;
        edge: { purpose: string | null };
      }[];
    }
    const proof = async (who: Visitor) =>
      (await who.get<{ consentProof: Proof }>(PROOF, { id: caseId })).consentProof.rows;
    const pairs = (rows: Proof['rows']) =>
      rows.map((row) => `${row.direction} ${row.from.code}>${row.to.code} ${row.revokedOn ?? 'gäller'}`).sort();
    const [own, received, third] = [await proof(ame), await proof(fk), await proof(vc)];
    expect(pairs(own)).toEqual(['out ame>fk 2026-01-12', 'out ame>vc gäller']);
    expect(pairs(received)).toEqual(['in ame>fk 2026-01-12']);
    expect(pairs(third)).toEqual(['in ame>vc gäller']);
    expect([own[0]?.edge.purpose, received[0]?.edge.purpose, received[0]?.law]).toEqual([
      'Ordna stöd',
      null,
      'OSL 10:1, 12:2',
    ]);
    expect(await x1.refusal(PROOF, { id: caseId })).toBe('NOT_FOUND');
    const file = `query ($id: ID!) { consentProofPaper(caseId: $id) { fileName text } }`;
    const { consentProofPaper } = await vc.get<{ consentProofPaper: { fileName: string; text: string } }>(file, {
      id: caseId,
    });
    expect([
      consentProofPaper.fileName,
      consentProofPaper.text.includes('AME Provby'),
      consentProofPaper.text.includes('FK Provby'),
    ]).toEqual(['utlamnanden.pdf', true, false]);
    expect(await x1.refusal(file, { id: caseId })).toBe('NOT_FOUND');
  });

  it('reminds on working days, her deputy when she is away, until it is renewed or decided not to be', async () => {
    const tasks = async (who: Visitor) =>
      (
        await who.get<{
          consentRenewals: {
            consentId: string;
            stage: number;
            since: string;
            daysLeft: number;
            asDeputy: boolean;
            case: { id: string };
          }[];
        }>(`{ consentRenewals { consentId stage since daysLeft asDeputy case { id } } }`)
      ).consentRenewals.filter((task) => task.case.id === caseId);
    const deputy = await app.signIn('deputy');
    const v1 = await record([edge('ame', 'fk')], { validTo: '2026-07-05' }); // 30 days before: Friday 5 June; 7 before: Sunday 28 June
    await world.at('2026-06-04');
    expect(await tasks(ame)).toEqual([]);
    await world.at('2026-06-05');
    expect(await tasks(ame)).toMatchObject([
      { consentId: v1.id, stage: 30, since: '2026-06-05', daysLeft: 30, asDeputy: false },
    ]);
    await world.at('2026-06-26'); // Sunday falls back to Friday
    expect(await tasks(ame)).toMatchObject([{ stage: 7, since: '2026-06-26', daysLeft: 9 }]);
    expect([await tasks(deputy), await tasks(fk), await tasks(x1)]).toEqual([[], [], []]);
    await world.sql(
      `insert into absence (id, unit_id, account_id, deputy_id, during) values (gen_random_uuid(), $1, $2, $3, '[2026-06-20,2026-07-20]')`,
      [unit('ame'), world.accounts.ame.accountId, world.accounts.deputy.accountId],
    );
    expect(await tasks(deputy)).toMatchObject([{ consentId: v1.id, asDeputy: true }]);
    const v2 = await record([edge('ame', 'fk')], {
      validFrom: '2026-06-26',
      validTo: '2026-07-10',
      supersedesId: v1.id,
    });
    expect((await tasks(ame)).map(({ consentId }) => consentId)).toEqual([v2.id]);
    await move('declineRenewal', { consentId: v2.id, expectedVersion: v2.version, reason: 'caseEnds' });
    expect([await tasks(ame), await tasks(deputy)]).toEqual([[], []]);
  });
});
