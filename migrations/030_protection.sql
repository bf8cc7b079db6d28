set local role samsteg_owner;
set local search_path = samsteg;

-- Who may see a protected case: in each unit those it has named among its staff with the role protectedClearance; until it has
-- named any, all of them. A unit without such staff sees nothing. Read by doors only, as it was when it was a table.
alter table case_clearance rename to clearance_named;
create view case_clearance as
  select p.case_id, s.unit_id, s.account_id
  from case_protection p
    join seat s on 'protectedClearance' = any(s.roles) and s.valid @> (select app_today())
    join account a on a.id = s.account_id and a.locked_at is null
  where exists (select 1 from clearance_named n where n.case_id = p.case_id and n.unit_id = s.unit_id and n.account_id = s.account_id)
     or not exists (select 1 from clearance_named n where n.case_id = p.case_id and n.unit_id = s.unit_id);
grant delete on clearance_named, case_protection, conflict_of_interest to samsteg_door;
grant update (level) on case_protection to samsteg_door;

-- What was done about the protection of a case: appended by doors, read by the small group of the unit that did it.
create table protection_trace (
  id uuid primary key default uuidv7(), case_id uuid not null,
  unit_id uuid not null references unit, account_id uuid not null references account,
  act text not null check (act in ('protected', 'levelChanged', 'unprotected', 'cleared', 'uncleared')),
  level text, about uuid references account, -- the colleague who was named, or is no longer
  reason text not null check (reason ~ '^[A-Za-z]{1,40}$'), at timestamptz not null default app_now()
);
create index protection_trace_of_case on protection_trace (case_id, at);
-- Who is not to handle a case, and who said so. Why is never told: the codes say only how it became known.
create table conflict_trace (
  id uuid primary key default uuidv7(), case_id uuid not null,
  unit_id uuid not null references unit, account_id uuid not null references account,
  act text not null check (act in ('declared', 'set', 'ended')), by_account uuid not null references account,
  reason text not null check (reason ~ '^[A-Za-z]{1,40}$'), at timestamptz not null default app_now()
);
create index conflict_trace_of_unit on conflict_trace (unit_id, case_id, account_id, at);
do $$ declare t text; begin
  foreach t in array array['protection_trace', 'conflict_trace'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('create policy wall on %I as restrictive to samsteg_app using (case_id <> all((select hidden_cases())::uuid[]))', t);
    execute format('grant select, insert on %I to samsteg_door', t);
    execute format('grant select on %I to samsteg_app', t);
  end loop;
end $$;
create policy own_unit on protection_trace for select to samsteg_app using (unit_id = (select current_unit()));
create policy managers on conflict_trace for select to samsteg_app using (
  unit_id = (select current_unit()) and 'manager' = any(string_to_array(current_setting('app.roles', true), ',')));

-- The seat one sits in, as the database knows it and not as the caller says: asked by doors that ask for a role.
create function seat_has(wanted_role text) returns boolean language sql stable security definer set search_path = samsteg, pg_temp as $$
  select exists (select 1 from seat s where s.id = current_seat() and s.account_id = current_account() and s.unit_id = current_unit()
    and wanted_role = any(s.roles) and s.valid @> app_today()) $$;

-- Reason: any holder may raise the flag, without having opened the case, and it applies to all at once.
drop function protect_case(uuid, text, uuid[]);
create function protect_case(wanted uuid, wanted_level text, cleared uuid[], why text default 'register') returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare known text; begin
  if not exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders)) or wanted = any(hidden_cases()) then
    raise exception 'no such case' using errcode = 'SM004';
  end if;
  perform lock_case(wanted);
  select p.level into known from case_protection p where p.case_id = wanted;
  if known = wanted_level then return; end if;
  insert into case_protection values (wanted, wanted_level, current_unit(), app_now())
    on conflict (case_id) do update set level = excluded.level;
  insert into clearance_named (case_id, unit_id, account_id)
    select distinct wanted, s.unit_id, s.account_id from seat s
    where s.unit_id = current_unit() and s.account_id = any(cleared) and 'protectedClearance' = any(s.roles) and s.valid @> app_today()
    on conflict do nothing;
  insert into protection_trace (case_id, unit_id, account_id, act, level, reason)
    values (wanted, current_unit(), current_account(), case when known is null then 'protected' else 'levelChanged' end, wanted_level, why);
  perform tell_holders(wanted);
end $$;

-- Open pages and lists of everybody who holds the case are emptied or read again now, not at the next poll.
create function tell_holders(of_case uuid) returns void language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select pg_notify('feed', holder || ':' || of_case) from case_file f, unnest(f.holders) holder where f.id = of_case $$;

