set local role samsteg_owner;
set local search_path = samsteg;

-- Calls to meetings as calendar mail: the same outbox, each mail handed over at most once. What it says is the day and the hour. It goes
-- to those of the called unit who have been told of the call, at the address each has confirmed; the sender writes nothing in their name.
alter table notice_mail drop constraint notice_mail_kind_check;
alter table notice_mail add constraint notice_mail_kind_check check (kind in ('immediate', 'digest', 'address', 'calendar', 'calendarEnd'));
alter table notice_mail add column invitation_id uuid references meeting_invitation on delete cascade, add column meeting_id uuid,
  add column sequence int check (sequence >= 0), -- of the calendar entry: it grows with each word of it to one reader
  add constraint notice_mail_calendar check ((kind in ('calendar', 'calendarEnd')) = (invitation_id is not null)
    and (invitation_id is null) = (meeting_id is null) and (invitation_id is null) = (sequence is null)),
  add constraint notice_mail_once unique (account_id, meeting_id, sequence);
create index meeting_invitation_to_come on meeting_invitation (meeting_on);
create index notice_of_meeting on notice (thing_id) where kind = 'meetingToAnswer';
create index notice_mail_of_invitation on notice_mail (invitation_id) where invitation_id is not null;

-- Why a call may not go out as a calendar entry, to one reader; null: it may. Nothing is mailed of a protected identity, nor of a case
-- that its consent no longer covers.
create function calendar_obstacle(i meeting_invitation, reader uuid) returns text language sql volatile set search_path = samsteg, pg_temp as $$
  select case
    when i.status not in ('invited', 'coming', 'otherTime') or i.meeting_on < app_today() then 'over'
    when exists (select 1 from account a where a.id = reader and a.locked_at is not null) then 'accountLocked'
    when not exists (select 1 from seat s join unit u on u.id = s.unit_id and (u.closed_on is null or u.closed_on > app_today())
      where s.account_id = reader and s.unit_id = i.to_unit and s.valid @> app_today()) then 'seatLost'
    when exists (select 1 from case_protection p where p.case_id = i.case_id) then 'protected'
    when exists (select 1 from conflict_of_interest o where o.account_id = reader and o.case_id = i.case_id) then 'conflict'
    when exists (select 1 from delivery d where d.record_id = i.id and d.to_unit = i.to_unit and d.ground = 'CONSENT')
      and covering_edge(i.case_id, i.owner_unit, i.to_unit, i.category) is null then 'revoked' end $$;

-- As before, and for a calendar entry what its call says. That an entry no longer holds may be told though the case is closed to its
-- reader: it says a day and an hour she was told before, and nothing of why.
create or replace function mail_obstacle(m notice_mail) returns text language sql volatile set search_path = samsteg, pg_temp as $$
  select case
    when exists (select 1 from account a where a.id = m.account_id and a.locked_at is not null) then 'accountLocked'
    when m.kind = 'address' then (select 'replaced' where not exists (
      select 1 from notice_address x where x.account_id = m.account_id and x.nonce = m.nonce and x.confirmed_at is null))
    when not exists (select 1 from notice_address x where x.account_id = m.account_id and x.confirmed_at is not null) then 'noAddress'
    when m.kind = 'immediate' then (select notice_obstacle(n) from notice n where n.id = m.notice_id)
    when m.kind = 'calendar' then (select calendar_obstacle(i, m.account_id) from meeting_invitation i where i.id = m.invitation_id)
    when m.kind = 'calendarEnd' then (select case when i.meeting_on < app_today() then 'over'
        when not exists (select 1 from seat s where s.account_id = m.account_id and s.unit_id = i.to_unit and s.valid @> app_today()) then 'seatLost' end
      from meeting_invitation i where i.id = m.invitation_id)
    else (select case when bool_or(o.why is null) then null when bool_or(o.why = 'wait') then 'wait' else coalesce(min(o.why), 'over') end
      from (select notice_obstacle(n) as why from notice_digest d join notice n on n.id = d.notice_id where d.mail_id = m.id) o) end $$;

-- What each reader should have in her calendar and has not been told, and what she has been told and should have no longer.
create function calendar_changes(most int) returns table (account_id uuid, kind text, invitation_id uuid, meeting_id uuid, sequence int)
language sql volatile set search_path = samsteg, pg_temp as $$
  with told as ( -- the last word on one meeting to one reader; what was never sent counts as not said
    select distinct on (m.account_id, m.meeting_id) m.* from notice_mail m join meeting_invitation i on i.id = m.invitation_id and i.meeting_on >= app_today()
    where m.state <> 'cancelled' order by m.account_id, m.meeting_id, m.sequence desc
  ), reader as (
    select distinct n.account_id, i.id from meeting_invitation i join notice n on n.thing_id = i.id and n.kind = 'meetingToAnswer' and n.unit_id = i.to_unit
      and n.why not in ('leftDeputy', 'leftManager') join notice_address x on x.account_id = n.account_id and x.confirmed_at is not null
      left join notice_setting s on s.account_id = n.account_id
    where i.meeting_on >= app_today() and coalesce(s.choices ->> 'meetingToAnswer', '') <> 'none'
  ), change as (
    select r.account_id, 'calendar' as kind, i.id as invitation_id, i.meeting_id, i.round
    from reader r join meeting_invitation i on i.id = r.id left join told t on t.account_id = r.account_id and t.meeting_id = i.meeting_id
    where (t.id is null or t.kind = 'calendarEnd' or t.invitation_id <> i.id) and calendar_obstacle(i, r.account_id) is null
    union all
    select t.account_id, 'calendarEnd', t.invitation_id, t.meeting_id, i.round
    from told t join meeting_invitation i on i.id = t.invitation_id
    where t.kind = 'calendar' and t.state in ('sent', 'unsure') and i.meeting_on >= app_today() and i.status <> 'over'
      and calendar_obstacle(i, t.account_id) in ('over', 'protected', 'conflict', 'revoked')
      -- moved to another day: the next call takes its place, once its unit has been told of it, or it has gone to somebody else
      and (i.status <> 'replaced' or exists (select 1 from meeting_invitation n join notice w on w.thing_id = n.id
        where n.meeting_id = i.meeting_id and n.to_unit = i.to_unit and n.round > i.round and not exists (
          select 1 from reader r where r.id = n.id and r.account_id = t.account_id)))
  )
  select c.account_id, c.kind, c.invitation_id, c.meeting_id, greatest(c.round - 1, coalesce((
    select max(m.sequence) + 1 from notice_mail m where m.account_id = c.account_id and m.meeting_id = c.meeting_id), 0))
  from change c order by c.invitation_id, c.account_id limit most $$;

