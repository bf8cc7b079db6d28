import { Buffer } from 'node:buffer';
import { findNodeAtLocation, getLocation, getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { errorWords } from './catalogue.reasons.js';
import { type CatalogueRefusal, type FieldPath, type Finding, MOST_ERRORS } from './catalogue.types.js';

/** A configuration file's text with every value in its place. */
export interface Placed {
  readonly file: string;
  readonly tree: Node;
  /** Where each line begins in the text. */
  readonly lineStarts: readonly number[];
}

/** A configuration file as read: strict JSON. */
export interface Source extends Placed {
  readonly value: unknown;
}

const MOST_MEGABYTES = 5;
const MOST_LEVELS = 12;
/** A file may list a thousand things; a thing may list two hundred. */
const MOST_ENTRIES = { ofTheFile: 1000, ofAThing: 200 } as const;
/** What a decoder writes where bytes were no UTF-8, in this program or in the one that saved the file. */
const LOST_CHARACTER = '\uFFFD';

/** Reads a file's bytes (or text already decoded) into JSON with positions, or says what keeps it from being that. */
export function readSource(file: string, content: string | Uint8Array): Source | CatalogueRefusal {
  const bytes = Buffer.from(content);
  const refuse = (code: Finding['code'], line: number, what: Finding['what'] = {}, field = ''): CatalogueRefusal => ({
    errors: [{ file, line, field, code, ...errorWords(code, what) }],
  });
  if (bytes.length > MOST_MEGABYTES * 1024 * 1024) return refuse('fileTooLarge', 1, { most: MOST_MEGABYTES });
  // A byte order mark, as some editors leave, is no part of the text.
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const lost = text.indexOf(LOST_CHARACTER);
  if (lost >= 0) return refuse('notUtf8', lineAt(lineStarts, lost));
  const deep = tooDeepAt(text);
  if (deep !== undefined) return refuse('tooDeep', lineAt(lineStarts, deep), { most: MOST_LEVELS });
  const broken: ParseError[] = [];
  const tree = parseTree(text, broken, { disallowComments: true, allowTrailingComma: false });
  if (!tree || broken[0]) {
    // Later errors are mostly echoes of the first.
    const at = broken[0]?.offset ?? 0;
    return refuse('notJson', lineAt(lineStarts, at), {}, fieldName(getLocation(text, at).path));
  }
  const findings = shapeFindings(tree, []);
  if (findings.length > 0) return placed({ file, tree, lineStarts }, findings);
  return { file, tree, lineStarts, value: getNodeValue(tree) };
}

/** Where the levels become too many. Looked for before parsing, because parsing goes down one call per level. */
function tooDeepAt(text: string): number | undefined {
  let levels = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isInText && character === '\\') at += 1;
    else if (character === '"') isInText = !isInText;
    else if (!isInText && '[{'.includes(character)) levels += 1;
    else if (!isInText && ']}'.includes(character)) levels -= 1;
    if (levels > MOST_LEVELS) return at;
  }
  return undefined;
}

/** What no schema can see once JSON has become values: fields given twice, and lists too long to be looked through. */
function shapeFindings(node: Node, path: FieldPath): Finding[] {
  const children = node.children ?? [];
  const most = path.length <= 1 ? MOST_ENTRIES.ofTheFile : MOST_ENTRIES.ofAThing;
  if (children.length > most) return [{ path, code: 'listTooLong', what: { most } }];
  if (node.type === 'array') return children.flatMap((child, index) => shapeFindings(child, [...path, index]));
  const seen = new Set<string>();
  return children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (!key || !value) return [];
    const name = String(key.value);
    const here = { path: [...path, name], offset: key.offset, what: { name } };
    // As a key in a JavaScript object this one would not be data.
    if (name === '__proto__') return [{ ...here, code: 'unknownField' } as const];
    if (seen.has(name)) return [{ ...here, code: 'duplicateField' } as const];
    seen.add(name);
    return shapeFindings(value, here.path);
  });
}

/** Puts findings on their lines, in the order of the file, the first MOST_ERRORS of them. */
export function placed(source: Placed, findings: readonly Finding[]): CatalogueRefusal {
  const inOrder = findings
    .map((finding) => ({ ...finding, offset: finding.offset ?? offsetOf(source.tree, finding.path) }))
    .sort((a, b) => a.offset - b.offset);
  return {
    errors: inOrder.slice(0, MOST_ERRORS).map(({ path, offset, code, what }) => ({
      file: source.file,
      line: lineAt(source.lineStarts, offset),
      field: fieldName(path),
      code,
      ...errorWords(code, what),
    })),
  };
}

/** The line a field stands on, counted from 1. */
export function lineOf(source: Placed, path: FieldPath): number {
  return lineAt(source.lineStarts, offsetOf(source.tree, path));
}

/** A field that is not there is placed on what lacks it. */
function offsetOf(tree: Node, path: FieldPath): number {
  const node = findNodeAtLocation(tree, [...path]);
  if (node || path.length === 0) return node?.offset ?? 0;
  return offsetOf(tree, path.slice(0, -1));
}

/** How many lines have begun, found by halving: a long file may have many errors. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `[3].capacity.places` */
function fieldName(path: FieldPath): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`));
  return steps.join('').replace(/^\./, '');
}
