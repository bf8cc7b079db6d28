import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService } from '#consent';
import { ProgrammeQueries } from '#directory';
import {
  betterStarts,
  exceptionTexts,
  isLowSeason,
  isToSeekOut,
  judgeEntry,
  ruleCategory,
  ruleWords,
  startWarnings,
} from '#domain';
import type { AttendanceMark, Category, RuleAnswer } from '#domain';
import type { Refusal } from '#kernel';
import { FlowModule } from '#flow';
import { InterventionCourse, InterventionEnding, InterventionModule, InterventionOpening, InterventionPhases } from '#intervention'; // prettier-ignore
import { AttendanceService, FollowService, ProgrammeModule, RunQueries, RunService } from '#programme';
import type {
  FollowParticipantInput,
  MoveProgrammeInput,
  ProgrammeRun,
  SetEntryRuleInput,
  SetPlacesInput,
} from '#programme';
import { ReferralService } from '#referral';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

let world: World;
let services: Services;
const STEGET = 'prov-steget';
const key = () => ({ key: randomUUID() });
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; driverError?: { code?: string } }) => error.driverError?.code ?? error.code,
  );
const run = (who: AccountKey = 'pro'): Promise<ProgrammeRun | null> =>
  as(who, () => services.of(RunQueries).one(STEGET));
const now = async (): Promise<ProgrammeRun> => (await run())!;
const move = async (action: MoveProgrammeInput['action'], more: Partial<MoveProgrammeInput> = {}, who: AccountKey = 'pro') => {
  const expectedVersion = (await now()).version;
  return as(who, () => services.of(RunService).move({ ...key(), programmeId: STEGET, action, expectedVersion, ...more }));
}; // prettier-ignore
const places = async (more: Partial<SetPlacesInput>) => {
  const expectedVersion = (await now()).capacity.version;
  return as('pro', () => services.of(RunService).places({ ...key(), programmeId: STEGET, expectedVersion, ...more }));
};
const offered = (who: AccountKey = 'fk') => as(who, () => services.of(ProgrammeQueries).one(STEGET));

/** Somebody begins in Steget, in the unit's own case. */
async function begin(givenName: string, date = '2026-01-12') {
  const caseId = await as('pro', () =>
    services.of(CaseService).open({ ...key(), givenName, familyName: 'Exempelsson' }),
  );
  const id = await as('pro', () =>
    services
      .of(InterventionOpening)
      .start({ ...key(), caseId, programmeId: STEGET, date, plannedEnd: '2026-04-03', hoursPerWeek: 10 }),
  );
  return { caseId, id };
}
/** FK's own case, with her consent to what Steget may be told. */
async function consented(givenName: string, categories: readonly Category[]) {
  const [from, to] = [world.units.fk.id, world.units.pro.id];
  const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: '2026-01-12' } as const;
  const edges = [{ fromUnitId: from, toUnitId: to, categories: [...categories] }];
  return as('fk', async () => {
    const caseId = await services.of(CaseService).open({ ...key(), givenName, familyName: 'Exempelsson' });
    await services.of(ConsentService).record({ ...key(), caseId, ...said, validTo: '2027-01-11', edges });
    return caseId;
  });
}
const withdraw = (referralId: string) =>
  as('fk', () =>
    services.of(ReferralService).make('withdraw', { ...key(), referralId, expectedVersion: 2, reason: 'mistake' }),
  );
/** What is noted of her, as her case is opened for it. */
const opened = (id: string, who: AccountKey = 'pro') => as(who, () => services.of(RunQueries).participant(id));
const followed = async (id: string) => (await opened(id))!.followed!;
/** A colleague at Steget who has no case and no inbox: she leads the group. */
const leading = async <T>(work: () => Promise<T>): Promise<T> => {
  const [row] = await world.sql<{ accountId: string; seatId: string }>(
    `with a as (insert into account (id, username, name) values (gen_random_uuid(), $1, 'Gry Testsson') returning id)
     insert into seat (id, account_id, unit_id, roles, valid) select gen_random_uuid(), a.id, $2, array['caseworker'], daterange('2025-01-01', null) from a
     returning account_id as "accountId", id as "seatId"`,
    [randomUUID(), world.units.pro.id],
  );
  return services.as({ ...world.accounts.pro, ...row!, roles: ['caseworker'] }, work);
};
/** Her identity is protected: nobody at Steget is cleared for it, until it is said. */
const protect = (caseId: string) =>
  world.sql(`insert into case_protection select $1, 'sekretessmarkering', unit_id, app_now() from seat where id = $2`, [
    caseId,
    world.accounts.pro.seatId,
  ]);
