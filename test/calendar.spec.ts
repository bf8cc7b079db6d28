import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { BodyModule, BodyQueries, BodyService, GroupActs } from '#body';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService, RevocationService } from '#consent';
import { FlowModule } from '#flow';
import { MeetingAnswers, MeetingModule, MeetingQueries, MeetingService } from '#meeting';
import { DerivingService, MailService, NoticeModule } from '#notice';
import { AwaitedQueries, CalendarQueries, ScreensModule } from '#screens';
import { BookingService, SlotModule, SlotQueries, SlotService } from '#slot';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, UnitKey, World } from './setup/world.js';

let world: World;
let services: Services;

const key = () => ({ key: randomUUID() });
const id = (unit: UnitKey): string => world.units[unit].id;
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const rows = <R extends Record<string, unknown>>(who: AccountKey, text: string, values: unknown[] = []) =>
  services.rows<R>(world.accounts[who], text, values);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; driverError?: { code?: string } }) => error.driverError?.code ?? error.code,
  );
const derive = () => services.of(DerivingService).run();
const newCase = (givenName = 'Elin', who: AccountKey = 'ame') =>
  as(who, () => services.of(CaseService).open({ ...key(), givenName, familyName: 'Exempelsson' }));
const agree = (
  caseId: string,
  units: readonly UnitKey[],
  purposeCode: 'coordination' | 'groupPresentation',
  who: UnitKey & AccountKey = 'ame',
) =>
  as(who, () =>
    services.of(ConsentService).record({
      ...{ ...key(), caseId, form: 'written', grantor: 'self', purpose: 'Samordning', share: false },
      ...{ purposeCode, validFrom: '2026-01-12', validTo: '2026-12-31' },
      edges: units.map((unit) => ({ fromUnitId: id(who), toUnitId: id(unit), categories: ['contact', 'plan'] })),
    }),
  );
const call = (caseId: string, units: readonly UnitKey[], date = '2026-02-03', who: AccountKey = 'ame') =>
  as(who, () =>
    services.of(MeetingService).call({
      ...{ ...key(), caseId, kind: 'reconciliation', date, startsAt: '09:30', minutes: 60 },
      ...{ place: 'Psykiatrin, rum 4', purpose: 'Planera återgången med Elin', unitIds: units.map(id) },
    }),
  );
const meetingOf = async (who: AccountKey, caseId: string) => {
  const [found] = await as(who, () => services.of(MeetingQueries).of(caseId));
  if (!found) throw new Error(`${who} sees no meeting`);
  return found;
};
const answer = async (who: AccountKey, caseId: string, action: 'come' | 'decline' | 'suggest', date?: string) => {
  const [mine] = (await meetingOf(who, caseId)).invitations;
  const input = { ...key(), invitationId: mine!.id, expectedVersion: mine!.version, action, ...(date && { date }) };
  return as(who, () => services.of(MeetingAnswers).answer(input));
};
const cancel = async (caseId: string) => {
  const { id: meetingId, version } = await meetingOf('ame', caseId);
  const input = { ...key(), meetingId, expectedVersion: version, action: 'cancel', reason: 'notNeeded' } as const;
  return as('ame', () => services.of(MeetingService).move(input));
};
/** What stands on somebody's Min dag about one case: what, for whom it waits, and which answers she may give there. */
const awaited = async (who: AccountKey, caseId: string) =>
  (await as(who, () => services.of(AwaitedQueries).list()))
    .filter((row) => row.case.id === caseId)
    .map(({ kind, party, nextStep, moves }) =>
      [kind.code, party.name, nextStep.who, ...moves.map(({ action }) => action)].join(' '),
    );
const standing = async (who: AccountKey, caseId: string) =>
  (
    await world.sql<{ kind: string; why: string }>(
      `select kind, why from notice where account_id = $1 and case_id = $2 and ended_at is null order by kind`,
      [world.accounts[who].accountId, caseId],
    )
  ).map(({ kind, why }) => `${kind} ${why}`);

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(
    world,
    ...[ConsentModule, FlowModule, MeetingModule, BodyModule, NoticeModule, ScreensModule, SlotModule],
  );
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});
beforeEach(() => world.at('2026-01-12'));

