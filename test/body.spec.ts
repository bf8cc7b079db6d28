import { randomUUID } from 'node:crypto';
import { BodyModule, BodyQueries, BodyService, GroupActs } from '#body';
import type { Body } from '#body';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService, RevocationService } from '#consent';
import { giveawayIn, permits } from '#domain';
import type { ConsentPurpose } from '#domain';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, UnitKey, World } from './setup/world.js';

const TALLY = ['body_case', 'body_presentation', 'journal', 'person', 'case_file', 'delivery']
  .map((table) => `select count(*)::int as n from ${table}`)
  .join(' union all ');
const DAY = '2026-02-03';

let world: World;
let services: Services;
let caseId: string;

const key = () => ({ key: randomUUID() });
const id = (unit: UnitKey): string => world.units[unit].id;
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const rows = <R extends Record<string, unknown>>(who: AccountKey, text: string, values: unknown[] = []) =>
  services.rows<R>(world.accounts[who], text, values);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const seen = async (who: AccountKey) => (await rows<{ n: number }>(who, TALLY)).reduce((sum, { n }) => sum + n, 0);

const bodiesOf = (who: AccountKey) => as(who, () => services.of(BodyQueries).all());
async function bodyOf(who: AccountKey, bodyId: string): Promise<Body> {
  const found = (await bodiesOf(who)).find((one) => one.id === bodyId);
  if (!found) throw new Error(`${who} sees no such group`);
  return found;
}
const membership = (who: AccountKey, bodyId: string, unit: UnitKey, action: 'propose' | 'agree' | 'decline' | 'end') =>
  as(who, () => services.of(BodyService).moveMembership({ ...key(), bodyId, unitId: id(unit), action }));
async function group(kind: 'collaborationGroup' | 'localGroup', name: string, others: readonly UnitKey[]) {
  const bodyId = await as('ame', () => services.of(BodyService).start({ ...key(), kind, name }));
  for (const unit of others) {
    await membership('ame', bodyId, unit, 'propose');
    await membership(unit === 'assoc' ? 'leader' : unit, bodyId, unit, 'agree');
  }
  const plan = { ...key(), bodyId, action: 'plan', date: DAY, startsAt: '09:00', place: 'AME' } as const;
  await as('ame', () => services.of(GroupActs).sittings.move(plan));
  const [sitting] = (await bodyOf('ame', bodyId)).sittings;
  return { bodyId, sittingId: sitting!.id };
}
const newCase = (givenName: string) =>
  as('ame', () => services.of(CaseService).open({ ...key(), givenName, familyName: 'Exempelsson' }));
const agree = (
  of: string,
  units: readonly UnitKey[],
  purposeCode: ConsentPurpose,
  purpose = 'Tas upp i Samverkansgruppen',
) =>
  as('ame', () =>
    services.of(ConsentService).record({
      ...{ ...key(), caseId: of, form: 'written', grantor: 'self', purpose, purposeCode, share: false },
      ...{ validFrom: '2026-01-12', validTo: '2026-12-31' },
      edges: units.map((unit) => ({ fromUnitId: id('ame'), toUnitId: id(unit), categories: ['contact', 'plan'] })),
    }),
  );
const NEED = 'Behöver arbetsträning nära hemmet';
const QUESTION = 'Vem kan ta sig an en gemensam kartläggning?';
const present = (of: string, sittingId: string, units: readonly UnitKey[], who: AccountKey = 'ame') =>
  as(who, () =>
    services.of(GroupActs).presenting.present({
      ...{ ...key(), caseId: of, sittingId, need: NEED, question: QUESTION },
      toUnitIds: units.map(id),
    }),
  );
