set local role samsteg_owner;
set local search_path = samsteg;

-- What somebody has begun to write and not yet sent: one for each place on the screen, hers in this seat and nobody else's. Sealed outside the
-- database. It goes with the unit's feed when the unit's file is erased, stands behind the wall like anything about a person, and is no record:
-- it is delivered to nobody, taken into no extract and copied to no journal.
create table draft (
  id uuid primary key, seat_id uuid not null references seat, account_id uuid not null references account, unit_id uuid not null references unit,
  place text not null check (place ~ '^[A-Za-z][A-Za-z0-9.-]{0,119}$'), case_id uuid,
  sealed bytea not null check (octet_length(sealed) between 31 and 400000),
  device text not null check (device ~ '^[A-Za-z0-9-]{1,40}$'),
  version int not null default 1, saved_at timestamptz not null default app_now(),
  unique (seat_id, place),
  foreign key (unit_id, case_id) references feed_head on delete cascade
);
create index draft_of_case on draft (unit_id, case_id);
create index draft_by_age on draft (saved_at);
alter table draft enable row level security;
alter table draft force row level security;
create policy door on draft to samsteg_door using (true) with check (true);
create policy wall on draft as restrictive to samsteg_app using (coalesce(case_id <> all((select hidden_cases())::uuid[]), true));
create policy own on draft for all to samsteg_app
  using (seat_id = (select current_seat()) and account_id = (select current_account()) and unit_id = (select current_unit()))
  with check (seat_id = (select current_seat()) and account_id = (select current_account()) and unit_id = (select current_unit()));
grant select, insert, update (sealed, device, version, saved_at), delete on draft to samsteg_app;
grant select, delete on draft to samsteg_door;
create policy door on idempotency to samsteg_door using (true) with check (true);
grant select, delete on idempotency to samsteg_door;

-- Reason: what nobody may go on writing is thrown away though nobody may read it: too old, its seat or account over, or its case closed to her
-- by a protected identity or a conflict of interest. The worker alone; it learns how many.
create function purge_drafts(kept_days int) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare gone int; begin
  if not is_system() or kept_days < 1 then raise exception 'the worker alone throws drafts away' using errcode = 'SM004'; end if;
  delete from draft d where d.saved_at < app_now() - make_interval(days => kept_days)
    or not exists (select 1 from seat s join account a on a.id = s.account_id and a.locked_at is null
      where s.id = d.seat_id and s.valid @> app_today())
    or exists (select 1 from conflict_of_interest o where o.account_id = d.account_id and o.case_id = d.case_id)
    or (exists (select 1 from case_protection p where p.case_id = d.case_id) and not exists (select 1 from case_clearance c
      where c.case_id = d.case_id and c.unit_id = d.unit_id and c.account_id = d.account_id));
  get diagnostics gone = row_count;
  delete from idempotency where operation = 'saveDraft' and at < clock_timestamp() - interval '1 day';
  return gone;
end $$;

reset role;
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
revoke all on function purge_drafts(int) from public;
alter function purge_drafts(int) owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
grant execute on function purge_drafts(int) to samsteg_app;
