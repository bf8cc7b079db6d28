-- A deputy opens what the one who is away has in her hands now, not what she ever worked on; whoever named herself the deputy is seen in the log.
-- A place that says nothing of whom it is for is moved and named by whoever booked it alone: to anybody else one that a wall hides looks the same.
set local role samsteg_owner;
set local search_path = samsteg;

alter table slot_booking add column booked_by uuid references account default current_account();

-- Whoever says whom a place is for has it from then on.
create function named_by() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  update slot_booking set booked_by = current_account() where id = new.booking_id and owner_unit = current_unit();
  return null;
end $$;
create trigger named_by after insert on slot_case for each row execute function named_by();
grant update (booked_by) on slot_booking to samsteg_door;

-- Reason: entries are flagged for the reviewer of the log. As before, and a deputy who named herself counts as one who was not assigned.
create or replace function entry_flags(e access_entry, mine uuid) returns text[] language sql stable set search_path = samsteg, pg_temp as $$
  select array_remove(array[
      case when e.ground = 'reason' then 'withReason' end,
      case when e.kind = 'open' and e.ground in ('inbox', 'ownDeputy', 'other') then 'outside' end,
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

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
alter function named_by() owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
revoke all on function named_by() from public;
-- As before, and of requests only those that are open.
create or replace function openable(wanted uuid) returns table (case_id uuid) language sql stable as $$
  select wanted where samsteg.is_system() or 'inbox' = any(string_to_array(current_setting('app.roles', true), ','))
    or (samsteg.is_client() and 'opensCases' = any(string_to_array(current_setting('app.roles', true), ',')))
    or exists (select 1 from samsteg.unit_case u
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and u.caseworker = samsteg.current_account())
    or exists (select 1 from samsteg.unit_case u join samsteg.absence a on a.account_id = u.caseworker and a.unit_id = u.owner_unit
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and a.deputy_id = samsteg.current_account()
        and a.during @> samsteg.app_today())
    or exists (select 1 from samsteg.absence a
      where a.unit_id = samsteg.current_unit() and a.deputy_id = samsteg.current_account() and a.during @> samsteg.app_today() and (
        exists (select 1 from samsteg.referral_handling h join samsteg.referral r on r.id = h.referral_id
          where h.case_id = wanted and h.owner_unit = a.unit_id and h.caseworker = a.account_id
            and r.status not in ('closed', 'rejected', 'returned', 'withdrawn'))
        or exists (select 1 from samsteg.handoff h where h.case_id = wanted and h.to_unit = a.unit_id and h.to_caseworker = a.account_id
          and h.status in ('offered', 'questioned', 'accepted'))
        or exists (select 1 from samsteg.seat s where s.account_id = a.account_id and s.unit_id = a.unit_id
          and 'inbox' = any(s.roles) and s.valid @> samsteg.app_today())))
    or exists (select 1 from samsteg.referral_handling h
      where h.case_id = wanted and h.owner_unit = samsteg.current_unit() and h.caseworker = samsteg.current_account())
    or exists (select 1 from samsteg.handoff h
      where h.case_id = wanted and h.to_unit = samsteg.current_unit() and h.to_caseworker = samsteg.current_account()
        and h.status in ('offered', 'questioned', 'accepted', 'completed'))
    or exists (select 1 from samsteg.case_opening o
      where o.case_id = wanted and o.account_id = samsteg.current_account() and o.until > samsteg.app_now())
    or exists (select 1 from samsteg.task t
      where t.case_id = wanted and t.owner_unit = samsteg.current_unit() and t.status = 'open' and (t.assignee = samsteg.current_account()
        or exists (select 1 from samsteg.absence a where a.account_id = t.assignee and a.unit_id = t.owner_unit
          and a.deputy_id = samsteg.current_account() and a.during @> samsteg.app_today())))
$$;

-- Why a case was open to its reader, as the log says it. As before, and apart who is deputy by nobody's word but her own.
create or replace function open_ground(wanted uuid) returns text language sql stable as $$
  select case
    when samsteg.is_client() then 'client'
    when exists (select 1 from samsteg.unit_case u
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and u.caseworker = samsteg.current_account()) then 'assigned'
    when exists (select 1 from samsteg.case_opening o
      where o.case_id = wanted and o.account_id = samsteg.current_account() and o.until > samsteg.app_now()) then 'reason'
    when exists (select 1 from samsteg.referral_handling h
      where h.case_id = wanted and h.owner_unit = samsteg.current_unit() and h.caseworker = samsteg.current_account()) then 'request'
    when exists (select 1 from samsteg.handoff h
      where h.case_id = wanted and h.to_unit = samsteg.current_unit() and h.to_caseworker = samsteg.current_account()) then 'handoff'
    when exists (select 1 from samsteg.task t
      where t.case_id = wanted and t.owner_unit = samsteg.current_unit() and t.status = 'open' and t.assignee = samsteg.current_account()) then 'task'
    else coalesce(
      (select case when bool_and(coalesce(a.changed_by, a.set_by) = a.deputy_id) then 'ownDeputy' else 'deputy' end from samsteg.absence a
      where a.unit_id = samsteg.current_unit() and a.deputy_id = samsteg.current_account() and a.during @> samsteg.app_today() and (
        exists (select 1 from samsteg.unit_case u where u.case_id = wanted and u.owner_unit = a.unit_id and u.caseworker = a.account_id)
        or exists (select 1 from samsteg.referral_handling h join samsteg.referral r on r.id = h.referral_id
          where h.case_id = wanted and h.owner_unit = a.unit_id and h.caseworker = a.account_id
            and r.status not in ('closed', 'rejected', 'returned', 'withdrawn'))
        or exists (select 1 from samsteg.handoff h where h.case_id = wanted and h.to_unit = a.unit_id and h.to_caseworker = a.account_id
          and h.status in ('offered', 'questioned', 'accepted'))
        or exists (select 1 from samsteg.task t
          where t.case_id = wanted and t.owner_unit = a.unit_id and t.status = 'open' and t.assignee = a.account_id))
      having count(*) > 0),
      case when 'inbox' = any(string_to_array(current_setting('app.roles', true), ',')) or exists (select 1 from samsteg.absence a
      join samsteg.seat s on s.account_id = a.account_id and s.unit_id = a.unit_id and 'inbox' = any(s.roles) and s.valid @> samsteg.app_today()
      where a.unit_id = samsteg.current_unit() and a.deputy_id = samsteg.current_account() and a.during @> samsteg.app_today()) then 'inbox'
      else 'other' end) end $$;
