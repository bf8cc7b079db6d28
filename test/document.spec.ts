import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { scan } from '#document';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const WORDS = Buffer.concat([PNG, Buffer.from('en ny version')]);
const NAME = 'Läkarutlåtande Elin Exempelsson 20000125-2386.png';
const LIST = `id documentId versionNo kind { code } category name mediaType size sha256 scanned mine voidedOn messageId
  received { on } given { to { code } on openedOn }`;

interface Shown {
  readonly id: string;
  readonly documentId: string;
  readonly versionNo: number;
  readonly name: string;
  readonly category: string;
  readonly scanned: boolean;
  readonly voidedOn: string | null;
  readonly given: { to: { code: string } }[];
}
interface Sent {
  readonly status: number;
  readonly id: string;
  readonly code: string;
}

let world: World;
let app: RunningApp;
let people: Record<'ame' | 'fk' | 'x1' | 'colleague', Visitor>;
let caseId: string;

const key = () => ({ key: randomUUID() });
const unit = (who: AccountKey) => world.accounts[who].unitId;
const make = (who: keyof typeof people, name: string, type: string, input: object, answer: string) =>
  people[who].get<Record<string, { id: string }>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`,
    {
      input: { ...key(), ...input },
    },
  );
const codeOf = (who: keyof typeof people, name: string, type: string, input: object) =>
  people[who].refusal(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, {
    input: { ...key(), ...input },
  });
const documents = async (who: keyof typeof people): Promise<Shown[]> =>
  (await people[who].get<{ documents: Shown[] }>(`query ($id: ID!) { documents(caseId: $id) { ${LIST} } }`, { id: caseId }))
    .documents; // prettier-ignore
async function send(who: keyof typeof people, content: Buffer, about: object = {}, to = caseId): Promise<Sent> {
  const query = new URLSearchParams({ kind: 'medicalCertificate', category: 'workAbility', ...about });
  const answer = await people[who].fetch(`/files/documents/${to}?${query.toString()}`, {
    method: 'POST',
    body: new Uint8Array(content),
    headers: {
      ...{ 'content-type': 'application/octet-stream', 'apollo-require-preflight': 'true' },
      ...{ 'idempotency-key': randomUUID(), 'x-file-name': encodeURIComponent(NAME) },
    },
  });
  const body = (await answer.json()) as { id: string; code: string };
  return { status: answer.status, ...body };
}
const take = (who: keyof typeof people, id: string) =>
  people[who].ask<{ documentFile: { fileName: string; mediaType: string; contentBase64: string } }>(
    'query ($id: ID!) { documentFile(id: $id) { fileName mediaType contentBase64 } }',
    { id },
  );
const deliver = (recordId: string, more: object = {}) => ({
  ...{ caseId, recordKind: 'document', recordId, toUnitId: unit('fk'), ground: 'CONSENT' },
  ...more,
});

beforeAll(async () => {
  world = await createWorld();
  app = await startApp(world);
  const [ame, fk, x1, colleague] = await Promise.all(
    (['ame', 'fk', 'x1', 'colleague'] as const).map((who) => app.signIn(who)),
  );
  people = { ame: ame!, fk: fk!, x1: x1!, colleague: colleague! };
});
afterAll(async () => {
  await app?.close();
  await world?.dispose();
});
beforeEach(async () => {
  const name = { givenName: 'Elin', familyName: 'Exempelsson' };
  caseId = (await make('ame', 'openCase', 'OpenCaseInput', name, 'id')).openCase!.id;
  const edges = [{ fromUnitId: unit('ame'), toUnitId: unit('fk'), categories: ['contact', 'plan', 'workAbility'] }];
  const said = { caseId, form: 'written', grantor: 'self', purpose: 'Samordning', share: false, edges };
  const period = { validFrom: '2026-01-12', validTo: '2027-01-11' };
  await make('ame', 'recordConsent', 'RecordConsentInput', { ...said, ...period }, 'id');
});

describe('a document in a case', () => {
  it('is the unit’s own: what it is is told by its content, its bytes come back as they were, and each taking out is logged', async () => {
    const { status, id } = await send('ame', PNG);
    expect(status).toBe(201);
    const [shown] = await documents('ame');
    expect(shown).toMatchObject({ id, versionNo: 1, mediaType: 'image/png', size: PNG.length, mine: true });
    expect(shown?.name).toContain('Läkarutlåtande');
    expect(shown?.name).not.toContain('20000125'); // a number in a file's name is taken out of it
    const before = await world.sql(`select 1 from access_entry where kind = 'export'`);
    const { data } = await take('ame', id);
    expect(data?.documentFile).toEqual({
      ...{ fileName: 'handling-v1.png', mediaType: 'image/png', contentBase64: PNG.toString('base64') },
    });
    expect(await world.sql(`select 1 from access_entry where kind = 'export'`)).toHaveLength(before.length + 1);
  });

  it('is of a closed list of types, whatever it is called, and no larger than ten megabytes', async () => {
    expect(await send('ame', Buffer.from('MZ\x90\0 a program'))).toMatchObject({ status: 400, code: 'BAD_INPUT' });
    expect(await send('ame', Buffer.from('<html><script>'))).toMatchObject({ status: 400, code: 'BAD_INPUT' });
    expect(await send('ame', PNG, { kind: 'contract' })).toMatchObject({ status: 400 });
    expect(await send('ame', PNG, { category: '' })).toMatchObject({ status: 400 });
    const large = await send('ame', Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)])).catch(() => ({
      status: 413,
    }));
    expect(large.status).toBe(413);
    expect(await documents('ame')).toEqual([]);
  });

  it('is reached by nobody else, and by those who have opened the case', async () => {
    const { id } = await send('ame', PNG);
    for (const [who, code] of [['fk', 'NOT_FOUND'], ['x1', 'NOT_FOUND'], ['colleague', 'REASON_NEEDED']] as const) {
      expect((await take(who, id)).errors?.[0]?.extensions.code).toBe(code);
      expect(await send(who, PNG)).toMatchObject({ code });
    } // prettier-ignore
    // nor are its bytes, by somebody who has a document of her own
    const theirs = { key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson' };
    const opened = await people.x1.get<{ openCase: { id: string } }>(
      'mutation ($input: OpenCaseInput!) { openCase(input: $input) { id } }',
      { input: theirs },
    );
    const own = await send('x1', WORDS, {}, opened.openCase.id);
    expect(own.status).toBe(201);
    await world.sql('begin');
    await world.sql(
      `select set_config('app.unit', $1, true), set_config('app.account', $2, true), set_config('app.actor', 'user', true)`,
      [unit('x1'), world.accounts.x1.accountId],
    );
    await world.sql('set local role samsteg_app');
    expect(await world.sql('select version_id as id from samsteg.document_file')).toEqual([{ id: own.id }]);
    const lay = `insert into samsteg.document_file (version_id, content) values ($1, 'annat')`;
    await expect(world.sql(lay, [id])).rejects.toThrow('row-level security'); // nor written, to another's version or with other bytes
    await world.sql('rollback');
  });

  it('gets a new version beside the old one, which stays as it was; two do not follow the same', async () => {
    const { id: first } = await send('ame', PNG);
    const { id: second } = await send('ame', WORDS, { follows: first });
    expect((await documents('ame')).map(({ id, documentId, versionNo }) => [id, documentId, versionNo])).toEqual([
      [second, first, 2],
      [first, first, 1],
    ]);
    expect((await take('ame', first)).data?.documentFile.contentBase64).toBe(PNG.toString('base64'));
    expect(await send('ame', WORDS, { follows: first })).toMatchObject({ status: 409, code: 'CONFLICT' });
  });

  it('goes to another unit by an act of delivery alone, a version at a time, and not where no consent reaches its category', async () => {
    const { id: first } = await send('ame', PNG);
    await make('ame', 'deliver', 'MakeDeliveryInput', deliver(first), 'id');
    const { id: second } = await send('ame', WORDS, { follows: first });
    expect((await documents('fk')).map(({ id }) => id)).toEqual([first]);
    expect((await take('fk', first)).data?.documentFile.contentBase64).toBe(PNG.toString('base64'));
    expect((await take('fk', second)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await documents('ame')).map(({ given }) => given.map(({ to }) => to.code))).toEqual([[], ['fk']]);
    const { id: health } = await send('ame', PNG, { category: 'health' });
    expect(await codeOf('ame', 'deliver', 'MakeDeliveryInput', deliver(health))).toBe('NO_GROUND');
    expect(await codeOf('fk', 'deliver', 'MakeDeliveryInput', deliver(first, { toUnitId: unit('pro') }))).not.toBe('');
    expect(await send('fk', WORDS, { follows: first })).toMatchObject({ status: 409 }); // another's document has no version of ours
  });

  it('is handed over with a print that stays true, and stops with the consent', async () => {
    const { id } = await send('ame', PNG);
    await make('ame', 'deliver', 'MakeDeliveryInput', deliver(id), 'id');
    const [evidence] = await world.sql<{ true: boolean }>(
      `select content_hash = record_print('document', record_id) as true from delivery where record_id = $1`,
      [id],
    );
    expect(evidence).toEqual({ true: true });
    const { id: next } = await send('ame', WORDS, { follows: id });
    await world.sql('update consent_edge set revoked_at = now() where case_id = $1', [caseId]);
    expect(await codeOf('ame', 'deliver', 'MakeDeliveryInput', deliver(next))).toBe('NO_GROUND');
    expect(await documents('fk')).toHaveLength(1); // what was lawfully received stays
  });

  it('is voided by its own unit, stays to be read, and whoever was given it is told', async () => {
    const { id } = await send('ame', PNG);
    await make('ame', 'deliver', 'MakeDeliveryInput', deliver(id), 'id');
    expect(await codeOf('fk', 'voidDocument', 'VoidDocumentInput', { documentId: id, text: 'Inte vår' })).toBe(
      'NOT_FOUND',
    );
    await make('ame', 'voidDocument', 'VoidDocumentInput', { documentId: id, text: 'Fel person' }, 'id');
    expect((await documents('fk'))[0]).toMatchObject({ id, voidedOn: '2026-01-12' });
    expect(await codeOf('ame', 'voidDocument', 'VoidDocumentInput', { documentId: id, text: 'Igen' })).toBe(
      'NO_SUCH_MOVE',
    );
  });

  it('may come with what was registered as come in, and with nothing else', async () => {
    const came = {
      caseId,
      category: 'plan',
      text: 'Brev från vården',
      contact: { kind: 'letter', withWhom: 'Vården' },
    };
    const { registerIncoming } = await make('ame', 'registerIncoming', 'RegisterIncomingInput', came, 'id');
    await send('ame', PNG, { message: registerIncoming!.id });
    expect((await documents('ame'))[0]).toMatchObject({ messageId: registerIncoming!.id });
    expect(await send('ame', PNG, { message: randomUUID() })).toMatchObject({ status: 404 });
  });
});

describe('what goes along with a request', () => {
  const LINES = 'id version status checklist { kind { code } asked state documents { id } }';
  interface Request {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly checklist: { kind: { code: string }; asked: boolean; state: string }[];
  }
  const said = ({ checklist }: Request) => checklist.map(({ kind, asked, state }) => `${kind.code} ${asked} ${state}`);
  const move = async (who: 'ame' | 'fk', name: string, referralId: string, more: object) => {
    const { referral } = await read(who, referralId);
    const input = { referralId, expectedVersion: referral.version, ...more };
    return (await make(who, name, 'ReferralMoveInput', input, LINES))[name] as unknown as Request;
  };
  const read = (who: 'ame' | 'fk', id: string) =>
    people[who].get<{ referral: Request }>(`query ($id: ID!) { referral(id: $id) { ${LINES} } }`, { id });
  const ask = async () => {
    const asked = {
      caseId,
      type: 'proposal',
      toUnitId: unit('fk'),
      question: 'Kan ni ta emot Elin?',
      category: 'plan',
    };
    return (await make('ame', 'sendReferral', 'SendReferralInput', asked, 'id')).sendReferral!.id;
  };

  it('is asked for by kind in one move, which needs no consent, and answered with the documents themselves, which do', async () => {
    const id = await ask();
    expect(said((await read('fk', id)).referral)).toEqual(['assessment false missing']);
    const missing = { documents: ['medicalCertificate', 'assessment'] };
    expect((await move('fk', 'requestReferralInfo', id, missing)).status).toBe('infoRequested');
    const certificate = await send('ame', PNG);
    expect(said((await read('ame', id)).referral)).toEqual(['medicalCertificate true have', 'assessment true missing']);
    expect(said((await read('fk', id)).referral)).toEqual([
      'medicalCertificate true missing',
      'assessment true missing',
    ]);
    const assessment = await send('ame', WORDS, { kind: 'assessment', category: 'health' });
    const both = { documentIds: [certificate.id, assessment.id] };
    const { version } = (await read('ame', id)).referral;
    expect(
      await codeOf('ame', 'supplyReferralInfo', 'ReferralMoveInput', {
        referralId: id,
        expectedVersion: version,
        ...both,
      }),
    ).toBe('NO_GROUND'); // all of it, or nothing
    expect(await documents('fk')).toEqual([]);
    const answered = await move('ame', 'supplyReferralInfo', id, { documentIds: [certificate.id] });
    expect(answered.status).toBe('received');
    expect(said(answered)).toEqual(['medicalCertificate true there', 'assessment true have']);
    expect((await documents('fk')).map((one) => one.id)).toEqual([certificate.id]);
    expect(said((await read('fk', id)).referral)).toEqual(['medicalCertificate true there', 'assessment true missing']);
  });

  it('is of this case and of the own unit, and goes along with an answer alone', async () => {
    const id = await ask();
    await move('fk', 'requestReferralInfo', id, { documents: ['plan'] });
    const { version } = (await read('ame', id)).referral;
    const refused = (more: object) =>
      codeOf('ame', 'supplyReferralInfo', 'ReferralMoveInput', { referralId: id, expectedVersion: version, ...more });
    expect(await refused({})).toBe('NEEDS_MISSING');
    expect(await refused({ documentIds: [randomUUID()] })).toBe('NOT_FOUND');
    expect(await refused({ documents: ['plan'], text: 'Här' })).toBe('BAD_INPUT');
    const other = { givenName: 'Elin', familyName: 'Exempelsson' };
    const elsewhere = (await make('ame', 'openCase', 'OpenCaseInput', other, 'id')).openCase!.id;
    const { id: foreign } = await send('ame', PNG, {}, elsewhere);
    expect(await refused({ documentIds: [foreign] })).toBe('NOT_FOUND');
  });
});

describe('the virus scanner', () => {
  const answering = async (words: string | null, work: () => Promise<void>) => {
    let got = Buffer.alloc(0);
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (part) => {
        got = Buffer.concat([got, part]);
        if (got.subarray(-4).equals(Buffer.alloc(4)) && words !== null) socket.end(words);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    Object.assign(process.env, { SAMSTEG_CLAMD: `127.0.0.1:${port}`, SAMSTEG_CLAMD_TIMEOUT_MS: '300' });
    try {
      await work();
    } finally {
      delete process.env.SAMSTEG_CLAMD;
      delete process.env.SAMSTEG_CLAMD_TIMEOUT_MS;
      server.close();
    }
    return got;
  };

  it('is given the whole file in parts, and what it passes is kept as passed', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(200_000, 7)]);
    const got = await answering('stream: OK\0', async () => {
      expect(await send('ame', large)).toMatchObject({ status: 201 });
    });
    expect(got.subarray(0, 10).toString()).toBe('zINSTREAM\0');
    let at = 10;
    const parts: Buffer[] = [];
    while (got.readUInt32BE(at) > 0) {
      const length = got.readUInt32BE(at);
      parts.push(got.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    expect(Buffer.concat(parts).equals(large)).toBe(true);
    expect((await documents('ame'))[0]).toMatchObject({ scanned: true });
  });

  it('stops what it finds, and when it says nothing, something else or is not there, nothing is taken', async () => {
    await answering('stream: Eicar-Test-Signature FOUND\0', async () => {
      expect(await send('ame', PNG)).toMatchObject({ code: 'BAD_INPUT' });
    });
    for (const words of [null, 'INSTREAM size limit exceeded. ERROR\0', '']) {
      await answering(words, async () => expect(await send('ame', PNG)).toMatchObject({ code: 'BUSY' }));
    }
    process.env.SAMSTEG_CLAMD = '127.0.0.1:1';
    expect(await send('ame', PNG)).toMatchObject({ code: 'BUSY' });
    delete process.env.SAMSTEG_CLAMD;
    expect(await documents('ame')).toEqual([]);
    expect(await scan(PNG, { host: '127.0.0.1', port: 1, timeoutMs: 200 })).toBe('unanswered');
  });
});
