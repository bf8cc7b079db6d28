-- Seats are given and ended by each agency's own administrator, never by the association; a locked account is out at once.
set local role samsteg_owner;
set local search_path = samsteg;

alter table seat
  add column version int not null default 1,
  add column why text, add column granted_by uuid references account, add column granted_at timestamptz,
  add column ended_why text, add column ended_by uuid references account, add column ended_at timestamptz;
alter table account
  add column version int not null default 1,
  add column locked_why text, add column locked_by uuid references account, add column locked_by_agency uuid references agency;
-- What was done to whose seat or account, by whom and why. Append-only.
create table account_act (
  id uuid primary key default uuidv7(), agency_id uuid not null references agency, at timestamptz not null default app_now(),
  by_account uuid not null references account, by_unit uuid not null references unit,
  kind text not null check (kind in ('seatGranted', 'seatEnded', 'accountMade', 'accountLocked', 'accountUnlocked')),
  account_id uuid not null references account, seat_id uuid references seat, unit_id uuid references unit, roles text[], why text not null
);
create index account_act_of_agency on account_act (agency_id, at);
alter table account_act enable row level security; alter table account_act force row level security;
create policy door on account_act to samsteg_door using (true) with check (true);
grant select, insert on account_act to samsteg_door;
grant insert, update on account, seat to samsteg_door;
-- Colleagues see who sits where, not why or by whom.
revoke select on seat from samsteg_app;
grant select (id, account_id, unit_id, roles, valid) on seat to samsteg_app;

-- The agency whose seats the reader administers, by her seat as it is now and not as it is claimed; null for everybody else.
-- An association administers nobody: its staff is appointed by those who run the platform.
create function administered_agency() returns uuid language sql stable set search_path = samsteg, pg_temp as $$
  select g.id from seat s join account a on a.id = s.account_id and a.locked_at is null
    join unit u on u.id = s.unit_id and (u.closed_on is null or u.closed_on > app_today())
    join agency g on g.id = u.agency_id and g.kind <> 'association'
  where s.id = current_seat() and s.account_id = current_account() and s.unit_id = current_unit()
    and s.valid @> app_today() and 'administrator' = any(s.roles) $$;
-- Whether the account has, had or will have a seat in a unit of the agency.
create function belongs_to(who uuid, wanted_agency uuid) returns boolean language sql stable set search_path = samsteg, pg_temp as $$
  select exists (select 1 from seat s join unit u on u.id = s.unit_id where s.account_id = who and u.agency_id = wanted_agency) $$;
create function note_act(what text, whom uuid, wanted_seat uuid, wanted_unit uuid, wanted_roles text[], because text) returns void
language sql volatile set search_path = samsteg, pg_temp as $$
  insert into account_act (agency_id, by_account, by_unit, kind, account_id, seat_id, unit_id, roles, why)
    values (administered_agency(), current_account(), current_unit(), what, whom, wanted_seat, wanted_unit, wanted_roles, because) $$;
-- Waits for the account's requests on their way, three seconds at most: a slower one asks again before it commits (still_seated).
create function after_requests_of(who uuid) returns void language plpgsql volatile set search_path = samsteg, pg_temp as $$ begin
  perform set_config('lock_timeout', '3000', true);
  begin
    perform pg_advisory_xact_lock(hashtextextended(who::text, 7462));
  exception when lock_not_available or deadlock_detected then null;
  end;
  perform set_config('lock_timeout', '4000', true);
end $$;

-- Reason: a request sits down in its seat, and whoever locks the account or ends the seat waits for it to rise. It thus happens
-- before the lock or not at all.
create function sit_down(who uuid, wanted_seat uuid) returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  perform pg_advisory_xact_lock_shared(hashtextextended(who::text, 7462));
  if not exists (select 1 from account a join seat s on s.account_id = a.id and s.id = wanted_seat and s.valid @> app_today()
      where a.id = who and a.locked_at is null) then
    raise exception 'the seat is lost' using errcode = 'SM401';
  end if;
  return true;
