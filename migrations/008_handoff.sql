set local role samsteg_owner;
set local search_path = samsteg;

-- Handing over who coordinates, or who in the unit handles. Until it is completed the giver holds the responsibility.
create table handoff (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  kind text not null check (kind in ('caseworker', 'coordination', 'programmeExit', 'temporary')),
  from_unit uuid not null references unit, to_unit uuid not null references unit,
  from_caseworker uuid references account, to_caseworker uuid references account,
  status text not null check (status in ('offered', 'questioned', 'accepted', 'completed', 'rejected', 'withdrawn')),
  since date not null, next_date date, first_contact_on date, participant_informed boolean not null default false,
  referral_id uuid references referral,
  check (owner_unit = from_unit),
  foreign key (case_id, association_id) references case_file
);
create index handoff_in on handoff (to_unit, status);
create index handoff_of_case on handoff (case_id);
call protect_record('handoff', 'handoff', true);
grant update (version, status, since, to_caseworker, first_contact_on) on handoff to samsteg_app;
-- The units the giver has chosen to tell when the coordination moves: her own decision, run as her last act.
create table handoff_notice (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  handoff_id uuid not null references handoff, tell_unit uuid not null references unit,
  foreign key (case_id, association_id) references case_file
);
call protect_record('handoffNotice', 'handoff_notice');

create function handoff_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'offered' then raise exception 'a handoff is born as offered' using errcode = 'SM001'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.status = old.status or exists (select 1 from process_move m where m.process = 'handoff'
      and m.from_status = old.status and m.to_status = new.status
      and ((m.party = 'giver' and current_unit() = old.from_unit) or (m.party = 'receiver' and current_unit() = old.to_unit))) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version on handoff
  for each row execute function handoff_moves_by_the_table();