describe('answers that are awaited', () => {
  it('a called unit has the call on its Min dag until it answers, the caller sees whom it waits for; nobody else anything', async () => {
    const caseId = await newCase();
    await agree(caseId, ['fk', 'vc'], 'coordination');
    await call(caseId, ['fk', 'vc']);
    expect(await awaited('fk', caseId)).toEqual(['answerMeeting AME Provby unit come decline suggest']);
    expect((await awaited('ame', caseId)).sort()).toEqual(
      ['meetingAnswer FK Provby other', 'meetingAnswer Vårdcentralen Provby other'], // prettier-ignore
    );
    for (const stranger of ['af', 'psy', 'x1', 'soc'] as const) expect(await awaited(stranger, caseId)).toEqual([]);
    await derive();
    expect(await standing('fk', caseId)).toContain('meetingToAnswer inbox');
    await answer('fk', caseId, 'come');
    await answer('vc', caseId, 'suggest', '2026-02-10');
    await derive();
    expect(await awaited('fk', caseId)).toEqual([]);
    expect(await standing('fk', caseId)).not.toContain('meetingToAnswer inbox');
    expect(await awaited('ame', caseId)).toEqual(['otherTime Vårdcentralen Provby me']);
    expect(await standing('ame', caseId)).toContain('meetingNews assigned');
    await cancel(caseId);
    await derive();
    expect(await awaited('ame', caseId)).toEqual([]);
    expect(await standing('fk', caseId)).toContain('meetingNews inbox');
  });

  it('an unanswered call goes on to the manager while there is still time before the meeting', async () => {
    const caseId = await newCase('Maja', 'fk');
    await agree(caseId, ['ame'], 'coordination', 'fk');
    await call(caseId, ['ame'], '2026-01-23', 'fk'); // a Friday: to be answered three working days before
    const told = async (day: string) => {
      await world.at(day);
      await derive();
      return [await standing('ame', caseId), await standing('manager', caseId)].map((all) =>
        all.filter((one) => one.startsWith('meetingToAnswer')),
      );
    };
    expect(await told('2026-01-12')).toEqual([['meetingToAnswer inbox'], []]);
    expect(await told('2026-01-20')).toEqual([['meetingToAnswer inbox'], []]);
    expect(await told('2026-01-21')).toEqual([['meetingToAnswer inbox'], ['meetingToAnswer leftManager']]);
    expect(await told('2026-01-24')).toEqual([[], []]);
  });

  it('a case taken up in a group waits for each member on its Min dag, and the answer is told to the presenter', async () => {
    const caseId = await newCase('Nora');
    await agree(caseId, ['fk', 'vc'], 'groupPresentation');
    const bodyId = await as('ame', () =>
      services.of(BodyService).start({ ...key(), kind: 'collaborationGroup', name: 'Samverkansgruppen' }),
    );
    for (const unit of ['fk', 'vc'] as const) {
      const move = (action: 'propose' | 'agree') => ({ ...key(), bodyId, unitId: id(unit), action });
      await as('ame', () => services.of(BodyService).moveMembership(move('propose')));
      await as(unit, () => services.of(BodyService).moveMembership(move('agree')));
    }
    const acts = services.of(GroupActs);
    const day = { ...key(), bodyId, action: 'plan', date: '2026-02-03', startsAt: '09:00' } as const;
    await as('ame', () => acts.sittings.move(day));
    const bodiesOf = (who: AccountKey) => as(who, () => services.of(BodyQueries).all());
    const [sitting] = (await bodiesOf('ame')).find((one) => one.id === bodyId)!.sittings;
    const said = { need: 'Arbetsträning nära hemmet', question: 'Vem kan?', toUnitIds: [id('fk'), id('vc')] };
    await as('ame', () => acts.presenting.present({ ...key(), caseId, sittingId: sitting!.id, ...said }));
    expect(await awaited('fk', caseId)).toEqual(['answerPresentation AME Provby unit']);
    expect(await awaited('ame', caseId)).toHaveLength(2);
    await derive();
    expect(await standing('fk', caseId)).toContain('presentationToAnswer inbox');
    const [mine] = (await bodiesOf('fk')).find((one) => one.id === bodyId)!.cases[0]!.answers;
    const move = { ...key(), presentationId: mine!.id, expectedVersion: mine!.version, action: 'accept' } as const;
    await as('fk', () => acts.presentations.move(move));
    await derive();
    expect(await awaited('fk', caseId)).toEqual([]);
    expect(await standing('fk', caseId)).not.toContain('presentationToAnswer inbox');
    expect(await awaited('ame', caseId)).toEqual(['presentationAnswer Vårdcentralen Provby other']);
    expect(await standing('ame', caseId)).toContain('presentationNews assigned');
  });

  it('a promise nobody took stands on the planner’s Min dag until the plan has a newer version', async () => {
    const caseId = await newCase('Saga');
    const [plan, version] = [randomUUID(), randomUUID()];
    const ids = [world.associations.test, caseId, id('ame'), plan];
    await world.sql('begin');
    await world.sql('set local session_replication_role = replica');
    await world.sql(
      `insert into sip_plan (id, association_id, case_id, owner_unit, holders, kind, status, need_on, draft)
       values ($4, $1, $2, $3, array[$3::uuid], 'sip', 'active', '2026-01-02', '{}')`,
      ids,
    );
    await world.sql(
      `insert into sip_commitment (id, association_id, case_id, owner_unit, holders, version, plan_id, version_no, responsible_unit, text, status, reason)
       values ($5, $1, $2, $3, array[$3::uuid, $6::uuid], 2, $4, 1, $6, 'Läkarbedömning', 'declined', 'noCapacity')`,
      [...ids, randomUUID(), id('vc')],
    );
    await world.sql('commit');
    expect(await awaited('ame', caseId)).toEqual(['leftUndone Vårdcentralen Provby me']);
    expect(await awaited('vc', caseId)).toEqual([]);
    await world.sql(
      `insert into notice_due values ($1, $2, '2026-01-12') on conflict (unit_id, case_id) do update set due_on = excluded.due_on`,
      [id('ame'), caseId],
    );
    await derive();
    expect(await standing('ame', caseId)).toContain('commitmentDeclined assigned');
    await world.sql('begin');
    await world.sql('set local session_replication_role = replica');
    await world.sql(
      `insert into sip_version (id, association_id, case_id, owner_unit, holders, plan_id, version_no, kind, content, parties, adopted_on)
       values ($5, $1, $2, $3, array[$3::uuid], $4, 2, 'sip', '{}', array[$3::uuid], '2026-01-12')`,
      [...ids, version],
    );
    await world.sql('commit');
    expect(await awaited('ame', caseId)).toEqual([]);
  });

  it('what a flag or a conflict hides is not awaited of anybody it hides it from', async () => {
    const caseId = await newCase('Tova');
    await agree(caseId, ['fk'], 'coordination');
    await call(caseId, ['fk']);
    await world.sql(`insert into case_protection values ($1, 'sekretessmarkering', $2, app_now())`, [
      caseId,
      id('ame'),
    ]);
    expect(await awaited('fk', caseId)).toEqual([]);
    await derive();
    expect(await standing('fk', caseId)).toEqual([]);
  });
});