end $$;
-- Reason: a request that took long asks once more, just before it commits, whether the seat is still hers.
create function still_seated() returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  perform 1 from account where id = current_account() and locked_at is null for share;
  if not found then raise exception 'the account is locked' using errcode = 'SM401'; end if;
  perform 1 from seat where id = current_seat() and valid @> app_today() for share;
  if not found then raise exception 'the seat is lost' using errcode = 'SM401'; end if;
  return true;
end $$;

-- Reason: seats of all units of the own agency, for its administrator and its log auditor; of no other agency.
create function agency_seats(wanted uuid) returns table (seat_id uuid, account_id uuid, account_name text, username text, unit_id uuid,
  roles text[], valid daterange, why text, granted_by text, granted_at timestamptz, ended_why text, ended_by text, ended_at timestamptz,
  seat_version int, locked_at timestamptz, locked_why text, locked_here boolean)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select s.id, a.id, a.name, a.username, s.unit_id, s.roles, s.valid, s.why, g.name, s.granted_at, s.ended_why, e.name, s.ended_at,
    s.version, a.locked_at, case when a.locked_by_agency = u.agency_id then a.locked_why end, a.locked_by_agency = u.agency_id
  from seat s join unit u on u.id = s.unit_id join account a on a.id = s.account_id
    left join account g on g.id = s.granted_by left join account e on e.id = s.ended_by
  where (wanted is null or s.id = wanted) and u.agency_id = (
    select own.agency_id from seat mine join unit own on own.id = mine.unit_id join agency k on k.id = own.agency_id and k.kind <> 'association'
    where mine.id = current_seat() and mine.account_id = current_account() and mine.valid @> app_today()
      and mine.roles && array['administrator', 'auditor']) $$;

-- Reason: a seat opens a unit's cases; it is given by the administrator of the unit's own agency, to anybody but herself. A person
-- who is new to the agency gets an account of her own; one of another agency is not found.
create function grant_seat(new_seat uuid, person uuid, new_name text, new_username text, wanted_unit uuid, wanted_roles text[],
  because text, first_day date, last_day date) returns uuid
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare mine uuid := administered_agency(); who uuid := coalesce(person, uuidv7()); begin
  if mine is null then raise exception 'administers nobody' using errcode = 'SM403'; end if;
  if not exists (select 1 from unit where id = wanted_unit and agency_id = mine and (closed_on is null or closed_on > app_today())) then
    raise exception 'no such unit in the agency' using errcode = 'SM004';
  end if;
  if who = current_account() then raise exception 'nobody seats herself' using errcode = 'SM403'; end if;
  if person is null then
    insert into account (id, username, name) values (who, lower(new_username), new_name);
    perform note_act('accountMade', who, null, wanted_unit, null, because);
  elsif not belongs_to(person, mine) then
    raise exception 'no such account in the agency' using errcode = 'SM004';
  end if;
  insert into seat (id, account_id, unit_id, roles, valid, why, granted_by, granted_at)
    values (new_seat, who, wanted_unit, wanted_roles, daterange(coalesce(first_day, app_today()), last_day, '[]'), because, current_account(), app_now());
  perform note_act('seatGranted', who, new_seat, wanted_unit, wanted_roles, because);
  return who;
end $$;

-- Reason: ended by the agency that gave it, from this moment on; what the person had open is emptied.
create function end_seat(wanted uuid, expected int, because text) returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare s seat; mine uuid := administered_agency(); begin
  if mine is null then raise exception 'administers nobody' using errcode = 'SM403'; end if;
  select * into s from seat where id = wanted;
  if s.id is null or not exists (select 1 from unit where id = s.unit_id and agency_id = mine) then
    raise exception 'no such seat in the agency' using errcode = 'SM004';
  end if;
  perform after_requests_of(s.account_id);
  update seat set valid = case when lower_inf(valid) or lower(valid) < app_today() then daterange(lower(valid), app_today()) else 'empty' end,
      ended_why = because, ended_by = current_account(), ended_at = app_now(), version = version + 1
    where id = wanted and version = expected and (upper_inf(valid) or upper(valid) > app_today());
  if not found then return false; end if;
  perform note_act('seatEnded', s.account_id, wanted, s.unit_id, s.roles, because);
  perform pg_notify('due', ''); -- the worker gives what she answered for to the unit's inbox
  return true;
