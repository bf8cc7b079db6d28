/**
 * Plans of the other kinds beside the SIP: the unit's own action plan, adopted, a joint assessment and a handover plan that are being prepared; a
 * crisis plan beside an adopted plan, in the hands of those a consent for health reaches; and a time the association has decided, shorter than the law's.
 */
export const LAY_PLANS = `create function pg_temp.lay_plans(today date) returns void language plpgsql as $$
declare
  home uuid := (select id from unit where code = 'ame-hjo'); office uuid := (select id from unit where code = 'kansli-skaraborg'); me uuid; decider uuid;
  one record; edge record; plan uuid := uuidv7(); said uuid := uuidv7(); written jsonb; of_association uuid; due date; begin
  select s.account_id into me from seat s join account a on a.id = s.account_id where s.unit_id = home and a.username = 'sam';
  select x.association_id into of_association from unit_association x where x.unit_id = home limit 1;
  select s.account_id into decider from seat s where s.unit_id = office and 'processLeader' = any(s.roles) order by s.account_id limit 1;
  if me is null or of_association is null then return; end if;
  if decider is not null then
    insert into plan_deadline (id, association_id, deadline, days, valid_from, reason, set_by_unit, set_by, set_on)
      values (uuidv7(), of_association, 'start', 2, today - 30, 'Beslut i styrelsen: första steget tas inom två dagar.', office, decider, today - 30);
  end if;
  perform set_config('app.unit', home::text, true), set_config('app.account', me::text, true), set_config('app.actor', 'user', true);
  alter table sip_plan disable trigger by_the_table;
  -- the unit's own, in an open case of hers that has no plan
  select u.case_id, u.association_id into one from unit_case u join coordination c on c.case_id = u.case_id and c.status = 'open'
    where u.owner_unit = home and u.caseworker = me and not exists (select 1 from sip_plan p where p.case_id = u.case_id)
      and not exists (select 1 from case_protection p where p.case_id = u.case_id) order by u.case_id desc limit 1;
  if one.case_id is not null then
    written := jsonb_build_object('participantWords', 'Jag vill ha något att gå till på förmiddagarna.', 'longTermGoal', 'Ett arbete på halvtid',
      'situation', 'Har varit hemma länge. Klarar några timmar om det är lugnt.', 'participantDoes', 'Provar en förmiddag i veckan och säger till när det blir för mycket.',
      'goals', jsonb_build_array(jsonb_build_object('text', 'En fast vecka', 'actions', jsonb_build_array(
        jsonb_build_object('kind', 'insats', 'text', 'Introduktion i verkstaden', 'responsibleUnitId', home, 'from', today + 7, 'to', today + 49),
        jsonb_build_object('kind', 'measure', 'text', 'Avstämning varje fredag', 'responsibleUnitId', home)))),
      'earlierGoals', '[]'::jsonb, 'noOtherMeasures', false, 'keeper', 'Sam på arbetsmarknadsenheten', 'followUpOn', today + 60, 'followUpMethod', 'Samtal i verkstaden',
      'participantInformed', true);
    insert into sip_plan (id, association_id, case_id, owner_unit, holders, kind, status, need_on, need_text, assessed_on, adopted_on, follow_up_on, draft)
      values (plan, one.association_id, one.case_id, home, array[home], 'actionPlan', 'active', today - 9, 'Behöver en egen plan för starten hos oss.', today - 9, today - 3,
        today + 60, written || '{"participantInformed": false}');
    insert into sip_version (id, association_id, case_id, owner_unit, holders, plan_id, version_no, adopted_on, kind, content, parties)
      values (uuidv7(), one.association_id, one.case_id, home, array[home], plan, 1, today - 3, 'actionPlan', written, array[home]);
  end if;
  -- together with another party that a consent reaches, in another case
  select c.case_id, c.association_id into one from coordination c where c.owner_unit = home and c.status = 'open' and c.case_id is distinct from one.case_id
    and not exists (select 1 from sip_plan p where p.case_id = c.case_id) and not exists (select 1 from case_protection p where p.case_id = c.case_id)
    and exists (select 1 from consent_edge e where e.case_id = c.case_id and e.from_unit = home and 'plan' = any(e.categories)
      and e.confirmed_at is not null and e.revoked_at is null and e.during @> today) order by c.case_id limit 1;
  if one.case_id is not null then
    insert into sip_plan (id, association_id, case_id, owner_unit, holders, kind, status, need_on, need_text, assessed_on, draft)
      values (uuidv7(), one.association_id, one.case_id, home, array[home], 'jointAssessment', 'preparing', today - 4,
        'Vi behöver ta reda på vad som fungerar och vem som går vidare.', today - 4, jsonb_build_object('goals', '[]'::jsonb, 'noOtherMeasures', false, 'participantInformed', false,
          'situation', 'Har provat två platser. Oklart vad som gör att det inte håller.', 'participantWords', 'Jag vill veta vad jag klarar innan jag börjar igen.'));
  end if;
  -- to the one who goes on after a programme: being written, with what has been done
  select c.case_id, c.association_id into one from coordination c where c.owner_unit = home and c.status = 'open'
    and not exists (select 1 from sip_plan p where p.case_id = c.case_id) and not exists (select 1 from case_protection p where p.case_id = c.case_id)
    and exists (select 1 from consent_edge e where e.case_id = c.case_id and e.from_unit = home and 'plan' = any(e.categories)
      and e.confirmed_at is not null and e.revoked_at is null and e.during @> today) order by c.case_id desc limit 1;
  if one.case_id is not null then
    insert into sip_plan (id, association_id, case_id, owner_unit, holders, kind, status, need_on, need_text, assessed_on, draft)
      values (uuidv7(), one.association_id, one.case_id, home, array[home], 'handoverPlan', 'preparing', today - 2,
        'Insatsen slutar till jul. Någon annan behöver ta vid utan uppehåll.', today - 2, jsonb_build_object('goals', '[]'::jsonb, 'noOtherMeasures', false, 'participantInformed', false,
          'situation', 'Har arbetstränat tre förmiddagar i veckan sedan i höst. Kommer i tid och vill fortsätta.', 'participantWords', 'Jag vill inte börja om från noll igen.'));
  end if;
  alter table sip_plan enable trigger by_the_table;
  -- beside an adopted plan: a row of its own, health
  select v.id, v.association_id, v.case_id, v.owner_unit, v.parties into one from sip_version v join sip_plan p on p.id = v.plan_id and p.status = 'active' and p.kind = 'sip'
    where not exists (select 1 from sip_version n where n.plan_id = v.plan_id and n.version_no > v.version_no)
      and not exists (select 1 from case_protection c where c.case_id = v.case_id)
    order by exists (select 1 from consent_edge e where e.case_id = v.case_id and e.from_unit = v.owner_unit and e.to_unit = any(v.parties) and 'health' = any(e.categories)
      and e.confirmed_at is not null and e.revoked_at is null and e.during @> today) desc, v.owner_unit <> home, v.id limit 1;
  if one.id is not null then
    perform set_config('app.unit', one.owner_unit::text, true);
    insert into message (id, association_id, case_id, owner_unit, category, holders, about_kind, about_id, kind, text, written_by, written_at)
      values (said, one.association_id, one.case_id, one.owner_unit, 'health', array[one.owner_unit], 'sip', one.id, 'plan',
        'Tidiga tecken: sover dåligt och drar sig undan. Då hjälper: ett samtal samma dag och kortare pass. Ring mottagningen, kvällar 1177.',
        (select s.account_id from seat s where s.unit_id = one.owner_unit and s.valid @> today order by s.account_id limit 1), app_now());
    for edge in select distinct on (e.to_unit) e.id, e.to_unit from consent_edge e where e.case_id = one.case_id and e.from_unit = one.owner_unit and e.to_unit = any(one.parties)
        and 'health' = any(e.categories) and e.confirmed_at is not null and e.revoked_at is null and e.during @> today order by e.to_unit, e.id loop
      select w.wake_on into due from wake w where w.unit_id = edge.to_unit and w.case_id = one.case_id;
      perform deliver('message', said, edge.to_unit, 'CONSENT', edge.id);
      -- of no gap, and looked at already: the world is as it was left
      if due is null then delete from wake where unit_id = edge.to_unit and case_id = one.case_id;
      else update wake set wake_on = due where unit_id = edge.to_unit and case_id = one.case_id; end if;
    end loop;
  end if;
  perform set_config('app.unit', '', true), set_config('app.account', '', true), set_config('app.actor', '', true);
end $$`;
export const PLANS = 'select pg_temp.lay_plans($1::date)';
