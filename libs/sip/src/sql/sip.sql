-- A plan's text with its units named.
create or replace function api.sip_content_line(content jsonb) returns table (ref json) language sql stable as $$
  select json_build_object(
    'participantWords', content -> 'participantWords', 'situation', content -> 'situation', 'longTermGoal', content -> 'longTermGoal',
    'earlierGoals', coalesce((
      select json_agg(json_build_object('text', e.goal ->> 'text', 'result', e.goal -> 'result', 'note', e.goal -> 'note') order by e.place)
      from jsonb_array_elements(content -> 'earlierGoals') with ordinality e(goal, place)), '[]'),
    'goals', coalesce((
      select json_agg(json_build_object('text', g.goal ->> 'text', 'actions', coalesce((
          select json_agg(json_build_object('text', a.act ->> 'text', 'kind', a.act ->> 'kind',
            'responsible', (select l.ref from api.unit_line((a.act ->> 'responsibleUnitId')::uuid) l),
            'responsibleName', a.act -> 'responsibleName', 'contact', a.act -> 'contact', 'from', a.act -> 'from', 'to', a.act -> 'to') order by a.place)
          from jsonb_array_elements(g.goal -> 'actions') with ordinality a(act, place)), '[]')) order by g.place)
      from jsonb_array_elements(content -> 'goals') with ordinality g(goal, place)), '[]'),
    'participantDoes', content -> 'participantDoes', 'children', content -> 'children', 'crisisPlan', content -> 'crisisPlan',
    'keeper', content -> 'keeper', 'noOtherMeasures', coalesce((content ->> 'noOtherMeasures')::boolean, false),
    'overallResponsible', (select l.ref from api.unit_line((content ->> 'overallResponsibleUnitId')::uuid) l),
    'followUpOn', content -> 'followUpOn', 'followUpMethod', content -> 'followUpMethod',
    'participantInformed', coalesce((content ->> 'participantInformed')::boolean, false)) $$;

create or replace function api.unit_list_line(wanted uuid[]) returns table (list json) language sql stable as $$
  select coalesce(json_agg((select l.ref from api.unit_line(u.id) l) order by u.name, u.id), '[]')
  from samsteg.unit u where u.id = any(wanted) $$;

-- Its words are read by those who have opened the case; a list shows others codes and dates.
create or replace function api.commitment_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', c.id, 'planId', c.plan_id, 'meetingId', c.meeting_id, 'caseId', c.case_id, 'versionNo', c.version_no,
    'text', case when exists (select 1 from samsteg.openable(c.case_id)) then c.text end,
    'planner', (select l.ref from api.unit_line(c.owner_unit) l), 'responsible', (select l.ref from api.unit_line(c.responsible_unit) l),
    'dueOn', c.due_on, 'status', c.status, 'version', c.version, 'holdReason', c.hold_reason, 'reason', c.reason, 'endedOn', c.ended_on,
    'party', case when c.responsible_unit = samsteg.current_unit() then 'responsible' else 'planner' end,
    'asked', c.responsible_unit = any(c.holders), 'received', (select l.ref from api.receipt_line(c.id) l),
    'messages', (select m.list from api.said_line(c.case_id, 'sip', c.id) m))
  from samsteg.sip_commitment c where c.id = wanted $$;
create or replace function api.commitment(wanted uuid) returns jsonb language sql stable as $$
  select l.ref::jsonb from api.commitment_line(wanted) l $$;

-- Open promises of one's own unit, those with the nearest day first.
create or replace function api.commitments_due() returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('case', (select l.ref from api.case_line(c.case_id) l),
      'commitment', (select l.ref from api.commitment_line(c.id) l))
    order by c.due_on nulls last, c.id), '[]')
  from samsteg.sip_commitment c where c.responsible_unit = samsteg.current_unit() and c.status in ('proposed', 'confirmed') $$;

-- What the participant said of a version, as this unit has been told: the last word of it that has not been taken back.
create or replace function api.sip_approval_line(of_case uuid, wanted_plan uuid, no int) returns table (ref json) language sql stable as $$
  select json_build_object('form', j.payload ->> 'form', 'by', j.payload ->> 'by', 'on', j.occurred_on,
    'unit', (select l.ref from api.unit_line(j.owner_unit) l), 'recordedBy', (select l.ref from api.account_line(j.actor_account) l))
  from samsteg.journal j where j.case_id = of_case and j.type = 'sip_approved' and j.payload ->> 'plan' = wanted_plan::text
    and (j.payload ->> 'no')::int = no and not exists (select 1 from samsteg.journal v where v.case_id = of_case and v.voids = j.id)
  order by j.id desc limit 1 $$;

