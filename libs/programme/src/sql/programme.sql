set local check_function_bodies = off; -- the parts come with the rooms below, whose names come later

-- A participation's place in its programme's phases: the last it entered.
create or replace function api.phase_line(wanted uuid, today date) returns table (ref json) language sql stable as $$
  select json_build_object('no', e.phase_no, 'since', e.from_on,
    'name', case when e.phase_no > 0 then (select f.value ->> 'name' from samsteg.intervention i join samsteg.programme p on p.id = i.programme_id,
      jsonb_array_elements(coalesce(p.config -> 'phases', '[]')) f where i.id = wanted and (f.value ->> 'order')::int = e.phase_no limit 1) end)
  from samsteg.intervention_period e where e.intervention_id = wanted and e.kind = 'phase' and e.from_on <= today order by e.from_on desc, e.id desc limit 1 $$;

-- What has been noted while somebody takes part. Barriers and benefit are for whoever may open the case; the words of any of it are answered only
-- once it is opened (participant), a list says no more of it than what is to be done and how she came one day.
create or replace function api.followed_line(wanted uuid, today date) returns table (ref jsonb) language sql stable as $$
  select jsonb_build_object(
    'came', coalesce((select jsonb_agg(jsonb_build_object('on', a.on_day, 'mark', a.mark) order by a.on_day desc) from samsteg.attendance a
      where a.intervention_id = i.id and a.on_day > today - 120), '[]'),
    'tries', coalesce((select jsonb_agg(jsonb_build_object('on', o.on_day, 'way', o.way, 'result', o.result) order by o.on_day desc, o.id desc)
      from samsteg.outreach o where o.intervention_id = i.id), '[]'),
    'checks', coalesce((select jsonb_agg(jsonb_build_object('on', c.from_on, 'result', c.reason) order by c.from_on desc, c.id desc)
      from samsteg.intervention_period c where c.intervention_id = i.id and c.kind = 'check'), '[]'),
    'checkDueOn', case when i.status = 'active' then (
      with last as (select coalesce(max(c.from_on), i.started_on) as day from samsteg.intervention_period c where c.intervention_id = i.id and c.kind = 'check'),
        longer as (select max(e.recorded_on) as day from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'extension'),
        rule as (select min((r.value ->> 'everyWeeks')::int) as weeks from samsteg.programme p, jsonb_array_elements(
            case jsonb_typeof(p.config -> 'followUpRules') when 'array' then p.config -> 'followUpRules' else '[]' end) r where p.id = i.programme_id)
      select least(last.day + 7 * rule.weeks, case when longer.day is not null then greatest(last.day, longer.day) + 31 end) from last, longer, rule) end,
    'opened', exists (select 1 from samsteg.openable(i.case_id)),
    'barriers', coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'version', b.version, 'kind', b.kind, 'action', b.action, 'dueOn', b.due_on, 'removedOn', b.removed_on)
        order by b.removed_on nulls first, b.due_on, b.id)
      from samsteg.barrier b where b.intervention_id = i.id and exists (select 1 from samsteg.openable(i.case_id))), '[]'),
    'benefit', (select jsonb_build_object('kind', b.kind, 'endsOn', b.ends_on) from samsteg.benefit b
      where b.intervention_id = i.id and exists (select 1 from samsteg.openable(i.case_id)) order by b.id desc limit 1))
  from samsteg.intervention i where i.id = wanted $$;

-- One who takes part, is about to, or has lately ended, as the operating unit holds it.
create or replace function api.participant_line(wanted uuid, today date) returns table (ref json) language sql stable as $$
  select json_build_object('followed', (select l.ref from api.followed_line(i.id, today) l), 'interventionId', i.id, 'version', i.version, 'case', (select l.ref from api.case_line(i.case_id) l), 'status', i.status,
    'startedOn', i.started_on, 'plannedStart', i.planned_start, 'plannedEnd', i.planned_end, 'reviewOn', i.review_on, 'endedOn', i.ended_on,
    'phase', (select l.ref from api.phase_line(i.id, today) l),
    'hoursPerWeek', (select e.hours_per_week from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'extent' and e.from_on <= today
      order by e.from_on desc, e.id desc limit 1),
    'paused', i.status = 'active' and exists (select 1 from samsteg.intervention_period e where e.intervention_id = i.id and e.kind = 'pause'
      and e.from_on <= today and (e.to_on is null or e.to_on >= today)),
    'nextStepOn', i.next_step_agreed_on, 'hasNextStep', coalesce(i.next_step_agreed, i.next_step, i.no_next_step_reason) is not null,
    'others', (select count(*) from samsteg.intervention o where o.case_id = i.case_id and o.id <> i.id and o.status = 'active'),
    'startId', (select s.id from samsteg.programme_start s where s.programme_id = i.programme_id and s.status = 'planned'
      and coalesce(i.started_on, i.planned_start) between s.starts_on - 14 and s.ends_on order by s.starts_on desc, s.id desc limit 1))
  from samsteg.intervention i where i.id = wanted $$;

