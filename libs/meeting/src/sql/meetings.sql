set local check_function_bodies = off; -- the parts that screens are put together from come with the rooms below, whose names come later

-- One unit's call, to the calling unit with whether it has arrived and been opened; to the invited unit its own.
create or replace function api.invitation_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', i.id, 'version', i.version, 'unit', (select l.ref from api.unit_line(i.to_unit) l), 'status', i.status,
    'otherOn', i.other_on, 'isOurs', i.to_unit = samsteg.current_unit(), 'options', i.options, 'suits', i.suits, 'felt', i.felt, 'said', (select m.list from api.said_line(i.case_id, 'meeting', i.id) m), 'deliveredOn', d.arrived_on, 'openedOn', d.opened_on,
    'mail', samsteg.invitation_mail(i.id))
  from samsteg.meeting_invitation i left join samsteg.delivery d on d.record_id = i.id and d.to_unit = i.to_unit
  where i.id = wanted $$;

-- The reader's own unit's side of a meeting, and the agenda the calling unit writes under.
create or replace function api.meeting_side(wanted uuid) returns json language sql stable as $$
  select json_build_object('version', s.version, 'ticked', s.ticked, 'text', s.text)
  from samsteg.meeting_side s where s.meeting_id = wanted and s.owner_unit = samsteg.current_unit() $$;
create or replace function api.meeting_points(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', p.id, 'text', p.text, 'said', p.said) order by p.place), '[]')
  from samsteg.meeting_point p where p.meeting_id = wanted $$;

create or replace function api.meeting_decisions(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', d.id, 'text', d.text, 'unit', (select l.ref from api.unit_line(d.unit_id) l), 'dueOn', d.due_on,
    'proposedOn', d.proposed_on) order by d.place), '[]')
  from samsteg.meeting_decision d where d.meeting_id = wanted and d.dropped_on is null $$;
create or replace function api.attendance_line(there jsonb) returns table (ref json) language sql stable as $$
  select coalesce(json_agg(json_build_object('unit', (select l.ref from api.unit_line((t.one ->> 'unitId')::uuid) l), 'how', t.one ->> 'how')
    order by t.place), '[]') from jsonb_array_elements(there) with ordinality t(one, place) $$;

-- What minutes say, with their units named.
create or replace function api.minutes_line(content jsonb) returns table (ref json) language sql stable as $$
  select json_build_object('summary', content -> 'summary',
    'points', (select coalesce(json_agg(json_build_object('id', 'p' || p.place, 'text', p.one ->> 'text', 'said', p.one -> 'said') order by p.place), '[]')
      from jsonb_array_elements(content -> 'points') with ordinality p(one, place)),
    'decisions', (select coalesce(json_agg(json_build_object('id', 'd' || d.place, 'text', d.one ->> 'text', 'dueOn', d.one -> 'dueOn',
        'unit', (select l.ref from api.unit_line((d.one ->> 'unitId')::uuid) l)) order by d.place), '[]')
      from jsonb_array_elements(content -> 'decisions') with ordinality d(one, place)),
    'attendance', (select l.ref from api.attendance_line(content -> 'attendance') l), 'others', content -> 'others') $$;

-- Minutes of a meeting as held here, the newest first; to the writing unit who has got them and who not.
create or replace function api.meeting_record(wanted uuid, took_part uuid[]) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', m.id, 'no', m.minutes_no, 'writtenOn', m.written_on,
    'content', (select l.ref from api.minutes_line(m.content) l), 'received', (select l.ref from api.receipt_line(m.id) l),
    'delivered', case when m.owner_unit = samsteg.current_unit() then (select coalesce(json_agg((select l.ref from api.unit_line(h) l)), '[]')
      from unnest(m.holders) h where h <> m.owner_unit) else '[]' end,
    'notDelivered', case when m.owner_unit = samsteg.current_unit() then (select coalesce(json_agg((select l.ref from api.unit_line(h) l)), '[]')
      from unnest(took_part) h where not h = any(m.holders)) else '[]' end) order by m.minutes_no desc), '[]')
  from samsteg.meeting_minutes m where m.meeting_id = wanted $$;
create or replace function api.minutes_paper(wanted uuid) returns json language sql stable as $$
  select json_build_object('caseId', m.case_id, 'number', f.number, 'no', m.minutes_no, 'kind', m.kind, 'on', m.meeting_on,
    'writtenOn', m.written_on, 'from', (select l.ref from api.unit_line(m.owner_unit) l), 'today', samsteg.app_today(),
    'unit', (select u.name from samsteg.unit u where u.id = samsteg.current_unit()), 'content', (select l.ref from api.minutes_line(m.content) l))
  from samsteg.meeting_minutes m join samsteg.case_file f on f.id = m.case_id where m.id = wanted $$;

