import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import mammoth from 'mammoth';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService, DeliveryService, IncidentService, RevocationService } from '#consent';
import {
  CASE_MEETING_KINDS, INVITATION_MOVES, MEETING_AGENDAS, MEETING_KINDS, MEETING_MOVES, MEETING_PREPARATIONS, agendaPoints,
} from '#domain'; // prettier-ignore
import {
  MeetingAnswers, MeetingModule, MeetingQueries, MeetingService, MeetingSides, MeetingWriting, MinutesPapers, MinutesService,
} from '#meeting'; // prettier-ignore
import type { Meeting } from '#meeting';
import { readPdf } from './setup/pdf.js';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, UnitKey, World } from './setup/world.js';

const TALLY = 'select (select count(*) from meeting)::int + (select count(*) from meeting_invitation)::int as n';
const PURPOSE = 'Planera återgången med Elin';

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
    (error: { code?: string; driverError?: { code?: string } }) => error.driverError?.code ?? error.code,
  );
const meetingsOf = (who: AccountKey, of = caseId) => as(who, () => services.of(MeetingQueries).of(of));
async function meetingOf(who: AccountKey, of = caseId): Promise<Meeting> {
  const [found] = await meetingsOf(who, of);
  if (!found) throw new Error(`${who} sees no meeting`);
  return found;
}
const newCase = () =>
  as('ame', () => services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' }));
const agree = (of: string, units: readonly UnitKey[]) =>
  as('ame', () =>
    services.of(ConsentService).record({
      ...{ ...key(), caseId: of, form: 'written', grantor: 'self', purpose: 'Samordning', share: false },
      ...{ purposeCode: 'coordination', validFrom: '2026-01-12', validTo: '2026-12-31' },
      edges: units.map((unit) => ({ fromUnitId: id('ame'), toUnitId: id(unit), categories: ['contact', 'plan'] })),
    }),
  );
const call = (units: readonly UnitKey[], of = caseId, who: AccountKey = 'ame') =>
  as(who, () =>
    services.of(MeetingService).call({
      ...{ ...key(), caseId: of, kind: 'reconciliation', date: '2026-02-03', startsAt: '09:30', minutes: 60 },
      ...{ place: 'Psykiatrin, rum 4', purpose: PURPOSE, agenda: 'Läget\nNästa steg', unitIds: units.map(id) },
      others: [{ role: 'relative', name: 'Mona Exempelsson' }, { role: 'interpreter' }],
    }),
  );
type Move = Parameters<MeetingService['move']>[0];
const move = async (input: Omit<Move, 'key' | 'meetingId' | 'expectedVersion'> & Partial<Move>, of = caseId) => {
  const { id: meetingId, version } = await meetingOf('ame', of);
  const whole = { ...key(), meetingId, expectedVersion: version, ...input };
  return as('ame', () => services.of(MeetingService).move(whole));
};
const answer = async (who: AccountKey, action: 'come' | 'decline' | 'suggest', date?: string, of = caseId) => {
  const [mine] = (await meetingOf(who, of)).invitations;
  const input = { ...key(), invitationId: mine!.id, expectedVersion: mine!.version, action, ...(date && { date }) };
  return as(who, () => services.of(MeetingAnswers).answer(input));
};
const seen = async (who: AccountKey) => (await rows<{ n: number }>(who, TALLY))[0]?.n;
/** The calendar file as an independent reader takes it. */
function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent')!;
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.getFirstPropertyValue('uid'),
    sequence: event.getFirstPropertyValue('sequence'),
    summary: event.getFirstPropertyValue('summary'),
    status: event.getFirstPropertyValue('status'),
    start: String(event.getFirstPropertyValue('dtstart')),
    end: String(event.getFirstPropertyValue('dtend')),
  };
}

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, MeetingModule);
  caseId = await newCase();
  await agree(caseId, ['fk', 'vc']);
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

