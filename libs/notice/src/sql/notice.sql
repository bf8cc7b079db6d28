-- It reads parts that other rooms put in later.
set local check_function_bodies = off;

-- Everything of a case that waits for the current unit, or that the other party has done: what its notices are derived from. The worker
-- asks, in the unit's own name. What is paused for want of a consent waits for nobody.
create or replace function api.notice_things(of_case uuid, reminders int[], today date)
returns table (source text, state text, ours boolean, id uuid, turn text, since date, due_on date, worker uuid) language sql stable as $$
  select 'referral', r.status, true, r.id, r.version::text, r.since,
      case when r.status = 'planned' then r.planned_start when r.status in ('sent', 'received', 'infoRequested') then r.wished_by end, h.caseworker
    from samsteg.referral r join samsteg.process_status s on s.process = 'referral' and s.status = r.status and not s.terminal
      left join samsteg.referral_handling h on h.referral_id = r.id and h.owner_unit = samsteg.current_unit()
    where r.case_id = of_case and r.hold_reason is null and r.status not in ('draft', 'started')
      and (select samsteg.current_unit()) = case s.next_step when 'sender' then r.from_unit else r.to_unit end
  union all
  select 'referral', r.status, false, r.id, r.status || ' ' || r.since, r.since, null, h.caseworker
    from samsteg.referral r left join samsteg.referral_handling h on h.referral_id = r.id and h.owner_unit = samsteg.current_unit()
    where r.case_id = of_case and r.from_unit = (select samsteg.current_unit()) and r.since >= today - 14
      and r.status in ('accepted', 'planned', 'waitlisted', 'started', 'rejected', 'returned')
  union all
  select 'handoff', h.status, true, h.id, h.version::text, h.since, case h.status when 'accepted' then h.first_contact_on else h.next_date end,
      case s.next_step when 'giver' then h.from_caseworker else h.to_caseworker end
    from samsteg.handoff h join samsteg.process_status s on s.process = 'handoff' and s.status = h.status and not s.terminal
    where h.case_id = of_case and h.hold_reason is null and (select samsteg.current_unit()) = case s.next_step when 'giver' then h.from_unit else h.to_unit end
  union all
  select 'handoff', h.status, false, h.id, h.status || ' ' || h.since, h.since, null, h.from_caseworker
    from samsteg.handoff h
    where h.case_id = of_case and h.from_unit = (select samsteg.current_unit()) and h.since >= today - 14 and h.status in ('accepted', 'completed', 'rejected')
  union all
  select 'commitment', c.status, true, c.id, c.version::text, samsteg.day_of(f.at), c.due_on, null
    from samsteg.sip_commitment c
      left join lateral (select max(x.at) as at from samsteg.feed x where x.id = c.id and x.unit_id = (select samsteg.current_unit())) f on true
    where c.case_id = of_case and c.responsible_unit = (select samsteg.current_unit()) and c.hold_reason is null and c.status in ('proposed', 'confirmed')
  union all
  select 'commitment', c.status, false, c.id, c.status || ' ' || c.version, samsteg.day_of(f.at), null, null
    from samsteg.sip_commitment c
      left join lateral (select max(x.at) as at from samsteg.feed x where x.id = c.id and x.unit_id = (select samsteg.current_unit())) f on true
    where c.case_id = of_case and c.owner_unit = (select samsteg.current_unit()) and c.responsible_unit <> (select samsteg.current_unit()) and c.status in ('confirmed', 'done')
      and samsteg.day_of(f.at) >= today - 14
  union all
  select 'commitment', 'declined', true, c.id, c.version::text, samsteg.day_of(f.at), null, null
    from api.left_undone(of_case) c
      left join lateral (select max(x.at) as at from samsteg.feed x where x.id = c.id and x.unit_id = (select samsteg.current_unit())) f on true
  union all
  select 'edge', 'proposed', true, e.id, e.version::text, lower(e.during), null, null
    from samsteg.consent_edge e
    where e.case_id = of_case and e.from_unit = (select samsteg.current_unit()) and e.confirmed_at is null and e.revoked_at is null and e.during @> today
  union all
  select 'consent', 'ending', true, o.id, n.stage::text, n.since, upper(o.during) - 1, null
    from samsteg.consent o cross join lateral (
      select b.stage, api.working_day_before(upper(o.during) - 1 - b.stage) as since from unnest(reminders) b(stage)
      where api.working_day_before(upper(o.during) - 1 - b.stage) <= today order by b.stage limit 1) n
    where o.case_id = of_case and o.owner_unit = (select samsteg.current_unit()) and o.status in ('active', 'partiallyRevoked') and o.renewal_declined_on is null
      and upper(o.during) > today and (select l.status from api.status_line(of_case) l) <> 'closed'
  union all
  select 'meeting', 'invited', true, i.id, i.meeting_no::text, samsteg.day_of(d.arrived_at), i.meeting_on, null
    from samsteg.sip_invitation i join samsteg.delivery d on d.record_id = i.id and d.to_unit = i.to_unit
    where i.case_id = of_case and i.to_unit = (select samsteg.current_unit()) and i.meeting_on >= today and not exists (
      select 1 from samsteg.sip_invitation x where x.plan_id = i.plan_id and x.to_unit = i.to_unit and x.meeting_no > i.meeting_no)
      and not exists (select 1 from samsteg.meeting_invitation n where n.plan_id = i.plan_id and n.to_unit = i.to_unit)
  union all
  select 'meeting', 'unanswered', true, i.id, i.round::text, samsteg.day_of(d.arrived_at), i.meeting_on, null
    from samsteg.meeting_invitation i join samsteg.delivery d on d.record_id = i.id and d.to_unit = i.to_unit
    where i.case_id = of_case and i.to_unit = (select samsteg.current_unit()) and i.status = 'invited' and samsteg.last_offered(i.meeting_on, i.options) >= today
  union all
  -- what a called unit has said, to the unit that calls; that it is called off, to the called unit
  select 'meeting', i.status, false, i.id, i.status || ' ' || i.version, samsteg.day_of(f.at), null, null
    from samsteg.meeting_invitation i
      left join lateral (select max(x.at) as at from samsteg.feed x where x.id = i.id and x.unit_id = (select samsteg.current_unit())) f on true
    where i.case_id = of_case and samsteg.last_offered(i.meeting_on, i.options) >= today and samsteg.day_of(f.at) >= today - 14
      and (i.owner_unit = (select samsteg.current_unit()) and i.status in ('coming', 'notComing', 'otherTime', 'suits')
        or i.to_unit = (select samsteg.current_unit()) and i.status = 'cancelled')
  union all
  select 'presentation', p.status, true, p.id, p.version::text, p.since, s.sitting_on, null
    from samsteg.body_presentation p join samsteg.body_case c on c.id = p.body_case_id
      left join samsteg.body_sitting s on s.id = c.sitting_id and s.status <> 'cancelled'
    where p.case_id = of_case and p.to_unit = (select samsteg.current_unit()) and p.status = 'presented'
  union all
  select 'presentation', p.status, false, p.id, p.status || ' ' || p.version, p.since, null, null
    from samsteg.body_presentation p
    where p.case_id = of_case and p.since >= today - 14
      and (p.from_unit = (select samsteg.current_unit()) and p.status in ('accepted', 'takenOn', 'notAccepted')
        or p.to_unit = (select samsteg.current_unit()) and p.status = 'withdrawn')
  union all
  select 'sip', p.status, true, p.id, p.version::text, coalesce(p.follow_up_on, today), p.follow_up_on, null
    from samsteg.sip_plan p where p.case_id = of_case and p.owner_unit = (select samsteg.current_unit()) and p.status = 'followUpDue'
  union all
  select 'arrival', 'unopened', true, of_case, min(d.id::text), samsteg.day_of(min(d.arrived_at)), null, null
    from samsteg.delivery d left join samsteg.message m on m.id = d.record_id
    where d.case_id = of_case and d.to_unit = (select samsteg.current_unit()) and d.opened_on is null
      and (d.record_kind in ('sipVersion', 'minutes') or (d.record_kind = 'message' and m.about_kind = 'case'))
    having count(*) > 0
  union all
  select 'incident', i.status, true, i.id, i.version::text, i.since, null, null
    from samsteg.delivery_incident i where i.case_id = of_case and i.to_unit = (select samsteg.current_unit()) and i.status = 'reported'
  union all
  -- a place the unit had for somebody, in a slot that was called off; until it has another, or the day has been
  select 'slot', 'closed', true, b.id, b.version::text, b.since, o.slot_on, null
    from samsteg.slot_case c join samsteg.slot_booking b on b.id = c.booking_id join samsteg.slot o on o.id = b.slot_id
    where c.case_id = of_case and c.owner_unit = (select samsteg.current_unit()) and b.status = 'unbooked' and b.reason = 'slotClosed'
      and o.slot_on >= today and not exists (select 1 from samsteg.slot_case n join samsteg.slot_booking x on x.id = n.booking_id and x.status = 'booked'
        where n.case_id = of_case and n.owner_unit = c.owner_unit and (x.since > b.since or x.since = b.since and x.id > b.id))
  union all
  -- one given by somebody else is told at once, one's own when its day is near; with nobody it is the inbox's
  select 'task', case when t.assignee is null or t.assignee <> t.set_by then 'given' else 'own' end, true, t.id, t.version::text, t.since, t.due_on, t.assignee
    from samsteg.task t where t.case_id = of_case and t.owner_unit = (select samsteg.current_unit()) and t.status = 'open'
  union all
  select 'finding', 'open', true, g.id, '1', g.breach_on, null, null
    from samsteg.finding g
    where g.case_id = of_case and g.owner_unit = (select samsteg.current_unit()) and g.stop_on is null and not g.retracted and g.breach_on <= today
      -- what it says of our own answer, the request's own notice says already
      and not (g.rule in ('referral_unanswered', 'info_request_open') and g.holder = (select samsteg.current_unit())::text)
  union all
  select 'case', 'nobody', true, c.case_id, u.version::text, greatest(u.joined_on, c.opened_on), null, null
    from samsteg.coordination c join samsteg.unit_case u on u.case_id = c.case_id and u.owner_unit = (select samsteg.current_unit())
    where c.case_id = of_case and c.owner_unit = (select samsteg.current_unit()) and c.status = 'open' and u.caseworker is null
  union all
  -- whoever has been given the case by somebody else
  select 'case', 'given', false, u.case_id, u.caseworker::text || ' ' || u.caseworker_since, u.caseworker_since, null, u.caseworker
    from samsteg.unit_case u
    where u.case_id = of_case and u.owner_unit = (select samsteg.current_unit()) and u.caseworker is not null and u.caseworker_since >= today - 14
      and exists (select 1 from samsteg.journal j where j.case_id = of_case and j.owner_unit = u.owner_unit and j.type = 'responsible_assigned'
        and j.payload ->> 'worker' = u.caseworker::text and j.occurred_on = u.caseworker_since and j.actor_account is distinct from u.caseworker) $$;

