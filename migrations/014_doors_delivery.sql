-- The doors between units: the only ways by which a row gets a new holder. Each re-checks everything and trusts no argument.
set local role samsteg_owner;
set local search_path = samsteg;

-- What may cross at all. Working copies and inner handling never do: others learn of them by events.
update record_kind set deliverable = true
  where kind in ('person', 'member', 'message', 'event', 'edge', 'referral', 'handoff', 'sipVersion', 'sipInvitation', 'commitment');

create type held_record as (association_id uuid, case_id uuid, owner_unit uuid, category text, holders uuid[], version int);
-- Reason: deliver() works on a closed list of tables (record_kind), so the name is never the caller's.
create function record_of(wanted_kind text, wanted_id uuid) returns held_record
language plpgsql stable security definer set search_path = samsteg, pg_temp as $$ declare found_table name; found_row held_record; begin
  select k.table_name into found_table from record_kind k where k.kind = wanted_kind and k.deliverable;
  if found_table is null then raise exception 'records of this kind are not delivered' using errcode = 'SM002'; end if;
  execute format('select association_id, case_id, owner_unit, category, holders, version from %I where id = $1', found_table)
    into found_row using wanted_id;
  return found_row;
end $$;

-- The parties of a correspondence, whichever kind it is.
create view correspondence as
  select id, case_id, from_unit as one, to_unit as other, holders from referral
  union all select id, case_id, from_unit, to_unit, holders from handoff
  union all select id, case_id, owner_unit, responsible_unit, holders from sip_commitment;

-- Reason: which edge lets this unit hand this category to that one, today. Null: none does.
create function covering_edge(for_case uuid, giver uuid, receiver uuid, wanted_category text) returns uuid
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select e.id from consent_edge e
  where e.case_id = for_case and e.from_unit = giver and e.to_unit = receiver and wanted_category = any(e.categories)
    and e.confirmed_at is not null and e.revoked_at is null and e.during @> app_today()
  order by upper(e.during) desc, e.id limit 1 $$;

-- Reason: a unit that gets its first row in a case gets the envelope and its own side of the case with it.
create function join_case(for_case uuid, joining uuid) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare envelope case_file; begin
  select * into strict envelope from case_file where id = for_case;
  if not joining = any(envelope.holders) then
    update case_file set holders = holders || joining where id = for_case;
    perform feed_append(joining, for_case, 'case', for_case, envelope.version);
  end if;
  insert into unit_case (association_id, case_id, owner_unit, holders)
    values (envelope.association_id, for_case, joining, array[joining]) on conflict (case_id, owner_unit) do nothing;
end $$;

