set local role samsteg_owner;
set local search_path = samsteg;

-- Grupper: standing groups of units (samverkansgrupp, beredningsgrupp, LSG, styrgrupp). A group has no file of its own: what it is
-- shown of a person is handed to each member unit by an act of delivery. What the group itself has, days, points, questions without
-- identity, counts, is seen by the units in it. Holders are laid by triggers from the membership, never by who writes.

create table body (
  id uuid primary key, association_id uuid not null references association,
  owner_unit uuid not null references unit, holders uuid[] not null default '{}', version int not null default 1,
  kind text not null check (kind in ('collaborationGroup', 'preparationGroup', 'caseworkerGroup', 'rehabTeam', 'workGroup',
    'localGroup', 'smallLocalGroup', 'steeringGroup', 'referenceGroup')),
  -- LSG, styrgrupp and referensgrupp get counts and obstacles only: no row about a person can point at one of theirs
  handles_people boolean not null generated always as
    (kind in ('collaborationGroup', 'preparationGroup', 'caseworkerGroup', 'rehabTeam', 'workGroup')) stored,
  name text not null check (length(btrim(name)) between 3 and 120),
  started_on date not null default app_today(), ended_on date,
  unique (id, handles_people)
);
create table body_member (
  id uuid primary key, body_id uuid not null references body,
  owner_unit uuid not null references unit, holders uuid[] not null default '{}', version int not null default 1,
  unit_id uuid not null references unit, account_id uuid references account, -- whom the unit has named; her name stays in the unit
  status text not null check (status in ('proposed', 'active', 'declined', 'ended')),
  asked_on date not null default app_today(), since date, until date
);
create unique index body_member_once on body_member (body_id, unit_id) where status in ('proposed', 'active');
create table body_sitting (
  id uuid primary key, body_id uuid not null references body,
  owner_unit uuid not null references unit, holders uuid[] not null default '{}', version int not null default 1,
  sitting_on date not null, starts_at time not null, place text check (length(place) <= 200),
  status text not null check (status in ('planned', 'held', 'cancelled'))
);
create index body_sitting_of_body on body_sitting (body_id, sitting_on);
-- A point of the agenda. Never a person: those are presented. A number written into one is refused by the table too.
create function names_no_number(words text) returns boolean language sql immutable parallel safe as $$
  select words !~ '(^|\D)(\d\d)?\d{6}\s?[-+–]?\s?\d{4}(\D|$)' $$;
create table body_point (
  id uuid primary key, body_id uuid not null references body, sitting_id uuid not null references body_sitting,
  owner_unit uuid not null references unit, holders uuid[] not null default '{}', version int not null default 1,
  kind text not null check (kind in ('information', 'flow', 'places', 'budget', 'routine', 'decision')),
  text text not null check (length(btrim(text)) between 3 and 500 and names_no_number(text)),
  dropped_on date
);
create index body_point_of_sitting on body_point (sitting_id);
create index body_point_of_body on body_point (body_id);
-- A question without identity: no case, no person, nothing that leads back to one. Only in groups that may take people up.
create table body_question (
  id uuid primary key, body_id uuid not null, handles_people boolean not null default true check (handles_people),
  owner_unit uuid not null references unit, holders uuid[] not null default '{}', version int not null default 1,
  text text not null check (length(btrim(text)) between 10 and 4000 and names_no_number(text)),
  asked_on date not null default app_today(), closed_on date,
  foreign key (body_id, handles_people) references body (id, handles_people)
);
create index body_question_of_body on body_question (body_id);
create table body_reply (
  id uuid primary key, body_id uuid not null references body, question_id uuid not null references body_question,
  owner_unit uuid not null references unit, holders uuid[] not null default '{}', version int not null default 1,
  text text not null check (length(btrim(text)) between 3 and 4000 and names_no_number(text)),
  replied_on date not null default app_today()
);
create index body_reply_of_question on body_reply (question_id);
create index body_reply_of_body on body_reply (body_id);
-- Hinder, as coded counts. A small number is null here and lies nowhere.
create table body_obstacle (
  id uuid primary key, body_id uuid not null references body,
  owner_unit uuid not null references unit, holders uuid[] not null default '{}', version int not null default 1,
  quarter text not null check (quarter ~ '^20\d\d-Q[1-4]$'), obstacle text not null check (obstacle ~ '^[A-Za-z]{1,40}$'),
  cases int check (cases >= 5 and cases % 5 = 0), told_on date not null default app_today(),
  unique (body_id, owner_unit, quarter, obstacle)
);
-- A figure the unit has released already, shown to a group it is in: the frozen table, never what it was counted from.
create table body_figure (
  id uuid primary key, body_id uuid not null references body, release_id uuid not null references figure_release,
  owner_unit uuid not null references unit, holders uuid[] not null default '{}', version int not null default 1,
  shown_on date not null default app_today(), unique (body_id, release_id)
);
create index body_figure_of_release on body_figure (release_id);

