/**
 * Meetings as a case manager's weeks have them: one to come that its units have answered each in their own way, one that a unit still
 * waits to be answered, one that offers several times, the unit's own call from another, and a word on one that was held. Acted through the same triggers and the same door as everybody's acts.
 */
export const LAY_MEETINGS = `create function pg_temp.lay_meeting(caller text, username text, called text, kind text, on_day date, at_hour time, answers text[])
  returns void language plpgsql as $$
declare
  home uuid := (select id from unit where code = caller); one record; edge record; made uuid := uuidv7(); call uuid; told uuid; due date; answer text; n int := 0;
  times text[] := case when 'suits' = any(answers) then array[to_char(on_day + at_hour, 'YYYY-MM-DD"T"HH24:MI'),
    to_char(on_day + 1 + at_hour + interval '1 hour', 'YYYY-MM-DD"T"HH24:MI'), to_char(on_day + 2 + time '14:00', 'YYYY-MM-DD"T"HH24:MI')] end;
  me uuid := (select s.account_id from seat s join account a on a.id = s.account_id where s.unit_id = (select id from unit where code = caller) and a.username = lay_meeting.username);
begin
  perform set_config('app.unit', home::text, true), set_config('app.account', me::text, true), set_config('app.actor', 'user', true);
  -- an open case of hers that a confirmed consent lets the called unit be told of, and in which no meeting has been called yet
  select c.case_id, c.association_id into one from coordination c where c.owner_unit = home and c.status = 'open'
    and not exists (select 1 from meeting m where m.case_id = c.case_id and m.plan_id is null) and not exists (select 1 from case_protection p where p.case_id = c.case_id)
    and exists (select 1 from consent_edge e join unit u on u.id = e.to_unit and u.code = called where e.case_id = c.case_id and e.from_unit = home
      and 'plan' = any(e.categories) and e.confirmed_at is not null and e.revoked_at is null and e.during @> on_day)
    order by c.case_id desc limit 1;
  if one.case_id is not null then
    insert into meeting (id, association_id, case_id, owner_unit, holders, kind, status, meeting_on, starts_at, minutes, place, options, purpose, agenda) values
      (made, one.association_id, one.case_id, home, array[home], lay_meeting.kind, 'called', on_day, at_hour, 60, 'Kommunhuset, rum 3', times,
      'Komma överens om nästa steg och vem som gör vad.', E'Hur har det gått sedan sist?\nNästa steg\nNär vi ses igen');
    for edge in select distinct on (e.to_unit) e.id, e.to_unit from consent_edge e where e.case_id = one.case_id and e.from_unit = home
        and 'plan' = any(e.categories) and e.confirmed_at is not null and e.revoked_at is null and e.during @> on_day order by e.to_unit, e.id loop
      n := n + 1; call := uuidv7(); told := uuidv7(); answer := answers[n];
      insert into meeting_invitation (id, association_id, case_id, owner_unit, holders, meeting_id, round, to_unit, kind, meeting_on, starts_at, minutes, place, options, purpose, agenda, status)
        select call, m.association_id, m.case_id, home, array[home], m.id, 1, edge.to_unit, m.kind, m.meeting_on, m.starts_at, m.minutes, m.place, times, m.purpose, m.agenda, 'invited'
        from meeting m where m.id = made;
      select w.wake_on into due from wake w where w.unit_id = edge.to_unit and w.case_id = one.case_id;
      perform deliver('meetingInvitation', call, edge.to_unit, 'CONSENT', edge.id);
      insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account, payload, correspondence_id)
        values (told, one.association_id, one.case_id, home, 'plan', array[home], 'meeting_called', app_today(), me,
          jsonb_build_object('invitation', call, 'party', edge.to_unit), call);
      perform deliver('event', told, edge.to_unit, 'REPLY');
      -- of no gap, and looked at already: the world is as it was left
      if due is null then delete from wake where unit_id = edge.to_unit and case_id = one.case_id;
      else update wake set wake_on = due where unit_id = edge.to_unit and case_id = one.case_id; end if;
      if answer is not null then
        perform set_config('app.unit', edge.to_unit::text, true);
        update meeting_invitation set status = answer, other_on = case answer when 'otherTime' then on_day + 7 end,
          suits = case answer when 'suits' then times[1:2] end, version = version + 1 where id = call;
        perform set_config('app.unit', home::text, true);
      end if;
    end loop;
  end if;
  perform set_config('app.unit', '', true), set_config('app.account', '', true), set_config('app.actor', '', true);
end $$;
-- What two of the called units thought of the newest plan's meeting that was held.
create function pg_temp.lay_feedback(caller text) returns void language plpgsql as $$
declare one record; n int := 0; begin
  for one in select i.id, i.to_unit from meeting_invitation i join unit u on u.id = i.owner_unit and u.code = caller where i.status = 'over'
      and i.meeting_on = (select max(x.meeting_on) from meeting_invitation x where x.owner_unit = i.owner_unit and x.status = 'over')
      and not exists (select 1 from case_protection p where p.case_id = i.case_id) order by i.id limit 2 loop
    n := n + 1;
    perform set_config('app.unit', one.to_unit::text, true);
    update meeting_invitation set status = 'assessed', felt = case n when 1 then 'forward' else 'partly' end, version = version + 1 where id = one.id;
  end loop;
  perform set_config('app.unit', '', true);
end $$;
create function pg_temp.lay_meetings(today date) returns void language plpgsql as $$
declare monday date := today + 8 - extract(isodow from today)::int; begin
  perform pg_temp.lay_meeting('ame-hjo', 'sam', 'soc-hjo', 'threeParty', monday + 2, '10:00', '{coming}');
  perform pg_temp.lay_meeting('ame-hjo', 'sam', 'af-skovde', 'midway', monday + 8, '13:30', '{otherTime}');
  perform pg_temp.lay_meeting('ame-hjo', 'sam', 'vc-hjo', 'mapping', monday + 9, '09:00', '{suits}');
  perform pg_temp.lay_meeting('fk-aktivitet-skovde', 'fk1', 'ame-hjo', 'reconciliation', monday + 3, '14:00', '{}');
  perform pg_temp.lay_feedback('ame-hjo');
end $$`;
export const MEETINGS = 'select pg_temp.lay_meetings($1::date)';
