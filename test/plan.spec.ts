import { randomUUID } from 'node:crypto';
import { CaseService } from '#cases';
import { ConsentModule } from '#consent';
import { DEADLINES, maySetDays } from '#domain';
import type { DeadlineCode } from '#domain';
import { DeadlineQueries, DeadlineService, SipModule, SipService } from '#sip';
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
const { key, id, as, planOf, refusal, make, meet, adopt, write, agree, rowsSeenBy, written } = planning(() => ({ world, services, caseId, planId }));

const decide = (who: AccountKey, deadline: DeadlineCode, days: number, validFrom: string, reason?: string) =>
  as(who, () =>
    services.of(DeadlineService).decide({ key: randomUUID(), associationId, deadline, days, validFrom, reason }),
  );
const settings = (who: AccountKey) => as(who, () => services.of(DeadlineQueries).settings());
const due = async (who: AccountKey = 'ame') =>
  Object.fromEntries((await planOf(who)).deadlines.map(({ code, dueOn, state }) => [code, `${dueOn} ${state.code}`]));

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, SipModule);
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
    await meet('call', {
      date: '2026-01-28',
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
    await adopt('adopt', { withhold: [id('fk')] });
    expect(await due()).toMatchObject({ send: '2026-02-04 open', followUp: '2026-07-27 open' });
  });
});

it('the stranger sees rules of work and nothing of the plan', async () => {
  for (const stranger of ['x1', 'leader'] as const) expect(await rowsSeenBy(stranger)).toBe(0);
});
