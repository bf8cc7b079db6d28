import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoClock } from '../apps/cli/src/demo/clock.command.js';
import { dispatch } from '../apps/cli/src/dispatch.js';
import { createWorld } from './setup/world.js';
import { RUNTIME_PASSWORD, withEmptyDatabase } from './setup/world-template.js';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function said(work: (io: { out(t: string): void; err(t: string): void }) => Promise<number>): Promise<Said> {
  let [out, err] = ['', ''];
  const code = await work({ out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}
const samsteg = (...argv: string[]) => said((io) => dispatch(argv, io));

const before = { ...process.env };
afterEach(() => {
  for (const name of ['DATABASE_OWNER_URL', 'DATABASE_URL', 'SAMSTEG_DATA']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

describe('the command line', () => {
  it('says in both languages how it is used when it is used otherwise, with exit code 2', async () => {
    for (const argv of [
      [],
      ['nix'],
      ['demo'],
      ['demo', 'nix'],
      ['gap'],
      ['demo', 'users', '--nix'],
      ['db', 'url', 'x'],
    ]) {
      const { code, out, err } = await samsteg(...argv);
      expect([argv, code, out]).toEqual([argv, 2, '']);
      expect(err).toContain('samsteg');
    }
    const help = await samsteg('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const name of ['demo users', 'demo clock', 'db url', 'db bootstrap', 'gap daily', 'catalogue check', 'schema'])
      expect(help.out).toContain(`samsteg ${name}`);
  });

  it('reaches the commands by their names', async () => {
    expect((await samsteg('gap', 'daily')).code).toBe(2);
    expect((await samsteg('gap', 'daily', '/no/such/file')).code).toBe(1);
  });
});

describe('samsteg demo users', () => {
  it('lists who can sign in: every party, every person of the story', async () => {
    const { code, out, err } = await samsteg('demo', 'users', '--json');
    expect([code, err]).toEqual([0, '']);
    const users = JSON.parse(out) as Record<'username' | 'password' | 'role' | 'unit' | 'agencyKind', string>[];
    const of = (username: string) => users.find((user) => user.username === username);
    expect(of('sam')).toEqual({
      username: 'sam',
      password: 'demo-sam',
      role: 'caseManager',
      unit: 'AME Hjo',
      agencyKind: 'kommun',
    });
    const story = 'del fk1 fk2 sam dep soc reh psy af0 af1 pro ror chf fbc dso sko x1 x2'.split(' ');
    expect(story.filter((username) => !of(username))).toEqual([]);
    for (const kind of ['kommun', 'region', 'fk', 'af', 'provider'])
      expect(users.some(({ agencyKind, role }) => agencyKind === kind && role === 'manager')).toBe(true);
    const administrators = users.filter(({ role }) => role === 'administrator').map(({ agencyKind }) => agencyKind);
    expect(administrators).toEqual(expect.arrayContaining(['kommun', 'region', 'fk', 'af']));
    expect(users.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['processLeader', 'administrator', 'auditor']),
    );
    expect((await samsteg('demo', 'users')).out.split('\n')).toHaveLength(users.length + 1);
  });
});

describe('samsteg accounts', () => {
  it('says whose people a sign-in speaks for and what its claims mean, and makes an authority’s first administrator', async () => {
    const world = await createWorld();
    process.env.DATABASE_OWNER_URL = world.ownerUrl;
    const accounts = (...argv: string[]) => samsteg('accounts', ...argv);
    const [agency, issuer] = ['Provby kommun', 'https://id.provby.example'];
    const { ame, fk } = world.units;
    expect(await accounts('source', agency, issuer, '--subject', 'upn', '--seats', 'enhet,roll')).toMatchObject({
      code: 0,
      err: '',
    });
    expect(await accounts('source', agency, issuer, '--agency', 'org=kommun')).toMatchObject({ code: 0 }); // the rest is as it was
    const codeOf = async (id: string) =>
      (await world.sql<{ code: string }>('select code from unit where id = $1', [id]))[0]!.code;
    const meaning = (...words: string[]) => accounts('meaning', agency, issuer, ...words);
    expect(await meaning('unit', 'AME 12', await codeOf(ame.id))).toMatchObject({ code: 0 });
    expect(await meaning('role', 'handl', 'caseworker')).toMatchObject({ code: 0 });
    const said = JSON.parse((await accounts('sources', '--json')).out) as unknown;
    expect(said).toEqual([
      {
        ...{ agency, issuer, subject: 'upn', among: 'org=kommun', seats: 'enhet,roll', people: 0 },
        values: [
          { kind: 'role', value: 'handl', means: 'caseworker' },
          { kind: 'unit', value: 'AME 12', means: await codeOf(ame.id) },
        ],
      },
    ]);
    expect(await meaning('role', 'handl')).toMatchObject({ code: 0 });
    expect((await accounts('sources')).out).not.toContain('caseworker');
    const wrong = [
      await meaning('role', 'x', 'administrator'), // given by a person only
      await meaning('unit', 'x', await codeOf(fk.id)), // another authority's
      await meaning('unit', 'x', 'no-such-unit'),
      await accounts('source', 'Ingen kommun', issuer),
      await accounts('source', agency, 'http://id.provby.example'),
      await accounts('source', agency, issuer, '--seats', 'enhet'),
      await accounts('administrator', await codeOf(ame.id), 'ny', 'Ny Provsson'), // has one
      await accounts('administrator', 'no-such-unit', 'ny', 'Ny Provsson'),
    ];
    expect(wrong.map(({ code, out }) => [code, out])).toEqual(wrong.map(() => [1, '']));
    for (const one of wrong) expect(one.err).toContain(' / ');
    expect((await accounts('source', agency)).code).toBe(2);
    expect((await accounts('source', agency, issuer, '--nix', 'x')).code).toBe(2);
    await world.sql(`update seat set valid = 'empty' where 'administrator' = any(roles)`);
    expect(await accounts('administrator', await codeOf(ame.id), 'Ny.Provsson', 'Ny Provsson')).toMatchObject({
      code: 0,
      err: '',
    });
    const seat = `select a.username, s.roles from seat s join account a on a.id = s.account_id where s.why = 'accounts administrator'`;
    expect(await world.sql(seat)).toEqual([{ username: 'ny.provsson', roles: ['administrator'] }]);
    await world.dispose();
  });
});

describe('samsteg demo clock', () => {
  it('moves the product day by day and lets each day happen, never backwards', async () => {
    const world = await createWorld({ clock: '2026-03-27' });
    process.env.DATABASE_OWNER_URL = world.ownerUrl;
    const days: unknown[] = [];
    const openRunner = () =>
      Promise.resolve({
        run: async () => void days.push((await world.sql('select app_today()::text as day'))[0]?.day),
        close: () => Promise.resolve(void days.push('closed')),
      });
    const clock = (...argv: string[]) => said((io) => demoClock(argv, io, openRunner));
    expect(await clock('2026-03-30')).toMatchObject({ code: 0, out: '' });
    expect(days).toEqual(['2026-03-28', '2026-03-29', '2026-03-30', 'closed']);
    expect(await clock('2026-03-30')).toMatchObject({ code: 0 });
    expect(await clock('2026-03-29')).toMatchObject({ code: 1, err: expect.stringContaining('2026-03-30') });
    expect((await clock('2026-02-30')).code).toBe(2);
    expect((await clock()).code).toBe(2);
    expect(days).toHaveLength(4);
    await world.dispose();
  });

  it('runs the product’s own tick, as the application and not as the owner', async () => {
    const world = await createWorld({ clock: '2026-03-27' });
    process.env.DATABASE_OWNER_URL = world.ownerUrl;
    const { ame } = world.units;
    const { test } = world.associations;
    await world.sql(
      `with k as (insert into case_file (id, association_id, number, owner_unit, holders)
         select uuidv7(), $1, 'C1O-CKS-1', $2, array[$2::uuid] returning id)
       insert into wake (unit_id, case_id, association_id, wake_on) select $2, id, $1, '2026-03-28' from k`,
      [test, ame.id],
    );
    expect(await samsteg('demo', 'clock', '2026-03-29')).toMatchObject({ code: 0 });
    expect(await world.sql(`select 1 from wake where wake_on <= app_today()`)).toEqual([]);
    await world.dispose();
  });
});

describe('samsteg db', () => {
  it('says so when there is no database to be reached', async () => {
    process.env.SAMSTEG_DATA = path.join(tmpdir(), 'no-such-samsteg');
    delete process.env.DATABASE_OWNER_URL;
    expect(await samsteg('db', 'url')).toMatchObject({ code: 1, out: '' });
    expect((await samsteg('demo', 'clock', '2026-03-30')).code).toBe(1);
  });

  it('bootstraps a database for production and loads nothing; twice is once', async () => {
    await withEmptyDatabase('samsteg_bootstrap', async (ownerUrl) => {
      expect((await samsteg('db', 'bootstrap')).code).toBe(2);
      const runtime = new URL(ownerUrl);
      runtime.username = 'samsteg_rt';
      runtime.password = RUNTIME_PASSWORD;
      Object.assign(process.env, { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: runtime.href });
      expect(await samsteg('db', 'bootstrap')).toMatchObject({
        code: 0,
        out: '',
        err: expect.stringContaining('production'),
      });
      expect((await samsteg('db', 'bootstrap')).err).toMatch(/^0 /);
      expect(await samsteg('demo', 'clock', '2099-01-01')).toMatchObject({
        code: 1,
        err: expect.stringContaining('production'),
      });
    });
  });
});

describe('samsteg catalogue check', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'samsteg-catalogue-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it('passes what would be loaded, and tells file, line and field of what would not', async () => {
    expect(await samsteg('catalogue', 'check', 'libs/directory/data/programmes.json')).toMatchObject({
      code: 0,
      out: '53 insatser / programmes\n',
    });
    const file = path.join(folder, 'prov.json');
    await writeFile(file, '[\n {"id": "prov",\n  "namn": "Prov"}]');
    const { code, out, err } = await samsteg('catalogue', 'check', file);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`${file}:3: [0].namn: Fältet ”namn” finns inte.`);
    expect((await samsteg('catalogue', 'check', path.join(folder, 'nix.json'))).code).toBe(1);
    expect((await samsteg('catalogue', 'check')).code).toBe(2);
  });
});
