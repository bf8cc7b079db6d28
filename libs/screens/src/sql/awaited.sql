set local check_function_bodies = off; -- the parts come with the rooms below, whose names come later

-- What waits for an answer in meetings, groups and plans: the unit's own to give first, then what it waits for. Codes and days; words
-- are read in the case. What a wall hides, or the unit does not hold, is not there.
create or replace function api.awaited() returns json language sql stable as $$
  with me as (select samsteg.current_unit() as unit_id, samsteg.app_today() as today),
  waiting as (
    select x.kind, x.ours, 'meeting' as source, i.id, i.version, i.case_id, x.party, i.meeting_on as on_day, to_char(i.starts_at, 'HH24:MI') as starts_at, i.options is not null as is_poll,
      coalesce((select samsteg.day_of(max(f.at)) from samsteg.feed f where f.id = i.id and f.unit_id = me.unit_id), me.today) as since
    from me, samsteg.meeting_invitation i cross join lateral (
      select 'answerMeeting' as kind, true as ours, i.owner_unit as party where i.to_unit = me.unit_id and i.status = 'invited'
      union all select i.status, true, i.to_unit where i.owner_unit = me.unit_id and i.status in ('otherTime', 'notComing')
      union all select 'meetingAnswer', false, i.to_unit where i.owner_unit = me.unit_id and i.status = 'invited') x
    where samsteg.last_offered(i.meeting_on, i.options) >= me.today
    union all
    select x.kind, x.ours, 'presentation', p.id, p.version, p.case_id, x.party, s.sitting_on, to_char(s.starts_at, 'HH24:MI'), false, p.since
    from me, samsteg.body_presentation p join samsteg.body_case c on c.id = p.body_case_id
      left join samsteg.body_sitting s on s.id = c.sitting_id and s.status <> 'cancelled' cross join lateral (
      select 'answerPresentation' as kind, true as ours, p.from_unit as party where p.to_unit = me.unit_id
      union all select 'presentationAnswer', false, p.to_unit where p.from_unit = me.unit_id) x
    where p.status = 'presented'
    union all
    select 'leftUndone', true, 'commitment', c.id, c.version, c.case_id, c.responsible_unit, c.due_on, null, false,
      coalesce((select samsteg.day_of(max(f.at)) from samsteg.feed f where f.id = c.id and f.unit_id = me.unit_id), me.today)
    from me, api.left_undone(null) c
  ), shown as (select w.* from waiting w order by w.ours desc, w.on_day nulls last, w.since, w.id limit 200)
  select coalesce(json_agg(json_build_object('id', w.id, 'version', w.version, 'isOpen', exists (select 1 from samsteg.openable(w.case_id)), 'kind', w.kind, 'source', w.source, 'on', w.on_day, 'startsAt', case when not w.is_poll then w.starts_at end, 'isPoll', w.is_poll,
      'case', (select l.ref from api.case_line(w.case_id) l), 'party', (select l.ref from api.unit_line(w.party) l),
      'nextStep', json_build_object('unit', (select l.ref from api.unit_line(case when w.ours then me.unit_id else w.party end) l), 'mine', w.ours,
        'caseworker', case when w.ours then (select l.ref from samsteg.unit_case u, api.account_line(u.caseworker) l
          where u.case_id = w.case_id and u.owner_unit = me.unit_id) end,
        'since', w.since, 'process', 'awaited', 'state', w.kind, 'waitedWorkingDays', (select d.days from api.working_day_line(w.since, me.today) d)))
    order by w.ours desc, w.on_day nulls last, w.since, w.id), '[]')
  from shown w, me $$;
