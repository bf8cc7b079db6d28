set local role samsteg_owner;
set local search_path = samsteg;

-- Which rules pick an entry, asked of that entry alone.
create function entry_flags(e access_entry, mine uuid) returns text[] language sql stable set search_path = samsteg, pg_temp as $$
  select array_remove(array[
      case when e.ground = 'reason' then 'withReason' end,
      case when e.kind = 'open' and e.ground in ('inbox', 'other') then 'outside' end,
      case when e.kind in ('open', 'search') and exists (select 1 from person x where x.case_id = any(e.case_ids) and e.unit_id = any(x.holders)
        and lower(x.family_name) = lower(regexp_replace(a.name, '^.* ', ''))) then 'sameName' end,
      case when e.kind = 'open' and exists (select 1 from person x join account c on lower(c.name) = lower(x.given_name || ' ' || x.family_name)
        join seat s on s.account_id = c.id join unit u on u.id = s.unit_id and u.agency_id = mine
        where x.case_id = any(e.case_ids) and e.unit_id = any(x.holders)) then 'colleague' end,
      case when (select count(*) from (select 1 from access_entry o where o.account_id = e.account_id and o.agency_id = mine and o.kind = 'open'
          and o.at >= (day_of(e.at)::timestamp at time zone 'Europe/Stockholm')
          and o.at < ((day_of(e.at) + 1)::timestamp at time zone 'Europe/Stockholm') limit 31) opened) > 30 then 'volume' end,
      case when m.id is null and extract(hour from e.at at time zone 'Europe/Stockholm') not between 6 and 19
        or m.id is null and extract(isodow from e.at at time zone 'Europe/Stockholm') > 5 then 'oddHours' end,
      case when e.denied then 'refused' end,
      case when e.kind in ('export', 'print', 'copy', 'extract') then 'files' end,
      case when exists (select 1 from case_protection k where k.case_id = any(e.case_ids)) then 'protected' end,
      case when get_byte(sha256(convert_to(e.id::text, 'UTF8')), 0) < 6 then 'sample' end], null)
  from (select 1) one left join account a on a.id = e.account_id left join machine_client m on m.id = e.account_id $$;
create index access_of_account on access_entry (account_id, at);

-- Reason: as before, a page at a time: no more of the period is read than the page needs. How many there are in all is counted with the
-- first page, and goes along with the place to the following ones.
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
    from (select cardinality(e.case_ids) > 0 and e.case_ids <@ closed as is_closed from access_entry e
      where e.agency_id = mine and e.at >= since and e.at < until and (wanted_account is null or e.account_id = wanted_account)
        and (about is null or about = any(e.case_ids)) and (wanted_kind is null or e.kind = wanted_kind)
        and (wanted_rule is null or wanted_rule = any(entry_flags(e, mine)))) f;
  end if;
  with page as materialized (
    select e.* from access_entry e
    where e.agency_id = mine and e.at >= since and e.at < until and e.at <= coalesce(after_at, 'infinity')
      and (after_id is null or (e.at, e.id) < (after_at, after_id)) and not (cardinality(e.case_ids) > 0 and e.case_ids <@ closed)
      and (wanted_account is null or e.account_id = wanted_account) and (about is null or about = any(e.case_ids))
      and (wanted_kind is null or e.kind = wanted_kind) and (wanted_rule is null or wanted_rule = any(entry_flags(e, mine)))
    order by e.at desc, e.id desc limit most + 1
  )
  select totals || jsonb_build_object('caseId', about, 'hasMore', (select count(*) > most from page),
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'at', p.at, 'accountId', p.account_id, 'accountName', coalesce(a.name, m.name, '–'),
      'unit', api.unit_ref(p.unit_id), 'kind', p.kind, 'ground', p.ground, 'flags', entry_flags(x, mine),
      'numbers', (select coalesce(jsonb_agg(n.number order by n.number), '[]') from (select f.number from case_file f where f.id = any(p.case_ids)
        and f.id <> all(closed) and exists (select 1 from unit u where u.agency_id = mine and u.id = any(f.holders)) order by f.number limit 10) n),
      'cases', cardinality(p.case_ids)) order by p.at desc, p.id desc)
      from (select * from page order by at desc, id desc limit most) p join access_entry x on x.id = p.id
        left join account a on a.id = p.account_id left join machine_client m on m.id = p.account_id), '[]')) into answer;
  return answer;
end $$;
