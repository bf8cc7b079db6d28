set local role samsteg_owner;
set local search_path = samsteg;

-- Limits are data, versioned by date, per association (null = the product's own). Spelled as in a case-history file.
create table rule_parameter (
  id uuid primary key default uuidv7(), association_id uuid references association,
  rule text not null, valid daterange not null default '[,)' check (not isempty(valid)),
  parameter jsonb not null check (jsonb_typeof(parameter) = 'object')
);
create index rule_parameter_of_association on rule_parameter (association_id);
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
-- What was believed when: appended, never changed. effective_on is the day it is about, logged_at the day it was learned.
-- What was open, and who had the next step, as known then: the finding's last row logged by then, if not retracted or stopped.
create table finding_log (
  id uuid primary key default uuidv7(), association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  finding_id uuid not null references finding,
  change text not null check (change in ('opened', 'closed', 'retracted', 'changed')), effective_on date not null,
  holder text not null, stop_on date, stop_reason text, -- as they stood after the change
  logged_at timestamptz not null default app_now(),
  foreign key (case_id, association_id) references case_file
);
create index finding_log_of_finding on finding_log (finding_id);
call protect_record('finding', 'finding');
call protect_record('findingLog', 'finding_log');
drop trigger born on finding_log; -- the feed tells of the finding itself
grant update (version, holder, due_on, breach_on, stop_on, stop_reason, retracted) on finding to samsteg_app;

-- A worker takes only a case that nobody else writes in; the same lock as lock_case(), never waited for.
create function try_lock_case(wanted uuid) returns boolean language sql volatile
  as $$ select pg_try_advisory_xact_lock(hashtextextended(wanted::text, 7461)) $$;

-- New limits: every unit looks at its open cases again today, and finds for itself the day from which they hold.
create function limits_have_changed() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  insert into wake (unit_id, case_id, association_id, wake_on)
    select u.owner_unit, u.case_id, u.association_id, app_today()
    from unit_case u left join coordination c on c.case_id = u.case_id
    where c.status is distinct from 'closed' and (u.association_id in (new.association_id, old.association_id)
      or (tg_op <> 'DELETE' and new.association_id is null) or (tg_op <> 'INSERT' and old.association_id is null))
    order by u.case_id, u.owner_unit
    on conflict (unit_id, case_id) do update set wake_on = least(wake.wake_on, excluded.wake_on);
  perform pg_notify('due', '');
  return null;
end $$;
create trigger limits_have_changed after insert or update or delete on rule_parameter
  for each row execute function limits_have_changed();