-- Taken by one worker: null when another has it, or has had it. What is written while it is looked at makes it due again.
create or replace function api.notice_ground(wanted uuid, reminders int[]) returns jsonb language plpgsql volatile as $$
declare mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); envelope samsteg.case_file; begin
  perform 1 from samsteg.notice_due n where n.unit_id = mine and n.case_id = wanted and n.due_on <= today for update skip locked;
  if not found then return null; end if;
  delete from samsteg.notice_due n where n.unit_id = mine and n.case_id = wanted;
  select * into envelope from samsteg.case_file f where f.id = wanted;
  return jsonb_build_object('today', today, 'association', envelope.association_id,
    'worker', (select u.caseworker from samsteg.unit_case u where u.case_id = wanted and u.owner_unit = mine),
    'things', coalesce((select jsonb_agg(jsonb_build_object('source', t.source, 'state', t.state, 'ours', t.ours, 'id', t.id, 'turn', t.turn,
        'since', coalesce(t.since, today), 'dueOn', t.due_on, 'worker', t.worker)) from api.notice_things(wanted, reminders, today) t), '[]'),
    -- the next reminder that a consent runs out has its own day
    'consentOn', (select min(api.working_day_before(upper(o.during) - 1 - b.stage)) from samsteg.consent o, unnest(reminders) b(stage)
      where o.case_id = wanted and o.owner_unit = mine and o.status in ('active', 'partiallyRevoked') and o.renewal_declined_on is null
        and api.working_day_before(upper(o.during) - 1 - b.stage) > today),
    'people', coalesce((select jsonb_agg(jsonb_build_object('id', r.account_id, 'roles', r.roles) order by r.account_id)
      from samsteg.notice_reach(wanted) r), '[]'),
    'absences', coalesce((select jsonb_agg(jsonb_build_object('accountId', a.account_id, 'deputyId', a.deputy_id,
        'from', lower(a.during), 'to', upper(a.during) - 1)) from samsteg.absence a where a.unit_id = mine and upper(a.during) > today), '[]'),
    'standing', coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'accountId', n.account_id, 'kind', n.kind, 'thingId', n.thing_id,
        'turn', n.turn, 'why', n.why, 'since', n.since, 'dueOn', n.due_on, 'near', n.near))
      from samsteg.notice n where n.unit_id = mine and n.case_id = wanted and n.ended_at is null), '[]'));
