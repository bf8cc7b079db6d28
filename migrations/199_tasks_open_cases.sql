-- Inner secrecy: as before, and whoever has a task of the unit's in her hands, or stands in for her who has, opens its case.
set local search_path = samsteg;
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
        exists (select 1 from samsteg.referral_handling h
          where h.case_id = wanted and h.owner_unit = a.unit_id and h.caseworker = a.account_id)
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
create or replace function open_ground(wanted uuid) returns text language sql stable as $$
  select case
    when samsteg.is_client() then 'client'
    when exists (select 1 from samsteg.unit_case u
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and u.caseworker = samsteg.current_account()) then 'assigned'
    when exists (select 1 from samsteg.case_opening o
      where o.case_id = wanted and o.account_id = samsteg.current_account() and o.until > samsteg.app_now()) then 'reason'
    when exists (select 1 from samsteg.referral_handling h
      where h.case_id = wanted and h.owner_unit = samsteg.current_unit() and h.caseworker = samsteg.current_account()) then 'request'
    when exists (select 1 from samsteg.unit_case u join samsteg.absence a on a.account_id = u.caseworker and a.unit_id = u.owner_unit
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and a.deputy_id = samsteg.current_account()
        and a.during @> samsteg.app_today()) then 'deputy'
    when exists (select 1 from samsteg.handoff h
      where h.case_id = wanted and h.to_unit = samsteg.current_unit() and h.to_caseworker = samsteg.current_account()) then 'handoff'
    when exists (select 1 from samsteg.task t
      where t.case_id = wanted and t.owner_unit = samsteg.current_unit() and t.status = 'open' and t.assignee = samsteg.current_account()) then 'task'
    when 'inbox' = any(string_to_array(current_setting('app.roles', true), ',')) then 'inbox'
    when exists (select 1 from samsteg.absence a where a.unit_id = samsteg.current_unit() and a.deputy_id = samsteg.current_account()
      and a.during @> samsteg.app_today()) then 'deputy'
    else 'other' end $$;
