import pg from 'pg';
import { DEMO_ACCOUNTS } from '../apps/cli/src/demo/accounts.js';
import { prepare, type PrepareOptions } from '../apps/cli/src/prepare.js';
import { keysForThisRun } from './setup/world.js';
import { RUNTIME_PASSWORD, withEmptyDatabase } from './setup/world-template.js';

const LAST_OF_MARCH = '2026-03-31';

beforeAll(keysForThisRun);

/** A new database, prepared, and what one statement says of it. */
const prepared = <T>(
  name: string,
  options: Partial<PrepareOptions>,
  work: (
    ask: (text: string) => Promise<unknown>,
    again: (o?: Partial<PrepareOptions>) => Promise<string[]>,
    took: number,
  ) => Promise<T>,
): Promise<T> =>
  withEmptyDatabase(`samsteg_prepare_${name}`, async (ownerUrl) => {
    const again = async (changed: Partial<PrepareOptions> = {}) => {
      const told: string[] = [];
      const onProgress = (line: string) => void told.push(line);
      await prepare({ ownerUrl, runtimePassword: RUNTIME_PASSWORD, demo: false, onProgress, ...options, ...changed });
      return told;
    };
    const began = performance.now();
    await again();
    const took = performance.now() - began;
    const client = new pg.Client(ownerUrl);
    await client.connect();
    try {
      await client.query('set search_path = samsteg');
      const ask = async (text: string) => (await client.query<{ answer: unknown }>(text)).rows[0]?.answer;
      return await work(ask, again, took);
    } finally {
      await client.end();
    }
  });

describe('a demonstration', () => {
  it('has the 53 programmes with who runs them, accounts that can sign in, and the day it was given', async () => {
    await prepared('demo', { demo: true, clock: LAST_OF_MARCH }, async (ask, again, took) => {
      expect(await ask('select count(*)::int as answer from programme')).toBe(53);
      expect(await ask('select count(*)::int as answer from programme where operating_unit is not null')).toBe(43);
      expect(await ask('select count(*)::int as answer from account where password_hash is not null')).toBe(
        DEMO_ACCOUNTS.length,
      );
      expect(await ask('select app_today()::text as answer')).toBe(LAST_OF_MARCH);
      expect(
        await ask(`select (app_now() at time zone 'Europe/Stockholm')::time
          - (clock_timestamp() at time zone 'Europe/Stockholm')::time < interval '1 second' as answer`),
      ).toBe(true);

      const versions = `select json_agg(json_build_array(tableoid::regclass, xmin::text)) #>> '{}' as answer from (
        select tableoid, xmin from programme union all select tableoid, xmin from unit union all
        select tableoid, xmin from account union all select tableoid, xmin from seat union all
        select tableoid, xmin from clock_offset union all select tableoid, xmin from database_mode) r`;
      const before = await ask(versions);
      const began = performance.now();
      expect(await ask('select count(*)::int as answer from case_file')).toBeGreaterThan(100);
      expect(await again()).toEqual([]);
      expect(performance.now() - began).toBeLessThan(took / 2);
      expect(await ask(versions)).toBe(before);
    });
  });

  it('loads its cases last, on the product’s own day, which a later clock moves forwards and an earlier one does not move', async () => {
    const days: string[] = [];
    const loadDemo: PrepareOptions['loadDemo'] = async ({ connection, today }) => {
      days.push(today);
      expect(await connection.value('select count(*)::int from seat')).toBeGreaterThan(DEMO_ACCOUNTS.length);
    };
    await prepared('clock', { demo: true, clock: LAST_OF_MARCH, loadDemo }, async (ask, again) => {
      expect((await again({ clock: '2026-01-12' }))[0]).toContain('does not move it back');
      await again({ clock: '2026-04-01' });
      expect(await ask('select app_today()::text as answer')).toBe('2026-04-01');
    });
    expect(days).toEqual([LAST_OF_MARCH, LAST_OF_MARCH, '2026-04-01']);
  });
});

describe('production', () => {
  it('has the catalogue as the associations gave it, and nobody and nothing invented', async () => {
    await prepared('production', {}, async (ask, again) => {
      expect(await ask('select count(*)::int as answer from programme')).toBe(53);
      expect(await ask('select count(*)::int as answer from association')).toBe(4);
      for (const table of ['unit', 'account', 'programme where operating_unit is not null'])
        expect(await ask(`select count(*)::int as answer from ${table}`)).toBe(0);
      expect(await ask('select mode as answer from database_mode')).toBe('production');
      await expect(again({ demo: true })).rejects.toThrow('made for production');
      await expect(again({ clock: LAST_OF_MARCH })).rejects.toThrow('demonstration only');
    });
  });

  it('keeps who runs a programme when the catalogue is loaded anew', async () => {
    await prepared('anew', {}, async (ask, again) => {
      await ask(`with a as (insert into agency values (uuidv7(), 'Provby kommun', 'kommun') returning id),
        u as (insert into unit (id, code, agency_id, name, kind, secrecy) select uuidv7(), 'prov', id, 'AME', 'labourMarket',
          'municipalLabour' from a returning id)
        update programme set operating_unit = null, places = 7, name = 'Gammalt namn' where id = 'ska-rorsas'`);
      await ask(`update programme set operating_unit = (select id from unit) where id = 'ska-rorsas'`);
      await ask(`delete from ledger.loaded`);
      await again();
      expect(
        await ask(
          `select json_build_array(name, places, operating_unit is not null) as answer from programme where id = 'ska-rorsas'`,
        ),
      ).toEqual(['Rörsås Lantliv Grön Arena', 7, true]);
    });
  });
});
