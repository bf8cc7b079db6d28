-- Each called unit's feedback is its own; a meeting that was called off brings nobody in; a call with several times waits until the last of them.
set local role samsteg_owner;
set local search_path = samsteg;

-- Until which day a call can be answered: its day, or the last of the times it offers.
create function last_offered(meeting_on date, options text[]) returns date language sql immutable parallel safe as $$
  select greatest(meeting_on, (select max(left(t, 10)::date) from unnest(options) t)) $$;

create or replace view plan_call with (security_invoker = true) as
  select id, association_id, case_id, owner_unit, category, holders, plan_id, meeting_no, to_unit, kind, called, meeting_on, place, purpose,
    long_term_goal, null::uuid as meeting_id, null::time as starts_at, null::text as status from sip_invitation
  union all
  select id, association_id, case_id, owner_unit, category, holders, plan_id, plan_meeting, to_unit, plan_kind, called, meeting_on, place, purpose,
    long_term_goal, meeting_id, starts_at, status from meeting_invitation where plan_id is not null;

-- As before, without those whose call was called off or went to another day without them, or who declined to come to an adopted plan's follow-up.
create or replace function sip_audience(wanted uuid) returns table (unit_id uuid)
language sql volatile set search_path = samsteg, pg_temp as $$
  select u.id from sip_plan p
    left join lateral (select v.id, v.holders from sip_version v where v.plan_id = p.id order by v.version_no desc limit 1) newest on true
    left join lateral (select array_agg(i.to_unit) as units from plan_call i
      where i.plan_id = p.id and i.meeting_no = p.meeting_no and i.to_unit = any(i.holders) and (newest.id is null
        or i.id > newest.id and coalesce(i.status, 'invited') not in ('cancelled', 'replaced', 'notComing'))) meeting on true
    join unit u on u.id = any(coalesce(newest.holders, '{}') || coalesce(meeting.units, '{}')) and u.id <> p.owner_unit
  where p.id = wanted and own_edge(p.case_id, p.owner_unit, u.id, 'plan') is not null
  order by u.id $$;

reset role;
create or replace function samsteg.invitation_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'invited' or new.suits is not null or not exists (select 1 from meeting m where m.id = new.meeting_id and m.case_id = new.case_id
        and m.owner_unit = new.owner_unit and m.round = new.round and m.status = 'called') then
      raise exception 'an invitation belongs to a meeting of its own unit' using errcode = 'SM001';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.suits is distinct from old.suits and (current_unit() <> old.to_unit or new.status not in ('suits', 'coming', 'notComing', 'otherTime'))
     or new.felt is distinct from old.felt and (current_unit() <> old.to_unit or new.status <> 'assessed') then
    raise exception 'each unit answers for itself' using errcode = 'SM001';
  end if;
  if exists (select 1 from process_move m where m.process = 'invitation' and m.from_status = old.status and m.to_status = new.status
      and current_unit() = case m.party when 'invited' then old.to_unit else old.owner_unit end) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
drop trigger by_the_table on samsteg.meeting_invitation;
create trigger by_the_table before insert or update of status, version, other_on, reason, suits, felt on samsteg.meeting_invitation
  for each row execute function samsteg.invitation_moves_by_the_table();
