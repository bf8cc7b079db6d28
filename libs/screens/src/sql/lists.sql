-- The unit's own cases: its side of each, whose turn it is, how many gaps are open. Pages by (name, case). A personnummer comes as its
-- indexes in this unit's own index, one for each key in use; the number itself never does.
drop function if exists api.case_list(text, boolean, text, int, text, uuid); -- it once found by name and number alone
drop function if exists api.case_list(text, boolean, text, int, text, uuid, bytea[]);
create or replace function api.case_list(search text, only_mine boolean, wanted_status text, most int, after_name text, after_id uuid,
  indexes bytea[] default '{}', only_nobodys boolean default false, only_with_gap boolean default false) returns jsonb
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare answer jsonb; mine uuid := samsteg.current_unit(); mine_too uuid[] := api.standing_for(); today date := samsteg.app_today(); begin
  with matching as materialized (
    select u.case_id, u.own_number, u.caseworker, u.joined_on, f.number,
      coalesce((select n.name from api.name_line(u.case_id) n), '') as name
    from samsteg.unit_case u join samsteg.case_file f on f.id = u.case_id
    where u.owner_unit = mine and (not only_mine or u.caseworker = any(mine_too)) and (not only_nobodys or u.caseworker is null)
      and (not only_with_gap or exists (select 1 from samsteg.finding g where g.case_id = u.case_id and g.owner_unit = mine and g.stop_on is null
        and not g.retracted and g.rule not like 'forecast%'))
      and (wanted_status is null or (select l.status from api.status_line(u.case_id) l) = wanted_status)
  ), found as (
    select m.* from matching m where coalesce(search, '') = '' or m.name ilike '%' || search || '%'
      or m.number = upper(search) or m.own_number ilike search || '%'
      or m.case_id in (select p.case_id from samsteg.person p where p.owner_unit = mine and p.pnr_index = any(indexes))
  ), page as (
    select * from found where after_id is null or (name, case_id) > (after_name, after_id) order by name, case_id limit most + 1
  )
  select jsonb_build_object('totalCount', (select count(*) from found), 'hasMore', (select count(*) > most from page),
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.case_id, 'number', p.number, 'name', nullif(p.name, ''), 'ownNumber', p.own_number,
      'status', (select l.status from api.status_line(p.case_id) l),
      'coordinator', (select l.ref from api.coordinator_line(p.case_id) c, api.unit_line(c.unit_id) l),
      'caseworker', (select l.ref from api.account_line(p.caseworker) l),
      'nextStep', (select l.ref from api.next_step_line(p.case_id, today) l), 'openedOn', p.joined_on,
      'openGaps', (select count(*) from samsteg.finding g where g.case_id = p.case_id and g.owner_unit = mine and g.stop_on is null
        and not g.retracted and g.rule not like 'forecast%'))
      order by p.name, p.case_id) from (select * from page order by name, case_id limit most) p), '[]'))
    into answer;
  return answer;
end $$;

-- Open findings of this unit, the oldest first: the list behind every number on the board.
create or replace function api.gap_list(wanted_rule text, age_from int, age_to int, only_mine boolean, most int, after_breach date, after_id uuid)
returns jsonb language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare answer jsonb; mine uuid := samsteg.current_unit(); mine_too uuid[] := api.standing_for(); today date := samsteg.app_today(); begin
  with matching as materialized (
    select g.* from samsteg.finding g
    where g.owner_unit = mine and g.stop_on is null and not g.retracted and g.breach_on <= today
      and (wanted_rule is null or g.rule = wanted_rule)
      and (age_from is null or today - g.breach_on >= age_from) and (age_to is null or today - g.breach_on <= age_to)
      and (not only_mine or exists (select 1 from samsteg.unit_case u where u.case_id = g.case_id and u.owner_unit = mine
        and u.caseworker = any(mine_too)))
  ), page as (
    select m.* from matching m where after_id is null or (m.breach_on, m.id) > (after_breach, after_id) order by m.breach_on, m.id limit most + 1
  )
  select jsonb_build_object('totalCount', (select count(*) from matching), 'hasMore', (select count(*) > most from page),
    'rows', coalesce((select jsonb_agg((select l.ref from api.gap_line(p, today) l)::jsonb
      || jsonb_build_object('nextStep', (select l.ref from api.next_step_line(p.case_id, today) l)) order by p.breach_on, p.id)
      from (select g.* from samsteg.finding g where g.id in (select id from page order by breach_on, id limit most)) p), '[]'))
    into answer;
  return answer;
