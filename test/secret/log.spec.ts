import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scrub } from '#platform';

const NUMBERS = [
  '200001252386', '20000125-2386', '000125-2386', '0001252386', '000125+2386', '18900125+2386', '20000125 2386', '000125 - 2386',
  '2000 01 25 2386', '2000-01-25-2386', '20000125–2386', '20000125−2386', '20000125\u00a02386', '20000125%2D2386', '000125%2B2386',
  '20000125%202386', '20000125-238 6',
  '200001852383', '20000185-2383', '000185-2383', '000191 2383', // samordningsnummer: day + 60
  '20000125-2380', // mistyped is one too
]; // prettier-ignore

const AROUND: readonly (readonly [string, string])[] = [
  ['', ''],
  ['"personnummer":"', '"'],
  ['ID', 'x'],
  ['Key (pnr)=(', ') already exists'],
  ['/person/', '/open'],
  ['?pnr=', '&a=1'],
  ['född', ', '],
];

const HARMLESS = [
  '2026-11-28T22:01:23.456Z', '2026-11-28 22:01:23', '1764367200000', '1764367200', '20261128220123', '2026-11-28', '22:01:23.123456',
  'deadbeef200001252386deadbeef', '01890712-2386-7abc-9def-200001252386', '0019-07-12', '070-123 45 67', '5432', '0.0001252386', '127.0.0.1:52386',
  '20261328-1234', '000132-1234', '000192-1234',
]; // prettier-ignore

describe('the scrubber', () => {
  it.each(NUMBERS)('takes %s out of whatever stands around it', (number) => {
    for (const [before, after] of AROUND)
      expect(scrub(before + number + after)).toBe(`${before}[personnummer]${after}`);
  });

  it('leaves ids, moments of time, sums and addresses as they are', () => {
    expect(HARMLESS.map(scrub)).toEqual(HARMLESS);
    for (let n = 0; n < 5_000; n++) {
      const id = randomUUID();
      expect(scrub(`case ${id}, "${id}"`)).toBe(`case ${id}, "${id}"`);
    }
  });

  it('of a line with two numbers takes both', () => {
    expect(scrub('200001252386,19800101-2393')).toBe('[personnummer],[personnummer]');
  });
});

describe('what a process writes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsteg-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A process of its own, on the built code, that says what it can; answers all it wrote, and its exit code. */
  function saidBy(script: string): { code: number; text: string } {
    const file = path.join(folder, `${randomUUID()}.log`);
    const program = `import { guardProcess, log, PinoLogger } from '${path.resolve('dist/libs/platform/src/index.js')}';\n${script}`;
    const env = { ...process.env, LOG_LEVEL: 'debug', SAMSTEG_LOG_FILE: file, NODE_OPTIONS: '' };
    const run = () => execFileSync(process.execPath, ['--input-type=module', '-e', program], { env, stdio: 'pipe' });
    try {
      return { code: 0, text: run().toString() + readFileSync(file, 'utf8') };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: Buffer; stderr: Buffer };
      return { code: status, text: stdout.toString() + stderr.toString() + readFileSync(file, 'utf8') };
    }
  }

  it('keeps back by name and kind, not only by how it reads', () => {
    const { text } = saidBy(`
      const error = Object.assign(new Error('Elin Exempelsson'), { parameters: ['Elin'], driverError: { code: '23505', table: 'person' } });
      error.cause = new Error('Exempelsson');
      log.info({ variables: { givenName: 'Elin' }, headers: { cookie: 'hemlig' }, a: { b: { personnummer: 'Elin' } } }, 'entry');
      log.error({ err: error, other: error }, 'failed');
      log.error(error);
      new PinoLogger().error(error, undefined, 'Elsewhere');
      log.warn({ deep: { list: [{ input: 'Elin' }, new Map([['Elin', 1]]), Buffer.from('Elin')] } }, 'deep');`);
    expect(text.trim().split('\n')).toHaveLength(5);
    expect(text).toContain('23505');
    expect(text).toContain('[withheld]');
    expect(text).not.toMatch(/Elin|Exempelsson|hemlig/);
  });

  it.each([
    ['a rejection nobody handled', `Promise.reject(new Error('personen 20000125-2386'));`, 1],
    ['an exception nobody caught', `setTimeout(() => { throw new Error('personen 20000125-2386'); });`, 1],
    ['a warning of the process', `process.emitWarning('personen 20000125-2386');`, 0],
  ])('of %s tells kind and place, and no number', (_what, script, code) => {
    const said = saidBy(`guardProcess();\n${script}`);
    expect([said.code, said.text.includes('2386'), said.text.length > 50]).toEqual([code, false, true]);
  });
});
