set local role samsteg_owner;
set local search_path = samsteg;

-- A refused try at a case that is closed to the reviewer stands in the log as a try at a case that is not there: otherwise the count of what
-- is protected would tell which of two ids is a protected person's.
create function refused_as_seen(e access_entry, closed uuid[]) returns access_entry language sql stable set search_path = samsteg, pg_temp as $$
  select case when e.denied and e.case_ids && closed
    then jsonb_populate_record(e, jsonb_build_object('case_ids', array(select c from unnest(e.case_ids) c where c <> all(closed)))) else e end $$;

-- Reason: as before, with refused tries as the reviewer may see them.
create or replace function audit_log(first_day date, last_day date, wanted_rule text, wanted_account uuid, wanted_number text, wanted_kind text,
  after_at timestamptz, after_id uuid, most int) returns jsonb
language plpgsql stable security definer set search_path = samsteg, pg_temp as $$
declare mine uuid := audited_agency(); closed uuid[] := closed_to_auditor(); about uuid; answer jsonb; totals jsonb := '{}';
  since timestamptz := first_day::timestamp at time zone 'Europe/Stockholm'; until timestamptz := (last_day + 1)::timestamp at time zone 'Europe/Stockholm';
begin
  if mine is null then raise exception 'audits nothing' using errcode = 'SM403'; end if;
  if wanted_number is not null then
    about := case_of_agency(wanted_number, mine);
    if about is null or about = any(closed) then raise exception 'no such case' using errcode = 'SM004'; end if;
  end if;
  if after_id is null then
    select jsonb_build_object('totalCount', count(*) filter (where not f.is_closed), 'protectedCount', count(*) filter (where f.is_closed)) into totals
    from (select cardinality(e.case_ids) > 0 and e.case_ids <@ closed as is_closed from access_entry o
        cross join lateral refused_as_seen(o, closed) e
      where o.agency_id = mine and o.at >= since and o.at < until and (wanted_account is null or o.account_id = wanted_account)
        and (about is null or about = any(e.case_ids)) and (wanted_kind is null or e.kind = wanted_kind)
        and (wanted_rule is null or wanted_rule = any(entry_flags(e, mine)))) f;
  end if;
  with page as materialized (
    select e.* from access_entry o cross join lateral refused_as_seen(o, closed) e
    where o.agency_id = mine and o.at >= since and o.at < until and o.at <= coalesce(after_at, 'infinity')
      and (after_id is null or (o.at, o.id) < (after_at, after_id)) and not (cardinality(e.case_ids) > 0 and e.case_ids <@ closed)
      and (wanted_account is null or o.account_id = wanted_account) and (about is null or about = any(e.case_ids))
      and (wanted_kind is null or e.kind = wanted_kind) and (wanted_rule is null or wanted_rule = any(entry_flags(e, mine)))
    order by o.at desc, o.id desc limit most + 1
  )
  select totals || jsonb_build_object('caseId', about, 'hasMore', (select count(*) > most from page),
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'at', p.at, 'accountId', p.account_id, 'accountName', coalesce(a.name, m.name, '–'),
      'unit', api.unit_ref(p.unit_id), 'kind', p.kind, 'ground', p.ground, 'flags', entry_flags(x, mine),
      'numbers', (select coalesce(jsonb_agg(n.number order by n.number), '[]') from (select f.number from case_file f where f.id = any(p.case_ids)
        and f.id <> all(closed) and exists (select 1 from unit u where u.agency_id = mine and u.id = any(f.holders)) order by f.number limit 10) n),
      'cases', cardinality(p.case_ids)) order by p.at desc, p.id desc)
      from (select * from page order by at desc, id desc limit most) p join access_entry o on o.id = p.id
        cross join lateral refused_as_seen(o, closed) x
        left join account a on a.id = p.account_id left join machine_client m on m.id = p.account_id), '[]')) into answer;
  return answer;
end $$;
