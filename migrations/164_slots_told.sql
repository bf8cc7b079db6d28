set local role samsteg_owner;
set local search_path = samsteg;

-- That a booking has been changed by the unit that keeps the slot makes the booking unit's notices of the case due: the worker looks, in that
-- unit's own name. It is told when, never what.
create function booking_is_told() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  insert into notice_due as n (unit_id, case_id, due_on) select c.owner_unit, c.case_id, app_today() from slot_case c where c.booking_id = new.id
    on conflict (unit_id, case_id) do update set due_on = excluded.due_on where n.due_on > excluded.due_on;
  return null;
end $$;
create trigger booking_is_told after update of status on slot_booking for each row execute function booking_is_told();

-- An anonymous question is taken back by the unit that asked it: its words are gone for everybody, and that it was is what remains.
alter table body_question add column taken_back_on date,
  add constraint taken_back_is_closed check (taken_back_on is null or (closed_on is not null and text = 'Återtagen av den som frågade.'));
grant update (text, taken_back_on) on body_question to samsteg_app;
create function question_keeps_its_words() returns trigger language plpgsql set search_path = samsteg as $$ begin
  if new.text <> old.text and (new.taken_back_on is null or old.closed_on is not null) then
    raise exception 'a question keeps its words' using errcode = 'SM001';
  end if;
  return new;
end $$;
create trigger keeps_its_words before update of text, taken_back_on on body_question for each row execute function question_keeps_its_words();

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
-- As before, and also to whoever handles the case in a called unit that answered before anybody had been told of the call; to the keepers of
-- its inbox when nobody does.
create or replace function calendar_changes(most int) returns table (account_id uuid, kind text, invitation_id uuid, meeting_id uuid, sequence int)
language sql volatile set search_path = samsteg, pg_temp as $$
  with told as ( -- the last word on one meeting to one reader; what was never sent counts as not said
    select distinct on (m.account_id, m.meeting_id) m.* from notice_mail m join meeting_invitation i on i.id = m.invitation_id and i.meeting_on >= app_today()
    where m.state <> 'cancelled' order by m.account_id, m.meeting_id, m.sequence desc
  ), called as (
    select n.account_id, i.id from meeting_invitation i join notice n on n.thing_id = i.id and n.kind = 'meetingToAnswer' and n.unit_id = i.to_unit
      and n.why not in ('leftDeputy', 'leftManager') where i.meeting_on >= app_today()
    union
    select s.account_id, i.id from meeting_invitation i left join unit_case u on u.case_id = i.case_id and u.owner_unit = i.to_unit
      join seat s on s.unit_id = i.to_unit and s.valid @> app_today() and (s.account_id = u.caseworker or u.caseworker is null and 'inbox' = any(s.roles))
    where i.meeting_on >= app_today() and i.status in ('coming', 'otherTime')
      and not exists (select 1 from notice n where n.thing_id = i.id and n.kind = 'meetingToAnswer' and n.unit_id = i.to_unit)
  ), reader as (
    select distinct c.account_id, c.id from called c join notice_address x on x.account_id = c.account_id and x.confirmed_at is not null
      left join notice_setting s on s.account_id = c.account_id
    where coalesce(s.choices ->> 'meetingToAnswer', '') <> 'none'
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
grant create on schema samsteg to samsteg_door;
alter function booking_is_told() owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
revoke all on function booking_is_told() from public;
