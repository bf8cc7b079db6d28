export type Piece =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'rows'; rows: string[][] };

/** A word with its marks taken away: emphasis, code, and links, of which only the words stay. */
const plain = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]|(?<=^|\s)_|_(?=\s|$)/g, '')
    .trim();

const cellsOf = (line: string): string[] => line.split('|').slice(1, -1).map(plain);
const isRule = (line: string): boolean => /^\|[\s:|-]+\|$/.test(line);

/** One of our own documents, in the few forms we write them in: headings, paragraphs, lists, tables. */
export function readDocument(text: string): Piece[] {
  const blocks = text.split(/\n{2,}/).map((block) => block.trim());
  return blocks.slice(1).flatMap((block): Piece[] => {
    const lines = block.split('\n');
    if (block.startsWith('#')) return [{ kind: 'heading', text: plain(block.replace(/^#+/, '')) }];
    if (block.startsWith('|'))
      return [
        {
          kind: 'rows',
          rows: lines
            .slice(1)
            .filter((line) => !isRule(line))
            .map(cellsOf),
        },
      ]; // without its head
    if (block.startsWith('- ')) return [{ kind: 'list', items: lines.map((line) => plain(line.replace(/^- /, ''))) }];
    return block ? [{ kind: 'paragraph', text: plain(block.replaceAll('\n', ' ')) }] : [];
  });
}
