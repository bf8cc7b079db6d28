set local role samsteg_owner;
set local search_path = samsteg;

-- An adopted plan calls to its follow-up. Whoever is called and was no party before hears of the meeting as the parties do: those who hold the
-- newest version, and those called since.
create or replace function sip_audience(wanted uuid) returns table (unit_id uuid)
language sql volatile set search_path = samsteg, pg_temp as $$
  select u.id from sip_plan p
    left join lateral (select v.id, v.holders from sip_version v where v.plan_id = p.id order by v.version_no desc limit 1) newest on true
    left join lateral (select array_agg(i.to_unit) as units from plan_call i
      where i.plan_id = p.id and i.meeting_no = p.meeting_no and i.to_unit = any(i.holders) and (newest.id is null or i.id > newest.id)) meeting on true
    join unit u on u.id = any(coalesce(newest.holders, '{}') || coalesce(meeting.units, '{}')) and u.id <> p.owner_unit
  where p.id = wanted and own_edge(p.case_id, p.owner_unit, u.id, 'plan') is not null
  order by u.id $$;
