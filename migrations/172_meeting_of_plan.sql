set local role samsteg_owner;
set local search_path = samsteg;

-- A plan's meeting is a meeting like any other: called, answered, prepared, written in and put on record in the meeting room. What is
-- the plan's own goes with each call: which plan, whether the law calls or the unit is invited, and the long-term goal. Null in every
-- other meeting, and in what was delivered before. The plan is the calling unit's: no key, so that each erases on its own day (adr 0005).
alter table meeting add column plan_id uuid,
  drop constraint meeting_purpose_check, add constraint meeting_purpose_check check (length(purpose) between 1 and 4000);
grant update (kind, minutes, place, purpose) on meeting to samsteg_app; -- a plan that is called to anew says it anew
create index meeting_of_plan on meeting (plan_id) where plan_id is not null;
alter table meeting_invitation add column plan_id uuid, add column plan_meeting int check (plan_meeting > 0),
  add column plan_kind text check (plan_kind in ('sip', 'jointPlanning', 'jointAssessment', 'actionPlan', 'handoverPlan')),
  add column called boolean, add column long_term_goal text check (length(long_term_goal) between 1 and 4000),
  drop constraint meeting_invitation_purpose_check, add constraint meeting_invitation_purpose_check check (length(purpose) between 1 and 4000),
  add constraint meeting_invitation_of_plan check (
    num_nonnulls(plan_id, plan_meeting, plan_kind, called, long_term_goal) in (0, 5));
create index meeting_invitation_of_plan on meeting_invitation (plan_id) where plan_id is not null;

-- Calls to meetings of plans, read as one. Those of before (sip_invitation) are evidence of what was delivered and are neither moved nor
-- written any more: a plan called by them goes on, and its next day is a call of the meeting room.
create view plan_call with (security_invoker = true) as
  select id, association_id, case_id, owner_unit, category, holders, plan_id, meeting_no, to_unit, kind, called, meeting_on, place, purpose,
    long_term_goal, null::uuid as meeting_id, null::time as starts_at from sip_invitation
  union all
  select id, association_id, case_id, owner_unit, category, holders, plan_id, plan_meeting, to_unit, plan_kind, called, meeting_on, place, purpose,
    long_term_goal, meeting_id, starts_at from meeting_invitation where plan_id is not null;
grant select on plan_call to samsteg_app, samsteg_door;
revoke insert on sip_invitation from samsteg_app;

-- As before, of the calls wherever they stand.
create or replace function sip_consent_holds(wanted uuid, in_status text) returns boolean
language sql volatile set search_path = samsteg, pg_temp as $$
  with plan as (
    select p.*, coalesce(array_remove(case
        when in_status in ('called', 'meetingHeld') then
          (select array_agg(i.to_unit) from plan_call i where i.plan_id = p.id and i.meeting_no = p.meeting_no)
        when in_status in ('active', 'followUpDue', 'closing') then
          (select v.parties from sip_version v where v.plan_id = p.id order by v.version_no desc limit 1)
        else (select array_agg(e.to_unit) from consent_edge e where e.case_id = p.case_id and e.from_unit = p.owner_unit)
      end, p.owner_unit), '{}') as others
    from sip_plan p where p.id = wanted
  ), reached as (
    select plan.id, u.agency_id from plan join unit u on u.id = any(plan.others)
      and own_edge(plan.case_id, plan.owner_unit, u.id, 'plan') is not null
  )
  select plan.kind = 'actionPlan' or exists (select 1 from reached) and (plan.kind <> 'sip' or in_status = 'preparing' or 2 = (
    select count(distinct a.kind) from agency a where a.kind in ('kommun', 'region') and (
      a.id in (select r.agency_id from reached r) or a.id = (select o.agency_id from unit o where o.id = plan.owner_unit))))
  from plan $$;
create or replace function sip_audience(wanted uuid) returns table (unit_id uuid)
language sql volatile set search_path = samsteg, pg_temp as $$
  select u.id from sip_plan p
    left join lateral (select v.holders from sip_version v where v.plan_id = p.id order by v.version_no desc limit 1) newest on true
    left join lateral (select array_agg(i.to_unit) as units from plan_call i
      where i.plan_id = p.id and i.meeting_no = p.meeting_no and i.to_unit = any(i.holders)) meeting on true
    join unit u on u.id = any(coalesce(newest.holders, meeting.units)) and u.id <> p.owner_unit
  where p.id = wanted and own_edge(p.case_id, p.owner_unit, u.id, 'plan') is not null
  order by u.id $$;
