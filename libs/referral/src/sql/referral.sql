-- One request as one of its parties sees it.
create or replace function api.referral(wanted uuid) returns jsonb language plpgsql stable as $$
declare r samsteg.referral; mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); h samsteg.referral_handling; d samsteg.delivery; begin
  select * into r from samsteg.referral where id = wanted;
  if r.id is null then return null; end if;
  select * into h from samsteg.referral_handling where referral_id = r.id and owner_unit = mine;
  select * into d from samsteg.delivery where record_id = r.id and to_unit = r.to_unit;
  return jsonb_build_object(
    'id', r.id, 'case', api.case_ref(r.case_id), 'type', r.type, 'from', api.unit_ref(r.from_unit), 'to', api.unit_ref(r.to_unit),
    'programme', (select jsonb_build_object('id', p.id, 'name', p.name) from samsteg.programme p where p.id = r.programme_id),
    'status', r.status, 'version', r.version, 'sentOn', r.sent_on, 'since', r.since, 'wishedBy', r.wished_by,
    'waitedWorkingDays', case when not s.terminal then api.working_days(r.since, today) end,
    'overdue', r.wished_by is not null and r.wished_by < today and r.status in ('sent', 'received'),
    'hold', case when r.hold_reason is not null then
      jsonb_build_object('reason', r.hold_reason, 'until', r.hold_until, 'by', api.unit_ref(r.hold_by)) end,
    'plannedStart', r.planned_start, 'deliveredOn', d.arrived_on, 'openedOn', d.opened_on, 'outcome', r.outcome,
    'returnedTo', api.unit_ref(r.returned_to),
    'party', case when r.from_unit = mine then 'sender' else 'receiver' end, 'nextStepParty', s.next_step, 'terminal', s.terminal,
    'caseworker', api.account_ref(h.caseworker), 'waitingPlace', h.waiting_place,
    'handling', case when h.id is not null then
      jsonb_build_object('caseworker', api.account_ref(h.caseworker), 'note', h.internal_note, 'waitingPlace', h.waiting_place) end,
    'messages', api.messages('referral', r.id))
  from samsteg.process_status s where s.process = 'referral' and s.status = r.status;
end $$;

-- Requests to (or from) this unit, the longest waiting first. Pages by (since, id).
create or replace function api.referral_list(direction text, view text, most int, after_since date, after_id uuid) returns jsonb
language plpgsql stable as $$ declare answer jsonb; mine uuid := samsteg.current_unit(); me uuid := samsteg.current_account(); begin
  with matching as materialized (
    select r.id, r.since, r.case_id from samsteg.referral r
      join samsteg.process_status s on s.process = 'referral' and s.status = r.status
    where (case direction when 'in' then r.to_unit else r.from_unit end) = mine and (direction = 'out' or r.status <> 'draft')
      and case view
        when 'toAnswer' then r.status in ('sent', 'received', 'infoRequested')
        when 'open' then not s.terminal
        when 'waitingOnUs' then not s.terminal and s.next_step = case direction when 'in' then 'receiver' else 'sender' end
        when 'mine' then not s.terminal and exists (
          select 1 from samsteg.referral_handling h where h.referral_id = r.id and h.owner_unit = mine and h.caseworker = me)
        else true end
  ), page as (
    select m.* from matching m where after_id is null or (m.since, m.id) > (after_since, after_id) order by m.since, m.id limit most + 1
  )
  select jsonb_build_object(
    'totalCount', (select count(*) from matching),
    'hasMore', (select count(*) > most from page),
    'caseIds', coalesce((select jsonb_agg(distinct p.case_id) from page p), '[]'),
    'rows', coalesce((select jsonb_agg(api.referral(p.id) order by p.since, p.id) from (select * from page order by since, id limit most) p), '[]'))
    into answer;
  return answer;
end $$;
