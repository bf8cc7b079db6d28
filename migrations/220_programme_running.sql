set local role samsteg_owner;
set local search_path = samsteg;

-- How a programme is run, as its operating unit has decided it: open or not and why, when groups start, how many places there are. Nothing
-- here is about anybody; everybody who is signed in reads it, the operating unit alone writes it.
create table programme_period (
  id uuid primary key, programme_id text not null references programme, owner_unit uuid not null references unit,
  version int not null check (version > 0),
  status text not null check (status in ('planned', 'open', 'intakeStopped', 'closing', 'closed')),
  from_on date not null default app_today(), until_on date, reason text check (reason ~ '^[A-Za-z]{1,40}$'),
  check ((status in ('intakeStopped', 'closing')) = (reason is not null)),
  check (status <> 'closing' or until_on is not null), check (until_on is null or until_on >= from_on),
  unique (programme_id, version)
);
create table programme_start (
  id uuid primary key, programme_id text not null references programme, owner_unit uuid not null references unit,
  version int not null default 1, name text not null check (length(btrim(name)) between 2 and 80 and names_no_number(name)),
  starts_on date not null, ends_on date not null, places int not null check (places between 1 and 100),
  place text check (length(place) between 1 and 120 and names_no_number(place)),
  status text not null default 'planned' check (status in ('planned', 'calledOff')), reason text check (reason ~ '^[A-Za-z]{1,40}$'),
  check (ends_on between starts_on + 1 and starts_on + 730), check ((status = 'calledOff') = (reason is not null))
);
create index programme_start_of_programme on programme_start (programme_id, starts_on);
-- The latest row holds. Bound to the staff when it says how many each can take; more than there are places, with an end.
create table programme_capacity (
  id uuid primary key, programme_id text not null references programme, owner_unit uuid not null references unit,
  version int not null check (version > 0), from_on date not null default app_today(),
  places int check (places between 0 and 1000), workers int check (workers between 0 and 100), per_worker int check (per_worker between 1 and 100),
  extra int not null default 0 check (extra between 0 and 100), extra_until date, extra_reason text check (extra_reason ~ '^[A-Za-z]{1,40}$'),
  check ((workers is null) = (per_worker is null)), check ((extra > 0) = (extra_until is not null)), check ((extra > 0) = (extra_reason is not null)),
  unique (programme_id, version)
);

do $$ declare t text; begin
  foreach t in array array['programme_period', 'programme_start', 'programme_capacity'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy everyone on %I for select to samsteg_app, samsteg_door using (true)', t);
    execute format('create policy operator_writes on %I for insert to samsteg_app with check (owner_unit = (select current_unit()))', t);
    execute format('grant select on %I to samsteg_app, samsteg_door', t);
  end loop;
end $$;
create policy operator_changes on programme_start for update to samsteg_app using (owner_unit = (select current_unit()));
grant update (version, status, reason) on programme_start to samsteg_app;

-- What a programme is in on a day: the last the unit decided, else what the catalogue says. A stop with an end is over by itself.
create function programme_state(wanted text, today date) returns text language sql stable set search_path = samsteg as $$
  select coalesce((select case when q.status = 'intakeStopped' and q.until_on < today then 'open' else q.status end
      from programme_period q where q.programme_id = p.id order by q.version desc limit 1),
    case p.status when 'active' then 'open' when 'planned' then 'planned' when 'ended' then 'closed' when 'closing' then 'closing' else 'intakeStopped' end)
  from programme p where p.id = wanted $$;

-- How many there is room for on a day: what the programme has, no more than its staff can take, and what is added until a day. Null: as many as come.
create function programme_places(wanted text, today date) returns int language sql stable set search_path = samsteg as $$
  select case when c.id is null then p.places
      else least(c.places, c.workers * c.per_worker) + case when c.extra_until >= today then c.extra else 0 end end
  from programme p left join lateral (select q.* from programme_capacity q where q.programme_id = p.id order by q.version desc limit 1) c on true
  where p.id = wanted $$;
grant execute on function programme_state(text, date), programme_places(text, date) to samsteg_app, samsteg_door;

-- Reason: who takes part stands behind walls that keep somebody from some rows, and a programme is closed for all of them or for none.
create function programme_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare before text; begin
  perform pg_advisory_xact_lock(hashtextextended('programme ' || new.programme_id, 220));
  if not exists (select 1 from programme p where p.id = new.programme_id and p.operating_unit = new.owner_unit) then
    raise exception 'not the operating unit' using errcode = 'SM004';
  end if;
  if tg_table_name = 'programme_start' then return new; end if;
  if tg_table_name = 'programme_capacity' then
    if new.version <> 1 + coalesce((select max(c.version) from programme_capacity c where c.programme_id = new.programme_id), 0) then
      raise exception 'another has been there' using errcode = 'SM001';
    end if;
    return new;
  end if;
  before := programme_state(new.programme_id, app_today());
  if new.version <> 1 + coalesce((select max(q.version) from programme_period q where q.programme_id = new.programme_id), 0)
     or not exists (select 1 from process_move m where m.process = 'programme' and m.from_status = before and m.to_status = new.status) then
    raise exception 'no such move: % to %', before, new.status using errcode = 'SM001';
  end if;
  if new.status = 'closed' and programme_left(new.programme_id) > 0 then
    raise exception 'somebody is left without a next step' using errcode = 'SM001';
  end if;
  return new;
end $$;
-- Whoever is left when a programme closes: takes part or is to, and who has asked and has no answer.
create function programme_left(wanted text) returns int language sql stable set search_path = samsteg as $$
  select ((select count(*) from intervention i join programme p on p.id = i.programme_id
      where i.programme_id = wanted and i.owner_unit = p.operating_unit and i.status <> 'ended')
    + (select count(*) from referral r where r.programme_id = wanted and r.status in ('sent', 'received', 'infoRequested', 'accepted', 'waitlisted', 'planned')))::int $$;
grant execute on function programme_left(text) to samsteg_app, samsteg_door;
create trigger by_the_table before insert on programme_period for each row execute function programme_moves_by_the_table();
create trigger by_the_table before insert on programme_start for each row execute function programme_moves_by_the_table();
create trigger by_the_table before insert on programme_capacity for each row execute function programme_moves_by_the_table();

-- Phases in order, as the programme names them; the aftercare is number 0. Which group somebody began with.
alter table intervention_period drop constraint intervention_period_kind_check,
  add constraint intervention_period_kind_check check (kind in ('extent', 'extension', 'pause', 'phase')),
  add column phase_no int check (phase_no between 0 and 50), add constraint phase_has_a_number check ((kind = 'phase') = (phase_no is not null));

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
revoke all on function programme_moves_by_the_table() from public;
alter function programme_moves_by_the_table() owner to samsteg_door;
-- Reason: whoever looks for a place is told where there is one, without being told who or how many take part. Of a programme with fewer than five
-- places it is not told: full would be a number of few.
create function full_programmes() returns setof text
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select p.id from programme p where p.operating_unit is not null and programme_places(p.id, app_today()) >= 5
    and programme_places(p.id, app_today()) <= (select count(*) from intervention i where i.programme_id = p.id and i.owner_unit = p.operating_unit and i.status = 'active')
      + (select count(*) from referral r where r.programme_id = p.id and r.status = 'planned') $$;
revoke all on function full_programmes() from public;
alter function full_programmes() owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
grant execute on function full_programmes() to samsteg_app;