end $$;

-- What is different, and the day on which it may be different again. Whoever is told hears that her inbox has changed.
create or replace function api.keep_notices(association uuid, wanted uuid, born jsonb, changed jsonb, ended uuid[], next_on date) returns void
language plpgsql volatile as $$ declare mine uuid := samsteg.current_unit(); begin
  insert into samsteg.notice as n (association_id, case_id, unit_id, account_id, kind, thing_id, turn, why, since, due_on, near)
    select association, wanted, mine, b."accountId", b.kind, b."thingId", b.turn, b.why, b.since, b."dueOn", b.near
    from jsonb_to_recordset(born) b ("accountId" uuid, kind text, "thingId" uuid, turn text, why text, since date, "dueOn" date, near boolean)
    on conflict (account_id, unit_id, kind, thing_id, turn) do update
      set ended_at = null, why = excluded.why, since = excluded.since, due_on = excluded.due_on, near = excluded.near;
  update samsteg.notice n set why = c.why, since = c.since, due_on = c."dueOn", near = c.near
    from jsonb_to_recordset(changed) c (id uuid, why text, since date, "dueOn" date, near boolean) where n.id = c.id and n.unit_id = mine;
  update samsteg.notice n set ended_at = samsteg.app_now() where n.id = any(ended) and n.unit_id = mine and n.ended_at is null;
  if next_on is not null then
    insert into samsteg.notice_due as d (unit_id, case_id, due_on) values (mine, wanted, next_on)
      on conflict (unit_id, case_id) do update set due_on = least(d.due_on, excluded.due_on);
  end if;