async function answer(
  who: AccountKey,
  bodyId: string,
  of: string,
  action: 'accept' | 'takeOn' | 'decline' | 'withdraw',
  reason?: 'noCapacity',
) {
  const held = (await bodyOf(who, bodyId)).cases.find((one) => one.case.id === of);
  const [mine] = held?.answers ?? [];
  const input = {
    ...key(),
    presentationId: mine?.id ?? randomUUID(),
    expectedVersion: mine?.version ?? 1,
    action,
    reason,
  };
  return as(who, () => services.of(GroupActs).presentations.move(input));
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; driverError?: { code?: string } }) => error.driverError?.code ?? error.code,
  );

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, BodyModule);
  caseId = await newCase('Elin');
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

describe('a samverkansgrupp with members from several authorities', () => {
  let bodyId: string;
  let sittingId: string;

  beforeAll(async () => {
    ({ bodyId, sittingId } = await group('collaborationGroup', 'Samverkansgruppen Provby', ['fk', 'af', 'soc']));
    await agree(caseId, ['fk'], 'groupPresentation');
    await agree(caseId, ['af'], 'participation', 'Delta i Steget');
  });

  it('each unit agrees for itself: nobody is made a member by another authority, and no stranger sees that it is', async () => {
    await membership('ame', bodyId, 'vc', 'propose');
    expect(await refusal(membership('ame', bodyId, 'vc', 'agree'))).toBe('WRONG_PARTY');
    const forced = `update body_member set status = 'active', version = version + 1 where unit_id = $1 and status = 'proposed'`;
    expect(await codeOf(rows('ame', forced, [id('vc')]))).toBe('SM001');
    const inVc = await bodyOf('vc', bodyId);
    expect(inVc).toMatchObject({ inside: false, sittings: [], questions: [], cases: [] });
    await membership('vc', bodyId, 'vc', 'decline');
    expect(await bodiesOf('vc')).toEqual([]);
    expect(await bodiesOf('x1')).toEqual([]);
    expect(await refusal(membership('x1', bodyId, 'x1', 'agree'))).toBe('NOT_FOUND');
    expect(await refusal(membership('fk', bodyId, 'psy', 'propose'))).toBe('WRONG_PARTY');
  });

  it('she who presents sees before sending which members get it, and why the others do not', async () => {
    const { groups } = await as('ame', () => services.of(BodyQueries).presenting(caseId));
    const [of] = groups;
    const said = of?.members.map(({ unit, reached, namesGroup, unreached }) => [
      unit.code,
      reached,
      namesGroup,
      unreached?.code ?? null,
    ]);
    expect(said?.sort()).toEqual([
      ['af', false, false, 'otherPurpose'],
      ['fk', true, true, null],
      ['soc', false, false, 'noConsent'],
    ]);
    expect(of?.sittings.map(({ on, week }) => [on, week])).toEqual([[DAY, 6]]);
  });

  it('a member to whom no consent reaches gets nothing, and asking for it all the same sends nothing to anybody', async () => {
    const before = await Promise.all((['fk', 'af', 'soc', 'vc', 'x1', 'x2'] as const).map(seen));
    expect(await refusal(present(caseId, sittingId, ['fk', 'soc']))).toBe('NO_GROUND');
    expect(await refusal(present(caseId, sittingId, ['fk', 'af']))).toBe('NO_GROUND');
    expect(await Promise.all((['fk', 'af', 'soc', 'vc', 'x1', 'x2'] as const).map(seen))).toEqual(before);
    await present(caseId, sittingId, ['fk']);
    const [fk, ...others] = await Promise.all((['fk', 'af', 'soc', 'vc', 'x1', 'x2'] as const).map(seen));
    expect(fk).toBeGreaterThan(before[0]!);
    expect(others).toEqual(before.slice(1));
    const [held] = (await bodyOf('fk', bodyId)).cases;
    expect(held).toMatchObject({
      need: NEED,
      question: QUESTION,
      mine: false,
      case: { id: caseId, name: 'Elin Exempelsson' },
    });
    expect(held?.received?.ground.code).toBe('CONSENT');
    expect((await bodyOf('af', bodyId)).cases).toEqual([]);
  });

  it('its answer goes back to the presenter as a code, and each member answers for itself alone', async () => {
    expect(await refusal(answer('af', bodyId, caseId, 'takeOn'))).toBe('NOT_FOUND');
    expect(await refusal(answer('ame', bodyId, caseId, 'takeOn'))).toBe('WRONG_PARTY');
    expect(await refusal(answer('fk', bodyId, caseId, 'decline'))).toBe('NEEDS_MISSING');
    await answer('fk', bodyId, caseId, 'accept');
    await answer('fk', bodyId, caseId, 'takeOn');
    const [mine] = (await bodyOf('ame', bodyId)).cases;
    expect(mine?.answers.map(({ unit, status }) => [unit.code, status])).toEqual([['fk', 'takenOn']]);
    const told = await rows<{ payload: Record<string, unknown> }>(
      'ame',
      `select payload from journal where type = 'body_taken_on'`,
    );
    expect(told).toEqual([{ payload: expect.objectContaining({ status: 'takenOn', body: bodyId }) as object }]);
    expect(await refusal(answer('fk', bodyId, caseId, 'decline', 'noCapacity'))).toBe('NO_SUCH_MOVE');
  });

  it('of two members neither sees the other’s answer, and a second presenter cannot answer in the first one’s name', async () => {
    const both = await newCase('Bo');
    await agree(both, ['fk', 'soc'], 'coordination');
    await present(both, sittingId, ['fk', 'soc']);
    await answer('soc', bodyId, both, 'decline', 'noCapacity');
    const inFk = (await bodyOf('fk', bodyId)).cases.find((one) => one.case.id === both);
    expect(inFk?.answers.map(({ unit }) => unit.code)).toEqual(['fk']);
    const inAme = (await bodyOf('ame', bodyId)).cases.find((one) => one.case.id === both);
    expect(inAme?.answers.map(({ status, reason }) => [status, reason?.code ?? null])).toEqual([
      ['presented', null],
      ['notAccepted', 'noCapacity'],
    ]);
    const forged = `update body_presentation set status = 'takenOn', version = version + 1 where case_id = $1 and to_unit = $2`;
    expect(await codeOf(rows('ame', forged, [both, id('fk')]))).toBe('SM001');
  });

  it('when the consent is taken back the member goes no further with it, and may always say no', async () => {
    const lost = await newCase('Cia');
    await agree(lost, ['fk'], 'coordination');
    await present(lost, sittingId, ['fk']);
    const [edge] = await rows<{ id: string }>('ame', 'select id from consent_edge where case_id = $1', [lost]);
    await as('ame', () => services.of(RevocationService).revoke({ ...key(), edgeId: edge!.id }));
    expect(await refusal(answer('fk', bodyId, lost, 'takeOn'))).toBe('NO_SUCH_MOVE');
    expect(await refusal(present(lost, sittingId, ['fk']))).toBe('NO_GROUND');
    expect(await answer('fk', bodyId, lost, 'decline', 'noCapacity')).toBe(bodyId);
  });

  it('a protected person is not taken up where nobody is cleared, and whoever has a conflict sees nothing of it', async () => {
    const hidden = await newCase('Disa');
    await agree(hidden, ['fk'], 'coordination');
    await as('cleared', async () => services.rows(world.accounts.cleared, `select protect_case($1, 'sekretessmarkering', array[$2::uuid])`, [hidden, world.accounts.cleared.accountId])); // prettier-ignore
    const cleared = { ...world.accounts.cleared, roles: [...world.accounts.cleared.roles, 'inbox' as const] };
    const { groups } = await services.as(cleared, () => services.of(BodyQueries).presenting(hidden));
    expect(groups[0]?.members.map(({ unreached }) => unreached?.code)).toEqual([
      'cannotHold',
      'cannotHold',
      'cannotHold',
    ]);
    const input = { ...key(), caseId: hidden, sittingId, need: NEED, question: QUESTION, toUnitIds: [id('fk')] };
    expect(await refusal(services.as(cleared, () => services.of(GroupActs).presenting.present(input)))).toBe(
      'NO_GROUND',
    );
    expect(await refusal(present(hidden, sittingId, ['fk']))).toBe('NOT_FOUND');
    await rows('fk', 'select declare_conflict($1)', [caseId]);
    expect((await bodyOf('fk', bodyId)).cases.map((one) => one.case.id)).not.toContain(caseId);
    expect(await refusal(answer('fk', bodyId, caseId, 'decline', 'noCapacity'))).toBe('NOT_FOUND');
    await world.sql('delete from conflict_of_interest');
  });

  it('a unit that has left sees nothing more of the group, keeps what it was handed, and is handed nothing again', async () => {
    await membership('fk', bodyId, 'fk', 'end');
    expect(await bodiesOf('fk')).toEqual([]);
    expect(await rows('fk', 'select 1 from body_sitting union all select 1 from body_question')).toEqual([]);
    expect(await rows('fk', 'select need from body_case where case_id = $1', [caseId])).toEqual([{ need: NEED }]);
    const again = await newCase('Eva');
    await agree(again, ['fk', 'soc'], 'coordination');
    expect(await refusal(present(again, sittingId, ['fk']))).toBe('BAD_INPUT');
    await present(again, sittingId, ['soc']);
    const deliver = `select deliver('bodyCase', id, $2, 'CONSENT') from body_case where case_id = $1`;
    expect(await codeOf(rows('ame', deliver, [again, id('fk')]))).toBe('SM006');
  });

  it('the group is asked without identity: no name, no number, and nothing that leads back to the case', async () => {
    const ask = (text: string, of: string | undefined = caseId) =>
      as('ame', () => services.of(GroupActs).questions.ask({ ...key(), bodyId, text, caseId: of }));
    const refused = [
      'Elin orkar inte längre gå till praktiken',
      'Elins handläggare svarar inte, vad gör vi?',
      'Kvinna 20000125-2386 behöver stöd',
    ];
    for (const text of refused) expect(await refusal(ask(text))).toBe('BAD_INPUT');
    expect(await refusal(ask('Bo Exempelsson saknar nästa steg'))).toBe('BAD_INPUT'); // another case of the unit, by full name
    const text = 'En person i 25-årsåldern med aktivitetsersättning saknar nästa steg. Vad kan ni erbjuda?';
    await ask(text);
    const [kept] = await world.sql<{ row: string }>(`select to_jsonb(q)::text as row from body_question q`);
    expect(kept?.row).not.toContain(caseId);
    const [asked] = (await bodyOf('soc', bodyId)).questions;
    expect(asked).toMatchObject({ text, mine: false, from: { code: 'ame' } });
    const reply = {
      ...key(),
      questionId: asked!.id,
      action: 'reply',
      text: 'Boendestöd och ett första samtal.',
    } as const;
    await as('soc', () => services.of(GroupActs).questions.move(reply));
    expect((await bodyOf('ame', bodyId)).questions[0]?.replies.map(({ from }) => from.code)).toEqual(['soc']);
    expect(await refusal(as('fk', () => services.of(GroupActs).questions.move({ ...reply, ...key() })))).toBe(
      'NOT_FOUND',
    );
    expect(giveawayIn('Ring 070-123 45 67 om 000125 2386', [], [])).toBe('personnummer');
    expect(giveawayIn('Gäller 2000 01 25 23 86 i dag', [], [])).toBe('personnummer');
    expect(giveawayIn('Vi ses 2000-01-25 2387', [], [])).toBeNull(); // no check digit: a day and a room
    expect(giveawayIn('Vi prövar arbetsträning i mars', ['Mars'], [])).toBe('name');
  });

  it('what was asked is taken back by the unit that asked: nobody reads it any more, the other units may not', async () => {
    const text = 'En person utan bostad saknar nästa steg. Vad kan ni erbjuda?';
    await as('ame', () => services.of(GroupActs).questions.ask({ ...key(), bodyId, text }));
    const asked = (await bodyOf('soc', bodyId)).questions.find((one) => one.text === text)!;
    const back = { ...key(), questionId: asked.id, action: 'takeBack', expectedVersion: 1 } as const;
    expect(await refusal(as('soc', () => services.of(GroupActs).questions.move(back)))).toBe('CONFLICT');
    const rewritten = `update body_question set text = 'En helt annan fråga än den som ställdes' where id = $1`;
    expect(await codeOf(rows('ame', rewritten, [asked.id]))).toBe('SM001');
    await as('ame', () => services.of(GroupActs).questions.move({ ...back, ...key() }));
    expect(await world.sql('select text from body_question where id = $1 and text = $2', [asked.id, text])).toEqual([]);
    expect((await bodyOf('soc', bodyId)).questions.find(({ id: of }) => of === asked.id)?.closedOn).toBe('2026-01-12');
    expect(await refusal(as('ame', () => services.of(GroupActs).questions.move({ ...back, ...key() })))).toBe('NO_SUCH_MOVE'); // prettier-ignore
  });

  it('its name, its days and its agenda are read without a ground, so nobody is named in them', async () => {
    const [{ number }] = (await rows<{ number: string }>('ame', 'select number from case_file where id = $1', [caseId])) as [{ number: string }]; // prettier-ignore
    const plan = { bodyId, action: 'plan', date: DAY, startsAt: '13:00' } as const;
    const point = { bodyId, action: 'addPoint', sittingId, kind: 'information' } as const;
    for (const words of ['Elin Exempelsson', 'Om 20000125-2386', `Gäller ${number}`]) {
      const start = { ...key(), kind: 'collaborationGroup', name: words } as const;
      expect(await refusal(as('ame', () => services.of(BodyService).start(start)))).toBe('BAD_INPUT');
      for (const act of [
        { ...plan, place: words },
        { ...point, text: words },
      ])
        expect(await refusal(as('ame', () => services.of(GroupActs).sittings.move({ ...key(), ...act })))).toBe('BAD_INPUT'); // prettier-ignore
    }
    const call = { ...key(), ...plan, place: 'Möteslänk 0500123456' };
    expect(await refusal(as('ame', () => services.of(GroupActs).sittings.move(call)))).toBe('done');
  });
});

