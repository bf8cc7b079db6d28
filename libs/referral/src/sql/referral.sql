-- One request as one of its parties sees it.
create or replace function api.referral_line(wanted uuid, today date) returns table (ref json) language sql stable as $$
  select json_build_object(
    'id', r.id, 'case', (select l.ref from api.case_line(r.case_id) l), 'type', r.type,
    'from', (select l.ref from api.unit_line(r.from_unit) l), 'to', (select l.ref from api.unit_line(r.to_unit) l),
    'programme', (select json_build_object('id', p.id, 'name', p.name) from samsteg.programme p where p.id = r.programme_id),
    'status', r.status, 'version', r.version, 'sentOn', r.sent_on, 'since', r.since, 'wishedBy', r.wished_by,
    'waitedWorkingDays', case when not s.terminal then (select w.days from api.working_day_line(r.since, today) w) end,
    'overdue', r.wished_by is not null and r.wished_by < today and r.status in ('sent', 'received'),
    'hold', case when r.hold_reason is not null then
      json_build_object('reason', r.hold_reason, 'until', r.hold_until, 'by', (select l.ref from api.unit_line(r.hold_by) l)) end,
    'plannedStart', r.planned_start, 'deliveredOn', d.arrived_on, 'openedOn', d.opened_on, 'outcome', r.outcome,
    'returnedTo', (select l.ref from api.unit_line(r.returned_to) l),
    'party', case when r.from_unit = samsteg.current_unit() then 'sender' else 'receiver' end,
    'cameFrom', case when r.came_by = samsteg.current_unit() then r.came_from end,
    'nextStepParty', s.next_step, 'terminal', s.terminal, 'caseworker', c.ref, 'coveredBy', (select l.ref from api.cover_line(h.caseworker, today) l), 'waitingLine', case when r.status = 'waitlisted' then (
      select json_build_object('place', w.place, 'inLine', w.in_line, 'started', w.started) from samsteg.waiting_line(r.id) w) end,
    'handling', case when h.id is not null then json_build_object('caseworker', c.ref,
      'note', case when h.internal_note is not null and exists (select 1 from samsteg.openable(h.case_id)) then h.internal_note end) end,
    'askedDocuments', coalesce(to_json(r.asked_documents), '[]'),
    -- the latest version of each document the reader holds, and whether the other party has it too
    'atHand', case when s.terminal or r.status in ('started', 'ended') then '[]' else coalesce((select json_agg(json_build_object('id', d.id,
        'kind', d.kind, 'name', d.name, 'shared', r.from_unit = any(d.holders) and r.to_unit = any(d.holders)) order by d.id desc)
      from samsteg.document d where d.case_id = r.case_id and exists (select 1 from samsteg.openable(r.case_id))
        and not exists (select 1 from samsteg.document n where n.document_id = d.document_id and n.version_no > d.version_no)
        and not exists (select 1 from samsteg.message m where m.corrects = d.id and m.kind = 'voided')), '[]') end,
    'messages', (select m.list from api.said_line(r.case_id, 'referral', r.id) m))
  from samsteg.referral r
    join samsteg.process_status s on s.process = 'referral' and s.status = r.status
    left join samsteg.referral_handling h on h.referral_id = r.id and h.owner_unit = samsteg.current_unit()
    left join samsteg.delivery d on d.record_id = r.id and d.to_unit = r.to_unit
    left join lateral api.account_line(h.caseworker) c on true
  where r.id = wanted $$;
create or replace function api.referral(wanted uuid) returns jsonb language plpgsql stable as $$
declare today date := samsteg.app_today(); begin
  return (select l.ref from api.referral_line(wanted, today) l);
end $$;

-- Requests to (or from) this unit, the longest waiting first. Pages by (since, id).
drop function if exists api.referral_list(text, text, int, date, uuid); -- it once answered jsonb
create function api.referral_list(direction text, view text, most int, after_since date, after_id uuid) returns json
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare answer json; mine uuid := samsteg.current_unit(); mine_too uuid[] := api.standing_for(); today date := samsteg.app_today();
  states text[]; begin
  -- found first, so that what is closed is not even looked at, however much a unit has answered
  states := array(select s.status from samsteg.process_status s where s.process = 'referral' and case view
    when 'toAnswer' then s.status in ('sent', 'received', 'infoRequested')
    when 'waitingOnUs' then not s.terminal and s.next_step = case direction when 'in' then 'receiver' else 'sender' end
    when 'all' then true
    else not s.terminal end);
  with matching as materialized (
    select r.id, r.since, r.case_id from samsteg.referral r
    where ((direction = 'in' and r.to_unit = mine and r.status <> 'draft') or (direction = 'out' and r.from_unit = mine))
      and r.status = any(states)
      and (view <> 'mine' or exists (
        select 1 from samsteg.referral_handling h where h.referral_id = r.id and h.owner_unit = mine and h.caseworker = any(mine_too)))
  ), page as materialized (
    select m.* from matching m where after_id is null or (m.since, m.id) > (after_since, after_id) order by m.since, m.id limit most + 1
  )
  select json_build_object(
    'totalCount', (select count(*) from matching),
    'hasMore', (select count(*) > most from page),
    'caseIds', coalesce((select json_agg(distinct p.case_id) from page p), '[]'),
    'rows', coalesce((select json_agg((select l.ref from api.referral_line(p.id, today) l) order by p.since, p.id)
      from (select * from page order by since, id limit most) p), '[]'))
    into answer;
  return answer;
end $$;
