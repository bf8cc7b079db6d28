set local role samsteg_owner;
set local search_path = samsteg;

-- A handoff that is open, and a promise that is asked for, rest when the consent they came under is gone, as requests do.
alter table handoff add column hold_reason text check (hold_reason in ('consentRevoked', 'consentExpired'));
alter table sip_commitment add column hold_reason text check (hold_reason in ('consentRevoked', 'consentExpired'));
grant update (version, hold_reason) on handoff, sip_commitment to samsteg_door;
create index handoff_held on handoff (case_id) where hold_reason is not null;
create index commitment_held on sip_commitment (case_id) where hold_reason is not null;

create or replace function handoff_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'offered' then raise exception 'a handoff is born as offered' using errcode = 'SM001'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.status <> old.status and old.hold_reason is not null and new.status not in ('rejected', 'withdrawn') then
    raise exception 'it rests: the consent is gone' using errcode = 'SM001';
  end if;
  if new.status = old.status or exists (select 1 from process_move m where m.process = 'handoff'
      and m.from_status = old.status and m.to_status = new.status
      and ((m.party = 'giver' and current_unit() = old.from_unit) or (m.party = 'receiver' and current_unit() = old.to_unit))) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create or replace function commitment_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> (case when new.responsible_unit = new.owner_unit then 'confirmed' else 'proposed' end) then
      raise exception 'nobody binds another authority' using errcode = 'SM001';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.hold_reason is distinct from old.hold_reason
      and (new.status, new.reason, new.ended_on) is not distinct from (old.status, old.reason, old.ended_on) then
    return new; -- set by the doors below only: nobody else may write the column
  end if;
  if old.hold_reason is not null and new.status not in ('declined', 'cancelled') then
    raise exception 'it rests: the consent is gone' using errcode = 'SM001';
  end if;
  if exists (select 1 from process_move m where m.process = 'commitment'
      and m.from_status = old.status and m.to_status = new.status
      and ((m.party in ('responsible', 'either') and current_unit() = old.responsible_unit)
        or (m.party in ('planner', 'either') and current_unit() = old.owner_unit))) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;

-- Which edge lets this unit hand this category to that one, today. To a unit that nobody is cleared in, a protected case does not
-- go: then no edge covers it, so that what is told as it happens simply is not, and the one who writes is not stopped.
create or replace function covering_edge(for_case uuid, giver uuid, receiver uuid, wanted_category text) returns uuid
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select e.id from consent_edge e
  where e.case_id = for_case and e.from_unit = giver and e.to_unit = receiver and wanted_category = any(e.categories)
    and e.confirmed_at is not null and e.revoked_at is null and e.during @> app_today() and for_case <> all(hidden_cases())
    and (not exists (select 1 from case_protection p where p.case_id = for_case)
      or exists (select 1 from case_clearance c where c.case_id = for_case and c.unit_id = receiver))
  order by upper(e.during) desc, e.id limit 1 $$;

-- Reason: what waits for an answer under a lost edge rests, whoever ended the edge.
create function hold_parts(lost_edge uuid, why text) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare held int; more int; begin
  update handoff h set hold_reason = why, version = version + 1
    where h.hold_reason is null and h.status in ('offered', 'questioned', 'accepted')
      and h.id in (select d.record_id from delivery d where d.edge_id = lost_edge and d.record_kind = 'handoff')
      and covering_edge(h.case_id, h.from_unit, h.to_unit, h.category) is null;
  get diagnostics held = row_count;
  update sip_commitment c set hold_reason = why, version = version + 1
    where c.hold_reason is null and c.status = 'proposed'
      and c.id in (select d.record_id from delivery d where d.edge_id = lost_edge and d.record_kind = 'commitment')
      and covering_edge(c.case_id, c.owner_unit, c.responsible_unit, c.category) is null;
  get diagnostics more = row_count;
  return held + more;
end $$;
-- Reason: a new consent that covers it is ground enough; what rested for want of one goes on by itself.
create function release_parts(of_case uuid) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  update handoff h set hold_reason = null, version = version + 1 where h.case_id = of_case and h.hold_reason is not null
    and h.status in ('offered', 'questioned', 'accepted') and covering_edge(h.case_id, h.from_unit, h.to_unit, h.category) is not null;
  update sip_commitment c set hold_reason = null, version = version + 1 where c.case_id = of_case and c.hold_reason is not null
    and c.status = 'proposed' and covering_edge(c.case_id, c.owner_unit, c.responsible_unit, c.category) is not null $$;
