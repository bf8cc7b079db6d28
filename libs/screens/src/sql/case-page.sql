-- Everything a unit holds in one case, as one tree. What it does not hold is not there, and leaves no trace.

-- Who coordinates, as far as this unit has been told.
create or replace function api.coordinator_line(of_case uuid) returns table (unit_id uuid) language sql stable as $$
  select coalesce(
    (select c.owner_unit from samsteg.coordination c where c.case_id = of_case),
    (select (j.payload ->> 'to')::uuid from samsteg.journal j where j.case_id = of_case and j.type = 'coordinator_changed'
       and not exists (select 1 from samsteg.journal v where v.case_id = of_case and v.voids = j.id)
       order by j.occurred_on desc, j.id desc limit 1),
    (select m.owner_unit from samsteg.member m where m.case_id = of_case and m.unit_id = samsteg.current_unit() and m.until is null limit 1)) $$;

create or replace function api.status_line(of_case uuid) returns table (status text) language sql stable as $$
  select coalesce((select c.status from samsteg.coordination c where c.case_id = of_case),
    (select case j.type when 'case_closed' then 'closed' else 'open' end from samsteg.journal j
     where j.case_id = of_case and j.type in ('case_opened', 'case_reopened', 'case_closed') order by j.occurred_on desc, j.id desc limit 1),
    'open') $$;

-- How many days hold on a day; until the association decides, the usual ones.
create or replace function api.plan_days(association uuid, wanted text, on_day date, usual int) returns int language sql stable as $$
  select coalesce((select d.days from samsteg.plan_deadline d
    where d.association_id = association and d.deadline = wanted and d.valid_from <= on_day order by d.valid_from desc, d.set_at desc limit 1), usual) $$;

-- The day by which its keeper does what comes next, where a time limit says one: the law's own for a SIP, else none. The numbers until an
-- association decides are those of the domain's table.
create or replace function api.plan_due(p samsteg.sip_plan) returns date language sql stable as $$
  select case
    when p.status in ('needIdentified', 'assessedNeeded') and p.kind = 'sip' then p.need_on + api.plan_days(p.association_id, 'start', p.need_on, 3)
    when p.status = 'preparing' and p.kind = 'sip' and p.discharge_on is not null
      then p.discharge_on + api.plan_days(p.association_id, 'discharge', p.discharge_on, 3)
    when p.status = 'called' then p.meeting_on
    when p.status = 'followUpDue' then p.follow_up_on end $$;

-- Everything that waits for somebody in a case: for whom, since when, what it is as process and status.
create or replace function api.open_steps(of_case uuid, today date)
returns table (unit_id uuid, since date, wished_by date, process text, state text, caseworker uuid) language sql stable as $$
  select case s.next_step when 'sender' then r.from_unit else r.to_unit end, r.since, r.wished_by, 'referral', r.status,
      (select h.caseworker from samsteg.referral_handling h where h.referral_id = r.id and h.owner_unit = samsteg.current_unit())
    from samsteg.referral r join samsteg.process_status s on s.process = 'referral' and s.status = r.status
    where r.case_id = of_case and not s.terminal and r.status <> 'started'
  union all
  select case s.next_step when 'giver' then h.from_unit else h.to_unit end, h.since, null, 'handoff', h.status, h.to_caseworker
    from samsteg.handoff h join samsteg.process_status s on s.process = 'handoff' and s.status = h.status
    where h.case_id = of_case and not s.terminal
  union all
  select c.responsible_unit, today, c.due_on, 'commitment', c.status, null
    from samsteg.sip_commitment c where c.case_id = of_case and c.status in ('proposed', 'confirmed')
  union all
  -- the plan's own keeper; a meeting that is to come is waited for by nobody
  select p.owner_unit, case p.status when 'called' then p.meeting_on when 'meetingHeld' then p.meeting_on when 'followUpDue' then p.follow_up_on
      when 'active' then p.meeting_on else coalesce(p.assessed_on, p.need_on) end, api.plan_due(p), 'sip',
      case p.status when 'active' then 'followUpDue' else p.status end, null
    from samsteg.sip_plan p join samsteg.process_status s on s.process = 'sip' and s.status = p.status
    where p.case_id = of_case and case p.status when 'called' then p.meeting_on <= today
      when 'followUpDue' then p.follow_up_meeting is distinct from 'called' or p.meeting_on <= today -- a meeting to come is waited for by nobody
      when 'active' then coalesce(p.follow_up_meeting = 'held', false) else s.next_step = 'planner' end
  union all
  select e.from_unit, lower(e.during), null, 'edge', 'proposed', null
    from samsteg.consent_edge e where e.case_id = of_case and e.from_unit = samsteg.current_unit() and e.confirmed_at is null
      and e.revoked_at is null and e.during @> today $$;

