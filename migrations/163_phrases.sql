set local role samsteg_owner;
set local search_path = samsteg;

-- Fraser: standing texts of a unit, and of one person in it, to begin a text with. About nobody: a number written into one is refused by the
-- table too. The unit's are everybody's in it; her own are hers.
create table phrase (
  id uuid primary key, owner_unit uuid not null references unit,
  account_id uuid references account, -- nobody: the unit's
  version int not null default 1,
  title text not null check (length(btrim(title)) between 2 and 60 and names_no_number(title)),
  text text not null check (length(btrim(text)) between 2 and 4000 and names_no_number(text)),
  written_by uuid not null references account, written_on date not null default app_today()
);
create index phrase_of_unit on phrase (owner_unit, account_id);
alter table phrase enable row level security;
alter table phrase force row level security;
create policy own on phrase for all to samsteg_app
  using (owner_unit = (select current_unit()) and (account_id is null or account_id = (select current_account())))
  with check (owner_unit = (select current_unit()) and (account_id is null or account_id = (select current_account())));
create policy door on phrase to samsteg_door using (true) with check (true);
grant select, insert, update (version, title, text, written_by, written_on), delete on phrase to samsteg_app;
