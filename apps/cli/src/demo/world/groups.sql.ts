/**
 * Samverkansgruppen as the programmes describe theirs: FK, AF, the labour market unit and social services present, take on and ask,
 * and an LSG beside it that gets counts. Acted through the same triggers and the same door as everybody's acts: what no consent
 * covers is not there. The dates follow the product's own day.
 */
export const LAY_GROUPS = `create function pg_temp.lay_groups(today date) returns void language plpgsql as $$
declare
  home uuid := (select id from unit where code = 'ame-hjo'); of_association uuid; one record; edge record; told uuid; asked uuid; made uuid; answer uuid;
  people uuid := uuidv7(); board uuid := uuidv7(); next_day uuid := uuidv7(); last_day uuid := uuidv7(); lsg_day uuid := uuidv7(); taken int := 0; due date;
begin
  select x.association_id into of_association from unit_association x where x.unit_id = home limit 1;
  if of_association is null then return; end if;
  perform set_config('app.unit', home::text, true), set_config('app.account', (select s.account_id::text from seat s join account a on a.id = s.account_id
    where s.unit_id = home and a.username = 'sam'), true), set_config('app.actor', 'user', true);
  insert into body (id, association_id, owner_unit, kind, name, started_on) values
    (people, of_association, home, 'collaborationGroup', 'Samverkansgruppen Hjo', today - 400),
    (board, of_association, home, 'localGroup', 'LSG Hjo', today - 400);
  insert into body_member (id, body_id, owner_unit, unit_id, status) values (uuidv7(), people, home, home, 'active'), (uuidv7(), board, home, home, 'active');
  for one in select u.id, u.code from unit u where u.code in ('soc-hjo', 'fk-aktivitet-skovde', 'af-skovde', 'vc-hjo', 'kansli-skaraborg') order by u.code loop
    if one.code <> 'kansli-skaraborg' then
      insert into body_member (id, body_id, owner_unit, unit_id, status) values (uuidv7(), people, home, one.id, 'proposed');
    end if;
    if one.code in ('soc-hjo', 'kansli-skaraborg') then
      insert into body_member (id, body_id, owner_unit, unit_id, status) values (uuidv7(), board, home, one.id, 'proposed');
    end if;
    -- the care centre has not answered yet
    perform set_config('app.unit', one.id::text, true);
    if one.code <> 'vc-hjo' then
      update body_member set status = 'active', version = version + 1 where unit_id = one.id and status = 'proposed' and body_id in (people, board);
    end if;
    perform set_config('app.unit', home::text, true);
  end loop;
  insert into body_sitting (id, body_id, owner_unit, sitting_on, starts_at, place, status) values
    (next_day, people, home, today + 9 - extract(isodow from today)::int, '09:00', 'AME, Hjo', 'planned'),
    (last_day, people, home, today - 12 - extract(isodow from today)::int, '09:00', 'AME, Hjo', 'held'),
    (lsg_day, board, home, today + 25 - extract(isodow from today)::int, '13:00', 'Kommunhuset, Hjo', 'planned');
  insert into body_point (id, body_id, sitting_id, owner_unit, kind, text) values
    (uuidv7(), people, next_day, home, 'places', 'Lediga platser för arbetsträning till våren'),
    (uuidv7(), people, next_day, (select id from unit where code = 'af-skovde'), 'information', 'Nya rutiner för gemensam kartläggning'),
    (uuidv7(), people, last_day, home, 'flow', 'Väntetid från förfrågan till start'),
    (uuidv7(), board, lsg_day, home, 'decision', 'Inriktning för nästa år');
  asked := uuidv7();
  insert into body_question (id, body_id, owner_unit, text, asked_on) values (asked, people, home,
    'En person i trettioårsåldern vill prova arbete några timmar i veckan men har inget beslut om ersättning efter nästa månad. Vilken väg ser ni?', today - 3);
  insert into body_reply (id, body_id, question_id, owner_unit, text, replied_on) values (uuidv7(), people, asked, (select id from unit where code = 'fk-aktivitet-skovde'),
    'Ansök om förlängning nu, så hinner vi pröva den innan tiden går ut.', today - 1);
  insert into body_obstacle (id, body_id, owner_unit, quarter, obstacle, cases)
    select uuidv7(), board, home, to_char(today - interval '3 months', 'YYYY"-Q"Q'), o.code, o.cases
    from (values ('waitingPlace', 15), ('waitingCare', 10), ('noCaseworker', null)) o(code, cases);
  -- up to four open cases that a consent for coordination lets at least one member be told of
  for one in select c.case_id, c.association_id from coordination c where c.owner_unit = home and c.status = 'open' and exists (
      select 1 from consent_edge e join body_member m on m.unit_id = e.to_unit and m.body_id = people and m.status = 'active'
      where e.case_id = c.case_id and e.from_unit = home and 'plan' = any(e.categories) and e.confirmed_at is not null and e.revoked_at is null
        and e.during @> today and e.purpose_code = 'coordination') and not exists (select 1 from case_protection p where p.case_id = c.case_id)
      order by c.case_id limit 4 loop
    taken := taken + 1;
    made := uuidv7();
    insert into body_case (id, association_id, case_id, owner_unit, holders, body_id, sitting_id, need, question, presented_by, presented_on) values
      (made, one.association_id, one.case_id, home, array[home], people, next_day,
      (array['Behöver arbetsträning nära hemmet och en kontakt som håller ihop det.', 'Har stått utan nästa steg sedan i våras.', 'Vill börja studera men ersättningen är oklar.', 'Behöver stöd i vardagen för att orka mer än fyra timmar.'])[taken],
      (array['Vem kan ta sig an kartläggningen?', 'Kan någon av er erbjuda ett första möte före jul?', 'Vilken ersättning kan bli aktuell?', 'Kan boendestöd och arbetsträning börja samtidigt?'])[taken],
      current_account(), today);
    for edge in select distinct on (e.to_unit) e.id, e.to_unit from consent_edge e join body_member m on m.unit_id = e.to_unit and m.body_id = people and m.status = 'active'
        where e.case_id = one.case_id and e.from_unit = home and 'plan' = any(e.categories) and e.confirmed_at is not null and e.revoked_at is null
          and e.during @> today and e.purpose_code = 'coordination' order by e.to_unit, e.id loop
      answer := uuidv7(); told := uuidv7();
      insert into body_presentation (id, association_id, case_id, owner_unit, holders, body_id, body_case_id, from_unit, to_unit, status)
        values (answer, one.association_id, one.case_id, home, array[home], people, made, home, edge.to_unit, 'presented');
      perform deliver('bodyCase', made, edge.to_unit, 'CONSENT', edge.id), deliver('bodyPresentation', answer, edge.to_unit, 'CONSENT', edge.id);
      insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account, payload, correspondence_id)
        values (told, one.association_id, one.case_id, home, 'plan', array[home], 'body_presented', today, current_account(),
          jsonb_build_object('presentation', answer, 'body', people, 'party', edge.to_unit), answer);
      select w.wake_on into due from wake w where w.unit_id = edge.to_unit and w.case_id = one.case_id;
      perform deliver('event', told, edge.to_unit, 'REPLY');
      -- of no gap, and looked at already: the world is as it was left
      if due is null then delete from wake where unit_id = edge.to_unit and case_id = one.case_id;
      else update wake set wake_on = due where unit_id = edge.to_unit and case_id = one.case_id; end if;
      if taken = 1 then
        perform set_config('app.unit', edge.to_unit::text, true);
        update body_presentation set status = 'takenOn', version = version + 1 where id = answer;
        perform set_config('app.unit', home::text, true);
      end if;
    end loop;
  end loop;
  perform set_config('app.unit', '', true), set_config('app.account', '', true), set_config('app.actor', '', true);
end $$`;
export const GROUPS = 'select pg_temp.lay_groups($1::date)';
