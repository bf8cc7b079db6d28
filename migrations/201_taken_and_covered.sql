-- Nobody asks what a colleague may be given of a case that a wall keeps from herself; and the log says which openings were by the inbox.
set local search_path = samsteg;

-- Reason: whoever is given a case must be able to see it. Yes or no about a colleague of one's own unit and a case the unit holds and the
-- asker sees; why not is never said: no seat, a lock, a conflict and a protected identity are one answer.
create or replace function can_take(who uuid, wanted uuid) returns boolean
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select exists (select 1 from seat s join account a on a.id = s.account_id and a.locked_at is null
      where s.account_id = who and s.unit_id = current_unit() and s.valid @> app_today())
    and wanted <> all((select hidden_cases())::uuid[])
    and exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders))
    and not exists (select 1 from conflict_of_interest o where o.account_id = who and o.case_id = wanted)
    and (not exists (select 1 from case_protection p where p.case_id = wanted) or exists (
      select 1 from case_clearance c where c.case_id = wanted and c.unit_id = current_unit() and c.account_id = who)) $$;

-- Why a case was open to its reader, as the log says it. As before; and whoever keeps the inbox for somebody who is away opens by the inbox, as
-- that one would: it is looked at in the log like any opening of a case that nobody has given her.
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
    when exists (select 1 from samsteg.absence a
      where a.unit_id = samsteg.current_unit() and a.deputy_id = samsteg.current_account() and a.during @> samsteg.app_today() and (
        exists (select 1 from samsteg.unit_case u where u.case_id = wanted and u.owner_unit = a.unit_id and u.caseworker = a.account_id)
        or exists (select 1 from samsteg.referral_handling h
          where h.case_id = wanted and h.owner_unit = a.unit_id and h.caseworker = a.account_id)
        or exists (select 1 from samsteg.handoff h where h.case_id = wanted and h.to_unit = a.unit_id and h.to_caseworker = a.account_id
          and h.status in ('offered', 'questioned', 'accepted'))
        or exists (select 1 from samsteg.task t
          where t.case_id = wanted and t.owner_unit = a.unit_id and t.status = 'open' and t.assignee = a.account_id))) then 'deputy'
    when 'inbox' = any(string_to_array(current_setting('app.roles', true), ',')) or exists (select 1 from samsteg.absence a
      join samsteg.seat s on s.account_id = a.account_id and s.unit_id = a.unit_id and 'inbox' = any(s.roles) and s.valid @> samsteg.app_today()
      where a.unit_id = samsteg.current_unit() and a.deputy_id = samsteg.current_account() and a.during @> samsteg.app_today()) then 'inbox'
    else 'other' end $$;
