import { randomUUID } from 'node:crypto';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService } from '#consent';
import type { HandoffKind } from '#domain';
import { HandoffModule, HandoffQueries, HandoffService } from '#handoff';
import type { HandoffMoveInput } from '#handoff';
import { maskError } from '#platform';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, UnitKey, World } from './setup/world.js';

type Step = Parameters<HandoffService['make']>[0];
type Fields = Omit<HandoffMoveInput, 'key' | 'handoffId' | 'expectedVersion'>;

let world: World;
let services: Services;

const key = () => ({ key: randomUUID() });
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
/** The code the reader gets, the database's own included. */
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => maskError(error).extensions.code,
  );
const one = (who: AccountKey, id: string) => as(who, () => services.of(HandoffQueries).one(id));
const make = (who: AccountKey, action: Step, handoffId: string, expectedVersion: number, fields: Fields = {}) =>
  as(who, () => services.of(HandoffService).make(action, { ...key(), handoffId, expectedVersion, ...fields }));

const CHECKLIST = {
  situation: 'Elin orkar två timmar om dagen',
  plan: 'Arbetsträning till hösten',
  nextDate: '2026-01-27',
  openPromises: 'FK skickar underlaget',
  participantInformed: true,
};
const offer = (who: AccountKey, caseId: string, kind: HandoffKind, to: UnitKey, fields: object = {}) =>
  as(who, () =>
    services
      .of(HandoffService)
      .offer({ ...key(), caseId, kind, toUnitId: world.units[to].id, ...CHECKLIST, ...fields }),
  );

/** Rows an account sees of everything a handoff is made of. */
async function seenBy(who: AccountKey): Promise<number> {
  const [row] = await services.rows<{ n: number }>(
    world.accounts[who],
    `select (select count(*) from handoff) + (select count(*) from handoff_notice) + (select count(*) from message)
       + (select count(*) from person) + (select count(*) from journal where type like 'handoff%') as n`,
  );
  return Number(row?.n);
}
const coordinator = async (caseId: string) =>
  (await world.sql<{ owner_unit: string }>('select owner_unit from coordination where case_id = $1', [caseId]))[0]?.owner_unit; // prettier-ignore
const caseworker = async (caseId: string, unit: UnitKey) =>
  (await world.sql<{ caseworker: string | null }>('select caseworker from unit_case where case_id = $1 and owner_unit = $2', [caseId, world.units[unit].id]))[0]?.caseworker; // prettier-ignore

type Direction = readonly [from: UnitKey, to: UnitKey];
const BASE: readonly Direction[] = [['fk', 'ame'], ['ame', 'fk'], ['fk', 'soc'], ['fk', 'af']]; // prettier-ignore

/** FK opens Elin's case and writes down what she agreed to; edges of the other units are not confirmed yet. */
async function openAtFk(directions: readonly Direction[] = BASE): Promise<string> {
  return as('fk', async () => {
    const caseId = await services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' });
    const edges = directions.map(([from, to]) => ({
      fromUnitId: world.units[from].id,
      toUnitId: world.units[to].id,
      categories: ['contact', 'plan'] as never,
    }));
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: '2026-01-12' } as const;
    await services.of(ConsentService).record({ ...key(), caseId, ...said, validTo: '2027-01-11', edges, share: false });
    return caseId;
  });
}

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, HandoffModule);
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});
afterEach(async () => expect(await seenBy('x1')).toBe(0)); // the stranger, after every step