const unprotect = (caseId: string) => world.sql('delete from case_protection where case_id = $1', [caseId]);
const versionOf = async (id: string) =>
  (await now()).participants.find(({ interventionId }) => interventionId === id)!.version;

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, FlowModule, InterventionModule, ProgrammeModule);
  await world.sql(
    `update programme set config = config || '{"phases": [{"order": 1, "name": "Återhämtning"}, {"order": 2, "name": "Klargöra"}]}' where id = $1`,
    [STEGET],
  );
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});
beforeEach(() => world.at('2026-01-12'));

describe('group starts', () => {
  it('the low season is midsummer to mid-August and Christmas, and nothing else', () => {
    const low = ['2026-06-19', '2026-07-15', '2026-08-14', '2026-12-24', '2027-01-05'];
    const not = ['2026-06-18', '2026-08-15', '2026-12-17', '2027-01-07', '2026-03-02'];
    expect(low.map(isLowSeason)).toEqual(low.map(() => true));
    expect(not.map(isLowSeason)).toEqual(not.map(() => false));
  });

  it('a group that would end just before the summer is warned of, and told the nearest better days of the same length', () => {
    const off = new Set(['2026-04-06']);
    expect(startWarnings('2026-04-06', '2026-06-15', off)).toEqual(['dayOff', 'endsInLow']);
    const better = betterStarts({ startsOn: '2026-04-06', endsOn: '2026-06-15' }, off, '2026-01-12');
    expect(better).toEqual([
      { startsOn: '2026-03-30', endsOn: '2026-06-08' },
      { startsOn: '2026-08-17', endsOn: '2026-10-26' },
    ]);
    expect(startWarnings('2026-08-17', '2026-10-26', off)).toEqual([]);
    expect(betterStarts({ startsOn: '2026-07-06', endsOn: '2026-09-14' }, off, '2026-07-01')[0]!.startsOn).toBe('2026-08-17');
  }); // prettier-ignore

  it('Steget plans a group; everybody who looks is told of it, nobody else plans or calls it off', async () => {
    const group = { programmeId: STEGET, name: 'Vårgruppen', startsOn: '2026-04-13', endsOn: '2026-06-18', places: 10 };
    const plan = (who: AccountKey) => as(who, () => services.of(RunService).start({ ...key(), ...group }));
    expect(await refusal(plan('ame'))).toBe('WRONG_PARTY');
    await plan('pro');
    const [start] = (await now()).starts;
    expect(start).toMatchObject({ name: 'Vårgruppen', places: 10, status: 'planned', there: 0 });
    expect(start!.warnings.map(({ code }) => code)).toEqual(['endsInLow']);
    expect(start!.better[0]).toEqual({ startsOn: '2026-03-30', endsOn: '2026-06-04' });
    expect((await offered())!.starts).toEqual([
      { name: 'Vårgruppen', startsOn: '2026-04-13', endsOn: '2026-06-18', place: null },
    ]);
    const named = { ...key(), ...group, name: 'Gruppen med 200001252386' };
    expect(await refusal(as('pro', () => services.of(RunService).start(named)))).toBe('BAD_INPUT');
    const off = { ...key(), programmeId: STEGET, startId: start!.id, expectedVersion: 1, reason: 'fewParticipants' };
    expect(await refusal(as('ame', () => services.of(RunService).start(off)))).toBe('WRONG_PARTY');
    await as('pro', () => services.of(RunService).start(off));
    expect((await offered())!.starts).toEqual([]);
  });
});

describe('who takes part, in which phase', () => {
  it('the unit that runs it sees its participants; nobody else sees the page at all', async () => {
    await begin('Elin');
    expect((await now()).participants.map((one) => one.case.name)).toEqual(['Elin Exempelsson']);
    for (const who of ['ame', 'fk', 'x1', 'psy', 'manager'] as const) expect(await run(who)).toBeNull();
  });

  it('a phase is entered in the programme’s order or not, with its day; aftercare is one, and there is no gap while it runs', async () => {
    const { id } = await begin('Bo');
    const enter = async (phase: number, date: string, who: AccountKey = 'pro') => {
      const expectedVersion = await versionOf(id);
      return as(who, () => services.of(InterventionPhases).enter({ ...key(), interventionId: id, expectedVersion, phase, date }));
    }; // prettier-ignore
    await world.at('2026-02-10');
    await enter(1, '2026-01-12');
    await enter(2, '2026-02-09');
    const of = async () => (await now()).participants.find(({ interventionId }) => interventionId === id)!;
    expect((await of()).phase).toEqual({ no: 2, name: 'Klargöra', since: '2026-02-09' });
    expect(await refusal(enter(7, '2026-02-10'))).toBe('BAD_INPUT');
    expect(await refusal(enter(2, '2026-02-11'))).toBe('BAD_INPUT');
    expect(await refusal(enter(1, '2026-02-10', 'ame'))).toBe('NOT_FOUND');
    await enter(0, '2026-02-10');
    expect(await of()).toMatchObject({ status: 'active', phase: { no: 0, name: 'Eftervård och uppföljning' } });
    expect((await now()).phases.map(({ name, there }) => [name, there])).toEqual([
      ['Återhämtning', 0], ['Klargöra', 0], ['Eftervård och uppföljning', 1],
    ]); // prettier-ignore
  });
});

