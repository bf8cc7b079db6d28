set local check_function_bodies = off; -- the parts that screens are put together from come with the rooms below, whose names come later

-- What one member unit and the presenter share of a case that was taken up. It rests when the consent it came on is gone: a member
-- may then only decline it, the presenter only withdraw it.
create or replace function api.presentation_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', p.id, 'version', p.version, 'unit', (select l.ref from api.unit_line(p.to_unit) l),
    'status', p.status, 'reason', p.reason, 'since', p.since,
    'party', case when p.to_unit = samsteg.current_unit() then 'member' else 'presenter' end,
    'openedOn', (select d.opened_on from samsteg.delivery d where d.record_id = p.id and d.to_unit = p.to_unit and p.from_unit = samsteg.current_unit()))
  from samsteg.body_presentation p where p.id = wanted $$;

-- A case as it was taken up. Its words are read by those who have opened the case; a list shows others codes and dates.
create or replace function api.body_case_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', c.id, 'case', (select l.ref from api.case_line(c.case_id) l), 'bodyId', c.body_id,
    'bodyName', (select b.name from samsteg.body b where b.id = c.body_id), 'sittingId', c.sitting_id,
    'on', coalesce((select s.sitting_on from samsteg.body_sitting s where s.id = c.sitting_id), c.presented_on),
    'need', case when exists (select 1 from samsteg.openable(c.case_id)) then c.need end,
    'question', case when exists (select 1 from samsteg.openable(c.case_id)) then c.question end,
    'from', (select l.ref from api.unit_line(c.owner_unit) l), 'mine', c.owner_unit = samsteg.current_unit(),
    'received', (select l.ref from api.receipt_line(c.id) l),
    'answers', coalesce((select json_agg((select l.ref from api.presentation_line(p.id) l) order by u.name, p.id)
      from samsteg.body_presentation p join samsteg.unit u on u.id = p.to_unit where p.body_case_id = c.id), '[]'))
  from samsteg.body_case c where c.id = wanted $$;

create or replace function api.body_members_of(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', m.id, 'version', m.version, 'unit', (select l.ref from api.unit_line(m.unit_id) l),
    'status', m.status, 'since', m.since, 'until', m.until, 'mine', m.unit_id = samsteg.current_unit(),
    'named', (select l.ref from api.account_line(m.account_id) l)) order by m.status <> 'active', u.name, m.id), '[]')
  from samsteg.body_member m join samsteg.unit u on u.id = m.unit_id where m.body_id = wanted $$;

-- The next ones first, then those that have been, the latest first.
create or replace function api.body_sittings_of(wanted uuid, today date) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', s.id, 'version', s.version, 'on', s.sitting_on, 'startsAt', to_char(s.starts_at, 'HH24:MI'),
      'week', to_char(s.sitting_on, 'IW')::int, 'place', s.place, 'status', s.status,
      'points', coalesce((select json_agg(json_build_object('id', p.id, 'version', p.version, 'kind', p.kind, 'text', p.text,
          'from', (select l.ref from api.unit_line(p.owner_unit) l), 'mine', p.owner_unit = samsteg.current_unit()) order by p.id)
        from samsteg.body_point p where p.sitting_id = s.id and p.dropped_on is null), '[]'))
    order by (s.status = 'planned' and s.sitting_on >= today) desc,
      case when s.status = 'planned' and s.sitting_on >= today then s.sitting_on - today else today - s.sitting_on + 100000 end, s.id), '[]')
  from samsteg.body_sitting s where s.body_id = wanted and s.sitting_on >= today - 400 $$;

create or replace function api.body_questions_of(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', q.id, 'version', q.version, 'text', q.text, 'from', (select l.ref from api.unit_line(q.owner_unit) l),
      'mine', q.owner_unit = samsteg.current_unit(), 'askedOn', q.asked_on, 'closedOn', q.closed_on,
      'replies', coalesce((select json_agg(json_build_object('id', r.id, 'text', r.text, 'from', (select l.ref from api.unit_line(r.owner_unit) l),
          'mine', r.owner_unit = samsteg.current_unit(), 'on', r.replied_on) order by r.id)
        from samsteg.body_reply r where r.question_id = q.id), '[]')) order by q.closed_on nulls first, q.id desc), '[]')
  from samsteg.body_question q where q.body_id = wanted $$;

-- Counts and obstacles, small numbers hidden already where they lie.
create or replace function api.body_obstacles_of(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', o.id, 'quarter', o.quarter, 'obstacle', o.obstacle, 'cases', o.cases,
    'unit', (select l.ref from api.unit_line(o.owner_unit) l)) order by o.quarter desc, o.obstacle, o.owner_unit), '[]')
  from samsteg.body_obstacle o where o.body_id = wanted $$;

