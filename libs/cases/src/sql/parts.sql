-- Small parts the screens are put together from. They run under the reader's rights: what is not held is not there.

create or replace function api.unit_ref(wanted uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name, 'agencyName', a.name, 'agencyKind', a.kind)
  from samsteg.unit u join samsteg.agency a on a.id = u.agency_id where u.id = wanted $$;

-- Inside one's own unit only: elsewhere the row is not there, and the answer is null.
create or replace function api.account_ref(wanted uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', a.id, 'name', a.name) from samsteg.account a where a.id = wanted $$;

-- The person's name as this unit holds it: its own row first, else what was delivered to it last.
create or replace function api.case_name(wanted uuid) returns text language sql stable as $$
  select p.given_name || ' ' || p.family_name from samsteg.person p where p.case_id = wanted
  order by (p.owner_unit = samsteg.current_unit()) desc, p.id desc limit 1 $$;

create or replace function api.case_ref(wanted uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', f.id, 'number', f.number, 'name', api.case_name(f.id)) from samsteg.case_file f where f.id = wanted $$;

-- How a row came here: from whom, when, on which ground, and since when that ground is gone. Null for one's own.
create or replace function api.receipt(record uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('from', api.unit_ref(d.from_unit), 'on', d.arrived_on, 'ground', d.ground,
    'markedRevokedOn', (select samsteg.day_of(e.revoked_at) from samsteg.consent_edge e where e.id = d.edge_id))
  from samsteg.delivery d where d.record_id = record and d.to_unit = samsteg.current_unit() $$;

-- Working days x with first < x <= last: Monday to Friday, not a public holiday or one of the three eves.
create or replace function api.working_days(first date, last date) returns int language sql stable as $$
  select greatest(0, (
    (last - first) / 7 * 5
    + (select count(*) from generate_series(1, (last - first) % 7) i where extract(isodow from first + i::int) < 6)
    - (select count(*) from samsteg.nonworking_day n where n.day > first and n.day <= last and extract(isodow from n.day) < 6))::int) $$;

create or replace function api.messages(wanted_kind text, wanted uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'category', m.category, 'text', m.text,
    'from', api.unit_ref(m.owner_unit), 'on', samsteg.day_of(m.written_at), 'mine', m.owner_unit = samsteg.current_unit(),
    'author', api.account_ref(m.written_by), 'received', api.receipt(m.id)) order by m.id), '[]')
  from samsteg.message m where m.about_kind = wanted_kind and m.about_id = wanted $$;
