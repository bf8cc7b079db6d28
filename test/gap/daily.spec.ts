import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gapDaily } from '../../apps/cli/src/gap/daily.command.js';

const CASES = 'test/golden/cases.json';
const golden = readFileSync('test/golden/daily.json', 'utf8');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'samsteg-daily-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await gapDaily(argv, { out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}

function write(content: string | Uint8Array): string {
  const file = path.join(folder, 'case.json');
  writeFileSync(file, content);
  return file;
}

describe('gap daily', () => {
  it('writes the golden answer, to the letter, with and without its days being named', async () => {
    expect(await run(CASES)).toEqual({ code: 0, out: `${golden}\n`, err: '' });
    const named = await run(CASES, '--from', '2024-01-01', '--to', '2026-06-30');
    expect(named.out).toBe(`${golden}\n`);
  });

  it('begins within a span as it would have stood', async () => {
    const { out } = await run(CASES, '--from=2025-12-20', '--to=2025-12-31');
    const cases = (JSON.parse(out) as { cases: Record<string, unknown> }).cases;
    expect(cases['G06']).toEqual([
      ['2025-12-20', ['between_interventions|-|kommun', 'ready_waiting_place|work_training|af']],
    ]);
    expect(cases['G01']).toEqual([['2025-12-20', []]]);
  });

  it('without expectations, ends on the last day anything was learned', async () => {
    const event = {
      id: 'a',
      seq: 1,
      type: 'case_opened',
      occurred_on: '2025-05-05',
      recorded_on: '2025-06-06',
      agency: 'fk',
    };
    const one = { format: 'gap-golden/1', calendar: { nonworking: [] }, cases: [{ case: 'A', events: [event] }] };
    const { code, out } = await run(write(JSON.stringify(one)));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      from: '2025-01-01',
      to: '2025-06-06',
      cases: {
        A: [
          ['2025-01-01', []],
          ['2025-06-06', ['no_responsible|-|fk']],
        ],
      },
    });
  });

  it('wrong usage is 2 and says how', async () => {
    for (const argv of [
      [],
      [CASES, 'more'],
      [CASES, '--from', '2026-02-30'],
      [CASES, '--to', 'x'],
      [CASES, '--nonsense'],
    ]) {
      const { code, out, err } = await run(...argv);
      expect([argv, code, out, err.includes('samsteg gap daily')]).toEqual([argv, 2, '', true]);
    }
    expect((await run(CASES, '--from', '2026-01-02', '--to', '2026-01-01')).code).toBe(2);
  });

  it('wrong input is 1 and names file, case, event and field', async () => {
    const file = write(
      readFileSync(CASES, 'utf8').replace('"occurred_on": "2024-02-12"', '"occurred_on": "2024-02-30"'),
    );
    const { code, out, err } = await run(file);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/case\.json: G01: G01\.4: occurred_on: .*dag som finns.* \/ .*day that exists/);
    expect((await run(path.join(folder, 'missing.json'))).code).toBe(1);
    expect((await run(folder)).code).toBe(1);
    expect((await run(write(new Uint8Array([0x7b, 0xff, 0x7d])))).err).toContain('UTF-8');
    const bare = { format: 'gap-golden/1', cases: [] };
    expect((await run(write(JSON.stringify(bare)))).err).toContain('calendar.nonworking');
  });
});
