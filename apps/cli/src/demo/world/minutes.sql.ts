/**
 * What is in the meetings: an agenda to write under and the caller's own preparation, and one that was held, with what was said, who was
 * there, what was decided, and minutes in the hands of those who took part. Through the same triggers and the same door as everybody's acts.
 */
export const LAY_MINUTES = `create function pg_temp.lay_minutes(today date) returns void language plpgsql as $$
declare
  home uuid := (select id from unit where code = 'ame-hjo'); me uuid; one record; edge record; held uuid := uuidv7(); made uuid := uuidv7();
  there uuid[]; held_on date := today - 5; decided record; promise uuid; told uuid; due date; begin
  select s.account_id into me from seat s join account a on a.id = s.account_id where s.unit_id = home and a.username = 'sam';
  perform set_config('app.unit', home::text, true), set_config('app.account', me::text, true), set_config('app.actor', 'user', true);
  insert into meeting_point (id, association_id, case_id, owner_unit, holders, meeting_id, place, text)
    select uuidv7(), m.association_id, m.case_id, home, array[home], m.id, p.place, p.text
    from meeting m, unnest(string_to_array(m.agenda, chr(10))) with ordinality p(text, place) where m.owner_unit = home and m.status = 'called' and m.plan_id is null;
  insert into meeting_side (id, association_id, case_id, owner_unit, holders, meeting_id, ticked, text)
    select uuidv7(), m.association_id, m.case_id, home, array[home], m.id, '{participantAsked,ownSituation}',
      'Fråga vem som kan följa med på första besöket. Vi kan erbjuda två platser i mars.'
    from meeting m where m.owner_unit = home and m.status = 'called' and m.plan_id is null order by m.meeting_on limit 1;
  -- an open case in which nobody has met here yet, and that consents let several units be told of
  select c.case_id, c.association_id into one from coordination c where c.owner_unit = home and c.status = 'open'
    and not exists (select 1 from meeting m where m.case_id = c.case_id and m.plan_id is null) and not exists (select 1 from case_protection p where p.case_id = c.case_id)
    and (select count(distinct e.to_unit) from consent_edge e where e.case_id = c.case_id and e.from_unit = home and 'plan' = any(e.categories)
      and e.confirmed_at is not null and e.revoked_at is null and e.during @> today) > 1
    order by c.case_id desc limit 1;
  if one.case_id is not null then
    there := array(select distinct e.to_unit from consent_edge e where e.case_id = one.case_id and e.from_unit = home and 'plan' = any(e.categories)
      and e.confirmed_at is not null and e.revoked_at is null and e.during @> today order by 1);
    insert into meeting (id, association_id, case_id, owner_unit, holders, kind, status, meeting_on, purpose, summary, took_part, attendance, others)
      select held, one.association_id, one.case_id, home, array[home], 'threeParty', 'held', held_on, 'Planera våren', 'Vi är överens om arbetsträning från mars.',
        there, jsonb_agg(jsonb_build_object('unitId', u.id, 'how', case when u.n = 1 then 'inRoom' else 'remote' end) order by u.n),
        '[{"role": "participant", "name": null}, {"role": "relative", "name": "Mona Exempelsson"}]'
      from unnest(there) with ordinality u(id, n);
    insert into meeting_point (id, association_id, case_id, owner_unit, holders, meeting_id, place, text, said)
      select uuidv7(), one.association_id, one.case_id, home, array[home], held, p.place, p.text, p.said from (values
        (1, 'Vad är viktigt för deltagaren', 'Att veta vem man ringer till, och att inte behöva börja om.'),
        (2, 'Läget hos var och en', 'Orkar fyra timmar tre dagar i veckan. Morgnarna är svårast.'),
        (3, 'Nästa steg: vem, vad och när', 'Studiebesök före jul, start i mars om det känns rätt.')) p(place, text, said);
    insert into meeting_decision (id, association_id, case_id, owner_unit, holders, meeting_id, place, text, unit_id, due_on) values
      (uuidv7(), one.association_id, one.case_id, home, array[home], held, 1, 'Bokar studiebesök', home, today + 14),
      (uuidv7(), one.association_id, one.case_id, home, array[home], held, 2, 'Ser över vilken ersättning som gäller från mars', there[1], today + 30);
    insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account, payload) values
      (uuidv7(), one.association_id, one.case_id, home, 'plan', array[home], 'meeting_held', held_on, me, jsonb_build_object('meeting', held)),
      (uuidv7(), one.association_id, one.case_id, home, 'plan', array[home], 'minutes_written', today, me, jsonb_build_object('minutes', made, 'no', 1));
    insert into meeting_minutes (id, association_id, case_id, owner_unit, holders, meeting_id, minutes_no, meeting_version, kind, meeting_on, written_on, content)
      select made, one.association_id, one.case_id, home, array[home], held, 1, m.version, m.kind, m.meeting_on, today, jsonb_build_object(
        'summary', m.summary, 'attendance', m.attendance, 'others', '["participant", "relative"]'::jsonb,
        'points', (select jsonb_agg(jsonb_build_object('text', p.text, 'said', p.said) order by p.place) from meeting_point p where p.meeting_id = held),
        'decisions', (select jsonb_agg(jsonb_build_object('text', d.text, 'unitId', d.unit_id, 'dueOn', d.due_on) order by d.place)
          from meeting_decision d where d.meeting_id = held)) from meeting m where m.id = held;
    for edge in select distinct on (e.to_unit) e.id, e.to_unit from consent_edge e where e.case_id = one.case_id and e.to_unit = any(there) and e.from_unit = home
        and 'plan' = any(e.categories) and e.confirmed_at is not null and e.revoked_at is null and e.during @> today order by e.to_unit, e.id loop
      perform deliver('minutes', made, edge.to_unit, 'CONSENT', edge.id);
    end loop;
    -- what was decided is asked of the units that were named; one's own is promised by being written
    for decided in select d.* from meeting_decision d where d.meeting_id = held order by d.place loop
      promise := uuidv7(); told := uuidv7();
      insert into sip_commitment (id, association_id, case_id, owner_unit, holders, meeting_id, decision_id, responsible_unit, text, due_on, status) values
        (promise, one.association_id, one.case_id, home, array[home], held, decided.id, decided.unit_id, decided.text, decided.due_on,
        case when decided.unit_id = home then 'confirmed' else 'proposed' end);
      insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account, payload, correspondence_id) values
        (told, one.association_id, one.case_id, home, 'plan', array[home], case when decided.unit_id = home then 'commitment_confirmed' else 'commitment_proposed' end,
        today, me, jsonb_build_object('meeting', held, 'commitment', promise, 'due', decided.due_on), promise);
      if decided.unit_id <> home then
        select w.wake_on into due from wake w where w.unit_id = decided.unit_id and w.case_id = one.case_id;
        perform deliver('commitment', promise, decided.unit_id, 'CONSENT');
        perform deliver('event', told, decided.unit_id, 'REPLY');
        -- of no gap, and looked at already: the world is as it was left
        if due is null then delete from wake where unit_id = decided.unit_id and case_id = one.case_id;
        else update wake set wake_on = due where unit_id = decided.unit_id and case_id = one.case_id; end if;
      end if;
      update meeting_decision set proposed_on = today, version = version + 1 where id = decided.id;
    end loop;
  end if;
  perform set_config('app.unit', '', true), set_config('app.account', '', true), set_config('app.actor', '', true);
end $$`;
export const MINUTES = 'select pg_temp.lay_minutes($1::date)';