-- Who is in a group: the keeping unit, those it has asked and those who have agreed. A unit that has left sees no more of it.
create function body_units(wanted uuid) returns uuid[] language sql stable set search_path = samsteg, pg_temp as $$
  select array(select b.owner_unit from body b where b.id = wanted
    union select m.unit_id from body_member m where m.body_id = wanted and m.status in ('proposed', 'active') order by 1) $$;
create function body_insiders(wanted uuid) returns uuid[] language sql stable set search_path = samsteg, pg_temp as $$
  select array(select b.owner_unit from body b where b.id = wanted
    union select m.unit_id from body_member m where m.body_id = wanted and m.status = 'active' order by 1) $$;

-- Born: into the hands of the group, and only by a unit in it. Asked units see that the group is and who is in it, nothing more.
create function body_row_is_born() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare of_body uuid; b body; begin
  new.version := 1;
  if tg_table_name = 'body' then
    if not exists (select 1 from unit_association x where x.unit_id = new.owner_unit and x.association_id = new.association_id) then
      raise exception 'a group of an association the unit serves' using errcode = 'SM004';
    end if;
    new.holders := array[new.owner_unit];
    return new;
  end if;
  of_body := new.body_id;
  select * into b from body where id = of_body for update;
  if b.id is null or b.ended_on is not null or not new.owner_unit = any(body_insiders(of_body))
     or (tg_table_name in ('body_member', 'body_sitting') and new.owner_unit <> b.owner_unit) then
    raise exception 'no such group' using errcode = 'SM004';
  end if;
  new.holders := case when tg_table_name = 'body_member' then body_units(of_body) else body_insiders(of_body) end;
  return new;
end $$;

-- A membership is asked by the keeping unit and answered by the unit itself; the keeper's own is hers to say.
create function membership_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare b body; begin
  select * into b from body where id = new.body_id for update;
  if tg_op = 'INSERT' then
    if new.status <> (case when new.unit_id = b.owner_unit then 'active' else 'proposed' end) or new.account_id is not null then
      raise exception 'each unit agrees for itself' using errcode = 'SM001';
    end if;
    -- an association holds nothing about persons: no group that takes them up has one among its members
    if b.handles_people and exists (select 1 from unit u where u.id = new.unit_id and (u.kind = 'association' or u.secrecy = 'none')) then
      raise exception 'not in a group that takes people up' using errcode = 'SM001';
    end if;
    new.since := case when new.status = 'active' then app_today() end;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.account_id is distinct from old.account_id and (current_unit() <> old.unit_id or new.account_id is not null and not exists (
      select 1 from seat s where s.account_id = new.account_id and s.unit_id = old.unit_id and s.valid @> app_today())) then
    raise exception 'a unit names its own' using errcode = 'SM001';
  end if;
  if new.status = old.status then return new; end if;
  if not exists (select 1 from process_move m where m.process = 'membership' and m.from_status = old.status and m.to_status = new.status
      and ((m.party in ('unit', 'either') and current_unit() = old.unit_id) or (m.party in ('keeper', 'either') and current_unit() = b.owner_unit))) then
    raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
  end if;
  if new.status = 'active' then new.since := app_today(); end if;
  if new.status = 'ended' then new.until := app_today(); end if;
  return new;