-- A version's text, with its crisis plan where this unit holds that too; in versions from before, it stands in the text itself.
create or replace function api.sip_text_line(v samsteg.sip_version) returns table (content jsonb) language sql stable as $$
  select v.content || coalesce((select jsonb_build_object('crisisPlan', m.text) from samsteg.message m
    where m.case_id = v.case_id and m.about_kind = 'sip' and m.about_id = v.id and m.kind = 'plan' order by m.id desc limit 1), '{}') $$;

create or replace function api.sip_versions_of(wanted_plan uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', v.id, 'no', v.version_no, 'kind', v.kind, 'adoptedOn', v.adopted_on,
    'content', (select l.ref from api.sip_text_line(v) x, api.sip_content_line(x.content) l), 'received', (select l.ref from api.receipt_line(v.id) l),
    'approval', (select l.ref from api.sip_approval_line(v.case_id, v.plan_id, v.version_no) l),
    'parties', (select l.list from api.unit_list_line(v.parties) l),
    'notDelivered', case when v.owner_unit = samsteg.current_unit() then (select l.list from api.unit_list_line(array(
      select p from unnest(v.parties) p where not p = any(v.holders))) l) else '[]' end) order by v.version_no), '[]')
  from samsteg.sip_version v where v.plan_id = wanted_plan $$;

-- The planning unit sees everybody's of one meeting, an invited unit its own.
create or replace function api.sip_invitations_of(wanted_plan uuid, meeting int) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', i.id, 'unit', (select l.ref from api.unit_line(i.to_unit) l), 'called', i.called,
    'meetingOn', i.meeting_on, 'place', i.place, 'purpose', i.purpose, 'longTermGoal', i.long_term_goal, 'received', (select l.ref from api.receipt_line(i.id) l),
    'startsAt', to_char(i.starts_at, 'HH24:MI'), 'deliveredOn', d.arrived_on, 'openedOn', d.opened_on) order by i.called desc, i.id), '[]')
  from samsteg.plan_call i left join samsteg.delivery d on d.record_id = i.id and d.to_unit = i.to_unit
  where i.plan_id = wanted_plan and i.meeting_no = meeting $$;

-- When the plan came how far, of its keeper's own rows; and what the association has decided about the times between.
create or replace function api.sip_course_line(p samsteg.sip_plan, v samsteg.sip_version) returns table (ref json) language sql stable as $$
  select json_build_object('dischargeOn', p.discharge_on,
    'begunOn', min(j.occurred_on) filter (where j.type in ('sip_consent_asked', 'sip_preparing')),
    'calledOn', min(j.occurred_on) filter (where j.type = 'sip_called'),
    'heldOn', min(j.occurred_on) filter (where j.type = 'sip_meeting_held'),
    'adoptedOn', v.adopted_on,
    'sentOn', case when v.parties <@ v.holders then coalesce(
      (select max(d.arrived_on) from samsteg.delivery d where d.record_id = v.id and d.to_unit = any(v.parties)), v.adopted_on) end)
  from samsteg.journal j where j.case_id = p.case_id and j.owner_unit = p.owner_unit and j.payload ->> 'plan' = p.id::text
    and j.type in ('sip_consent_asked', 'sip_preparing', 'sip_called', 'sip_meeting_held')
    and j.id not in (select x.voids from samsteg.journal x where x.case_id = p.case_id and x.voids is not null) $$;
create or replace function api.plan_terms_line(association uuid, after date) returns table (ref json) language sql stable as $$
  select json_build_object(
    'decided', coalesce((select json_agg(json_build_object('deadline', d.deadline, 'days', d.days, 'validFrom', d.valid_from) order by d.set_at)
      from samsteg.plan_deadline d where d.association_id = association), '[]'),
    'daysOff', coalesce((select json_agg(n.day) from samsteg.nonworking_day n where n.day between after and after + 60), '[]')) $$;