describe('FK hands the coordination over to AME', () => {
  let caseId: string;
  let id: string;
  beforeAll(async () => {
    caseId = await openAtFk();
  });

  it('without a word to the participant nothing is offered', async () => {
    expect(await refusal(offer('fk', caseId, 'coordination', 'ame', { participantInformed: false }))).toBe(
      'NEEDS_MISSING',
    );
    expect(await world.sql('select 1 from handoff')).toEqual([]);
  });

  it('without a ground nothing is written, and the other unit hears nothing', async () => {
    expect(await refusal(offer('fk', caseId, 'coordination', 'vc'))).toBe('NO_GROUND');
    expect(await world.sql('select 1 from handoff union all select 1 from message')).toEqual([]);
    expect(await seenBy('vc')).toBe(0);
  });

  it('FK offers, naming whom it will tell; AME reads the checklist and who it is about', async () => {
    const tellUnitIds = [world.units.soc.id, world.units.vc.id];
    id = await offer('fk', caseId, 'coordination', 'ame', { tellUnitIds });
    const offered = await one('ame', id);
    expect(offered).toMatchObject({
      status: 'offered', party: 'receiver', case: { name: 'Elin Exempelsson' }, from: { id: world.units.fk.id },
      checklist: { ...CHECKLIST }, nextStep: { who: 'unit' }, fromCaseworker: null, messages: [],
    }); // prettier-ignore
    expect(offered?.moves.map(({ action }) => action)).toEqual(['ask', 'accept', 'reject']);
    expect(offered?.tells).toEqual([]); // whom FK will tell is FK's own
    const kept = await one('fk', id);
    expect(kept?.tells.map(({ code }) => code)).toEqual(['soc', 'vc']);
    expect(kept).toMatchObject({ party: 'giver', nextStep: { who: 'other', unit: { id: world.units.ame.id } } });
    expect((await as('ame', () => services.of(HandoffQueries).inbox())).map((row) => row.id)).toEqual([id]);
  });

  it('units that FK named or shares with see no row of it', async () => {
    for (const third of ['soc', 'vc', 'af', 'psy'] as const) expect(await seenBy(third)).toBe(0);
  });

  it('AME’s question needs a ground: without one nothing is written, with a reasoned one it arrives', async () => {
    const text = 'Vem har underlaget?';
    expect(await refusal(make('ame', 'ask', id, 1, { text }))).toBe('NO_GROUND');
    expect(await world.sql(`select 1 from message where kind = 'question'`)).toEqual([]);
    expect((await one('fk', id))?.status).toBe('offered');
    const assessment = 'Vi kan inte ta över utan att veta vem som har underlaget.';
    await make('ame', 'ask', id, 1, { text, ground: 'NECESSARY_OWN', assessment });
    expect(await one('fk', id)).toMatchObject({
      status: 'questioned', messages: [{ kind: 'question', text, mine: false, received: { ground: { code: 'NECESSARY_OWN' } } }],
      moves: [{ action: 'answer' }, { action: 'withdraw' }],
    }); // prettier-ignore
  });

  it('only the giver answers, and a stale answer is refused with CONFLICT', async () => {
    expect(await refusal(make('ame', 'answer', id, 2, { text: 'Vi själva' }))).toBe('WRONG_PARTY');
    expect(await refusal(make('fk', 'answer', id, 1, { text: 'Vårdcentralen' }))).toBe('CONFLICT');
    await make('fk', 'answer', id, 2, { text: 'Vårdcentralen har det' });
    expect((await one('ame', id))?.messages.map(({ text }) => text)).toEqual([
      'Vem har underlaget?',
      'Vårdcentralen har det',
    ]);
  });

  it('AME accepts with a caseworker and a day; FK still coordinates and still answers for the case', async () => {
    expect(await refusal(make('ame', 'accept', id, 3))).toBe('NEEDS_MISSING');
    expect(await refusal(make('fk', 'accept', id, 3, { date: '2026-01-27' }))).toBe('WRONG_PARTY');
    const elsewhere = { date: '2026-01-27', caseworkerId: world.accounts.soc.accountId };
    expect(await refusal(make('ame', 'accept', id, 3, elsewhere))).toBe('BAD_INPUT');
    await make('ame', 'accept', id, 3, { date: '2026-01-27', caseworkerId: world.accounts.colleague.accountId });
    expect(await one('fk', id)).toMatchObject({ status: 'accepted', firstContactOn: '2026-01-27', toCaseworker: null });
    expect((await one('ame', id))?.toCaseworker?.name).toBe('Kim Testsson');
    const own = await world.sql('select source_id from person where owner_unit = $1', [world.units.ame.id]);
    expect(own).toEqual([{ source_id: expect.any(String) }]);
    expect(await coordinator(caseId)).toBe(world.units.fk.id);
    expect(await caseworker(caseId, 'ame')).toBeNull();
    expect(await caseworker(caseId, 'fk')).toBe(world.accounts.fk.accountId);
  });

  it('the named colleague completes it when the first contact has been, not before', async () => {
    expect(await refusal(make('colleague', 'complete', id, 4, { date: '2026-01-27' }))).toBe('BAD_INPUT');
    expect(await coordinator(caseId)).toBe(world.units.fk.id);
    await world.at('2026-01-27');
    const once = { ...key(), handoffId: id, expectedVersion: 4, date: '2026-01-27' };
    await as('colleague', () => services.of(HandoffService).make('complete', once));
    await as('colleague', () => services.of(HandoffService).make('complete', once)); // sent twice, happens once
    expect(await world.sql(`select 1 from journal where type = 'coordinator_changed'`)).toHaveLength(1);
    expect(await coordinator(caseId)).toBe(world.units.ame.id);
    expect(await caseworker(caseId, 'ame')).toBe(world.accounts.colleague.accountId);
    expect(await one('ame', id)).toMatchObject({ status: 'completed', nextStep: { who: 'nobody' }, moves: [] });
  });

  it('of those FK chose, the one it has an edge to is told; nobody else is', async () => {
    const [changed] = await world.sql<{ holders: string[] }>(
      `select holders from journal where type = 'coordinator_changed'`,
    );
    const { fk, ame, soc } = world.units;
    expect(changed?.holders.toSorted()).toEqual([fk.id, ame.id, soc.id].toSorted());
    const told = await services.rows<{ type: string }>(world.accounts.soc, 'select type from journal');
    expect(told).toEqual([{ type: 'coordinator_changed' }]);
    for (const third of ['vc', 'af', 'psy'] as const) {
      expect(
        await services.rows(world.accounts[third], 'select 1 from journal union all select 1 from case_file'),
      ).toEqual([]);
    }
    const [delivery] = await world.sql('select from_unit, ground from delivery where to_unit = $1', [soc.id]);
    expect(delivery).toEqual({ from_unit: fk.id, ground: 'CONSENT' });
  });

  it('FK no longer coordinates: it sees no coordination, cannot close, cannot hand over again', async () => {
    expect(await services.rows(world.accounts.fk, 'select 1 from coordination')).toEqual([]);
    const close = { ...key(), caseId, expectedVersion: 2, reason: 'work' as const };
    expect(await refusal(as('fk', () => services.of(CaseService).close(close)))).toBe('WRONG_PARTY');
    expect(await refusal(offer('fk', caseId, 'coordination', 'ame'))).toBe('WRONG_PARTY');
    const members = await world.sql<{ owner_unit: string }>(
      'select distinct owner_unit from member where case_id = $1',
      [caseId],
    );
    expect(members).toEqual([{ owner_unit: world.units.ame.id }]);
    expect(await services.rows(world.accounts.ame, 'select status from coordination')).toEqual([{ status: 'open' }]);
  });

  it('what happened is told as one change: FK’s caseworker ended, AME’s began', async () => {
    const types = `select type, owner_unit as owner from journal where case_id = $1 and type like 'responsible%' order by id`;
    expect(await world.sql(types, [caseId])).toEqual([
      { type: 'responsible_assigned', owner: world.units.fk.id },
      { type: 'responsible_ended', owner: world.units.fk.id },
      { type: 'responsible_assigned', owner: world.units.ame.id },
    ]);
  });

  it('back with FK by a new handoff, the old one moves nothing a second time', async () => {
    const back = await offer('ame', caseId, 'coordination', 'fk', { ground: 'NECESSARY_OWN', assessment: 'FK tar åter samordningen.' }); // prettier-ignore
    await make('fk', 'accept', back, 1, { date: '2026-01-27' });
    await make('fk', 'complete', back, 2, { date: '2026-01-27' });
    expect(await coordinator(caseId)).toBe(world.units.fk.id);
    const [last] = await world.sql(
      `select payload from journal where case_id = $1 and type like 'responsible%' order by id desc limit 1`,
      [caseId],
    );
    expect(last).toEqual({ payload: { agency: world.units.fk.id, worker: world.accounts.fk.accountId } });
    expect(await refusal(services.rows(world.accounts.ame, 'select complete_handoff($1)', [id]))).toBe('NO_SUCH_MOVE');
    expect(await coordinator(caseId)).toBe(world.units.fk.id);
  });
});

