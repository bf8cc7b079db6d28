-- Everything a unit holds in one case, as one tree. What it does not hold is not there, and leaves no trace.

-- Who coordinates, as far as this unit has been told.
create or replace function api.coordinator_of(wanted uuid) returns uuid language sql stable as $$
  select coalesce(
    (select c.owner_unit from samsteg.coordination c where c.case_id = wanted),
    (select (j.payload ->> 'to')::uuid from samsteg.journal j where j.case_id = wanted and j.type = 'coordinator_changed'
       and not exists (select 1 from samsteg.journal v where v.voids = j.id) order by j.occurred_on desc, j.id desc limit 1),
    (select m.owner_unit from samsteg.member m where m.case_id = wanted and m.unit_id = samsteg.current_unit() and m.until is null limit 1)) $$;

create or replace function api.case_status(wanted uuid) returns text language sql stable as $$
  select coalesce((select c.status from samsteg.coordination c where c.case_id = wanted),
    (select case j.type when 'case_closed' then 'closed' else 'open' end from samsteg.journal j
     where j.case_id = wanted and j.type in ('case_opened', 'case_reopened', 'case_closed') order by j.occurred_on desc, j.id desc limit 1),
    'open') $$;

-- Nästa steg: the one open thing that matters first. Ours before others', the oldest first; what it is, as process and status.
create or replace function api.next_step(wanted uuid) returns jsonb language plpgsql stable as $$
declare mine uuid := samsteg.current_unit(); side samsteg.unit_case; first_open record; coordinator uuid; begin
  select * into side from samsteg.unit_case where case_id = wanted and owner_unit = mine;
  select * into first_open from (
    select case s.next_step when 'sender' then r.from_unit else r.to_unit end as unit_id, r.since, r.wished_by, 'referral' as process, r.status as state,
      (select h.caseworker from samsteg.referral_handling h where h.referral_id = r.id and h.owner_unit = mine) as caseworker
      from samsteg.referral r join samsteg.process_status s on s.process = 'referral' and s.status = r.status
      where r.case_id = wanted and not s.terminal and r.status <> 'started'
    union all
    select case s.next_step when 'giver' then h.from_unit else h.to_unit end, h.since, null, 'handoff', h.status, h.to_caseworker
      from samsteg.handoff h join samsteg.process_status s on s.process = 'handoff' and s.status = h.status
      where h.case_id = wanted and not s.terminal
    union all
    select c.responsible_unit, samsteg.app_today(), c.due_on, 'commitment', c.status, null
      from samsteg.sip_commitment c where c.case_id = wanted and c.status in ('proposed', 'confirmed')
    union all
    select e.from_unit, lower(e.during), null, 'edge', 'proposed', null
      from samsteg.consent_edge e where e.case_id = wanted and e.from_unit = mine and e.confirmed_at is null and e.revoked_at is null
        and e.during @> samsteg.app_today()
  ) opened order by (opened.unit_id = mine) desc, opened.process = 'commitment', opened.since, opened.process limit 1;
  if first_open.unit_id is not null then
    return jsonb_build_object('unit', api.unit_ref(first_open.unit_id), 'mine', first_open.unit_id = mine,
      'caseworker', case when first_open.unit_id = mine then api.account_ref(coalesce(first_open.caseworker, side.caseworker)) end,
      'since', first_open.since, 'wishedBy', first_open.wished_by, 'process', first_open.process, 'state', first_open.state,
      'waitedWorkingDays', api.working_days(first_open.since, samsteg.app_today()));
  end if;
  coordinator := api.coordinator_of(wanted);
  if api.case_status(wanted) = 'closed' or coordinator is null then return null; end if;
  return jsonb_build_object('unit', api.unit_ref(coordinator), 'mine', coordinator = mine, 'process', 'case', 'state', 'open',
    'caseworker', case when coordinator = mine then api.account_ref(side.caseworker) end,
    'nobody', coordinator = mine and side.caseworker is null, 'since', side.caseworker_since);
end $$;

create or replace function api.gap_row(f samsteg.finding) returns jsonb language sql stable as $$
  select jsonb_build_object('id', f.id, 'case', api.case_ref(f.case_id), 'rule', f.rule, 'subject', f.subject,
    'since', f.clock_start, 'dueOn', f.due_on, 'breachOn', f.breach_on, 'until', f.stop_on, 'stopReason', f.stop_reason,
    'days', least(coalesce(f.stop_on, samsteg.app_today()), samsteg.app_today()) - f.clock_start,
    'open', f.stop_on is null, 'holder', f.holder,
    'holderUnit', case when f.holder ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then api.unit_ref(f.holder::uuid) end,
    'caseworker', (select api.account_ref(u.caseworker) from samsteg.unit_case u where u.case_id = f.case_id and u.owner_unit = f.owner_unit)) $$;

create or replace function api.edge(e samsteg.consent_edge) returns jsonb language sql stable as $$
  select jsonb_build_object('id', e.id, 'consentId', e.consent_id, 'from', api.unit_ref(e.from_unit), 'to', api.unit_ref(e.to_unit),
    'categories', e.categories, 'purpose', e.purpose, 'validFrom', lower(e.during), 'validTo', upper(e.during) - 1,
    'hasExclusions', e.has_exclusions, 'confirmedOn', samsteg.day_of(e.confirmed_at), 'revokedOn', samsteg.day_of(e.revoked_at),
    'version', e.version, 'fromMine', e.from_unit = samsteg.current_unit(), 'ownedByMe', e.owner_unit = samsteg.current_unit(),
    'asked', e.from_unit = any(e.holders)) $$;

