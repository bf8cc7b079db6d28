-- One participation as its own unit knows it, with everything that unit has decided about it.
create or replace function api.intervention_line(wanted uuid, today date) returns table (ref json) language sql stable as $$
  select json_build_object('id', i.id, 'caseId', i.case_id, 'mine', true, 'title', i.title, 'kind', i.kind,
    'programme', (select json_build_object('id', p.id, 'name', p.name) from samsteg.programme p where p.id = i.programme_id),
    'operatingUnit', (select l.ref from api.unit_line(i.owner_unit) l), 'status', i.status, 'version', i.version,
    'plannedStart', i.planned_start, 'startedOn', i.started_on, 'plannedEnd', i.planned_end, 'reviewOn', i.review_on, 'endedOn', i.ended_on, 'phase', i.phase,
    'extents', coalesce((select json_agg(json_build_object('from', e.from_on, 'hoursPerWeek', e.hours_per_week) order by e.from_on, e.id)
      from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'extent'), '[]'),
    'extensions', coalesce((select json_agg(json_build_object('on', e.recorded_on, 'from', e.from_on, 'to', e.to_on, 'reason', e.reason) order by e.id)
      from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'extension'), '[]'),
    'pauses', coalesce((select json_agg(json_build_object('from', e.from_on, 'to', e.to_on, 'reason', e.reason) order by e.from_on, e.id)
      from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'pause'), '[]'),
    'paused', i.status = 'active' and exists (select 1 from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'pause'
      and (e.to_on is null or e.to_on >= today)),
    'exit', case when i.status = 'ended' then json_build_object('reason', i.exit_reason, 'nextStep', i.next_step,
      'noNextStepReason', i.no_next_step_reason, 'occupationAfter', i.occupation_after, 'incomeAfter', i.income_after) end,
    'nextStepAgreed', i.next_step_agreed, 'nextStepAgreedOn', i.next_step_agreed_on, 'referralId', i.referral_id,
    'received', null, 'messages', (select m.list from api.said_line(i.case_id, 'intervention', i.id) m))
  from samsteg.intervention i where i.id = wanted $$;
create or replace function api.intervention(wanted uuid) returns jsonb language plpgsql stable as $$
declare today date := samsteg.app_today(); begin
  return (select l.ref from api.intervention_line(wanted, today) l);
end $$;

-- Events on participation that this unit holds and that no correction it holds has taken back.
create or replace function api.participation_events(wanted uuid) returns setof samsteg.journal language sql stable as $$
  select j.* from samsteg.journal j
  where j.case_id = wanted and j.type in ('intervention_started', 'planned_end_changed', 'extent_changed', 'next_step_agreed', 'intervention_ended')
    and not exists (select 1 from samsteg.journal v where v.case_id = wanted and v.type = 'void' and v.voids in (j.id, j.about)
      and not exists (select 1 from samsteg.journal w where w.case_id = wanted and w.type = 'void' and w.voids = v.id)) $$;

-- Participation this unit has no row of its own for: only what it was told, no more.
create or replace function api.told_intervention_lines(wanted uuid, today date)
returns table (began text, id text, ref json) language sql stable as $$
  with held as materialized (
    select e.*, e.payload ->> 'iv' as iv from api.participation_events(wanted) e
  ), started as (
    select distinct on (h.iv) h.* from held h
    where h.type = 'intervention_started'
      and not exists (select 1 from samsteg.intervention i where i.case_id = wanted and i.id::text = h.iv)
    order by h.iv, h.about nulls first, h.id
  )
  select s.occurred_on::text, s.iv, json_build_object('id', s.iv, 'caseId', s.case_id, 'mine', false, 'title', s.payload ->> 'provider',
    'kind', s.payload ->> 'kind', 'programme', null,
    'operatingUnit', case when s.payload ->> 'agency' ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then
      (select l.ref from api.unit_line((s.payload ->> 'agency')::uuid) l) end,
    'status', case when e.id is not null then 'ended' when s.occurred_on > today then 'planned' else 'active' end,
    'version', 1, 'startedOn', s.occurred_on, 'plannedEnd', coalesce(m.payload ->> 'planned_end', s.payload ->> 'planned_end'),
    'endedOn', e.occurred_on, 'paused', false, 'pauses', '[]'::json, 'messages', '[]'::json,
    'extents', coalesce((select json_agg(json_build_object('from', h.occurred_on, 'hoursPerWeek', (h.payload ->> 'hours')::numeric) order by h.occurred_on, h.id)
      from held h where h.iv = s.iv and h.type = 'extent_changed'), '[]'),
    'extensions', coalesce((select json_agg(json_build_object('on', h.occurred_on, 'to', h.payload ->> 'planned_end') order by h.occurred_on, h.id)
      from held h where h.iv = s.iv and h.type = 'planned_end_changed'), '[]'),
    'nextStepAgreedOn', (select max(h.occurred_on) from held h where h.iv = s.iv and h.type = 'next_step_agreed' and (m.id is null or h.id > m.id)),
    'exit', case when e.id is not null then json_build_object('reason', e.payload ->> 'reason', 'occupationAfter', e.payload ->> 'occupation_after') end,
    'referralId', (select r.id from samsteg.referral r where r.case_id = wanted and r.id::text = s.payload ->> 'ref'),
    'received', (select l.ref from api.receipt_line(s.id) l))
  from started s
    left join lateral (select * from held h where h.iv = s.iv and h.type = 'intervention_ended' order by h.occurred_on, h.id limit 1) e on true
    left join lateral (select * from held h where h.iv = s.iv and h.type = 'planned_end_changed' order by h.occurred_on desc, h.id desc limit 1) m on true $$;

-- Everything a unit knows of participation in a case, the latest first.
create or replace function api.interventions_of(wanted_case uuid, today date) returns json language sql stable as $$
  select coalesce(json_agg(k.ref order by k.began desc, k.id), '[]') from (
    select coalesce(i.started_on, i.planned_start)::text as began, i.id::text as id,
        (select l.ref from api.intervention_line(i.id, today) l) as ref
      from samsteg.intervention i where i.case_id = wanted_case
    union all select t.began, t.id, t.ref from api.told_intervention_lines(wanted_case, today) t) k $$;