-- Reason: the flag is taken away by the small group of the unit that raised it; of any other when that unit is closed.
create function unprotect_case(wanted uuid, why text) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare p case_protection; begin
  perform lock_case(wanted);
  select * into p from case_protection where case_id = wanted;
  if p.case_id is null or wanted = any(hidden_cases())
     or not exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders)) then
    raise exception 'no such case' using errcode = 'SM004';
  end if;
  if p.set_by_unit <> current_unit() and exists (
      select 1 from unit u where u.id = p.set_by_unit and (u.closed_on is null or u.closed_on > app_today())) then
    raise exception 'another unit raised it' using errcode = 'SM018';
  end if;
  insert into protection_trace (case_id, unit_id, account_id, act, level, reason)
    values (wanted, current_unit(), current_account(), 'unprotected', p.level, why);
  delete from clearance_named where case_id = wanted;
  delete from case_protection where case_id = wanted;
  perform tell_holders(wanted);
end $$;

-- Reason: the small group names its own unit's; whoever is named must have the role, and somebody must always remain.
create function set_clearance(wanted uuid, added uuid[], removed uuid[], why text) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare one uuid; begin
  perform lock_case(wanted);
  if not exists (select 1 from case_protection p where p.case_id = wanted) or wanted = any(hidden_cases())
     or not exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders)) then
    raise exception 'no such case' using errcode = 'SM004';
  end if;
  -- those who had it by their role alone are named now, so that naming one does not take it from the others
  insert into clearance_named (case_id, unit_id, account_id)
    select wanted, c.unit_id, c.account_id from case_clearance c where c.case_id = wanted and c.unit_id = current_unit() on conflict do nothing;
  foreach one in array added loop
    insert into clearance_named (case_id, unit_id, account_id)
      select distinct wanted, s.unit_id, s.account_id from seat s where s.unit_id = current_unit() and s.account_id = one
        and 'protectedClearance' = any(s.roles) and s.valid @> app_today() on conflict do nothing;
    if found then
      insert into protection_trace (case_id, unit_id, account_id, act, about, reason)
        values (wanted, current_unit(), current_account(), 'cleared', one, why);
    elsif not exists (select 1 from case_clearance c where c.case_id = wanted and c.unit_id = current_unit() and c.account_id = one) then
      raise exception 'not among the unit''s cleared staff' using errcode = 'SM019';
    end if;
  end loop;
  foreach one in array removed loop
    delete from clearance_named where case_id = wanted and unit_id = current_unit() and account_id = one;
    if found then
      insert into protection_trace (case_id, unit_id, account_id, act, about, reason)
        values (wanted, current_unit(), current_account(), 'uncleared', one, why);
    end if;
  end loop;
  if not exists (select 1 from clearance_named n join case_clearance c using (case_id, unit_id, account_id)
      where n.case_id = wanted and n.unit_id = current_unit()) then
    raise exception 'somebody must remain who may see it' using errcode = 'SM019';
  end if;
  perform pg_notify('feed', current_unit() || ':' || wanted);
end $$;

-- Reason: the small group must see that the case is protected, and who else of its unit may see it. Null for everybody else.
create function protection_of(wanted uuid) returns json language sql stable security definer set search_path = samsteg, pg_temp as $$
  select json_build_object('level', p.level, 'since', day_of(p.set_at), 'raisedByUs', p.set_by_unit = current_unit(),
    'group', coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.name, a.id) from account a
      where a.id in (select c.account_id from case_clearance c where c.case_id = wanted and c.unit_id = current_unit())), '[]'))
  from case_protection p where p.case_id = wanted and wanted <> all(hidden_cases())
    and exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders)) $$;

-- Reason: a unit that holds a protected case but has nobody cleared must be able to notice it: its manager learns how many, never which.
create function clearance_wanted() returns int language sql stable security definer set search_path = samsteg, pg_temp as $$
  select count(*)::int from case_protection p join case_file f on f.id = p.case_id and current_unit() = any(f.holders)
  where seat_has('manager') and not exists (
    select 1 from case_clearance c where c.case_id = p.case_id and c.unit_id = current_unit()) $$;

-- Reason: declared by the user herself, of a case she has not opened too; takes effect on her next statement and empties her pages.
create or replace function declare_conflict(wanted uuid) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  if wanted = any(hidden_cases()) then return; end if;
  insert into conflict_of_interest select current_account(), f.id, app_now() from case_file f
    where f.id = wanted and current_unit() = any(f.holders) on conflict do nothing;
  if not found then return; end if;
  insert into conflict_trace (case_id, unit_id, account_id, act, by_account, reason)
    values (wanted, current_unit(), current_account(), 'declared', current_account(), 'own');
  perform tell_units_of(current_account(), wanted);
end $$;
create function tell_units_of(whom uuid, of_case uuid) returns void language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select pg_notify('feed', s.unit_id || ':' || of_case) from seat s where s.account_id = whom $$;

