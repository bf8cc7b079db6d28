set local role samsteg_owner;
set local search_path = samsteg;

-- Frisläppta siffror: numbers a unit has decided that an association may see, frozen as they were shown. Hidden numbers are null and
-- lie nowhere: what is not here cannot come out. One decision a unit, figure and quarter, also after it was withdrawn: two tables of
-- the same people could be subtracted from each other.
create table figure_release (
  id uuid primary key, association_id uuid not null references association, unit_id uuid not null references unit,
  figure text not null check (figure ~ '^[A-Za-z]{1,40}$'), quarter text not null check (quarter ~ '^20\d\d-Q[1-4]$'),
  row_codes text[] not null, column_codes text[] not null, cells int[] not null, threshold int not null check (threshold >= 5),
  reason text not null check (reason ~ '^[A-Za-z]{1,40}$'),
  decided_by uuid not null references account, decided_at timestamptz not null default app_now(), version int not null default 1,
  recall_reason text check (recall_reason ~ '^[A-Za-z]{1,40}$'), recalled_by uuid references account, recalled_at timestamptz,
  unique (unit_id, association_id, figure, quarter),
  check (threshold <= all (array_replace(cells, 0, null))), -- a small number is refused by the table too
  check (array_dims(cells) = '[1:' || cardinality(row_codes) + 1 || '][1:' || cardinality(column_codes) + 1 || ']'),
  foreign key (unit_id, association_id) references unit_association, -- only to an association that the unit serves
  check (num_nulls(recall_reason, recalled_by, recalled_at) in (0, 3))
);
create index figure_release_of_association on figure_release (association_id, quarter);
alter table figure_release enable row level security;
alter table figure_release force row level security;
create policy own_unit on figure_release for select to samsteg_app using (unit_id = (select current_unit()));
create policy association_reads on figure_release for select to samsteg_app using (recalled_at is null and exists (
  select 1 from unit u join unit_association x on x.unit_id = u.id
  where u.id = (select current_unit()) and u.kind = 'association' and x.association_id = figure_release.association_id));
create policy own_unit_releases on figure_release for insert to samsteg_app with check (
  unit_id = (select current_unit()) and decided_by = (select current_account()));
create policy own_unit_withdraws on figure_release for update to samsteg_app using (unit_id = (select current_unit()));
grant select on figure_release to samsteg_app;
grant update (version, recall_reason, recalled_by, recalled_at) on figure_release to samsteg_app;
