set local check_function_bodies = off; -- the parts come with the rooms below, whose names come later

-- What has a day between two days in the unit's calendar: its own, and what it has been handed. A list shows codes and days; a place or
-- a promise is words, and is read by those who have opened the case. What a wall hides is not there.
create or replace function api.calendar(first_day date, last_day date, only_mine boolean) returns json
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare mine uuid := samsteg.current_unit(); me uuid := samsteg.current_account(); today date := samsteg.app_today(); answer json; begin
  with days as (
    select 'meeting' as kind, m.id, m.case_id, m.meeting_on as day, m.starts_at, m.minutes, m.kind as code, m.status, null::uuid as party, m.place as words, null::uuid as worker
    from samsteg.meeting m where m.owner_unit = mine and m.status <> 'cancelled' and (m.options is null or m.status = 'held') and m.meeting_on between first_day and last_day
    union all
    select 'meeting', i.id, i.case_id, i.meeting_on, i.starts_at, i.minutes, i.kind, case when i.status in ('over', 'assessed') then 'held' else i.status end, i.owner_unit, i.place, null
    from samsteg.meeting_invitation i
    where i.to_unit = mine and i.status not in ('replaced', 'cancelled') and i.options is null and i.meeting_on between first_day and last_day
    union all
    select 'sipMeeting', p.id, p.case_id, p.meeting_on, null, null, null, p.status, null, p.place, null
    from samsteg.sip_plan p where p.owner_unit = mine and p.status in ('called', 'meetingHeld') and p.meeting_on between first_day and last_day
      and not exists (select 1 from samsteg.meeting m where m.plan_id = p.id) -- it stands there as the meeting it is
    union all
    select 'sipMeeting', i.id, i.case_id, i.meeting_on, null, null, null, 'called', i.owner_unit, i.place, null
    from samsteg.sip_invitation i where i.to_unit = mine and i.meeting_on between first_day and last_day and not exists (
      select 1 from samsteg.sip_invitation x where x.plan_id = i.plan_id and x.to_unit = i.to_unit and x.meeting_no > i.meeting_no)
      and not exists (select 1 from samsteg.meeting_invitation n where n.plan_id = i.plan_id and n.to_unit = mine)
    union all
    select 'followUp', p.id, p.case_id, p.follow_up_on, null, null, null, p.status, null, null, null
    from samsteg.sip_plan p where p.owner_unit = mine and p.status in ('active', 'followUpDue') and p.follow_up_on between first_day and last_day
    union all
    select 'followUp', v.id, v.case_id, (v.content ->> 'followUpOn')::date, null, null, null, 'active', v.owner_unit, null, null
    from samsteg.sip_version v where v.owner_unit <> mine and v.content ->> 'followUpOn' between first_day::text and last_day::text and not exists (
      select 1 from samsteg.sip_version n where n.plan_id = v.plan_id and n.version_no > v.version_no)
    union all
    select x.kind, v.id, v.case_id, x.day, null, null, null, v.status, null, null, null
    from samsteg.intervention v cross join lateral (values ('review', v.review_on), ('plannedEnd', v.planned_end)) x(kind, day)
    where v.owner_unit = mine and v.status = 'active' and x.day between first_day and last_day
    union all
    select 'plannedStart', v.id, v.case_id, v.planned_start, null, null, null, v.status, null, null, null
    from samsteg.intervention v where v.owner_unit = mine and v.status = 'planned' and v.referral_id is null and v.planned_start between first_day and last_day
    union all
    select 'plannedStart', r.id, r.case_id, r.planned_start, null, null, null, r.status, case r.to_unit when mine then r.from_unit else r.to_unit end, null, null
    from samsteg.referral r where r.status = 'planned' and mine in (r.from_unit, r.to_unit) and r.planned_start between first_day and last_day
    union all
    select 'firstContact', h.id, h.case_id, h.first_contact_on, null, null, null, h.status, h.from_unit, null, null
    from samsteg.handoff h where h.to_unit = mine and h.status = 'accepted' and h.first_contact_on between first_day and last_day
    union all
    select 'commitment', c.id, c.case_id, c.due_on, null, null, null, c.status, nullif(c.owner_unit, mine), c.text, null
    from samsteg.sip_commitment c where c.responsible_unit = mine and c.status in ('proposed', 'confirmed') and c.hold_reason is null
      and c.due_on between first_day and last_day
    union all
    select 'task', t.id, t.case_id, t.due_on, null, null, null, t.status, null, t.text, t.assignee
    from samsteg.task t where t.owner_unit = mine and t.status = 'open' and t.due_on between first_day and last_day
    union all
    select 'slot', b.id, c.case_id, o.slot_on, o.starts_at, o.minutes, s.kind, b.status, nullif(o.owner_unit, mine), s.place, null
    from samsteg.slot_booking b join samsteg.slot_case c on c.booking_id = b.id join samsteg.slot o on o.id = b.slot_id
      join samsteg.slot_series s on s.id = o.series_id
    where b.owner_unit = mine and b.status <> 'unbooked' and o.slot_on between first_day and last_day
  ), chosen as (
    select d.*, case d.kind when 'task' then d.worker else u.caseworker end as caseworker from days d left join samsteg.unit_case u on u.case_id = d.case_id and u.owner_unit = mine
    where not only_mine or (case d.kind when 'task' then d.worker else u.caseworker end) = me
    order by d.day, d.starts_at nulls last, d.kind, d.id limit 1000
  ), sittings as (
    select 'sitting' as kind, s.id, s.sitting_on as day, s.starts_at, null::int as minutes, s.status, b.kind as code, b.name, s.place, null::uuid as party
    from samsteg.body_sitting s join samsteg.body b on b.id = s.body_id
    where s.status <> 'cancelled' and s.sitting_on between first_day and last_day
    union all -- a unit's own slots that somebody has a place in, and a place it has kept without saying for whom
    select 'slot', o.id, o.slot_on, o.starts_at, o.minutes, o.status, r.kind, r.name, r.place, null
    from samsteg.slot o join samsteg.slot_series r on r.id = o.series_id
    where o.owner_unit = mine and o.status = 'open' and o.taken > 0 and o.slot_on between first_day and last_day
    union all
    select 'slot', b.id, o.slot_on, o.starts_at, o.minutes, b.status, r.kind, r.name, r.place, o.owner_unit
    from samsteg.slot_booking b join samsteg.slot o on o.id = b.slot_id join samsteg.slot_series r on r.id = o.series_id
    where b.owner_unit = mine and o.owner_unit <> mine and b.status = 'booked' and o.slot_on between first_day and last_day
      and not exists (select 1 from samsteg.slot_case c where c.booking_id = b.id)
  )
  select json_build_object('today', today, 'from', first_day, 'to', last_day,
    'daysOff', coalesce((select json_agg(json_build_object('on', n.day, 'name', n.name) order by n.day)
      from samsteg.nonworking_day n where n.day between first_day and last_day), '[]'),
    'items', coalesce((select json_agg(x.item order by x.day, x.starts_at nulls last, x.kind, x.id) from (
      select c.day, c.starts_at, c.kind, c.id, json_build_object('id', c.id, 'kind', c.kind, 'code', c.code, 'on', c.day, 'startsAt', to_char(c.starts_at, 'HH24:MI'),
          'minutes', c.minutes, 'status', c.status, 'case', (select l.ref from api.case_line(c.case_id) l), 'group', null,
          'party', (select l.ref from api.unit_line(c.party) l), 'caseworker', (select l.ref from api.account_line(c.caseworker) l),
          'detail', case when exists (select 1 from samsteg.openable(c.case_id)) then c.words end) as item
      from chosen c
      union all
      select s.day, s.starts_at, s.kind, s.id, json_build_object('id', s.id, 'kind', s.kind, 'code', s.code, 'on', s.day,
          'startsAt', to_char(s.starts_at, 'HH24:MI'), 'minutes', s.minutes, 'status', s.status, 'case', null, 'group', s.name,
          'party', (select l.ref from api.unit_line(s.party) l),
          'caseworker', null, 'detail', s.place)
      from sittings s) x), '[]')) into answer;
  return answer;
end $$;
