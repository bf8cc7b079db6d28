import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { FORM_WORDS, heads } from './paper.rules.js';
import type { Block, Paper } from './paper.types.js';

const { resolve } = createRequire(import.meta.url);
/** Source Sans where it has the letters; DejaVu for the scripts it lacks, so that nobody's name is lost. */
const FONTS = {
  plain: resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  strong: resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
  widePlain: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  wideStrong: resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;
type Weight = 'plain' | 'strong';

const INK = '#14211f';
const LINE = '#7d8c88';
const MARGIN = 62;
const FOOT = 40;
const SIZE = { title: 20, 2: 14, 3: 11.5, text: 10.5, small: 9 } as const;
/** What a PDF cannot hold and a reader cannot see; line breaks and tabs stay. */
const INVISIBLE = /[^\P{C}\n\t]/gu;

type Structure = PDFKit.PDFStructureElement;

/** The paper as PDF/A-2a: tagged in reading order, fonts inside, language set; nothing in it but what the paper says. */
export async function paperPdf(paper: Paper): Promise<Buffer> {
  const writer = new Writer(paper);
  writer.write();
  return writer.end();
}

/** Keeps the place on the page while blocks are written, one after the other. */
class Writer {
  private readonly doc: PDFKit.PDFDocument;
  private readonly root: Structure;
  private readonly chunks: Buffer[] = [];
  private readonly ended: Promise<void>;

  constructor(private readonly paper: Paper) {
    this.doc = new PDFDocument({
      ...{
        size: 'A4',
        margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
        bufferPages: true,
      },
      ...{ pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, lang: paper.language === 'sv' ? 'sv-SE' : 'en-GB' },
      ...{ displayTitle: true, font: FONTS.plain, info: { Title: visible(paper.title), Author: visible(paper.unit) } },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.ended = new Promise((resolve, reject) => this.doc.once('end', resolve).once('error', reject));
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  write(): void {
    this.text(this.root, 'H1', this.paper.title, 'strong', SIZE.title);
    this.doc.moveDown(0.3);
    this.facts(heads(this.paper), SIZE.small);
    for (const block of this.paper.blocks) this.block(block);
    this.root.end();
    this.numberPages();
  }

  async end(): Promise<Buffer> {
    this.doc.end();
    await this.ended;
    return Buffer.concat(this.chunks);
  }

  private block(block: Block): void {
    switch (block.kind) {
      case 'heading':
        if (block.newPage) this.doc.addPage();
        else this.doc.moveDown(block.level === 2 ? 1 : 0.6);
        this.keepTogether(60);
        return this.text(this.root, block.level === 2 ? 'H2' : 'H3', block.text, 'strong', SIZE[block.level]);
      case 'paragraph':
        this.doc.moveDown(0.5);
        return this.text(this.root, 'P', block.text);
      case 'list':
        this.doc.moveDown(0.4);
        return this.list(block.items);
      case 'facts':
        this.doc.moveDown(0.4);
        return this.facts(block.rows, SIZE.text);
      case 'table':
        this.doc.moveDown(0.5);
        return this.table(block.head, block.rows);
      case 'signature':
        return block.who.forEach((who) => this.signature(who));
    }
  }

  private list(items: readonly string[]): void {
    const list = this.under(this.root, 'L');
    for (const item of items) {
      const entry = this.under(list, 'LI');
      this.keepTogether(20);
      const top = this.doc.y;
      this.text(entry, 'Lbl', '–', 'plain', SIZE.text, { width: 12 });
      this.doc.y = top;
      this.text(entry, 'LBody', item, 'plain', SIZE.text, { x: MARGIN + 14 });
      this.doc.moveDown(0.15);
    }
    list.end();
  }

  private facts(rows: readonly (readonly [string, string])[], size: number): void {
    const label = 150;
    for (const [name, value] of rows) {
      this.keepTogether(24);
      const row = this.under(this.root, 'P');
      const top = this.doc.y;
      this.text(row, 'Span', name, 'strong', size, { width: label - 10 });
      const below = this.doc.y;
      this.doc.y = top;
      this.text(row, 'Span', value, 'plain', size, { x: MARGIN + label });
      if (this.doc.y > top) this.doc.y = Math.max(this.doc.y, below); // not when the value went on to a new page
      this.doc.moveDown(0.15);
      row.end();
    }
  }

  private table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const table = this.under(this.root, 'Table');
    const width = (this.right - MARGIN) / head.length;
    this.row(table, 'TH', head, width);
    for (const cells of rows) this.row(table, 'TD', cells, width);
    table.end();
  }

  /** A row stays on one page when it can; a cell longer than a page is cut into pieces no page is too small for. */
  private row(table: Structure, kind: 'TH' | 'TD', cells: readonly string[], width: number): void {
    const weight = kind === 'TH' ? 'strong' : 'plain';
    const heights = cells.map((cell) => this.heightOf(cell, weight, SIZE.small, width - 8));
    const height = Math.max(...heights, 0) + 8;
    this.keepTogether(Math.min(height, this.bottom - MARGIN - 1));
    const row = this.under(table, 'TR');
    const top = this.doc.y;
    cells.forEach((cell, i) => {
      this.doc.y = top + 3;
      this.text(row, kind, cell, weight, SIZE.small, { x: MARGIN + i * width, width: width - 8 });
    });
    this.doc.y = Math.min(top + height, this.bottom);
    this.rule(this.doc.y - 2);
    row.end();
  }

  private signature(who: string): void {
    const { language: l } = this.paper;
    this.keepTogether(110);
    this.doc.moveDown(2.2);
    for (const label of [FORM_WORDS.place[l], who, FORM_WORDS.name[l]]) {
      this.rule(this.doc.y);
      this.doc.y += 3;
      this.text(this.root, 'P', label, 'plain', SIZE.small);
      this.doc.y += 22;
    }
  }

  private text(
    parent: Structure,
    kind: string,
    raw: string,
    weight: Weight = 'plain',
    size: number = SIZE.text,
    { x = MARGIN, width = this.right - x }: { x?: number; width?: number } = {},
  ): void {
    const text = visible(raw);
    const element = this.doc.struct(kind, {}, () => {
      this.doc.font(this.fontFor(text, weight)).fontSize(size).fillColor(INK);
      this.doc.text(text || ' ', x, this.doc.y, { width, lineGap: 1.5 });
    });
    parent.add(element);
    element.end();
  }

  /** By its file, under which pdfkit keeps a font: by a name of our own it would be read anew for every word. */
  private fontFor(text: string, weight: Weight): string {
    this.doc.font(FONTS[weight]);
    const { font } = (this.doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })
      ._font;
    const has = [...text].every((letter) => /\s/.test(letter) || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
    if (has) return FONTS[weight];
    return weight === 'strong' ? FONTS.wideStrong : FONTS.widePlain;
  }

  private heightOf(raw: string, weight: Weight, size: number, width: number): number {
    const text = visible(raw);
    return this.doc
      .font(this.fontFor(text, weight))
      .fontSize(size)
      .heightOfString(text || ' ', { width, lineGap: 1.5 });
  }

  private under(parent: Structure, kind: string): Structure {
    const element = this.doc.struct(kind);
    parent.add(element);
    return element;
  }

  private keepTogether(height: number): void {
    if (this.doc.y + height > this.bottom) this.doc.addPage();
  }

  /** Ornament: a reader that speaks passes it by. */
  private rule(y: number): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc.moveTo(MARGIN, y).lineTo(this.right, y).lineWidth(0.5).strokeColor(LINE).stroke();
    this.doc.endMarkedContent();
  }

  private numberPages(): void {
    const { language: l, title, reference } = this.paper;
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.doc.switchToPage(page);
      const words = [title, reference, `${FORM_WORDS.page[l]} ${page + 1} ${FORM_WORDS.of[l]} ${count}`];
      const foot = visible(words.filter(Boolean).join('  ·  '));
      this.doc.page.margins.bottom = 0; // below the text, where no page break comes
      this.doc.markContent('Artifact', { type: 'Pagination' });
      this.doc.font(this.fontFor(foot, 'plain')).fontSize(SIZE.small).fillColor(INK);
      this.doc.text(foot, MARGIN, this.doc.page.height - MARGIN, { width: this.right - MARGIN, align: 'center' });
      this.doc.endMarkedContent();
    }
  }

  private get right(): number {
    return this.doc.page.width - MARGIN;
  }
  private get bottom(): number {
    return this.doc.page.height - MARGIN - FOOT;
  }
}

const visible = (text: string): string => text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').normalize('NFC');