end $$;

-- One's own notices in this seat, what is new first. Whoever is told only because others have not answered sees the number, no name.
create or replace function api.notices(wanted_view text, most int, after_at timestamptz, after_id uuid) returns jsonb
language plpgsql stable as $$
declare mine uuid := samsteg.current_unit(); me uuid := samsteg.current_account(); begin
  return (with matching as materialized (
    select n.* from samsteg.notice n where n.unit_id = mine and n.account_id = me and case wanted_view
      when 'earlier' then n.ended_at is not null
      when 'new' then n.ended_at is null and n.seen_at is null
      else n.ended_at is null end
  ), page as materialized (
    select m.* from matching m where after_id is null or (m.made_at, m.id) < (after_at, after_id) order by m.made_at desc, m.id desc limit most + 1
  )
  select jsonb_build_object('totalCount', (select count(*) from matching), 'unseen', (select count(*) from samsteg.notice n
      where n.unit_id = mine and n.account_id = me and n.ended_at is null and n.seen_at is null),
    'hasMore', (select count(*) > most from page),
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'why', p.why, 'thingId', p.thing_id, 'since', p.since,
        'dueOn', p.due_on, 'near', p.near, 'at', p.made_at, 'seen', p.seen_at is not null, 'ended', p.ended_at is not null,
        'mail', (select m.state from samsteg.notice_mail m where m.notice_id = p.id or m.id = (
          select d.mail_id from samsteg.notice_digest d where d.notice_id = p.id) order by m.made_at desc limit 1),
        'case', (select jsonb_build_object('id', f.id, 'number', f.number, 'name', case when p.why not in ('leftManager', 'manager')
          then (select l.name from api.name_line(f.id) l) end) from samsteg.case_file f where f.id = p.case_id))
      order by p.made_at desc, p.id desc) from (select * from page order by made_at desc, id desc limit most) p
      where exists (select 1 from samsteg.case_file f where f.id = p.case_id)), '[]')));
end $$;

-- How the reader herself wishes to be told, where, and how her latest mails went.
create or replace function api.notice_settings() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'setting', (select jsonb_build_object('version', s.version, 'choices', s.choices, 'quietFrom', to_char(s.quiet_from, 'HH24:MI'),
        'quietTo', to_char(s.quiet_to, 'HH24:MI'), 'digestAt', to_char(s.digest_at, 'HH24:MI'), 'workingDays', s.working_days)
      from samsteg.notice_setting s where s.account_id = samsteg.current_account()),
    'address', (select x.address from samsteg.notice_address x where x.account_id = samsteg.current_account()),
    'isConfirmed', exists (select 1 from samsteg.notice_address x where x.account_id = samsteg.current_account() and x.confirmed_at is not null),
    'mails', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'state', m.state, 'reason', m.reason, 'at', m.made_at,
        'sentAt', m.sent_at) order by m.made_at desc) from (
      select * from samsteg.notice_mail x where x.account_id = samsteg.current_account() order by x.made_at desc limit 20) m), '[]')) $$;
