set local check_function_bodies = off; -- the parts come with the rooms below, whose names come later

-- One booking, to the unit that made it and to the one that keeps the slot. Whom it is for, and what of it is words, as each holds it.
create or replace function api.booking_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', b.id, 'version', b.version, 'mine', b.owner_unit = samsteg.current_unit(), 'isHost', b.host_unit = samsteg.current_unit(),
    'unit', (select l.ref from api.unit_line(b.owner_unit) l), 'status', b.status, 'reason', b.reason, 'since', b.since,
    'case', (select l.ref from api.case_line(c.case_id) l), 'isNamed', c.id is not null,
    'need', case when exists (select 1 from samsteg.openable(c.case_id)) then c.need end)
  from samsteg.slot_booking b left join samsteg.slot_case c on c.booking_id = b.id where b.id = wanted $$;

-- The series a unit may book in, and its own with how they are used. For a case: whether its consent reaches the unit that keeps them.
create or replace function api.slots(for_case uuid) returns json language plpgsql volatile set plan_cache_mode = force_generic_plan as $$
declare mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); answer json; begin
  select json_build_object('today', today,
    'daysOff', coalesce((select json_agg(n.day) from samsteg.nonworking_day n where n.day between today - 60 and today + 400), '[]'),
    'series', coalesce((select json_agg(json_build_object('id', s.id, 'version', s.version, 'kind', s.kind, 'name', s.name, 'mine', s.owner_unit = mine,
        'host', (select l.ref from api.unit_line(s.owner_unit) l), 'group', (select b.name from samsteg.body b where b.id = s.body_id),
        'firstOn', s.first_on, 'lastOn', s.last_on, 'endedOn', s.ended_on, 'everyWeeks', s.every_weeks, 'startsAt', to_char(s.starts_at, 'HH24:MI'),
        'minutes', s.minutes, 'places', s.places, 'place', s.place,
        'reached', case when for_case is not null then s.owner_unit = mine or samsteg.own_edge(for_case, mine, s.owner_unit, 'plan') is not null end,
        'slots', coalesce((select json_agg(json_build_object('id', o.id, 'version', o.version, 'on', o.slot_on, 'startsAt', to_char(o.starts_at, 'HH24:MI'),
            'minutes', o.minutes, 'places', o.places, 'free', o.places - o.taken, 'status', o.status, 'reason', o.reason,
            'bookings', coalesce((select json_agg((select l.ref from api.booking_line(b.id) l) order by b.id)
              from samsteg.slot_booking b where b.slot_id = o.id and (for_case is null or b.status = 'booked')), '[]')) order by o.slot_on, o.id)
          from samsteg.slot o where o.series_id = s.id and (o.slot_on >= today or for_case is null and o.slot_on >= today - 60
            and (s.owner_unit = mine or exists (select 1 from samsteg.slot_booking b where b.slot_id = o.id)))), '[]'))
      order by s.owner_unit <> mine, s.name, s.id)
      from samsteg.slot_series s where (s.ended_on is null or s.ended_on >= today - 60) and s.last_on >= today - 60), '[]'),
    'months', coalesce((select json_agg(json_build_object('month', x.month, 'offered', x.offered, 'booked', x.booked, 'used', x.used, 'missed', x.missed,
        'closed', x.closed) order by x.month desc)
      from (select to_char(o.slot_on, 'YYYY-MM') as month, coalesce(sum(o.places) filter (where o.status = 'open'), 0)::int as offered,
          coalesce(sum(o.taken) filter (where o.status = 'open'), 0)::int as booked, coalesce(sum(c.used), 0)::int as used,
          coalesce(sum(c.missed), 0)::int as missed, count(*) filter (where o.status = 'closed')::int as closed
        from samsteg.slot o cross join lateral (select count(*) filter (where b.status = 'used') as used, count(*) filter (where b.status = 'missed') as missed
          from samsteg.slot_booking b where b.slot_id = o.id) c
        where for_case is null and o.owner_unit = mine and o.slot_on between date_trunc('month', today)::date - 365 and today + 62 group by 1) x), '[]')) into answer;
  return answer;
end $$;