-- Reason: a new holder is the only way over a border. Ground, ownership, edge and walls are asked here, under the case lock.
-- Answers the delivery's id; null when the receiver already holds the row.
create function deliver(what text, record_id uuid, receiver uuid, on_ground text, by_edge uuid default null,
  with_assessment text default null, in_act uuid default null) returns uuid
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare giver uuid := current_unit(); r held_record; rule delivery_ground; edge uuid; done uuid := uuidv7(); found_table name;
begin
  r := record_of(what, record_id);
  if r.case_id is null or r.owner_unit is distinct from giver or r.case_id = any(hidden_cases()) then
    raise exception 'only the owner delivers' using errcode = 'SM003';
  end if;
  perform lock_case(r.case_id);
  r := record_of(what, record_id);
  if r.owner_unit is distinct from giver then raise exception 'only the owner delivers' using errcode = 'SM003'; end if;
  if not exists (select 1 from unit u where u.id = receiver and (u.closed_on is null or u.closed_on > app_today())) then
    raise exception 'no such receiver' using errcode = 'SM004';
  end if;
  if exists (select 1 from case_protection p where p.case_id = r.case_id)
     and not exists (select 1 from case_clearance c where c.case_id = r.case_id and c.unit_id = receiver) then
    raise exception 'protected identity: the receiver has nobody who may see it' using errcode = 'SM005';
  end if;
  if receiver = any(r.holders) then return null; end if;

  select * into rule from delivery_ground g where g.code = on_ground;
  if rule.code is null or rule.basis = 'unusable'
     or (select u.secrecy from unit u where u.id = giver) = any(rule.closed_from)
     or (select u.secrecy from unit u where u.id = receiver) = any(rule.closed_to) then
    raise exception 'not a ground for this unit' using errcode = 'SM006';
  end if;
  if rule.basis = 'edge' then
    select e.id into edge from consent_edge e where e.id = coalesce(by_edge, covering_edge(r.case_id, giver, receiver, r.category))
      and e.case_id = r.case_id and e.from_unit = giver and e.to_unit = receiver and r.category = any(e.categories)
      and e.confirmed_at is not null and e.revoked_at is null and e.during @> app_today();
    if edge is null then raise exception 'no consent covers this' using errcode = 'SM006'; end if;
  elsif rule.basis = 'correspondence' then
    -- codes, ids and dates of a move inside a correspondence both hold; never text
    if what <> 'event' or not exists (select 1 from journal j join correspondence c on c.id = j.correspondence_id and c.case_id = j.case_id
        where j.id = record_id and giver in (c.one, c.other) and receiver in (c.one, c.other)
          and giver = any(c.holders) and receiver = any(c.holders)) then
      raise exception 'not a reply in a correspondence both hold' using errcode = 'SM006';
    end if;
  elsif coalesce(length(btrim(with_assessment)), 0) < 10 then
    raise exception 'this ground needs its assessment' using errcode = 'SM007';
  end if;

  perform join_case(r.case_id, receiver);
  select k.table_name into found_table from record_kind k where k.kind = what;
  execute format('update %I set holders = holders || $1 where id = $2', found_table) using receiver, record_id;
  insert into delivery (id, act_id, association_id, case_id, record_kind, record_id, category, from_unit, to_unit,
      arrived_at, arrived_on, ground, edge_id, assessment, decided_by)
    values (done, coalesce(in_act, done), r.association_id, r.case_id, what, record_id, r.category, giver, receiver,
      app_now(), app_today(), on_ground, edge, with_assessment, current_account());
  perform feed_append(receiver, r.case_id, what, record_id, r.version);
  if edge is not null then
    update consent_edge set holders = holders || receiver where id = edge and not receiver = any(holders);
    if found then perform feed_append(receiver, r.case_id, 'edge', edge, (select version from consent_edge where id = edge)); end if;
  end if;
  if what = 'event' then
    insert into wake (unit_id, case_id, association_id, wake_on) values (receiver, r.case_id, r.association_id, app_today())
      on conflict (unit_id, case_id) do update set wake_on = least(wake.wake_on, excluded.wake_on);
    perform pg_notify('due', '');
  end if;
  return done;
end $$;

-- Reason: only the unit that gives may confirm, for its own records.
create function confirm_edge(wanted uuid) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare e consent_edge; begin
  select * into e from consent_edge where id = wanted;
  if e.id is null or not current_unit() = any(e.holders) or e.case_id = any(hidden_cases()) then
    raise exception 'no such edge' using errcode = 'SM004';
  end if;
  perform lock_case(e.case_id);
  update consent_edge set confirmed_at = app_now(), confirmed_by = current_account(), version = version + 1
    where id = wanted and from_unit = current_unit() and confirmed_at is null and revoked_at is null and during @> app_today();
  if not found then raise exception 'nothing to confirm here' using errcode = 'SM001'; end if;
end $$;

-- Reason: a request that lost its ground waits, with the clock in sight, until its parties say otherwise.
create function hold_without_ground(lost_edge uuid, why text, by_unit uuid) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare held int; begin
  update referral r set hold_reason = why, hold_by = by_unit, version = version + 1
    where r.hold_reason is null and r.status not in ('rejected', 'returned', 'ended', 'closed', 'withdrawn')
      and exists (select 1 from delivery d where d.record_id = r.id and d.edge_id = lost_edge)
      -- a renewed consent that covers it is ground enough
      and covering_edge(r.case_id, r.from_unit, r.to_unit, r.category) is null;
  get diagnostics held = row_count;
  return held;
