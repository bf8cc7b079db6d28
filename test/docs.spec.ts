import { readFile } from 'node:fs/promises';
import { tables } from '../apps/cli/src/docs/docs.command.js';

describe('the tables a domain expert checks', () => {
  it('are written as the code has them', async () => {
    expect(await readFile('docs/tables.md', 'utf8')).toBe(tables());
  });
});