describe('the tables of a meeting', () => {
  it('say which kinds are about a person; a SIP meeting is called from its plan', () => {
    expect(MEETING_KINDS.reconciliation.about).toBe('person');
    expect(MEETING_KINDS.steering.about).toBe('group');
    expect(Object.keys(CASE_MEETING_KINDS)).not.toEqual(expect.arrayContaining(['sip']));
    expect(CASE_MEETING_KINDS).not.toHaveProperty('steering');
    expect(Object.values(MEETING_KINDS).every(({ who, result }) => who.sv && result.sv && who.en && result.en)).toBe(
      true,
    );
  });

  it('propose an agenda for every kind; a line of it is a point, with or without a number', () => {
    for (const kind of Object.keys(MEETING_KINDS) as (keyof typeof MEETING_KINDS)[])
      expect([kind, MEETING_AGENDAS[kind].every(({ sv, en }) => sv && en)]).toEqual([kind, true]);
    expect(agendaPoints('1. Läget\n\n  2) Vad är viktigt\n– Nästa steg\n')).toEqual(['Läget', 'Vad är viktigt', 'Nästa steg']); // prettier-ignore
  });

  it('are the database’s own: every state it allows is in them, and no other', async () => {
    const states = await world.sql<{ table: string; def: string }>(
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as def from pg_constraint
       where conname in ('meeting_status_check', 'meeting_invitation_status_check') order by 1`,
    );
    const [ofMeeting, ofCall] = states.map(({ def }) => [...def.matchAll(/'(\w+)'/g)].map(([, code]) => code).sort());
    const reached = (moves: readonly (readonly [string, string, string, ...unknown[]])[]) => [...new Set(moves.map(([, , to]) => to))].sort(); // prettier-ignore
    expect(ofMeeting).toEqual(reached(MEETING_MOVES));
    expect(ofCall).toEqual(reached(INVITATION_MOVES));
    const [ticks] = await world.sql<{ def: string }>(
      `select pg_get_constraintdef(oid) as def from pg_constraint where conname = 'meeting_side_ticked_check'`,
    );
    const codes = [...ticks!.def.matchAll(/'(\w+)'/g)].map(([, code]) => code).sort();
    expect(codes).toEqual(Object.keys(MEETING_PREPARATIONS).sort());
  });
});

describe('a meeting about Elin', () => {
  it('nobody is called when a consent reaches only some of them, and the unit is named', async () => {
    expect(await refusal(call(['fk', 'af']))).toBe('NO_GROUND');
    expect(await seen('ame')).toBe(0);
    expect(await seen('fk')).toBe(0);
  });

  it('each called unit has its own call, delivered; the stranger and the uncalled have nothing', async () => {
    await call(['fk', 'vc']);
    const ours = await meetingOf('ame');
    expect(ours.invitations.map(({ unit, status }) => [unit.id, status])).toEqual(
      expect.arrayContaining([[id('fk'), 'invited'], [id('vc'), 'invited']]), // prettier-ignore
    );
    expect(ours.invitations.every(({ deliveredOn }) => deliveredOn)).toBe(true);
    const theirs = await meetingOf('fk');
    expect(theirs).toMatchObject({
      mine: false,
      purpose: PURPOSE,
      startsAt: '09:30',
      week: 6,
      others: [],
      summary: null,
    });
    expect(theirs.invitations.map(({ unit }) => unit.id)).toEqual([id('fk')]);
    expect(JSON.stringify(theirs)).not.toContain('Mona');
    expect([await seen('fk'), await seen('vc')]).toEqual([1, 1]);
    for (const stranger of ['af', 'psy', 'x1'] as const)
      expect([stranger, await seen(stranger)]).toEqual([stranger, 0]);
    expect(await refusal(meetingsOf('x1'))).toBe('NOT_FOUND');
  });

  it('each unit prepares for itself, and nobody else has a row, a word or a count of it', async () => {
    const { meetingId, points, agenda } = await meetingOf('ame');
    expect([points.map(({ text }) => text), agenda]).toEqual([['Läget', 'Nästa steg'], 'Läget\nNästa steg']);
    expect(await meetingOf('fk')).toMatchObject({ points: [], agenda: 'Läget\nNästa steg', side: { version: 0 } });
    const prepare = (who: AccountKey, text: string, expectedVersion = 0) =>
      as(who, () =>
        services.of(MeetingSides).prepare({ ...key(), meetingId, expectedVersion, ticked: ['ownOffer'], text }),
      );
    await prepare('ame', 'Fråga om lönebidrag');
    await prepare('fk', 'Sjukpenningen löper ut i maj');
    expect(await refusal(prepare('ame', 'Skrivet av en kollega som inte sett det'))).toBe('CONFLICT');
    await prepare('ame', 'Fråga om lönebidrag och resor', 1);
    expect((await meetingOf('ame')).side).toMatchObject({ version: 2, text: 'Fråga om lönebidrag och resor' });
    const theirs = await meetingOf('fk');
    expect(theirs.side).toMatchObject({
      version: 1,
      ticked: [{ code: 'ownOffer' }],
      text: 'Sjukpenningen löper ut i maj',
    });
    expect([JSON.stringify(theirs), JSON.stringify(await meetingOf('vc'))].join()).not.toContain('lönebidrag');
    for (const [who, rowsOfIt] of [['ame', 1], ['fk', 1], ['vc', 0], ['x1', 0]] as const) // prettier-ignore
      expect([who, await rows(who, 'select id from meeting_side')]).toEqual([who, Array(rowsOfIt).fill({ id: expect.any(String) })]); // prettier-ignore
    for (const stranger of ['af', 'x1'] as const) expect(await refusal(prepare(stranger, 'Läser in mig'))).toBe('NOT_FOUND'); // prettier-ignore
    const forced = `insert into meeting_side (id, association_id, case_id, owner_unit, holders, category, version, meeting_id)
      select gen_random_uuid(), association_id, id, $1, array[$1::uuid], 'plan', 1, $2 from case_file where id = $3`;
    const other = await newCase();
    expect(await refusal(rows('ame', forced, [id('ame'), meetingId, other]))).toBe('SM004');
  });

  it('the unit answers for itself in one move, with a day that suits better; nobody answers for another', async () => {
    await answer('fk', 'come');
    await answer('vc', 'suggest', '2026-02-05');
    const ours = await meetingOf('ame');
    const byUnit = Object.fromEntries(ours.invitations.map((one) => [one.unit.id, one]));
    expect(byUnit[id('fk')]).toMatchObject({ status: 'coming', moves: [] });
    expect(byUnit[id('vc')]).toMatchObject({ status: 'otherTime', otherOn: '2026-02-05' });
    const forced = `update meeting_invitation set status = 'coming', version = version + 1 where to_unit = $1`;
    expect(await refusal(rows('ame', forced, [id('vc')]))).toBe('SM001');
    const ofFk = byUnit[id('fk')]!;
    const forFk = { ...key(), invitationId: ofFk.id, expectedVersion: ofFk.version, action: 'decline' } as const;
    expect(await refusal(as('ame', () => services.of(MeetingAnswers).answer(forFk)))).toBe('WRONG_PARTY');
    expect(await refusal(as('vc', () => services.of(MeetingAnswers).answer({ ...forFk, ...key() })))).toBe('NOT_FOUND');
  });

  it('of two who move it at once one wins; the other is told what it is now', async () => {
    const { id: meetingId, version } = await meetingOf('ame');
    const to = (date: string) =>
      refusal(move({ action: 'rebook', date, startsAt: '13:00', meetingId, expectedVersion: version }));
    expect((await Promise.all([to('2026-02-05'), to('2026-02-06')])).sort()).toEqual(['CONFLICT', 'done']);
    expect((await meetingOf('ame')).invitations.map(({ status }) => status)).toEqual(['invited', 'invited']);
  });

  it('the calendar file says when, and nothing else; it grows with a rebooking and ends with a cancellation', async () => {
    const text = (await meetingOf('fk')).calendar ?? '';
    const first = readCalendar(text);
    const day = (await meetingOf('fk')).on;
    expect(first).toMatchObject({ method: 'PUBLISH', sequence: 1, summary: `Möte ${day}`, status: 'CONFIRMED' });
    expect([first.start, first.end]).toEqual([`${day}T13:00:00`, `${day}T14:00:00`]);
    expect(text).not.toMatch(/Elin|Mona|Exempelsson|SIP|[Pp]syk|Försäkringskassan|återgång|Avstämning/);
    expect(readCalendar((await meetingOf('ame')).calendar ?? '').uid).toBe(first.uid);
    await move({ action: 'cancel', reason: 'participantIll' });
    const last = readCalendar((await meetingOf('fk')).calendar ?? '');
    expect(last).toMatchObject({ method: 'CANCEL', sequence: 2, status: 'CANCELLED', uid: first.uid });
    expect(await meetingOf('fk')).toMatchObject({ status: 'cancelled', reason: { code: 'participantIll' } });
    expect(await refusal(answer('fk', 'come'))).not.toBe('done');
  });

  it('one held elsewhere is noted in one go and told to nobody; a day to come is refused', async () => {
    const before = await seen('fk');
    const input = {
      kind: 'threeParty',
      unitIds: [id('fk')],
      summary: 'Vi enades om arbetsträning från mars.',
    } as const;
    const log = (date: string) =>
      as('ame', () => services.of(MeetingService).log({ ...key(), ...input, date, caseId, unitIds: [id('fk')] }));
    expect(await refusal(log('2099-01-01'))).toBe('BAD_INPUT');
    await log('2026-01-12');
    const noted = (await meetingsOf('ame')).find(({ status }) => status === 'held');
    expect(noted).toMatchObject({ summary: input.summary, calendar: null, tookPart: [{ id: id('fk') }] });
    expect(await seen('fk')).toBe(before);
  });
});

describe('what is written in a meeting', () => {
  type Writing = Parameters<MeetingWriting['write']>[0];
  let of: string;
  const now = () => meetingOf('ame', of);
  const write = async (input: Partial<Writing>, who: AccountKey = 'ame') => {
    const { meetingId, version, points } = await now();
    const nothing = { points: points.map(({ id: point, said }) => ({ id: point, said: said ?? undefined })), attendance: [], others: [], decisions: [] }; // prettier-ignore
    const whole = { ...key(), meetingId, expectedVersion: version, ...nothing, ...input };
    return as(who, () => services.of(MeetingWriting).write(whole));
  };
  const send = async (withhold: readonly UnitKey[] = []) => {
    const { meetingId, version } = await now();
    const input = { ...key(), meetingId, expectedVersion: version, withhold: withhold.map(id) };
    return as('ame', () => services.of(MinutesService).send(input));
  };
  const held: Partial<Writing> = {
    heldOn: '2026-01-12',
    attendance: [],
    others: [{ role: 'relative', name: 'Mona Exempelsson' }, { role: 'interpreter' }],
    ownNote: { category: 'health', text: 'REH berättade muntligt om en utredning' },
  };

  beforeAll(async () => {
    of = await newCase();
    await agree(of, ['fk', 'vc', 'soc']);
    await call(['fk', 'vc'], of);
    held.attendance = [
      { unitId: id('fk'), how: 'inRoom' },
      { unitId: id('soc'), how: 'remote' },
      { unitId: id('vc'), how: 'absent' },
    ];
  });

  it('is saved as it grows, before the meeting is over; of two who write at once neither writes over the other', async () => {
    const [first] = (await now()).points;
    const meant = {
      points: [
        { id: first!.id, said: 'Orkar fyra timmar' },
        { text: 'Resor', said: 'Färdtjänst är sökt' },
      ],
    };
    const { version } = await now();
    expect((await Promise.all([1, 2].map(() => refusal(write({ ...meant, expectedVersion: version }))))).sort()).toEqual(['CONFLICT', 'done']); // prettier-ignore
    expect((await now()).points.map(({ text, said }) => [text, said])).toEqual([
      ['Läget', 'Orkar fyra timmar'],
      ['Nästa steg', null],
      ['Resor', 'Färdtjänst är sökt'],
    ]);
    expect(await now()).toMatchObject({ status: 'called' });
    expect(await refusal(write({}, 'fk'))).toBe('NOT_FOUND');
    expect(await refusal(send())).toBe('NO_SUCH_MOVE');
    expect(await refusal(write({ points: [], heldOn: '2026-01-12' }))).toBe('NEEDS_MISSING');
    expect(await refusal(write({ heldOn: '2026-01-13' }))).toBe('BAD_INPUT');
  });

  it('is the writing unit’s own when it is held: attendance, names, decisions, its own note', async () => {
    const decided = { text: 'Bokar läkartid', unitId: id('vc'), dueOn: '2026-02-20' };
    await write({ ...held, decisions: [decided, { text: 'Fel rad', unitId: id('fk') }] });
    const kept = (await now()).decisions;
    const [stays] = kept;
    await write({ ...held, heldOn: undefined, ownNote: undefined, decisions: [{ ...decided, id: stays!.id }] });
    expect(await now()).toMatchObject({
      ...{ status: 'held', on: '2026-01-12' },
      ...{ decisions: [{ text: 'Bokar läkartid', unit: { id: id('vc') }, dueOn: '2026-02-20', proposedOn: null }], record: [] },
      others: [{ name: 'Mona Exempelsson' }, { role: { code: 'interpreter' } }],
    }); // prettier-ignore
    expect((await now()).tookPart.map((one) => one.id).sort()).toEqual([id('fk'), id('soc')].sort());
    expect(await meetingOf('vc', of)).toMatchObject({ status: 'held', summary: null, points: [], record: [] });
    for (const who of ['fk', 'vc', 'soc', 'x1'] as const)
      for (const table of ['meeting', 'meeting_point', 'meeting_decision', 'message'])
        expect([who, table, await rows(who, `select 1 from ${table} where case_id = '${of}'`)]).toEqual([who, table, []]); // prettier-ignore
    const [note] = await rows('ame', `select category, contact, text from message where case_id = $1`, [of]);
    expect(note).toMatchObject({ category: 'health', contact: 'meeting', text: held.ownNote!.text });
  });

  it('goes as minutes to those who took part, whole and without names; the one who did not come gets nothing', async () => {
    await send();
    const [ours] = (await now()).record;
    expect([ours!.delivered.map((one) => one.id).sort(), ours!.notDelivered]).toEqual([
      [id('fk'), id('soc')].sort(),
      [],
    ]);
    const theirs = await meetingOf('fk', of);
    expect(theirs.record).toMatchObject([
      { no: 1, received: { from: { id: id('ame') } }, delivered: [], notDelivered: [] },
    ]);
    expect((await meetingOf('soc', of)).record[0]).toMatchObject({
      points: [{ said: 'Orkar fyra timmar' }, { said: null }, {}],
    });
    expect((await meetingOf('vc', of)).record).toEqual([]);
    expect(await refusal(meetingsOf('x1', of))).toBe('NOT_FOUND');
    const said = JSON.stringify(theirs.record);
    expect(said).not.toMatch(/Mona|muntligt om en utredning/);
    expect(theirs.record[0]!.attendance.map(({ unit }) => unit.id)).toEqual([id('fk'), id('soc')]);
    await send();
    expect((await now()).record).toHaveLength(1);
  });

  it('is corrected by the next number; what was handed over never changes', async () => {
    const [first] = (await now()).points;
    const before = await world.sql('select content from meeting_minutes where case_id = $1', [of]);
    const stays = (await now()).decisions.map((one) => ({ id: one.id, text: one.text, unitId: one.unit.id, dueOn: one.dueOn! })); // prettier-ignore
    const better = { points: [{ id: first!.id, said: 'Orkar tre timmar' }], decisions: stays };
    await write({ ...held, heldOn: undefined, ownNote: undefined, ...better });
    await send(['soc']);
    expect((await meetingOf('fk', of)).record.map(({ no }) => no)).toEqual([2, 1]);
    expect((await meetingOf('soc', of)).record.map(({ no }) => no)).toEqual([1]);
    expect((await world.sql('select content from meeting_minutes where case_id = $1 order by minutes_no', [of]))[0]).toEqual(before[0]); // prettier-ignore
    for (const forced of [`update meeting_minutes set content = '{}'`, 'delete from meeting_minutes'])
      expect(await refusal(rows('ame', forced))).toBe('42501');
  });

  it('leaves on paper as it stands, for a file, a letter and a journal', async () => {
    const minutes = (await meetingOf('fk', of)).record[0]!.id;
    const file = (form: 'pdf' | 'docx', who: AccountKey = 'fk') =>
      as(who, () => services.of(MinutesPapers).file(minutes, form, 'sv'));
    const pdf = await file('pdf');
    const read = await readPdf(Buffer.from(pdf.contentBase64, 'base64'));
    expect([read.conformance, read.text.includes('Orkar tre timmar'), pdf.fileName]).toEqual(['2A', true, 'minnesanteckningar-2026-01-12-v2.pdf']); // prettier-ignore
    const word = await mammoth.convertToHtml({ buffer: Buffer.from((await file('docx')).contentBase64, 'base64') });
    expect(word.value).toContain('Bokar läkartid');
    expect(pdf.text).toMatch(/Deltog: FK Provby, .*per telefon eller video.*, Anhörig, Tolk/);
    expect([pdf.text, word.value, read.text].join()).not.toContain('Mona');
    expect(await refusal(file('pdf', 'soc'))).toBe('NOT_FOUND');
    expect(await refusal(file('pdf', 'vc'))).toBe('NOT_FOUND');
  });

  it('of the wrong person is recalled: the receiver is told and answers, and the evidence stays', async () => {
    const [made] = await world.sql<{ id: string }>(
      `select id from delivery where record_kind = 'minutes' and to_unit = $1 and case_id = $2 limit 1`,
      [id('soc'), of],
    );
    const recall = { ...key(), deliveryId: made!.id, kind: 'wrongPerson' } as const;
    expect(await refusal(as('fk', () => services.of(IncidentService).report({ ...recall, ...key() })))).toBe(
      'NOT_FOUND',
    );
    const incident = await as('ame', () => services.of(IncidentService).report(recall));
    expect(await rows('soc', 'select kind, status from delivery_incident where id = $1', [incident])).toEqual([{ kind: 'wrongPerson', status: 'reported' }]); // prettier-ignore
  });

  it('waits for a ground of its own when no consent reaches a unit that came', async () => {
    const [edge] = await rows<{ id: string }>('ame', 'select id from consent_edge where case_id = $1 and to_unit = $2', [of, id('fk')]); // prettier-ignore
    await as('ame', () => services.of(RevocationService).revoke({ ...key(), edgeId: edge!.id }));
    await write({ ...held, heldOn: undefined, ownNote: undefined, summary: 'Vi ses igen i mars' });
    await send();
    const [newest] = (await now()).record;
    expect([newest!.no, newest!.notDelivered.map((one) => one.id)]).toEqual([3, [id('fk')]]);
    const act = { ...key(), caseId: of, recordKind: 'minutes', recordId: newest!.id, toUnitId: id('fk') } as const;
    const give = (ground: 'CONSENT' | 'MENPROVNING_OK') =>
      as('ame', () => services.of(DeliveryService).deliver({ ...act, ...key(), ground, assessment: 'Inget men: de var med.' })); // prettier-ignore
    expect(await refusal(give('CONSENT'))).toBe('SM006');
    await give('MENPROVNING_OK');
    expect((await meetingOf('fk', of)).record.map(({ no }) => no)).toEqual([3, 2, 1]);
  });
});

describe('several times, and a word afterwards', () => {
  const TIMES = ['2026-02-10T13:00', '2026-02-12T09:00'];
  type Answer = Parameters<MeetingAnswers['answer']>[0];
  const says = async (who: AccountKey, of: string, said: Omit<Answer, 'key' | 'invitationId' | 'expectedVersion'>) => {
    const [mine] = (await meetingOf(who, of)).invitations;
    const input = { ...key(), invitationId: mine!.id, expectedVersion: mine!.version, ...said };
    return as(who, () => services.of(MeetingAnswers).answer(input));
  };
  const offer = (of: string, otherTimes: string[]) => {
    const what = {
      kind: 'reconciliation',
      date: '2026-02-10',
      startsAt: '13:00',
      minutes: 60,
      purpose: PURPOSE,
    } as const;
    const whom = { caseId: of, unitIds: [id('fk'), id('vc')], otherTimes };
    return as('ame', () => services.of(MeetingService).call({ ...key(), ...what, ...whom }));
  };

  it('each unit says for itself which suit; the one that is set is called to anew, and until then it is in no calendar', async () => {
    const of = await newCase();
    await agree(of, ['fk', 'vc']);
    expect(await refusal(offer(of, ['2026-01-01T09:00']))).toBe('BAD_INPUT'); // has been
    await offer(of, TIMES.slice(1));
    const asked = await meetingOf('fk', of);
    expect(asked).toMatchObject({ options: TIMES, calendar: null, status: 'called' });
    expect(asked.invitations[0]!.moves.map(({ action }) => action)).toEqual(['decline', 'suggest', 'suit']);
    expect(await refusal(says('fk', of, { action: 'come' }))).toBe('NEEDS_MISSING');
    expect(await refusal(says('fk', of, { action: 'suit', suits: ['2026-02-11T09:00'] }))).toBe('BAD_INPUT');
    await says('fk', of, { action: 'suit', suits: TIMES });
    await says('fk', of, { action: 'suit', suits: TIMES.slice(1) }); // she may change her mind
    await says('vc', of, { action: 'suit', suits: [] });
    const answered = (await meetingOf('ame', of)).invitations.map(({ unit, status, suits }) => [
      unit.id,
      status,
      suits,
    ]);
    expect(answered).toEqual(expect.arrayContaining([[id('fk'), 'suits', TIMES.slice(1)], [id('vc'), 'suits', []]])); // prettier-ignore
    expect((await meetingOf('vc', of)).invitations).toHaveLength(1); // and no other unit's answer
    const forged = `update meeting_invitation set suits = $2, version = version + 1, status = 'suits' where meeting_id = $1 and to_unit = $3`;
    const { id: meetingId } = await meetingOf('ame', of);
    expect(await refusal(rows('ame', forged, [meetingId, TIMES, id('vc')]))).toBe('SM001');
    await move({ action: 'rebook', date: '2026-02-12', startsAt: '09:00' }, of);
    const set = await meetingOf('fk', of);
    expect(set).toMatchObject({ options: [], on: '2026-02-12', startsAt: '09:00' });
    expect(set.calendar).toContain('DTSTART');
    expect(set.invitations[0]!.moves.map(({ action }) => action)).toEqual(['come', 'decline', 'suggest']);
    for (const stranger of ['psy', 'x1', 'leader'] as const)
      expect(await rows(stranger, 'select 1 from meeting where case_id = $1', [of])).toEqual([]);
  });

  it('waits for an answer until the last of its times, and whoever said which suit gives her word afterwards too', async () => {
    const of = await newCase();
    await agree(of, ['fk', 'vc']);
    await offer(of, TIMES.slice(1));
    await says('fk', of, { action: 'suit', suits: TIMES });
    const waits = async () => (await rows<{ all: string }>('vc', 'select api.awaited()::text as all'))[0]!.all.includes(of); // prettier-ignore
    await world.at('2026-02-11');
    expect(await waits()).toBe(true); // one of the times is still to come
    await world.at('2026-02-13');
    expect(await waits()).toBe(false);
    await move({ action: 'hold', date: '2026-02-12', summary: 'Vi följer upp i mars.' }, of);
    await says('fk', of, { action: 'assess', felt: 'forward' });
    const forged = `update meeting_invitation set felt = 'notForward' where case_id = $1 and to_unit = $2`;
    expect(await refusal(rows('ame', forged, [of, id('fk')]))).toBe('SM001'); // not by the caller, who holds it too
    await world.at('2026-01-12');
  });

  it('after it was held each called unit says once what it gave; words cross by its own consent or not at all', async () => {
    const of = await newCase();
    await agree(of, ['fk', 'vc']);
    await offer(of, []);
    expect(await refusal(says('fk', of, { action: 'assess', felt: 'forward' }))).toBe('NO_SUCH_MOVE'); // not held yet
    await world.at('2026-02-11');
    await move({ action: 'hold', date: '2026-02-10', summary: 'Vi följer upp i mars.' }, of);
    const words = { text: 'Bra att alla kom.', ownWords: 'Jag blev lyssnad på.' };
    expect(await refusal(says('fk', of, { action: 'assess' }))).toBe('NEEDS_MISSING');
    expect(await refusal(says('fk', of, { action: 'assess', felt: 'forward', ...words }))).toBe('SM006');
    await says('vc', of, { action: 'assess', felt: 'partly' });
    const back = [{ fromUnitId: id('fk'), toUnitId: id('ame'), categories: ['contact' as const, 'plan' as const] }];
    const form = { form: 'written', grantor: 'self', purpose: 'Samordning', share: false } as const;
    const dates = { purposeCode: 'coordination', validFrom: '2026-01-12', validTo: '2026-12-31' } as const;
    await as('fk', () => services.of(ConsentService).record({ ...key(), caseId: of, ...form, ...dates, edges: back }));
    await says('fk', of, { action: 'assess', felt: 'forward', ...words });
    expect(await refusal(says('fk', of, { action: 'assess', felt: 'notForward' }))).toBe('NO_SUCH_MOVE');
    const told = (await meetingOf('ame', of)).invitations;
    expect(told.find(({ unit }) => unit.id === id('vc'))).toMatchObject({ felt: { code: 'partly' }, said: [] });
    const ofFk = told.find(({ unit }) => unit.id === id('fk'));
    expect(ofFk?.said.map(({ kind, text }) => [kind, text])).toEqual([['answer', words.text], ['ownWords', words.ownWords]]); // prettier-ignore
    expect(ofFk?.said[0]?.received?.from.id).toBe(id('fk'));
    for (const other of ['vc', 'psy', 'x1'] as const)
      expect(await rows(other, `select 1 from message where case_id = $1`, [of])).toEqual([]);
    await world.at('2026-01-12');
  });
});

describe('when a unit’s time to keep it is over', () => {
  /** What two people of the unit have decided, and whose day has come. */
  const erase = async (who: AccountKey, of: string) => {
    const [made] = await world.sql<{ id: string }>(
      `insert into erasure (id, association_id, case_id, unit_id, case_number, rule, years, law, last_entry, due_on, status, proposed_by,
         approved_by, approved_at)
       select gen_random_uuid(), f.association_id, f.id, $2, f.number, 'municipalLabour', 5, 'lag', '2099-01-01', app_today(), 'approved', $3, $4,
         app_now() from case_file f where f.id = $1 returning id`,
      [of, id(who as UnitKey), world.accounts[who].accountId, world.accounts.manager.accountId],
    );
    const coordinates = `update coordination set status = 'closed', closed_on = app_today(), close_reason = 'goalReached' where case_id = $1`;
    await world.sql(coordinates, [of]);
    const step = () => rows<{ n: number }>(who, 'select relinquish($1, 500) as n', [made!.id]);
    while ((await step())[0]!.n > 0);
  };

  it('the caller’s file goes whole, and the call stays with the unit that got it until its own day', async () => {
    const of = await newCase();
    await agree(of, ['fk']);
    await call(['fk'], of);
    const { meetingId } = await meetingOf('fk', of);
    const prepared = { ...key(), meetingId, expectedVersion: 0, ticked: [], text: 'Vårt läge' };
    await as('fk', () => services.of(MeetingSides).prepare(prepared));
    await erase('ame', of);
    const left = 'select count(*)::int as n from meeting where case_id = $1 union all select count(*)::int from meeting_point where case_id = $1'; // prettier-ignore
    expect(await world.sql(left, [of])).toEqual([{ n: 0 }, { n: 0 }]);
    expect(await meetingOf('fk', of)).toMatchObject({ purpose: PURPOSE, side: { text: 'Vårt läge' } });
    await erase('fk', of);
    const calls = 'select 1 from meeting_invitation where case_id = $1 union all select 1 from meeting_side where case_id = $1'; // prettier-ignore
    expect(await world.sql(calls, [of])).toEqual([]);
  });
});

describe('when the ground goes', () => {
  it('a revoked consent stops a new day, and still lets the unit answer and the meeting be called off', async () => {
    const of = await newCase();
    await agree(of, ['fk']);
    await call(['fk'], of);
    const [edge] = await rows<{ id: string }>('ame', 'select id from consent_edge where case_id = $1', [of]);
    await as('ame', () => services.of(RevocationService).revoke({ ...key(), edgeId: edge!.id }));
    expect(await refusal(move({ action: 'rebook', date: '2026-03-03' }, of))).toBe('NO_GROUND');
    expect((await meetingOf('fk', of)).on).toBe('2026-02-03');
    await answer('fk', 'decline', undefined, of);
    await move({ action: 'cancel', reason: 'consentWithdrawn' }, of);
    expect(await meetingOf('fk', of)).toMatchObject({ status: 'cancelled' });
  });

  it('a protection flag closes the meeting and its calendar to those who are not cleared', async () => {
    const of = await newCase();
    await agree(of, ['fk']);
    await call(['fk'], of);
    const flag = `insert into case_protection values ($1, 'sekretessmarkering', $2, app_now())`;
    await world.sql(flag, [of, id('ame')]);
    expect(await refusal(meetingsOf('fk', of))).toBe('NOT_FOUND');
    expect(await rows('fk', 'select 1 from meeting_invitation where case_id = $1', [of])).toEqual([]);
    expect(await refusal(call(['fk'], of))).toBe('NOT_FOUND');
  });
});
