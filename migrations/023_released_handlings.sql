-- Requests that nobody works on any more, since whoever did has lost her account or her seat: back to the unit's inbox.
set local role samsteg_owner;
set local search_path = samsteg;
create index referral_handling_of on referral_handling (caseworker) where caseworker is not null;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
-- Reason: the worker must know which requests nobody works on any more. It then acts as that unit.
create function orphaned_handlings(most int) returns table (unit_id uuid, case_id uuid, association_id uuid, handling_id uuid)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select h.owner_unit, h.case_id, h.association_id, h.id from referral_handling h
  where is_system() and h.caseworker is not null and not exists (
    select 1 from account a join seat s on s.account_id = a.id and s.unit_id = h.owner_unit and s.valid @> app_today()
    where a.id = h.caseworker and a.locked_at is null) order by h.case_id, h.id limit most $$;
revoke all on function orphaned_handlings(int) from public;
alter function orphaned_handlings(int) owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
grant execute on function orphaned_handlings(int) to samsteg_app;
