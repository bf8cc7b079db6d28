-- A waiting list says where one stands in it, to both parties of the request, and how many have begun lately: numbers, and nobody.
set local role samsteg_owner;
set local search_path = samsteg;
grant select on referral, intervention to samsteg_door;
create index referral_waiting on referral (to_unit, programme_id, sent_on, id) where status = 'waitlisted';

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
-- Reason: the sender cannot see who else waits, and must be told the place: counts of the same line, of a request both parties hold. In the
-- order in which they were sent, so that nobody loses her place by a start that is called off.
create function waiting_line(wanted uuid) returns table (place int, in_line int, started int)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select (1 + count(o.id) filter (where (o.sent_on, o.id) < (r.sent_on, r.id)))::int, count(o.id)::int,
    (select count(*)::int from intervention i where i.owner_unit = r.to_unit and i.programme_id is not distinct from r.programme_id
      and i.started_on > app_today() - 182 and i.started_on <= app_today())
  from referral r join referral o on o.to_unit = r.to_unit and o.programme_id is not distinct from r.programme_id and o.status = 'waitlisted'
  where r.id = wanted and r.status = 'waitlisted' and current_unit() in (r.from_unit, r.to_unit) and current_unit() = any(r.holders)
    and r.case_id <> all((select hidden_cases())::uuid[])
  group by r.id $$;
revoke all on function waiting_line(uuid) from public;
alter function waiting_line(uuid) owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
grant execute on function waiting_line(uuid) to samsteg_app;
