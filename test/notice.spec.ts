import { randomUUID } from 'node:crypto';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService } from '#consent';
import { NoticeModule, DerivingService } from '#notice';
import { NOTICE_KINDS, NOTICE_WHYS, addWorkingDays, noticeChanges, noticesOf } from '#domain';
import type { NoticeGround, StandingNotice, WantedNotice } from '#domain';
import { FlowModule } from '#flow';
import { ReferralService } from '#referral';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

let world: World;
let services: Services;
const key = () => ({ key: randomUUID() });
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const derive = () => services.of(DerivingService).run();

/** What stands for an account, as the owner of the database sees it: kind and why. */
const standing = async (who: AccountKey, caseId: string) =>
  (
    await world.sql<{ kind: string; why: string; near: boolean }>(
      `select kind, why, near from notice where account_id = $1 and case_id = $2 and ended_at is null order by kind`,
      [world.accounts[who].accountId, caseId],
    )
  ).map(({ kind, why, near }) => `${kind} ${why}${near ? ' near' : ''}`);

interface Asked {
  readonly caseId: string;
  readonly referralId: string;
}

/** FK opens Elin's case and asks AME, wishing for an answer by 27 January. */
async function ask(wishedBy = '2026-01-27'): Promise<Asked> {
  return as('fk', async () => {
    const caseId = await services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' });
    const edges = [
      { fromUnitId: world.units.fk.id, toUnitId: world.units.ame.id, categories: ['contact', 'plan'] as never },
    ];
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: '2026-01-12' } as const;
    await services.of(ConsentService).record({ ...key(), caseId, ...said, validTo: '2027-01-11', edges });
    const asked = { type: 'proposal' as const, toUnitId: world.units.ame.id, question: 'Kan ni ta över?', wishedBy };
    return { caseId, referralId: await services.of(ReferralService).write({ ...key(), caseId, ...asked }) };
  });
}
const make = (who: AccountKey, action: 'receive' | 'requestInfo' | 'reject', { referralId }: Asked, fields: object) =>
  as(who, () => services.of(ReferralService).make(action, { ...key(), referralId, expectedVersion: 2, ...fields }));

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, FlowModule, NoticeModule);
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});
beforeEach(() => world.at('2026-01-12'));

