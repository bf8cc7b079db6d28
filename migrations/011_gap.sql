set local role samsteg_owner;
set local search_path = samsteg;

-- Limits are data, versioned by date, per association (null = the product's own).
create table rule_parameter (
  id uuid primary key default uuidv7(), association_id uuid references association,
  rule text not null, valid daterange not null default '[,)', parameter jsonb not null
);
alter table rule_parameter enable row level security;
alter table rule_parameter force row level security;
create policy everyone on rule_parameter for select to samsteg_app using (true);
grant select on rule_parameter to samsteg_app;

-- What one unit can tell from the events it holds: one row per clock that has become a finding.
create table finding (
  id uuid primary key default uuidv7(), association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  rule text not null, subject text not null, clock_start date not null,
  holder text not null, due_on date, breach_on date not null, stop_on date, stop_reason text, retracted boolean not null default false,
  unique (case_id, owner_unit, rule, subject, clock_start),
  foreign key (case_id, association_id) references case_file
);
create index finding_open on finding (owner_unit, rule, breach_on) where stop_on is null and not retracted;
-- What was believed when: appended, never changed.
create table finding_log (
  id uuid primary key default uuidv7(), association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  finding_id uuid not null references finding,
  change text not null check (change in ('opened', 'closed', 'retracted', 'changed')), effective_on date not null,
  logged_at timestamptz not null default app_now(),
  foreign key (case_id, association_id) references case_file
);
create index finding_log_of_finding on finding_log (finding_id);
call protect_record('finding', 'finding');
call protect_record('findingLog', 'finding_log');
grant update (version, holder, due_on, breach_on, stop_on, stop_reason, retracted) on finding to samsteg_app;
