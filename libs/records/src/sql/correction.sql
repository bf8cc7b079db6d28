-- One record the reader's unit holds, whatever kind it is; nothing secret of it. Null when it is not held.
create or replace function api.held_record(what text, wanted uuid) returns jsonb
language plpgsql stable set search_path = samsteg, pg_temp as $$ declare found_table name; found jsonb; begin
  select k.table_name into found_table from record_kind k where k.kind = what;
  if found_table is null then return null; end if;
  execute format('select to_jsonb(x) - ''{holders,pnr_cipher,pnr_index,association_id}''::text[] from %I x where x.id = $1', found_table) into found using wanted;
  return found;
end $$;

-- Requests for correction in the reader's unit, those that wait first. A list says whom it is about; words are for who has opened the case.
create or replace function api.corrections(of_case uuid, only_id uuid, most int) returns json
language sql stable set search_path = samsteg, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', c.id, 'version', c.version, 'case', (select l.ref from api.case_line(c.case_id) l),
      'recordKind', c.record_kind, 'recordId', c.record_id, 'own', c.record_owner = c.owner_unit, 'owner', (select l.ref from api.unit_line(c.record_owner) l),
      'status', c.status, 'askedBy', c.asked_by, 'askedOn', c.asked_on, 'answerBy', (c.asked_on + interval '1 month')::date, 'isOpen', c.isopen,
      'wanted', case when c.isopen then c.wanted end, 'words', case when c.isopen then c.words end, 'reason', c.reason,
      'before', case when c.isopen then api.held_record(c.record_kind, c.record_id) end,
      'after', case when c.isopen and c.result_id is not null then api.held_record(c.result_kind, c.result_id) end,
      'resultKind', c.result_kind, 'resultId', c.result_id, 'decidedOn', c.decided_on, 'decidedBy', (select l.ref from api.account_line(c.decided_by) l),
      'told', case when c.record_owner = c.owner_unit and c.status in ('corrected', 'noted') then
        (select coalesce(json_agg(json_build_object('unit', (select l.ref from api.unit_line(t.to_unit) l), 'on', t.day) order by t.to_unit), '[]')
          from (select d.to_unit, (select min(n.arrived_on) from delivery n where n.record_id = c.result_id and n.to_unit = d.to_unit) as day
            from delivery d where d.record_id = c.record_id and d.from_unit = c.owner_unit group by d.to_unit) t) else '[]'::json end)
    order by c.status <> 'asked', case when c.status = 'asked' then c.asked_on end, c.decided_on desc nulls last, c.id), '[]')
  from (select x.*, may_open(x.case_id) as isopen from correction x
    where x.owner_unit = current_unit() and (of_case is null or x.case_id = of_case) and (only_id is null or x.id = only_id)
    order by x.status <> 'asked', case when x.status = 'asked' then x.asked_on end, x.decided_on desc nulls last, x.id limit most) c $$;

-- The unit's files by exactly this number: the case's, the unit's own, or the person's (its index).
create or replace function api.files_by_number(wanted text, indexes bytea[]) returns json
language sql stable set search_path = samsteg, pg_temp as $$
  select coalesce(json_agg(json_build_object('caseId', f.id, 'number', f.number, 'name', (select n.name from api.name_line(f.id) n),
      'ownNumber', u.own_number, 'isOpen', may_open(f.id)) order by f.id), '[]')
  from case_file f join unit_case u on u.case_id = f.id and u.owner_unit = current_unit()
  where f.number = upper(wanted) or lower(u.own_number) = lower(wanted)
    or exists (select 1 from person p where p.case_id = f.id and p.owner_unit = current_unit() and p.pnr_index = any(indexes)) $$;
grant execute on function api.held_record(text, uuid), api.corrections(uuid, uuid, int), api.files_by_number(text, bytea[]) to samsteg_app;
