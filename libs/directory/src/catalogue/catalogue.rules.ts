import * as z from 'zod';
import { lineOf, placed, readSource, type Placed } from './catalogue.inputs.js';
import { type CatalogueRefusal, type FieldPath, type Finding, MOST_ERRORS } from './catalogue.types.js';
import { schemaFindings } from './findings.rules.js';
import { type Programme, programmeSchema } from './programme.rules.js';

/** The programmes of a catalogue file: all of them, or none. */
export interface Catalogue {
  readonly programmes: readonly Programme[];
}

/** What ties programmes to each other, read leniently so that one bad field does not hide a bad tie. */
const tiesSchema = z.object({
  id: z.string().catch(''),
  association: z.string().catch(''),
  parentId: z.string().nullable().catch(null),
  childIds: z.array(z.string()).catch([]),
  usesInsatser: z.array(z.string()).catch([]),
  usedAsActivityIn: z.array(z.string()).catch([]),
});
type Ties = z.output<typeof tiesSchema> & { readonly path: FieldPath };

/**
 * Reads a catalogue file: a JSON list of programmes. Either every programme is right and all are answered,
 * or what is wrong is listed by file, line and field and nothing is.
 */
export function parseCatalogue(fileName: string, text: string | Uint8Array): Catalogue | CatalogueRefusal {
  const source = readSource(fileName, text);
  if ('errors' in source) return source;
  const entries = z.array(z.unknown()).safeParse(source.value);
  if (!entries.success) return placed(source, schemaFindings(entries.error.issues, source.tree, []));
  const { programmes, findings } = judge(source, entries.data);
  const all = [...findings, ...tieFindings(source, entries.data)];
  return all.length > 0 ? placed(source, all) : { programmes };
}

/** Each programme by itself. Stops at as many errors as will be told: those further down the file come after them. */
function judge(source: Placed, entries: readonly unknown[]): { programmes: Programme[]; findings: Finding[] } {
  const programmes: Programme[] = [];
  const findings: Finding[] = [];
  for (const [index, entry] of entries.entries()) {
    const { data, error } = programmeSchema.safeParse(entry);
    if (data) programmes.push(kept(data));
    if (error) findings.push(...schemaFindings(error.issues, source.tree, [index]));
    if (findings.length >= MOST_ERRORS) break;
  }
  return { programmes, findings };
}

/** Without what only describes the report it was read from. */
function kept(data: z.output<typeof programmeSchema>): Programme {
  const { source: _source, reported: _reported, gaps: _gaps, config: _config, ...programme } = data;
  return programme;
}

function tieFindings(source: Placed, entries: readonly unknown[]): Finding[] {
  const all = entries.map((entry, index): Ties => {
    const ties = tiesSchema.catch({ ...NO_TIES }).parse(entry);
    return { ...ties, path: [index] };
  });
  const first = new Map([...all].reverse().map((ties) => [ties.id, ties]));
  return all.flatMap((ties) => [
    ...duplicateFindings(source, ties, first),
    ...parentFindings(ties, first),
    ...childFindings(ties, first),
    ...(['usesInsatser', 'usedAsActivityIn'] as const).flatMap((field) =>
      ties[field].flatMap((id, index) => (first.has(id) ? [] : [unknown([...ties.path, field, index], id)])),
    ),
  ]);
}

const NO_TIES = { id: '', association: '', parentId: null, childIds: [], usesInsatser: [], usedAsActivityIn: [] };

function unknown(path: FieldPath, id: string): Finding {
  return { path, code: 'unknownProgramme', what: { id } };
}

function duplicateFindings(source: Placed, { id, path }: Ties, first: ReadonlyMap<string, Ties>): Finding[] {
  const earlier = first.get(id);
  if (id === '' || !earlier || earlier.path === path) return [];
  return [{ path: [...path, 'id'], code: 'duplicateId', what: { id, line: lineOf(source, [...earlier.path, 'id']) } }];
}

function parentFindings(ties: Ties, first: ReadonlyMap<string, Ties>): Finding[] {
  const path = [...ties.path, 'parentId'];
  if (ties.parentId === null) return [];
  const parent = first.get(ties.parentId);
  if (!parent) return [unknown(path, ties.parentId)];
  const way = wayUp(ties, first);
  if (way) return [{ path, code: 'parentCycle', what: { way: way.join(' → ') } }];
  if (parent.association !== ties.association) return [{ path, code: 'parentElsewhere', what: { id: parent.id } }];
  return [];
}

/** The ids from a programme up through its parents, when that leads back to itself. */
function wayUp(ties: Ties, first: ReadonlyMap<string, Ties>): readonly string[] | undefined {
  const way = new Set([ties.id]);
  for (let above = ties.parentId; above !== null; above = first.get(above)?.parentId ?? null) {
    if (above === ties.id) return [...way, above];
    // A ring further up is told where it lies.
    if (way.has(above)) return undefined;
    way.add(above);
  }
  return undefined;
}

function childFindings(ties: Ties, first: ReadonlyMap<string, Ties>): Finding[] {
  return ties.childIds.flatMap((id, index): Finding[] => {
    const path = [...ties.path, 'childIds', index];
    const child = first.get(id);
    if (!child) return [unknown(path, id)];
    return child.parentId === ties.id ? [] : [{ path, code: 'childMismatch', what: { id } }];
  });
}
