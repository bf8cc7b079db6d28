import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { HeadRow } from '#audit';
import { headOf } from '../../apps/cli/src/audit/chain.js';
import { auditHead } from '../../apps/cli/src/audit/head.command.js';
import { auditVerify } from '../../apps/cli/src/audit/verify.command.js';
import { OwnerConnection } from '../../apps/cli/src/database/connection.js';
import { figure } from '../assure/figures.js';
import { createWorld } from '../setup/world.js';
import type { AccountKey, World } from '../setup/world.js';
import { faultsOf, sealAll } from './sealing.js';
import { TAMPERINGS } from './tamperings.js';

const CASE = '0190aaaa-0000-7000-8000-000000000001';

describe('the sealed log', () => {
  let world: World;
  let owner: OwnerConnection;
  let agency: string;
  let other: string;
  let found = 0;

  const agencyOf = async (who: AccountKey) =>
    (
      await world.sql<{ id: string }>('select agency_id as id from unit where id = $1', [world.accounts[who].unitId])
    )[0]!.id;
  /** What a read leaves, written as the application does it. */
  const read = (who: AccountKey, kind = 'open', client?: pg.Client) => {
    const { unitId, accountId, seatId } = world.accounts[who];
    const text = `insert into samsteg.access_entry (unit_id, account_id, seat_id, kind, case_ids, ground, agency_id)
      select $1, $2, $3, $4, array[$5::uuid], 'inbox', agency_id from samsteg.unit where id = $1`;
    const values = [unitId, accountId, seatId, kind, CASE];
    return client ? client.query(text, values) : world.sql(text, values);
  };
  const event = (who: AccountKey) =>
    world.sql(
      `insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, payload)
       values ($1, $2, $3, $4, 'plan', array[$4::uuid], 'note_written', app_today(), '{"code": "å"}')`,
      [randomUUID(), world.associations.test, CASE, world.accounts[who].unitId],
    );
  const handOver = (from: AccountKey, to: AccountKey) =>
    world.sql(
      `insert into delivery (id, act_id, association_id, case_id, record_kind, record_id, category, from_unit, to_unit, arrived_at, arrived_on, ground,
         secrecy_rule, requisite, legal_basis, decided_at)
       values ($1, $1, $2, $3, 'event', $4, 'plan', $5, $6, app_now(), app_today(), 'CONSENT', 'OSL 26:1', 'reversed', 'OSL 10:1', app_now())`,
      [
        randomUUID(),
        world.associations.test,
        CASE,
        randomUUID(),
        world.accounts[from].unitId,
        world.accounts[to].unitId,
      ],
    );
  const review = (who: AccountKey) =>
    world.sql(
      `insert into log_review (agency_id, unit_id, account_id, kind, subject, reviewed, result)
       select agency_id, id, $2, 'systematic', 'reason', 3, 'noRemark' from unit where id = $1`,
      [world.accounts[who].unitId, world.accounts[who].accountId],
    );
  const seal = () => sealAll(world);
  const faults = (kept: readonly HeadRow[] = []) => faultsOf(owner, kept);

  beforeAll(async () => {
    world = await createWorld();
    owner = await OwnerConnection.open(world.ownerUrl);
    [agency, other] = [await agencyOf('ame'), await agencyOf('fk')];
    await world.sql(
      `insert into case_file (id, association_id, number, owner_unit, holders) values ($1, $2, 'PROV-1', $3, array[$3::uuid])`,
      [CASE, world.associations.test, world.accounts.ame.unitId],
    );
    for (let round = 0; round < 3; round++) {
      for (const who of ['ame', 'soc', 'fk'] as const) for (const kind of ['open', 'inbox']) await read(who, kind);
      await event('ame');
      await handOver('ame', 'fk');
      await review('ame');
      await seal();
    }
    await read('ame', 'open'); // so that the last seal is over the last entry, in however many turns the others were sealed
    await seal();
  });
  afterAll(async () => {
    await owner?.close();
    await world?.dispose();
  });

  it('holds, per authority, over entries, events, deliveries and reviews', async () => {
    expect(await faults()).toEqual([]);
    const head = await headOf(owner, agency);
    expect(head!.no).toBeGreaterThanOrEqual(3); // more when another transaction of the cluster was open meanwhile
    const streams = await world.sql<{ stream: string }>(
      'select distinct stream from sealed_row where agency_id = $1 order by 1',
      [agency],
    );
    expect(streams.map(({ stream }) => stream)).toEqual(['access', 'delivery', 'event', 'evidence', 'review']);
    expect(head!.hash).not.toBe((await headOf(owner, other))!.hash);
  });

  it.each(TAMPERINGS.map((row) => [row.what, row] as const))('finds it when %s', async (_what, { sql, needsHead }) => {
    const kept: HeadRow[] = [];
    for (const id of [agency, other]) kept.push({ agency: id, ...(await headOf(owner, id))! });
    await owner.rows('begin');
    try {
      await owner.rows('set local session_replication_role = replica'); // past every trigger, as whoever owns the server may
      for (const text of sql)
        await owner.rows(text, text.includes('$2') ? [agency, other] : text.includes('$1') ? [agency] : []);
      if (needsHead) expect(await faults()).toEqual([]);
      expect((await faults(needsHead ? kept : [])).length).toBeGreaterThan(0);
    } finally {
      await owner.rows('rollback');
    }
    expect(await faults(kept)).toEqual([]);
    found++;
  });

  it('knows at least twenty ways of tampering', () => {
    figure('kinds of tampering with the log that were found', found, { least: 20 });
    figure('kinds of tampering with the log that were not', TAMPERINGS.length - found, { most: 0 });
    expect(TAMPERINGS.length).toBeGreaterThanOrEqual(20);
  });

  it('seals also what was written before its minute was sealed and committed after, in a later seal', async () => {
    const late = new pg.Client(world.ownerUrl);
    await late.connect();
    await late.query('begin');
    await read('ame', 'open', late);
    await read('ame', 'list');
    await world.sql('select seal_log(100000)');
    expect(await faults()).toEqual([]);
    await late.query('commit');
    await late.end();
    await seal();
    expect(await faults()).toEqual([]);
  });

  it('is one chain however many workers seal and however many write meanwhile', async () => {
    const writers = Array.from({ length: 40 }, (_, n) => read(n % 2 ? 'ame' : 'fk'));
    const workers = Array.from({ length: 4 }, async () => {
      const client = new pg.Client(world.ownerUrl);
      await client.connect();
      for (let n = 0; n < 10; n++) await client.query('select samsteg.seal_log(7)');
      await client.end();
    });
    await Promise.all([...writers, ...workers]);
    await seal();
    expect(await faults()).toEqual([]);
  });

  it('lets content be erased with a proof of its own, and still verifies', async () => {
    await world.sql('grant delete on journal to samsteg_door');
    const erase = `delete from journal where id = (select l.row_id from sealed_row l where l.stream = 'event' order by l.no limit 1)`;
    await expect(world.sql(erase)).rejects.toThrow('append-only');
    await owner.rows('set role samsteg_door');
    await owner.rows('delete from journal where owner_unit = $1', [world.accounts.ame.unitId]);
    await owner.rows('reset role');
    expect(await faults()).toEqual([]);
    await seal();
    expect(await faults()).toEqual([]);
    expect((await world.sql(`select 1 from sealed_row where stream = 'erasure'`)).length).toBe(3);
  });

  it('is append-only for the owner too, and keeps a log for five years', async () => {
    for (const table of ['access_seal', 'sealed_row', 'log_review', 'erased_row']) {
      await expect(world.sql(`truncate ${table}`)).rejects.toThrow('append-only');
    }
    await expect(world.sql(`update access_seal set no = no`)).rejects.toThrow('append-only');
    await expect(world.sql(`delete from sealed_row`)).rejects.toThrow('append-only');
    await expect(world.sql(`update delivery set ground = 'SELF'`)).rejects.toThrow('append-only');
    await expect(world.sql(`select expire_log($1, app_today())`, [agency])).rejects.toThrow('five years');
    await seal();
    await world.at('2031-06-01');
    await read('fk', 'open');
    expect(await world.sql<{ n: number }>(`select expire_log($1, '2026-02-01') as n`, [agency])).not.toEqual([
      { n: 0 },
    ]);
    await seal();
    expect(await faults()).toEqual([]);
    expect(await world.sql('select 1 from access_entry where agency_id = $1', [agency])).toEqual([]);
  });

  it('tells its heads on the command line, and compares with what was kept outside', async () => {
    process.env.DATABASE_OWNER_URL = world.ownerUrl;
    const told: string[] = [];
    const io = { out: (text: string) => void told.push(text), err: () => undefined };
    expect(await auditHead(['--json'], io)).toBe(0);
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'heads-')), 'heads.json');
    await writeFile(file, told.join(''));
    told.length = 0;
    expect(await auditVerify(['--head', file], io)).toBe(0);
    expect(told.join('')).toContain('Provby kommun: ok');
    const heads = JSON.parse(await auditHeads()) as HeadRow[];
    await writeFile(file, JSON.stringify(heads.map((head) => ({ ...head, hash: '0'.repeat(64) }))));
    told.length = 0;
    expect(await auditVerify(['--head', file], io)).toBe(1);
    expect(told.join('')).toContain('headChanged');
    expect(await auditVerify(['--nonsense'], io)).toBe(2);
    expect(await auditHead(['--agency', 'Ingen'], io)).toBe(1);

    async function auditHeads(): Promise<string> {
      const out: string[] = [];
      await auditHead(['--json', '--agency', 'Provby kommun'], {
        out: (text) => void out.push(text),
        err: () => undefined,
      });
      return out.join('');
    }
  });
});
