set local role samsteg_owner;
set local search_path = samsteg;

-- Tider för planen: what an association has decided, from a day on. Decisions are added, never changed: what held when a clock began is
-- what that clock is held to. The bounds are those of the domain's table; the law's are an upper bound that nobody can move.
create table plan_deadline (
  id uuid primary key, association_id uuid not null references association,
  deadline text not null check (deadline in ('start', 'discharge', 'answer', 'meeting', 'send', 'followUp')),
  days int not null, valid_from date not null, reason text check (length(reason) between 3 and 500),
  set_by_unit uuid not null references unit, set_by uuid not null references account,
  set_on date not null default app_today(), set_at timestamptz not null default app_now(),
  constraint plan_deadline_bounds check (case deadline
    when 'start' then days between 0 and 3
    when 'discharge' then days between 0 and 3
    when 'answer' then days between 1 and 30
    when 'meeting' then days between 1 and 90
    when 'send' then days between 0 and 20
    when 'followUp' then days between 14 and 365
    else false end),
  check (valid_from >= set_on)
);
create index plan_deadline_of_association on plan_deadline (association_id, deadline, valid_from);
alter table plan_deadline enable row level security;
alter table plan_deadline force row level security;
-- Rules of work, about nobody: read by all who are signed in, as the catalogue is. Decided by the association's own office alone.
create policy everyone on plan_deadline for select to samsteg_app using (true);
create policy association_decides on plan_deadline for insert to samsteg_app with check (
  set_by_unit = (select current_unit()) and set_by = (select current_account())
  and exists (select 1 from unit u join agency a on a.id = u.agency_id join unit_association x on x.unit_id = u.id
    where u.id = (select current_unit()) and a.kind = 'association' and x.association_id = plan_deadline.association_id));
grant select, insert on plan_deadline to samsteg_app;

-- Underrättelse om utskrivningsklar: from it the law counts three days to the call (2017:612). The planning unit's own note.
alter table sip_plan add column discharge_on date;
grant update (discharge_on) on sip_plan to samsteg_app;