describe('a handoff that comes to nothing', () => {
  it('AME turns it down with a code, which needs no ground; words would', async () => {
    const caseId = await openAtFk();
    const id = await offer('fk', caseId, 'coordination', 'ame');
    const inWords = { reason: 'other', otherText: 'Vi har sommarstängt' };
    expect(await refusal(make('ame', 'reject', id, 1, inWords))).toBe('NO_GROUND');
    expect(await refusal(make('ame', 'reject', id, 1, { reason: 'madeUp' }))).toBe('BAD_INPUT');
    await make('ame', 'reject', id, 1, { reason: 'noCaseworker' });
    expect(await one('fk', id)).toMatchObject({ status: 'rejected', nextStep: { who: 'nobody' } });
    const told = await services.rows(world.accounts.fk, `select payload from journal where type = 'handoff_rejected'`);
    expect(told).toEqual([{ payload: { handoff: id, reason: 'noCaseworker' } }]);
    expect(await coordinator(caseId)).toBe(world.units.fk.id);
    expect(await refusal(make('ame', 'accept', id, 2, { date: '2026-02-01' }))).toBe('NO_SUCH_MOVE');
  });

  it('FK takes it back even after AME has accepted; AME never came to coordinate', async () => {
    const caseId = await openAtFk();
    const id = await offer('fk', caseId, 'coordination', 'ame', { openPromises: '' });
    expect((await one('ame', id))?.checklist.openPromises).toBeNull();
    await make('ame', 'accept', id, 1, { date: '2026-02-03' });
    expect(await refusal(make('ame', 'withdraw', id, 2, { reason: 'mistake' }))).toBe('WRONG_PARTY');
    await make('fk', 'withdraw', id, 2, { reason: 'participantNo' });
    expect(await refusal(make('ame', 'complete', id, 3, { date: '2026-01-27' }))).toBe('NO_SUCH_MOVE');
    expect(await coordinator(caseId)).toBe(world.units.fk.id);
  });

  it('the database refuses a completion that the process does not know, and the door one that is not completed', async () => {
    const caseId = await openAtFk();
    const id = await offer('fk', caseId, 'coordination', 'ame');
    const jump = `update handoff set status = 'completed', version = version + 1 where id = $1`;
    expect(await refusal(services.rows(world.accounts.ame, jump, [id]))).toBe('NO_SUCH_MOVE');
    expect(await refusal(services.rows(world.accounts.ame, 'select complete_handoff($1)', [id]))).toBe('NO_SUCH_MOVE');
    expect(await refusal(services.rows(world.accounts.x1, 'select complete_handoff($1)', [id]))).toBe('NO_SUCH_MOVE');
    expect(await coordinator(caseId)).toBe(world.units.fk.id);
  });
});