-- Reason: the worker must know which calendar entries are to be mailed and when their readers wish it, without seeing a meeting.
create function calendar_candidates(most int) returns jsonb language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select jsonb_build_object('day', app_today(), 'time', to_char(app_now() at time zone 'Europe/Stockholm', 'HH24:MI'), 'rows', coalesce((
    select jsonb_agg(jsonb_build_object('accountId', c.account_id, 'kind', c.kind, 'invitationId', c.invitation_id, 'meetingId', c.meeting_id,
      'sequence', c.sequence, 'setting', (select jsonb_build_object('choices', s.choices, 'quietFrom', to_char(s.quiet_from, 'HH24:MI'),
        'quietTo', to_char(s.quiet_to, 'HH24:MI'), 'digestAt', to_char(s.digest_at, 'HH24:MI'), 'workingDays', s.working_days)
        from notice_setting s where s.account_id = c.account_id))) from calendar_changes(most) c), '[]'))
  where is_system() $$;

-- Reason: what is to be mailed goes into the outbox, each word of an entry once. What was asked and is no longer so is not queued.
create function queue_calendar(entries jsonb) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  insert into notice_mail (account_id, kind, invitation_id, meeting_id, sequence, not_before)
    select c.account_id, c.kind, c.invitation_id, c.meeting_id, c.sequence, (q."notBefore"::timestamp at time zone 'Europe/Stockholm')
    from jsonb_to_recordset(entries) q ("accountId" uuid, "invitationId" uuid, kind text, sequence int, "notBefore" text)
      join calendar_changes(10000) c on c.account_id = q."accountId" and c.invitation_id = q."invitationId" and c.kind = q.kind and c.sequence = q.sequence
    where is_system() on conflict do nothing $$;

-- Reason: the calling unit sees whether a call has gone out to the called unit's calendars, never to whom, and never why not.
create function invitation_mail(wanted uuid) returns text language sql stable security definer set search_path = samsteg, pg_temp as $$
  select case when bool_or(m.state = 'sent') then 'sent' when bool_or(m.state in ('queued', 'claimed', 'handing')) then 'queued'
      when bool_or(m.state in ('dead', 'unsure')) then 'failed' end
  from notice_mail m join meeting_invitation i on i.id = m.invitation_id
  where m.invitation_id = wanted and m.kind = 'calendar' and i.owner_unit = current_unit() and i.case_id <> all(hidden_cases()) $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
-- As before, with what a calendar entry says.
create or replace function hand_mail(wanted uuid, claimer uuid, lease interval) returns jsonb
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare m notice_mail; why text; begin
  select * into m from notice_mail where id = wanted and state = 'claimed' and claimed_by = claimer and claimed_until > clock_timestamp() for update;
  if m.id is null or not is_system() then return null; end if;
  why := mail_obstacle(m);
  if why is not null then
    update notice_mail set state = case why when 'wait' then 'queued' else 'cancelled' end, reason = nullif(why, 'wait'), claimed_by = null where id = wanted;
    return null;
  end if;
  update notice_mail set state = 'handing', claimed_until = clock_timestamp() + lease, tries = tries + 1 where id = wanted;
  return jsonb_build_object('id', m.id, 'kind', m.kind, 'noticeId', m.notice_id, 'nonce', m.nonce, 'tries', m.tries + 1, 'accountId', m.account_id,
    'address', (select x.address from notice_address x where x.account_id = m.account_id),
    'count', (select count(*) from notice n where n.account_id = m.account_id and n.ended_at is null and n.seen_at is null and notice_obstacle(n) is null),
    'entry', (select jsonb_build_object('uid', i.meeting_id, 'sequence', m.sequence, 'on', i.meeting_on, 'minutes', i.minutes, 'now', app_now(),
      'start', (i.meeting_on + i.starts_at) at time zone 'Europe/Stockholm') from meeting_invitation i where i.id = m.invitation_id));
end $$;

grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace
      and p.proname in ('calendar_candidates', 'queue_calendar', 'invitation_mail') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
    execute format('grant execute on function %s to samsteg_app', door);
  end loop;
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace
      and p.proname in ('calendar_obstacle', 'calendar_changes') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