end $$;

-- The board: one unit's own cases. Rule by age, and the oldest that stand still. One pass over the open findings.
create or replace function api.board(age_limits int[]) returns jsonb language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare answer jsonb; mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); begin
  with open_findings as materialized (
    select g.id, g.case_id, g.rule, g.breach_on, width_bucket(today - g.breach_on, age_limits) as bucket from samsteg.finding g
    where g.owner_unit = mine and g.stop_on is null and not g.retracted and g.breach_on <= today
  )
  select jsonb_build_object('unit', api.unit_ref(mine), 'today', today,
    'openCases', (select count(*) from samsteg.unit_case u
      where u.owner_unit = mine and (select l.status from api.status_line(u.case_id) l) = 'open'),
    'withOpenGap', (select count(distinct o.case_id) from open_findings o where o.rule not like 'forecast%'),
    'counts', coalesce((select jsonb_agg(jsonb_build_object('rule', x.rule, 'bucket', x.bucket, 'count', x.n))
      from (select o.rule, o.bucket, count(*) as n from open_findings o group by 1, 2) x), '[]'),
    'oldest', coalesce((select jsonb_agg((select l.ref from api.gap_line(g, today) l)::jsonb
      || jsonb_build_object('nextStep', (select l.ref from api.next_step_line(g.case_id, today) l)) order by g.breach_on, g.id)
      from samsteg.finding g where g.id in (select o.id from open_findings o where o.rule not like 'forecast%' order by o.breach_on, o.id limit 10)), '[]'))
    into answer;
  return answer;
end $$;

-- What a refused change looks like now, under the reader's own rights.
create or replace function api.current_state(kind text, wanted uuid) returns jsonb language plpgsql stable as $$ begin
  return case kind
    when 'referral' then api.referral(wanted)
    when 'case' then (select jsonb_build_object('status', c.status, 'version', c.version) from samsteg.coordination c where c.case_id = wanted)
    when 'handoff' then (select jsonb_build_object('status', h.status, 'version', h.version) from samsteg.handoff h where h.id = wanted)
    when 'intervention' then (select jsonb_build_object('status', i.status, 'version', i.version) from samsteg.intervention i where i.id = wanted)
    when 'sip' then (select jsonb_build_object('status', s.status, 'version', s.version) from samsteg.sip_plan s where s.id = wanted)
    when 'consent' then (select jsonb_build_object('status', o.status, 'version', o.version) from samsteg.consent o where o.id = wanted)
    when 'consentText' then (select jsonb_build_object('status', case when t.approved_at is null then 'draft' else 'approved' end, 'version', t.version)
      from samsteg.consent_text t where t.id = wanted)
    when 'commitment' then (select jsonb_build_object('status', c.status, 'version', c.version) from samsteg.sip_commitment c where c.id = wanted)
    when 'body' then (select jsonb_build_object('status', case when b.ended_on is null then 'open' else 'ended' end, 'version', b.version)
      from samsteg.body b where b.id = wanted)
    when 'meeting' then (select jsonb_build_object('status', m.status, 'version', m.version) from samsteg.meeting m where m.id = wanted)
    when 'invitation' then (select jsonb_build_object('status', i.status, 'version', i.version) from samsteg.meeting_invitation i where i.id = wanted)
    when 'task' then (select jsonb_build_object('status', t.status, 'version', t.version) from samsteg.task t where t.id = wanted)
    when 'slot' then (select jsonb_build_object('status', o.status, 'version', o.version) from samsteg.slot o where o.id = wanted)
    when 'slotSeries' then (select jsonb_build_object('status', case when r.ended_on is null then 'open' else 'ended' end, 'version', r.version)
      from samsteg.slot_series r where r.id = wanted)
    when 'booking' then (select jsonb_build_object('status', b.status, 'version', b.version) from samsteg.slot_booking b where b.id = wanted)
    when 'presentation' then (select jsonb_build_object('status', p.status, 'version', p.version) from samsteg.body_presentation p where p.id = wanted)
  end;
end $$;

-- Consent edges that wait for this unit to confirm them, for its own records.
create or replace function api.edges_to_confirm() returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('case', (select l.ref from api.case_line(e.case_id) l),
      'edge', (select l.ref from api.edge_line(e) l)) order by e.id), '[]')
  from samsteg.consent_edge e where e.from_unit = samsteg.current_unit() and e.confirmed_at is null and e.revoked_at is null
    and e.during @> samsteg.app_today() $$;