describe('places', () => {
  it('are no more than the staff can take, and more only with a reason and an end', async () => {
    await places({ places: 16, workers: 2, perWorker: 6 });
    expect((await now()).capacity).toMatchObject({ places: 16, room: 12, taken: 2 });
    expect(await refusal(places({ places: 16, extra: 3, extraReason: 'overlap' }))).toBe('BAD_INPUT');
    expect(await refusal(places({ places: 16, workers: 2 }))).toBe('BAD_INPUT');
    await places({ places: 16, extra: 3, extraReason: 'overlap', extraUntil: '2026-02-01' });
    expect((await now()).capacity.room).toBe(19);
    expect((await offered())!.places).toBe(19);
    await world.at('2026-02-02');
    expect((await now()).capacity.room).toBe(16);
  });

  it('that all are taken is told of a programme with five places or more, of a smaller one never', async () => {
    await places({ places: 2 });
    expect((await offered())!.isFull).toBe(false);
    for (const name of ['Cia', 'Dag', 'Eva']) await begin(name);
    await places({ places: 5 });
    expect(await offered()).toMatchObject({ isFull: true, occupied: null });
    await places({ places: 6 });
    expect((await offered())!.isFull).toBe(false);
  });

  it('a colleague who is not cleared for one of them is told of full places by those she sees, as by the number beside it', async () => {
    await places({ places: 6 });
    const { caseId } = await begin('Fay');
    expect((await offered('pro'))!.isFull).toBe(true);
    await protect(caseId);
    expect(await offered('pro')).toMatchObject({ isFull: false, occupied: 5 });
    expect(await offered()).toMatchObject({ isFull: true, occupied: null });
    await unprotect(caseId);
  });

  it('two who change them at once: the one who saw an older page is told so', async () => {
    const { capacity } = await now();
    const set = (n: number) =>
      as('pro', () => services.of(RunService).places({ ...key(), programmeId: STEGET, expectedVersion: capacity.version, places: n })); // prettier-ignore
    const both = await Promise.all([refusal(set(7)), refusal(set(8))]);
    expect(both.filter((one) => one === 'done')).toHaveLength(1);
  });
});

describe('a programme with parts', () => {
  it('counts each person once, however many of its parts she is in', async () => {
    await world.sql(
      `insert into programme (id, association_id, name, kind, operating_unit, status, parent_id, intervention_kind)
       select 'prov-steget-grupp', association_id, 'Steget i grupp', 'individual', operating_unit, 'active', id, 'group' from programme where id = $1`,
      [STEGET],
    );
    const before = (await now()).allTaken;
    const { caseId } = await begin('Lea');
    await as('pro', () =>
      services.of(InterventionOpening).start({
        ...{ ...key(), caseId, programmeId: 'prov-steget-grupp', date: '2026-01-12', plannedEnd: '2026-04-03' },
      }),
    );
    const after = await now();
    expect([after.allTaken - before, after.children.map(({ name }) => name)]).toEqual([1, ['Steget i grupp']]);
    expect(after.participants.find((one) => one.case.name === 'Lea Exempelsson')!.others).toBe(1);
  });
});

