import { createRequire } from 'node:module';
import mammoth from 'mammoth';
import { paperDocx, paperFile, paperPdf, paperText } from '#paper';
import type { Paper } from '#paper';
import { readPdf } from './setup/pdf.js';

/** One file inside the package of a Word file. mammoth's own reader of packages is the independent one here too. */
async function partOf(buffer: Buffer, name: string): Promise<string> {
  const JSZip = createRequire(createRequire(import.meta.url).resolve('mammoth'))('jszip') as {
    loadAsync: (content: Buffer) => Promise<{ file: (name: string) => { async: (as: 'string') => Promise<string> } }>;
  };
  return (await JSZip.loadAsync(buffer)).file(name).async('string');
}

const LONG = 'Hon har tränat på att komma i tid och klarar nu fyra timmar i veckan. '.repeat(120);

const paper: Paper = {
  title: 'Samtycke till att sekretess bryts',
  language: 'sv',
  unit: 'Hjo kommun, arbetsmarknadsenheten',
  on: '2026-01-27',
  reference: 'S-7KQ4-M',
  blocks: [
    { kind: 'heading', level: 2, text: 'Vad du säger ja till' },
    { kind: 'paragraph', text: 'Du bestämmer själv. Åtta, nio, ärtsoppa: é, ü, ł och ș.' },
    { kind: 'list', items: ['kontaktuppgifter', 'planering'] },
    { kind: 'facts', rows: [['Till och med', '2027-01-26'], ['Undantag', 'inget om min mamma']] },
    { kind: 'heading', level: 3, text: 'Mottagare' },
    { kind: 'table', head: ['Enhet', 'Uppgifter'], rows: [['FK Skövde', 'kontakt, plan'], ['Vårdcentralen', 'kontakt']] },
    { kind: 'signature', who: ['Den som samtycker'] },
  ],
}; // prettier-ignore

describe('a paper', () => {
  it('is read back by another program as it was written, in Swedish, tagged, as PDF/A', async () => {
    const read = await readPdf(await paperPdf(paper));
    for (const said of [
      'Samtycke till att sekretess bryts',
      'S-7KQ4-M',
      'inget om min mamma',
      'é, ü, ł och ș',
      'Sida 1 av 1',
    ])
      expect(read.text).toContain(said);
    expect(read).toMatchObject({ pages: 1, language: 'sv-SE', conformance: '2A' });
    for (const tag of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD']) expect(read.tags).toContain(tag);
  });

  it('is read back out of the Word file by another program: headings, lists and tables are real, and in Swedish', async () => {
    const buffer = await paperDocx(paper);
    const { value: html, messages } = await mammoth.convertToHtml({ buffer });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    expect(html).toContain('<h1>Samtycke till att sekretess bryts</h1>');
    expect(html).toContain('<h2>Vad du säger ja till</h2>');
    expect(html).toContain('<h3>Mottagare</h3>');
    expect(html).toMatch(/<ul><li>kontaktuppgifter<\/li><li>planering<\/li><\/ul>/);
    expect(html).toMatch(/<thead><tr><th><p><strong>Enhet<\/strong><\/p><\/th>/);
    for (const said of ['inget om min mamma', 'é, ü, ł och ș', 'FK Skövde', 'Den som samtycker', 'S-7KQ4-M'])
      expect(html).toContain(said);
    const styles = await partOf(buffer, 'word/styles.xml');
    expect(styles).toContain('w:val="sv-SE"');
    const file = await paperFile('samtycke-v1', paper, 'docx');
    expect(file).toMatchObject({
      fileName: 'samtycke-v1.docx',
      mediaType: expect.stringContaining('wordprocessingml'),
    });
    const hostile = await paperDocx({
      ...paper,
      blocks: [{ kind: 'paragraph', text: 'a\u0000b <w:t>&amp;</w:t>\nny rad' }],
    });
    expect((await mammoth.convertToHtml({ buffer: hostile })).value).toContain(
      'ab &lt;w:t&gt;&amp;amp;&lt;/w:t&gt;<br />ny rad',
    );
  });

  it('keeps a name in a script the usual letters lack', async () => {
    const read = await readPdf(await paperPdf({ ...paper, blocks: [{ kind: 'paragraph', text: 'Шевченко Ҡ Ωμέγα' }] }));
    expect(read.text).toContain('Шевченко Ҡ Ωμέγα');
  });

  it('goes on over the pages with every word, in paragraphs, facts and tables', async () => {
    const blocks: Paper['blocks'] = [
      { kind: 'paragraph', text: LONG },
      { kind: 'facts', rows: [['Anteckning', LONG], ['Sist', 'slutet av uppgifterna']] },
      { kind: 'table', head: ['Dag', 'Vad'], rows: Array.from({ length: 90 }, (_, n) => [`dag ${n}`, `rad nummer ${n}.`]) },
    ]; // prettier-ignore
    const read = await readPdf(await paperPdf({ ...paper, blocks }));
    expect(read.pages).toBeGreaterThan(3);
    expect(read.text.match(/klarar nu fyra timmar/g)?.length).toBe(240);
    expect(read.text).toContain('slutet av uppgifterna');
    for (let n = 0; n < 90; n++) expect(read.text).toContain(`rad nummer ${n}.`);
    expect(read.text).toContain(`Sida ${read.pages} av ${read.pages}`);
  });

  it('drops what cannot be seen, and is not broken by markup or a null byte', async () => {
    const text = 'a\u0000b <script>alert(1)</script> ) Tj (\\ \u202Eomvänt';
    const read = await readPdf(await paperPdf({ ...paper, blocks: [{ kind: 'paragraph', text }] }));
    expect(read.text).toContain('ab <script>alert(1)</script> ) Tj (\\ omvänt');
  });

  it('as plain text says the same, a line for each fact', () => {
    const text = paperText(paper);
    expect(text).toContain(
      'Samtycke till att sekretess bryts\nFrån: Hjo kommun, arbetsmarknadsenheten\nDatum: 2026-01-27',
    );
    expect(text).toContain('- planering');
    expect(text).toContain('Enhet: FK Skövde; Uppgifter: kontakt, plan');
  });

  it('as a file has a name, a kind and both forms', async () => {
    const file = await paperFile('samtycke-S-7KQ4-M', paper);
    expect(file).toMatchObject({
      fileName: 'samtycke-S-7KQ4-M.pdf',
      mediaType: 'application/pdf',
      text: paperText(paper),
    });
    expect(Buffer.from(file.contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});