-- Reason: a manager keeps somebody of her unit away from a case. Answers nothing where she sees no such case or colleague.
create function set_conflict(wanted uuid, whom uuid, why text) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  if not seat_has('manager') or wanted = any(hidden_cases())
     or not exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders))
     or not exists (select 1 from seat s where s.account_id = whom and s.unit_id = current_unit() and s.valid @> app_today()) then
    raise exception 'no such case or colleague' using errcode = 'SM004';
  end if;
  insert into conflict_of_interest values (whom, wanted, app_now()) on conflict do nothing;
  if not found then return; end if;
  insert into conflict_trace (case_id, unit_id, account_id, act, by_account, reason)
    values (wanted, current_unit(), whom, 'set', current_account(), why);
  perform tell_units_of(whom, wanted);
end $$;

-- Reason: only a manager lets somebody back, never herself.
create function end_conflict(wanted uuid, whom uuid, why text) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  if not seat_has('manager') or wanted = any(hidden_cases()) or whom = current_account()
     or not exists (select 1 from conflict_trace t where t.case_id = wanted and t.account_id = whom and t.unit_id = current_unit()) then
    raise exception 'no such conflict' using errcode = 'SM004';
  end if;
  delete from conflict_of_interest where account_id = whom and case_id = wanted;
  if not found then raise exception 'no such conflict' using errcode = 'SM004'; end if;
  insert into conflict_trace (case_id, unit_id, account_id, act, by_account, reason)
    values (wanted, current_unit(), whom, 'ended', current_account(), why);
  perform tell_units_of(whom, wanted);
end $$;

-- The doors that took a case's id without asking whether the account may see it.
create or replace function mark_opened(for_case uuid) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  update delivery set opened_on = app_today() where to_unit = current_unit() and case_id = for_case and opened_on is null
    and for_case <> all(hidden_cases()) $$;
create or replace function covering_edge(for_case uuid, giver uuid, receiver uuid, wanted_category text) returns uuid
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select e.id from consent_edge e
  where e.case_id = for_case and e.from_unit = giver and e.to_unit = receiver and wanted_category = any(e.categories)
    and e.confirmed_at is not null and e.revoked_at is null and e.during @> app_today() and for_case <> all(hidden_cases())
  order by upper(e.during) desc, e.id limit 1 $$;
create or replace function due_wakes(most int) returns table (unit_id uuid, case_id uuid, association_id uuid)
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select w.unit_id, w.case_id, w.association_id from wake w
  where is_system() and w.wake_on <= (select app_today()) order by w.wake_on, w.case_id, w.unit_id limit most $$;

-- What happens in a protected case is called out to the cleared only: a ring without a visible reason is a reason.
create or replace function feed_append(for_unit uuid, for_case uuid, record_kind text, record_id uuid, record_version int) returns bigint
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare place bigint; begin
  insert into feed_head as h (unit_id, case_id, no) values (for_unit, for_case, 1)
    on conflict (unit_id, case_id) do update set no = h.no + 1 returning h.no into place;
  insert into feed (unit_id, case_id, no, kind, id, version, at)
    values (for_unit, for_case, place, record_kind, record_id, record_version, app_now());
  perform pg_notify('feed', for_unit || ':' || for_case || case when exists (
    select 1 from case_protection p where p.case_id = for_case) then ':protected' else '' end);
  return place;
end $$;

-- A locked account, a lost seat, a closed unit, an ended session: those it concerns are looked at again at once.
create function rights_changed() returns trigger language plpgsql set search_path = samsteg as $$ begin
  perform pg_notify('rights', case tg_table_name when 'unit' then 'unit:' || old.id when 'account' then 'account:' || old.id
    else 'account:' || (to_jsonb(old) ->> 'account_id') end);
  return null;
end $$;
create trigger rights_changed after update of locked_at on account for each row
  when (old.locked_at is distinct from new.locked_at) execute function rights_changed();
create trigger rights_changed after update or delete on seat for each row execute function rights_changed();
create trigger rights_changed after update of closed_on on unit for each row
  when (old.closed_on is distinct from new.closed_on) execute function rights_changed();
create trigger rights_changed after delete on session for each row execute function rights_changed();

grant create on schema samsteg to samsteg_door;
alter view case_clearance owner to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace and p.proname in (
      'seat_has', 'protect_case', 'tell_holders', 'unprotect_case', 'set_clearance', 'protection_of', 'clearance_wanted', 'tell_units_of',
      'set_conflict', 'end_conflict') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
grant execute on function protect_case(uuid, text, uuid[], text), unprotect_case(uuid, text), set_clearance(uuid, uuid[], uuid[], text),
  protection_of(uuid), clearance_wanted(), set_conflict(uuid, uuid, text), end_conflict(uuid, uuid, text) to samsteg_app;
