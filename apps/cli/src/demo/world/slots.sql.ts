/**
 * A rehabforum every other week, kept by the labour market unit in Hjo: some places used, one missed, one held without a name. Acted
 * through the same triggers and the same door as everybody's acts; nothing is written of anybody whom no consent lets be told of.
 */
export const LAY_SLOTS = `create function pg_temp.lay_slots(today date) returns void language plpgsql as $$
declare
  home uuid := (select id from unit where code = 'ame-hjo'); soc uuid := (select id from unit where code = 'soc-hjo'); of_association uuid;
  series uuid := uuidv7(); monday date := today - extract(isodow from today)::int + 1; one record; place uuid; edge record; told uuid; due date; n int := 0;
begin
  select x.association_id into of_association from unit_association x where x.unit_id = home limit 1;
  if of_association is null or soc is null then return; end if;
  perform set_config('app.unit', home::text, true), set_config('app.actor', 'user', true);
  insert into slot_series (id, association_id, owner_unit, kind, name, first_on, last_on, every_weeks, starts_at, minutes, places, place)
    values (series, of_association, home, 'rehabForum', 'Rehabforum Hjo', monday - 81, monday + 143, 2, '13:00', 45, 2, 'AME, Hjo');
  insert into slot (id, series_id, owner_unit, slot_on, starts_at, minutes, places, status)
    select uuidv7(), series, home, d::date, '13:00', 45, 2, 'open' from generate_series(monday - 81, monday + 143, interval '14 days') d
    where not exists (select 1 from nonworking_day w where w.day = d::date);
  -- what has been: booked by its own unit and by the social services, most of them used
  alter table slot_booking disable trigger by_the_table;
  for one in select o.id, o.slot_on from slot o where o.series_id = series and o.slot_on < today order by o.slot_on loop
    n := n + 1;
    insert into slot_booking (id, slot_id, owner_unit, host_unit, holders, status, since)
      select uuidv7(), one.id, b.unit, home, array[b.unit, home], b.status, one.slot_on
      from (values (home, 'used'), (soc, case when n % 3 = 0 then 'missed' else 'used' end)) b(unit, status) where b.unit = home or n % 2 = 1;
    update slot set taken = (select count(*) from slot_booking b where b.slot_id = one.id) where id = one.id;
  end loop;
  alter table slot_booking enable trigger by_the_table;
  -- the next: one place held without a name, one for a case whose consent reaches the keeping unit
  select o.id, o.slot_on into one from slot o where o.series_id = series and o.slot_on >= today order by o.slot_on limit 1;
  perform set_config('app.unit', soc::text, true);
  insert into slot_booking (id, slot_id, owner_unit, host_unit, status, booked_by) select uuidv7(), one.id, soc, home, 'booked', min(s.account_id::text)::uuid
    from seat s where s.unit_id = soc and 'caseManager' = any(s.roles) and s.valid @> today;
  select e.case_id, e.association_id, e.id into edge from consent_edge e where e.from_unit = soc and e.to_unit = home and 'plan' = any(e.categories)
    and e.confirmed_at is not null and e.revoked_at is null and e.during @> one.slot_on
    and not exists (select 1 from case_protection p where p.case_id = e.case_id) order by e.case_id limit 1;
  if edge.id is not null then
    place := uuidv7(); told := uuidv7();
    insert into slot_booking (id, slot_id, owner_unit, host_unit, status) values (place, one.id, soc, home, 'booked');
    insert into slot_case (id, association_id, case_id, owner_unit, holders, booking_id, need)
      values (told, edge.association_id, edge.case_id, soc, array[soc], place, 'Vad behövs för att komma igång med arbetsträning?');
    select w.wake_on into due from wake w where w.unit_id = home and w.case_id = edge.case_id;
    perform deliver('slotCase', told, home, 'CONSENT', edge.id);
    -- of no gap, and looked at already: the world is as it was left
    if due is null then delete from wake where unit_id = home and case_id = edge.case_id;
    else update wake set wake_on = due where unit_id = home and case_id = edge.case_id; end if;
  end if;
  perform set_config('app.unit', '', true), set_config('app.actor', '', true);
end $$`;
export const SLOTS = 'select pg_temp.lay_slots($1::date)';