-- Nästa steg: the one open thing that matters first. Ours before others', what somebody has asked of us before what we have said ourselves,
-- the oldest first; a draft last of all, as nobody waits for it. Else the case itself, with who coordinates.
create or replace function api.next_step_line(of_case uuid, today date) returns table (ref json) language sql stable as $$
  select case
    when o.unit_id is not null then json_build_object('unit', (select l.ref from api.unit_line(o.unit_id) l), 'mine', o.unit_id = me.unit_id,
      'caseworker', case when o.unit_id = me.unit_id then (select l.ref from api.account_line(o.caseworker) l) end,
      'coveredBy', case when o.unit_id = me.unit_id then (select l.ref from api.cover_line(o.caseworker, today) l) end,
      'since', o.since, 'wishedBy', o.wished_by, 'process', o.process, 'state', o.state,
      'waitedWorkingDays', (select w.days from api.working_day_line(o.since, today) w))
    when k.status = 'closed' then json_build_object('process', 'case', 'state', 'closed')
    when k.unit_id is not null then json_build_object('unit', (select l.ref from api.unit_line(k.unit_id) l),
      'mine', k.unit_id = me.unit_id, 'process', 'case', 'state', 'open',
      'caseworker', case when k.unit_id = me.unit_id then (select l.ref from api.account_line(side.caseworker) l) end,
      'coveredBy', case when k.unit_id = me.unit_id then (select l.ref from api.cover_line(side.caseworker, today) l) end,
      'nobody', k.unit_id = me.unit_id and side.caseworker is null, 'since', side.caseworker_since) end
  from (select samsteg.current_unit() as unit_id) me
    left join samsteg.unit_case side on side.case_id = of_case and side.owner_unit = me.unit_id
    left join lateral (
      select s.unit_id, s.since, s.wished_by, s.process, s.state, coalesce(s.caseworker, side.caseworker) as caseworker
      from api.open_steps(of_case, today) s
      order by s.state = 'draft', (s.unit_id = me.unit_id) desc, s.process in ('commitment', 'edge'), s.since, s.process limit 1) o on true
    left join lateral (
      select c.unit_id, t.status from api.coordinator_line(of_case) c, api.status_line(of_case) t where o.unit_id is null limit 1) k on true $$;

create or replace function api.gap_line(f samsteg.finding, today date) returns table (ref json) language sql stable as $$
  select json_build_object('id', f.id, 'case', (select l.ref from api.case_line(f.case_id) l), 'rule', f.rule, 'subject', f.subject,
    'since', f.clock_start, 'dueOn', f.due_on, 'breachOn', f.breach_on, 'until', f.stop_on, 'stopReason', f.stop_reason,
    'days', least(coalesce(f.stop_on, today), today) - f.clock_start, 'open', f.stop_on is null, 'holder', f.holder,
    'holderUnit', case when f.holder ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then (select l.ref from api.unit_line(f.holder::uuid) l) end,
    'caseworker', (select l.ref from samsteg.unit_case u, api.account_line(u.caseworker) l
      where u.case_id = f.case_id and u.owner_unit = f.owner_unit)) $$;

-- What happened, the latest first, each with the day and the place at which it came into this unit's feed.
create or replace function api.timeline_of(wanted uuid) returns json language sql stable as $$
  with place as materialized (
    select x.id, min(x.no) as no, min(x.at) as at from samsteg.feed x
    where x.unit_id = samsteg.current_unit() and x.case_id = wanted group by x.id
  )
  select coalesce(json_agg(json_build_object('id', j.id, 'type', j.type, 'occurredOn', j.occurred_on,
      'recordedOn', samsteg.day_of(coalesce(p.at, j.recorded_at)), 'owner', (select l.ref from api.unit_line(j.owner_unit) l),
      'mine', j.owner_unit = samsteg.current_unit(),
      'received', case when j.owner_unit <> samsteg.current_unit() then (select l.ref from api.receipt_line(j.id) l) end,
      'voided', j.id in (select v.voids from samsteg.journal v where v.case_id = wanted and v.voids is not null),
      'category', j.category, 'payload', j.payload,
      'units', (select json_object_agg(u.key, (select l.ref from api.unit_line(u.value::uuid) l)) from jsonb_each_text(j.payload) u
                where u.key in ('from', 'to', 'agency', 'owner', 'party') and u.value ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$'))
    order by j.occurred_on desc, p.no desc nulls last), '[]')
  from samsteg.journal j left join place p on p.id = j.id where j.case_id = wanted $$;

create or replace function api.arrivals_of(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', d.id, 'recordKind', d.record_kind, 'category', d.category,
    'from', (select l.ref from api.unit_line(d.from_unit) l), 'to', (select l.ref from api.unit_line(d.to_unit) l), 'on', d.arrived_on,
    'ground', d.ground, 'edgeId', d.edge_id, 'assessment', d.assessment, 'openedOn', d.opened_on, 'recordId', d.record_id,
    'at', d.arrived_at, 'secrecyRule', d.secrecy_rule, 'requisite', d.requisite, 'legalBasis', d.legal_basis, 'reservation', d.reservation,
    'decidedBy', (select l.ref from api.account_line(d.decided_by) l),
    'incident', (select l.ref from samsteg.delivery_incident i, api.incident_line(i.id) l where i.delivery_id = d.id
      order by i.id desc limit 1),
    'direction', case when d.to_unit = samsteg.current_unit() then 'in' else 'out' end) order by d.arrived_at desc, d.id), '[]')
  from samsteg.delivery d where d.case_id = wanted $$;

