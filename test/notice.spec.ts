import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { DataSource } from 'typeorm';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService } from '#consent';
import {
  CalendarMails,
  DerivingService,
  MailServer,
  MailService,
  NoticeModule,
  SettingService,
  mailCode,
} from '#notice';
import {
  NOTICE_KINDS, NOTICE_SETTING, NOTICE_WHYS, addWorkingDays, allowedFrom, noticeChanges, noticesOf,
} from '#domain'; // prettier-ignore
import type { NoticeGround, StandingNotice, WantedNotice } from '#domain';
import { FlowModule } from '#flow';
import { RequestTransaction } from '#platform';
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

describe('mail about what waits', () => {
  const inbox: { to: string; raw: string }[] = [];
  let server: SMTPServer;
  /** What the server does with the next mail: takes it, refuses it, or gets it and never says so. */
  let manner: 'takes' | 'refuses' | 'later' | 'silent' = 'takes';
  const received = () => Promise.all(inbox.map(async ({ to, raw }) => ({ to, ...pick(await simpleParser(raw)) })));
  const pick = ({ subject, text, messageId }: ParsedMail) => ({ subject, text: text ?? '', messageId });
  const mails = () =>
    world.sql<{ id: string; kind: string; state: string; reason: string | null; tries: number }>(
      'select id, kind, state, reason, tries from notice_mail order by made_at, id',
    );
  const addressOf = (who: AccountKey) => `${who}@example.se`;
  const confirmed = (...who: AccountKey[]) =>
    world.sql(
      `insert into notice_address (account_id, address, nonce, asked_at, confirmed_at)
       select id, username || '@example.se', gen_random_uuid(), app_now(), app_now() from account where id = any($1) on conflict do nothing`,
      [who.map((each) => world.accounts[each].accountId)],
    );
  const send = () => services.of(MailService).run();
  const clean = async () => {
    inbox.length = 0;
    manner = 'takes';
    await world.sql('delete from notice_digest');
    await world.sql('delete from notice_mail');
    await world.sql('delete from notice');
    await world.sql('delete from notice_due');
    await world.sql('delete from notice_address');
    await world.sql('delete from notice_setting');
    await world.sql('update seat set valid = $$[,)$$');
  };

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onData: (stream, session, done) => {
        let raw = '';
        stream.on('data', (piece: Buffer) => (raw += piece.toString('utf8')));
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]?.address ?? '';
          if (manner === 'refuses') return done(Object.assign(new Error('no such person'), { responseCode: 550 }));
          if (manner === 'later') return done(Object.assign(new Error('busy'), { responseCode: 451 }));
          inbox.push({ to, raw });
          if (manner === 'takes') done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.server.address() as AddressInfo;
    process.env.SAMSTEG_SMTP_URL = `smtp://127.0.0.1:${port}`;
    process.env.SAMSTEG_MAIL_FROM = 'Samsteg <noreply@samsteg.example>';
  });
  afterAll(async () => {
    delete process.env.SAMSTEG_SMTP_URL;
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  beforeEach(clean);

  it('the day’s digest is one mail, in Swedish and English, with a link and nothing about anybody', async () => {
    await confirmed('ame', 'fk');
    const [one] = [await ask('2026-03-02'), await ask('2026-03-02')];
    await derive();
    await send();
    await send(); // the same day again: one digest a day, and each notice once
    const got = (await received()).filter(({ to }) => to === addressOf('ame'));
    expect(got).toHaveLength(1);
    const [mail] = got;
    expect(mail?.subject).toBe('Samsteg: dagens aviseringar');
    expect(mail?.text).toMatch(/Du har 2 osedda aviseringar i Samsteg\.[^]+---[^]+You have 2 unseen notices/);
    expect(mail?.text).toContain('/aviseringar');
    const [{ number } = { number: '' }] = await world.sql<{ number: string }>(
      'select number from case_file where id = $1',
      [one.caseId],
    );
    const raw = inbox.map((each) => each.raw).join('\n');
    for (const secret of [
      'Elin',
      'Exempelsson',
      number,
      one.caseId,
      one.referralId,
      'Provby',
      'aktualisering',
      'SIP',
      'sjuk',
    ])
      expect([secret, raw.includes(secret)]).toEqual([secret, false]);
    const [row] = await mails();
    expect(inbox.some((each) => each.raw.includes(`Message-ID: <${row?.id}@samsteg.example>`))).toBe(true);
  });

  it('at once only when it is her turn and the day is near; not in the quiet hours, not on a day off', async () => {
    await confirmed('ame');
    await ask('2026-01-13');
    await derive();
    await world.sql(`update clock_offset set shift = shift - interval '6 hours'`); // six in the morning
    await send();
    expect(inbox).toEqual([]);
    expect(await mails()).toMatchObject([{ kind: 'immediate', state: 'queued' }]);
    await world.at('2026-01-12');
    await send();
    expect(await received()).toMatchObject([{ subject: 'Samsteg: något väntar på dig' }]);
    expect((await received())[0]?.text).toMatch(/\/aviseringar\?avisering=[0-9a-f-]{36}/);
    await send();
    expect(inbox).toHaveLength(1);
  });

  it('whoever has chosen none gets none; whoever is away gets none; without a confirmed address nobody does', async () => {
    await ask('2026-01-13');
    await derive();
    await send();
    expect(await mails()).toEqual([]); // no address
    await confirmed('ame');
    await as('ame', () =>
      services.of(SettingService).set({
        ...key(), expectedVersion: 0, quietFrom: '18:00', quietTo: '07:00', digestAt: '07:30', workingDays: true,
        choices: [{ kind: 'requestToAnswer', choice: 'none' }],
      }),
    ); // prettier-ignore
    await send();
    expect(await mails()).toEqual([]);
  });

  it.each([
    [
      'the thing is no longer hers',
      'over',
      'update referral set hold_reason = $$consentRevoked$$, version = version + 1 where id = $1',
    ],
    [
      'the person has become protected',
      'protected',
      `insert into case_protection select case_id, 'sekretessmarkering', from_unit, app_now() from referral where id = $1`,
    ],
    [
      'she has a conflict',
      'conflict',
      `insert into conflict_of_interest select (select account_id from notice limit 1), case_id, app_now() from referral where id = $1`,
    ],
    [
      'her seat is lost',
      'seatLost',
      `update seat set valid = daterange(null, '2026-01-10') where account_id = (select account_id from notice limit 1) and $1::uuid is not null`,
    ],
    ['she has seen it', 'seen', `update notice set seen_at = app_now() where thing_id = $1`],
  ])('a queued mail is cancelled when %s', async (_, reason, text) => {
    await confirmed('ame');
    const asked = await ask('2026-01-13');
    await derive();
    await world.sql(`update clock_offset set shift = shift - interval '6 hours'`);
    await send(); // queued for seven o'clock
    await world.sql(text, [asked.referralId]);
    await world.at('2026-01-12');
    await send(); // what happened has not been looked at yet: nothing is sent meanwhile
    await derive();
    await send();
    expect(inbox).toEqual([]);
    expect((await mails()).filter(({ kind }) => kind === 'immediate')).toMatchObject([{ state: 'cancelled' }]);
    if (reason !== 'over') expect([reason, 'over']).toContain((await mails())[0]?.reason);
  });

  it('a locked account cancels too, between the claim and the hand-over', async () => {
    await confirmed('ame');
    await ask('2026-01-13');
    await derive();
    const service = services.of(MailService) as unknown as { server: { open: () => Promise<unknown> } };
    const open = jest.spyOn(service.server, 'open');
    open.mockImplementationOnce(async () => {
      await world.sql('update account set locked_at = app_now() where id = $1', [world.accounts.ame.accountId]);
      return { send: () => undefined, quit: () => undefined };
    });
    await send();
    open.mockRestore();
    expect(await mails()).toMatchObject([{ state: 'cancelled', reason: 'accountLocked' }]);
    await world.sql('update account set locked_at = null where id = $1', [world.accounts.ame.accountId]);
    expect(inbox).toEqual([]);
  });

  it('what the server refuses is a dead letter with its reason; what it puts off is tried again later, and once', async () => {
    await confirmed('ame');
    await ask('2026-01-13');
    await derive();
    manner = 'later';
    await send();
    expect(await mails()).toMatchObject([{ state: 'queued', tries: 1 }]);
    await send(); // its time has not come
    expect(await mails()).toMatchObject([{ state: 'queued', tries: 1 }]);
    await world.sql('update notice_mail set next_try = clock_timestamp()');
    manner = 'refuses';
    await send();
    expect(await mails()).toMatchObject([{ state: 'dead', reason: 'refused', tries: 2 }]);
    await send();
    expect(inbox).toEqual([]);
  });

  it('two workers at once send each mail once', async () => {
    await confirmed('ame');
    for (let n = 0; n < 6; n++) await ask('2026-01-13');
    await derive();
    const other = new MailService(services.of(DataSource), new MailServer(), new CalendarMails());
    await Promise.all([send(), other.run(), send(), other.run()]);
    await send();
    const ids = (await received()).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });

  it('a worker killed with -9 while the server has the mail: it is not sent twice, and says so', async () => {
    await confirmed('ame');
    await ask('2026-01-13');
    await derive();
    manner = 'silent';
    const worker = spawn(process.execPath, ['dist/apps/worker/src/main.js'], {
      env: { ...process.env, DATABASE_URL: world.url },
    });
    while (inbox.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGKILL');
    await gone;
    manner = 'takes';
    await send();
    expect(await mails()).toMatchObject([{ state: 'handing' }]); // its claim has not run out
    await world.sql(`update notice_mail set claimed_until = clock_timestamp() - interval '1 second'`);
    await send();
    expect(await mails()).toMatchObject([{ state: 'unsure', reason: 'workerDied' }]);
    expect(inbox).toHaveLength(1);
    // one that died before handing anything over leaves a mail that is sent by the next
    await ask('2026-01-13');
    await derive();
    await services.asSystem(null, () => RequestTransaction.current().rows('select mail_candidates(null, 10)'));
    await world.sql(`update notice_mail set state = 'unsure'`);
    await world.sql(
      `insert into notice_mail (account_id, kind, notice_id, state, claimed_by, claimed_until)
       select account_id, 'immediate', id, 'claimed', gen_random_uuid(), clock_timestamp() - interval '1 second' from notice n
       where ended_at is null and near and not exists (select 1 from notice_mail m where m.notice_id = n.id)`,
    );
    await send();
    expect(inbox).toHaveLength(2);
  });

  it('an address is nothing until its code comes back; a wrong code is counted, and after five none is right', async () => {
    const say = (code: string) => as('ame', () => services.of(SettingService).confirm({ ...key(), code }));
    await as('ame', () => services.of(SettingService).address({ ...key(), address: 'ame@example.se' }));
    await send();
    const [mail] = await received();
    const code = /Din kod är (\d{6})/.exec(mail?.text ?? '')?.[1] ?? '';
    await expect(say(code === '000000' ? '000001' : '000000')).rejects.toThrow('BAD_INPUT');
    expect(await world.sql('select tries from notice_address')).toEqual([{ tries: 1 }]);
    await say(code);
    expect(await world.sql('select confirmed_at is not null as done from notice_address')).toEqual([{ done: true }]);
    await as('ame', () => services.of(SettingService).address({ ...key(), address: 'annan@example.se' }));
    for (let n = 0; n < 5; n++) await expect(say('000000')).rejects.toThrow('BAD_INPUT');
    const [{ nonce } = { nonce: '' }] = await world.sql<{ nonce: string }>('select nonce from notice_address');
    await expect(say(mailCode(nonce))).rejects.toThrow('BAD_INPUT');
    expect(await services.rows(world.accounts.fk, 'select 1 from notice_address')).toEqual([]);
  });

  it('the quiet hours may go over midnight, and the next allowed moment is on a working day', () => {
    const off = new Set(['2026-01-06']);
    const at = (day: string, time: string, more = {}) =>
      allowedFrom({ day, time }, { ...NOTICE_SETTING, ...more }, off);
    expect(at('2026-01-12', '10:00')).toBe('2026-01-12 10:00');
    expect(at('2026-01-12', '05:00')).toBe('2026-01-12 07:00');
    expect(at('2026-01-09', '19:00')).toBe('2026-01-12 07:00'); // Friday evening
    expect(at('2026-01-05', '18:00')).toBe('2026-01-07 07:00'); // Epiphany lies between
    expect(at('2026-01-12', '12:30', { quietFrom: '12:00', quietTo: '13:00' })).toBe('2026-01-12 13:00');
    expect(at('2026-01-10', '12:30', { quietFrom: '00:00', quietTo: '00:00', workingDays: false })).toBe(
      '2026-01-10 12:30',
    );
  });
});
