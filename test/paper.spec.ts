import { paperFile, paperPdf, paperText } from '#paper';
import type { Paper } from '#paper';
import { readPdf } from './setup/pdf.js';

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