-- A plan as this unit holds it: the planning unit its working copy, a party what has been delivered to it, and told.
create or replace function api.sip_tree(wanted uuid) returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  mine uuid := samsteg.current_unit(); p samsteg.sip_plan; v samsteg.sip_version; i samsteg.plan_call; c samsteg.sip_commitment;
  told text; of_case uuid; owner uuid; begin
  select * into p from samsteg.sip_plan where id = wanted;
  select * into v from samsteg.sip_version where plan_id = wanted order by version_no desc limit 1;
  select * into i from samsteg.plan_call where plan_id = wanted order by meeting_no desc limit 1;
  if p.id is null then
    select * into c from samsteg.sip_commitment where plan_id = wanted order by id desc limit 1;
    if v.id is null and i.id is null and c.id is null then return null; end if;
  end if;
  -- found before they are asked with: under row-level security a condition with coalesce() in it uses no index
  of_case := coalesce(p.case_id, v.case_id, i.case_id, c.case_id);
  owner := coalesce(p.owner_unit, v.owner_unit, i.owner_unit, c.owner_unit);
  if p.id is null then
    select coalesce(j.payload ->> 'status', 'active') into told from samsteg.journal j
      where j.case_id = of_case and j.payload ->> 'plan' = wanted::text
        and j.owner_unit = owner
        and (j.type = 'plan_decided' or j.payload ? 'status') order by j.id desc limit 1;
  end if;
  return json_build_object(
    'id', wanted, 'case', (select l.ref from api.case_line(of_case) l),
    'kind', coalesce(p.kind, v.kind, i.kind, 'sip'),
    'status', coalesce(p.status, told, case when v.id is not null or c.id is not null then 'active' else 'called' end),
    'version', coalesce(p.version, v.version_no, 1),
    'owner', (select l.ref from api.unit_line(owner) l),
    'party', case when p.id is null then 'party' else 'planner' end,
    'needOn', p.need_on, 'needText', p.need_text, 'reason', p.reason,
    'meetingOn', case when p.id is not null then p.meeting_on else i.meeting_on end,
    'place', case when p.id is not null then p.place else i.place end,
    'followUpOn', case when p.id is not null then p.follow_up_on::text else v.content ->> 'followUpOn' end,
    'leftOn', (select max(j.occurred_on) from samsteg.journal j where j.type = 'sip_party_left' and j.payload ->> 'plan' = wanted::text
      and j.payload ->> 'party' = mine::text and j.case_id = of_case
      and (v.id is null or j.id > v.id)),
    'draft', case when p.id is not null then (select l.ref from api.sip_content_line(p.draft) l) end, 'content', p.draft,
    'today', samsteg.app_today(), 'isCalled', coalesce(p.follow_up_meeting = 'called', false),
    'course', case when p.id is not null then (select l.ref from api.sip_course_line(p, v) l) end,
    'terms', (select l.ref from api.plan_terms_line(coalesce(p.association_id, v.association_id, i.association_id, c.association_id), v.adopted_on) l),
    'versions', api.sip_versions_of(wanted), 'invitations', api.sip_invitations_of(wanted, i.meeting_no),
    'commitments', coalesce((select json_agg((select l.ref from api.commitment_line(o.id) l) order by o.id)
      from samsteg.sip_commitment o where o.plan_id = wanted), '[]'),
    'messages', (select m.list from api.said_line(of_case, 'sip', wanted) m));
end $$;
create or replace function api.sip(wanted uuid) returns jsonb language sql stable as $$ select api.sip_tree(wanted)::jsonb $$;

-- Every plan of a case that this unit has something of, the oldest first.
create or replace function api.sip_plans_of(for_case uuid) returns json language sql stable as $$
  select coalesce(json_agg(api.sip_tree(h.plan) order by h.plan), '[]') from (
    select id from samsteg.sip_plan where case_id = for_case
    union select plan_id from samsteg.sip_version where case_id = for_case
    union select plan_id from samsteg.plan_call where case_id = for_case
    union select plan_id from samsteg.sip_commitment where case_id = for_case and plan_id is not null) h(plan) $$;

-- What was promised in meetings and stands in no plan, as this unit holds it: what is open first, the nearest day first.
create or replace function api.promises_of(for_case uuid) returns json language sql stable as $$
  select coalesce(json_agg((select l.ref from api.commitment_line(c.id) l)
    order by c.status not in ('proposed', 'confirmed'), c.due_on nulls last, c.id), '[]')
  from samsteg.sip_commitment c where c.case_id = for_case and c.meeting_id is not null $$;
