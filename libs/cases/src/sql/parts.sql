-- Small parts the screens are put together from. They run under the reader's rights: what is not held is not there.
-- A part that lists repeat is a table of at most one row, asked for as (select l.ref from api.unit_line(x) l): the planner writes
-- it into the statement that asks, so that fifty rows are one statement and not five hundred. Its answer is json, not jsonb: it is
-- only put together, and text is put together three times as fast.

create or replace function api.unit_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'agencyName', a.name, 'agencyKind', a.kind)
  from samsteg.unit u join samsteg.agency a on a.id = u.agency_id where u.id = wanted $$;
create or replace function api.unit_ref(wanted uuid) returns jsonb language sql stable as $$
  select l.ref::jsonb from api.unit_line(wanted) l $$;

-- Inside one's own unit only: elsewhere the row is not there, and the answer is null.
create or replace function api.account_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', a.id, 'name', a.name) from samsteg.account a where a.id = wanted $$;
create or replace function api.account_ref(wanted uuid) returns jsonb language sql stable as $$
  select l.ref::jsonb from api.account_line(wanted) l $$;

-- Who covers for a colleague today, while she is away; nothing while she is there.
create or replace function api.cover_line(wanted uuid, today date) returns table (ref json) language sql stable as $$
  select json_build_object('id', a.id, 'name', a.name) from samsteg.absence b join samsteg.account a on a.id = b.deputy_id
  where b.unit_id = samsteg.current_unit() and b.account_id = wanted and b.during @> today order by b.id limit 1 $$;
-- Whose cases are mine today: my own, and those of colleagues I cover for.
create or replace function api.standing_for() returns uuid[] language sql stable as $$
  select array(select samsteg.current_account() union all select b.account_id from samsteg.absence b
    where b.unit_id = samsteg.current_unit() and b.deputy_id = samsteg.current_account() and b.during @> samsteg.app_today()) $$;

-- The person's name as this unit holds it: its own row first, else what was delivered to it last.
create or replace function api.name_line(of_case uuid) returns table (name text) language sql stable as $$
  select p.given_name || ' ' || p.family_name from samsteg.person p where p.case_id = of_case
  order by (p.owner_unit = samsteg.current_unit()) desc, p.id desc limit 1 $$;

create or replace function api.case_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', f.id, 'number', f.number, 'name', (select n.name from api.name_line(f.id) n))
  from samsteg.case_file f where f.id = wanted $$;

-- How a row came here: from whom, when, on which ground, and since when that ground is gone. Nothing for one's own.
create or replace function api.receipt_line(record uuid) returns table (ref json) language sql stable as $$
  select json_build_object('from', (select l.ref from api.unit_line(d.from_unit) l), 'on', d.arrived_on, 'ground', d.ground,
    'markedRevokedOn', (select samsteg.day_of(e.revoked_at) from samsteg.consent_edge e where e.id = d.edge_id and e.superseded_by is null))
  from samsteg.delivery d where d.record_id = record and d.to_unit = samsteg.current_unit() $$;

-- Working days x with first < x <= last: Monday to Friday, not a public holiday or one of the three eves.
create or replace function api.working_day_line(first date, last date) returns table (days int) language sql stable as $$
  select greatest(0, (
    (last - first) / 7 * 5
    + (select count(*) from generate_series(1, (last - first) % 7) i where extract(isodow from first + i::int) < 6)
    - (select count(*) from samsteg.nonworking_day n where n.day > first and n.day <= last and extract(isodow from n.day) < 6))::int) $$;

-- What was said in a case about one thing. About the case itself, everything reads as a note. Words are read by those who have
-- opened the case: a list is not a way round the reason.
create or replace function api.message_lines(of_case uuid, wanted_kind text, wanted uuid)
returns table (id uuid, kind text, text text, ref json) language sql stable as $$
  select m.id, m.kind, m.text, json_build_object('id', m.id, 'category', m.category, 'text', m.text,
    'kind', case when m.about_kind = 'case' and m.corrects is null then 'note' else m.kind end,
    'corrects', m.corrects, 'correctedOn', (select samsteg.day_of(max(c.written_at)) from samsteg.message c where c.corrects = m.id and c.kind = 'correction'),
    'from', (select l.ref from api.unit_line(m.owner_unit) l), 'on', samsteg.day_of(m.written_at),
    'mine', m.owner_unit = samsteg.current_unit(), 'author', (select l.ref from api.account_line(m.written_by) l),
    'received', (select l.ref from api.receipt_line(m.id) l),
    'voidedOn', (select samsteg.day_of(min(c.written_at)) from samsteg.message c where c.corrects = m.id and c.kind = 'voided' and c.owner_unit = m.owner_unit),
    'contact', m.contact, 'contactWith', m.contact_with, 'contactOn', m.contact_on, 'incoming', coalesce(m.incoming, false),
    'version', 1 + (select count(*) from samsteg.message c where c.corrects = m.id and c.kind in ('correction', 'voided') and c.owner_unit = m.owner_unit))
  from samsteg.message m where m.case_id = of_case and m.about_kind = wanted_kind and m.about_id = wanted
    and exists (select 1 from samsteg.openable(m.case_id)) $$;
-- All of it, the oldest first.
create or replace function api.said_line(of_case uuid, wanted_kind text, wanted uuid) returns table (list json) language sql stable as $$
  select coalesce(json_agg(m.ref order by m.id), '[]') from api.message_lines(of_case, wanted_kind, wanted) m $$;

-- For the check that words give nobody away: the names of the case they spring from, and of everybody in the unit's own files.
create or replace function api.names_known(of_case uuid) returns json language sql stable as $$
  select json_build_object(
    'own', coalesce((select json_agg(distinct x.name) from (select p.given_name as name from samsteg.person p where p.case_id = of_case
      union all select p.family_name from samsteg.person p where p.case_id = of_case) x), '[]'),
    'others', coalesce((select json_agg(distinct jsonb_build_array(p.given_name, p.family_name)) from samsteg.person p
      where of_case is null or p.case_id <> of_case), '[]')) $$;
