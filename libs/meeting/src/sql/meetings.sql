set local check_function_bodies = off; -- the parts that screens are put together from come with the rooms below, whose names come later

-- One unit's call, to the calling unit with whether it has arrived and been opened; to the invited unit its own.
create or replace function api.invitation_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', i.id, 'version', i.version, 'unit', (select l.ref from api.unit_line(i.to_unit) l), 'status', i.status,
    'otherOn', i.other_on, 'isOurs', i.to_unit = samsteg.current_unit(), 'deliveredOn', d.arrived_on, 'openedOn', d.opened_on,
    'mail', samsteg.invitation_mail(i.id))
  from samsteg.meeting_invitation i left join samsteg.delivery d on d.record_id = i.id and d.to_unit = i.to_unit
  where i.id = wanted $$;

-- The reader's own unit's side of a meeting, and the agenda the calling unit writes under.
create or replace function api.meeting_side(wanted uuid) returns json language sql stable as $$
  select json_build_object('version', s.version, 'ticked', s.ticked, 'text', s.text)
  from samsteg.meeting_side s where s.meeting_id = wanted and s.owner_unit = samsteg.current_unit() $$;
create or replace function api.meeting_points(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', p.id, 'text', p.text) order by p.place), '[]')
  from samsteg.meeting_point p where p.meeting_id = wanted $$;

-- The unit's own meetings in a case, and the newest call to each that another unit holds. The next first, then the latest.
create or replace function api.meetings(for_case uuid) returns json language sql stable as $$
  select coalesce(json_agg(x.meeting order by x.status <> 'called', case when x.status = 'called' then x.meeting_on end, x.meeting_on desc, x.id), '[]')
  from (
    select m.id, m.status, m.meeting_on, json_build_object('id', m.id, 'version', m.version, 'mine', true, 'meetingId', m.id, 'round', m.round,
      'from', (select l.ref from api.unit_line(m.owner_unit) l), 'kind', m.kind, 'status', m.status, 'on', m.meeting_on,
      'week', to_char(m.meeting_on, 'IW')::int, 'startsAt', to_char(m.starts_at, 'HH24:MI'), 'minutes', m.minutes, 'place', m.place,
      'purpose', m.purpose, 'agenda', m.agenda, 'summary', m.summary, 'reason', m.reason, 'others', m.others, 'now', samsteg.app_now(),
      'points', api.meeting_points(m.id), 'side', api.meeting_side(m.id),
      'tookPart', coalesce((select json_agg((select l.ref from api.unit_line(u.id) l) order by u.name) from samsteg.unit u where u.id = any(m.took_part)), '[]'),
      'invitations', coalesce((select json_agg((select l.ref from api.invitation_line(i.id) l) order by u.name, i.id)
        from samsteg.meeting_invitation i join samsteg.unit u on u.id = i.to_unit where i.meeting_id = m.id and i.round = m.round), '[]')) as meeting
    from samsteg.meeting m where m.case_id = for_case and m.owner_unit = samsteg.current_unit()
    union all
    select i.id, s.status, i.meeting_on, json_build_object('id', i.id, 'version', i.version, 'mine', false, 'meetingId', i.meeting_id, 'round', i.round,
      'from', (select l.ref from api.unit_line(i.owner_unit) l), 'kind', i.kind, 'status', s.status, 'on', i.meeting_on,
      'week', to_char(i.meeting_on, 'IW')::int, 'startsAt', to_char(i.starts_at, 'HH24:MI'), 'minutes', i.minutes, 'place', i.place,
      'purpose', i.purpose, 'agenda', i.agenda, 'summary', null, 'reason', i.reason, 'others', '[]'::json, 'now', samsteg.app_now(),
      'points', '[]'::json, 'side', api.meeting_side(i.meeting_id),
      'tookPart', '[]'::json, 'invitations', json_build_array((select l.ref from api.invitation_line(i.id) l)))
    from samsteg.meeting_invitation i
      cross join lateral (select case when i.status in ('cancelled', 'replaced') then 'cancelled' when i.status = 'over' then 'held' else 'called' end as status) s
    where i.case_id = for_case and i.to_unit = samsteg.current_unit()
      and not exists (select 1 from samsteg.meeting_invitation n where n.meeting_id = i.meeting_id and n.to_unit = i.to_unit and n.round > i.round)
  ) x $$;
