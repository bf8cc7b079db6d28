set local role samsteg_owner;
set local search_path = samsteg;

-- Sparade urval: the filters of a list under a name, one's own or the unit's. Codes alone; what somebody searched for is never kept.
create table saved_view (
  id uuid primary key, owner_unit uuid not null references unit,
  account_id uuid references account, -- nobody: the unit's
  list text not null check (list in ('cases', 'gaps')),
  name text not null check (length(btrim(name)) between 2 and 60 and names_no_number(name)),
  filter jsonb not null check (jsonb_typeof(filter) = 'array' and length(filter::text) < 1000),
  written_by uuid not null references account, written_on date not null default app_today()
);
create index saved_view_of_unit on saved_view (owner_unit, account_id);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy own on saved_view for all to samsteg_app
  using (owner_unit = (select current_unit()) and (account_id is null or account_id = (select current_account())))
  with check (owner_unit = (select current_unit()) and (account_id is null or account_id = (select current_account())));
grant select, insert, delete on saved_view to samsteg_app;
