-- Överföring to the unit's own journal or file: what it holds in a case and has not yet noted as taken over.

-- What is to be documented: own and received. A note's event says nothing beside the note; of promises only one's own.
create or replace function api.transfer_items(of_case uuid) returns table (kind text, id uuid, category text, owner uuid)
language sql stable as $$
  select 'person', p.id, p.category, p.owner_unit from samsteg.person p where p.case_id = of_case
  union all select 'message', m.id, m.category, m.owner_unit from samsteg.message m where m.case_id = of_case
  union all select 'event', j.id, j.category, j.owner_unit from samsteg.journal j where j.case_id = of_case and j.type <> 'note_written'
  union all select 'sipVersion', v.id, v.category, v.owner_unit from samsteg.sip_version v where v.case_id = of_case
  union all select 'sipInvitation', i.id, i.category, i.owner_unit from samsteg.sip_invitation i where i.case_id = of_case
  union all select 'meetingInvitation', i.id, i.category, i.owner_unit from samsteg.meeting_invitation i where i.case_id = of_case and i.plan_id is not null and i.status <> 'replaced'
  union all select 'commitment', c.id, c.category, c.owner_unit from samsteg.sip_commitment c
    where c.case_id = of_case and c.responsible_unit = samsteg.current_unit()
  union all select 'minutes', t.id, t.category, t.owner_unit from samsteg.meeting_minutes t where t.case_id = of_case
  union all select 'document', d.id, d.category, d.owner_unit from samsteg.document d where d.case_id = of_case
  union all select 'consent', o.id, o.category, o.owner_unit from samsteg.consent o where o.case_id = of_case $$;

-- Not taken over, or handed to somebody since: to whom and on which ground belongs in the file too.
create or replace function api.not_transferred(of_case uuid) returns table (kind text, id uuid, category text, owner uuid, at timestamptz)
language sql stable as $$
  select i.kind, i.id, i.category, i.owner, f.at from api.transfer_items(of_case) i
    left join lateral (select min(x.at) as at from samsteg.feed x
      where x.unit_id = samsteg.current_unit() and x.case_id = of_case and x.id = i.id) f on true
  where not exists (select 1 from samsteg.transfer_mark m where m.record_id = i.id
    and m.marked_at >= coalesce((select max(d.arrived_at) from samsteg.delivery d
      where d.record_id = i.id and d.from_unit = samsteg.current_unit()), '-infinity')) $$;

