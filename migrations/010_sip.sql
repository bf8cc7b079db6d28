set local role samsteg_owner;
set local search_path = samsteg;

-- The planning unit's own working copy. What the parties get are immutable versions.
create table sip_plan (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  kind text not null check (kind in ('sip', 'jointPlanning', 'actionPlan')),
  status text not null check (status in ('needIdentified', 'assessedNeeded', 'assessedNotNeeded', 'consentPending', 'consentRefused',
    'preparing', 'called', 'meetingHeld', 'active', 'followUpDue', 'closing', 'closed', 'suspended')),
  need_on date not null, need_text text check (length(need_text) <= 4000), assessed_on date, adopted_on date,
  meeting_no int not null default 0, -- each call and each rebooking is a meeting of its own, with its own invitations
  meeting_on date, place text check (length(place) <= 300), follow_up_on date, reason text,
  draft jsonb not null default '{}',
  foreign key (case_id, association_id) references case_file
);
create index sip_of_case on sip_plan (case_id);
create table sip_version (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1 check (version = 1),
  plan_id uuid not null references sip_plan, version_no int not null check (version_no > 0), adopted_on date not null,
  kind text not null check (kind in ('sip', 'jointPlanning', 'actionPlan')),
  content jsonb not null, parties uuid[] not null,
  unique (plan_id, version_no),
  foreign key (case_id, association_id) references case_file
);
create index sip_version_of_case on sip_version (case_id);
create table sip_invitation (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1 check (version = 1),
  plan_id uuid not null references sip_plan, to_unit uuid not null references unit,
  meeting_no int not null, kind text not null check (kind in ('sip', 'jointPlanning', 'actionPlan')),
  called boolean not null, -- kommun and region are called, others invited
  meeting_on date not null, place text check (length(place) <= 300),
  purpose text not null check (length(purpose) between 1 and 4000),
  long_term_goal text not null check (length(long_term_goal) between 1 and 4000),
  unique (plan_id, meeting_no, to_unit),
  check (to_unit <> owner_unit),
  foreign key (case_id, association_id) references case_file
);
create index sip_invitation_of_case on sip_invitation (case_id);
-- One party's promise with a date. Nobody binds another authority: the responsible unit confirms.
create table sip_commitment (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan',
  holders uuid[] not null, version int not null default 1,
  plan_id uuid not null references sip_plan, version_no int not null,
  responsible_unit uuid not null references unit,
  text text not null check (length(text) between 1 and 2000), due_on date,
  status text not null check (status in ('proposed', 'confirmed', 'declined', 'done', 'cancelled')),
  reason text, ended_on date,
  foreign key (case_id, association_id) references case_file
);
create index commitment_of_case on sip_commitment (case_id);
create index commitment_of_plan on sip_commitment (plan_id);
create index commitment_of_unit on sip_commitment (responsible_unit, status);
call protect_record('sip', 'sip_plan');
call protect_record('sipVersion', 'sip_version');
call protect_record('sipInvitation', 'sip_invitation');
call protect_record('commitment', 'sip_commitment', true);
grant update (version, kind, status, assessed_on, adopted_on, meeting_no, meeting_on, place, follow_up_on, reason, draft) on sip_plan to samsteg_app;
grant update (version, status) on sip_plan to samsteg_door;
grant update (version, status, reason, ended_on) on sip_commitment to samsteg_app;

create function sip_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'needIdentified' then raise exception 'a plan begins with a need' using errcode = 'SM001'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.status = old.status or exists (select 1 from process_move m where m.process = 'sip'
      and m.from_status = old.status and m.to_status = new.status) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version on sip_plan
  for each row execute function sip_moves_by_the_table();

-- Both parties may write the row, so every change of it is a move of the table; the planner's own promises are born confirmed.
create function commitment_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> (case when new.responsible_unit = new.owner_unit then 'confirmed' else 'proposed' end) then
      raise exception 'nobody binds another authority' using errcode = 'SM001';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if exists (select 1 from process_move m where m.process = 'commitment'
      and m.from_status = old.status and m.to_status = new.status
      and ((m.party in ('responsible', 'either') and current_unit() = old.responsible_unit)
        or (m.party in ('planner', 'either') and current_unit() = old.owner_unit))) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version, reason, ended_on on sip_commitment
  for each row execute function commitment_moves_by_the_table();

set local check_function_bodies = off; -- covering_edge() and deliver() come with the doors