create function parts_follow_edges() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'UPDATE' and (new.revoked_at is distinct from old.revoked_at or new.categories <> old.categories) then
    perform hold_parts(new.id, 'consentRevoked');
  end if;
  if new.confirmed_at is not null and new.revoked_at is null and (tg_op = 'INSERT' or old.confirmed_at is null) then
    perform release_parts(new.case_id);
  end if;
  return null;
end $$;
create trigger parts_follow after insert or update of confirmed_at, revoked_at, categories on consent_edge
  for each row execute function parts_follow_edges();

-- Reason: at expiry deliver() refuses by itself; the worker then lets what waits rest. Acts for no unit.
create function hold_expired_parts() returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare lost record; total int := 0; begin
  for lost in select distinct e.id, e.case_id from consent_edge e join delivery d on d.edge_id = e.id and d.record_kind in ('handoff', 'commitment')
      where e.revoked_at is null and upper(e.during) <= app_today() and (
        exists (select 1 from handoff h where h.id = d.record_id and h.hold_reason is null and h.status in ('offered', 'questioned', 'accepted'))
        or exists (select 1 from sip_commitment c where c.id = d.record_id and c.hold_reason is null and c.status = 'proposed'))
      order by e.case_id, e.id loop
    perform lock_case(lost.case_id);
    total := total + hold_parts(lost.id, 'consentExpired');
  end loop;
  return total;
end $$;

-- A closed unit neither gives nor gets, by whatever door; and the worker does nothing in its name.
create function closed_units_are_closed() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if exists (select 1 from unit u where u.id in (new.from_unit, new.to_unit) and u.closed_on <= app_today()) then
    raise exception 'a closed unit neither gives nor gets' using errcode = 'SM004';
  end if;
  return new;
end $$;
create trigger closed_units before insert on delivery for each row execute function closed_units_are_closed();
create or replace function due_wakes(most int) returns table (unit_id uuid, case_id uuid, association_id uuid)
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select w.unit_id, w.case_id, w.association_id from wake w
    join unit u on u.id = w.unit_id and (u.closed_on is null or u.closed_on > (select app_today()))
  where is_system() and w.wake_on <= (select app_today()) order by w.wake_on, w.case_id, w.unit_id limit most $$;

-- Reason: the code of a move goes to the other party when it can; a party that is closed, or has nobody cleared, hinders nobody's move.
create function may_reach(of_case uuid, receiver uuid) returns boolean
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select of_case <> all(hidden_cases()) and exists (select 1 from unit u where u.id = receiver and (u.closed_on is null or u.closed_on > app_today()))
    and (not exists (select 1 from case_protection p where p.case_id = of_case)
      or exists (select 1 from case_clearance c where c.case_id = of_case and c.unit_id = receiver)) $$;

-- Utförare och arbetsgivare: bound by a duty of silence, not by an authority's secrecy.
create function is_provider(wanted uuid) returns boolean language sql stable set search_path = samsteg as $$
  select exists (select 1 from unit u join agency a on a.id = u.agency_id
    where u.id = wanted and (u.secrecy = 'professional' or a.kind = 'provider')) $$;

-- Reason: when a provider's part is over nothing new goes there by itself, from any unit: a stop takes nothing from anybody. What the
-- units have decided to tell it is closed, and its membership ends. Does nothing while any part of it is open.
create function end_part(of_case uuid, provider uuid) returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  if of_case = any(hidden_cases()) or not exists (select 1 from case_file f where f.id = of_case and current_unit() = any(f.holders)) then
    raise exception 'no such case' using errcode = 'SM004';
  end if;
  perform lock_case(of_case);
  if not is_provider(provider)
     or exists (select 1 from referral r join process_status s on s.process = 'referral' and s.status = r.status and not s.terminal
       where r.case_id = of_case and provider in (r.from_unit, r.to_unit) and r.status <> 'draft')
     or exists (select 1 from intervention i where i.case_id = of_case and i.owner_unit = provider and i.status in ('planned', 'active'))
     or exists (select 1 from coordination c where c.case_id = of_case and c.owner_unit = provider and c.status = 'open') then
    return false;
  end if;
  update sharing set categories = '{}', decided_by = null, version = version + 1
    where case_id = of_case and to_unit = provider and categories <> '{}';
  update member set until = app_today(), version = version + 1 where case_id = of_case and unit_id = provider and until is null;
  return true;
end $$;
grant update (version, categories, decided_by) on sharing to samsteg_door;
grant update (until) on member to samsteg_door;

grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace and p.proname in (
      'hold_parts', 'release_parts', 'parts_follow_edges', 'hold_expired_parts', 'closed_units_are_closed', 'may_reach', 'end_part') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
grant execute on function hold_expired_parts(), may_reach(uuid, uuid), end_part(uuid, uuid) to samsteg_app;
