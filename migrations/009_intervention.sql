set local role samsteg_owner;
set local search_path = samsteg;

-- Deltagande: this person's time in a programme. The operating unit's own row; others know it by the events delivered to them.
create table intervention (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  programme_id text references programme, kind text not null, title text not null check (length(title) between 1 and 200),
  referral_id uuid references referral,
  status text not null check (status in ('planned', 'active', 'ended')),
  planned_start date, started_on date, planned_end date, review_on date, ended_on date, phase text,
  exit_reason text, next_step text, no_next_step_reason text, occupation_after text, income_after text,
  next_step_agreed_on date, next_step_agreed text,
  check (planned_end is null or started_on is null or planned_end >= started_on),
  check (ended_on is null or started_on is null or ended_on >= started_on),
  check (status <> 'ended' or ended_on is not null),
  check (status <> 'active' or (started_on is not null and coalesce(planned_end, review_on) is not null)),
  foreign key (case_id, association_id) references case_file
);
create index intervention_of_case on intervention (case_id);
create index intervention_of_programme on intervention (programme_id, status);
-- Extent, extensions and pauses over time: each a row of its own.
create table intervention_period (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  intervention_id uuid not null references intervention,
  kind text not null check (kind in ('extent', 'extension', 'pause')),
  from_on date not null, to_on date, hours_per_week numeric(4, 1) check (hours_per_week between 0 and 60), reason text,
  recorded_on date not null default app_today(),
  check (to_on is null or to_on >= from_on),
  foreign key (case_id, association_id) references case_file
);
create index period_of_intervention on intervention_period (intervention_id);
-- Ready for the next kind of step, and waiting for a place.
create table ready (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  kind text not null, since date not null, until date,
  foreign key (case_id, association_id) references case_file
);
call protect_record('intervention', 'intervention');
call protect_record('interventionPeriod', 'intervention_period');
call protect_record('ready', 'ready');
grant update (version, status, planned_start, started_on, planned_end, review_on, ended_on, phase, exit_reason, next_step, no_next_step_reason,
  occupation_after, income_after, next_step_agreed_on, next_step_agreed) on intervention to samsteg_app;
grant update (version, to_on) on intervention_period to samsteg_app;
grant update (version, until) on ready to samsteg_app;
