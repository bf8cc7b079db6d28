create or replace function api.handoff_words(wanted uuid, wanted_kind text) returns text language sql stable as $$
  select m.text from samsteg.message m where m.about_kind = 'handoff' and m.about_id = wanted and m.kind = wanted_kind order by m.id limit 1 $$;

-- One handoff as one of its parties sees it. The checklist's words are the messages this unit holds, no more.
create or replace function api.handoff(wanted uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', h.id, 'case', api.case_ref(h.case_id), 'kind', h.kind, 'from', api.unit_ref(h.from_unit),
    'to', api.unit_ref(h.to_unit), 'fromCaseworker', api.account_ref(h.from_caseworker), 'toCaseworker', api.account_ref(h.to_caseworker),
    'status', h.status, 'version', h.version, 'since', h.since, 'firstContactOn', h.first_contact_on, 'referralId', h.referral_id,
    'party', case
      when h.from_unit <> h.to_unit then case when h.from_unit = samsteg.current_unit() then 'giver' else 'receiver' end
      -- inside one unit: the colleague who was named, else anybody but the one who offered
      when coalesce(h.to_caseworker = samsteg.current_account(), h.from_caseworker is distinct from samsteg.current_account()) then 'receiver'
      else 'giver' end,
    'nextStepParty', s.next_step, 'terminal', s.terminal,
    'waitedWorkingDays', case when not s.terminal then api.working_days(h.since, samsteg.app_today()) end,
    'checklist', jsonb_build_object('nextDate', h.next_date, 'participantInformed', h.participant_informed,
      'situation', api.handoff_words(h.id, 'situation'), 'plan', api.handoff_words(h.id, 'plan'),
      'openPromises', api.handoff_words(h.id, 'openPromises')),
    'tells', coalesce((select jsonb_agg(api.unit_ref(n.tell_unit) order by n.id) from samsteg.handoff_notice n where n.handoff_id = h.id), '[]'),
    'messages', (select coalesce(jsonb_agg(m order by m ->> 'id'), '[]') from jsonb_array_elements(api.messages('handoff', h.id)) m
      where m ->> 'kind' not in ('situation', 'plan', 'openPromises')))
  from samsteg.handoff h join samsteg.process_status s on s.process = 'handoff' and s.status = h.status
  where h.id = wanted $$;

create or replace function api.handoffs(wanted uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(api.handoff(h.id) order by h.since desc, h.id desc), '[]') from samsteg.handoff h where h.case_id = wanted $$;

-- What waits for this unit as receiver, the longest waiting first.
create or replace function api.handoff_inbox() returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(api.handoff(h.id) order by h.since, h.id), '[]') from samsteg.handoff h
    join samsteg.process_status s on s.process = 'handoff' and s.status = h.status
  where h.to_unit = samsteg.current_unit() and not s.terminal and s.next_step = 'receiver' $$;
