import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { paperPdf } from '#paper';
import { findNumbers } from '../setup/traces.mjs';

const NUMBER = '200001252386';

describe('the search at the end of every run', () => {
  let folder: string;
  const at = (file: string) => path.join(folder, file);
  const answer = (query: string, text: string) =>
    appendFileSync(at('answers.jsonl'), `${JSON.stringify({ query, answer: text })}\n`);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'samsteg-traces-'));
    writeFileSync(at('numbers'), `${NUMBER}\n198001012393\n`);
    writeFileSync(at('rows.txt'), 'person: (01890712-2386-7abc-9def-200001252386,Elin,2000••••-••••)\n');
    writeFileSync(at('log.txt'), '{"time":1764367200000,"msg":"[personnummer]"}\n');
    answer('{ cases { name } }', '{"data":{"cases":[]}}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds nothing where there is nothing', async () => {
    expect(await findNumbers(folder)).toEqual([]);
  });

  it.each(['log.txt', 'database.txt', 'pages.txt'])(
    'finds a number planted in %s, in every form, and does not repeat it',
    async (file) => {
      for (const form of [NUMBER, '20000125-2386', '000125-2386', '000125+2386', '000125 2386', '0001252386']) {
        appendFileSync(at(file), `före ${form} efter\n`);
      }
      const found = await findNumbers(folder);
      expect(found).toHaveLength(6);
      expect(found.join()).not.toContain('2386');
    },
  );

  it('finds a number in an answer and in the text of a file that left with one, but not where it was asked for', async () => {
    answer('{ case(id: "1") { name } }', '{"data":{"case":{"name":"20000125-2386"}}}');
    const blocks = [{ kind: 'paragraph', text: 'Om 20000125-2386.' }] as const;
    const pdf = await paperPdf({ title: 'Prov', language: 'sv', unit: 'AME', on: '2026-01-12', blocks });
    answer('{ consentPaper { contentBase64 } }', JSON.stringify({ contentBase64: pdf.toString('base64') }));
    answer('mutation { registerExtract { text } }', '{"text":"20000125-2386"}');
    expect(await findNumbers(folder)).toHaveLength(2);
  });
});
