import { FORM_WORDS, heads } from './paper.rules.js';
import type { Block, Paper } from './paper.types.js';

/** The paper as plain text: what is pasted into an authority's own journal or file. */
export function paperText(paper: Paper): string {
  const top = [paper.title, ...heads(paper).map(line)].join('\n');
  return [top, ...paper.blocks.map((block) => blockText(block, paper))].join('\n\n') + '\n';
}

const line = ([label, value]: readonly [string, string]): string => `${label}: ${value}`;

function blockText(block: Block, { language: l }: Paper): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? block.text.toUpperCase() : block.text;
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.rows.map(line).join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell, i) => line([block.head[i] ?? '', cell])).join('; ')).join('\n');
    case 'signature':
      return block.who
        .map((who) => `${who}: ____________________\n${FORM_WORDS.place[l]}: ____________________`)
        .join('\n\n');
  }
}