-- A programme as its operating unit runs it; null for everybody else. What a wall keeps from the reader is not counted to her either.
create or replace function api.programme_run(wanted text) returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); begin
  return (select json_build_object('today', today, 'id', p.id, 'name', p.name,
    'daysOff', coalesce((select json_agg(w.day order by w.day) from samsteg.nonworking_day w where w.day between today - 30 and today + 800), '[]'),
    'state', samsteg.programme_state(p.id, today),
    'version', coalesce((select max(q.version) from samsteg.programme_period q where q.programme_id = p.id), 0),
    'periods', coalesce((select json_agg(json_build_object('state', q.status, 'from', q.from_on, 'until', q.until_on, 'reason', q.reason) order by q.version desc)
      from samsteg.programme_period q where q.programme_id = p.id), '[]'),
    'phases', coalesce((select json_agg(json_build_object('no', (f.value ->> 'order')::int, 'name', f.value ->> 'name', 'purpose', f.value ->> 'purpose',
      'plannedWeeks', (f.value ->> 'plannedWeeks')::int) order by (f.value ->> 'order')::int) from jsonb_array_elements(coalesce(p.config -> 'phases', '[]')) f), '[]'),
    'starts', coalesce((select json_agg(json_build_object('id', s.id, 'version', s.version, 'name', s.name, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
        'places', s.places, 'place', s.place, 'status', s.status, 'reason', s.reason,
        'there', (select count(*) from samsteg.intervention i where i.programme_id = p.id and i.owner_unit = mine and i.status <> 'ended'
            and coalesce(i.started_on, i.planned_start) <= s.starts_on and coalesce(i.planned_end, 'infinity') > s.starts_on)
          + (select count(*) from samsteg.referral r where r.programme_id = p.id and r.to_unit = mine and r.status = 'planned' and r.planned_start <= s.starts_on),
        'room', samsteg.programme_places(p.id, s.starts_on)) order by s.starts_on, s.id)
      from samsteg.programme_start s where s.programme_id = p.id and s.ends_on >= today - 60), '[]'),
    'capacity', (select json_build_object('version', coalesce(c.version, 0), 'places', case when c.id is null then p.places else c.places end, 'workers', c.workers,
        'perWorker', c.per_worker, 'extra', coalesce(c.extra, 0), 'extraUntil', c.extra_until, 'extraReason', c.extra_reason,
        'room', samsteg.programme_places(p.id, today),
        'taken', (select count(*) from samsteg.intervention i where i.programme_id = p.id and i.owner_unit = mine and i.status = 'active'),
        'promised', (select count(*) from samsteg.referral r where r.programme_id = p.id and r.to_unit = mine and r.status = 'planned'),
        'waiting', (select count(*) from samsteg.referral r where r.programme_id = p.id and r.to_unit = mine and r.status = 'waitlisted'),
        'unanswered', (select count(*) from samsteg.referral r where r.programme_id = p.id and r.to_unit = mine and r.status in ('sent', 'received', 'infoRequested', 'accepted')))
      from (select 1) one left join lateral (select q.* from samsteg.programme_capacity q where q.programme_id = p.id order by q.version desc limit 1) c on true),
    'children', coalesce((select json_agg(json_build_object('id', k.id, 'name', k.name) order by k.name) from samsteg.programme k where k.parent_id = p.id), '[]'),
    'allTaken', (select count(distinct i.case_id) from samsteg.intervention i join samsteg.programme k on k.id = i.programme_id
      where (k.id = p.id or k.parent_id = p.id) and i.owner_unit = mine and i.status = 'active'),
    'participants', coalesce((select json_agg((select l.ref from api.participant_line(i.id, today) l) order by array_position(array['active', 'planned', 'ended'], i.status), i.started_on, i.id)
      from samsteg.intervention i where i.programme_id = p.id and i.owner_unit = mine and (i.status <> 'ended' or i.ended_on >= today - 60)), '[]'))
  from samsteg.programme p where p.id = wanted and p.operating_unit = mine);
end $$;