end $$;

-- Reason: never refused to an administrator of an agency where the person sits, and it takes effect at once, everywhere.
create function lock_account(wanted uuid, because text) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare mine uuid := administered_agency(); begin
  if mine is null then raise exception 'administers nobody' using errcode = 'SM403'; end if;
  if not belongs_to(wanted, mine) then raise exception 'no such account in the agency' using errcode = 'SM004'; end if;
  perform after_requests_of(wanted);
  update account set locked_at = app_now(), locked_why = because, locked_by = current_account(), locked_by_agency = mine, version = version + 1
    where id = wanted and locked_at is null;
  if not found then return; end if; -- it is locked already: asking again changes nothing
  delete from session where account_id = wanted;
  perform note_act('accountLocked', wanted, null, null, null, because);
  perform pg_notify('due', '');
end $$;

-- Reason: opened again by the agency that locked it, no other.
create function unlock_account(wanted uuid, because text) returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare mine uuid := administered_agency(); begin
  if mine is null then raise exception 'administers nobody' using errcode = 'SM403'; end if;
  if not belongs_to(wanted, mine) then raise exception 'no such account in the agency' using errcode = 'SM004'; end if;
  if wanted = current_account() then raise exception 'nobody unlocks herself' using errcode = 'SM403'; end if;
  update account set locked_at = null, locked_why = null, locked_by = null, locked_by_agency = null, version = version + 1
    where id = wanted and locked_at is not null and locked_by_agency = mine;
  if not found then return false; end if;
  perform note_act('accountUnlocked', wanted, null, null, null, because);
  return true;
end $$;

-- Reason: the worker must know which cases nobody answers for any more, since whoever did has lost her account or her seat in that
-- unit. It then acts as that unit.
create function orphaned_cases(most int) returns table (unit_id uuid, case_id uuid, association_id uuid)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select c.owner_unit, c.case_id, c.association_id from unit_case c where c.caseworker is not null and not exists (
    select 1 from account a join seat s on s.account_id = a.id and s.unit_id = c.owner_unit and s.valid @> app_today()
    where a.id = c.caseworker and a.locked_at is null) order by c.case_id, c.owner_unit limit most $$;

-- Reason: one's own sessions, and no more of them than a person needs to know them again.
create function my_sessions() returns table (id uuid, opened_at timestamptz, seen_at timestamptz, expires_at timestamptz, agent text, method text)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select n.id, n.opened_at, n.seen_at, n.expires_at, n.agent, n.method from session n
  where n.account_id = current_account() and n.expires_at > clock_timestamp() and n.seen_at > clock_timestamp() - n.idle order by n.opened_at desc $$;
-- Reason: ends one of one's own sessions, or every one but this.
create function end_session(wanted uuid) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare ended int; begin
  delete from session where id = wanted and account_id = current_account();
  get diagnostics ended = row_count;
  return ended;
end $$;
create function end_other_sessions(kept uuid) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare ended int; begin
  delete from session where id <> kept and account_id = current_account();
  get diagnostics ended = row_count;
  return ended;
end $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace and p.proname in ('sit_down',
      'still_seated', 'agency_seats', 'grant_seat', 'end_seat', 'lock_account', 'unlock_account', 'my_sessions', 'end_session',
      'end_other_sessions', 'orphaned_cases') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
grant execute on function sit_down(uuid, uuid) to samsteg_rt;
grant execute on function still_seated(), agency_seats(uuid), grant_seat(uuid, uuid, text, text, uuid, text[], text, date, date),
  end_seat(uuid, int, text), lock_account(uuid, text), unlock_account(uuid, text), my_sessions(), end_session(uuid),
  end_other_sessions(uuid), orphaned_cases(int) to samsteg_app;
