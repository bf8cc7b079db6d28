import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ProgrammeLookup, UnitLookup } from '#directory';
import { PERMISSIONS } from '#domain';
import { RequestTransaction } from '#platform';
import { startApp, type RunningApp, type Visitor } from './setup/app.js';
import { createWorld, type World } from './setup/world.js';

const ME = `{ me { username today demo permissions account { id name } seat { id roles unit { code } } seats { id unit { code } }
  counts { inbox waitingOnUs openGaps toConfirm } } }`;
const PROGRAMMES = `query ($q: String, $takesRequests: Boolean) { programmes(q: $q, takesRequests: $takesRequests) {
  id name takesRequests places occupied plannedWeeks operatingUnit { code } refusal { code label { sv } } } }`;
const ABSENCE = `mutation ($input: SetAbsenceInput!) { setAbsence(input: $input) { username } }`;

interface Seen {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

let world: World;
let app: RunningApp;
let ame: Visitor;
beforeAll(async () => {
  world = await createWorld();
  app = await startApp(world);
  ame = await app.signIn('ame');
});
afterAll(async () => {
  await app?.close();
  await world?.dispose();
});

describe('what rules ask', () => {
  const asStranger = <T>(work: () => Promise<T>) =>
    RequestTransaction.within(app.get(DataSource), world.accounts.x1, work);

  it('of a unit is the same for everybody signed in', async () => {
    expect(await asStranger(() => app.get(UnitLookup).find(world.units.psy.id))).toMatchObject({
      agencyKind: 'region',
      kind: 'healthCare',
      secrecy: 'healthCare',
      closed: false,
    });
  });

  it('of a programme is who runs it, for how many and how long, and whether it takes requests', async () => {
    const find = (id: string) => asStranger(() => app.get(ProgrammeLookup).find(id));
    const { open, health, idle } = world.programmes;
    expect(await find(open)).toMatchObject({
      operatingUnitId: world.units.pro.id,
      places: 2,
      plannedWeeks: 12,
      intake: { takes: true },
    });
    const revealing = { healthRevealing: true, neutralLabel: 'Vårdkontakt', plannedWeeks: null };
    expect(await find(health)).toMatchObject(revealing);
    expect((await find(idle))?.intake).toEqual({ takes: false, reason: 'noOperatingUnit' });
    expect(await find('no-such-programme')).toBeUndefined();
  });

  it('refuses a unit from the day it closes', async () => {
    const { ror } = world.units;
    const open = () => asStranger(() => app.get(UnitLookup).open(ror.id, 'toUnitId'));
    await world.sql(`update unit set closed_on = '2026-01-13' where id = $1`, [ror.id]);
    await expect(open()).resolves.toMatchObject({ code: 'ror' });
    await world.sql(`update unit set closed_on = '2026-01-12' where id = $1`, [ror.id]);
    await expect(open()).rejects.toMatchObject({ code: 'BAD_INPUT', detail: { field: 'toUnitId' } });
    expect((await asStranger(() => app.get(UnitLookup).find(ror.id)))?.closed).toBe(true);
  });
});

describe('me', () => {
  it('says who sits where, on which day, and what the roles open', async () => {
    const { me } = await ame.get<{ me: Record<string, unknown> }>(ME);
    expect(me).toMatchObject({
      username: 'ame',
      today: '2026-01-12',
      demo: false,
      account: { id: world.accounts.ame.accountId, name: 'Alma Exempelsson' },
      seat: { id: world.accounts.ame.seatId, roles: ['caseManager', 'inbox'], unit: { code: 'ame' } },
      seats: [{ unit: { code: 'ame' } }],
      counts: { inbox: 0, waitingOnUs: 0, openGaps: 0, toConfirm: 0 },
    });
    expect(me.permissions).toEqual(expect.arrayContaining(['case.open', 'referral.send']));
    expect(me.permissions).not.toContain('audit.read');
  });

  it('is refused to somebody not signed in, in words', async () => {
    const { errors } = await app.stranger().ask(ME);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', sv: expect.stringContaining('inloggad') });
  });

  it('counts nothing that the roles do not open', async () => {
    await world.sql(
      `with k as (insert into case_file (id, association_id, number, owner_unit, holders)
         select uuidv7(), $1, 'C0U-NTS-1', $2, array[$2::uuid, $3] returning id)
       insert into referral (id, association_id, case_id, owner_unit, holders, type, from_unit, to_unit, status, since)
         select uuidv7(), $1, k.id, $2, array[$2::uuid, $3], 'statement', $2, $3, 'sent', '2026-01-12' from k`,
      [world.associations.test, world.units.ame.id, world.units.vc.id],
    );
    const counts = async (who: string) =>
      (await (await app.signIn(who)).get<{ me: { counts: Record<string, number> } }>(ME)).me.counts;
    expect(await counts('vc')).toMatchObject({ inbox: 1, waitingOnUs: 1 });
    expect(await counts('ame')).toMatchObject({ inbox: 0, waitingOnUs: 0 });
    expect(await counts('auditor')).toMatchObject({ inbox: 0, waitingOnUs: 0 });
    expect(await counts('psy')).toMatchObject({ inbox: 0, waitingOnUs: 0 });
  });

  it('lists every seat of one account, and sits where the request says', async () => {
    const [seat] = await world.sql<{ id: string }>(
      `insert into seat (id, account_id, unit_id, roles) values (uuidv7(), $1, $2, array['caseworker']) returning id`,
      [world.accounts.x2.accountId, world.units.af.id],
    );
    const x2 = await app.signIn('x2');
    x2.seat = seat?.id;
    const { me } = await x2.get<{ me: { seat: { unit: Seen }; seats: { unit: Seen }[] } }>(ME);
    expect(me.seat.unit.code).toBe('af');
    expect(me.seats.map(({ unit }) => unit.code).sort()).toEqual(['af', 'x2']);
  });
});

describe('units', () => {
  const units = async (variables: object) =>
    (
      await ame.get<{ units: Seen[] }>(
        `query ($q: String, $agencyKind: String, $first: Int) { units(q: $q, agencyKind: $agencyKind, first: $first) { id code name } }`,
        variables,
      )
    ).units.map(({ code }) => code);

  it('are found by any words of name, authority and place', async () => {
    expect(await units({ q: 'psykiatri provregionen' })).toEqual(['psy']);
    expect(await units({ q: 'ARBETSFÖRMEDLINGEN annorstad' })).toEqual(['x2']);
    expect(await units({ q: `100%' or true --` })).toEqual([]);
  });

  it('of one’s own associations come first', async () => {
    expect(await units({ agencyKind: 'af' })).toEqual(['af', 'x2']);
    expect(await units({ q: 'annorstad provby', first: 1 })).toEqual([]);
    expect(await units({ first: 0 })).toHaveLength(1);
  });
});

describe('colleagues', () => {
  it('are those of the own unit who can be given a case', async () => {
    const names = async (who: string) =>
      (await (await app.signIn(who)).get<{ colleagues: Seen[] }>('{ colleagues { id name } }')).colleagues.map(
        ({ name }) => name,
      );
    expect(await names('ame')).toEqual([
      'Alma Exempelsson',
      'Carin Exempelsson',
      'Dag Provsson',
      'Kim Testsson',
      'Stina Testsson',
    ]);
    expect(await names('vc')).toEqual(['Vera Provsson']);
    const leader = await app.signIn('leader');
    expect(await leader.refusal('{ colleagues { id } }')).toBe('FORBIDDEN');
  });
});

describe('programmes', () => {
  const list = async (who: Visitor, variables: object = {}) =>
    (await who.get<{ programmes: Record<string, unknown>[] }>(PROGRAMMES, variables)).programmes;

  it('say who runs them, and why one takes no requests', async () => {
    const all = await list(ame);
    const [open, health, idle] = ['prov-steget', 'prov-smartrehab', 'prov-vilande'].map((id) =>
      all.find((programme) => programme.id === id),
    );
    expect(open).toMatchObject({
      takesRequests: true,
      places: 2,
      plannedWeeks: 12,
      operatingUnit: { code: 'pro' },
      refusal: null,
    });
    expect(health).toMatchObject({ takesRequests: true, plannedWeeks: null });
    expect(idle).toMatchObject({ takesRequests: false, operatingUnit: null, refusal: { code: 'noOperatingUnit' } });
    expect((await list(ame, { takesRequests: false })).map(({ id }) => id)).toEqual(['prov-vilande']);
    expect((await list(ame, { q: 'smärt' })).map(({ id }) => id)).toEqual(['prov-smartrehab']);
    expect(await ame.get('{ programme(id: "prov-steget") { name } }')).toEqual({ programme: { name: 'Steget' } });
    expect(await ame.get('{ programme(id: "nix") { name } }')).toEqual({ programme: null });
  });

  it('tell how many take part to the operating unit alone', async () => {
    await world.sql(
      `with k as (insert into case_file (id, association_id, number, owner_unit, holders)
         select uuidv7(), $1, 'PLA-CES-1', $2, array[$2::uuid] returning id)
       insert into intervention (id, association_id, case_id, owner_unit, holders, programme_id, kind, title, status, started_on, planned_end)
         select uuidv7(), $1, k.id, $2, array[$2::uuid], 'prov-steget', 'support', 'Steget', 'active', '2026-01-12', '2026-04-03' from k`,
      [world.associations.test, world.units.pro.id],
    );
    const occupied = async (who: string) =>
      (await list(await app.signIn(who), { q: 'steget' })).map((programme) => programme.occupied);
    expect(await occupied('pro')).toEqual([1]);
    expect(await occupied('ame')).toEqual([null]);
    expect(await occupied('leader')).toEqual([null]);
  });
});

describe('the vocabulary', () => {
  it('has words in both languages for every code, and a list for every code field', async () => {
    const { vocabulary } = await ame.get<{
      vocabulary: { lists: { name: string; codes: { code: string; label: { sv: string; en: string } }[] }[] };
    }>('{ vocabulary { lists { name codes { code label { sv en } } } } }');
    for (const { codes } of vocabulary.lists) {
      expect(codes.length).toBeGreaterThan(0);
      for (const { label } of codes) expect(label.sv && label.en).toBeTruthy();
    }
    const names = vocabulary.lists.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['category', 'ground', 'referralType', 'referralStatus', 'handoffKind', 'sipKind', 'sipStatus'],
        ...['interventionKind', 'interventionStatus', 'consentForm', 'consentGrantor', 'consentStatus', 'edgeStatus'],
        ...['rule', 'eventType', 'caseStatus', 'agencyKind', 'role', 'permission', 'accessReason', 'outcome'],
        ...['occupationAfter', 'caseCloseReason', 'rejectReason', 'holdReason', 'withdrawReason', 'gapStopReason'],
        ...['readyKind', 'noNextStepReason', 'extensionReason', 'pauseReason', 'exitReason', 'messageKind', 'need'],
      ]),
    );
    const permissions = vocabulary.lists.find(({ name }) => name === 'permission');
    expect(permissions?.codes.map(({ code }) => code)).toEqual(Object.keys(PERMISSIONS));
  });
});

