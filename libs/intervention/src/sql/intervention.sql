-- One participation as its own unit knows it, with everything that unit has decided about it.
create or replace function api.intervention(wanted uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', i.id, 'caseId', i.case_id, 'mine', true, 'title', i.title, 'kind', i.kind,
    'programme', (select jsonb_build_object('id', p.id, 'name', p.name) from samsteg.programme p where p.id = i.programme_id),
    'operatingUnit', api.unit_ref(i.owner_unit), 'status', i.status, 'version', i.version, 'plannedStart', i.planned_start,
    'startedOn', i.started_on, 'plannedEnd', i.planned_end, 'reviewOn', i.review_on, 'endedOn', i.ended_on, 'phase', i.phase,
    'extents', coalesce((select jsonb_agg(jsonb_build_object('from', e.from_on, 'hoursPerWeek', e.hours_per_week) order by e.from_on, e.id)
      from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'extent'), '[]'),
    'extensions', coalesce((select jsonb_agg(jsonb_build_object('on', e.recorded_on, 'from', e.from_on, 'to', e.to_on, 'reason', e.reason) order by e.id)
      from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'extension'), '[]'),
    'pauses', coalesce((select jsonb_agg(jsonb_build_object('from', e.from_on, 'to', e.to_on, 'reason', e.reason) order by e.from_on, e.id)
      from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'pause'), '[]'),
    'paused', i.status = 'active' and exists (select 1 from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'pause'
      and (e.to_on is null or e.to_on >= samsteg.app_today())),
    'exit', case when i.status = 'ended' then jsonb_build_object('reason', i.exit_reason, 'nextStep', i.next_step,
      'noNextStepReason', i.no_next_step_reason, 'occupationAfter', i.occupation_after, 'incomeAfter', i.income_after) end,
    'nextStepAgreed', i.next_step_agreed, 'nextStepAgreedOn', i.next_step_agreed_on, 'referralId', i.referral_id,
    'received', null, 'messages', api.messages('intervention', i.id))
  from samsteg.intervention i where i.id = wanted $$;

-- Events on participation that this unit holds and that no correction it holds has taken back.
create or replace function api.participation_events(wanted uuid) returns setof samsteg.journal language sql stable as $$
  select j.* from samsteg.journal j
  where j.case_id = wanted and j.type in ('intervention_started', 'planned_end_changed', 'extent_changed', 'next_step_agreed', 'intervention_ended')
    and not exists (select 1 from samsteg.journal v where v.case_id = wanted and v.type = 'void' and v.voids in (j.id, j.about)
      and not exists (select 1 from samsteg.journal w where w.case_id = wanted and w.type = 'void' and w.voids = v.id)) $$;

-- Participation this unit has no row of its own for: only what it was told, no more.
create or replace function api.told_interventions(wanted uuid) returns setof jsonb language sql stable as $$
  with held as materialized (
    select e.*, e.payload ->> 'iv' as iv from api.participation_events(wanted) e
  ), started as (
    select distinct on (h.iv) h.* from held h
    where h.type = 'intervention_started' and not exists (select 1 from samsteg.intervention i where i.id::text = h.iv)
    order by h.iv, h.about nulls first, h.id
  )
  select jsonb_build_object('id', s.iv, 'caseId', s.case_id, 'mine', false, 'title', s.payload ->> 'provider', 'kind', s.payload ->> 'kind',
    'programme', null,
    'operatingUnit', case when s.payload ->> 'agency' ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then api.unit_ref((s.payload ->> 'agency')::uuid) end,
    'status', case when e.id is not null then 'ended' when s.occurred_on > samsteg.app_today() then 'planned' else 'active' end,
    'version', 1, 'startedOn', s.occurred_on, 'plannedEnd', coalesce(m.payload ->> 'planned_end', s.payload ->> 'planned_end'),
    'endedOn', e.occurred_on, 'paused', false, 'pauses', '[]'::jsonb, 'messages', '[]'::jsonb,
    'extents', coalesce((select jsonb_agg(jsonb_build_object('from', h.occurred_on, 'hoursPerWeek', (h.payload ->> 'hours')::numeric) order by h.occurred_on, h.id)
      from held h where h.iv = s.iv and h.type = 'extent_changed'), '[]'),
    'extensions', coalesce((select jsonb_agg(jsonb_build_object('on', h.occurred_on, 'to', h.payload ->> 'planned_end') order by h.occurred_on, h.id)
      from held h where h.iv = s.iv and h.type = 'planned_end_changed'), '[]'),
    'nextStepAgreedOn', (select max(h.occurred_on) from held h where h.iv = s.iv and h.type = 'next_step_agreed' and (m.id is null or h.id > m.id)),
    'exit', case when e.id is not null then jsonb_build_object('reason', e.payload ->> 'reason', 'occupationAfter', e.payload ->> 'occupation_after') end,
    'referralId', (select r.id from samsteg.referral r where r.id::text = s.payload ->> 'ref'),
    'received', api.receipt(s.id))
  from started s
    left join lateral (select * from held h where h.iv = s.iv and h.type = 'intervention_ended' order by h.occurred_on, h.id limit 1) e on true
    left join lateral (select * from held h where h.iv = s.iv and h.type = 'planned_end_changed' order by h.occurred_on desc, h.id desc limit 1) m on true $$;

-- Everything a unit knows of participation in a case, the latest first.
create or replace function api.interventions(wanted uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(k.known order by coalesce(k.known ->> 'startedOn', k.known ->> 'plannedStart') desc, k.known ->> 'id'), '[]')
  from (select api.intervention(i.id) as known from samsteg.intervention i where i.case_id = wanted
        union all select t from api.told_interventions(wanted) t) k $$;
