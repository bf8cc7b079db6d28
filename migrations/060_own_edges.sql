set local role samsteg_owner;
set local search_path = samsteg;

-- Reason: which edge covers what is handed between the caller's own unit and another. About other pairs it answers nothing, so that
-- nobody learns from it who may tell whom. The doors themselves ask covering_edge(), which nobody else may.
create function own_edge(for_case uuid, giver uuid, receiver uuid, wanted_category text) returns uuid
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select covering_edge(for_case, giver, receiver, wanted_category) where current_unit() in (giver, receiver) $$;

-- Asked by the planning unit, or in its name.
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
  select exists (select 1 from reached) and (plan.kind <> 'sip' or in_status = 'preparing' or 2 = (
    select count(distinct a.kind) from agency a where a.kind in ('kommun', 'region') and (
      a.id in (select r.agency_id from reached r) or a.id = (select o.agency_id from unit o where o.id = plan.owner_unit))))
  from plan $$;
create or replace function sip_audience(wanted uuid) returns table (unit_id uuid)
language sql volatile set search_path = samsteg, pg_temp as $$
  select u.id from sip_plan p
    left join lateral (select v.holders from sip_version v where v.plan_id = p.id order by v.version_no desc limit 1) newest on true
    left join lateral (select array_agg(i.to_unit) as units from sip_invitation i
      where i.plan_id = p.id and i.meeting_no = p.meeting_no and i.to_unit = any(i.holders)) meeting on true
    join unit u on u.id = any(coalesce(newest.holders, meeting.units)) and u.id <> p.owner_unit
  where p.id = wanted and own_edge(p.case_id, p.owner_unit, u.id, 'plan') is not null
  order by u.id $$;

-- As before, but in the planning unit's name already when it is asked whether the consent still carries the plan.
create or replace function rest_sip_plans(for_case uuid) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare
  plan sip_plan; told uuid; party uuid;
  me text := current_setting('app.unit', true); who text := current_setting('app.account', true); actor text := current_setting('app.actor', true);
begin
  perform lock_case(for_case);
  for plan in select p.* from sip_plan p join process_move m on m.process = 'sip' and m.from_status = p.status and m.action = 'suspend'
      where p.case_id = for_case order by p.id loop
    perform set_config('app.unit', plan.owner_unit::text, true), set_config('app.account', '', true), set_config('app.actor', 'system', true);
    continue when sip_consent_holds(plan.id, plan.status);
    update sip_plan set status = 'suspended', version = version + 1 where id = plan.id;
    told := uuidv7();
    insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, payload)
      values (told, plan.association_id, plan.case_id, plan.owner_unit, 'plan', array[plan.owner_unit], 'sip_suspended', app_today(),
        jsonb_build_object('plan', plan.id, 'agency', plan.owner_unit, 'status', 'suspended', 'reason', 'consentWithdrawn'));
    for party in select a.unit_id from sip_audience(plan.id) a
        where not exists (select 1 from case_protection x where x.case_id = for_case)
          or exists (select 1 from case_clearance c where c.case_id = for_case and c.unit_id = a.unit_id) loop
      perform deliver('event', told, party, 'CONSENT');
    end loop;
  end loop;
  perform set_config('app.unit', coalesce(me, ''), true), set_config('app.account', coalesce(who, ''), true),
    set_config('app.actor', coalesce(actor, ''), true);
end $$;

-- The cases this account may not see, whatever its unit holds; what case_clearance says of her, asked of her alone: whether she is
-- among the cleared staff of the unit once, and whom the unit has named once. Never null: "<> all(null)" would let everything through.
create or replace function hidden_cases() returns uuid[] language plpgsql stable security definer set search_path = samsteg, pg_temp as $$
declare me uuid := current_account(); here uuid := current_unit(); hidden uuid[] := '{}';
begin
  if not is_system() then
    if exists (select 1 from seat s join account a on a.id = s.account_id and a.locked_at is null
        where s.account_id = me and s.unit_id = here and 'protectedClearance' = any(s.roles) and s.valid @> app_today()) then
      hidden := array(select p.case_id from case_protection p
        join (select n.case_id, bool_or(n.account_id = me) as is_named from clearance_named n where n.unit_id = here group by n.case_id) named
          on named.case_id = p.case_id and not named.is_named);
    else
      hidden := array(select p.case_id from case_protection p);
    end if;
  end if;
  return hidden || array(select o.case_id from conflict_of_interest o where o.account_id = me);
end $$;
create index clearance_named_of_unit on clearance_named (unit_id, case_id, account_id);

grant create on schema samsteg to samsteg_door;
revoke all on function own_edge(uuid, uuid, uuid, text) from public;
alter function own_edge(uuid, uuid, uuid, text) owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
grant execute on function own_edge(uuid, uuid, uuid, text) to samsteg_app;
reset role;
revoke execute on function samsteg.covering_edge(uuid, uuid, uuid, text) from samsteg_app;