-- What a record says, as a tree of codes, days and words.
create or replace function api.record_content(of_kind text, wanted uuid) returns table (ref json) language sql stable as $$
  select json_build_object('name', p.given_name || ' ' || p.family_name, 'birthYear', p.birth_year)
    from samsteg.person p where of_kind = 'person' and p.id = wanted
  union all select json_build_object('text', m.text, 'category', m.category, 'said', m.kind, 'about', m.about_kind, 'contact', m.contact, 'contactWith', m.contact_with,
      'contactOn', m.contact_on, 'incoming', m.incoming)
    from samsteg.message m where of_kind = 'message' and m.id = wanted
  union all select json_build_object('type', j.type, 'payload', j.payload,
      'units', (select json_object_agg(u.key, (select l.ref from api.unit_line(u.value::uuid) l)) from jsonb_each_text(j.payload) u
        where u.key in ('from', 'to', 'agency', 'owner') and u.value ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$'))
    from samsteg.journal j where of_kind = 'event' and j.id = wanted
  union all select json_build_object('versionNo', v.version_no, 'plan', (select l.ref from api.sip_content_line(v.content) l), 'planKind', v.kind,
      'adoptedOn', v.adopted_on, 'planner', (select l.ref from api.unit_line(v.owner_unit) l),
      'parties', (select l.list from api.unit_list_line(v.parties) l),
      'approval', (select l.ref from api.sip_approval_line(v.case_id, v.plan_id, v.version_no) l))
    from samsteg.sip_version v where of_kind = 'sipVersion' and v.id = wanted
  union all select json_build_object('title', d.name, 'documentKind', d.kind, 'versionNo', d.version_no, 'print', encode(d.sha256, 'hex'))
    from samsteg.document d where of_kind = 'document' and d.id = wanted
  union all select json_build_object('meetingOn', i.meeting_on, 'place', i.place, 'purpose', i.purpose, 'longTermGoal', i.long_term_goal)
    from samsteg.sip_invitation i where of_kind = 'sipInvitation' and i.id = wanted
  union all select json_build_object('meetingKind', i.kind, 'meetingOn', i.meeting_on, 'startsAt', to_char(i.starts_at, 'HH24:MI'), 'place', i.place,
      'purpose', i.purpose, 'longTermGoal', i.long_term_goal, 'agenda', i.agenda)
    from samsteg.meeting_invitation i where of_kind = 'meetingInvitation' and i.id = wanted
  union all select json_build_object('text', c.text, 'dueOn', c.due_on, 'status', c.status)
    from samsteg.sip_commitment c where of_kind = 'commitment' and c.id = wanted
  union all select json_build_object('versionNo', t.minutes_no, 'meetingKind', t.kind, 'meetingOn', t.meeting_on, 'minutes', (select l.ref from api.minutes_line(t.content) l))
    from samsteg.meeting_minutes t where of_kind = 'minutes' and t.id = wanted
  union all select json_build_object('no', o.consent_no, 'purpose', o.purpose, 'from', lower(o.during), 'until', upper(o.during) - 1,
      'exclusions', o.exclusions, 'status', o.status)
    from samsteg.consent o where of_kind = 'consent' and o.id = wanted $$;

create or replace function api.record_day(of_kind text, wanted uuid) returns date language sql stable as $$
  select coalesce((select j.occurred_on from samsteg.journal j where of_kind = 'event' and j.id = wanted),
    (select v.adopted_on from samsteg.sip_version v where of_kind = 'sipVersion' and v.id = wanted),
    (select t.meeting_on from samsteg.meeting_minutes t where of_kind = 'minutes' and t.id = wanted),
    (select coalesce(m.contact_on, samsteg.day_of(m.written_at)) from samsteg.message m where of_kind = 'message' and m.id = wanted)) $$;

-- An act of delivery as its two parties document it; the consent by number and day when this unit wrote it down.
create or replace function api.act_line(d samsteg.delivery) returns table (ref json) language sql stable as $$
  select json_build_object('id', d.id, 'from', (select u.name from samsteg.unit u where u.id = d.from_unit),
    'to', (select u.name from samsteg.unit u where u.id = d.to_unit), 'at', to_char(d.arrived_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI'),
    'ground', d.ground, 'legalBasis', d.legal_basis, 'secrecyRule', d.secrecy_rule, 'requisite', d.requisite,
    'assessment', d.assessment, 'reservation', d.reservation, 'channel', d.channel, 'print', encode(d.content_hash, 'hex'),
    'consentNo', o.consent_no, 'consentOn', coalesce(o.given_on, samsteg.day_of(e.confirmed_at)), 'revokedOn', samsteg.day_of(e.revoked_at),
    'decidedBy', (select a.name from samsteg.account a where a.id = d.decided_by and d.from_unit = samsteg.current_unit()))
  from (select 1) one left join samsteg.consent_edge e on e.id = d.edge_id left join samsteg.consent o on o.id = e.consent_id $$;

create or replace function api.transfer_package(wanted uuid, most int) returns json language plpgsql volatile as $$
declare mine uuid := samsteg.current_unit(); begin
  return (
    with left_over as materialized (select * from api.not_transferred(wanted)),
      page as (select * from left_over order by at, id limit most)
    select json_build_object('case', (select l.ref from api.case_line(wanted) l), 'today', samsteg.app_today(),
      'unit', (select u.name from samsteg.unit u where u.id = mine), 'ownNumber', (select c.own_number from samsteg.unit_case c
        where c.case_id = wanted and c.owner_unit = mine),
      'totalCount', (select count(*) from left_over),
      'lastMark', (select json_build_object('on', samsteg.day_of(m.marked_at), 'by', (select l.ref from api.account_line(m.marked_by) l))
        from samsteg.transfer_mark m where m.case_id = wanted order by m.marked_at desc limit 1),
      'items', coalesce((select json_agg(json_build_object('kind', p.kind, 'id', p.id, 'category', p.category,
          'on', coalesce(api.record_day(p.kind, p.id), samsteg.day_of(p.at)), 'own', p.owner = mine,
          'content', (select c.ref from api.record_content(p.kind, p.id) c),
          'received', (select l.ref from samsteg.delivery d, api.act_line(d) l where d.record_id = p.id and d.to_unit = mine),
          'handed', coalesce((select json_agg(l.ref order by d.arrived_at, d.id) from samsteg.delivery d, api.act_line(d) l
            where d.record_id = p.id and d.from_unit = mine), '[]')) order by p.at, p.id) from page p), '[]')));
end $$;

-- Per case what is left: counts and days, no words. By caseworker of the own unit.
create or replace function api.not_transferred_list(worker uuid, most int, after_oldest timestamptz, after_id uuid) returns json
language plpgsql stable as $$ declare answer json; mine uuid := samsteg.current_unit(); begin
  with matching as materialized (
    select u.case_id, u.caseworker, n.own, n.received, n.oldest
    from samsteg.unit_case u join samsteg.case_file f on f.id = u.case_id
      cross join lateral (select count(*) filter (where t.owner = mine)::int as own, count(*) filter (where t.owner <> mine)::int as received,
        min(t.at) as oldest from api.not_transferred(u.case_id) t) n
    where u.owner_unit = mine and (worker is null or u.caseworker = worker) and n.own + n.received > 0
  ), page as (
    select * from matching where after_id is null or (oldest, case_id) > (after_oldest, after_id) order by oldest, case_id limit most + 1
  )
  select json_build_object('totalCount', (select count(*) from matching), 'records', (select coalesce(sum(own + received), 0) from matching),
    'hasMore', (select count(*) > most from page),
    'rows', coalesce((select json_agg(json_build_object('case', (select l.ref from api.case_line(p.case_id) l),
      'caseworker', (select l.ref from api.account_line(p.caseworker) l), 'own', p.own, 'received', p.received,
      'oldest', p.oldest, 'oldestOn', samsteg.day_of(p.oldest)) order by p.oldest, p.case_id)
      from (select * from page order by oldest, case_id limit most) p), '[]'))
    into answer;
  return answer;
end $$;

-- One delivery with what was handed over, for its giver and its receiver.
create or replace function api.delivery_paper(wanted uuid) returns json language sql stable as $$
  select json_build_object('caseId', d.case_id, 'case', (select l.ref from api.case_line(d.case_id) l), 'today', samsteg.app_today(),
    'unit', (select u.name from samsteg.unit u where u.id = samsteg.current_unit()), 'kind', d.record_kind, 'category', d.category,
    'act', (select l.ref from api.act_line(d) l), 'content', (select c.ref from api.record_content(d.record_kind, d.record_id) c),
    'unchanged', samsteg.record_print(d.record_kind, d.record_id) = d.content_hash)
  from samsteg.delivery d where d.id = wanted $$;
