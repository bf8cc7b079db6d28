-- A plan's text with its units named.
create or replace function api.sip_content(content jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'participantWords', content -> 'participantWords', 'longTermGoal', content -> 'longTermGoal',
    'goals', coalesce((
      select jsonb_agg(jsonb_build_object('text', g.goal ->> 'text', 'actions', coalesce((
          select jsonb_agg(jsonb_build_object('text', a.act ->> 'text', 'kind', a.act ->> 'kind',
            'responsible', api.unit_ref((a.act ->> 'responsibleUnitId')::uuid), 'responsibleName', a.act -> 'responsibleName',
            'from', a.act -> 'from', 'to', a.act -> 'to') order by a.place)
          from jsonb_array_elements(g.goal -> 'actions') with ordinality a(act, place)), '[]')) order by g.place)
      from jsonb_array_elements(content -> 'goals') with ordinality g(goal, place)), '[]'),
    'participantDoes', content -> 'participantDoes', 'noOtherMeasures', coalesce((content ->> 'noOtherMeasures')::boolean, false),
    'overallResponsible', api.unit_ref((content ->> 'overallResponsibleUnitId')::uuid),
    'followUpOn', content -> 'followUpOn', 'followUpMethod', content -> 'followUpMethod',
    'participantInformed', coalesce((content ->> 'participantInformed')::boolean, false)) $$;

create or replace function api.unit_refs(wanted uuid[]) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(api.unit_ref(u.id) order by u.name, u.id), '[]') from samsteg.unit u where u.id = any(wanted) $$;

create or replace function api.commitment(wanted uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', c.id, 'planId', c.plan_id, 'caseId', c.case_id, 'versionNo', c.version_no, 'text', c.text,
    'planner', api.unit_ref(c.owner_unit), 'responsible', api.unit_ref(c.responsible_unit), 'dueOn', c.due_on, 'status', c.status,
    'version', c.version, 'reason', c.reason, 'endedOn', c.ended_on,
    'party', case when c.responsible_unit = samsteg.current_unit() then 'responsible' else 'planner' end,
    'asked', c.responsible_unit = any(c.holders), 'received', api.receipt(c.id), 'messages', api.messages('sip', c.id))
  from samsteg.sip_commitment c where c.id = wanted $$;

-- Open promises of one's own unit, those with the nearest day first.
create or replace function api.commitments_due() returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('case', api.case_ref(c.case_id), 'commitment', api.commitment(c.id))
    order by c.due_on nulls last, c.id), '[]')
  from samsteg.sip_commitment c where c.responsible_unit = samsteg.current_unit() and c.status in ('proposed', 'confirmed') $$;

create or replace function api.sip_versions(wanted_plan uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'no', v.version_no, 'kind', v.kind, 'adoptedOn', v.adopted_on,
    'content', api.sip_content(v.content), 'received', api.receipt(v.id), 'parties', api.unit_refs(v.parties),
    'notDelivered', case when v.owner_unit = samsteg.current_unit() then api.unit_refs(array(
      select p from unnest(v.parties) p where not p = any(v.holders))) else '[]' end) order by v.version_no), '[]')
  from samsteg.sip_version v where v.plan_id = wanted_plan $$;

-- The planning unit sees everybody's of one meeting, an invited unit its own.
create or replace function api.sip_invitations(wanted_plan uuid, meeting int) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'unit', api.unit_ref(i.to_unit), 'called', i.called, 'meetingOn', i.meeting_on,
    'place', i.place, 'purpose', i.purpose, 'longTermGoal', i.long_term_goal, 'received', api.receipt(i.id),
    'deliveredOn', d.arrived_on, 'openedOn', d.opened_on) order by i.called desc, i.id), '[]')
  from samsteg.sip_invitation i left join samsteg.delivery d on d.record_id = i.id and d.to_unit = i.to_unit
  where i.plan_id = wanted_plan and i.meeting_no = meeting $$;

-- A plan as this unit holds it: the planning unit its working copy, a party what has been delivered to it, and told.
create or replace function api.sip(wanted uuid) returns jsonb language plpgsql stable as $$
declare
  mine uuid := samsteg.current_unit(); p samsteg.sip_plan; v samsteg.sip_version; i samsteg.sip_invitation; c samsteg.sip_commitment;
  told text; begin
  select * into p from samsteg.sip_plan where id = wanted;
  select * into v from samsteg.sip_version where plan_id = wanted order by version_no desc limit 1;
  select * into i from samsteg.sip_invitation where plan_id = wanted order by meeting_no desc limit 1;
  if p.id is null then
    select * into c from samsteg.sip_commitment where plan_id = wanted order by id desc limit 1;
    if v.id is null and i.id is null and c.id is null then return null; end if;
    select coalesce(j.payload ->> 'status', 'active') into told from samsteg.journal j
      where j.case_id = coalesce(v.case_id, i.case_id, c.case_id) and j.payload ->> 'plan' = wanted::text
        and j.owner_unit = coalesce(v.owner_unit, i.owner_unit, c.owner_unit)
        and (j.type = 'plan_decided' or j.payload ? 'status') order by j.id desc limit 1;
  end if;
  return jsonb_build_object(
    'id', wanted, 'case', api.case_ref(coalesce(p.case_id, v.case_id, i.case_id, c.case_id)),
    'kind', coalesce(p.kind, v.kind, i.kind, 'sip'),
    'status', coalesce(p.status, told, case when v.id is not null or c.id is not null then 'active' else 'called' end),
    'version', coalesce(p.version, v.version_no, 1),
    'owner', api.unit_ref(coalesce(p.owner_unit, v.owner_unit, i.owner_unit, c.owner_unit)),
    'party', case when p.id is null then 'party' else 'planner' end,
    'needOn', p.need_on, 'needText', p.need_text, 'reason', p.reason,
    'meetingOn', case when p.id is not null then p.meeting_on else i.meeting_on end,
    'place', case when p.id is not null then p.place else i.place end,
    'followUpOn', case when p.id is not null then p.follow_up_on::text else v.content ->> 'followUpOn' end,
    'leftOn', (select max(j.occurred_on) from samsteg.journal j where j.type = 'sip_party_left' and j.payload ->> 'plan' = wanted::text
      and j.payload ->> 'party' = mine::text and j.case_id = coalesce(p.case_id, v.case_id, i.case_id, c.case_id)
      and (v.id is null or j.id > v.id)),
    'draft', case when p.id is not null then api.sip_content(p.draft) end, 'content', p.draft, 'today', samsteg.app_today(),
    'versions', api.sip_versions(wanted), 'invitations', api.sip_invitations(wanted, i.meeting_no),
    'commitments', coalesce((select jsonb_agg(api.commitment(o.id) order by o.id)
      from samsteg.sip_commitment o where o.plan_id = wanted), '[]'),
    'messages', api.messages('sip', wanted));
end $$;

-- Every plan of a case that this unit has something of, the oldest first.
create or replace function api.sip_plans(for_case uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(api.sip(h.plan) order by h.plan), '[]') from (
    select id from samsteg.sip_plan where case_id = for_case
    union select plan_id from samsteg.sip_version where case_id = for_case
    union select plan_id from samsteg.sip_invitation where case_id = for_case
    union select plan_id from samsteg.sip_commitment where case_id = for_case) h(plan) $$;
