set local role samsteg_owner;
set local search_path = samsteg;

-- While somebody takes part: whether she came, what was tried when she did not, what stands in the way and what is done about it, and until
-- when her benefit runs. The operating unit's own rows; nobody else is handed them.
create table attendance (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  intervention_id uuid not null references intervention, on_day date not null,
  mark text not null check (mark in ('present', 'notified', 'absent', 'cancelled')),
  unique (intervention_id, on_day), foreign key (case_id, association_id) references case_file
);
create table outreach (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1 check (version = 1),
  intervention_id uuid not null references intervention, on_day date not null,
  way text not null check (way ~ '^[A-Za-z]{1,40}$'), result text not null check (result ~ '^[A-Za-z]{1,40}$'),
  foreign key (case_id, association_id) references case_file
);
create index outreach_of_intervention on outreach (intervention_id, on_day);
create table barrier (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null check (category in ('plan', 'health')),
  holders uuid[] not null, version int not null default 1,
  intervention_id uuid not null references intervention, kind text not null check (kind ~ '^[A-Za-z]{1,40}$'),
  action text not null check (length(btrim(action)) between 3 and 300), due_on date not null, seen_on date not null default app_today(), removed_on date,
  foreign key (case_id, association_id) references case_file
);
create index barrier_of_intervention on barrier (intervention_id) where removed_on is null;
create table benefit (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'benefitStatus' check (category = 'benefitStatus'),
  holders uuid[] not null, version int not null default 1 check (version = 1),
  intervention_id uuid not null references intervention, kind text not null check (kind ~ '^[A-Za-z]{1,40}$'), ends_on date not null,
  foreign key (case_id, association_id) references case_file
);
create index benefit_of_intervention on benefit (intervention_id);
call protect_record('attendance', 'attendance');
call protect_record('outreach', 'outreach');
call protect_record('barrier', 'barrier');
call protect_record('benefit', 'benefit');
grant update (version, mark) on attendance to samsteg_app;
grant update (version, removed_on) on barrier to samsteg_app;
grant delete on attendance, outreach, barrier, benefit to samsteg_door;

-- Nobody is marked on a day on which she did not take part, or that has not come.
create function is_of_its_participation() returns trigger language plpgsql set search_path = samsteg as $$ declare i intervention; begin
  select * into i from intervention v where v.id = new.intervention_id and v.owner_unit = new.owner_unit and v.case_id = new.case_id;
  if i.id is null then raise exception 'no such participation' using errcode = 'SM004'; end if;
  if tg_table_name = 'attendance' then
    if new.on_day > app_today() or i.started_on is null or new.on_day < i.started_on or new.on_day > i.ended_on then
      raise exception 'not a day of it' using errcode = 'SM001';
    end if;
  elsif i.status <> 'active' then
    raise exception 'nobody takes part' using errcode = 'SM001';
  end if;
  return new;
end $$;
create trigger of_its_participation before insert on attendance for each row execute function is_of_its_participation();
create trigger of_its_participation before insert on outreach for each row execute function is_of_its_participation();
create trigger of_its_participation before insert on barrier for each row execute function is_of_its_participation();
create trigger of_its_participation before insert on benefit for each row execute function is_of_its_participation();

-- The check with whoever sent her: each month of an extension, and as often as the programme itself says.
alter table intervention_period drop constraint intervention_period_kind_check,
  add constraint intervention_period_kind_check check (kind in ('extent', 'extension', 'pause', 'phase', 'check'));