describe('who came, and what is done when somebody does not', () => {
  const attend = (
    date: string,
    marks: readonly { interventionId: string; mark: AttendanceMark; seen?: AttendanceMark | null }[],
    who: AccountKey = 'pro',
  ) => as(who, () => services.of(AttendanceService).record({ ...key(), programmeId: STEGET, date, marks: [...marks] }));
  const follow = (interventionId: string, more: Partial<FollowParticipantInput>, who: AccountKey = 'pro') =>
    as(who, () =>
      services.of(FollowService).note({ ...key(), interventionId, action: 'check', date: '2026-02-10', ...more }),
    );
  const of = async (id: string) => (await now()).participants.find(({ interventionId }) => interventionId === id)!;
  const warned = async (id: string) => (await of(id)).warnings.map(({ code }) => code);

  it('the whole group is marked at once, by the unit alone, for a day that has come', async () => {
    const group = await Promise.all(['Fia', 'Gun', 'Hans'].map((name) => begin(name)));
    const all = group.map(({ id }, at) => ({
      interventionId: id,
      mark: (['present', 'notified', 'absent'] as const)[at]!,
    }));
    await attend('2026-01-12', all);
    expect(await Promise.all(group.map(async ({ id }) => (await followed(id)).came[0]!.mark.code))).toEqual(
      all.map(({ mark }) => mark),
    );
    expect(await refusal(attend('2026-01-13', all))).toBe('BAD_INPUT'); // not yet
    expect(await refusal(attend('2026-01-11', all))).toBe('BAD_INPUT'); // before she began
    for (const who of ['ame', 'fk', 'x1'] as const) expect(await refusal(attend('2026-01-12', all, who))).toBe('NOT_FOUND');
    for (const who of ['ame', 'fk', 'x1', 'manager'] as const)
      expect(await services.rows(world.accounts[who], 'select id from attendance')).toEqual([]);
  }); // prettier-ignore

  it('what a colleague noted meanwhile is not written over unseen', async () => {
    const { id } = await begin('Ida');
    await attend('2026-01-12', [{ interventionId: id, mark: 'notified' }]);
    expect(await refusal(attend('2026-01-12', [{ interventionId: id, mark: 'present' }]))).toBe('CONFLICT');
    await attend('2026-01-12', [{ interventionId: id, mark: 'present', seen: 'notified' }]);
    expect((await followed(id)).came.map(({ mark }) => mark.code)).toEqual(['present']);
  });

  it('absent twice without a word: she is to be sought out until somebody has tried; a day cancelled by us says nothing of her', async () => {
    const came = (...marks: AttendanceMark[]) => marks.map((mark, at) => ({ on: `2026-02-0${String(9 - at)}`, mark }));
    expect(isToSeekOut(came('absent', 'absent'), null)).toBe(true);
    expect(isToSeekOut(came('absent', 'cancelled', 'absent'), null)).toBe(true);
    expect(isToSeekOut(came('absent', 'notified', 'absent'), null)).toBe(false);
    expect(isToSeekOut(came('absent'), null)).toBe(false);
    const { id } = await begin('Jon');
    await world.at('2026-02-10');
    for (const date of ['2026-02-09', '2026-02-10']) await attend(date, [{ interventionId: id, mark: 'absent' }]);
    expect(await warned(id)).toEqual(['seekOut']);
    const tried = { action: 'outreach', kind: 'homeVisit', result: 'comesBack' } as const;
    expect(await refusal(follow(id, { ...tried, result: 'goesOn' }))).toBe('BAD_INPUT');
    expect(await refusal(follow(id, tried, 'ame'))).toBe('NOT_FOUND');
    await follow(id, tried);
    expect(await warned(id)).toEqual([]);
    expect((await followed(id)).tries.map(({ way, result }) => [way!.code, result.code])).toEqual([
      ['homeVisit', 'comesBack'],
    ]);
  });

  it('a barrier has an action and a day, the benefit an end, an extension a check every month: each is warned of in time', async () => {
    const { id } = await begin('Kaj');
    await world.at('2026-02-10');
    expect(await refusal(follow(id, { action: 'barrier', kind: 'transport', date: '2026-02-20' }))).toBe('NEEDS_MISSING');
    await follow(id, { action: 'barrier', kind: 'transport', text: 'Öva bussresan med mentorn', date: '2026-02-20' });
    await follow(id, { action: 'benefit', kind: 'sicknessBenefit', date: '2026-05-01' });
    expect(await warned(id)).toEqual([]);
    await world.at('2026-03-02');
    expect(await warned(id)).toEqual(['benefitEnds', 'barrierLate']);
    const [barrier] = (await followed(id)).barriers;
    const gone = { action: 'removeBarrier', barrierId: barrier!.id, date: '2026-03-02' } as const;
    expect(await refusal(follow(id, { ...gone, expectedVersion: 9 }))).toBe('CONFLICT');
    await follow(id, { ...gone, expectedVersion: barrier!.version });
    await as('pro', async () =>
      services.of(InterventionCourse).extend({
        ...{ ...key(), interventionId: id, expectedVersion: await versionOf(id) },
        ...{ plannedEnd: '2026-07-03', reason: 'waitingPlace' as const },
      }),
    );
    await world.at('2026-04-03');
    expect(await warned(id)).toEqual(['benefitEnds', 'checkDue']);
    await follow(id, { action: 'check', date: '2026-04-03', result: 'nextStep' });
    expect(await warned(id)).toEqual(['benefitEnds']);
  }); // prettier-ignore

  it('whoever leads the group without her case reads her name, phase, warnings and how she came that day, and no word of the rest', async () => {
    const { id, caseId } = await begin('Ola');
    await world.at('2026-02-10');
    for (const date of ['2026-02-03', '2026-02-09', '2026-02-10']) await attend(date, [{ interventionId: id, mark: 'absent' }]);
    await follow(id, { action: 'outreach', kind: 'homeVisit', result: 'wantsToEnd', date: '2026-02-09' });
    await follow(id, { action: 'barrier', kind: 'health', text: 'Samtal med vårdcentralen', date: '2026-03-02' });
    const seen = await leading(() => services.of(RunQueries).one(STEGET, '2026-02-03'));
    expect(seen!.participants.find(({ interventionId }) => interventionId === id)).toMatchObject({
      ...{ case: { name: 'Ola Exempelsson' }, phase: null, mark: { code: 'absent' }, warnings: [{ code: 'seekOut' }] },
      ...{ opened: false, followed: null, hoursPerWeek: null, hasNextStep: null, nextStepOn: null },
    });
    expect(await refusal(leading(() => services.of(RunQueries).participant(id)))).toBe('REASON_NEEDED');
    for (const who of ['ame', 'fk', 'x1'] as const) expect(await opened(id, who)).toBeNull();
    expect(await of(id)).toMatchObject({ opened: true, hoursPerWeek: 10, followed: null });
    expect(JSON.stringify(await now())).not.toContain('vårdcentralen');
    const entries = () => world.sql<{ kind: string }>(`select kind from access_entry where $1 = any(case_ids) order by id desc limit 1`, [caseId]);
    expect(await entries()).toEqual([{ kind: 'list' }]);
    expect((await followed(id)).barriers.map(({ action }) => action)).toEqual(['Samtal med vårdcentralen']);
    expect(await entries()).toEqual([{ kind: 'open' }]);
  }); // prettier-ignore

  it('what is noted of a protected participant asks for a fresh sign-in', async () => {
    const { id, caseId } = await begin('Pim');
    await protect(caseId);
    const { pro } = world.accounts;
    const read = (verifiedAt: Date) =>
      services.as({ ...pro, verifiedAt }, () => services.of(RunQueries).participant(id));
    expect(await read(new Date())).toBeNull(); // not cleared
    await world.sql(`update seat set roles = roles || '{protectedClearance}' where id = $1`, [pro.seatId]);
    expect(await refusal(read(new Date(Date.now() - 86_400_000)))).toBe('STEP_UP_NEEDED');
    expect((await read(new Date()))!.interventionId).toBe(id);
    await world.sql(`update seat set roles = array_remove(roles, 'protectedClearance') where id = $1`, [pro.seatId]);
    await unprotect(caseId);
  });

  it('barriers and benefit are read by whoever has the case open, in the unit alone', async () => {
    for (const table of ['outreach', 'barrier', 'benefit'])
      for (const who of ['ame', 'fk', 'vc', 'x1'] as const)
        expect(await services.rows(world.accounts[who], `select id from ${table}`)).toEqual([]);
  });
});

