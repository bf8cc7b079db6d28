set local role samsteg_owner;
set local search_path = samsteg;

-- Codes generated from the tables in libs/domain at every start (see code tables in the platform): rules the database checks too.
create table process_move (
  process text not null, from_status text not null, action text not null, to_status text not null, party text not null,
  primary key (process, from_status, action)
);
-- Whose next step a state is: sender, receiver, giver, …; null when nobody waits for anybody.
create table process_status (process text not null, status text not null, next_step text, terminal boolean not null, primary key (process, status));
create table delivery_ground (
  code text primary key, basis text not null check (basis in ('edge', 'correspondence', 'assessment', 'unusable')),
  closed_from text[] not null, closed_to text[] not null -- secrecy areas it is never open from, and to
);
-- Which kinds of events are base facts that a sharing decision may let flow.
create table event_type (type text primary key, shared boolean not null);
-- Which table a kind of record lives in: the closed list deliver() works on.
create table record_kind (kind text primary key, table_name name not null unique, deliverable boolean not null default false);

-- Protected identity and conflict of interest: read by one door only.
create table case_protection (case_id uuid primary key, level text not null check (level in ('sekretessmarkering', 'skyddadFolkbokforing')),
  set_by_unit uuid not null references unit, set_at timestamptz not null);
create table case_clearance (case_id uuid not null, unit_id uuid not null references unit, account_id uuid not null references account,
  primary key (case_id, account_id));
create table conflict_of_interest (account_id uuid not null references account, case_id uuid not null, declared_at timestamptz not null,
  primary key (account_id, case_id));

