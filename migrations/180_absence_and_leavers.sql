-- An absence can be changed and called off, and keeps who set and changed it; a handoff that names somebody who is gone goes back to the
-- inbox; nobody is given a case that a wall keeps from her.
set local role samsteg_owner;
set local search_path = samsteg;

alter table absence
  add column version int not null default 1,
  add column set_by uuid references account default current_account(),
  add column changed_by uuid references account,
  add column called_off_on date;
alter table absence drop constraint absence_during_check;
-- One that was called off before it began covers no day, and still says that it was there.
alter table absence add constraint absence_during_check check (not isempty(during) or called_off_on is not null);
create index absence_of on absence (unit_id, account_id);
create index absence_covered_by on absence (unit_id, deputy_id);
create policy own_unit_changes on absence for update to samsteg_app
  using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
grant update (during, deputy_id, version, changed_by, called_off_on) on absence to samsteg_app;
create trigger notice_absence_changed after update on absence for each row execute function notice_absence();

create index handoff_named on handoff (to_caseworker) where to_caseworker is not null;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
-- Reason: the worker must know which open handoffs name somebody who has lost her account or her seat. It then acts as that unit.
create function orphaned_handoffs(most int) returns table (unit_id uuid, case_id uuid, association_id uuid, handoff_id uuid)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select h.to_unit, h.case_id, h.association_id, h.id from handoff h
  where is_system() and h.to_caseworker is not null and h.status in ('offered', 'questioned', 'accepted') and not exists (
    select 1 from account a join seat s on s.account_id = a.id and s.unit_id = h.to_unit and s.valid @> app_today()
    where a.id = h.to_caseworker and a.locked_at is null) order by h.case_id, h.id limit most $$;
-- Reason: whoever is given a case must be able to see it. Yes or no about a colleague of one's own unit and a case the unit holds; why not is
-- never said: no seat, a lock, a conflict and a protected identity are one answer.
create function can_take(who uuid, wanted uuid) returns boolean
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select exists (select 1 from seat s join account a on a.id = s.account_id and a.locked_at is null
      where s.account_id = who and s.unit_id = current_unit() and s.valid @> app_today())
    and exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders))
    and not exists (select 1 from conflict_of_interest o where o.account_id = who and o.case_id = wanted)
    and (not exists (select 1 from case_protection p where p.case_id = wanted) or exists (
      select 1 from case_clearance c where c.case_id = wanted and c.unit_id = current_unit() and c.account_id = who)) $$;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace
      and p.proname in ('orphaned_handoffs', 'can_take') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
grant execute on function orphaned_handoffs(int), can_take(uuid, uuid) to samsteg_app;
