import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tables } from '../apps/cli/src/docs/docs.command.js';

describe('the tables a domain expert checks', () => {
  it('are written as the code has them', async () => {
    expect(await readFile('docs/tables.md', 'utf8')).toBe(tables());
  });
});

describe('what others had to repair', () => {
  it('is twenty-five complaints, each held by a test that is there under its name', async () => {
    const rows = [...(await readFile('docs/complaints.md', 'utf8')).matchAll(/^\| (\d+) \|.*\| `([^`]+)`: (.+) \|$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    const missing: string[] = [];
    for (const [, number, file = '', title = ''] of rows) {
      const spec = existsSync(file) ? await readFile(file, 'utf8') : '';
      if (!spec.includes(`'${title}'`)) missing.push(`${number}: ${file}: ${title}`);
    }
    expect(missing).toEqual([]);
  });
});

describe('what the security pages point at as evidence', () => {
  it.each(['docs/security.md', 'docs/security/asvs.md'])('%s names files that are there', async (page) => {
    const text = await readFile(page, 'utf8');
    const named = [...text.matchAll(/\b(?:test|apps|libs|docs|scripts|migrations)\/[\w./-]+\.\w+/g)].map(
      ([path]) => path,
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('every requirement that is met has evidence, and none is without a state', async () => {
    const rows = [...(await readFile('docs/security/asvs.md', 'utf8')).matchAll(/^\| \d+\..*$/gm)].map(([row]) =>
      row.split(' | '),
    );
    expect(rows.length).toBeGreaterThan(150);
    expect(rows.filter(([, , , state]) => !['met', 'operator', 'n/a', 'open'].includes(state ?? ''))).toEqual([]);
    expect(rows.filter(([, , , state, , evidence]) => state === 'met' && evidence?.startsWith('–'))).toEqual([]);
  });
});
