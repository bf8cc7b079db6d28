import { AGENCY_KINDS, INTERVENTION_KINDS, SECRECY, UNIT_KINDS } from '#domain';
import * as z from 'zod';
import { placed, readSource } from './catalogue.inputs.js';
import type { CatalogueErrorCode } from './catalogue.reasons.js';
import type { CatalogueRefusal, FieldPath, Finding } from './catalogue.types.js';
import { schemaFindings } from './findings.rules.js';
import type { Programme } from './programme.rules.js';
import { PROGRAMME_STATUSES } from './programme.types.js';
import { codes, count, id, list, silent, text, weeks } from './schema.rules.js';

/**
 * What a demonstration adds to the catalogue: agencies, units, and who runs each programme, until when and for how
 * many. Everything in it is invented and says so; a real association sets these itself.
 */

const name = text(200);

const association = z.strictObject({ code: id, name });

const unit = z.strictObject({
  code: id,
  name,
  kind: codes(UNIT_KINDS),
  secrecy: codes(SECRECY),
  municipality: silent(name),
  /** The associations the unit works in, by code; none for a unit outside them all. */
  associations: list(id),
});

const agency = z.strictObject({ code: id, name, agencyKind: codes(AGENCY_KINDS), units: list(unit) });

const run = z
  .strictObject({
    id,
    operatingUnit: id,
    status: silent(codes(PROGRAMME_STATUSES)),
    interventionKind: codes(INTERVENTION_KINDS),
    places: silent(count),
    /** None: open-ended, with a review date instead of a planned end. */
    plannedWeeks: silent(weeks),
    healthRevealing: z.boolean(),
    neutralLabel: silent(name),
  })
  .refine(({ healthRevealing, neutralLabel }) => !healthRevealing || neutralLabel !== null, {
    error: 'labelMissing' satisfies CatalogueErrorCode,
    path: ['neutralLabel'],
  });

const overlaySchema = z.strictObject({
  invented: z.literal(true),
  note: z.strictObject({ sv: text(2000), en: text(2000) }),
  openMonthsBack: z.int().min(0).max(120),
  openMonthsAhead: z.int().min(1).max(120),
  associations: list(association),
  agencies: list(agency),
  programmes: list(run),
});

/** A checked overlay. */
export type Overlay = z.output<typeof overlaySchema>;
/** Who runs a programme, and how, in the demonstration. */
export type OverlayRun = z.output<typeof run>;

type OverlayUnit = z.output<typeof unit> & { readonly agencyKind: keyof typeof AGENCY_KINDS };

/** Reads an overlay for the programmes of a catalogue, or lists what is wrong as `parseCatalogue` does. */
export function parseOverlay(
  fileName: string,
  text: string | Uint8Array,
  programmes: readonly Programme[],
): Overlay | CatalogueRefusal {
  const source = readSource(fileName, text);
  if ('errors' in source) return source;
  const result = overlaySchema.safeParse(source.value);
  if (!result.success) return placed(source, schemaFindings(result.error.issues, source.tree, []));
  const findings = [...directoryFindings(result.data), ...runFindings(result.data, programmes)];
  return findings.length > 0 ? placed(source, findings) : result.data;
}

/** Codes are unique, associations exist, and each unit is of a kind its agency may have. */
function directoryFindings({ associations, agencies }: Overlay): Finding[] {
  const known = new Set(associations.map(({ code }) => code));
  const units = agencies.flatMap((agency, a) =>
    agency.units.map((unit, u) => ({ ...unit, agencyKind: agency.agencyKind, path: ['agencies', a, 'units', u] })),
  );
  return [
    ...repeated(associations.map(({ code }, index) => ({ code, path: ['associations', index, 'code'] }))),
    ...repeated(agencies.map(({ code }, index) => ({ code, path: ['agencies', index, 'code'] }))),
    ...repeated(units.map(({ code, path }) => ({ code, path: [...path, 'code'] }))),
    ...units.flatMap(({ kind, agencyKind, path }): Finding[] => {
      const allowed: readonly string[] = UNIT_KINDS[kind].agencies;
      return allowed.includes(agencyKind)
        ? []
        : [{ path: [...path, 'kind'], code: 'wrongAgency', what: { value: kind } }];
    }),
    ...units.flatMap((unit) =>
      unit.associations.flatMap((value, index): Finding[] =>
        known.has(value) ? [] : [{ path: [...unit.path, 'associations', index], code: 'unknownCode', what: { value } }],
      ),
    ),
  ];
}

function repeated(all: readonly { readonly code: string; readonly path: FieldPath }[]): Finding[] {
  const seen = new Set<string>();
  return all.flatMap(({ code, path }): Finding[] => {
    if (seen.has(code)) return [{ path, code: 'repeatedCode', what: { value: code } }];
    seen.add(code);
    return [];
  });
}

/** Each programme is one of the catalogue's for individuals, run by a unit of the same association. */
function runFindings(overlay: Overlay, programmes: readonly Programme[]): Finding[] {
  const catalogue = new Map(programmes.map((programme) => [programme.id, programme]));
  const units = new Map<string, OverlayUnit>(
    overlay.agencies.flatMap(({ agencyKind, units: its }) => its.map((unit) => [unit.code, { ...unit, agencyKind }])),
  );
  const associations = new Map(overlay.associations.map(({ name: called, code }) => [called, code]));
  const paths = overlay.programmes.map(({ id: code }, index) => ({ code, path: ['programmes', index, 'id'] }));
  return [
    ...repeated(paths),
    ...overlay.programmes.flatMap(({ id: code, operatingUnit }, index): Finding[] => {
      const programme = catalogue.get(code);
      const path = ['programmes', index, 'id'];
      if (!programme) return [{ path, code: 'unknownProgramme', what: { id: code } }];
      if (programme.kind !== 'individual') return [{ path, code: 'notIndividual', what: { id: code } }];
      const reason = refusedUnit(units.get(operatingUnit), associations.get(programme.association));
      return reason
        ? [{ path: ['programmes', index, 'operatingUnit'], code: reason, what: { value: operatingUnit } }]
        : [];
    }),
  ];
}

/** Why a unit cannot run a programme of the association, if it cannot. */
function refusedUnit(unit: OverlayUnit | undefined, association: string | undefined): CatalogueErrorCode | undefined {
  if (!unit) return 'unknownCode';
  if (unit.agencyKind === 'association') return 'associationRuns';
  return association !== undefined && unit.associations.includes(association) ? undefined : 'unitElsewhere';
}