end $$;

-- Reason: whoever sees an edge may end it, and is never refused. Stops every new delivery from this statement on.
create function revoke_edge(wanted uuid) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare e consent_edge; begin
  select * into e from consent_edge where id = wanted;
  if e.id is null or not current_unit() = any(e.holders) or e.case_id = any(hidden_cases()) then
    raise exception 'no such edge' using errcode = 'SM004';
  end if;
  perform lock_case(e.case_id);
  update consent_edge set revoked_at = app_now(), revoked_by_unit = current_unit(), version = version + 1
    where id = wanted and revoked_at is null;
  if not found then return 0; end if; -- already over: asking again changes nothing
  update consent c set status = case when exists (select 1 from consent_edge x where x.consent_id = c.id and x.revoked_at is null)
      then 'partiallyRevoked' else 'revoked' end, version = version + 1
    where c.id = e.consent_id and c.status in ('active', 'partiallyRevoked');
  return hold_without_ground(wanted, 'consentRevoked', current_unit());
end $$;

-- Reason: at expiry deliver() refuses by itself; the worker then sets the holds. Acts for no unit.
create function hold_expired() returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare lost record; total int := 0; begin
  for lost in select distinct e.id, e.case_id from consent_edge e join delivery d on d.edge_id = e.id and d.record_kind = 'referral'
      join referral r on r.id = d.record_id and r.hold_reason is null
        and r.status not in ('rejected', 'returned', 'ended', 'closed', 'withdrawn')
      where e.revoked_at is null and upper(e.during) <= app_today() order by e.case_id loop
    perform lock_case(lost.case_id);
    total := total + hold_without_ground(lost.id, 'consentExpired', null);
  end loop;
  return total;
end $$;

