set local role samsteg_owner;
set local search_path = samsteg;

-- Rättelse på begäran (dataskyddsförordningen artikel 16): the earlier wording stays, what is right stands beside it and points at it.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in ('question', 'infoRequest', 'info', 'answer', 'reason', 'note', 'situation',
  'plan', 'openPromises', 'invitation', 'outcome', 'correction', 'objection'));
alter table message add column corrects uuid, add constraint corrects_something check ((corrects is not null) = (kind in ('correction', 'objection')));
create index message_that_corrects on message (corrects) where corrects is not null;
alter table person add column corrects uuid;

-- One request about one record the unit holds, and what the unit has decided. Its own file: others learn what is right, not what was asked.
create table correction (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null,
  holders uuid[] not null, version int not null default 1,
  record_kind text not null references record_kind, record_id uuid not null, record_owner uuid not null references unit,
  status text not null check (status in ('asked', 'corrected', 'noted', 'refused', 'withdrawn')),
  asked_by text not null check (asked_by in ('participant', 'representative', 'guardian', 'unit')),
  asked_on date not null, wanted text not null check (length(wanted) between 3 and 4000),
  recorded_by uuid not null references account, recorded_at timestamptz not null default app_now(),
  decided_on date, decided_by uuid references account,
  reason text check (reason ~ '^[a-zA-Z]{3,40}$'), words text check (length(words) between 3 and 4000),
  result_kind text check (result_kind in ('message', 'person')), result_id uuid,
  check ((status = 'asked') = (decided_on is null)), check ((decided_on is null) = (decided_by is null)),
  check ((status in ('corrected', 'noted')) = (result_id is not null)), check ((result_id is null) = (result_kind is null)),
  check ((status = 'refused') = (reason is not null)), check (status <> 'refused' or words is not null),
  foreign key (case_id, association_id) references case_file
);
create index correction_of_case on correction (case_id);
create index correction_of_unit on correction (owner_unit, status, asked_on);
create unique index correction_under_way on correction (owner_unit, record_id) where status = 'asked';
call protect_record('correction', 'correction');
revoke insert on correction from samsteg_app;
grant insert (id, association_id, case_id, owner_unit, category, holders, record_kind, record_id, record_owner, status, asked_by, asked_on, wanted,
  recorded_by) on correction to samsteg_app;
grant update (version, status, decided_on, decided_by, reason, words, result_kind, result_id) on correction to samsteg_app;

create function correction_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare mover text; begin
  if tg_op = 'INSERT' then
    if new.status <> 'asked' or new.recorded_by is distinct from current_account() then
      raise exception 'a correction is born as asked' using errcode = 'SM001';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  mover := case when old.record_owner = current_unit() then 'owner' else 'holder' end;
  if new.decided_by = current_account() and exists (select 1 from process_move m where m.process = 'correction'
      and m.from_status = old.status and m.to_status = new.status and m.party in (mover, 'either')) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version, decided_on, decided_by, reason, words, result_kind, result_id on correction
  for each row execute function correction_moves_by_the_table();

-- What somebody has asked to have put right is not erased while she waits for the answer.
create function erasure_waits_for_corrections() returns trigger language plpgsql set search_path = samsteg, pg_temp as $$ begin
  if new.status in ('approved', 'running') and old.status in ('proposed', 'approved') and exists (select 1 from correction c
      where c.case_id = new.case_id and c.owner_unit = new.unit_id and c.status = 'asked') then
    raise exception 'a correction is under way' using errcode = 'SM001';
  end if;
  return new;
end $$;
create trigger waits_for_corrections before update of status on erasure for each row execute function erasure_waits_for_corrections();

grant create on schema samsteg to samsteg_door;
alter function correction_moves_by_the_table() owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
revoke all on function correction_moves_by_the_table() from public;