describe('inside one unit', () => {
  let caseId: string;
  const openAtAme = () =>
    as('ame', () => services.of(CaseService).open({ ...key(), givenName: 'Test', familyName: 'Testsson' }));
  beforeAll(async () => {
    caseId = await openAtAme();
  });
  const colleague = () => ({ toCaseworkerId: world.accounts.colleague.accountId });

  it('a coordination is not handed over to oneself, nor a caseworker to another unit', async () => {
    expect(await refusal(offer('ame', caseId, 'coordination', 'ame'))).toBe('BAD_INPUT');
    expect(await refusal(offer('ame', caseId, 'caseworker', 'fk'))).toBe('BAD_INPUT');
    expect(await refusal(offer('ame', caseId, 'caseworker', 'ame', { toCaseworkerId: world.accounts.fk.accountId }))).toBe('BAD_INPUT'); // prettier-ignore
    const told = { ...colleague(), tellUnitIds: [world.units.fk.id] };
    expect(await refusal(offer('ame', caseId, 'caseworker', 'ame', told))).toBe('BAD_INPUT');
  });

  it('Alma hands Kim the case: Kim answers, and only when she completes it is it hers', async () => {
    const id = await offer('ame', caseId, 'caseworker', 'ame', colleague());
    expect(await refusal(make('ame', 'accept', id, 1, { date: '2026-01-28' }))).toBe('WRONG_PARTY');
    expect(await one('colleague', id)).toMatchObject({ party: 'receiver', nextStep: { who: 'me' } });
    expect(await one('ame', id)).toMatchObject({ party: 'giver', nextStep: { who: 'unit' } });
    await make('colleague', 'ask', id, 1, { text: 'När ses ni?' }); // no ground needed: nobody is handed anything
    await make('ame', 'answer', id, 2, { text: 'På tisdag' });
    await make('colleague', 'accept', id, 3, { date: '2026-01-27' });
    expect(await caseworker(caseId, 'ame')).toBe(world.accounts.ame.accountId);
    await make('colleague', 'complete', id, 4, { date: '2026-01-27' });
    expect(await caseworker(caseId, 'ame')).toBe(world.accounts.colleague.accountId);
    expect(await coordinator(caseId)).toBe(world.units.ame.id);
    expect(await world.sql('select 1 from delivery where case_id = $1', [caseId])).toEqual([]);
  });

  it('left to the inbox it is anybody’s in the unit but the one who offered it', async () => {
    const left = await openAtAme();
    const id = await offer('ame', left, 'caseworker', 'ame');
    expect(await refusal(make('ame', 'accept', id, 1, { date: '2026-01-28' }))).toBe('WRONG_PARTY');
    expect(await refusal(one('manager', id))).toBe('REASON_NEEDED');
    await as('manager', () => services.of(CaseService).openWithReason({ caseId: left, reason: 'supervision' }));
    expect(await one('manager', id)).toMatchObject({ party: 'receiver' });
  });

  it('a deputy covers while Alma is away; Alma goes on answering for the case', async () => {
    const lent = await openAtAme();
    const id = await offer('ame', lent, 'temporary', 'ame', { toCaseworkerId: world.accounts.deputy.accountId });
    await make('deputy', 'accept', id, 1, { date: '2026-01-27' });
    await make('deputy', 'complete', id, 2, { date: '2026-01-27' });
    expect(await caseworker(lent, 'ame')).toBe(world.accounts.ame.accountId);
  });
});

