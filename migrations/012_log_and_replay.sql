set local role samsteg_owner;
set local search_path = samsteg;

-- Who read what, when, on which ground: written in the same transaction as the read. No search text.
create table access_entry (
  id uuid primary key default uuidv7(),
  unit_id uuid not null references unit, account_id uuid not null, seat_id uuid,
  at timestamptz not null default app_now(),
  kind text not null, case_ids uuid[] not null default '{}', ground text, denied boolean not null default false
);
create index access_of_unit on access_entry (unit_id, at);
alter table access_entry enable row level security;
alter table access_entry force row level security;
create policy own_reads on access_entry for insert to samsteg_app
  with check (unit_id = (select current_unit()) and account_id = (select current_account()));
create policy own_unit on access_entry for select to samsteg_app using (unit_id = (select current_unit()));
create policy door on access_entry to samsteg_door using (true) with check (true);
grant insert on access_entry to samsteg_app, samsteg_door;
grant select on access_entry to samsteg_app;

-- A mutation sent twice happens once: the key leads to the object it made, which is read again under today's rights.
create table idempotency (
  account_id uuid not null, seat_id uuid not null, key uuid not null,
  operation text not null, input_hash bytea not null, object_id uuid, at timestamptz not null default clock_timestamp(),
  primary key (account_id, seat_id, key)
);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own_keys on idempotency for all to samsteg_app
  using (account_id = (select current_account()) and seat_id = (select current_seat()))
  with check (account_id = (select current_account()) and seat_id = (select current_seat()));
grant select, insert, update (object_id) on idempotency to samsteg_app;
