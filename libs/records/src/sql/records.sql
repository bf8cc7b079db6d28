-- Everything the reader's unit holds in one case, whatever kinds there are; under the reader's own rights.
create or replace function api.held_records(for_case uuid) returns table (kind text, record jsonb)
language plpgsql stable set search_path = samsteg, pg_temp as $$ declare k record; begin
  for k in select r.kind, r.table_name from record_kind r order by r.kind loop
    return query execute format('select %L::text, to_jsonb(x) - ''holders'' from %I x where x.case_id = $1 order by x.id', k.kind, k.table_name) using for_case;
  end loop;
end $$;

-- What an erasure would take away, and what it would only leave to others who hold it; counts alone.
create or replace function api.erasure_preview(for_case uuid) returns json
language plpgsql stable set search_path = samsteg, pg_temp as $$ declare k record; n record; found jsonb := '[]'; begin
  for k in select r.kind, r.table_name from record_kind r where r.kind <> 'case' order by r.kind loop
    execute format('select count(*) filter (where cardinality(holders) = 1) as gone, count(*) filter (where cardinality(holders) > 1) as stays
      from %I where case_id = $1', k.table_name) into n using for_case;
    if n.gone + n.stays > 0 then found := found || jsonb_build_object('kind', k.kind, 'gone', n.gone, 'stays', n.stays); end if;
  end loop;
  return found;
end $$;

-- The unit's files whose last entry is old enough to be looked at, or that wait, are decided or are stopped.
create or replace function api.disposal_list(entered_by date) returns json
language sql stable set search_path = samsteg, pg_temp as $$
  select coalesce(json_agg(json_build_object('caseId', f.id, 'number', f.number,
      'name', (select p.given_name || ' ' || p.family_name from person p where p.case_id = f.id order by (p.owner_unit = current_unit()) desc, p.id desc limit 1),
      'ownNumber', u.own_number, 'lastEntry', coalesce(l.day, u.joined_on),
      'closedOn', (select j.occurred_on from journal j where j.case_id = f.id and j.type = 'case_closed'
        and not exists (select 1 from journal r where r.case_id = f.id and r.type = 'case_reopened' and r.recorded_at > j.recorded_at)
        order by j.recorded_at desc limit 1),
      'coordinates', exists (select 1 from coordination c where c.case_id = f.id and c.owner_unit = current_unit() and c.status = 'open'),
      'person', (select json_build_object('id', p.id, 'cipher', encode(p.pnr_cipher, 'hex')) from person p
        where p.case_id = f.id and p.pnr_cipher is not null order by p.id desc limit 1),
      'correcting', exists (select 1 from correction o where o.case_id = f.id and o.owner_unit = current_unit() and o.status = 'asked'),
      'holds', (select coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind, 'reason', h.reason, 'setOn', h.set_on, 'version', h.version) order by h.id), '[]')
        from legal_hold h where h.case_id = f.id and h.lifted_on is null),
      'erasure', (select json_build_object('id', e.id, 'status', e.status, 'version', e.version, 'proposedBy', a.name, 'mine', e.proposed_by = current_account(),
          'dueOn', e.due_on) from erasure e left join account a on a.id = e.proposed_by
        where e.case_id = f.id and e.status in ('proposed', 'approved', 'running'))
    ) order by coalesce(l.day, u.joined_on), f.id), '[]')
  from case_file f join unit_case u on u.case_id = f.id and u.owner_unit = current_unit()
    left join lateral (select last_entry(current_unit(), f.id) as day) l on true
  where coalesce(l.day, u.joined_on) <= entered_by
    or exists (select 1 from legal_hold h where h.case_id = f.id and h.lifted_on is null) $$;
grant execute on function api.held_records(uuid), api.erasure_preview(uuid), api.disposal_list(date) to samsteg_app;
