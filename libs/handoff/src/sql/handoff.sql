-- One handoff as one of its parties sees it. The checklist's words are the messages this unit holds, no more.
create or replace function api.handoff_line(wanted uuid, today date) returns table (ref json) language sql stable as $$
  select json_build_object('id', h.id, 'case', (select l.ref from api.case_line(h.case_id) l), 'kind', h.kind,
    'from', (select l.ref from api.unit_line(h.from_unit) l), 'to', (select l.ref from api.unit_line(h.to_unit) l),
    'fromCaseworker', (select l.ref from api.account_line(h.from_caseworker) l),
    'toCaseworker', (select l.ref from api.account_line(h.to_caseworker) l),
    'status', h.status, 'version', h.version, 'holdReason', h.hold_reason, 'since', h.since, 'firstContactOn', h.first_contact_on, 'referralId', h.referral_id,
    'party', case
      when h.from_unit <> h.to_unit then case when h.from_unit = samsteg.current_unit() then 'giver' else 'receiver' end
      -- inside one unit: the colleague who was named, else anybody but the one who offered
      when coalesce(h.to_caseworker = samsteg.current_account(), h.from_caseworker is distinct from samsteg.current_account()) then 'receiver'
      else 'giver' end,
    'coveredBy', (select l.ref from api.cover_line(case s.next_step when 'giver' then h.from_caseworker else h.to_caseworker end, today) l),
    'nextStepParty', s.next_step, 'terminal', s.terminal,
    'waitedWorkingDays', case when not s.terminal then (select w.days from api.working_day_line(h.since, today) w) end,
    'checklist', json_build_object('nextDate', h.next_date, 'participantInformed', h.participant_informed,
      'situation', said.situation, 'plan', said.plan, 'openPromises', said.promises),
    'tells', coalesce((select json_agg((select l.ref from api.unit_line(n.tell_unit) l) order by n.id)
      from samsteg.handoff_notice n where n.handoff_id = h.id), '[]'),
    'messages', said.list)
  from samsteg.handoff h
    join samsteg.process_status s on s.process = 'handoff' and s.status = h.status
    cross join lateral (
      select (array_agg(m.text order by m.id) filter (where m.kind = 'situation'))[1] as situation,
        (array_agg(m.text order by m.id) filter (where m.kind = 'plan'))[1] as plan,
        (array_agg(m.text order by m.id) filter (where m.kind = 'openPromises'))[1] as promises,
        coalesce(json_agg(m.ref order by m.id) filter (where m.kind not in ('situation', 'plan', 'openPromises')), '[]') as list
      from api.message_lines(h.case_id, 'handoff', h.id) m) said
  where h.id = wanted $$;
create or replace function api.handoff(wanted uuid) returns jsonb language plpgsql stable as $$
declare today date := samsteg.app_today(); begin
  return (select l.ref from api.handoff_line(wanted, today) l);
end $$;

create or replace function api.handoffs_of(wanted_case uuid, today date) returns json language sql stable as $$
  select coalesce(json_agg((select l.ref from api.handoff_line(h.id, today) l) order by h.since desc, h.id desc), '[]')
  from samsteg.handoff h where h.case_id = wanted_case $$;

-- What waits for this unit as receiver, the longest waiting first.
create or replace function api.handoff_inbox() returns jsonb language plpgsql stable as $$
declare mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); begin
  return (select coalesce(json_agg((select l.ref from api.handoff_line(h.id, today) l) order by h.since, h.id), '[]') from samsteg.handoff h
    join samsteg.process_status s on s.process = 'handoff' and s.status = h.status
  where h.to_unit = mine and not s.terminal and s.next_step = 'receiver');
end $$;