describe('who is told what waits', () => {
  it('every kind and every why is a sentence in both languages', () => {
    for (const { words } of Object.values(NOTICE_KINDS))
      expect(Math.min(words.sv.length, words.en.length)).toBeGreaterThan(8);
    for (const words of Object.values(NOTICE_WHYS)) expect(words.sv).toMatch(/^(Du|Ingen) .+\.$/);
  });

  it('a request to a unit where nobody is named tells the keeper of its inbox, once, and nobody else', async () => {
    const asked = await ask();
    await derive();
    await derive(); // looked at twice, told once
    expect(await standing('ame', asked.caseId)).toEqual(['requestToAnswer inbox']);
    for (const other of ['colleague', 'deputy', 'manager', 'cleared', 'soc', 'x1'] as const)
      expect([other, await standing(other, asked.caseId)]).toEqual([other, []]);
    const made = await world.sql('select 1 from notice where case_id = $1 and account_id = $2', [
      asked.caseId,
      world.accounts.ame.accountId,
    ]);
    expect(made).toHaveLength(1);
  });

  it('received is the same turn: the notice stands; an answer ends it, and the sender is told of the answer', async () => {
    const asked = await ask();
    await derive();
    await make('ame', 'receive', asked, { expectedVersion: 2 });
    await derive();
    expect(await standing('ame', asked.caseId)).toEqual(['requestToAnswer inbox']);
    await make('ame', 'reject', asked, { expectedVersion: 3, reason: 'noPlaces' });
    await derive();
    expect(await standing('ame', asked.caseId)).toEqual([]);
    expect(await standing('fk', asked.caseId)).toContain('requestNews assigned');
  });

  it('near its day it interrupts; on the day the inbox, the working day after the manager, are told', async () => {
    const asked = await ask('2026-01-26');
    await as('ame', () =>
      services.of(ReferralService).assign({
        ...key(), referralId: asked.referralId, expectedVersion: 2, caseworkerId: world.accounts.colleague.accountId,
      } as never),
    ); // prettier-ignore
    await derive();
    expect(await standing('colleague', asked.caseId)).toEqual(['requestToAnswer handling']);
    expect(await standing('ame', asked.caseId)).toEqual([]);
    await world.at('2026-01-22'); // Thursday, two working days before Monday
    await derive();
    expect(await standing('colleague', asked.caseId)).toEqual(['requestToAnswer handling near']);
    await world.at('2026-01-26');
    await derive();
    expect(await standing('ame', asked.caseId)).toEqual(['requestToAnswer leftDeputy near']);
    expect(await standing('manager', asked.caseId)).toEqual([]);
    await world.at('2026-01-27');
    await derive();
    expect(await standing('manager', asked.caseId)).toContain('requestToAnswer leftManager near');
  });

  it('while she is away her deputy is told, from the day and no longer', async () => {
    const asked = await ask('2026-03-02');
    await as('ame', () =>
      services.of(ReferralService).assign({
        ...key(), referralId: asked.referralId, expectedVersion: 2, caseworkerId: world.accounts.colleague.accountId,
      } as never),
    ); // prettier-ignore
    await derive();
    await world.sql(
      `insert into absence (id, unit_id, account_id, deputy_id, during) values (gen_random_uuid(), $1, $2, $3, '[2026-01-14,2026-01-16]')`,
      [world.units.ame.id, world.accounts.colleague.accountId, world.accounts.deputy.accountId],
    );
    await derive();
    expect(await standing('deputy', asked.caseId)).toEqual([]);
    await world.at('2026-01-14');
    await derive();
    expect(await standing('deputy', asked.caseId)).toEqual(['requestToAnswer covers']);
    await world.at('2026-01-17');
    await derive();
    expect(await standing('deputy', asked.caseId)).toEqual([]);
    expect(await standing('colleague', asked.caseId)).toEqual(['requestToAnswer handling']);
  });

  it('a protected identity ends the notices of everybody who is not cleared, and lets the cleared be told', async () => {
    const asked = await ask();
    await derive();
    await world.sql(`insert into case_protection values ($1, 'sekretessmarkering', $2, app_now())`, [
      asked.caseId,
      world.units.fk.id,
    ]);
    await derive();
    expect(await standing('ame', asked.caseId)).toEqual([]);
    const seen = await services.rows(world.accounts.ame, 'select 1 from notice where case_id = $1', [asked.caseId]);
    expect(seen).toEqual([]);
  });

  it('one’s own conflict keeps one from being told; a stranger and another account read no row', async () => {
    const asked = await ask();
    await world.sql('insert into conflict_of_interest values ($1, $2, app_now())', [
      world.accounts.ame.accountId,
      asked.caseId,
    ]);
    await derive();
    expect(await standing('ame', asked.caseId)).toEqual([]);
    expect(await standing('manager', asked.caseId)).toEqual(['requestToAnswer manager']);
    for (const who of ['x1', 'colleague', 'fk'] as const)
      expect(await services.rows(world.accounts[who], `select 1 from notice where why = 'manager'`)).toEqual([]);
  });

  it('the doors of the worker are shut to a person', async () => {
    await ask();
    for (const door of [
      'select * from due_notices(10)',
      `select * from notice_reach((select id from case_file limit 1))`,
    ])
      expect(await services.rows(world.accounts.fk, door)).toEqual([]);
    await expect(
      services.rows(world.accounts.fk, `insert into notice_due values ($1, $2, '2026-01-01')`, [
        world.units.fk.id,
        randomUUID(),
      ]),
    ).rejects.toThrow('row-level security');
  });

  it('two workers at once look at each case once', async () => {
    await derive();
    const cases = await Promise.all([ask(), ask(), ask()]);
    const looked = await Promise.all([derive(), derive()]);
    expect(looked.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(2 * cases.length);
    for (const { caseId } of cases) expect(await standing('ame', caseId)).toEqual(['requestToAnswer inbox']);
  });
});

describe('the engine of notices', () => {
  const off = new Set(['2026-04-03', '2026-04-06']);
  it('counts working days over Easter, both ways', () => {
    expect(addWorkingDays('2026-04-02', 1, off)).toBe('2026-04-07');
    expect(addWorkingDays('2026-04-07', -1, off)).toBe('2026-04-02');
    expect(addWorkingDays('2026-04-04', 0, off)).toBe('2026-04-07');
  });

  it('with nobody who may be told, nobody is; and it is looked at again when the days say so', () => {
    const thing = { source: 'referral', state: 'sent', ours: true, id: 'r', turn: '1', since: '2026-03-30', dueOn: '2026-04-08', worker: null } as const; // prettier-ignore
    const ground: NoticeGround = { today: '2026-03-30', worker: 'w', things: [thing], people: [], absences: [] };
    expect(noticesOf(ground, off)).toEqual({ wanted: [], wakeOn: '2026-04-02' });
    const told = noticesOf({ ...ground, people: [{ id: 'w', roles: ['caseworker'] }], today: '2026-04-02' }, off);
    expect(told.wanted).toMatchObject([{ accountId: 'w', why: 'assigned', near: true, kind: 'requestToAnswer' }]);
    expect(told.wakeOn).toBe('2026-04-08');
  });

  it('a notice that stands is kept through its turn; news takes the place of older news', () => {
    const want = (turn: string, kind: WantedNotice['kind']): WantedNotice => ({
      accountId: 'a', kind, thingId: 't', turn, why: 'assigned', since: '2026-01-12', dueOn: null, near: false,
    }); // prettier-ignore
    const stands = (turn: string, kind: WantedNotice['kind']): StandingNotice => ({ ...want(turn, kind), id: turn });
    expect(noticeChanges([stands('1', 'requestToAnswer')], [want('2', 'requestToAnswer')])).toEqual({ born: [], changed: [], ended: [] }); // prettier-ignore
    expect(noticeChanges([stands('1', 'requestNews')], [want('2', 'requestNews')])).toMatchObject({ born: [{ turn: '2' }], ended: ['1'] }); // prettier-ignore
  });
});