describe('an LSG', () => {
  let bodyId: string;
  let sittingId: string;

  beforeAll(async () => {
    ({ bodyId, sittingId } = await group('localGroup', 'LSG Provby', ['soc', 'assoc']));
  });

  it('is never shown a person: the database has no row for one of its cases, nor for a question about one', async () => {
    const of = await newCase('Fia');
    await agree(of, ['soc'], 'groupPresentation');
    expect(await refusal(present(of, sittingId, ['soc']))).toBe('NOT_FOUND');
    const { groups } = await as('ame', () => services.of(BodyQueries).presenting(of));
    expect(groups.map(({ id: one }) => one)).not.toContain(bodyId);
    const born = `insert into body_case (id, association_id, case_id, owner_unit, holders, body_id, sitting_id, need, question)
      values (gen_random_uuid(), $1, $2, $3, array[$3::uuid], $4, $5, 'behov', 'fråga')`;
    expect(await codeOf(rows('ame', born, [world.associations.test, of, id('ame'), bodyId, sittingId]))).toBe('23503');
    const asked = `insert into body_question (id, body_id, owner_unit, text) values (gen_random_uuid(), $1, $2, 'En person utan nästa steg')`;
    expect(await codeOf(rows('ame', asked, [bodyId, id('ame')]))).toBe('23503');
    expect(await refusal(as('ame', () => services.of(GroupActs).sittings.move({ ...key(), bodyId, action: 'addPoint', sittingId, kind: 'information', text: 'Om 20000125-2386' })))).toBe('BAD_INPUT'); // prettier-ignore
  });

  it('gets counts and coded obstacles, the small numbers hidden where they lie, and the association may be in it', async () => {
    const obstacles = [{ obstacle: 'waitingPlace', cases: 3 }, { obstacle: 'noCaseworker', cases: 12 }] as const; // prettier-ignore
    const tell = () =>
      as('manager', () =>
        services
          .of(GroupActs)
          .telling.tell({ ...key(), bodyId, quarter: '2025-Q4', obstacles: [...obstacles], releaseIds: [] }),
      );
    await tell();
    expect(await refusal(tell())).toBe('NO_SUCH_MOVE');
    const told = (await bodyOf('leader', bodyId)).obstacles.map(({ obstacle, cases }) => [obstacle.code, cases]);
    expect(told).toEqual([['noCaseworker', 10], ['waitingPlace', null]]); // prettier-ignore
    expect(await world.sql('select cases from body_obstacle where cases between 1 and 4')).toEqual([]);
    const small = `insert into body_obstacle (id, body_id, owner_unit, quarter, obstacle, cases) values (gen_random_uuid(), $1, $2, '2025-Q3', 'travel', 3)`;
    expect(await codeOf(rows('ame', small, [bodyId, id('ame')]))).toBe('23514');
    expect(await seen('leader')).toBe(0);
  });

  it('may be kept by the association, which starts no group that takes people up', async () => {
    const start = (kind: 'collaborationGroup' | 'localGroup') =>
      as('leader', () => services.of(BodyService).start({ ...key(), kind, name: 'Lilla rådet' }));
    expect(await refusal(start('collaborationGroup'))).toBe('BAD_INPUT');
    const own = await start('localGroup');
    expect((await bodyOf('leader', own)).members.map(({ unit }) => unit.id)).toEqual([id('assoc')]);
    const may = (act: 'read' | 'start' | 'member' | 'sitting' | 'present') => permits(['processLeader'], `body.${act}`);
    expect((['read', 'start', 'member', 'sitting'] as const).map(may)).toEqual([true, true, true, true]);
    expect(may('present')).toBe(false);
  });

  it('a figure its unit has released is shown to it frozen, and one it has not released is not', async () => {
    const release = randomUUID();
    const frozen = `insert into figure_release (id, association_id, unit_id, figure, quarter, row_codes, column_codes, cells, threshold, reason, decided_by)
      values ($1, $2, $3, 'gaps', '2025-Q4', '{a}', '{b}', '{{10,10},{10,10}}', 5, 'planning', $4)`;
    await world.sql(frozen, [release, world.associations.test, id('ame'), world.accounts.manager.accountId]);
    expect(await rows('soc', 'select id from figure_release')).toEqual([]);
    const tell = (who: AccountKey, releaseId: string) =>
      as(who, () =>
        services
          .of(GroupActs)
          .telling.tell({ ...key(), bodyId, quarter: '2025-Q4', obstacles: [], releaseIds: [releaseId] }),
      );
    expect(await codeOf(tell('soc', release))).toBe('SM004'); // another unit’s
    await tell('manager', release);
    expect(await rows('soc', 'select id from figure_release')).toEqual([{ id: release }]);
    expect(await rows('fk', 'select id from figure_release')).toEqual([]);
    await world.sql('update figure_release set recalled_at = now(), recalled_by = decided_by, recall_reason = $1', [
      'wrong',
    ]);
    expect(await rows('soc', 'select id from figure_release')).toEqual([]);
  });

  it('a group that takes people up has no association among its members', async () => {
    const { bodyId: people } = await group('collaborationGroup', 'Beredning', []);
    expect(await refusal(membership('ame', people, 'assoc', 'propose'))).toBe('BAD_INPUT');
    const forced = `insert into body_member (id, body_id, owner_unit, unit_id, status) values (gen_random_uuid(), $1, $2, $3, 'proposed')`;
    expect(await codeOf(rows('ame', forced, [people, id('ame'), id('assoc')]))).toBe('SM001');
  });
});
