set local role samsteg_owner;
set local search_path = samsteg;

-- Which (unit, case) has something new in its feed, or has come to a day on which its notices may be different. The notices' own
-- bookmark in the feed: set by the transaction that wrote there, taken away by the worker that looked.
create table notice_due (unit_id uuid not null, case_id uuid not null, due_on date not null, primary key (unit_id, case_id)) with (fillfactor = 70);
create index notice_due_on on notice_due (due_on);
-- One person is told one thing, once for each turn. Derived by the worker in the receiving unit's own name; codes, ids and days only.
-- It goes with the unit's feed when the unit's file is erased.
create table notice (
  id uuid primary key default uuidv7(), association_id uuid not null, case_id uuid not null,
  unit_id uuid not null references unit, account_id uuid not null references account,
  kind text not null check (kind ~ '^[A-Za-z]{1,40}$'), thing_id uuid not null, turn text not null check (length(turn) <= 80),
  why text not null check (why ~ '^[A-Za-z]{1,40}$'), since date not null, due_on date, near boolean not null,
  made_at timestamptz not null default app_now(), seen_at timestamptz, ended_at timestamptz,
  unique (account_id, unit_id, kind, thing_id, turn),
  foreign key (case_id, association_id) references case_file,
  foreign key (unit_id, case_id) references feed_head on delete cascade
);
create index notice_of_case on notice (unit_id, case_id) where ended_at is null;
create index notice_of_account on notice (account_id, unit_id, made_at) where ended_at is null;

do $$ declare t text; begin
  foreach t in array array['notice_due', 'notice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('create policy wall on %I as restrictive to samsteg_app using (case_id <> all((select hidden_cases())::uuid[]))', t);
    execute format('grant select, insert, update, delete on %I to samsteg_door', t);
  end loop;
end $$;
create policy worker on notice_due for all to samsteg_app
  using (unit_id = (select current_unit()) and is_system()) with check (unit_id = (select current_unit()) and is_system());
grant select, insert, update (due_on), delete on notice_due to samsteg_app;
create policy own on notice for select to samsteg_app
  using (unit_id = (select current_unit()) and (account_id = (select current_account()) or is_system()));
create policy worker on notice for insert to samsteg_app with check (unit_id = (select current_unit()) and is_system());
create policy own_change on notice for update to samsteg_app
  using (unit_id = (select current_unit()) and (account_id = (select current_account()) or is_system()));
grant select, insert, update (why, since, due_on, near, seen_at, ended_at) on notice to samsteg_app;

-- The same row is written by every writer of the case, so that a worker that is looking at the moment is followed by another look.
create function notice_is_due() returns trigger language plpgsql set search_path = samsteg as $$ begin
  insert into notice_due as n (unit_id, case_id, due_on) select distinct f.unit_id, f.case_id, app_today() from fresh f order by 1, 2
    on conflict (unit_id, case_id) do update set due_on = excluded.due_on where n.due_on > excluded.due_on;
  return null;
end $$;
create trigger notice_is_due after insert on feed referencing new table as fresh for each statement execute function notice_is_due();

-- A flag or a conflict leaves nothing in the feed, and changes who may be told.
create function notice_walls_moved() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare moved uuid := coalesce(new.case_id, old.case_id); begin
  insert into notice_due as n (unit_id, case_id, due_on) select h, f.id, app_today() from case_file f, unnest(f.holders) h where f.id = moved order by 1
    on conflict (unit_id, case_id) do update set due_on = excluded.due_on where n.due_on > excluded.due_on;
  return null;
end $$;
create trigger notice_walls_moved after insert or delete on case_protection for each row execute function notice_walls_moved();
create trigger notice_walls_moved after insert or delete on clearance_named for each row execute function notice_walls_moved();
create trigger notice_walls_moved after insert or delete on conflict_of_interest for each row execute function notice_walls_moved();
-- So does an absence: her deputy is told while she is away.
create function notice_absence() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  insert into notice_due as n (unit_id, case_id, due_on)
    select distinct w.unit_id, w.case_id, app_today() from notice w where w.unit_id = new.unit_id and w.account_id = new.account_id and w.ended_at is null
    order by 1, 2 on conflict (unit_id, case_id) do update set due_on = excluded.due_on where n.due_on > excluded.due_on;
  return null;
end $$;
create trigger notice_absence after insert on absence for each row execute function notice_absence();

-- Reason: the worker must know which (unit, case) to look at without seeing any case. It then acts as that unit.
create function due_notices(most int) returns table (unit_id uuid, case_id uuid)
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select n.unit_id, n.case_id from notice_due n
  where is_system() and n.due_on <= (select app_today()) order by n.due_on, n.case_id, n.unit_id limit most $$;

-- Reason: the worker must not tell whom a wall keeps out. The unit's own staff who may be told of one case of the unit's: seated today,
-- not locked, without conflict, cleared when the identity is protected. Answers the worker alone.
create function notice_reach(wanted uuid) returns table (account_id uuid, roles text[])
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select s.account_id, array_agg(distinct r.role) from seat s join account a on a.id = s.account_id and a.locked_at is null
    cross join unnest(s.roles) r(role)
  where is_system() and s.unit_id = current_unit() and s.valid @> app_today()
    and exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders))
    and not exists (select 1 from conflict_of_interest o where o.account_id = s.account_id and o.case_id = wanted)
    and (not exists (select 1 from case_protection p where p.case_id = wanted) or exists (
      select 1 from case_clearance c where c.case_id = wanted and c.unit_id = s.unit_id and c.account_id = s.account_id))
  group by s.account_id $$;

-- Reason: whoever was told something new hears it in her open pages; of a protected case only the cleared do.
create function tell_inbox(wanted uuid) returns void language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select pg_notify('feed', current_unit() || ':' || wanted || case when exists (
    select 1 from case_protection p where p.case_id = wanted) then ':protected' else '' end) where is_system() $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
alter function due_notices(int) owner to samsteg_door;
alter function notice_reach(uuid) owner to samsteg_door;
alter function tell_inbox(uuid) owner to samsteg_door;
alter function notice_walls_moved() owner to samsteg_door;
alter function notice_absence() owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
revoke all on function due_notices(int), notice_reach(uuid), tell_inbox(uuid), notice_walls_moved(), notice_absence() from public;
grant execute on function due_notices(int), notice_reach(uuid), tell_inbox(uuid) to samsteg_app;
