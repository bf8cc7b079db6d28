-- Of a waiting list the sender is told her own place, and of the others no number under five: what is small tells of single persons, as in any
-- figure that leaves a unit. The unit whose list it is knows its own numbers.
set local search_path = samsteg;

-- Reason: the sender cannot see who else waits, and must be told the place: counts of the same line, of a request both parties hold. In the
-- order in which they were sent, so that nobody loses her place by a start that is called off.
create or replace function waiting_line(wanted uuid) returns table (place int, in_line int, started int)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select l.place, case when l.is_own or l.in_line >= 5 then l.in_line end, case when l.is_own or l.started >= 5 then l.started end
  from (
    select (1 + count(o.id) filter (where (o.sent_on, o.id) < (r.sent_on, r.id)))::int as place, count(o.id)::int as in_line,
      (select count(*)::int from intervention i where i.owner_unit = r.to_unit and i.programme_id is not distinct from r.programme_id
        and i.started_on > app_today() - 182 and i.started_on <= app_today()) as started, current_unit() = r.to_unit as is_own
    from referral r join referral o on o.to_unit = r.to_unit and o.programme_id is not distinct from r.programme_id and o.status = 'waitlisted'
    where r.id = wanted and r.status = 'waitlisted' and current_unit() in (r.from_unit, r.to_unit) and current_unit() = any(r.holders)
      and r.case_id <> all((select hidden_cases())::uuid[])
    group by r.id) l $$;