describe('a group start that somebody waits for', () => {
  it('is not called off over their heads, and two groups of one day have names of their own', async () => {
    const group = { programmeId: STEGET, name: 'Marsgruppen', startsOn: '2026-03-02', endsOn: '2026-05-29', places: 8 };
    const plan = (more = {}) => as('pro', () => services.of(RunService).start({ ...key(), ...group, ...more }));
    const startId = await plan();
    expect(await refusal(plan({ name: 'marsgruppen' }))).toBe('BAD_INPUT');
    await plan({ name: 'Kvällsgruppen' });
    const caseId = await as('pro', () =>
      services.of(CaseService).open({ ...key(), givenName: 'Rut', familyName: 'Exempelsson' }),
    );
    const interventionId = await as('pro', () =>
      services.of(InterventionOpening).plan({ ...key(), caseId, programmeId: STEGET, date: '2026-03-02' }),
    );
    const off = () => plan({ startId, expectedVersion: 1, reason: 'staffing' });
    await expect(off()).rejects.toMatchObject({ code: 'NO_SUCH_MOVE', sv: expect.stringContaining(': 1 har planerad start') });
    await as('pro', () =>
      services.of(InterventionOpening).cancel({ ...key(), interventionId, expectedVersion: 1, reason: 'moved' }),
    );
    expect(await refusal(off())).toBe('done');
  }); // prettier-ignore
});