-- Whether the consent still carries the plan in a certain state: while it is prepared, to anybody; from the call on, to those who
-- are called and invited; once adopted, to its parties. A SIP needs kommun and region, the planning unit's own principal counted.
create function sip_consent_holds(wanted uuid, in_status text) returns boolean
language sql volatile set search_path = samsteg, pg_temp as $$
  with plan as (
    select p.*, coalesce(array_remove(case
        when in_status in ('called', 'meetingHeld') then
          (select array_agg(i.to_unit) from sip_invitation i where i.plan_id = p.id and i.meeting_no = p.meeting_no)
        when in_status in ('active', 'followUpDue', 'closing') then
          (select v.parties from sip_version v where v.plan_id = p.id order by v.version_no desc limit 1)
        else (select array_agg(e.to_unit) from consent_edge e where e.case_id = p.case_id and e.from_unit = p.owner_unit)
      end, p.owner_unit), '{}') as others
    from sip_plan p where p.id = wanted
  ), reached as (
    select plan.id, u.agency_id from plan join unit u on u.id = any(plan.others)
      and covering_edge(plan.case_id, plan.owner_unit, u.id, 'plan') is not null
  )
  select exists (select 1 from reached) and (plan.kind <> 'sip' or in_status = 'preparing' or 2 = (
    select count(distinct a.kind) from agency a where a.kind in ('kommun', 'region') and (
      a.id in (select r.agency_id from reached r) or a.id = (select o.agency_id from unit o where o.id = plan.owner_unit))))
  from plan $$;

-- Who hears what happens to a plan: those who hold its newest version, before that the called and invited; as far as a consent reaches.
create function sip_audience(wanted uuid) returns table (unit_id uuid)
language sql volatile set search_path = samsteg, pg_temp as $$
  select u.id from sip_plan p
    left join lateral (select v.holders from sip_version v where v.plan_id = p.id order by v.version_no desc limit 1) newest on true
    left join lateral (select array_agg(i.to_unit) as units from sip_invitation i
      where i.plan_id = p.id and i.meeting_no = p.meeting_no and i.to_unit = any(i.holders)) meeting on true
    join unit u on u.id = any(coalesce(newest.holders, meeting.units)) and u.id <> p.owner_unit
  where p.id = wanted and covering_edge(p.case_id, p.owner_unit, u.id, 'plan') is not null
  order by u.id $$;

-- Reason: whoever revokes may be a unit without sight of the plan; the plan rests in the same second all the same, in its planner's
-- name, and those parties are told whom a consent still reaches. Answers nothing, so calling it tells nothing.
create function rest_sip_plans(for_case uuid) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare
  plan sip_plan; told uuid; party uuid;
  me text := current_setting('app.unit', true); who text := current_setting('app.account', true); actor text := current_setting('app.actor', true);
begin
  perform lock_case(for_case);
  for plan in select p.* from sip_plan p join process_move m on m.process = 'sip' and m.from_status = p.status and m.action = 'suspend'
      where p.case_id = for_case and not sip_consent_holds(p.id, p.status) order by p.id loop
    update sip_plan set status = 'suspended', version = version + 1 where id = plan.id;
    perform set_config('app.unit', plan.owner_unit::text, true), set_config('app.account', '', true), set_config('app.actor', 'system', true);
    told := uuidv7();
    insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, payload)
      values (told, plan.association_id, plan.case_id, plan.owner_unit, 'plan', array[plan.owner_unit], 'sip_suspended', app_today(),
        jsonb_build_object('plan', plan.id, 'agency', plan.owner_unit, 'status', 'suspended', 'reason', 'consentWithdrawn'));
    for party in select a.unit_id from sip_audience(plan.id) a
        where not exists (select 1 from case_protection x where x.case_id = for_case)
          or exists (select 1 from case_clearance c where c.case_id = for_case and c.unit_id = a.unit_id) loop
      perform deliver('event', told, party, 'CONSENT');
    end loop;
    perform set_config('app.unit', coalesce(me, ''), true), set_config('app.account', coalesce(who, ''), true),
      set_config('app.actor', coalesce(actor, ''), true);
  end loop;
end $$;

-- Reason: a consent that runs out is nobody's act. The worker lets the plans rest, in no unit's name.
create function rest_expired_sip_plans() returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare lost uuid; begin
  for lost in select distinct p.case_id from sip_plan p join consent_edge e on e.case_id = p.case_id and e.from_unit = p.owner_unit
      where upper(e.during) <= app_today() and p.status not in ('suspended', 'closed') order by 1 loop
    perform rest_sip_plans(lost);
  end loop;
end $$;
grant execute on function rest_sip_plans(uuid), rest_expired_sip_plans() to samsteg_app;
