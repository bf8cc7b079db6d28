import { programmeTakesRequests, type IntakeFacts } from '#directory';
import type { AgencyKind, Calendar, InterventionKind, SecrecyCode, UnitKind } from '#domain';
import type { Day } from '#kernel';
import type { OwnerConnection } from '../../database/connection.js';

export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agencyKind: AgencyKind;
  readonly kind: UnitKind;
  readonly secrecy: SecrecyCode;
  readonly municipality: string | null;
  readonly associations: readonly string[];
}

export interface Programme {
  readonly id: string;
  readonly name: string;
  readonly neutralLabel: string | null;
  readonly healthRevealing: boolean;
  readonly associationId: string;
  readonly unit: Unit;
  readonly kind: InterventionKind;
  readonly places: number;
  readonly weeks: number;
}

/** Somebody who handles cases in a unit. */
export interface Worker {
  readonly id: string;
  readonly username: string;
  readonly unitId: string;
  /** Has a password: a visitor may sit in this seat. */
  readonly isDemo: boolean;
}

/** What the demonstration's cases are made of; everything in a fixed order. */
export interface Directory {
  readonly associations: readonly { readonly id: string; readonly code: string }[];
  readonly units: readonly Unit[];
  /** Those that take requests. */
  readonly programmes: readonly Programme[];
  readonly workers: readonly Worker[];
  readonly calendar: Calendar;
}

/** Units that are to hold nothing: whoever signs in there must find nothing at all. */
const STRANGERS = ['ame-tibro', 'af-boras'];
const WEEKS_UNLESS_SAID = 26;

const UNITS = `
  select u.id, u.code, u.name, u.agency_id as "agencyId", a.kind as "agencyKind", u.kind, u.secrecy, u.municipality,
    array(select association_id from unit_association x where x.unit_id = u.id) as associations
  from unit u join agency a on a.id = u.agency_id
  where u.secrecy not in ('none', 'self') and u.closed_on is null and u.code <> all($1) order by u.code`;

const PROGRAMMES = `
  select p.id, p.name, p.neutral_label as "neutralLabel", p.health_revealing as "healthRevealing", p.association_id as "associationId",
    p.operating_unit as "unitId", p.intervention_kind as "interventionKind", coalesce(p.places, 12) as places,
    coalesce(p.planned_weeks, $1) as weeks, p.kind, u.code as "operatingUnitCode", p.open_from::text as "openFrom",
    p.open_to::text as "openTo", p.status, p.config
  from programme p join unit u on u.id = p.operating_unit order by p.id`;

const WORKERS = `
  select a.id, a.username, s.unit_id as "unitId", a.password_hash is not null as "isDemo"
  from account a join seat s on s.account_id = a.id
  where s.roles && array['caseManager', 'caseworker'] and a.locked_at is null order by a.username, s.unit_id`;

type ProgrammeRow = Omit<Programme, 'unit' | 'kind'> &
  IntakeFacts & { readonly unitId: string; readonly interventionKind: InterventionKind | null };

/** Reads the directory that is there. */
export async function readDirectory(connection: OwnerConnection, today: Day): Promise<Directory> {
  const units = await connection.rows<Unit & Row>(UNITS, [STRANGERS]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const programmes = await connection.rows<ProgrammeRow & Row>(PROGRAMMES, [WEEKS_UNLESS_SAID]);
  const days = await connection.rows<{ day: Day }>('select day::text from nonworking_day');
  return {
    associations: await connection.rows<{ id: string; code: string }>('select id, code from association order by code'),
    units,
    programmes: programmes.flatMap((row) => {
      const unit = byId.get(row.unitId);
      const { interventionKind: kind } = row;
      return unit && kind && programmeTakesRequests(row, today).takes ? [{ ...row, unit, kind }] : [];
    }),
    workers: (await connection.rows<Worker & Row>(WORKERS)).filter(({ unitId }) => byId.has(unitId)),
    calendar: { nonworking: new Set(days.map(({ day }) => day)) },
  };
}

type Row = Readonly<Record<string, unknown>>;
