import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCatalogue, parseOverlay, type CatalogueError, type Overlay, type Programme } from '#directory';

const PROGRAMMES = 'libs/directory/data/programmes.json';
const OVERLAY = 'libs/directory/data/demo-overlay.json';

/** The catalogue as it is to be loaded, and a mark by which to know whether it already is. */
export interface CatalogueFiles {
  readonly programmes: readonly Programme[];
  /** Only in a demonstration: units that do not exist run the programmes. */
  readonly overlay: Overlay | null;
  readonly hash: string;
}

/** Reads the configuration files; throws with every error's file, line and field when one of them is wrong. */
export async function readCatalogue(root: string, isDemo: boolean): Promise<CatalogueFiles> {
  const names = isDemo ? [PROGRAMMES, OVERLAY] : [PROGRAMMES];
  const [text, overlayText] = await Promise.all(names.map((name) => readFile(path.join(root, name))));
  if (!text) throw new Error(`${PROGRAMMES} is not there`);
  const catalogue = parseCatalogue(PROGRAMMES, text);
  if ('errors' in catalogue) throw new Error(catalogue.errors.map(errorLine).join('\n'));
  const overlay = overlayText ? parseOverlay(OVERLAY, overlayText, catalogue.programmes) : null;
  if (overlay && 'errors' in overlay) throw new Error(overlay.errors.map(errorLine).join('\n'));
  const hash = createHash('sha256').update(text).update('\0').update(overlayText ?? '').digest('hex'); // prettier-ignore
  return { programmes: catalogue.programmes, overlay, hash };
}

/** One error as a line: where, what in Swedish, what in English. */
export function errorLine({ file, line, field, sv, en }: CatalogueError): string {
  return `${file}:${line}: ${field === '' ? '' : `${field}: `}${sv} / ${en}`;
}