create or replace function api.timeline(wanted uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'type', j.type, 'occurredOn', j.occurred_on,
      'recordedOn', samsteg.day_of(coalesce(f.at, j.recorded_at)), 'owner', api.unit_ref(j.owner_unit), 'mine', j.owner_unit = samsteg.current_unit(),
      'received', case when j.owner_unit <> samsteg.current_unit() then api.receipt(j.id) end,
      'voided', exists (select 1 from samsteg.journal v where v.voids = j.id), 'category', j.category, 'payload', j.payload,
      'units', (select jsonb_object_agg(p.key, api.unit_ref(p.value::uuid)) from jsonb_each_text(j.payload) p
                where p.key in ('from', 'to', 'agency', 'owner') and p.value ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$'))
    order by j.occurred_on desc, f.no desc nulls last), '[]')
  from samsteg.journal j
    left join lateral (select min(x.no) as no, min(x.at) as at from samsteg.feed x where x.id = j.id and x.unit_id = samsteg.current_unit()) f on true
  where j.case_id = wanted $$;

create or replace function api.arrivals(wanted uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'recordKind', d.record_kind, 'category', d.category, 'from', api.unit_ref(d.from_unit),
    'to', api.unit_ref(d.to_unit), 'on', d.arrived_on, 'ground', d.ground, 'edgeId', d.edge_id, 'assessment', d.assessment, 'openedOn', d.opened_on,
    'direction', case when d.to_unit = samsteg.current_unit() then 'in' else 'out' end) order by d.arrived_at desc, d.id), '[]')
  from samsteg.delivery d where d.case_id = wanted $$;

create or replace function api.case_page(wanted uuid) returns jsonb language plpgsql volatile as $$
declare f samsteg.case_file; side samsteg.unit_case; c samsteg.coordination; p samsteg.person; mine uuid := samsteg.current_unit(); begin
  select * into f from samsteg.case_file where id = wanted;
  if f.id is null then return null; end if;
  if not samsteg.may_open(wanted) then return jsonb_build_object('reasonNeeded', true); end if;
  perform samsteg.mark_opened(wanted);
  insert into samsteg.access_entry (unit_id, account_id, seat_id, kind, case_ids)
    values (mine, samsteg.current_account(), samsteg.current_seat(), 'open', array[wanted]);
  select * into side from samsteg.unit_case where case_id = wanted and owner_unit = mine;
  select * into c from samsteg.coordination where case_id = wanted;
  select * into p from samsteg.person where case_id = wanted order by (owner_unit = mine) desc, id desc limit 1;
  return jsonb_build_object(
    'id', f.id, 'number', f.number, 'association', (select a.name from samsteg.association a where a.id = f.association_id),
    'status', api.case_status(wanted), 'version', coalesce(c.version, 0),
    'person', case when p.id is not null then jsonb_build_object('name', p.given_name || ' ' || p.family_name, 'birthYear', p.birth_year,
      'personnummerMasked', case when p.pnr_cipher is not null then p.birth_year || '••••-••••' end, 'received', api.receipt(p.id)) end,
    'ownNumber', side.own_number, 'coordinator', api.unit_ref(api.coordinator_of(wanted)), 'iCoordinate', c.id is not null,
    'caseworker', api.account_ref(side.caseworker), 'openedOn', side.joined_on, 'nextStep', api.next_step(wanted),
    'members', coalesce((select jsonb_agg(jsonb_build_object('unit', api.unit_ref(m.unit_id), 'since', m.since, 'until', m.until,
        'coordinator', false) order by m.since, m.id) from samsteg.member m where m.case_id = wanted), '[]'),
    'consents', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'status', o.status, 'form', o.form, 'grantor', o.grantor,
        'purpose', o.purpose, 'validFrom', lower(o.during), 'validTo', upper(o.during) - 1, 'exclusions', o.exclusions,
        'versionNo', o.consent_no, 'recordedOn', samsteg.day_of(o.recorded_at)) order by o.consent_no desc)
      from samsteg.consent o where o.case_id = wanted), '[]'),
    'edges', coalesce((select jsonb_agg(api.edge(e) order by e.id) from samsteg.consent_edge e where e.case_id = wanted), '[]'),
    'sharing', coalesce((select jsonb_agg(jsonb_build_object('toUnit', api.unit_ref(s.to_unit), 'categories', s.categories,
        'edgeId', samsteg.covering_edge(wanted, mine, s.to_unit, s.categories[1])) order by s.id) from samsteg.sharing s where s.case_id = wanted), '[]'),
    'timeline', api.timeline(wanted),
    'gaps', coalesce((select jsonb_agg(api.gap_row(g) order by g.stop_on is not null, g.breach_on desc) from samsteg.finding g
      where g.case_id = wanted and g.owner_unit = mine and not g.retracted), '[]'),
    'referrals', coalesce((select jsonb_agg(api.referral(r.id) order by r.since desc, r.id) from samsteg.referral r where r.case_id = wanted), '[]'),
    'handoffs', api.handoffs(wanted),
    'sipPlans', api.sip_plans(wanted),
    'interventions', api.interventions(wanted),
    'ready', coalesce((select jsonb_agg(jsonb_build_object('id', y.id, 'kind', y.kind, 'since', y.since, 'until', y.until, 'version', y.version,
        'owner', api.unit_ref(y.owner_unit)) order by y.since) from samsteg.ready y where y.case_id = wanted), '[]'),
    'notes', (select coalesce(jsonb_agg(n || jsonb_build_object('kind', 'note') order by n ->> 'id' desc), '[]')
      from jsonb_array_elements(api.messages('case', wanted)) n),
    'arrivals', api.arrivals(wanted));
end $$;