end $$;

-- After a membership has changed, everything of the group changes hands with it.
create function body_changes_hands() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare everybody uuid[]; insiders uuid[]; begin
  everybody := body_units(new.body_id);
  insiders := body_insiders(new.body_id);
  update body set holders = everybody where id = new.body_id and holders <> everybody;
  -- what a unit itself once was, it goes on seeing: its own membership
  update body_member set holders = array(select unnest(everybody) union select unit_id order by 1) where body_id = new.body_id;
  update body_sitting set holders = insiders where body_id = new.body_id and holders <> insiders;
  update body_point set holders = insiders where body_id = new.body_id and holders <> insiders;
  update body_question set holders = insiders where body_id = new.body_id and holders <> insiders;
  update body_reply set holders = insiders where body_id = new.body_id and holders <> insiders;
  update body_obstacle set holders = insiders where body_id = new.body_id and holders <> insiders;
  update body_figure set holders = insiders where body_id = new.body_id and holders <> insiders;
  return null;
end $$;

-- What is told to a group that takes people up, and what to one that does not.
create function body_gets_counts() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_table_name = 'body_figure' and not exists (select 1 from figure_release r join body b on b.id = new.body_id
      where r.id = new.release_id and r.unit_id = new.owner_unit and r.recalled_at is null and r.association_id = b.association_id) then
    raise exception 'only what the unit itself has released' using errcode = 'SM004';
  end if;
  return new;
end $$;