describe('absence', () => {
  const input = (fields: object) => ({
    input: {
      key: randomUUID(),
      from: '2026-07-06',
      to: '2026-08-02',
      deputyId: world.accounts.deputy.accountId,
      ...fields,
    },
  });
  const absences = () => world.sql('select account_id, deputy_id, during::text from absence');

  it('is set for oneself, once however often it is sent', async () => {
    const own = input({});
    await ame.get(ABSENCE, own);
    await ame.get(ABSENCE, own);
    expect(await absences()).toEqual([
      {
        account_id: world.accounts.ame.accountId,
        deputy_id: world.accounts.deputy.accountId,
        during: '[2026-07-06,2026-08-03)',
      },
    ]);
  });

  it('of somebody else is the manager’s: nobody makes herself another’s deputy', async () => {
    const { ame: away, colleague } = world.accounts;
    const fields = { accountId: away.accountId, deputyId: colleague.accountId };
    const her = await app.signIn('colleague');
    expect(await her.refusal(ABSENCE, input(fields))).toBe('FORBIDDEN');
    const manager = await app.signIn('manager');
    expect(await manager.refusal(ABSENCE, input(fields))).toBe('BAD_INPUT'); // one deputy at a time
    await manager.get(ABSENCE, input({ ...fields, from: '2026-09-07', to: '2026-09-11' }));
    expect(await absences()).toHaveLength(2);
  });

  it('has two colleagues and two days in order', async () => {
    expect(await ame.refusal(ABSENCE, input({ deputyId: world.accounts.vc.accountId }))).toBe('BAD_INPUT');
    expect(await ame.refusal(ABSENCE, input({ deputyId: world.accounts.ame.accountId }))).toBe('BAD_INPUT');
    expect(await ame.refusal(ABSENCE, input({ to: '2026-07-01' }))).toBe('BAD_INPUT');
    expect(await ame.refusal(ABSENCE, input({ to: '2026-02-30' }))).toBe('BAD_INPUT');
    expect(await absences()).toHaveLength(2);
  });
});
