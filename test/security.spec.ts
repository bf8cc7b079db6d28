import { createHash, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { RequestTransaction } from '#platform';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };
const WORDS = 'Ord som bara den som har öppnat ärendet läser';
const READ = `query ($id: ID!) { referral(id: $id) { status outcome { code } messages { text } } }`;
const input = (fields: object) => ({ input: { key: randomUUID(), ...fields } });
const mutation = (name: string, type: string, answer = 'id') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;

describe('what is tried against the walls', () => {
  let world: World;
  let app: RunningApp;
  const visitors = new Map<AccountKey, Visitor>();
  let caseId: string;
  let requestId: string;

  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const visit = async (who: AccountKey) => {
    const known = visitors.get(who) ?? (await app.signIn(who));
    visitors.set(who, known);
    return known;
  };
  const open = async (who: AccountKey) => {
    const person = input({ givenName: 'Elin', familyName: 'Exempelsson', personnummer: '20000125-2386' });
    const answer = await (
      await visit(who)
    ).get<{ openCase: { id: string } }>(mutation('openCase', 'OpenCaseInput'), person);
    return answer.openCase.id;
  };
  const consent = async (id: string, ...to: AccountKey[]) => {
    const edges = to.map((who) => ({ fromUnitId: unit('ame'), toUnitId: unit(who), categories: ['contact', 'plan'] }));
    const said = {
      caseId: id,
      form: 'written',
      grantor: 'self',
      purpose: 'Samordning',
      share: false,
      ...PERIOD,
      edges,
    };
    await (await visit('ame')).get(mutation('recordConsent', 'RecordConsentInput'), input(said));
  };
  const edgeTo = async (id: string, who: AccountKey) => {
    const text = 'select id, revoked_at as "revokedAt" from consent_edge where case_id = $1 and to_unit = $2';
    const [edge] = await world.sql<{ id: string; revokedAt: Date | null }>(text, [id, unit(who)]);
    return edge!;
  };
  const versionOf = async (table: 'referral' | 'handoff' | 'intervention', id: string) =>
    (await world.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]))[0]?.version;
  const move = async (who: AccountKey, name: string, more: object = {}) => {
    const said = input({ referralId: requestId, expectedVersion: await versionOf('referral', requestId), ...more });
    return (await visit(who)).ask(mutation(name, 'ReferralMoveInput'), said);
  };

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    caseId = await open('ame');
    await consent(caseId, 'pro', 'psy');
    const asked = { caseId, type: 'application', programmeId: world.programmes.open, question: WORDS };
    const sent = await (
      await visit('ame')
    ).get<{ sendReferral: { id: string } }>(mutation('sendReferral', 'SendReferralInput'), input(asked));
    requestId = sent.sendReferral.id;
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('the log is sealed however long it takes: the clock that ran when the work began does not cut it off', async () => {
    const work = async (mayTake?: number) => {
      const transaction = RequestTransaction.current();
      await transaction.rows(`select set_config('transaction_timeout', '0', true)`);
      await transaction.rows(`select set_config('transaction_timeout', '300', true)`);
      if (mayTake) await transaction.mayTake(mayTake);
      return transaction.value<string>(`select 'sealed' from pg_sleep(0.5)`);
    };
    const nobody = { system: true, unitId: null } as const;
    const run = (mayTake?: number) => RequestTransaction.within(app.get(DataSource), nobody, () => work(mayTake));
    await expect(run()).rejects.toMatchObject({ code: '25P04' });
    await expect(run(90_000)).resolves.toBe('sealed');
  });

  it('a colleague who has not opened the case reads its request in no other way, and in no list', async () => {
    const colleague = await visit('colleague');
    expect(await colleague.refusal(`query ($id: ID!) { case(id: $id) { id } }`, { id: caseId })).toBe('REASON_NEEDED');
    expect(await colleague.refusal(READ, { id: requestId })).toBe('REASON_NEEDED');
    const list = `{ referralsSent(view: "all") { edges { node { id messages { text } handling { note } } } } }`;
    expect(JSON.stringify(await colleague.get(list))).not.toContain(WORDS);
    expect(JSON.stringify(await (await visit('ame')).get(list))).toContain(WORDS);
    const reason = { input: { caseId, reason: 'covering' } };
    const opened = await colleague.ask(mutation('openCaseWithReason', 'OpenCaseWithReasonInput'), reason);
    expect(opened.errors).toBeUndefined();
    expect(JSON.stringify(await colleague.get(READ, { id: requestId }))).toContain(WORDS);
  });

  it('nobody slips words to the other party as a code the form does not ask for', async () => {
    const refused = [
      await move('pro', 'receiveReferral', { reason: 'FritextUtanGrund' }),
      await move('pro', 'receiveReferral', { outcome: 'illness' }),
      await move('pro', 'holdReferral', { reason: 'FritextUtanGrund', until: '2026-02-01' }),
    ];
    expect(refused.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['BAD_INPUT', 'BAD_INPUT', 'BAD_INPUT']);
    expect(await world.sql(`select 1 from journal where payload::text like '%Fritext%'`)).toEqual([]);
  });

  it('illness as an exit reason reaches the sender neither by event nor by the request they share', async () => {
    for (const [name, more] of [
      ['receiveReferral', {}],
      ['acceptReferral', {}],
      ['startReferral', { date: '2026-01-12', plannedEnd: '2026-03-01' }],
    ] as const) {
      expect((await move('pro', name, more)).errors).toBeUndefined();
    }
    const [{ id }] = (await world.sql<{ id: string }>('select id from intervention')) as [{ id: string }];
    const end = { date: '2026-01-12', reason: 'illness', noNextStepReason: 'ownWish' };
    const said = input({ interventionId: id, expectedVersion: await versionOf('intervention', id), ...end });
    await (await visit('pro')).get(mutation('endIntervention', 'EndInterventionInput'), said);
    const seen = await (await visit('ame')).get<{ referral: object }>(READ, { id: requestId });
    expect(seen.referral).toMatchObject({ status: 'ended', outcome: null });
    expect(await world.sql('select exit_reason from intervention')).toEqual([{ exit_reason: 'illness' }]);
  });

  it('a revocation stands also when the one who notes it has not opened the case', async () => {
    const { id } = await edgeTo(caseId, 'psy');
    const answer = await (await visit('deputy')).ask(mutation('revokeEdge', 'EdgeRefInput'), input({ edgeId: id }));
    expect(answer.errors?.[0]?.extensions.code).toBe('REASON_NEEDED'); // the page is another matter
    expect((await edgeTo(caseId, 'psy')).revokedAt).not.toBeNull();
  });

  it('being let into one case hands out nothing of another', async () => {
    await consent(caseId, 'fk');
    const text = { caseId, category: 'plan', text: WORDS };
    await (await visit('ame')).get(mutation('addNote', 'AddNoteInput'), input(text));
    const [note] = await world.sql<{ id: string }>(`select id from message where kind = 'note'`);
    const own = await open('deputy');
    const asked = { caseId: own, recordKind: 'message', recordId: note?.id, toUnitId: unit('fk'), ground: 'CONSENT' };
    expect(await (await visit('deputy')).refusal(mutation('deliver', 'MakeDeliveryInput'), input(asked))).toBe(
      'NOT_FOUND',
    );
    expect(await world.sql('select 1 from delivery where record_id = $1', [note?.id])).toEqual([]);
  });

  it.each([['revoked', []], ['confirmed', ['FK Provby', 'Öppenpsykiatri Provby']]] as const)(
    'when the coordination moves under a %s consent, no member is told unasked, and the new coordinator sees %j',
    async (edge, seen) => {
      const moved = await open('ame');
      await consent(moved, 'fk', 'psy');
      const words = { situation: 'Läge', plan: 'Plan', openPromises: '' };
      const checklist = { ...words, nextDate: '2026-01-20', participantInformed: true };
      const offer = input({ caseId: moved, kind: 'coordination', toUnitId: unit('fk'), ...checklist });
      const { offerHandoff } = await (await visit('ame')).get<{ offerHandoff: { id: string } }>(
        mutation('offerHandoff', 'OfferHandoffInput'),
        offer,
      );
      if (edge === 'revoked') {
        const gone = input({ edgeId: (await edgeTo(moved, 'fk')).id });
        await (await visit('ame')).get(mutation('revokeEdge', 'EdgeRefInput'), gone);
      }
      const fk = await visit('fk');
      const step = async (name: string, date: string, more: object = {}) => {
        const version = await versionOf('handoff', offerHandoff.id);
        const said = input({ handoffId: offerHandoff.id, expectedVersion: version, date, ...more });
        return fk.ask(mutation(name, 'HandoffMoveInput'), said);
      };
      if (edge === 'revoked') {
        // it rests with its consent: nobody takes over on it, and the one who offered goes on coordinating
        const tried = await step('acceptHandoff', '2026-01-13');
        expect(tried.errors?.[0]?.extensions.code).toBe('NO_SUCH_MOVE');
        const still = 'select owner_unit as unit from coordination where case_id = $1';
        expect(await world.sql(still, [moved])).toEqual([{ unit: unit('ame') }]);
        expect((await step('rejectHandoff', '', { reason: 'tooEarly', date: undefined })).errors).toBeUndefined();
        return;
      }
      const disguised = await step('acceptHandoff', '2026-01-13', { reason: 'FritextUtanGrund' });
      expect(disguised.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'reason' });
      for (const [name, date] of [['acceptHandoff', '2026-01-13'], ['completeHandoff', '2026-01-12']] as const) {
        expect((await step(name, date)).errors).toBeUndefined();
      }
      const page = `query ($id: ID!) { case(id: $id) { iCoordinate members { unit { name } } } }`;
      type Page = { case: { iCoordinate: boolean; members: { unit: { name: string } }[] } };
      const { case: its } = await fk.get<Page>(page, { id: moved });
      expect(its.iCoordinate).toBe(true);
      expect(its.members.map(({ unit: { name } }) => name).toSorted()).toEqual(seen);
      const held = 'select 1 from member where case_id = $1 and $2 = any(holders) and unit_id = $2';
      expect(await world.sql(held, [moved, unit('psy')])).toEqual([]);
      const evidence = `select m.unit_id from member m left join delivery d on d.record_id = m.id and d.to_unit = $2
        where m.case_id = $1 and m.owner_unit = $2 and d.id is null`;
      expect(await world.sql(evidence, [moved, unit('fk')])).toEqual([]);
    },
  ); // prettier-ignore

  it('another site’s form cannot sign anybody in: what is in the address is not read', async () => {
    const { username, password } = world.accounts.ame;
    const address = `${app.origin}/auth/login?${new URLSearchParams({ username, password }).toString()}`;
    const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('an answer stays in no cache, is read as nothing else, and lets no other site frame it or run a script in it', async () => {
    for (const answer of [
      await (await visit('ame')).post('/graphql', { query: '{ me { username } }' }),
      await app.stranger().post('/auth/login', { username: 'x', password: 'y' }),
      await app.stranger().fetch('/healthz'),
    ]) {
      const said = answer.headers;
      expect(said.get('cache-control')).toMatch(/no-store/);
      expect(said.get('x-content-type-options')).toBe('nosniff');
      expect(said.get('referrer-policy')).toBe('no-referrer');
      expect(said.get('access-control-allow-origin')).toBeNull();
      expect(said.get('x-powered-by')).toBeNull();
      const policy = said.get('content-security-policy')?.split(';') ?? [];
      for (const part of [
        `default-src 'self'`,
        `script-src 'self'`,
        `font-src 'self'`,
        `object-src 'none'`,
        `base-uri 'none'`,
        `frame-ancestors 'none'`,
      ])
        expect(policy).toContain(part);
    }
  });

  it('a mutation’s key keeps no plain hash of what was typed', async () => {
    const typed = { givenName: 'Elin', familyName: 'Exempelsson', personnummer: '20000125-2386' };
    const key = randomUUID();
    await (await visit('soc')).get(mutation('openCase', 'OpenCaseInput'), { input: { key, ...typed } });
    const [kept] = await world.sql<{ hash: Buffer }>('select input_hash as hash from idempotency where key = $1', [
      key,
    ]);
    const orders = [
      { key, ...typed },
      { ...typed, key },
    ];
    const guesses = orders.map((guess) =>
      createHash('sha256').update('openCase').update(JSON.stringify(guess)).digest(),
    );
    expect(guesses.some((guess) => kept?.hash.equals(guess))).toBe(false);
  });

  it('a caseworker who hands her case to a colleague has handed it over, and sees it the day out', async () => {
    const colleague = await visit('colleague');
    const own = await open('ame');
    const given = { caseId: own, accountId: world.accounts.colleague.accountId };
    await (await visit('ame')).get(mutation('assignResponsible', 'AssignResponsibleInput'), input(given));
    const back = { caseId: own, accountId: world.accounts.deputy.accountId };
    const answer = await colleague.ask(mutation('assignResponsible', 'AssignResponsibleInput'), input(back));
    expect(answer.errors).toBeUndefined();
    const [side] = await world.sql('select caseworker from unit_case where case_id = $1 and owner_unit = $2', [
      own,
      unit('ame'),
    ]);
    expect(side).toEqual({ caseworker: world.accounts.deputy.accountId });
  });
});
