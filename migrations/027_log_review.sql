set local role samsteg_owner;
set local search_path = samsteg;

-- The authority whose log the reader may review, by her seat as it is now and not as it is claimed; null for everybody else.
create function audited_agency() returns uuid language sql stable set search_path = samsteg, pg_temp as $$
  select u.agency_id from seat s join account a on a.id = s.account_id and a.locked_at is null join unit u on u.id = s.unit_id
  where s.id = current_seat() and s.account_id = current_account() and s.unit_id = current_unit()
    and s.valid @> app_today() and 'auditor' = any(s.roles) $$;
-- Protected cases the auditor is not cleared for, and her own or a relative's.
create function closed_to_auditor() returns uuid[] language sql stable set search_path = samsteg, pg_temp as $$
  select coalesce(array_agg(x.case_id), '{}') from (
    select p.case_id from case_protection p where not exists (select 1 from case_clearance c where c.case_id = p.case_id and c.account_id = current_account())
      and not exists (select 1 from seat s where s.id = current_seat() and 'protectedClearance' = any(s.roles))
    union select o.case_id from conflict_of_interest o where o.account_id = current_account()) x $$;
-- A case by its number, when some unit of the authority holds it.
create function case_of_agency(wanted text, of_agency uuid) returns uuid language sql stable set search_path = samsteg, pg_temp as $$
  select f.id from case_file f where f.number = upper(btrim(wanted)) and exists (
    select 1 from unit u where u.agency_id = of_agency and u.id = any(f.holders)) $$;

grant create on schema samsteg to samsteg_door;
-- Reason: the log of one authority, to its own auditor alone: who, when, kind, case number, ground, and which rules pick the entry.
-- Never what a case says; numbers only of cases the authority holds; protected ones are counted, not shown.
create function audit_log(first_day date, last_day date, wanted_rule text, wanted_account uuid, wanted_number text, wanted_kind text,
  after_at timestamptz, after_id uuid, most int) returns jsonb
language plpgsql stable security definer set search_path = samsteg, pg_temp as $$
declare mine uuid := audited_agency(); closed uuid[] := closed_to_auditor(); about uuid; answer jsonb; begin
  if mine is null then raise exception 'audits nothing' using errcode = 'SM403'; end if;
  if wanted_number is not null then
    about := case_of_agency(wanted_number, mine);
    if about is null or about = any(closed) then raise exception 'no such case' using errcode = 'SM004'; end if;
  end if;
  with period as materialized (
    select e.*, count(*) filter (where e.kind = 'open') over (partition by e.account_id, day_of(e.at)) as opened from access_entry e
    where e.agency_id = mine and e.at >= (first_day::timestamp at time zone 'Europe/Stockholm')
      and e.at < ((last_day + 1)::timestamp at time zone 'Europe/Stockholm')
  ), marked as (
    select p.*, a.name as who, cardinality(p.case_ids) > 0 and p.case_ids <@ closed as is_closed, array_remove(array[
      case when p.ground = 'reason' then 'withReason' end,
      case when p.kind = 'open' and p.ground in ('inbox', 'other') then 'outside' end,
      case when p.kind in ('open', 'search') and exists (select 1 from person x where x.case_id = any(p.case_ids) and p.unit_id = any(x.holders)
        and lower(x.family_name) = lower(regexp_replace(a.name, '^.* ', ''))) then 'sameName' end,
      case when p.kind = 'open' and exists (select 1 from person x join account c on lower(c.name) = lower(x.given_name || ' ' || x.family_name)
        join seat s on s.account_id = c.id join unit u on u.id = s.unit_id and u.agency_id = mine
        where x.case_id = any(p.case_ids) and p.unit_id = any(x.holders)) then 'colleague' end,
      case when p.opened > 30 then 'volume' end,
      case when extract(hour from p.at at time zone 'Europe/Stockholm') not between 6 and 19
        or extract(isodow from p.at at time zone 'Europe/Stockholm') > 5 then 'oddHours' end,
      case when p.denied then 'refused' end,
      case when p.kind in ('export', 'print', 'copy', 'extract') then 'files' end,
      case when exists (select 1 from case_protection k where k.case_id = any(p.case_ids)) then 'protected' end,
      case when get_byte(sha256(convert_to(p.id::text, 'UTF8')), 0) < 6 then 'sample' end], null) as flags
    from period p join account a on a.id = p.account_id
    where (wanted_account is null or p.account_id = wanted_account) and (about is null or about = any(p.case_ids))
      and (wanted_kind is null or p.kind = wanted_kind)
  ), found as (
    select * from marked m where wanted_rule is null or wanted_rule = any(m.flags)
  ), page as (
    select * from found f where not f.is_closed and (after_id is null or (f.at, f.id) < (after_at, after_id)) order by f.at desc, f.id desc limit most + 1
  )
  select jsonb_build_object('caseId', about, 'totalCount', (select count(*) from found f where not f.is_closed),
    'protectedCount', (select count(*) from found f where f.is_closed), 'hasMore', (select count(*) > most from page),
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'at', p.at, 'accountId', p.account_id, 'accountName', p.who, 'unit', api.unit_ref(p.unit_id),
      'kind', p.kind, 'ground', p.ground, 'flags', p.flags,
      'numbers', (select coalesce(jsonb_agg(n.number order by n.number), '[]') from (select f.number from case_file f where f.id = any(p.case_ids)
        and f.id <> all(closed) and exists (select 1 from unit u where u.agency_id = mine and u.id = any(f.holders)) order by f.number limit 10) n),
      'cases', cardinality(p.case_ids)) order by p.at desc, p.id desc) from (select * from page order by at desc, id desc limit most) p), '[]')) into answer;
  return answer;
