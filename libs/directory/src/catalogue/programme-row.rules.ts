import type { AgencyKind, InterventionKind } from '#domain';
import type { Day } from '#kernel';
import type { Overlay, OverlayRun } from './overlay.rules.js';
import { addMonths, firstDay, lastDay } from './precision.rules.js';
import type { Programme } from './programme.rules.js';
import { OWNER_KINDS, type ProgrammeKind, type ProgrammeStatus } from './programme.types.js';

/** What stays of a programme beside its columns: the associations' own description, silent fields null. */
export type ProgrammeConfig = Omit<
  Programme,
  'id' | 'name' | 'association' | 'kind' | 'unitOfWork' | 'parentId' | 'status' | 'municipalities'
>;

/** A programme as the table `programme` holds it; association and unit are named, for the loader to find. */
export interface ProgrammeRow {
  readonly id: string;
  readonly associationName: string;
  readonly name: string;
  /** What others read instead of a name that may reveal health. */
  readonly neutralLabel: string | null;
  readonly healthRevealing: boolean;
  readonly kind: ProgrammeKind;
  readonly unitOfWork: string | null;
  readonly ownerName: string | null;
  readonly ownerAgencyKind: AgencyKind | null;
  readonly parentId: string | null;
  readonly operatingUnitCode: string | null;
  readonly openFrom: Day | null;
  readonly openTo: Day | null;
  readonly places: number | null;
  readonly plannedWeeks: number | null;
  readonly interventionKind: InterventionKind | null;
  readonly status: ProgrammeStatus;
  readonly municipalities: readonly string[];
  readonly config: ProgrammeConfig;
}

/** What a programme is called to others until someone has judged whether its name reveals health. */
const UNJUDGED_LABEL = 'Insats';

/**
 * The rows of the table `programme`. Without an overlay they hold what the catalogue says and no more: nobody runs the
 * programme yet. With one, who runs it and for how many is invented; the catalogue's own words stay in `config`.
 */
export function toProgrammeRows(programmes: readonly Programme[], overlay: Overlay | null, today: Day): ProgrammeRow[] {
  const runs = new Map(overlay?.programmes.map((run) => [run.id, run]));
  return programmes.map((programme) => {
    const run = runs.get(programme.id);
    const described = describedRow(programme);
    return overlay && run ? { ...described, ...runColumns(overlay, run, described, today) } : described;
  });
}

function describedRow(programme: Programme): ProgrammeRow {
  const { id, name, association, kind, unitOfWork, parentId, status, municipalities, ...config } = programme;
  return {
    id,
    associationName: association,
    name,
    neutralLabel: UNJUDGED_LABEL,
    healthRevealing: true,
    kind,
    unitOfWork,
    ownerName: config.owner?.name ?? null,
    ownerAgencyKind: config.owner?.agencyKind ? OWNER_KINDS[config.owner.agencyKind].agency : null,
    parentId,
    operatingUnitCode: null,
    openFrom: config.period?.from ? firstDay(config.period.from) : null,
    openTo: config.period?.to ? lastDay(config.period.to) : null,
    places: config.capacity?.places ?? null,
    plannedWeeks: config.duration?.plannedWeeks ?? null,
    interventionKind: null,
    status,
    municipalities,
    config,
  };
}

function runColumns(overlay: Overlay, run: OverlayRun, described: ProgrammeRow, today: Day): Partial<ProgrammeRow> {
  return {
    neutralLabel: run.neutralLabel,
    healthRevealing: run.healthRevealing,
    operatingUnitCode: run.operatingUnit,
    openFrom: addMonths(today, -overlay.openMonthsBack),
    openTo: addMonths(today, overlay.openMonthsAhead),
    places: run.places ?? described.places,
    plannedWeeks: run.plannedWeeks ?? described.plannedWeeks,
    interventionKind: run.interventionKind,
    status: run.status ?? described.status,
  };
}