do $$ declare t text; begin
  foreach t in array array['process_move', 'process_status', 'delivery_ground', 'event_type', 'record_kind', 'case_protection', 'case_clearance', 'conflict_of_interest'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('grant select on %I to samsteg_door', t);
  end loop;
  foreach t in array array['process_move', 'process_status', 'delivery_ground', 'event_type'] loop
    execute format('create policy owner_keeps on %I to samsteg_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy everyone on process_status for select to samsteg_app using (true);
grant select on process_status to samsteg_app;
create policy owner_keeps on record_kind to samsteg_owner using (true) with check (true);
grant insert on case_protection, case_clearance, conflict_of_interest to samsteg_door;

-- The cases this account may not see, whatever its unit holds. Never null: "<> all(null)" would let everything through.
create function hidden_cases() returns uuid[] language sql stable security definer set search_path = samsteg, pg_temp as $$
  select coalesce(array_agg(hidden.case_id), '{}') from (
    select p.case_id from case_protection p
      where not is_system() and not exists (
        select 1 from case_clearance c where c.case_id = p.case_id and c.account_id = current_account() and c.unit_id = current_unit())
    union all
    select o.case_id from conflict_of_interest o where o.account_id = current_account()
  ) hidden
$$;

-- One at a time per case: writing, delivering and revoking all take this first. Needs no sight of the case.
create function lock_case(wanted uuid) returns void language sql volatile
  as $$ select pg_advisory_xact_lock(hashtextextended(wanted::text, 7461)) $$;

-- The feed: gapless numbers per (unit, case) for every holder, the owner included. Sockets read it; it is not evidence.
create table feed_head (unit_id uuid not null, case_id uuid not null, no bigint not null, primary key (unit_id, case_id)) with (fillfactor = 70);
create table feed (
  unit_id uuid not null, case_id uuid not null, no bigint not null,
  kind text not null, id uuid not null, version int not null, at timestamptz not null,
  primary key (unit_id, case_id, no)
);
create index feed_of_record on feed (id, unit_id);
-- The evidence: one row for each record handed from one unit to another.
create table delivery (
  id uuid primary key, act_id uuid not null, association_id uuid not null, case_id uuid not null,
  record_kind text not null, record_id uuid not null, category text not null,
  from_unit uuid not null references unit, to_unit uuid not null references unit,
  arrived_at timestamptz not null, arrived_on date not null,
  ground text not null, edge_id uuid, assessment text, decided_by uuid, opened_on date,
  unique (record_id, to_unit)
);
create index delivery_in on delivery (to_unit, case_id);
create index delivery_out on delivery (from_unit, case_id);
create index delivery_unopened on delivery (to_unit, case_id) where opened_on is null;
-- Which (unit, case) must be looked at, and on which day. Held by nobody: two doors read and move it.
create table wake (
  unit_id uuid not null, case_id uuid not null, association_id uuid not null, wake_on date not null,
  primary key (unit_id, case_id)
) with (fillfactor = 70);
create index wake_due on wake (wake_on);

do $$ declare t text; begin
  foreach t in array array['feed_head', 'feed', 'delivery', 'wake'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('create policy wall on %I as restrictive to samsteg_app using (case_id <> all((select hidden_cases())::uuid[]))', t);
  end loop;
end $$;
grant select, insert, update, delete on wake to samsteg_door;
grant select, insert, update on feed_head to samsteg_door;
grant select, insert on feed to samsteg_door;
grant select, insert, update (opened_on) on delivery to samsteg_door;
create policy own_unit on feed for select to samsteg_app using (unit_id = (select current_unit()));
create policy parties on delivery for select to samsteg_app
  using (from_unit = (select current_unit()) or to_unit = (select current_unit()));
create policy own_unit on wake for all to samsteg_app
  using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
grant select on feed, delivery to samsteg_app;
grant select, insert, update (wake_on), delete on wake to samsteg_app;

-- Written by triggers and doors only, under the case lock, so that numbers are gapless and visible in order.
create function feed_append(for_unit uuid, for_case uuid, record_kind text, record_id uuid, record_version int) returns bigint
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare place bigint; begin
  insert into feed_head as h (unit_id, case_id, no) values (for_unit, for_case, 1)
    on conflict (unit_id, case_id) do update set no = h.no + 1 returning h.no into place;
  insert into feed (unit_id, case_id, no, kind, id, version, at)
    values (for_unit, for_case, place, record_kind, record_id, record_version, app_now());
  perform pg_notify('feed', for_unit || ':' || for_case);
  return place;
end $$;

-- Birth: a record enters the feed of the unit that wrote it.
create function record_is_born() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  perform lock_case(new.case_id);
  perform feed_append(new.owner_unit, new.case_id, tg_argv[0], new.id, new.version);
  return null;
end $$;
-- Change: everyone who holds the row hears of it.
create function record_has_changed() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare holder uuid; begin
  if new.version is distinct from old.version then
    for holder in select unnest(new.holders) order by 1 loop
      perform feed_append(holder, new.case_id, tg_argv[0], new.id, new.version);
    end loop;
  end if;
  return null;
end $$;

-- Every table with rows about a person gets the same walls, from here and nowhere else.
create procedure protect_record(kind text, record_table name, shared_state boolean default false)
language plpgsql as $$ begin
  insert into samsteg.record_kind (kind, table_name) values (kind, record_table);
  execute format('alter table samsteg.%I enable row level security', record_table);
  execute format('alter table samsteg.%I force row level security', record_table);
  execute format('create policy holders on samsteg.%I for select to samsteg_app using ((select samsteg.current_unit()) = any(holders))', record_table);
  execute format('create policy birth on samsteg.%I for insert to samsteg_app
    with check (owner_unit = (select samsteg.current_unit()) and holders = array[(select samsteg.current_unit())])', record_table);
  execute format('create policy %I on samsteg.%I for update to samsteg_app using (%s)',
    case when shared_state then 'parties_move' else 'owner_changes' end, record_table,
    case when shared_state then '(select samsteg.current_unit()) = any(holders)' else 'owner_unit = (select samsteg.current_unit())' end);
  execute format('create policy wall on samsteg.%I as restrictive to samsteg_app
    using (case_id <> all((select samsteg.hidden_cases())::uuid[]))', record_table);
  execute format('create policy door on samsteg.%I to samsteg_door using (true) with check (true)', record_table);
  execute format('grant select, insert on samsteg.%I to samsteg_app', record_table);
  execute format('grant select, insert, update (holders) on samsteg.%I to samsteg_door', record_table);
  execute format('create trigger born after insert on samsteg.%I for each row execute function samsteg.record_is_born(%L)', record_table, kind);
  execute format('create trigger changed after update on samsteg.%I for each row execute function samsteg.record_has_changed(%L)', record_table, kind);
end $$;
