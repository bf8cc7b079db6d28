set local role samsteg_owner;
set local search_path = samsteg;

-- A request that a party has paused loses its ground as any other: the pause becomes the consent's, and is not ended by whoever set it.
create or replace function hold_without_ground(lost_edge uuid, why text, by_unit uuid) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare held int; begin
  update referral r set hold_reason = why, hold_by = by_unit, hold_until = null, version = version + 1
    where (r.hold_reason is null or r.hold_reason not in ('consentRevoked', 'consentExpired'))
      and r.status not in ('rejected', 'returned', 'ended', 'closed', 'withdrawn')
      and exists (select 1 from delivery d where d.record_id = r.id and d.edge_id = lost_edge)
      -- a renewed consent that covers it is ground enough
      and covering_edge(r.case_id, r.from_unit, r.to_unit, r.category) is null;
  get diagnostics held = row_count;
  return held;
end $$;
create or replace function hold_expired() returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare lost record; total int := 0; begin
  for lost in select distinct e.id, e.case_id from consent_edge e join delivery d on d.edge_id = e.id and d.record_kind = 'referral'
      join referral r on r.id = d.record_id and (r.hold_reason is null or r.hold_reason not in ('consentRevoked', 'consentExpired'))
        and r.status not in ('rejected', 'returned', 'ended', 'closed', 'withdrawn')
      where e.revoked_at is null and upper(e.during) <= app_today() order by e.case_id loop
    perform lock_case(lost.case_id);
    total := total + hold_without_ground(lost.id, 'consentExpired', null);
  end loop;
  return total;
end $$;
grant update (hold_until) on referral to samsteg_door;
