set local role samsteg_owner;
set local search_path = samsteg;

-- Who asks. Set once per transaction by the application; empty (not null) after a commit, hence nullif.
create function current_unit() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.unit', true), '')::uuid $$;
create function current_account() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
create function current_seat() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.seat', true), '')::uuid $$;
-- The worker acts in one unit's name at a time; it only passes the walls of protected identity, nothing else.
create function is_system() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.actor', true), '') = 'system' $$;

-- What this database is for. Decided once, when it is made.
create table database_mode (
  only_row boolean primary key default true check (only_row),
  mode text not null check (mode in ('production', 'demo', 'test'))
);
-- A demo or test database may be moved in time; a production database has no offset and cannot get one.
create table clock_offset (
  only_row boolean primary key default true check (only_row),
  shift interval not null
);
create function refuse_offset_in_production() returns trigger language plpgsql set search_path = samsteg as $$ begin
  if not exists (select 1 from database_mode where mode in ('demo', 'test')) then
    raise exception 'only a demo or test database can be moved in time';
  end if;
  return new;
end $$;
create trigger no_offset_in_production before insert or update on clock_offset
  for each row execute function refuse_offset_in_production();
create function refuse_change() returns trigger language plpgsql as $$ begin
  raise exception '% is decided once', tg_table_name;
end $$;
create trigger mode_is_decided_once before update or delete on database_mode
  for each row execute function refuse_change();

alter table database_mode enable row level security; alter table database_mode force row level security;
alter table clock_offset enable row level security;  alter table clock_offset force row level security;
create policy everyone on database_mode for select using (true);
create policy owner_sets on database_mode to samsteg_owner using (true) with check (true);
create policy everyone on clock_offset for select using (true);
create policy owner_sets on clock_offset to samsteg_owner using (true) with check (true);
grant select on database_mode, clock_offset to samsteg_app, samsteg_door, samsteg_rt;

-- The one clock of the product: database and application take their time from here.
create function app_now() returns timestamptz language sql volatile set search_path = samsteg
  as $$ select clock_timestamp() + coalesce((select shift from clock_offset), interval '0') $$;
create function app_today() returns date language sql volatile set search_path = samsteg
  as $$ select (app_now() at time zone 'Europe/Stockholm')::date $$;
create function day_of(moment timestamptz) returns date language sql immutable parallel safe
  as $$ select (moment at time zone 'Europe/Stockholm')::date $$;
