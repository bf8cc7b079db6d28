set local role samsteg_owner;
set local search_path = samsteg;

-- Dagordning: the calling unit's own points, as rows to be written under in the meeting. What is sent of them goes with each call.
create table meeting_point (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  meeting_id uuid not null references meeting, place int not null check (place between 1 and 30),
  text text not null check (length(btrim(text)) between 1 and 300),
  unique (meeting_id, place),
  foreign key (case_id, association_id) references case_file
);
create index meeting_point_of_case on meeting_point (case_id);

-- Enhetens egen sida av ett möte: its preparation. Every unit with a part in the meeting has its own, and no other unit ever
-- sees it: it is delivered to nobody. The meeting may be another unit's, so that there is no key (adr 0005).
create table meeting_side (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  meeting_id uuid not null,
  ticked text[] not null default '{}'
    check (ticked <@ array['participantAsked', 'ownSituation', 'ownOffer', 'mandate', 'consentChecked']),
  text text check (length(text) <= 8000),
  unique (meeting_id, owner_unit),
  foreign key (case_id, association_id) references case_file
);
create index meeting_side_of_case on meeting_side (case_id);
call protect_record('meetingPoint', 'meeting_point');
call protect_record('meetingSide', 'meeting_side');
grant update (version, ticked, text) on meeting_side to samsteg_app;

-- A side belongs to a meeting the unit itself has: called by it, or called to. Asked under the writer's own sight.
create function side_of_own_meeting() returns trigger language plpgsql set search_path = samsteg, pg_temp as $$ begin
  if exists (select 1 from meeting m where m.id = new.meeting_id and m.case_id = new.case_id)
     or exists (select 1 from meeting_invitation i where i.meeting_id = new.meeting_id and i.case_id = new.case_id) then
    return new;
  end if;
  raise exception 'no such meeting' using errcode = 'SM004';
end $$;
create trigger of_own_meeting before insert on meeting_side for each row execute function side_of_own_meeting();

-- The meeting is the calling unit's, the call the invited unit's too: each erases on its own day (adr 0005).
alter table meeting_invitation drop constraint meeting_invitation_meeting_id_fkey;
