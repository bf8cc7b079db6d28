import { toProgrammeRows, type Overlay, type Programme } from '#directory';
import { today } from '../database/clock.js';
import type { OwnerConnection } from '../database/connection.js';
import { readCatalogue } from './catalogue.file.js';
import { AGENCIES, ASSOCIATIONS, PROGRAMMES, RUNS, UNITS, UNIT_ASSOCIATIONS } from './catalogue.sql.js';

/** Loads the programmes, and in a demonstration the invented units that run them. Answers false when it was loaded already. */
export async function loadCatalogue(connection: OwnerConnection, root: string, isDemo: boolean): Promise<boolean> {
  const { programmes, overlay, hash } = await readCatalogue(root, isDemo);
  await connection.rows(
    'create table if not exists ledger.loaded (name text primary key, hash text not null, at timestamptz not null default now())',
  );
  const known = await connection.value<string>(`select hash from ledger.loaded where name = 'catalogue'`);
  if (known === hash) return false;
  await connection.atomically(async () => {
    await loadDirectory(connection, programmes, overlay);
    await loadProgrammes(connection, programmes, overlay);
    await connection.rows(
      `insert into ledger.loaded (name, hash) values ('catalogue', $1)
       on conflict (name) do update set hash = excluded.hash, at = now()`,
      [hash],
    );
  });
  return true;
}

async function loadDirectory(
  connection: OwnerConnection,
  programmes: readonly Programme[],
  overlay: Overlay | null,
): Promise<void> {
  await connection.bulk(ASSOCIATIONS, overlay?.associations ?? associationsOf(programmes));
  if (!overlay) return;
  const agencies = overlay.agencies.map(({ name, agencyKind }) => ({ name, kind: agencyKind }));
  const units = overlay.agencies.flatMap(({ name, agencyKind, units: its }) =>
    its.map((unit) => ({ ...unit, agency: name, agencyKind })),
  );
  const served = units.flatMap(({ code, associations }) =>
    associations.map((association) => ({ unit: code, association })),
  );
  await connection.bulk(AGENCIES, agencies);
  assertAll('units', units.length, await connection.bulk(UNITS, units));
  await connection.bulk(UNIT_ASSOCIATIONS, served);
}

async function loadProgrammes(
  connection: OwnerConnection,
  programmes: readonly Programme[],
  overlay: Overlay | null,
): Promise<void> {
  const rows = toProgrammeRows(programmes, overlay, await today(connection));
  assertAll('programmes', rows.length, await connection.bulk(PROGRAMMES, rows));
  const run = rows.filter(({ operatingUnitCode }) => operatingUnitCode !== null);
  assertAll('operating units', run.length, await connection.bulk(RUNS, run));
}

/** The associations a catalogue speaks of: 'Samordningsförbundet Skaraborg' is 'samordningsforbundet-skaraborg'. */
function associationsOf(programmes: readonly Programme[]): { code: string; name: string }[] {
  const names = new Set(programmes.map(({ association }) => association));
  return [...names].map((name) => ({ name, code: codeOf(name) }));
}

function codeOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

/** A row that found no partner to be joined with is written nowhere, silently: count them. */
function assertAll(what: string, wanted: number, written: number): void {
  if (written !== wanted) throw new Error(`${written} of ${wanted} ${what} were loaded`);
}
