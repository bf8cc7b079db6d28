-- A function's owner must be able to create in its schema, at that moment only.
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door, samsteg_app;

-- Reason: session, right and news in one statement, under the receiver's identity. Owned by samsteg_app, so row-level security applies.
create function read_feed(hash bytea, wanted_seat uuid, wanted_case uuid, after bigint, most int, out welcome boolean, out head bigint, out items json)
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  perform set_config('app.account', a.account_id::text, true), set_config('app.seat', a.seat_id::text, true),
    set_config('app.unit', a.unit_id::text, true), set_config('app.actor', 'user', true),
    set_config('app.roles', array_to_string(a.roles, ','), true)
    from session_actor(hash, wanted_seat) a;
  if not found then welcome := false; return; end if;
  welcome := exists (select 1 from case_file f where f.id = wanted_case) and may_open(wanted_case);
  if not welcome then return; end if;
  select coalesce(max(f.no), 0) into head from feed f where f.unit_id = current_unit() and f.case_id = wanted_case;
  select coalesce(json_agg(n order by n.no), '[]') into items from (
    select no, kind, id, version from feed where unit_id = current_unit() and case_id = wanted_case and no > after order by no limit most) n;
end $$;

-- Inner secrecy: within the unit, the assigned caseworker, her deputy and the inbox role open a case; others say why.
-- A table of at most one row, so that a list asks for all its cases within its own statement.
create function openable(wanted uuid) returns table (case_id uuid) language sql stable as $$
  select wanted where samsteg.is_system() or 'inbox' = any(string_to_array(current_setting('app.roles', true), ','))
    or exists (select 1 from samsteg.unit_case u
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and u.caseworker = samsteg.current_account())
    or exists (select 1 from samsteg.unit_case u join samsteg.absence a on a.account_id = u.caseworker and a.unit_id = u.owner_unit
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and a.deputy_id = samsteg.current_account()
        and a.during @> samsteg.app_today())
    or exists (select 1 from samsteg.referral_handling h
      where h.case_id = wanted and h.owner_unit = samsteg.current_unit() and h.caseworker = samsteg.current_account())
    or exists (select 1 from samsteg.handoff h
      where h.case_id = wanted and h.to_unit = samsteg.current_unit() and h.to_caseworker = samsteg.current_account()
        and h.status in ('offered', 'questioned', 'accepted', 'completed'))
    or exists (select 1 from samsteg.case_opening o
      where o.case_id = wanted and o.account_id = samsteg.current_account() and o.until > samsteg.app_now())
$$;
create function may_open(wanted uuid) returns boolean language sql stable set search_path = samsteg, pg_temp
  as $$ select exists (select 1 from openable(wanted)) $$;

do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace and p.prosecdef loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to %s', door, case when door::text like '%read_feed(%' then 'samsteg_app' else 'samsteg_door' end);
  end loop;
end $$;
alter view correspondence owner to samsteg_door;
revoke create on schema samsteg from samsteg_door, samsteg_app;
grant update (version, hold_reason, hold_by) on referral to samsteg_door;
grant select on handoff_notice to samsteg_door;
grant insert, select on case_protection, case_clearance, conflict_of_interest to samsteg_door;
grant execute on function login_account(text), login_tries(bytea, interval, boolean), login_succeeded(bytea, bytea), open_session(bytea, uuid, interval), close_session(bytea),
  session_actor(bytea, uuid), read_feed(bytea, uuid, uuid, bigint, int) to samsteg_rt;
grant execute on function session_actor(bytea, uuid), hidden_cases(), seats_of(uuid), deliver(text, uuid, uuid, text, uuid, text, uuid),
  covering_edge(uuid, uuid, uuid, text), confirm_edge(uuid), revoke_edge(uuid), hold_expired(), complete_handoff(uuid), mark_opened(uuid),
  protect_case(uuid, text, uuid[]), declare_conflict(uuid), due_wakes(int) to samsteg_app;
