-- What has been handed over: the arrival list, the form before it, and what was recalled. Lists give codes and dates; words are read in
-- the case.

create or replace function api.incident_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', i.id, 'deliveryId', i.delivery_id, 'case', (select l.ref from api.case_line(i.case_id) l),
    'from', (select l.ref from api.unit_line(i.from_unit) l), 'to', (select l.ref from api.unit_line(i.to_unit) l), 'kind', i.kind,
    'status', i.status, 'reason', i.reason, 'since', i.since, 'version', i.version, 'recordKind', d.record_kind, 'arrivedOn', d.arrived_on,
    'party', case when i.from_unit = samsteg.current_unit() then 'giver' else 'receiver' end)
  from samsteg.delivery_incident i join samsteg.delivery d on d.id = i.delivery_id where i.id = wanted $$;

-- Those that wait for an answer, ours to give first, the oldest first.
create or replace function api.open_incidents() returns json language sql stable as $$
  select coalesce(json_agg((select l.ref from api.incident_line(i.id) l)
    order by i.to_unit = samsteg.current_unit() desc, i.since, i.id), '[]')
  from samsteg.delivery_incident i where i.status = 'reported' $$;

-- Everything handed to this unit, the newest first. Pages by (arrived, id).
create or replace function api.arrivals(wanted_from uuid, wanted_category text, only_unopened boolean, most int, after_at timestamptz, after_id uuid)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare answer json; mine uuid := samsteg.current_unit(); begin
  with matching as materialized (
    select d.id, d.arrived_at, d.case_id from samsteg.delivery d
    where d.to_unit = mine and (wanted_from is null or d.from_unit = wanted_from)
      and (wanted_category is null or d.category = wanted_category) and (not only_unopened or d.opened_on is null)
  ), page as materialized (
    select m.* from matching m where after_id is null or (m.arrived_at, m.id) < (after_at, after_id)
    order by m.arrived_at desc, m.id desc limit most + 1
  )
  select json_build_object('totalCount', (select count(*) from matching), 'hasMore', (select count(*) > most from page),
    'rows', coalesce((select json_agg(json_build_object('id', d.id, 'case', (select l.ref from api.case_line(d.case_id) l),
        'recordKind', d.record_kind, 'category', d.category, 'from', (select l.ref from api.unit_line(d.from_unit) l),
        'at', d.arrived_at, 'on', d.arrived_on, 'ground', d.ground, 'legalBasis', d.legal_basis, 'openedOn', d.opened_on,
        'incident', (select i.status from samsteg.delivery_incident i where i.delivery_id = d.id order by i.id desc limit 1))
        order by d.arrived_at desc, d.id desc)
      from (select * from page order by arrived_at desc, id desc limit most) p join samsteg.delivery d on d.id = p.id), '[]'))
    into answer;
  return answer;
end $$;

-- How many of them nobody in the unit has opened.
create or replace function api.unopened_arrivals() returns int language sql stable as $$
  select count(*)::int from samsteg.delivery d where d.to_unit = samsteg.current_unit() and d.opened_on is null $$;

-- The consent an edge rests on, as far as this unit knows it: number and day when it wrote it down itself, else the day it confirmed.
create or replace function api.edge_ground_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('edgeId', e.id, 'consentNo', o.consent_no, 'on', coalesce(o.given_on, samsteg.day_of(e.confirmed_at)),
    'until', upper(e.during) - 1, 'hasExclusions', e.has_exclusions)
  from samsteg.consent_edge e left join samsteg.consent o on o.id = e.consent_id where e.id = wanted $$;

-- The form for handing over: the unit's own records in the case, and for a receiver what covers each. Nothing received is in it.
create or replace function api.delivery_form(wanted uuid, receiver uuid) returns json language plpgsql volatile as $$
declare mine uuid := samsteg.current_unit(); begin
  return (
    with own as (
      select 'person' as kind, p.id, p.category, samsteg.day_of(p.recorded_at) as on, null as said, null::int as no, p.holders
        from (select * from samsteg.person where case_id = wanted and owner_unit = mine order by id desc limit 1) p
      union all
      select 'message', m.id, m.category, samsteg.day_of(m.written_at), m.text, null, m.holders
        from samsteg.message m where m.case_id = wanted and m.owner_unit = mine
      union all
      select 'sipVersion', v.id, v.category, v.adopted_on, null, v.version_no, v.holders
        from samsteg.sip_version v where v.case_id = wanted and v.owner_unit = mine
      union all
      select 'minutes', t.id, t.category, t.meeting_on, null, t.minutes_no, t.holders
        from samsteg.meeting_minutes t where t.case_id = wanted and t.owner_unit = mine
      union all
      select 'document', d.id, d.category, samsteg.day_of(d.uploaded_at), d.name, d.version_no, d.holders
        from samsteg.document d where d.case_id = wanted and d.owner_unit = mine
          and not exists (select 1 from samsteg.document n where n.document_id = d.document_id and n.version_no > d.version_no)
          and not exists (select 1 from samsteg.message m where m.corrects = d.id and m.kind = 'voided')
    )
    select json_build_object(
      'caseId', wanted, 'fromSecrecy', (select u.secrecy from samsteg.unit u where u.id = mine),
      'toSecrecy', (select u.secrecy from samsteg.unit u where u.id = receiver), 'to', (select l.ref from api.unit_line(receiver) l),
      'receivers', coalesce((select json_agg(json_build_object('unit', (select l.ref from api.unit_line(r.to_unit) l), 'categories', r.categories)
          order by r.to_unit)
        from (select e.to_unit, array_agg(distinct c order by c) as categories from samsteg.consent_edge e, unnest(e.categories) c
          where e.case_id = wanted and e.from_unit = mine and e.confirmed_at is not null and e.revoked_at is null
            and e.during @> samsteg.app_today() group by e.to_unit) r), '[]'),
      'records', coalesce((select json_agg(json_build_object('kind', o.kind, 'id', o.id, 'category', o.category, 'on', o.on, 'text', o.said,
          'versionNo', o.no, 'held', coalesce(receiver = any(o.holders), false),
          'covering', case when receiver is not null then (select l.ref
            from api.edge_ground_line(samsteg.own_edge(wanted, mine, receiver, o.category)) l) end) order by o.on desc, o.id desc)
        from own o), '[]')));
end $$;
