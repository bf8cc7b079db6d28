set local role samsteg_owner;
set local search_path = samsteg;

-- Log, chain, retention and review are per authority: each entry says whose it is from its birth.
create function current_agency() returns uuid language sql stable parallel safe
  as $$ select agency_id from samsteg.unit where id = samsteg.current_unit() $$;

alter table access_entry add column agency_id uuid references agency;
-- Forced row-level security would make the backfill touch nothing; the owner lifts it for these two statements.
alter table access_entry no force row level security;
update access_entry e set agency_id = (select u.agency_id from unit u where u.id = e.unit_id);
alter table access_entry force row level security;
alter table access_entry alter column agency_id set default current_agency(), alter column agency_id set not null;
-- Which transaction wrote it: the sealing takes what every running transaction is past, so that nothing comes too late.
alter table access_entry add column xid xid8 not null default pg_current_xact_id();
create index access_by_transaction on access_entry (xid);
create index access_of_agency on access_entry (agency_id, at);
-- Appending to the pending list is all a read pays for it.
create index access_of_case on access_entry using gin (case_ids);

-- What an entry says of itself is not the writer's to choose: id, time, authority and transaction come from the database.
revoke insert on access_entry from samsteg_app;
grant insert (unit_id, account_id, seat_id, kind, case_ids, ground, denied) on access_entry to samsteg_app;
grant select on access_entry to samsteg_door;

-- Append-only for everyone, the owner included. Only a listed door may take away what is past its retention.
create function keep_as_written() returns trigger language plpgsql as $$ begin
  if tg_op = 'DELETE' and current_user = 'samsteg_door' then return old; end if;
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete on access_entry for each row execute function keep_as_written();
create trigger append_only_whole before truncate on access_entry for each statement execute function keep_as_written();

-- Why the reader could open it, at that moment. Describes; may_open() decides.
create function open_ground(wanted uuid) returns text language sql stable as $$
  select case
    when exists (select 1 from samsteg.unit_case u
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and u.caseworker = samsteg.current_account()) then 'assigned'
    when exists (select 1 from samsteg.case_opening o
      where o.case_id = wanted and o.account_id = samsteg.current_account() and o.until > samsteg.app_now()) then 'reason'
    when exists (select 1 from samsteg.referral_handling h
      where h.case_id = wanted and h.owner_unit = samsteg.current_unit() and h.caseworker = samsteg.current_account()) then 'request'
    when exists (select 1 from samsteg.unit_case u join samsteg.absence a on a.account_id = u.caseworker and a.unit_id = u.owner_unit
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and a.deputy_id = samsteg.current_account()
        and a.during @> samsteg.app_today()) then 'deputy'
    when exists (select 1 from samsteg.handoff h
      where h.case_id = wanted and h.to_unit = samsteg.current_unit() and h.to_caseworker = samsteg.current_account()) then 'handoff'
    when 'inbox' = any(string_to_array(current_setting('app.roles', true), ',')) then 'inbox'
    else 'other' end $$;

grant create on schema samsteg to samsteg_door;
-- Reason: a denial names the cases it was about without giving sight of them. Answers nothing, so that nothing can be told from it.
create function log_denial(asked uuid[]) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare about uuid[] := '{}'; hit uuid[]; k record; begin
  for k in select table_name from record_kind order by kind loop
    execute format('select array_agg(distinct case_id) from %I where id = any($1)', k.table_name) into hit using asked[1:50];
    about := about || coalesce(hit, '{}');
  end loop;
  insert into access_entry (unit_id, account_id, seat_id, kind, case_ids, denied)
    values (current_unit(), current_account(), current_seat(), 'denied', (select coalesce(array_agg(distinct a), '{}') from unnest(about) a), true);
end $$;
alter function log_denial(uuid[]) owner to samsteg_door;
revoke all on function log_denial(uuid[]) from public;
grant execute on function log_denial(uuid[]) to samsteg_app;
revoke create on schema samsteg from samsteg_door;
