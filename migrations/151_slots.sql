set local role samsteg_owner;
set local search_path = samsteg;

-- Bokningsbara tider: a unit lays out a series (rehabforum, beredning), others book a place in it. A series, its days and its bookings say
-- nothing of anybody; whom a place is for is a record of the unit that booked, handed to the unit that keeps the slots by its own ground.
create table slot_series (
  id uuid primary key, association_id uuid not null references association, owner_unit uuid not null references unit,
  holders uuid[] not null default '{}', version int not null default 1,
  kind text not null check (kind in ('rehabForum', 'preparation', 'consultation', 'mapping', 'threeParty')),
  name text not null check (length(btrim(name)) between 3 and 120 and names_no_number(name)),
  body_id uuid references body, -- only its units may book; every unit of the association when null
  first_on date not null, last_on date not null, every_weeks int not null check (every_weeks between 1 and 8),
  starts_at time not null, minutes int not null check (minutes between 10 and 480), places int not null check (places between 1 and 30),
  place text check (length(place) <= 200), opened_on date not null default app_today(), ended_on date,
  check (last_on between first_on and first_on + 400)
);
create index slot_series_of_association on slot_series (association_id);
create table slot (
  id uuid primary key, series_id uuid not null references slot_series, owner_unit uuid not null references unit,
  holders uuid[] not null default '{}', version int not null default 1,
  slot_on date not null, starts_at time not null, minutes int not null, places int not null,
  taken int not null default 0 check (taken between 0 and places), -- counted by the bookings' trigger, under the row's lock
  status text not null check (status in ('open', 'closed')), reason text check (reason ~ '^[A-Za-z]{1,40}$'),
  check ((status = 'closed') = (reason is not null)), unique (series_id, slot_on)
);
create index slot_by_day on slot (slot_on);
create table slot_booking (
  id uuid primary key, slot_id uuid not null references slot, owner_unit uuid not null references unit, host_unit uuid not null references unit,
  holders uuid[] not null default '{}', version int not null default 1, status text not null check (status in ('booked', 'unbooked', 'used', 'missed')),
  reason text check (reason ~ '^[A-Za-z]{1,40}$'), since date not null default app_today(),
  check (status <> 'unbooked' or reason is not null)
);
create index slot_booking_of_slot on slot_booking (slot_id);
create index slot_booking_of_unit on slot_booking (owner_unit, since);

create function slot_series_is_born() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if not exists (select 1 from unit_association x join unit u on u.id = x.unit_id and u.kind <> 'association' and u.secrecy <> 'none'
      where x.unit_id = new.owner_unit and x.association_id = new.association_id)
     or new.body_id is not null and not exists (select 1 from body b where b.id = new.body_id and b.association_id = new.association_id
      and b.ended_on is null and b.handles_people and new.owner_unit = any(body_insiders(b.id))) then
    raise exception 'a series of an association the unit serves' using errcode = 'SM004';
  end if;
  new.version := 1;
  new.holders := case when new.body_id is not null then body_insiders(new.body_id) else array(select x.unit_id from unit_association x
    join unit u on u.id = x.unit_id and u.kind <> 'association' and u.secrecy <> 'none' where x.association_id = new.association_id order by 1) end;
  return new;
end $$;
create trigger born before insert on slot_series for each row execute function slot_series_is_born();

create function slot_is_of_its_series() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'open' or not exists (select 1 from slot_series s where s.id = new.series_id and s.owner_unit = new.owner_unit and s.ended_on is null) then
      raise exception 'no such series' using errcode = 'SM004';
    end if;
    new.taken := 0;
    select s.holders into new.holders from slot_series s where s.id = new.series_id;
  elsif old.status = 'closed' or new.version <> old.version + 1 then
    raise exception 'a closed slot stays closed' using errcode = 'SM001';
  end if;
  return new;
end $$;
create trigger by_the_series before insert or update of status, version, reason on slot for each row execute function slot_is_of_its_series();

