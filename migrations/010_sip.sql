set local role samsteg_owner;
set local search_path = samsteg;

-- The planning unit's own working copy. What the parties get are immutable versions.
create table sip_plan (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  kind text not null check (kind in ('sip', 'jointPlanning', 'actionPlan')),
  status text not null check (status in ('needIdentified', 'assessedNeeded', 'assessedNotNeeded', 'consentPending', 'consentRefused',
    'preparing', 'called', 'meetingHeld', 'active', 'followUpDue', 'closing', 'closed', 'suspended')),
  resume_status text,
  need_on date not null, need_text text check (length(need_text) <= 4000), assessed_on date, started_on date,
  meeting_on date, place text check (length(place) <= 300), follow_up_on date, reason text,
  draft jsonb not null default '{}',
  foreign key (case_id, association_id) references case_file
);
create index sip_of_case on sip_plan (case_id);
create table sip_version (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1 check (version = 1),
  plan_id uuid not null references sip_plan, version_no int not null, adopted_on date not null,
  content jsonb not null, parties uuid[] not null,
  unique (plan_id, version_no),
  foreign key (case_id, association_id) references case_file
);
create table sip_invitation (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  plan_id uuid not null references sip_plan, to_unit uuid not null references unit,
  called boolean not null, -- kommun and region are called, others invited
  meeting_on date not null, place text, purpose text not null, long_term_goal text,
  foreign key (case_id, association_id) references case_file
);
-- One party's promise with a date. Nobody binds another authority: the responsible unit confirms.
create table sip_commitment (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  plan_id uuid not null references sip_plan, version_no int not null,
  responsible_unit uuid not null references unit,
  text text not null check (length(text) between 1 and 2000), due_on date,
  status text not null check (status in ('proposed', 'confirmed', 'declined', 'done', 'cancelled')),
  foreign key (case_id, association_id) references case_file
);
create index commitment_of_case on sip_commitment (case_id);
create index commitment_of_unit on sip_commitment (responsible_unit, status);
call protect_record('sip', 'sip_plan');
call protect_record('sipVersion', 'sip_version');
call protect_record('sipInvitation', 'sip_invitation');
call protect_record('commitment', 'sip_commitment', true);
grant update (version, kind, status, resume_status, assessed_on, started_on, meeting_on, place, follow_up_on, reason, draft) on sip_plan to samsteg_app;
grant update (version, status) on sip_commitment to samsteg_app;

create function sip_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.status = old.status or exists (select 1 from process_move m where m.process = 'sip'
      and m.from_status = old.status and m.to_status = new.status)
     or (old.status = 'suspended' and new.status = old.resume_status) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before update of status, version on sip_plan for each row execute function sip_moves_by_the_table();
create function commitment_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare party text; begin
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.status = old.status or exists (select 1 from process_move m where m.process = 'commitment'
      and m.from_status = old.status and m.to_status = new.status
      and ((m.party in ('responsible', 'either') and current_unit() = old.responsible_unit)
        or (m.party in ('planner', 'either') and current_unit() = old.owner_unit))) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before update of status, version on sip_commitment
  for each row execute function commitment_moves_by_the_table();
