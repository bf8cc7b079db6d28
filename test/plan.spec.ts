import { randomUUID } from 'node:crypto';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService } from '#consent';
import { DEADLINES, maySetDays } from '#domain';
import type { DeadlineCode } from '#domain';
import { RequestTransaction } from '#platform';
import { DeadlineQueries, DeadlineService, SipModule, SipService } from '#sip';
import { TransferModule, TransferQueries } from '#transfer';
import { planning } from './setup/planning.js';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

let world: World;
let services: Services;
let caseId: string;
let planId: string;
let associationId: string;

// prettier-ignore
const { key, id, as, planOf, refusal, make, meet, adopt, write, agree, rowsSeenBy, written, act, events, SUPPORT, TRAIN, MORE } = planning(() => ({ world, services, caseId, planId }));

const decide = (who: AccountKey, deadline: DeadlineCode, days: number, validFrom: string, reason?: string) =>
  as(who, () =>
    services.of(DeadlineService).decide({ key: randomUUID(), associationId, deadline, days, validFrom, reason }),
  );
const settings = (who: AccountKey) => as(who, () => services.of(DeadlineQueries).settings());
const due = async (who: AccountKey = 'ame') =>
  Object.fromEntries((await planOf(who)).deadlines.map(({ code, dueOn, state }) => [code, `${dueOn} ${state.code}`]));

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, SipModule, TransferModule);
  caseId = await as('ame', () =>
    services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' }),
  );
  const [file] = await world.sql<{ id: string }>('select association_id as id from case_file');
  associationId = file!.id;
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

