import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell, TableRow,
  TextRun, WidthType,
} from 'docx'; // prettier-ignore
import { FORM_WORDS, heads } from './paper.rules.js';
import type { Block, Paper } from './paper.types.js';

const FONT = 'Source Sans 3';
const BULLETS = 'bullets';
const INK = '14211F';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '7D8C88' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** What a file of Word cannot hold; line breaks and tabs stay. */
const INVISIBLE = /[^\P{C}\n\t]/gu;

/** The paper as a file for Word: real headings, lists and tables, language set, so that it can be written on in. */
export function paperDocx(paper: Paper): Promise<Buffer> {
  const { language: l, title, unit } = paper;
  const lang = l === 'sv' ? 'sv-SE' : 'en-GB';
  const run = { font: FONT, color: INK, language: { value: lang } };
  const document = new Document({
    title: visible(title),
    creator: visible(unit),
    lastModifiedBy: visible(unit),
    styles: {
      default: {
        document: { run: { ...run, size: 21 }, paragraph: { spacing: { after: 120 } } },
        title: { run: { ...run, size: 40, bold: true } },
        heading1: { run: { ...run, size: 40, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading2: { run: { ...run, size: 28, bold: true }, paragraph: { spacing: { before: 280, after: 120 } } },
        heading3: { run: { ...run, size: 23, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
      },
    },
    numbering: {
      config: [
        { reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '–', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 260 } } } }] },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1240, left: 1240, right: 1240, bottom: 1240 } } },
        footers: { default: new Footer({ children: [foot(paper)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(title) }),
          facts(heads(paper)),
          ...paper.blocks.flatMap((block) => blockOf(block, paper)),
        ],
      },
    ],
  }); // prettier-ignore
  return Packer.toBuffer(document);
}

function blockOf(block: Block, { language: l }: Paper): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          pageBreakBefore: block.newPage ?? false,
          children: runs(block.text),
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text) })];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ children: runs(item), numbering: { reference: BULLETS, level: 0 } }),
      );
    case 'facts':
      return [facts(block.rows), new Paragraph('')];
    case 'table':
      return [table(block.head, block.rows), new Paragraph('')];
    case 'signature':
      return block.who.flatMap((who) =>
        [FORM_WORDS.place[l], who, FORM_WORDS.name[l]].map(
          (label) =>
            new Paragraph({ spacing: { before: 480 }, border: { top: { ...LINE, space: 4 } }, children: runs(label) }),
        ),
      );
  }
}

/** Label and value without a line around them; a table, so that they stay beside each other. */
const facts = (rows: readonly (readonly [string, string])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: rows.map(([name, value]) => new TableRow({ children: [cell(name, 30, true), cell(value, 70)] })),
  });

const table = (head: readonly string[], rows: readonly (readonly string[])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, 100 / head.length, true)) }),
      ...rows.map(
        (cells) =>
          new TableRow({ cantSplit: true, children: head.map((_, at) => cell(cells[at] ?? '', 100 / head.length)) }),
      ),
    ],
  });

const cell = (text: string, size: number, isStrong = false): TableCell =>
  new TableCell({
    width: { size, type: WidthType.PERCENTAGE },
    children: [new Paragraph({ spacing: { after: 40 }, children: runs(text, isStrong) })],
  });

/** A line break in the text is one in the file. */
const runs = (raw: string, bold = false): TextRun[] =>
  visible(raw)
    .split('\n')
    .map((text, line) => new TextRun({ text, bold, ...(line > 0 && { break: 1 }) }));

function foot({ language: l, title, reference }: Paper): Paragraph {
  const words = visible([title, reference].filter(Boolean).join('  ·  '));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        size: 18,
        children: [`${words}  ·  ${FORM_WORDS.page[l]} `, PageNumber.CURRENT, ` ${FORM_WORDS.of[l]} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  }); // prettier-ignore
}

const visible = (text: string): string => text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').normalize('NFC');