-- One place each, by a unit that may, as long as there is one; every change is a move of the table, by the party that may make it.
create function booking_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare of_slot slot; begin
  if tg_op = 'INSERT' then
    select * into of_slot from slot s where s.id = new.slot_id for update;
    if of_slot.id is null or not exists (select 1 from slot_series r
        where r.id = of_slot.series_id and new.owner_unit = any(r.holders)) then
      raise exception 'no such slot' using errcode = 'SM004';
    end if;
    if new.status <> 'booked' or of_slot.status <> 'open' or of_slot.slot_on < app_today() or of_slot.taken >= of_slot.places then
      raise exception 'no free place' using errcode = 'SM001';
    end if;
    new.host_unit := of_slot.owner_unit;
    new.holders := array[new.owner_unit, new.host_unit];
    update slot set taken = taken + 1 where id = of_slot.id;
    return new;
  end if;
  select * into of_slot from slot s where s.id = old.slot_id for update;
  if new.version <> old.version + 1 or not exists (select 1 from process_move m where m.process = 'booking' and m.from_status = old.status
      and m.to_status = new.status and (m.party in ('booker', 'either') and current_unit() = old.owner_unit
        or m.party in ('keeper', 'either') and current_unit() = old.host_unit))
     or new.status in ('used', 'missed') and of_slot.slot_on > app_today() then
    raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
  end if;
  new.since := app_today();
  if new.status = 'unbooked' then update slot set taken = taken - 1 where id = old.slot_id; end if;
  return new;
end $$;
create trigger by_the_table before insert or update of status, version, reason on slot_booking
  for each row execute function booking_moves_by_the_table();

do $$ declare t text; begin
  foreach t in array array['slot_series', 'slot', 'slot_booking'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy holders on %I for select to samsteg_app using ((select current_unit()) = any(holders))', t);
    execute format('create policy birth on %I for insert to samsteg_app with check (owner_unit = (select current_unit()))', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('grant select on %I to samsteg_app, samsteg_door', t);
  end loop;
end $$;
create policy owner_changes on slot_series for update to samsteg_app using (owner_unit = (select current_unit()));
create policy owner_changes on slot for update to samsteg_app using (owner_unit = (select current_unit()));
create policy parties_move on slot_booking for update to samsteg_app using ((select current_unit()) = any(holders));
grant update (version, ended_on) on slot_series to samsteg_app;
grant update (version, status, reason) on slot to samsteg_app;
grant update (version, status, reason) on slot_booking to samsteg_app;
grant update (taken, holders) on slot to samsteg_door;
grant update (holders) on slot_series to samsteg_door;

-- Who comes into a group, or leaves it, comes to its slots or leaves them.
create function slots_change_hands() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  update slot_series set holders = body_insiders(new.body_id) where body_id = new.body_id;
  update slot o set holders = r.holders from slot_series r where r.id = o.series_id and r.body_id = new.body_id;
  return null;
end $$;
create trigger slot_hands after insert or update of status on body_member for each row execute function slots_change_hands();

-- Whom a place is for: written by the unit that booked, handed to the one that keeps the slots and to nobody else.
create table slot_case (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1 check (version = 1),
  booking_id uuid not null unique references slot_booking,
  need text not null check (length(btrim(need)) between 3 and 2000),
  foreign key (case_id, association_id) references case_file
);
create index slot_case_of_case on slot_case (case_id);
call protect_record('slotCase', 'slot_case');
update record_kind set deliverable = true where kind = 'slotCase';
grant delete on slot_case to samsteg_door;
create function slot_case_goes_to_its_host() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_table_name = 'slot_case' then
    if not exists (select 1 from slot_booking b where b.id = new.booking_id and b.owner_unit = new.owner_unit and b.status = 'booked') then
      raise exception 'no such booking' using errcode = 'SM004';
    end if;
  elsif new.record_kind = 'slotCase' and not exists (select 1 from slot_case c join slot_booking b on b.id = c.booking_id
      where c.id = new.record_id and b.host_unit = new.to_unit and b.status = 'booked') then
    raise exception 'only to the unit that keeps the slots' using errcode = 'SM006';
  end if;
  return new;
end $$;
create trigger of_its_booking before insert on slot_case for each row execute function slot_case_goes_to_its_host();
create trigger slot_hosts before insert on delivery for each row execute function slot_case_goes_to_its_host();

grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace and p.proname in ('slot_series_is_born',
      'slot_is_of_its_series', 'slots_change_hands', 'booking_moves_by_the_table', 'slot_case_goes_to_its_host') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