describe('how long each part of a plan may take', () => {
  it('everyone at work sees the law’s times marked as such, and that the office of the association decides the rest', async () => {
    const seen = await settings('ame');
    expect(seen.map(({ code, days, unit, iMayDecide }) => [code, days, unit, iMayDecide])).toEqual([
      ['start', 3, 'calendar', false],
      ['discharge', 3, 'calendar', false],
      ['answer', 7, 'calendar', false],
      ['meeting', 21, 'calendar', false],
      ['send', 5, 'working', false],
      ['followUp', 180, 'calendar', false],
    ]);
    expect(seen.filter(({ law }) => law).map(({ code }) => code)).toEqual(['start', 'discharge']);
    expect((await settings('leader')).every(({ iMayDecide }) => iMayDecide)).toBe(true);
  });

  it('nobody makes the law’s time longer, not the office and not by going past the product', async () => {
    expect(await refusal(decide('leader', 'start', 4, '2026-01-12'))).toMatchObject({
      code: 'BAD_INPUT',
      field: 'days',
      sv: expect.stringContaining('SoL (2025:400) 10:8'),
    });
    const insert = `insert into plan_deadline (id, association_id, deadline, days, valid_from, set_by_unit, set_by)
      select gen_random_uuid(), $1, $2, $3, app_today(), u.id, a.id from unit u, account a limit 1`;
    for (const [code, { least, most }] of Object.entries(DEADLINES) as [
      DeadlineCode,
      { least: number; most: number },
    ][]) {
      for (const days of [least - 1, most + 1]) {
        expect(maySetDays(code, days)).toBe(false);
        await expect(world.sql(insert, [associationId, code, days])).rejects.toMatchObject({ code: '23514' });
      }
      for (const days of [least, most]) expect(maySetDays(code, days)).toBe(true);
    }
  });

  it('only the association’s own office decides: a unit is refused, and so is an insert that goes past the product', async () => {
    expect(await refusal(decide('ame', 'meeting', 14, '2026-01-12'))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(decide('x2', 'meeting', 14, '2026-01-12'))).toMatchObject({
      code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/),
    });
    const past = `insert into plan_deadline (id, association_id, deadline, days, valid_from, set_by_unit, set_by)
      values (gen_random_uuid(), $1, 'meeting', 14, app_today(), current_unit(), current_account())`;
    await expect(services.rows(world.accounts.ame, past, [associationId])).rejects.toMatchObject({ code: '42501' });
    await expect(services.rows(world.accounts.leader, past, [randomUUID()])).rejects.toMatchObject({ code: '42501' });
    expect(await refusal(decide('leader', 'meeting', 14, '2026-01-11'))).toMatchObject({ field: 'validFrom' });
    expect(await world.sql('select 1 from plan_deadline')).toEqual([]);
  });

  it('a need noted at once runs against the law’s three days, and a call after hospital care against its own', async () => {
    planId = await as('ame', () =>
      services
        .of(SipService)
        .identify({ ...key(), caseId, text: 'Insatser från både kommun och region', dischargeOn: '2026-01-11' }),
    );
    expect(await due()).toEqual({ start: '2026-01-15 open', discharge: '2026-01-14 open' });
    expect((await planOf('ame')).deadlines[0]).toMatchObject({
      law: DEADLINES.start.law,
      fromOn: '2026-01-12',
      doneOn: null,
    });
    const later = { ...key(), caseId, dischargeOn: '2026-02-01' };
    expect(await refusal(as('ame', () => services.of(SipService).identify(later)))).toMatchObject({
      field: 'dischargeOn',
    });
    const [step] = await services.rows(world.accounts.ame, 'select ref from api.next_step_line($1, app_today())', [
      caseId,
    ]);
    expect(step).toMatchObject({
      ref: { process: 'sip', state: 'needIdentified', wishedBy: '2026-01-15', mine: true },
    });
  });

  it('a stricter time holds from its day on: what ran already is held to what was in force when it began', async () => {
    await decide('leader', 'start', 1, '2026-01-13', 'Beslut i styrelsen');
    await decide('leader', 'meeting', 14, '2026-01-12');
    expect(await settings('ame')).toContainEqual(expect.objectContaining({ code: 'start', days: 3 }));
    await world.at('2026-01-16');
    expect(await settings('ame')).toContainEqual(
      expect.objectContaining({
        code: 'start',
        days: 1,
        decisions: [expect.objectContaining({ days: 1, reason: 'Beslut i styrelsen', setBy: null })],
      }),
    );
    expect(await due()).toMatchObject({ start: '2026-01-15 passed' });
  });

  it('what is done is done in time or late; the call sets the time to the meeting and a wish for an answer', async () => {
    await make('assessNeeded');
    await make('askConsent');
    expect(await due()).toMatchObject({ start: '2026-01-15 missed' });
    await agree(['vc', 'soc', 'fk']);
    await make('prepare');
    expect((await planOf('ame')).moves.map(({ action }) => action)).not.toContain('adopt');
    expect(await refusal(adopt('adopt'))).toMatchObject({ missing: expect.arrayContaining(['meeting']) });
    await meet('call', {
      date: '2026-01-28',
      startsAt: '13:00',
      purpose: 'Samla insatserna',
      longTermGoal: 'Arbete',
      unitIds: [id('vc'), id('soc'), id('fk')],
    });
    expect(await due()).toMatchObject({ discharge: '2026-01-14 missed', meeting: '2026-01-30 open' });
    expect((await planOf('vc')).invitations).toMatchObject([{ answerBy: '2026-01-23' }]);
    expect((await planOf('vc')).deadlines).toEqual([]); // the other’s own times are not a called unit’s
    await world.at('2026-01-28');
    await meet('hold', { date: '2026-01-28' });
    expect(await due()).toMatchObject({ meeting: '2026-01-30 met' });
  });

  it('the plan is to reach every party within working days, and be followed up within the association’s custom', async () => {
    await write(written());
    const health = [{ fromUnitId: id('ame'), toUnitId: id('vc'), categories: ['health' as const] }];
    const given = {
      form: 'written',
      grantor: 'self',
      purpose: 'Krisplan',
      validFrom: '2026-01-28',
      validTo: '2026-12-31',
    } as const;
    await as('ame', () =>
      services.of(ConsentService).record({ ...key(), caseId, ...given, edges: health, share: false }),
    );
    await adopt('adopt', { withhold: [id('fk')] });
    expect(await due()).toMatchObject({ send: '2026-02-04 open', followUp: '2026-07-27 open' });
  });
});

describe('what to do in a crisis is health, and has its own receivers', () => {
  it('goes with the plan to those whom a consent for health reaches; of the others nobody can tell there is one', async () => {
    expect((await planOf('ame')).versions[0]?.content.crisisPlan).toBe(MORE.crisisPlan);
    expect((await planOf('vc')).versions[0]?.content).toMatchObject({
      situation: MORE.situation,
      crisisPlan: MORE.crisisPlan,
    });
    expect((await planOf('soc')).versions[0]?.content).toMatchObject({ situation: MORE.situation, crisisPlan: null });
    const words =
      'select 1 from message where text = $1 union all select 1 from sip_version where content::text like $2';
    const heldBy = (who: AccountKey) =>
      services.rows(world.accounts[who], words, [MORE.crisisPlan, `%${MORE.crisisPlan}%`]);
    expect([(await heldBy('vc')).length, await heldBy('soc'), await heldBy('fk'), await heldBy('x1')]).toEqual([
      1,
      [],
      [],
      [],
    ]);
    const handed = await world.sql(`select category, ground from delivery where record_kind = 'message'`);
    expect(handed).toEqual([{ category: 'health', ground: 'CONSENT' }]);
  });

  it('each copies to its own journal or file what it received and what itself has promised', async () => {
    const textFor = async (who: AccountKey) => (await as(who, () => services.of(TransferQueries).package(caseId))).text;
    const [care, social] = [await textFor('vc'), await textFor('soc')];
    for (const said of [
      MORE.situation,
      MORE.children,
      MORE.keeper,
      MORE.crisisPlan,
      'kontakt: Boendestödet, 0500-00 00 00',
      'Möte på AME',
    ])
      expect(care).toContain(said);
    expect(care).toMatch(/KRISPLAN/i);
    expect(social).not.toContain(MORE.crisisPlan);
    const promised = (text: string) =>
      text.split('\n').filter((line) => /^(\d{4}-\d{2}-\d{2} )?Åtagande$/i.test(line.trim())).length;
    expect([promised(care), promised(social)]).toEqual([1, 1]);
  });
});