end $$;

-- Reason: an incident is told within a day: to whom the authority's own records went, and who in it opened the case. Never others' logs.
create function audit_incident(wanted_number text, wanted_record uuid) returns jsonb
language plpgsql stable security definer set search_path = samsteg, pg_temp as $$
declare mine uuid := audited_agency(); about uuid; begin
  if mine is null then raise exception 'audits nothing' using errcode = 'SM403'; end if;
  about := case_of_agency(wanted_number, mine);
  if about is null or about = any(closed_to_auditor()) then raise exception 'no such case' using errcode = 'SM004'; end if;
  return jsonb_build_object('caseId', about, 'number', upper(btrim(wanted_number)),
    'deliveries', (select coalesce(jsonb_agg(jsonb_build_object('recordId', d.record_id, 'recordKind', d.record_kind, 'category', d.category,
        'from', api.unit_ref(d.from_unit), 'to', api.unit_ref(d.to_unit), 'at', d.arrived_at, 'ground', d.ground, 'openedOn', d.opened_on) order by d.arrived_at), '[]')
      from delivery d join unit u on u.id = d.from_unit and u.agency_id = mine
      where d.case_id = about and (wanted_record is null or d.record_id = wanted_record)),
    'openings', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'accountName', a.name, 'unit', api.unit_ref(e.unit_id), 'kind', e.kind, 'ground', e.ground)
        order by e.at), '[]') from access_entry e join account a on a.id = e.account_id
      where e.agency_id = mine and about = any(e.case_ids) and e.kind not in ('review', 'incident')));
end $$;

-- Reason: a participant may know who has read: authority, unit, time, kind, ground; no names of staff. One case, one authority.
create function access_extract(wanted_number text, first_day date, last_day date) returns jsonb
language plpgsql stable security definer set search_path = samsteg, pg_temp as $$
declare mine uuid := audited_agency(); about uuid; is_auditor boolean := mine is not null; begin
  if mine is null then select u.agency_id into mine from unit u where u.id = current_unit(); end if;
  about := case_of_agency(wanted_number, mine);
  if about is null or (is_auditor and about = any(closed_to_auditor())) or (not is_auditor and (about = any(hidden_cases())
      or not exists (select 1 from case_file f where f.id = about and current_unit() = any(f.holders)))) then
    raise exception 'no such case' using errcode = 'SM004';
  end if;
  return jsonb_build_object('caseId', about, 'number', upper(btrim(wanted_number)), 'agency', (select name from agency where id = mine),
    'rows', (select coalesce(jsonb_agg(jsonb_build_object('day', day_of(e.at), 'time', to_char(e.at at time zone 'Europe/Stockholm', 'HH24:MI'),
        'unit', u.name, 'kind', e.kind, 'ground', e.ground) order by e.at, e.id), '[]')
      from access_entry e join unit u on u.id = e.unit_id where e.agency_id = mine and about = any(e.case_ids)
        and day_of(e.at) between first_day and last_day));
end $$;

-- Reason: when each seat of the authority was last used, and whether its unit is closed; for its auditor.
create function audit_seats() returns jsonb
language plpgsql stable security definer set search_path = samsteg, pg_temp as $$ declare mine uuid := audited_agency(); begin
  if mine is null then raise exception 'audits nothing' using errcode = 'SM403'; end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', a.name, 'unit', api.unit_ref(u.id), 'roles', s.roles, 'why', s.why,
      'givenBy', (select g.name from account g where g.id = s.granted_by), 'givenOn', day_of(s.granted_at), 'lastUsedOn', day_of(l.at),
      'unitClosed', u.closed_on is not null and u.closed_on <= app_today(),
      'idleDays', app_today() - coalesce(day_of(l.at), day_of(s.granted_at), lower(s.valid), app_today())) order by u.name, a.name), '[]')
    from seat s join unit u on u.id = s.unit_id and u.agency_id = mine join account a on a.id = s.account_id
      left join lateral (select max(e.at) as at from access_entry e where e.agency_id = mine and e.seat_id = s.id) l on true
    where s.valid @> app_today());
end $$;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace
      and p.proname in ('audit_log', 'audit_incident', 'access_extract', 'audit_seats') loop
    execute format('alter function %s owner to samsteg_door', door);
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to samsteg_app', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
create index access_of_seat on access_entry (seat_id, at);