-- The unit's own meetings in a case, and the newest call to each that another unit holds. The next first, then the latest.
create or replace function api.meetings(for_case uuid) returns json language sql stable as $$
  select coalesce(json_agg(x.meeting order by x.status <> 'called', case when x.status = 'called' then x.meeting_on end, x.meeting_on desc, x.id), '[]')
  from (
    select m.id, m.status, m.meeting_on, json_build_object('options', coalesce(m.options, '{}'), 'id', m.id, 'version', m.version, 'mine', true, 'meetingId', m.id, 'planId', m.plan_id, 'round', m.round,
      'from', (select l.ref from api.unit_line(m.owner_unit) l), 'kind', m.kind, 'status', m.status, 'on', m.meeting_on,
      'week', to_char(m.meeting_on, 'IW')::int, 'startsAt', to_char(m.starts_at, 'HH24:MI'), 'minutes', m.minutes, 'place', m.place,
      'purpose', m.purpose, 'agenda', m.agenda, 'summary', m.summary, 'reason', m.reason, 'others', m.others, 'now', samsteg.app_now(),
      'points', api.meeting_points(m.id), 'side', api.meeting_side(m.id), 'decisions', api.meeting_decisions(m.id),
      'attendance', (select l.ref from api.attendance_line(m.attendance) l), 'record', api.meeting_record(m.id, m.took_part),
      'unsent', m.status = 'held' and not exists (select 1 from samsteg.meeting_minutes t where t.meeting_id = m.id and t.meeting_version = m.version),
      'tookPart', coalesce((select json_agg((select l.ref from api.unit_line(u.id) l) order by u.name) from samsteg.unit u where u.id = any(m.took_part)), '[]'),
      'invitations', coalesce((select json_agg((select l.ref from api.invitation_line(i.id) l) order by u.name, i.id)
        from samsteg.meeting_invitation i join samsteg.unit u on u.id = i.to_unit where i.meeting_id = m.id and i.round = m.round), '[]')) as meeting
    from samsteg.meeting m where m.case_id = for_case and m.owner_unit = samsteg.current_unit()
    union all
    select i.id, s.status, i.meeting_on, json_build_object('options', coalesce(i.options, '{}'), 'id', i.id, 'version', i.version, 'mine', false, 'meetingId', i.meeting_id, 'planId', i.plan_id, 'round', i.round,
      'from', (select l.ref from api.unit_line(i.owner_unit) l), 'kind', i.kind, 'status', s.status, 'on', i.meeting_on,
      'week', to_char(i.meeting_on, 'IW')::int, 'startsAt', to_char(i.starts_at, 'HH24:MI'), 'minutes', i.minutes, 'place', i.place,
      'purpose', i.purpose, 'agenda', i.agenda, 'summary', null, 'reason', i.reason, 'others', '[]'::json, 'now', samsteg.app_now(),
      'points', '[]'::json, 'side', api.meeting_side(i.meeting_id), 'decisions', '[]'::json,
      'attendance', '[]'::json, 'record', api.meeting_record(i.meeting_id, '{}'), 'unsent', false,
      'tookPart', '[]'::json, 'invitations', json_build_array((select l.ref from api.invitation_line(i.id) l)))
    from samsteg.meeting_invitation i
      cross join lateral (select case when i.status in ('cancelled', 'replaced') then 'cancelled' when i.status in ('over', 'assessed') then 'held' else 'called' end as status) s
    where i.case_id = for_case and i.to_unit = samsteg.current_unit()
      and not exists (select 1 from samsteg.meeting_invitation n where n.meeting_id = i.meeting_id and n.to_unit = i.to_unit and n.round > i.round)
    union all
    -- a unit that took part without a call has the minutes it was handed
    select t.id, 'held', t.meeting_on, json_build_object('options', '{}'::text[], 'id', t.id, 'version', t.version, 'mine', false, 'meetingId', t.meeting_id, 'planId', null, 'round', 1,
      'from', (select l.ref from api.unit_line(t.owner_unit) l), 'kind', t.kind, 'status', 'held', 'on', t.meeting_on,
      'week', to_char(t.meeting_on, 'IW')::int, 'startsAt', null, 'minutes', null, 'place', null, 'purpose', null, 'agenda', null,
      'summary', null, 'reason', null, 'others', '[]'::json, 'now', samsteg.app_now(),
      'points', '[]'::json, 'side', api.meeting_side(t.meeting_id), 'decisions', '[]'::json, 'attendance', '[]'::json,
      'record', api.meeting_record(t.meeting_id, '{}'), 'unsent', false, 'tookPart', '[]'::json, 'invitations', '[]'::json)
    from samsteg.meeting_minutes t where t.case_id = for_case and t.owner_unit <> samsteg.current_unit()
      and not exists (select 1 from samsteg.meeting_minutes n where n.meeting_id = t.meeting_id and n.minutes_no > t.minutes_no)
      and not exists (select 1 from samsteg.meeting_invitation i where i.meeting_id = t.meeting_id and i.to_unit = samsteg.current_unit())
  ) x $$;