drop function if exists api.case_page(uuid); -- it once answered jsonb
create function api.case_page(wanted uuid) returns json language plpgsql volatile set plan_cache_mode = force_generic_plan as $$
declare f samsteg.case_file; side samsteg.unit_case; c samsteg.coordination; p samsteg.person;
  mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); begin
  select * into f from samsteg.case_file where id = wanted;
  if f.id is null then return null; end if;
  if not samsteg.may_open(wanted) then return json_build_object('reasonNeeded', true); end if;
  if not samsteg.is_client() then perform samsteg.mark_opened(wanted); end if; -- that a system fetched it, nobody has seen yet
  insert into samsteg.access_entry (unit_id, account_id, seat_id, kind, case_ids, ground)
    values (mine, samsteg.current_account(), samsteg.current_seat(), 'open', array[wanted], samsteg.open_ground(wanted));
  select * into side from samsteg.unit_case where case_id = wanted and owner_unit = mine;
  select * into c from samsteg.coordination where case_id = wanted;
  select * into p from samsteg.person where case_id = wanted order by (owner_unit = mine) desc, id desc limit 1;
  return json_build_object(
    'id', f.id, 'number', f.number, 'association', (select a.name from samsteg.association a where a.id = f.association_id),
    'status', (select l.status from api.status_line(wanted) l), 'version', coalesce(c.version, 0),
    'person', case when p.id is not null then json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name, 'birthYear', p.birth_year,
      'personnummerMasked', case when p.pnr_cipher is not null then p.birth_year || '••••-••••' end,
      'received', (select l.ref from api.receipt_line(p.id) l)) end,
    'ownNumber', side.own_number, 'coordinator', (select l.ref from api.coordinator_line(wanted) k, api.unit_line(k.unit_id) l),
    'iCoordinate', c.id is not null, 'protection', samsteg.protection_of(wanted),
    'caseworker', (select l.ref from api.account_line(side.caseworker) l), 'openedOn', side.joined_on, 
    'nextStep', (select l.ref from api.next_step_line(wanted, today) l),
    'members', coalesce((select json_agg(json_build_object('unit', (select l.ref from api.unit_line(m.unit_id) l), 'since', m.since,
        'until', m.until, 'coordinator', false) order by m.since, m.id) from samsteg.member m where m.case_id = wanted), '[]'),
    'consents', api.consents_of(wanted),
    'edges', coalesce((select json_agg((select l.ref from api.edge_line(e) l) order by e.id)
      from samsteg.consent_edge e where e.case_id = wanted), '[]'),
    'sharing', coalesce((select json_agg(json_build_object('toUnit', (select l.ref from api.unit_line(s.to_unit) l),
        'categories', s.categories, 'edgeId', samsteg.own_edge(wanted, mine, s.to_unit, s.categories[1])) order by s.id)
      from samsteg.sharing s where s.case_id = wanted), '[]'),
    'timeline', api.timeline_of(wanted),
    'gaps', coalesce((select json_agg((select l.ref from api.gap_line(g, today) l) order by g.stop_on is not null, g.breach_on desc)
      from samsteg.finding g where g.case_id = wanted and g.owner_unit = mine and not g.retracted), '[]'),
    'referrals', coalesce((select json_agg((select l.ref from api.referral_line(r.id, today) l) order by r.since desc, r.id)
      from samsteg.referral r where r.case_id = wanted), '[]'),
    'handoffs', api.handoffs_of(wanted, today),
    'sipPlans', api.sip_plans_of(wanted), 'promises', api.promises_of(wanted),
    'interventions', api.interventions_of(wanted, today),
    'ready', coalesce((select json_agg(json_build_object('id', y.id, 'kind', y.kind, 'since', y.since, 'until', y.until, 'version', y.version,
        'owner', (select l.ref from api.unit_line(y.owner_unit) l)) order by y.since) from samsteg.ready y where y.case_id = wanted), '[]'),
    'notes', (select coalesce(json_agg(n.ref order by n.id desc), '[]') from api.message_lines(wanted, 'case', wanted) n),
    'arrivals', api.arrivals_of(wanted));
end $$;