create or replace function api.body_tree(wanted uuid) returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare b samsteg.body; today date := samsteg.app_today(); begin
  select * into b from samsteg.body where id = wanted;
  if b.id is null then return null; end if;
  return json_build_object('id', b.id, 'version', b.version, 'kind', b.kind, 'handlesPeople', b.handles_people, 'name', b.name,
    'startedOn', b.started_on, 'endedOn', b.ended_on, 'keeper', (select l.ref from api.unit_line(b.owner_unit) l),
    'iKeep', b.owner_unit = samsteg.current_unit(), 'today', today,
    'members', api.body_members_of(b.id), 'sittings', api.body_sittings_of(b.id, today),
    'cases', coalesce((select json_agg((select l.ref from api.body_case_line(c.id) l) order by c.presented_on desc, c.id desc)
      from samsteg.body_case c where c.body_id = b.id), '[]'),
    'questions', api.body_questions_of(b.id), 'obstacles', api.body_obstacles_of(b.id),
    'figures', coalesce((select json_agg(f.release_id order by f.id) from samsteg.body_figure f where f.body_id = b.id), '[]'));
end $$;
create or replace function api.bodies() returns json language sql stable as $$
  select coalesce(json_agg(api.body_tree(b.id) order by b.ended_on is not null, b.name, b.id), '[]') from samsteg.body b $$;

-- Before a case is taken up: which groups the unit is in, their next sittings, and for each member whether it gets it, on which
-- consent, whether that names a group, and if not why. Only the unit's own edges are asked.
create or replace function api.presenting_reach(for_case uuid, of_body uuid, purposes text[])
returns table (unit_id uuid, edge_id uuid, names_group boolean, has_name boolean, unreached text) language sql volatile as $$
  select m.unit_id, e.id, e.purpose_code = 'groupPresentation',
    samsteg.own_edge(for_case, samsteg.current_unit(), m.unit_id, 'contact') is not null,
    case when not samsteg.may_reach(for_case, m.unit_id) then 'cannotHold' when e.id is not null then null
      when exists (select 1 from samsteg.consent_edge x where x.case_id = for_case and x.from_unit = samsteg.current_unit() and x.to_unit = m.unit_id
        and 'plan' = any(x.categories) and x.revoked_at is null and x.during @> samsteg.app_today() and x.confirmed_at is null) then 'notConfirmed'
      when samsteg.own_edge(for_case, samsteg.current_unit(), m.unit_id, 'plan') is not null then 'otherPurpose'
      else 'noConsent' end
  from samsteg.body_member m left join lateral (
    select x.id, x.purpose_code from samsteg.consent_edge x where x.case_id = for_case and x.from_unit = samsteg.current_unit() and x.to_unit = m.unit_id
      and 'plan' = any(x.categories) and x.confirmed_at is not null and x.revoked_at is null and x.during @> samsteg.app_today()
      and x.purpose_code = any(purposes) order by x.purpose_code = 'groupPresentation' desc, upper(x.during) desc, x.id limit 1) e on true
  where m.body_id = of_body and m.status = 'active' and m.unit_id <> samsteg.current_unit() $$;

create or replace function api.presenting(for_case uuid, purposes text[]) returns json language sql volatile as $$
  select json_build_object('case', (select l.ref from api.case_line(for_case) l),
    'groups', coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name, 'kind', b.kind,
      'sittings', coalesce((select json_agg(json_build_object('id', s.id, 'on', s.sitting_on, 'startsAt', to_char(s.starts_at, 'HH24:MI'),
          'week', to_char(s.sitting_on, 'IW')::int, 'place', s.place) order by s.sitting_on, s.starts_at, s.id)
        from samsteg.body_sitting s where s.body_id = b.id and s.status = 'planned' and s.sitting_on >= samsteg.app_today()), '[]'),
      'members', coalesce((select json_agg(json_build_object('unit', (select l.ref from api.unit_line(r.unit_id) l), 'reached', r.unreached is null,
          'namesGroup', coalesce(r.names_group, false), 'withName', r.has_name, 'unreached', r.unreached) order by u.name)
        from api.presenting_reach(for_case, b.id, purposes) r join samsteg.unit u on u.id = r.unit_id), '[]')) order by b.name, b.id)
      from samsteg.body b where b.handles_people and b.ended_on is null and (b.owner_unit = samsteg.current_unit() or exists (
        select 1 from samsteg.body_member m where m.body_id = b.id and m.unit_id = samsteg.current_unit() and m.status = 'active'))), '[]'),
    'taken', coalesce((select json_agg((select l.ref from api.body_case_line(c.id) l) order by c.id desc)
      from samsteg.body_case c where c.case_id = for_case), '[]')) $$;
