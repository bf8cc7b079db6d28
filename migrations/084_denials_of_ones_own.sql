set local role samsteg_owner;
set local search_path = samsteg;

-- Reason: a denial stands in the log of whoever tried, and so it names only cases that her own authority holds. Of a case that is
-- another's the log says as much as of one that does not exist: otherwise its reviewer would learn which there are, and which are protected.
create or replace function log_denial(asked uuid[]) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare about uuid[] := '{}'; hit uuid[]; k record; begin
  for k in select table_name from record_kind order by kind loop
    execute format('select array_agg(distinct case_id) from %I where id = any($1)', k.table_name) into hit using asked[1:50];
    about := about || coalesce(hit, '{}');
  end loop;
  insert into access_entry (unit_id, account_id, seat_id, kind, case_ids, denied)
    values (current_unit(), current_account(), current_seat(), 'denied', (select coalesce(array_agg(f.id order by f.id), '{}') from case_file f
      where f.id = any(about) and exists (select 1 from unit here join unit one on one.agency_id = here.agency_id
        where here.id = current_unit() and one.id = any(f.holders))), true);
end $$;