describe('whom a programme is for', () => {
  const rule = (more: Partial<SetEntryRuleInput>, who: AccountKey = 'pro') =>
    as(who, () => services.of(RunService).rule({ ...key(), programmeId: STEGET, ...more }));
  const ask = async (more: Partial<Parameters<ReferralService['write']>[0]>) => {
    const caseId = await as('fk', () =>
      services.of(CaseService).open({ ...key(), givenName: 'Mo', familyName: 'Exempelsson' }),
    );
    const asked = { ...key(), caseId, type: 'application' as const, programmeId: STEGET, question: 'Finns en plats?' };
    const id = await as('fk', () => services.of(ReferralService).write({ ...asked, saveAsDraft: true, ...more }));
    return services.rows<{ text: string }>(world.accounts.fk, 'select text from message where about_id = $1 order by id', [id]);
  }; // prettier-ignore

  it('the unit adds a rule, everybody reads it, and nobody else changes it', async () => {
    await rule({ kind: 'entry', words: 'Bor i Provby', category: 'plan', hard: true });
    await rule({ kind: 'exclusion', words: 'Behöver avgiftning först', category: 'substance', hard: false });
    expect(await refusal(rule({ kind: 'entry', words: 'Bor i Annorstad', hard: true }))).toBe('NEEDS_MISSING');
    const other = { kind: 'entry', words: 'Bor i Annorstad', category: 'plan', hard: true } as const;
    expect(await refusal(rule(other, 'fk'))).toBe('WRONG_PARTY');
    expect(await refusal(rule({ ...other, words: 'Som 200001252386' }))).toBe('BAD_INPUT');
    const { rules } = (await offered())!;
    expect(rules.map(({ kind, words, category, hard }) => [kind.code, words, category.code, hard])).toEqual([
      ['entry', 'Bor i Provby', 'plan', true],
      ['exclusion', 'Behöver avgiftning först', 'substance', false],
    ]);
  });

  it('a hard rule is answered by whoever asks; one that is not met goes along as a motivated exception, one that is met does not', async () => {
    const lives = (await offered())!.rules[0]!.key;
    expect(await refusal(ask({}))).toBe('BAD_INPUT');
    expect((await ask({ rules: [{ rule: lives, met: 'yes' }] })).map(({ text }) => text)).toEqual(['Finns en plats?']);
    expect(await refusal(ask({ rules: [{ rule: lives, met: 'no' }] }))).toBe('BAD_INPUT');
    const exception = 'Flyttar till Provby i mars.';
    expect((await ask({ rules: [{ rule: lives, met: 'no' }], exception })).map(({ text }) => text)).toEqual([
      'Finns en plats?',
      `Undantag från insatsens krav: Bor i Provby (uppfylls inte).\n${exception}`,
    ]);
    const own = (await offered())!.rules[0]!;
    await rule({ ruleId: own.key, expectedVersion: own.ownVersion! });
    expect(await ask({})).toHaveLength(1);
    expect(ruleWords({ field: 'age', op: 'between', value: [19, 60] })).toBe('Ålder: 19–60');
  });

  it('whom it is not for is asked the other way round: that it does not apply lets her in, and nothing of it is sent', async () => {
    await rule({ kind: 'exclusion', words: 'Behöver avgiftning i dag', category: 'substance', hard: true });
    const one = (await offered())!.rules.find(({ words }) => words === 'Behöver avgiftning i dag')!;
    const exception = 'Börjar när den är över.';
    expect((await ask({ rules: [{ rule: one.key, met: 'no' }] })).map(({ text }) => text)).toEqual(['Finns en plats?']);
    expect(await refusal(ask({ rules: [{ rule: one.key, met: 'yes' }] }))).toBe('BAD_INPUT');
    expect(await refusal(ask({ rules: [{ rule: one.key, met: 'unknown' }] }))).toBe('BAD_INPUT');
    expect((await ask({ rules: [{ rule: one.key, met: 'yes' }], exception }))[1]!.text).toBe(
      `Undantag från insatsens krav: Inte för: Behöver avgiftning i dag (ja).\n${exception}`,
    );
    await rule({ ruleId: one.key, expectedVersion: one.ownVersion! });
  });

  it('her substance use crosses on a ground that covers it alone, never as planning, and what was written stays', async () => {
    const demands = [
      { field: 'age', op: 'between', value: [19, 60], hard: true },
      { field: 'substanceUse', op: '!=', value: 'pågående', hard: true },
    ];
    const lay = (rules: object[]) =>
      world.sql(`update programme set config = config || jsonb_build_object('entryRulesStructured', $2::jsonb) where id = $1`, [STEGET, JSON.stringify(rules)]);
    await lay(demands);
    const why = 'Substitution sedan i höstas, stabil.';
    const answered = { rules: ['c1', 'c2'].map((one) => ({ rule: one, met: 'no' as const })), exception: why };
    const asked = { type: 'application' as const, programmeId: STEGET, question: 'Finns en plats?', category: 'plan' as const };
    const write = (caseId: string, saveAsDraft: boolean) =>
      as('fk', () => services.of(ReferralService).write({ ...key(), caseId, ...asked, ...answered, saveAsDraft }));
    const read = (who: AccountKey, id: string) =>
      services.rows<{ category: string; text: string }>(world.accounts[who], 'select category, text from message where about_id = $1 order by id', [id]);
    const narrow = await consented('Ida', ['contact', 'plan']);
    expect(await refusal(write(narrow, false))).toBe('SM006');
    const kept = await write(narrow, true);
    const send = { ...key(), referralId: kept, expectedVersion: 1 };
    expect(await refusal(as('fk', () => services.of(ReferralService).make('send', send)))).toBe('SM006');
    const whole = [
      { category: 'plan', text: 'Finns en plats?' },
      { category: 'substance', text: `Undantag från insatsens krav: Skadligt bruk: inte pågående (uppfylls inte).\n${why}` },
      { category: 'plan', text: 'Undantag från insatsens krav: Ålder: 19–60 (uppfylls inte).' },
    ];
    expect([await read('fk', kept), await read('pro', kept)]).toEqual([whole, []]);
    const sent = await write(await consented('Ove', ['contact', 'plan', 'substance']), false);
    expect(await read('pro', sent)).toEqual(whole);
    await lay([]);
    await withdraw(sent);
  }); // prettier-ignore

  it('what the catalogue asks of health, substances and benefits is never planning, and what nobody has placed is health', () => {
    const of = (field: string) => ruleCategory({ field, op: '=', value: true });
    expect(['substanceUse', 'sickLeave', 'sickDays', 'longSickRisk', 'benefit', 'nytt'].map(of)).toEqual([
      'substance', 'health', 'health', 'health', 'benefitStatus', 'health',
    ]);
    const hard = { kind: 'exclusion', words: 'Pågående vård', category: 'health', hard: true, key: 'x' } as const;
    const judged = (met: RuleAnswer) => judgeEntry([hard], [{ key: 'x', met }]).exceptions;
    expect([judged('no'), exceptionTexts(judged('no'), 'För att', 'plan')]).toEqual([[], []]);
    const said = (met: RuleAnswer, question: Category) => exceptionTexts(judged(met), 'För att', question);
    const words = (answer: string) => `Undantag från insatsens krav: Inte för: Pågående vård (${answer}).\nFör att`;
    expect(said('yes', 'plan')).toEqual([{ category: 'health', text: words('ja') }]);
    expect(said('yes', 'substance')).toEqual([{ category: 'substance', text: words('ja') }]); // no less guarded than what is asked
    expect(said('unknown', 'plan')).toEqual([{ category: 'plan', text: words('vet inte') }]); // that nobody knows says nothing of her
  }); // prettier-ignore
});

