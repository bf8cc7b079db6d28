-- Consent on screen: what the asking unit wrote down, what runs out, and what has crossed. All under the reader's own rights.

create or replace function api.edge_line(e samsteg.consent_edge) returns table (ref json) language sql stable as $$
  select json_build_object('id', e.id, 'consentId', e.consent_id, 'from', (select l.ref from api.unit_line(e.from_unit) l),
    'to', (select l.ref from api.unit_line(e.to_unit) l), 'categories', e.categories, 'purposeCode', e.purpose_code,
    'purpose', (select o.purpose from samsteg.consent o where o.id = e.consent_id and exists (select 1 from samsteg.openable(e.case_id))),
    'validFrom', lower(e.during), 'validTo', upper(e.during) - 1, 'hasExclusions', e.has_exclusions,
    'confirmedOn', samsteg.day_of(e.confirmed_at), 'revokedOn', samsteg.day_of(e.revoked_at), 'superseded', e.superseded_by is not null,
    'version', e.version, 'fromMine', e.from_unit = samsteg.current_unit(), 'ownedByMe', e.owner_unit = samsteg.current_unit(),
    'asked', e.from_unit = any(e.holders)) $$;

create or replace function api.consent_text_line(wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('id', t.id, 'language', t.language, 'versionNo', t.version_no, 'approvedOn', samsteg.day_of(t.approved_at))
  from samsteg.consent_text t where t.id = wanted $$;

-- What she was asked, direction by direction; of what was written before directions were kept, its edges.
create or replace function api.directions_of(o samsteg.consent) returns json language sql stable as $$
  select coalesce(
    (select json_agg(json_build_object('from', (select l.ref from api.unit_line((d.one ->> 'from')::uuid) l),
        'to', (select l.ref from api.unit_line((d.one ->> 'to')::uuid) l), 'categories', d.one -> 'categories',
        'excluded', coalesce(d.one -> 'excluded', '[]'), 'exclusion', d.one ->> 'exclusion') order by d.place)
      from jsonb_array_elements(o.directions) with ordinality d(one, place)),
    (select json_agg(json_build_object('from', (select l.ref from api.unit_line(e.from_unit) l),
        'to', (select l.ref from api.unit_line(e.to_unit) l), 'categories', e.categories, 'excluded', '[]'::json, 'exclusion', null) order by e.id)
      from samsteg.consent_edge e where e.consent_id = o.id), '[]') $$;

create or replace function api.consents_of(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', o.id, 'version', o.version, 'status', o.status, 'form', o.form, 'grantor', o.grantor,
      'grantorName', o.grantor_name, 'grantorRole', o.grantor_role, 'givenOn', coalesce(o.given_on, lower(o.during)), 'takenBy', o.taken_by,
      'purpose', o.purpose, 'purposeCode', o.purpose_code, 'language', o.language, 'interpreter', o.interpreter,
      'text', (select l.ref from api.consent_text_line(o.text_id) l),
      'validFrom', lower(o.during), 'validTo', upper(o.during) - 1, 'exclusions', o.exclusions, 'versionNo', o.consent_no,
      'directions', api.directions_of(o), 'supersedesId', o.supersedes,
      'documents', (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'mediaType', d.media_type,
          'size', octet_length(d.content), 'uploadedOn', samsteg.day_of(d.uploaded_at)) order by d.id), '[]')
        from samsteg.consent_document d where d.consent_id = o.id),
      'renewalDeclinedOn', o.renewal_declined_on, 'renewalReason', o.renewal_reason,
      'recordedOn', samsteg.day_of(o.recorded_at)) order by o.consent_no = 0 desc, o.consent_no desc, o.id desc), '[]')
  from samsteg.consent o where o.case_id = wanted $$;

-- The working day on or before a day.
create or replace function api.working_day_before(day date) returns date language sql stable as $$
  select max(d)::date from generate_series(day - 14, day, interval '1 day') d
  where extract(isodow from d) < 6 and not exists (select 1 from samsteg.nonworking_day n where n.day = d::date) $$;

-- Consents of this unit that run out, from the working day of the first reminder on: for whoever answers for the case, for her deputy
-- while she is away, for the inbox when nobody does. Closed by a consent that takes its place, or by a decision not to renew.
create or replace function api.consent_renewals(reminders int[], keeps_inbox boolean) returns json language plpgsql stable as $$
declare mine uuid := samsteg.current_unit(); me uuid := samsteg.current_account(); today date := samsteg.app_today(); begin
  return (select coalesce(json_agg(json_build_object('case', (select l.ref from api.case_line(r.case_id) l), 'consentId', r.id, 'version', r.version,
      'versionNo', r.consent_no, 'validTo', r.last_day, 'daysLeft', r.last_day - today, 'stage', r.stage, 'since', r.since,
      'worker', (select l.ref from api.account_line(r.worker) l), 'asDeputy', coalesce(r.worker <> me, false)) order by r.last_day, r.id), '[]')
    from (
      select o.id, o.case_id, o.version, o.consent_no, upper(o.during) - 1 as last_day, u.caseworker as worker, s.stage, s.since
      from samsteg.consent o
        join samsteg.unit_case u on u.case_id = o.case_id and u.owner_unit = mine
        cross join lateral (select b.stage, api.working_day_before(upper(o.during) - 1 - b.stage) as since
          from unnest(reminders) b(stage) where api.working_day_before(upper(o.during) - 1 - b.stage) <= today order by b.stage limit 1) s
      where o.owner_unit = mine and o.status in ('active', 'partiallyRevoked') and o.renewal_declined_on is null
        and upper(o.during) > today and upper(o.during) <= today + 60
        and (select l.status from api.status_line(o.case_id) l) <> 'closed') r
    where case
      when r.worker is null then keeps_inbox
      when r.worker = me then true
      else exists (select 1 from samsteg.absence a where a.unit_id = mine and a.account_id = r.worker and a.deputy_id = me and a.during @> today) end);
end $$;

-- What this unit gave and got in a case: each act with its ground, and whether the consent behind it is still there. A receiver is not
-- shown the giver's own assessment, nor who decided there.
create or replace function api.consent_proof(wanted uuid) returns json language sql stable as $$
  select json_build_object('case', (select l.ref from api.case_line(f.id) l), 'rows', (
    select coalesce(json_agg(json_build_object('id', d.id,
        'direction', case when d.to_unit = samsteg.current_unit() then 'in' else 'out' end,
        'from', (select l.ref from api.unit_line(d.from_unit) l), 'to', (select l.ref from api.unit_line(d.to_unit) l),
        'recordKind', d.record_kind, 'category', d.category, 'arrivedAt', to_char(d.arrived_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'openedOn', d.opened_on, 'ground', d.ground, 'assessment', case when d.from_unit = samsteg.current_unit() then d.assessment end,
        'decidedBy', case when d.from_unit = samsteg.current_unit() then (select l.ref from api.account_line(d.decided_by) l) end,
        'edge', (select l.ref from samsteg.consent_edge e, api.edge_line(e) l where e.id = d.edge_id),
        'revokedOn', (select samsteg.day_of(e.revoked_at) from samsteg.consent_edge e where e.id = d.edge_id and e.superseded_by is null))
      order by d.arrived_at desc, d.id), '[]') from samsteg.delivery d where d.case_id = wanted))
  from samsteg.case_file f where f.id = wanted $$;
