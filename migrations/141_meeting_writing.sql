set local role samsteg_owner;
set local search_path = samsteg;

-- What is written in a meeting: under each point, who was there, what was decided. The calling unit's own; what the others get
-- is a copy of its own (minutes), by an act of delivery.
alter table meeting add column attendance jsonb not null default '[]' check (jsonb_typeof(attendance) = 'array');
-- What was arrived at may stand under the points alone.
do $$ declare named name; begin
  select conname into strict named from pg_constraint
    where conrelid = 'samsteg.meeting'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%summary IS NOT NULL%';
  execute format('alter table samsteg.meeting drop constraint %I', named);
end $$;
grant update (attendance, others) on meeting to samsteg_app;
alter table meeting_point add column said text check (length(said) <= 8000);
grant update (version, said) on meeting_point to samsteg_app;

create table meeting_decision (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  meeting_id uuid not null references meeting, place int not null check (place between 1 and 60),
  text text not null check (length(btrim(text)) between 1 and 2000), unit_id uuid not null references unit, due_on date,
  dropped_on date, -- struck out again
  proposed_on date, -- the unit has been asked to take it on: from then on it stands
  foreign key (case_id, association_id) references case_file
);
create index meeting_decision_of_meeting on meeting_decision (meeting_id);
create index meeting_decision_of_case on meeting_decision (case_id);
call protect_record('meetingDecision', 'meeting_decision');
grant update (version, text, unit_id, due_on, dropped_on, proposed_on) on meeting_decision to samsteg_app;

-- Minnesanteckningar: a copy of what was written, made once and never changed, handed to each unit that took part. A correction is
-- the next number. The meeting is the writing unit's alone: no key (adr 0005).
create table meeting_minutes (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1 check (version = 1),
  meeting_id uuid not null, minutes_no int not null check (minutes_no > 0), meeting_version int not null,
  kind text not null check (kind ~ '^[A-Za-z]{1,40}$'), meeting_on date not null, written_on date not null,
  content jsonb not null,
  unique (meeting_id, minutes_no),
  foreign key (case_id, association_id) references case_file
);
create index meeting_minutes_of_case on meeting_minutes (case_id);
create index meeting_minutes_of_meeting on meeting_minutes (meeting_id);
call protect_record('minutes', 'meeting_minutes');
update record_kind set deliverable = true where kind = 'minutes';

-- A unit's own side belongs to a meeting it has a part in: by its own file, by a call, or by the minutes it got.
create or replace function side_of_own_meeting() returns trigger language plpgsql set search_path = samsteg, pg_temp as $$ begin
  if exists (select 1 from meeting m where m.id = new.meeting_id and m.case_id = new.case_id)
     or exists (select 1 from meeting_invitation i where i.meeting_id = new.meeting_id and i.case_id = new.case_id)
     or exists (select 1 from meeting_minutes t where t.meeting_id = new.meeting_id and t.case_id = new.case_id) then
    return new;
  end if;
  raise exception 'no such meeting' using errcode = 'SM004';
end $$;

-- Writing changes neither day nor status: it is no move, and may be done while the meeting is to come and after it was held.
reset role;
create or replace function samsteg.meeting_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status not in ('called', 'held') then raise exception 'a meeting is called or logged' using errcode = 'SM001'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.status = old.status and old.status in ('called', 'held')
      and (new.meeting_on, new.starts_at, new.round, new.reason) is not distinct from (old.meeting_on, old.starts_at, old.round, old.reason) then
    return new;
  end if;
  if exists (select 1 from process_move m where m.process = 'meeting' and m.from_status = old.status and m.to_status = new.status) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
