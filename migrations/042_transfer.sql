set local role samsteg_owner;
set local search_path = samsteg;

-- Överförd: every authority documents in its own system too, and notes here what it has taken over. The unit's own record; it is not of a
-- kind that is delivered.
create table transfer_mark (
  id uuid primary key default uuidv7(), association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact' check (category = 'contact'),
  holders uuid[] not null, version int not null default 1 check (version = 1),
  record_kind text not null, record_id uuid not null,
  marked_by uuid not null references account, marked_at timestamptz not null default app_now(),
  foreign key (case_id, association_id) references case_file
);
create index transfer_mark_of_record on transfer_mark (record_id, owner_unit, marked_at);
create index transfer_mark_of_case on transfer_mark (case_id);
call protect_record('transferMark', 'transfer_mark');
-- A whole package is marked at once: colleagues hear of it once, not once for each row.
drop trigger born on transfer_mark;
drop trigger changed on transfer_mark;
create function transfer_is_marked() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  perform feed_append(m.owner_unit, m.case_id, 'transferMark', m.id, 1)
    from (select distinct on (owner_unit, case_id) * from marked order by owner_unit, case_id, id) m;
  return null;
end $$;
create trigger born after insert on transfer_mark referencing new table as marked
  for each statement execute function transfer_is_marked();
grant create on schema samsteg to samsteg_door;
revoke all on function transfer_is_marked() from public;
alter function transfer_is_marked() owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