describe('the other kinds of plan go the same way, by their own rules', () => {
  const begin = async (kind: 'actionPlan' | 'handoverPlan') => {
    caseId = await as('ame', () =>
      services.of(CaseService).open({ ...key(), givenName: 'Nora', familyName: 'Testsson' }),
    );
    planId = await as('ame', () => services.of(SipService).identify({ ...key(), caseId, kind }));
    await make('assessNeeded');
  };
  const PLAN = { situation: 'Klar med arbetsträningen', followUpOn: '2026-09-22', participantInformed: true };

  it('an action plan is the own unit’s: no consent, no meeting, and nobody else given anything to do', async () => {
    await begin('actionPlan');
    expect((await planOf('ame')).moves.map(({ action }) => action).sort()).toEqual(['adopt', 'close']);
    expect(await refusal(make('askConsent'))).toMatchObject({ code: 'NO_SUCH_MOVE' });
    await write({
      ...PLAN,
      goals: [{ text: 'Prova arbete', actions: [act(TRAIN, 'insats', 'ame'), act(SUPPORT, 'insats', 'soc')] }],
    });
    expect((await planOf('ame')).missing.map(({ code }) => code)).toEqual(['ownLines']);
    expect(await refusal(adopt('adopt'))).toMatchObject({ code: 'NEEDS_MISSING', missing: ['ownLines'] });
    await write({ ...PLAN, goals: [{ text: 'Prova arbete', actions: [act(TRAIN, 'insats', 'ame')] }] });
    await adopt('adopt');
    expect(await planOf('ame')).toMatchObject({
      ...{ status: 'active', kind: 'actionPlan', commitments: [{ text: TRAIN, status: 'confirmed' }] },
      versions: [{ kind: 'actionPlan', parties: [{ code: 'ame' }], notDelivered: [] }],
    });
    expect((await planOf('ame')).deadlines.filter(({ law }) => law)).toEqual([]);
    await as('ame', () => RequestTransaction.current().rows('select rest_sip_plans($1)', [caseId]));
    expect((await planOf('ame')).status).toBe('active'); // it rests on no consent
    for (const other of ['soc', 'vc'] as const)
      expect(await services.rows(world.accounts[other], 'select 1 from journal where case_id = $1', [caseId])).toEqual(
        [],
      );
  });

  it('a handover plan says where it stands and who goes on; it needs a consent and no meeting', async () => {
    await begin('handoverPlan');
    await make('askConsent');
    await agree(['vc']);
    await make('prepare');
    const lines = { goals: [{ text: 'Fortsatt stöd', actions: [act(SUPPORT, 'insats', 'vc')] }] };
    await write({ ...PLAN, ...lines, overallResponsibleUnitId: id('ame') });
    expect(await refusal(adopt('adopt'))).toMatchObject({ missing: ['receiver'] });
    await write({ ...PLAN, ...lines, overallResponsibleUnitId: id('vc') });
    await adopt('adopt');
    expect(await planOf('vc')).toMatchObject({
      kind: 'handoverPlan',
      versions: [{ content: PLAN }],
      commitments: [{ status: 'proposed' }],
    });
    expect((await planOf('vc')).sections).toContainEqual({
      code: 'overallResponsible',
      label: expect.objectContaining({ sv: 'Enheten som tar vid' }),
    });
    expect((await events('vc', 'plan_decided')).length).toBeGreaterThan(0);
  });

  it('a provider begins no joint assessment between authorities', async () => {
    const own = await as('pro', () =>
      services.of(CaseService).open({ ...key(), givenName: 'Nora', familyName: 'Testsson' }),
    );
    const input = { ...key(), caseId: own, kind: 'jointAssessment' } as const;
    expect(await refusal(as('ror', () => services.of(SipService).identify(input)))).toMatchObject({
      code: 'BAD_INPUT',
      field: 'kind',
    });
  });
});

it('the stranger sees rules of work and nothing of the plan', async () => {
  for (const stranger of ['x1', 'leader'] as const) expect(await rowsSeenBy(stranger)).toBe(0);
});