describe('from a programme to the next actor', () => {
  it('AF takes Elin on after FK’s programme; FK goes on coordinating', async () => {
    const caseId = await openAtFk();
    const id = await offer('fk', caseId, 'programmeExit', 'af');
    await make('af', 'accept', id, 1, { date: '2026-01-27' });
    await make('af', 'complete', id, 2, { date: '2026-01-27' });
    expect(await caseworker(caseId, 'af')).toBe(world.accounts.af.accountId);
    expect(await caseworker(caseId, 'fk')).toBe(world.accounts.fk.accountId);
    expect(await coordinator(caseId)).toBe(world.units.fk.id);
  });
});

describe('a protected identity', () => {
  it('is handed over between those who are cleared for it, decided by the one who offered', async () => {
    const caseId = await openAtFk([['fk', 'ame'], ['fk', 'soc']]); // prettier-ignore
    const { fk, cleared } = world.accounts;
    await world.sql(`update seat set roles = roles || '{protectedClearance}' where id = $1`, [fk.seatId]);
    await services.rows(fk, `select protect_case($1, 'sekretessmarkering', array[$2::uuid])`, [caseId, fk.accountId]);
    expect(await refusal(offer('fk', caseId, 'coordination', 'soc'))).toBe('NO_GROUND'); // nobody there is cleared
    const id = await offer('fk', caseId, 'coordination', 'ame');
    expect(await one('ame', id)).toBeNull();
    await services.rows(cleared, `insert into case_opening (id, association_id, case_id, owner_unit, holders, account_id, reason, until)
      select gen_random_uuid(), association_id, id, current_unit(), array[current_unit()], current_account(), 'covering', app_now() + interval '1 day'
      from case_file where id = $1`, [caseId]); // prettier-ignore
    await make('cleared', 'accept', id, 1, { date: '2026-01-27' });
    await make('cleared', 'complete', id, 2, { date: '2026-01-27' });
    expect(await coordinator(caseId)).toBe(world.units.ame.id);
    const acts = await world.sql('select distinct decided_by from delivery where case_id = $1 and from_unit = $2', [
      caseId, fk.unitId,
    ]); // prettier-ignore
    expect(acts).toEqual([{ decided_by: fk.accountId }]);
  });
});