describe('the intake, and the end', () => {
  /** FK writes a request to Steget; a draft is refused as soon as it is written when nobody takes it in. */
  const ask = async () => {
    const caseId = await as('fk', () =>
      services.of(CaseService).open({ ...key(), givenName: 'Lo', familyName: 'Exempelsson' }),
    );
    const asked = { ...key(), caseId, type: 'application' as const, programmeId: STEGET, question: 'Finns en plats?' };
    return as('fk', () => services.of(ReferralService).write({ ...asked, saveAsDraft: true }));
  };

  it('a stop has its reason and its day, is read by who would send a request, and is over by itself', async () => {
    const asked = { ...key(), caseId: await consented('Tea', ['contact', 'plan']), type: 'application' as const };
    const draft = await as('fk', () =>
      services.of(ReferralService).write({ ...asked, programmeId: STEGET, question: 'Plats?', saveAsDraft: true }),
    );
    const send = () =>
      as('fk', () => services.of(ReferralService).make('send', { ...key(), referralId: draft, expectedVersion: 1 }));
    expect(await refusal(move('stopIntake'))).toBe('NEEDS_MISSING');
    expect(await refusal(move('stopIntake', { reason: 'fundingEnds' }))).toBe('BAD_INPUT');
    expect(await refusal(move('stopIntake', { reason: 'full' }, 'fk'))).toBe('WRONG_PARTY');
    await move('stopIntake', { reason: 'staffing', until: '2026-02-28' });
    expect(await offered()).toMatchObject({
      ...{ takesRequests: false, until: '2026-02-28' },
      ...{ refusal: { code: 'intakeStop' }, stopReason: { code: 'staffing' } },
    });
    expect(await refusal(ask())).toBe('BAD_INPUT');
    expect(await refusal(send())).toBe('BAD_INPUT'); // written while it was open, sent after
    const forced = world.sql(
      `select set_config('app.unit', $2, true); update referral set status = 'sent', version = 2 where id = '${draft}'`.replace(
        '$2',
        `'${world.units.fk.id}'`,
      ),
    );
    await expect(forced).rejects.toThrow('the programme takes nobody');
    await world.at('2026-03-01');
    expect(await refusal(send())).toBe('done');
    await withdraw(draft);
    expect(await refusal(ask())).toBe('done');
    expect(await offered()).toMatchObject({ takesRequests: true, stopReason: null, until: null });
  });

  it('a programme is closed when every participant has ended with a next step or a reason, not before', async () => {
    await move('announceClosing', { reason: 'fundingEnds', until: '2026-03-31' });
    expect((await offered())!.refusal!.code).toBe('closing');
    expect(await refusal(move('close'))).toBe('NEEDS_MISSING');
    const forced = world.sql(
      `insert into programme_period (id, programme_id, owner_unit, version, status)
       select gen_random_uuid(), id, operating_unit, 99, 'closed' from programme where id = $1`,
      [STEGET],
    );
    expect(await refusal(forced)).toBe('SM001');
    const ending = services.of(InterventionEnding);
    const words = () => move('close').then(() => null, ({ code, sv, detail }: Refusal) => ({ code, sv, detail }));
    const refused = await words();
    expect(refused).toMatchObject({ code: 'NEEDS_MISSING', detail: { missing: ['everyNextStep'] } });
    const endAll = async () => {
     for (const one of (await now()).participants.filter(({ status }) => status === 'active')) {
      const step = { ...key(), interventionId: one.interventionId, expectedVersion: one.version };
      const bare = { ...step, ...key(), date: '2026-01-12', reason: 'programmeEnded' as const };
      expect(await refusal(as('pro', () => ending.end(bare)))).toBe('NEEDS_MISSING');
      await as('pro', () => services.of(InterventionCourse).agreeNextStep({ ...step, nextStep: 'Arbetsträning, AME, mars' }));
      await as('pro', () => ending.end({ ...bare, ...key(), expectedVersion: one.version + 1, nextStep: 'Arbetsträning, AME, mars' }));
     }
    };
    const lea = (await now()).participants.find((one) => one.case.name === 'Lea Exempelsson')!;
    await protect(lea.case.id);
    await endAll();
    expect((await now()).participants.filter(({ status }) => status !== 'ended')).toEqual([]);
    expect(await words()).toEqual(refused); // she whom the colleague does not see is told of by the same words
    await unprotect(lea.case.id);
    await endAll();
    // somebody begins at the very moment it closes: whoever comes second sees the first
    const closing = new pg.Client({ connectionString: world.ownerUrl });
    await closing.connect();
    await closing.query('begin');
    await closing.query(
      `insert into samsteg.programme_period (id, programme_id, owner_unit, version, status)
       select gen_random_uuid(), id, operating_unit, $2, 'closed' from samsteg.programme where id = $1`,
      [STEGET, (await now()).version + 1],
    );
    const late = refusal(begin('Sen'));
    const waits = () =>
      world.sql(
        `select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      );
    for (let turn = 0; turn < 200 && (await waits()).length === 0; turn += 1)
      await new Promise((done) => setTimeout(done, 20));
    await closing.query('commit');
    await closing.end();
    expect(await late).toBe('SM001');
    expect(await refusal(begin('Senare'))).toBe('BAD_INPUT');
    expect(await now()).toMatchObject({ state: { code: 'closed' }, moves: [] });
    expect((await offered())!.refusal!.code).toBe('ended');
  }); // prettier-ignore
});