describe('calls as calendar mail', () => {
  const inbox: { to: string; raw: string }[] = [];
  let server: SMTPServer;
  const confirmed = (...who: AccountKey[]) =>
    world.sql(
      `insert into notice_address (account_id, address, nonce, asked_at, confirmed_at)
       select id, username || '@example.se', gen_random_uuid(), app_now(), app_now() from account where id = any($1) on conflict do nothing`,
      [who.map((each) => world.accounts[each].accountId)],
    );
  const mailed = async () => {
    await derive();
    await services.of(MailService).run();
    await services.of(MailService).run(); // asked again, nothing goes twice
    const entries = await Promise.all(inbox.splice(0).map(entryOf));
    return entries.filter((entry) => entry !== null);
  };
  const mailState = async (caseId: string) =>
    (await meetingOf('ame', caseId)).invitations.map(({ mail }) => mail?.code);

  /** A mail that has a calendar in it, as two independent readers take it. */
  async function entryOf({ to, raw }: { to: string; raw: string }) {
    const mail = await simpleParser(raw);
    const part = mail.attachments.find(
      ({ contentType }) => contentType.startsWith('text/calendar') || contentType === 'application/ics',
    );
    if (!part) return null;
    const calendar = new ICAL.Component(ICAL.parse(part.content.toString()) as unknown[]);
    const event = calendar.getFirstSubcomponent('vevent')!;
    const text = (name: string) => String(event.getFirstPropertyValue(name));
    return {
      ...{ to, raw, subject: mail.subject, uid: text('uid'), start: text('dtstart'), end: text('dtend') },
      ...{
        method: calendar.getFirstPropertyValue('method'),
        sequence: Number(text('sequence')),
        summary: text('summary'),
      },
      ...{ place: event.getFirstPropertyValue('location'), attendee: text('attendee'), status: text('status') },
    };
  }

  beforeAll(async () => {
    server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false },
      onData: (stream, session, done) => {
        let raw = '';
        stream.on('data', (piece: Buffer) => (raw += piece.toString('utf8')));
        stream.on('end', () => {
          inbox.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    process.env.SAMSTEG_SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    process.env.SAMSTEG_MAIL_FROM = 'Samsteg <noreply@samsteg.example>';
    await confirmed('fk', 'vc', 'ame');
    await mailed(); // what earlier sentences left to be told
  });
  afterAll(async () => {
    delete process.env.SAMSTEG_SMTP_URL;
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('goes also when the call was answered before anybody had been told of it', async () => {
    const caseId = await newCase('Vidar');
    await agree(caseId, ['fk'], 'coordination');
    await call(caseId, ['fk']);
    await answer('fk', caseId, 'come');
    expect((await mailed()).map(({ to, method }) => `${to} ${String(method)}`)).toEqual(['fk@example.se REQUEST']);
    expect(await mailed()).toEqual([]); // once
    await cancel(caseId);
    expect((await mailed()).map(({ to, method }) => `${to} ${String(method)}`)).toEqual(['fk@example.se CANCEL']);
  });

  it('goes once to whoever was told of the call: day and hour, no word of whom, why or where; moved and called off in the same entry', async () => {
    const caseId = await newCase('Vilma');
    await agree(caseId, ['fk', 'psy'], 'coordination');
    await call(caseId, ['fk', 'psy']);
    const [first, ...more] = await mailed();
    expect(more).toEqual([]); // psychiatry has confirmed no address
    const { id: meetingId } = await meetingOf('ame', caseId);
    expect(first).toMatchObject({
      ...{
        to: 'fk@example.se',
        subject: 'Möte 2026-02-03',
        summary: 'Möte 2026-02-03',
        uid: meetingId,
        method: 'REQUEST',
      },
      ...{ sequence: 0, start: '2026-02-03T08:30:00Z', end: '2026-02-03T09:30:00Z', place: null, status: 'CONFIRMED' },
      attendee: expect.stringMatching(/^mailto:fk@example\.se$/i),
    });
    const decoded = `${first!.raw} ${(await simpleParser(first!.raw)).text ?? ''}`;
    for (const secret of ['Vilma', 'Exempelsson', 'sykiatri', 'SIP', 'Provby', 'rum 4', 'återgång', caseId])
      expect([secret, decoded.includes(secret)]).toEqual([secret, false]);
    expect(await mailState(caseId)).toEqual(expect.arrayContaining(['sent', undefined]));
    const now = await meetingOf('ame', caseId);
    const to = { ...key(), meetingId, expectedVersion: now.version, action: 'rebook', date: '2026-02-10' } as const;
    await as('ame', () => services.of(MeetingService).move(to));
    expect(await mailed()).toMatchObject([
      { uid: meetingId, method: 'REQUEST', sequence: 1, start: '2026-02-10T08:30:00Z' },
    ]);
    await cancel(caseId);
    expect(await mailed()).toMatchObject([{ uid: meetingId, method: 'CANCEL', sequence: 2, status: 'CANCELLED' }]);
    expect(await mailed()).toEqual([]);
    expect(await rows('af', 'select invitation_mail($1) as state', [first!.uid])).toEqual([{ state: null }]);
  });

  it('of a protected identity nothing is mailed; a flag or a revocation takes the entry away, and stops what was queued', async () => {
    const flagged = await newCase('Ylva');
    await agree(flagged, ['fk'], 'coordination');
    await world.sql(`insert into case_protection values ($1, 'sekretessmarkering', $2, app_now())`, [
      flagged,
      id('ame'),
    ]);
    await world.sql('delete from case_protection where case_id = $1', [flagged]);
    await call(flagged, ['fk']);
    await derive();
    await world.sql(`insert into case_protection values ($1, 'sekretessmarkering', $2, app_now())`, [
      flagged,
      id('ame'),
    ]);
    expect(await mailed()).toEqual([]);
    await world.sql('delete from case_protection where case_id = $1', [flagged]);
    expect(await mailed()).toMatchObject([{ method: 'REQUEST', sequence: 0 }]);
    await world.sql(`insert into case_protection values ($1, 'sekretessmarkering', $2, app_now())`, [
      flagged,
      id('ame'),
    ]);
    expect(await mailed()).toMatchObject([{ to: 'fk@example.se', method: 'CANCEL', sequence: 1 }]);

    const revoked = await newCase('Åsa');
    await agree(revoked, ['fk', 'vc'], 'coordination');
    await call(revoked, ['fk', 'vc']);
    expect(await mailed()).toHaveLength(2);
    const [edge] = await rows<{ id: string }>('ame', 'select id from consent_edge where case_id = $1 and to_unit = $2', [
      revoked, id('vc'),
    ]); // prettier-ignore
    await as('ame', () => services.of(RevocationService).revoke({ ...key(), edgeId: edge!.id }));
    expect(await mailed()).toMatchObject([{ to: 'vc@example.se', method: 'CANCEL', sequence: 1 }]);
  });

  it('the doors of the worker are shut to a person', async () => {
    expect(await rows('fk', 'select calendar_candidates(10) as found')).toEqual([{ found: null }]);
    await rows('fk', 'select queue_calendar($1)', [JSON.stringify([{ accountId: world.accounts.fk.accountId }])]);
    expect(await mailed()).toEqual([]);
  });
});

describe('the calendar', () => {
  const page = (who: AccountKey, from = '2026-01-12', to = '2026-02-15', mine = false) =>
    as(who, () => services.of(CalendarQueries).page(from, to, mine));

  it('shows a unit its meetings and those it is called to, with Swedish weeks and days off; a stranger nothing', async () => {
    const caseId = await newCase('Bea');
    await agree(caseId, ['fk'], 'coordination');
    await call(caseId, ['fk'], '2026-02-06');
    const of = async (who: AccountKey) =>
      (await page(who)).items
        .filter((item) => item.case?.id === caseId)
        .map(({ kind, title, on, week, startsAt, detail }) => ({
          kind: kind.code,
          title: title.sv,
          on,
          week,
          startsAt,
          detail,
        }));
    const meeting = { kind: 'meeting', title: 'Avstämningsmöte', on: '2026-02-06', week: 6, startsAt: '09:30' };
    expect(await of('ame')).toEqual([{ ...meeting, detail: 'Psykiatrin, rum 4' }]);
    expect(await of('fk')).toEqual([{ ...meeting, detail: 'Psykiatrin, rum 4' }]); // keeps the inbox, so has it open
    expect(await of('colleague')).toEqual([{ ...meeting, detail: null }]); // a list is not a way round the reason
    for (const stranger of ['af', 'vc', 'x1'] as const) expect(await of(stranger)).toEqual([]);
    const hers = (await page('colleague', '2026-01-12', '2026-02-15', true)).items;
    expect(hers.filter((item) => item.case)).toEqual([]); // of the group's days everybody in the unit has a part
    expect((await page('ame', '2026-01-01', '2026-01-06')).daysOff.map(({ name }) => name)).toEqual([
      'Nyårsdagen',
      'Trettondedag jul',
    ]);
    const [entry] = await world.sql<{ kind: string; ids: string[] }>(
      `select kind, case_ids as ids from access_entry where account_id = $1 order by id desc limit 1`,
      [world.accounts.ame.accountId],
    );
    expect(entry?.kind).toBe('list');
    await world.sql(`insert into case_protection values ($1, 'sekretessmarkering', $2, app_now())`, [
      caseId,
      id('ame'),
    ]);
    expect(await of('fk')).toEqual([]);
    expect(await of('ame')).toEqual([]);
  });

  it('is asked for days that are days, and not for a year at once', async () => {
    for (const [from, to] of [
      ['2026-02-30', '2026-03-01'],
      ['2026-03-02', '2026-03-01'],
      ['2026-01-01', '2026-12-31'],
    ])
      expect(await refusal(page('ame', from, to))).toBe('BAD_INPUT');
  });
});

describe('bookable slots', () => {
  const series = { kind: 'rehabForum', name: 'Rehabforum Provby', startsAt: '13:00', minutes: 45, places: 1 } as const;
  const days = { firstOn: '2026-03-20', lastOn: '2026-07-17', everyWeeks: 2, skipDaysOff: true };
  const open = (who: AccountKey = 'ame', more: object = {}) =>
    as(who, () => services.of(SlotService).open({ ...key(), ...series, ...days, ...more }));
  const seriesOf = async (who: AccountKey, of: string, caseId?: string) =>
    (await as(who, () => services.of(SlotQueries).page(caseId))).series.find((one) => one.id === of);
  const slotsOf = async (who: AccountKey, of: string) => (await seriesOf(who, of))?.slots ?? [];
  const book = (who: AccountKey, slotId: string, more: object = {}) =>
    as(who, () => services.of(BookingService).book({ ...key(), slotId, ...more }));
  type BookingMove = Parameters<BookingService['move']>[0];
  const move = async (
    who: AccountKey,
    of: string,
    bookingId: string,
    input: Pick<BookingMove, 'action'> & Partial<BookingMove>,
  ) => {
    const found = (await slotsOf(who, of)).flatMap(({ bookings }) => bookings).find((one) => one.id === bookingId);
    const version = { bookingId, expectedVersion: found?.version ?? 1 };
    return as(who, () => services.of(BookingService).move({ ...key(), ...version, ...input }));
  };

  it('a series is its weekday every so many weeks without public holidays; the low season is warned of', async () => {
    const id = await open();
    const slots = await slotsOf('ame', id);
    expect(slots.map(({ on }) => on)).toEqual([
      '2026-03-20', '2026-04-17', '2026-05-15', '2026-05-29', '2026-06-12', '2026-06-26', '2026-07-10',
    ]); // prettier-ignore
    expect(slots.map(({ warning }) => warning?.code ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      'lowSeason',
    ]);
    const kept = await slotsOf('ame', await open('ame', { skipDaysOff: false }));
    expect(kept.find(({ on }) => on === '2026-04-03')?.warning?.code).toBe('dayOff'); // Good Friday
    for (const stranger of ['x1', 'leader'] as const) expect(await rows(stranger, 'select 1 from slot')).toEqual([]);
    expect(await refusal(open('ame', { name: 'Möte om Vilma Exempelsson' }))).toBe('BAD_INPUT');
    expect(await refusal(open('ame', { lastOn: '2028-01-01' }))).toBe('BAD_INPUT');
  });

  it('a place is held without a name; the keeping unit sees which unit, others only that it is taken; the last place is one unit’s', async () => {
    const id = await open();
    const [slot] = await slotsOf('fk', id);
    const bookingId = await book('fk', slot!.id);
    expect(await refusal(book('vc', slot!.id))).toBe('NO_SUCH_MOVE');
    const [seen] = await slotsOf('ame', id);
    expect(seen).toMatchObject({
      free: 0,
      bookings: [{ unit: { id: world.units.fk.id }, case: null, isNamed: false, mine: false }],
    });
    expect((await slotsOf('vc', id))[0]).toMatchObject({ free: 0, bookings: [] });
    expect(await rows('vc', 'select 1 from slot_booking where id = $1', [bookingId])).toEqual([]);
    const another = (await slotsOf('vc', id))[1]!.id;
    const race = await Promise.all([
      refusal(book('vc', another)),
      refusal(book('af', another)),
      refusal(book('soc', another)),
    ]);
    expect(race.filter((one) => one === 'done')).toHaveLength(1);
    await move('fk', id, bookingId, {
      action: 'unbook',
      reason: 'otherDay',
      toSlotId: (await slotsOf('fk', id))[2]!.id,
    });
    expect((await slotsOf('ame', id)).slice(0, 3).map(({ free }) => free)).toEqual([1, 0, 0]);
  });

  it('whom it is for goes to the keeping unit alone, by the consent or not at all; a name can come later', async () => {
    const id = await open('fk');
    const caseId = await newCase('Disa');
    const [first, second] = await slotsOf('ame', id);
    const said = { caseId, need: 'Vad kan göras för att komma igång?' };
    expect(await refusal(book('ame', first!.id, said))).toBe('NO_GROUND');
    const reasoned = { ...said, ground: 'MENPROVNING_OK', assessment: 'Inget men: hon har bett om tiden själv.' };
    const desk = { ...world.accounts.ame, roles: ['inbox' as const] }; // another ground is a caseworker's to decide on
    const fromDesk = services.as(desk, () => services.of(BookingService).book({ ...key(), slotId: first!.id, ...reasoned } as never)); // prettier-ignore
    expect(await refusal(fromDesk)).toBe('FORBIDDEN');
    expect(await refusal(book('ame', first!.id, { caseId }))).toBe('BAD_INPUT');
    expect((await slotsOf('ame', id))[0]).toMatchObject({ free: 1 }); // refused is not half booked
    const bookingId = await book('colleague', first!.id);
    await agree(caseId, ['fk'], 'coordination');
    const named = () => as('ame', () => services.of(BookingService).book({ ...key(), bookingId, ...said }));
    // without a name it is moved and named by whoever booked it
    expect(await refusal(named())).toBe('WRONG_PARTY');
    const give = (who: AccountKey) => world.sql('update slot_booking set booked_by = $2 where id = $1', [bookingId, world.accounts[who].accountId]); // prettier-ignore
    await give('ame');
    await named();
    await give('colleague'); // as if she had named it
    // a colleague from whom a wall hides the case sees a place without a name, and gets the answer of one
    const other = await newCase('Enar');
    await agree(other, ['fk'], 'coordination');
    await world.sql('insert into conflict_of_interest values ($1, $2, now())', [world.accounts.ame.accountId, caseId]);
    expect((await slotsOf('ame', id))[0]!.bookings[0]).toMatchObject({ isNamed: false, case: null });
    const over = { ...key(), bookingId, caseId: other, need: 'Vad kan göras?' };
    expect(await refusal(as('ame', () => services.of(BookingService).book(over)))).toBe('WRONG_PARTY');
    expect(await refusal(move('ame', id, bookingId, { action: 'unbook', reason: 'notNeeded' }))).toBe('WRONG_PARTY');
    await world.sql('delete from conflict_of_interest');
    const [theirs] = (await slotsOf('fk', id))[0]!.bookings;
    expect(theirs).toMatchObject({ isNamed: true, case: { id: caseId, name: 'Disa Exempelsson' }, need: said.need });
    for (const other of ['vc', 'psy', 'soc', 'x1'] as const)
      expect(await rows(other, 'select 1 from slot_case where case_id = $1', [caseId])).toEqual([]);
    const record = 'select id from slot_case where case_id = $1';
    const [{ id: recordId } = { id: '' }] = await rows<{ id: string }>('ame', record, [caseId]);
    await agree(caseId, ['vc'], 'coordination');
    const elsewhere = rows('ame', `select deliver('slotCase', $1, $2, 'CONSENT')`, [recordId, world.units.vc.id]);
    expect(await refusal(elsewhere)).toBe('SM006');
    expect((await seriesOf('ame', id, caseId))?.reached).toBe(true);
    expect(await refusal(book('ame', second!.id, { caseId, need: 'x' }))).not.toBe('NO_GROUND');
  });

  it('called off, whoever had it for somebody is told and nobody else; who came stands in the keeper’s own file, and the day in the calendar', async () => {
    const id = await open('fk', { places: 2 });
    const [first, second] = await slotsOf('ame', id);
    const caseId = await newCase('Dagny');
    await agree(caseId, ['fk'], 'coordination');
    const said = { caseId, need: 'Vad kan göras för att komma igång?' };
    const [kept, lost] = [await book('ame', first!.id, said), await book('ame', second!.id, said)];
    const daysOf = async (who: AccountKey) =>
      (await as(who, () => services.of(CalendarQueries).page('2026-03-16', '2026-04-30'))).items
        .filter(({ kind }) => kind.code === 'slot')
        .map(({ on, case: of, party }) => [on, of?.id ?? 'nobody', party?.id ?? 'own']);
    expect(await daysOf('ame')).toContainEqual([first!.on, caseId, world.units.fk.id]);
    expect(await daysOf('fk')).toContainEqual([first!.on, 'nobody', 'own']); // a full day, not whose
    expect(await daysOf('x1')).toEqual([]);
    const close = { ...key(), id: second!.id, expectedVersion: 1, action: 'close', reason: 'absence' } as const;
    await as('fk', () => services.of(SlotService).move(close));
    await derive();
    expect(await standing('ame', caseId)).toContain('slotCalledOff assigned');
    expect(await standing('fk', caseId)).not.toContain('slotCalledOff inbox');
    expect((await slotsOf('ame', id))[1]!.bookings).toMatchObject([{ id: lost, status: 'unbooked' }]);
    await world.at(first!.on);
    await move('fk', id, kept, { action: 'use' });
    const told = `select 1 from journal where case_id = $1 and type = 'slot_used'`;
    expect(await rows('fk', told, [caseId])).toHaveLength(1);
    expect(await rows('ame', told, [caseId])).toEqual([]); // each its own file
  });

  it('on its day somebody came or did not, and the month is counted; called off, whoever had a place has it no more', async () => {
    const id = await open('ame', { places: 2 });
    const [slot, next] = await slotsOf('fk', id);
    const [came, missed] = [await book('fk', slot!.id), await book('vc', slot!.id)];
    const gone = await book('fk', next!.id);
    expect(await refusal(move('ame', id, came, { action: 'use' }))).toBe('NO_SUCH_MOVE'); // it has not been yet
    await as('manager', () =>
      services.of(SlotService).move({ ...key(), id: next!.id, expectedVersion: 1, action: 'close', reason: 'absence' }),
    );
    expect((await slotsOf('fk', id)).find((one) => one.id === next!.id)).toMatchObject({
      ...{ status: 'closed', bookings: [{ id: gone, status: 'unbooked', reason: { code: 'slotClosed' } }] },
    });
    await world.at('2026-03-20');
    await move('ame', id, came, { action: 'use' });
    await move('ame', id, missed, { action: 'miss' });
    expect(await refusal(move('fk', id, came, { action: 'unbook', reason: 'notNeeded' }))).toBe('NO_SUCH_MOVE');
    const { months } = await as('manager', () => services.of(SlotQueries).page());
    const march = months.find(({ month }) => month === '2026-03');
    expect(march).toMatchObject({ used: 1, missed: 1 });
    expect(march!.percent).toBe(Math.round((100 * march!.booked) / march!.offered));
    expect(JSON.stringify(months)).not.toMatch(/unit|case|name/);
  });
});
