import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader other than the one that wrote it understands it. */
export interface ReadPdf {
  readonly pages: number;
  /** All text, in the order of the page. */
  readonly text: string;
  /** Kinds of tagged elements, in reading order. */
  readonly tags: readonly string[];
  readonly language: string | null;
  /** What the file says it conforms to: part and level of PDF/A. */
  readonly conformance: string;
}

interface Tag {
  readonly role?: string;
  readonly children?: readonly Tag[];
}

export async function readPdf(file: Buffer): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const texts: string[] = [];
  const tags: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    collect((await page.getStructTree()) as unknown as Tag | null, tags);
  }
  const { info } = (await pdf.getMetadata()) as unknown as { info: { Language?: string } };
  const head = file.toString('latin1');
  const [, part] = /<pdfaid:part>(\d)</.exec(head) ?? [];
  const [, level] = /<pdfaid:conformance>(\w)</.exec(head) ?? [];
  return {
    pages: pdf.numPages,
    text: texts.join('\n'),
    tags,
    language: info.Language ?? null,
    conformance: `${part ?? '?'}${level ?? '?'}`,
  };
}

function collect(tag: Tag | null, into: string[]): void {
  if (!tag) return;
  if (tag.role) into.push(tag.role);
  for (const child of tag.children ?? []) collect(child, into);
}
