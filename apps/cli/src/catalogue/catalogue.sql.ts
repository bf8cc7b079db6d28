/** Rows arrive as jsonb in $1. A programme's parent may come after it: the constraint waits for the end. */

export const ASSOCIATIONS = `
  insert into association (id, code, name)
  select uuidv7(), r.code, r.name from jsonb_to_recordset($1::jsonb) as r (code text, name text)
  where not exists (select 1 from association a where a.name = r.name)
  on conflict (code) do update set name = excluded.name`;

export const AGENCIES = `
  insert into agency (id, name, kind)
  select uuidv7(), r.name, r.kind from jsonb_to_recordset($1::jsonb) as r (name text, kind text)
  where not exists (select 1 from agency a where a.name = r.name and a.kind = r.kind)`;

export const UNITS = `
  insert into unit (id, code, agency_id, name, kind, secrecy, municipality)
  select uuidv7(), r.code, a.id, r.name, r.kind, r.secrecy, r.municipality
  from jsonb_to_recordset($1::jsonb) as r (code text, agency text, "agencyKind" text, name text, kind text, secrecy text, municipality text)
    join agency a on a.name = r.agency and a.kind = r."agencyKind"
  on conflict (code) do update set agency_id = excluded.agency_id, name = excluded.name, kind = excluded.kind,
    secrecy = excluded.secrecy, municipality = excluded.municipality`;

export const UNIT_ASSOCIATIONS = `
  insert into unit_association (unit_id, association_id)
  select u.id, a.id from jsonb_to_recordset($1::jsonb) as r (unit text, association text)
    join unit u on u.code = r.unit join association a on a.code = r.association
  on conflict do nothing`;

/** What the associations say of their programmes. Who runs one, and how, is kept: an association has set it itself. */
export const PROGRAMMES = `
  insert into programme as p (id, association_id, name, neutral_label, health_revealing, kind, unit_of_work, owner_name, owner_kind,
    parent_id, open_from, open_to, places, planned_weeks, intervention_kind, status, municipalities, config)
  select r.id, a.id, r.name, r."neutralLabel", r."healthRevealing", r.kind, r."unitOfWork", r."ownerName", r."ownerAgencyKind",
    r."parentId", r."openFrom", r."openTo", r.places, r."plannedWeeks", r."interventionKind", r.status, r.municipalities, r.config
  from jsonb_to_recordset($1::jsonb) as r (id text, "associationName" text, name text, "neutralLabel" text, "healthRevealing" boolean,
      kind text, "unitOfWork" text, "ownerName" text, "ownerAgencyKind" text, "parentId" text, "openFrom" date, "openTo" date,
      places int, "plannedWeeks" int, "interventionKind" text, status text, municipalities text[], config jsonb)
    join association a on a.name = r."associationName"
  on conflict (id) do update set association_id = excluded.association_id, name = excluded.name, kind = excluded.kind,
    unit_of_work = excluded.unit_of_work, owner_name = excluded.owner_name, owner_kind = excluded.owner_kind,
    parent_id = excluded.parent_id, municipalities = excluded.municipalities, config = excluded.config`;

/** Who runs each programme in the demonstration, and how. */
export const RUNS = `
  update programme p set operating_unit = u.id, neutral_label = r."neutralLabel", health_revealing = r."healthRevealing",
    open_from = r."openFrom", open_to = r."openTo", places = r.places, planned_weeks = r."plannedWeeks",
    intervention_kind = r."interventionKind", status = r.status
  from jsonb_to_recordset($1::jsonb) as r (id text, "operatingUnitCode" text, "neutralLabel" text, "healthRevealing" boolean,
      "openFrom" date, "openTo" date, places int, "plannedWeeks" int, "interventionKind" text, status text)
    join unit u on u.code = r."operatingUnitCode"
  where p.id = r.id`;
