set local role samsteg_owner;
set local search_path = samsteg;

-- A request (förfrågan): only the state both parties share. Words lie in message, inner handling in referral_handling.
create table referral (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  type text not null, from_unit uuid not null references unit, to_unit uuid not null references unit,
  programme_id text references programme,
  status text not null check (status in ('draft', 'sent', 'received', 'infoRequested', 'accepted', 'rejected', 'returned',
    'waitlisted', 'planned', 'started', 'ended', 'closed', 'withdrawn')),
  since date not null, sent_on date, wished_by date, planned_start date, returned_to uuid references unit,
  hold_reason text, hold_until date, hold_by uuid references unit,
  outcome text,
  check (coalesce(hold_reason, 'a') ~ '^[A-Za-z]{1,40}$' and coalesce(outcome, 'a') ~ '^[A-Za-z]{1,40}$'), -- codes: text has rows of its own
  check (from_unit <> to_unit), check (owner_unit = from_unit),
  foreign key (case_id, association_id) references case_file
);
create index referral_in on referral (to_unit, status, since);
create index referral_out on referral (from_unit, status, since);
create index referral_of_case on referral (case_id);
-- How one party handles it inside: who has it, the place in the line, the unit's own words.
create table referral_handling (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  referral_id uuid not null references referral, caseworker uuid references account,
  waiting_place int, internal_note text check (length(internal_note) <= 4000),
  unique (referral_id, owner_unit),
  foreign key (case_id, association_id) references case_file
);
call protect_record('referral', 'referral', true);
call protect_record('referralHandling', 'referral_handling');
grant update (version, status, since, sent_on, planned_start, returned_to, hold_reason, hold_until, hold_by, outcome) on referral to samsteg_app;
grant update (version, caseworker, waiting_place, internal_note) on referral_handling to samsteg_app;

-- The database refuses a move that is not in the process table, whoever writes it.
create function referral_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare mover text; begin
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'sent') then raise exception 'a request is born as draft or sent' using errcode = 'SM001'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  mover := case current_unit() when old.from_unit then 'sender' when old.to_unit then 'receiver' end;
  if new.status = old.status or exists (select 1 from process_move m where m.process = 'referral'
      and m.from_status = old.status and m.to_status = new.status and m.party in (mover, 'either')) then
    return new;
  end if;
  raise exception 'no such move: % to % by %', old.status, new.status, mover using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version on referral
  for each row execute function referral_moves_by_the_table();