-- Reason: the coordination moves only here, when the receiver has completed a handoff that the giver offered.
-- Tells whom the giver decided to tell, as the giver's last act and under the giver's own edges.
create function complete_handoff(wanted uuid) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare h handoff; me uuid := current_unit(); who text := current_setting('app.account', true); told uuid := uuidv7(); notice record; old_worker uuid; begin
  select * into h from handoff where id = wanted;
  if h.id is null or h.to_unit <> me or h.status <> 'completed' or h.kind <> 'coordination' or h.from_unit = h.to_unit
     or exists (select 1 from journal j where j.correspondence_id = h.id and j.type = 'coordinator_changed') then -- once only
    raise exception 'no handoff to complete' using errcode = 'SM001';
  end if;
  perform lock_case(h.case_id);
  update coordination set owner_unit = me, holders = array[me], version = version + 1
    where case_id = h.case_id and owner_unit = h.from_unit and status = 'open';
  if not found then raise exception 'the giver does not coordinate any more' using errcode = 'SM001'; end if;
  select caseworker into old_worker from unit_case where case_id = h.case_id and owner_unit = h.from_unit;
  -- as the one who offered it: she decided, and it is her clearance that counts when the identity is protected
  perform set_config('app.unit', h.from_unit::text, true), set_config('app.account', coalesce(h.from_caseworker::text, ''), true);
  insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, payload, correspondence_id)
    values (told, h.association_id, h.case_id, h.from_unit, 'plan', array[h.from_unit], 'coordinator_changed', app_today(),
      jsonb_build_object('from', h.from_unit, 'to', me), h.id);
  if old_worker is not null then
    insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, payload, correspondence_id)
      values (uuidv7(), h.association_id, h.case_id, h.from_unit, 'plan', array[h.from_unit], 'responsible_ended', app_today(),
        jsonb_build_object('worker', old_worker), h.id);
  end if;
  perform deliver('event', j.id, me, 'REPLY') from journal j
    where j.case_id = h.case_id and j.owner_unit = h.from_unit and j.correspondence_id = h.id and not me = any(j.holders);
  -- so that the new coordinator can see the gaps the old one saw: the giver's own base facts, under the giver's edge
  if covering_edge(h.case_id, h.from_unit, me, 'plan') is not null then
    perform deliver('event', j.id, me, 'CONSENT') from journal j join event_type t on t.type = j.type and t.shared
      where j.case_id = h.case_id and j.owner_unit = h.from_unit and j.category = 'plan' and not me = any(j.holders);
  end if;
  for notice in select n.tell_unit from handoff_notice n where n.handoff_id = h.id order by 1 loop
    if covering_edge(h.case_id, h.from_unit, notice.tell_unit, 'plan') is not null then
      perform deliver('event', told, notice.tell_unit, 'CONSENT');
    end if;
  end loop;
  -- who else takes part is told as anything else is; then the row follows, unless its member knows it and is not told of the change
  perform deliver('member', m.id, me, 'CONSENT') from member m where m.case_id = h.case_id and m.owner_unit = h.from_unit
    and m.until is null and covering_edge(h.case_id, h.from_unit, me, m.category) is not null;
  update member m set owner_unit = me, version = version + 1,
      holders = array[me] || case when m.unit_id <> me and m.unit_id = any(m.holders) then array[m.unit_id] else '{}' end
    where m.case_id = h.case_id and m.owner_unit = h.from_unit and m.until is null and me = any(m.holders)
      and (m.unit_id = me or not m.unit_id = any(m.holders) or (covering_edge(h.case_id, h.from_unit, m.unit_id, 'plan') is not null
        and exists (select 1 from handoff_notice n where n.handoff_id = h.id and n.tell_unit = m.unit_id)));
  insert into wake (unit_id, case_id, association_id, wake_on) values (h.from_unit, h.case_id, h.association_id, app_today())
    on conflict (unit_id, case_id) do update set wake_on = excluded.wake_on;
  perform set_config('app.unit', me::text, true), set_config('app.account', coalesce(who, ''), true);
end $$;

-- Reason: the sender sees "opened by the unit" without any name; opening is not a move.
create function mark_opened(for_case uuid) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  update delivery set opened_on = app_today() where to_unit = current_unit() and case_id = for_case and opened_on is null $$;

-- Reason: any holder may raise the flag, and it applies to all at once; the setter names her own small group.
create function protect_case(wanted uuid, wanted_level text, cleared uuid[]) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  if not exists (select 1 from case_file f where f.id = wanted and current_unit() = any(f.holders)) or wanted = any(hidden_cases()) then
    raise exception 'no such case' using errcode = 'SM004';
  end if;
  perform lock_case(wanted);
  insert into case_protection values (wanted, wanted_level, current_unit(), app_now()) on conflict (case_id) do nothing;
  insert into case_clearance (case_id, unit_id, account_id)
    select wanted, current_unit(), s.account_id from seat s where s.unit_id = current_unit() and s.account_id = any(cleared)
    on conflict do nothing;
  -- open pages are emptied now, not at the next poll
  perform pg_notify('feed', holder || ':' || wanted) from case_file f, unnest(f.holders) holder where f.id = wanted;
end $$;

-- Reason: declared by the user herself; takes effect on her next statement.
create function declare_conflict(wanted uuid) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  insert into conflict_of_interest select current_account(), f.id, app_now() from case_file f
    where f.id = wanted and current_unit() = any(f.holders) on conflict do nothing $$;

-- Reason: the worker must know which (unit, case) are due without seeing any case. It then acts as that unit.
create function due_wakes(most int) returns table (unit_id uuid, case_id uuid, association_id uuid)
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select w.unit_id, w.case_id, w.association_id from wake w where w.wake_on <= (select app_today()) order by w.wake_on, w.case_id, w.unit_id limit most $$;