do $$ declare t text; begin
  foreach t in array array['body', 'body_member', 'body_sitting', 'body_point', 'body_question', 'body_reply', 'body_obstacle', 'body_figure'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy holders on %I for select to samsteg_app using ((select current_unit()) = any(holders))', t);
    execute format('create policy birth on %I for insert to samsteg_app with check (owner_unit = (select current_unit()))', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('grant select on %I to samsteg_app', t);
    execute format('grant select, update (holders) on %I to samsteg_door', t);
    execute format('create trigger born before insert on %I for each row execute function body_row_is_born()', t);
    if t <> 'body_member' then
      execute format('create policy owner_changes on %I for update to samsteg_app using (owner_unit = (select current_unit()))', t);
    end if;
  end loop;
end $$;
create policy parties_move on body_member for update to samsteg_app using ((select current_unit()) = any(holders));
grant update on body to samsteg_door; -- the row lock that keeps two changes of a group apart
grant update (version, name, ended_on) on body to samsteg_app;
grant update (version, status, account_id) on body_member to samsteg_app;
grant update (version, sitting_on, starts_at, place, status) on body_sitting to samsteg_app;
grant update (version, dropped_on) on body_point to samsteg_app;
grant update (version, closed_on) on body_question to samsteg_app;
create trigger moves before insert or update of status, version, account_id on body_member
  for each row execute function membership_moves_by_the_table();
create trigger hands after insert or update of status on body_member for each row execute function body_changes_hands();
create trigger counts before insert on body_figure for each row execute function body_gets_counts();

create policy door on figure_release for select to samsteg_door using (true);
grant select on figure_release to samsteg_door;
-- To the units of an LSG or a styrgrupp: the frozen figure, as the association sees it.
create policy body_reads on figure_release for select to samsteg_app using (recalled_at is null and exists (
  select 1 from body_figure f where f.release_id = figure_release.id));

-- What a case is presented with: written by the unit that holds it, handed to each member by its own edge, never changed.
create table body_case (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1 check (version = 1),
  body_id uuid not null, handles_people boolean not null default true check (handles_people),
  sitting_id uuid not null references body_sitting,
  need text not null check (length(btrim(need)) between 3 and 4000),
  question text not null check (length(btrim(question)) between 3 and 2000),
  presented_by uuid references account, presented_on date not null default app_today(),
  foreign key (body_id, handles_people) references body (id, handles_people),
  foreign key (case_id, association_id) references case_file
);
create index body_case_of_case on body_case (case_id);
create index body_case_of_body on body_case (body_id);
-- The state the presenter and one member share. No member sees another's.
create table body_presentation (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  body_id uuid not null, handles_people boolean not null default true check (handles_people),
  body_case_id uuid not null references body_case,
  from_unit uuid not null references unit, to_unit uuid not null references unit,
  status text not null check (status in ('presented', 'accepted', 'takenOn', 'notAccepted', 'withdrawn')),
  reason text check (reason ~ '^[A-Za-z]{1,40}$'), since date not null default app_today(),
  unique (body_case_id, to_unit), check (owner_unit = from_unit), check (from_unit <> to_unit),
  check (status not in ('notAccepted', 'withdrawn') or reason is not null),
  foreign key (body_id, handles_people) references body (id, handles_people),
  foreign key (case_id, association_id) references case_file
);
create index body_presentation_of_case on body_presentation (case_id);
create index body_presentation_of_body on body_presentation (body_id);
call protect_record('bodyCase', 'body_case');
call protect_record('bodyPresentation', 'body_presentation', true);
update record_kind set deliverable = true where kind in ('bodyCase', 'bodyPresentation');
grant update (version, status, reason, since) on body_presentation to samsteg_app;
grant delete on body_case, body_presentation to samsteg_door;

-- Only to somebody who is in the group now, at a sitting of that group that is to come; and every change is a move of the table.
create function presentation_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'presented' then raise exception 'it is born as presented' using errcode = 'SM001'; end if;
    if not new.from_unit = any(body_insiders(new.body_id)) or not exists (select 1 from body_member m
         where m.body_id = new.body_id and m.unit_id = new.to_unit and m.status = 'active')
       or not exists (select 1 from body_case c where c.id = new.body_case_id and c.case_id = new.case_id and c.body_id = new.body_id
         and c.owner_unit = new.from_unit) then
      raise exception 'not between units of the group' using errcode = 'SM004';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if exists (select 1 from process_move m where m.process = 'presentation' and m.from_status = old.status and m.to_status = new.status
      and ((m.party = 'member' and current_unit() = old.to_unit) or (m.party = 'presenter' and current_unit() = old.from_unit))) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version, reason, since on body_presentation
  for each row execute function presentation_moves_by_the_table();
create function body_case_is_to_come() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if not new.owner_unit = any(body_insiders(new.body_id)) or not exists (select 1 from body_sitting s join body b on b.id = s.body_id
      where s.id = new.sitting_id and s.body_id = new.body_id and s.status = 'planned' and b.ended_on is null) then
    raise exception 'no such sitting' using errcode = 'SM004';
  end if;
  return new;
end $$;
create trigger to_come before insert on body_case for each row execute function body_case_is_to_come();

-- Not to a unit that has left the group, by whatever delivery: the trigger stands before the evidence.
create function body_case_stays_in_the_group() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if new.record_kind in ('bodyCase', 'bodyPresentation') and not exists (
      select 1 from (select c.id, c.body_id from body_case c union all select p.id, p.body_id from body_presentation p) x
        join body_member m on m.body_id = x.body_id and m.unit_id = new.to_unit and m.status = 'active' where x.id = new.record_id) then
    raise exception 'not a member of the group' using errcode = 'SM006';
  end if;
  return new;
end $$;
create trigger body_members before insert on delivery for each row execute function body_case_stays_in_the_group();

-- Its answers go to the other party as replies: both hold the correspondence. Added to whatever stands in the view already.
do $$ begin
  execute 'create or replace view samsteg.correspondence as ' || rtrim(pg_get_viewdef('samsteg.correspondence'::regclass, true), ';')
    || ' union all select id, case_id, from_unit, to_unit, holders from samsteg.body_presentation';
end $$;

grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace and p.proname in ('body_row_is_born',
      'membership_moves_by_the_table', 'body_changes_hands', 'body_gets_counts', 'presentation_moves_by_the_table', 'body_case_is_to_come',
      'body_case_stays_in_the_group') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
