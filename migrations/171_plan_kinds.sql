set local role samsteg_owner;
set local search_path = samsteg;

-- Plansorter: the same process, other rules by kind (libs/domain). An own plan (handlingsplan) rests on no consent, so none carries it.
alter table sip_plan drop constraint sip_plan_kind_check,
  add check (kind in ('sip', 'jointPlanning', 'jointAssessment', 'actionPlan', 'handoverPlan'));
alter table sip_version drop constraint sip_version_kind_check,
  add check (kind in ('sip', 'jointPlanning', 'jointAssessment', 'actionPlan', 'handoverPlan'));
alter table sip_invitation drop constraint sip_invitation_kind_check,
  add check (kind in ('sip', 'jointPlanning', 'jointAssessment', 'actionPlan', 'handoverPlan'));
set local check_function_bodies = off;

-- As before; and an own plan goes on whatever consent is gone.
create or replace function sip_consent_holds(wanted uuid, in_status text) returns boolean
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
      and own_edge(plan.case_id, plan.owner_unit, u.id, 'plan') is not null
  )
  select plan.kind = 'actionPlan' or exists (select 1 from reached) and (plan.kind <> 'sip' or in_status = 'preparing' or 2 = (
    select count(distinct a.kind) from agency a where a.kind in ('kommun', 'region') and (
      a.id in (select r.agency_id from reached r) or a.id = (select o.agency_id from unit o where o.id = plan.owner_unit))))
  from plan $$;
