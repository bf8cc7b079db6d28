/** What a unit has to do for itself in its cases: one late, some to come, one that nobody has taken yet, one done. Through the same triggers as everybody's. */
export const LAY_TASKS = `create function pg_temp.lay_tasks(today date) returns void language plpgsql as $$
declare home uuid := (select id from unit where code = 'ame-hjo'); me uuid; other uuid; cases uuid[]; of_association uuid; begin
  select s.account_id into me from seat s join account a on a.id = s.account_id where s.unit_id = home and a.username = 'sam';
  select s.account_id into other from seat s where s.unit_id = home and s.account_id <> me and s.roles && '{caseworker,caseManager}' and s.valid @> today
    order by s.account_id limit 1;
  cases := array(select u.case_id from unit_case u join coordination c on c.case_id = u.case_id and c.status = 'open'
    where u.owner_unit = home and u.caseworker = me and not exists (select 1 from case_protection p where p.case_id = u.case_id) order by u.case_id limit 3);
  if me is null or cardinality(cases) < 3 then return; end if;
  select association_id into of_association from unit_case where case_id = cases[1] and owner_unit = home;
  perform set_config('app.unit', home::text, true), set_config('app.account', me::text, true), set_config('app.actor', 'user', true);
  insert into task (id, association_id, case_id, owner_unit, holders, text, assignee, due_on, set_by)
    select uuidv7(), of_association, cases[t.at], home, array[home], t.text, t.whose, today + t.days, t.giver from (values
      (1, 'Ring arbetsplatsen om studiebesöket', me, -2, me), (1, 'Boka rum till nästa möte', other, 3, me),
      (2, 'Påminn om läkarintyget', me, 1, coalesce(other, me)), (2, 'Skicka kartan till träffpunkten', null::uuid, 4, me),
      (3, 'Fråga om resekort', me, 9, me), (3, 'Lägga in i verksamhetssystemet', me, -1, me)) t(at, text, whose, days, giver);
  update task set status = 'done', version = 2 where owner_unit = home and text = 'Lägga in i verksamhetssystemet';
  insert into phrase (id, owner_unit, account_id, title, text, written_by) values
    (uuidv7(), home, null, 'Fråga om arbetsförmåga', 'Vi behöver veta vad personen klarar i dag, vad som är svårt och vad som kan provas. Svara gärna med tider på dagen och timmar i veckan.', me),
    (uuidv7(), home, null, 'Efter ett första möte', 'Vad är viktigast för dig just nu?' || chr(10) || 'Vad har fungerat förut?' || chr(10) || 'Vad behöver du veta för att säga ja till nästa steg?', me),
    (uuidv7(), home, me, 'Ring tillbaka', 'Sökt per telefon, inget svar. Lämnade meddelande om att jag ringer igen.', me);
  insert into saved_view (id, owner_unit, account_id, list, name, filter, written_by) values
    (uuidv7(), home, null, 'cases', 'Att fördela', '[{"name": "vems", "value": "ingen"}]', me),
    (uuidv7(), home, me, 'cases', 'Mina med glapp', '[{"name": "vems", "value": "mina"}, {"name": "glapp", "value": "oppna"}]', me),
    (uuidv7(), home, null, 'gaps', 'Väntat en månad eller mer', '[{"name": "fran", "value": "30"}]', me);
  perform set_config('app.unit', '', true), set_config('app.account', '', true), set_config('app.actor', '', true);
end $$`;
export const TASKS = 'select pg_temp.lay_tasks($1::date)';
