set local role samsteg_owner;
set local search_path = samsteg;

-- Möten: what is called or logged in a case. The calling unit's own copy stays with it; each invited unit is handed its own
-- invitation, and shares with the calling unit only whether it comes.
create table meeting (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  kind text not null check (kind ~ '^[A-Za-z]{1,40}$'),
  status text not null check (status in ('called', 'held', 'cancelled')),
  meeting_on date not null, starts_at time, minutes int check (minutes between 5 and 600),
  place text check (length(place) <= 300), purpose text check (length(purpose) between 1 and 2000),
  agenda text check (length(agenda) <= 4000),
  others jsonb not null default '[]', -- relatives, employer, interpreter: written down, sent nothing
  summary text check (length(summary) <= 8000), took_part uuid[] not null default '{}',
  round int not null default 1 check (round > 0), -- each rebooking is a meeting of its own, with its own invitations
  reason text check (reason ~ '^[A-Za-z]{1,40}$'),
  check (status <> 'cancelled' or reason is not null), check (status <> 'held' or summary is not null),
  check (status = 'held' or (starts_at is not null and purpose is not null)),
  foreign key (case_id, association_id) references case_file
);
create index meeting_of_case on meeting (case_id);
create table meeting_invitation (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  meeting_id uuid not null references meeting, round int not null check (round > 0), to_unit uuid not null references unit,
  kind text not null check (kind ~ '^[A-Za-z]{1,40}$'),
  meeting_on date not null, starts_at time not null, minutes int not null check (minutes between 5 and 600),
  place text check (length(place) <= 300), purpose text not null check (length(purpose) between 1 and 2000),
  agenda text check (length(agenda) <= 4000),
  status text not null check (status in ('invited', 'coming', 'notComing', 'otherTime', 'replaced', 'cancelled', 'over')),
  other_on date, reason text check (reason ~ '^[A-Za-z]{1,40}$'),
  unique (meeting_id, round, to_unit), check (to_unit <> owner_unit), check (status <> 'otherTime' or other_on is not null),
  foreign key (case_id, association_id) references case_file
);
create index meeting_invitation_of_case on meeting_invitation (case_id);
call protect_record('meeting', 'meeting');
call protect_record('meetingInvitation', 'meeting_invitation', true);
update record_kind set deliverable = true where kind = 'meetingInvitation';
grant update (version, status, meeting_on, starts_at, summary, took_part, round, reason) on meeting to samsteg_app;
grant update (version, status, other_on, reason) on meeting_invitation to samsteg_app;
grant delete on meeting, meeting_invitation to samsteg_door;

create function meeting_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status not in ('called', 'held') then raise exception 'a meeting is called or logged' using errcode = 'SM001'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if exists (select 1 from process_move m where m.process = 'meeting' and m.from_status = old.status and m.to_status = new.status) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version, meeting_on, starts_at, summary, took_part, round, reason on meeting
  for each row execute function meeting_moves_by_the_table();

-- Both parties may write the row, so every change of it is a move of the table, by the party that may make it.
create function invitation_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'invited' or not exists (select 1 from meeting m where m.id = new.meeting_id and m.case_id = new.case_id
        and m.owner_unit = new.owner_unit and m.round = new.round and m.status = 'called') then
      raise exception 'an invitation belongs to a meeting of its own unit' using errcode = 'SM001';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if exists (select 1 from process_move m where m.process = 'invitation' and m.from_status = old.status and m.to_status = new.status
      and current_unit() = case m.party when 'invited' then old.to_unit else old.owner_unit end) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version, other_on, reason on meeting_invitation
  for each row execute function invitation_moves_by_the_table();

-- Its answers go to the other party as replies: both hold the correspondence. Added to whatever stands in the view already.
do $$ begin
  execute 'create or replace view samsteg.correspondence as ' || rtrim(pg_get_viewdef('samsteg.correspondence'::regclass, true), ';')
    || ' union all select id, case_id, owner_unit, to_unit, holders from samsteg.meeting_invitation';
end $$;

grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace
      and p.proname in ('meeting_moves_by_the_table', 'invitation_moves_by_the_table') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
