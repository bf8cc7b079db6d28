set local role samsteg_owner;
set local search_path = samsteg;

create table association (id uuid primary key, code text not null unique, name text not null);
create table agency (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('kommun', 'region', 'fk', 'af', 'provider', 'association'))
);
-- A unit (verksamhetsgren) is the unit of confidentiality. It may serve several associations.
create table unit (
  id uuid primary key,
  code text not null unique,
  agency_id uuid not null references agency,
  name text not null,
  kind text not null,
  secrecy text not null,
  municipality text,
  closed_on date
);
create table unit_association (
  unit_id uuid not null references unit,
  association_id uuid not null references association,
  primary key (unit_id, association_id)
);
create table programme (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  association_id uuid not null references association,
  name text not null,
  neutral_label text,
  health_revealing boolean not null default false,
  kind text not null,
  unit_of_work text,
  owner_name text,
  owner_kind text,
  parent_id text references programme deferrable initially deferred,
  operating_unit uuid references unit,
  open_from date,
  open_to date,
  places int check (places >= 0),
  planned_weeks int check (planned_weeks > 0),
  intervention_kind text,
  status text not null,
  municipalities text[] not null default '{}',
  config jsonb not null default '{}',
  check (open_to is null or open_from is null or open_to >= open_from)
);
create table account (
  id uuid primary key,
  username text not null unique check (username = lower(username)),
  name text not null,
  password_hash text,
  locked_at timestamptz
);
create table seat (
  id uuid primary key,
  account_id uuid not null references account,
  unit_id uuid not null references unit,
  roles text[] not null check (cardinality(roles) > 0),
  valid daterange not null default '[,)'
);
create index seat_of_account on seat (account_id);
create index seat_of_unit on seat (unit_id);
-- Someone is away and a deputy covers; why is never asked.
create table absence (
  id uuid primary key,
  unit_id uuid not null references unit,
  account_id uuid not null references account,
  deputy_id uuid not null references account,
  during daterange not null check (not isempty(during)),
  check (account_id <> deputy_id)
);
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  opened_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index session_expiry on session (expires_at);
-- Tries to sign in, counted per hashed account name and per hashed address.
create table login_try (key bytea not null, at timestamptz not null default clock_timestamp());
create index login_try_recent on login_try (key, at);

do $$ declare t text; begin
  foreach t in array array['association', 'agency', 'unit', 'unit_association', 'programme', 'account', 'seat', 'absence',
                           'session', 'login_try'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  -- The directory is public among those who are signed in: names of agencies, units and programmes, never people.
  foreach t in array array['association', 'agency', 'unit', 'unit_association', 'programme'] loop
    execute format('create policy everyone on %I for select to samsteg_app, samsteg_door using (true)', t);
    execute format('grant select on %I to samsteg_app, samsteg_door', t);
  end loop;
  foreach t in array array['account', 'seat', 'absence', 'session', 'login_try'] loop
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
  end loop;
end $$;
grant select on account, seat, absence to samsteg_door;
grant select, insert, update, delete on session to samsteg_door;
grant select, insert, delete on login_try to samsteg_door;

-- Colleagues are seen inside one's own unit only. Password hashes are granted to nobody.
create policy own_unit on seat for select to samsteg_app using (unit_id = (select current_unit()));
create policy colleagues on account for select to samsteg_app using (
  id = (select current_account()) or exists (select 1 from seat s where s.account_id = account.id));
create policy own_unit on absence for select to samsteg_app using (unit_id = (select current_unit()));
create policy own_unit_registers on absence for insert to samsteg_app with check (unit_id = (select current_unit()));
grant select (id, username, name, locked_at) on account to samsteg_app;
grant select on seat to samsteg_app;
grant select, insert on absence to samsteg_app;
