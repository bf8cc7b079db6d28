set local role samsteg_owner;
set local search_path = samsteg;

-- What was released under a new consent rests on that one from then on: looked for by who gives and who gets, not by the edge it once
-- came under. Only what came under a consent at all; another ground does not end with one.
create or replace function hold_parts(lost_edge uuid, why text) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare e consent_edge; held int; more int; begin
  select * into e from consent_edge where id = lost_edge;
  update handoff h set hold_reason = why, version = version + 1
    where h.case_id = e.case_id and h.from_unit = e.from_unit and h.to_unit = e.to_unit
      and h.hold_reason is null and h.status in ('offered', 'questioned', 'accepted')
      and exists (select 1 from delivery d where d.record_id = h.id and d.edge_id is not null)
      and covering_edge(h.case_id, h.from_unit, h.to_unit, h.category) is null;
  get diagnostics held = row_count;
  update sip_commitment c set hold_reason = why, version = version + 1
    where c.case_id = e.case_id and c.owner_unit = e.from_unit and c.responsible_unit = e.to_unit
      and c.hold_reason is null and c.status = 'proposed'
      and exists (select 1 from delivery d where d.record_id = c.id and d.edge_id is not null)
      and covering_edge(c.case_id, c.owner_unit, c.responsible_unit, c.category) is null;
  get diagnostics more = row_count;
  return held + more;
end $$;
create or replace function hold_expired_parts() returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare lost record; total int := 0; begin
  for lost in select distinct e.id, e.case_id from consent_edge e where e.revoked_at is null and upper(e.during) <= app_today() and (
        exists (select 1 from handoff h where h.case_id = e.case_id and h.from_unit = e.from_unit and h.to_unit = e.to_unit
          and h.hold_reason is null and h.status in ('offered', 'questioned', 'accepted'))
        or exists (select 1 from sip_commitment c where c.case_id = e.case_id and c.owner_unit = e.from_unit
          and c.responsible_unit = e.to_unit and c.hold_reason is null and c.status = 'proposed'))
      order by e.case_id, e.id loop
    perform lock_case(lost.case_id);
    total := total + hold_parts(lost.id, 'consentExpired');
  end loop;
  return total;
end $$;
