/**
 * How programmes are run: groups that start, places with an overbooking that ends, an intake that is stopped, and which phase everybody is in.
 * Acted through the same triggers as everybody's acts.
 */
export const LAY_PROGRAMMES = `create function pg_temp.lay_programmes(today date) returns void language plpgsql as $$
declare one record; i record; monday date := today - extract(isodow from today)::int + 1; phases int; n int; begin
  for one in select p.id, p.operating_unit as unit, p.places, coalesce(p.planned_weeks, 26) as weeks, p.config from programme p
      where p.operating_unit is not null order by p.id loop
    perform set_config('app.unit', one.unit::text, true), set_config('app.actor', 'user', true);
    -- groups: the one that runs, and the next two, some of them with days to be warned of
    if one.id in ('ble-siri', 'ska-elings-ark', 'rar-trosam', 'ska-mala-for-halsan') then
      insert into programme_start (id, programme_id, owner_unit, name, starts_on, ends_on, places, place)
        select uuidv7(), one.id, one.unit, g.name, monday + g.days, monday + g.days + 7 * least(one.weeks, 12), 12, g.place
        from (values ('Gruppen som pågår', -42, null), ('Nästa grupp', 28, null), ('Gruppen därefter', 126, null)) g(name, days, place);
    end if;
    if one.id = 'ska-friskvagen' then
      insert into programme_capacity (id, programme_id, owner_unit, version, places, workers, per_worker, extra, extra_until, extra_reason)
        values (uuidv7(), one.id, one.unit, 1, one.places, 2, 8, 3, today + 45, 'overlap');
    elsif one.id = 'ska-startgrid' then
      insert into programme_capacity (id, programme_id, owner_unit, version, places, workers, per_worker) values (uuidv7(), one.id, one.unit, 1, one.places, 1, 6);
    elsif one.id = 'ska-mala-for-halsan' then
      insert into programme_period (id, programme_id, owner_unit, version, status, until_on, reason) values (uuidv7(), one.id, one.unit, 1, 'intakeStopped', today + 60, 'staffing');
    end if;
    -- phases: as far as the time that has gone says, the first from the first day
    phases := jsonb_array_length(coalesce(one.config -> 'phases', '[]'));
    if phases > 0 then
      for i in select v.* from intervention v where v.programme_id = one.id and v.owner_unit = one.unit and v.status = 'active' and v.started_on <= today
            and not exists (select 1 from case_protection c where c.case_id = v.case_id) order by v.id loop
        n := least(phases, 1 + (today - i.started_on) * phases / (7 * one.weeks));
        insert into intervention_period (id, association_id, case_id, owner_unit, holders, intervention_id, kind, from_on, phase_no, recorded_on)
            select uuidv7(), i.association_id, i.case_id, one.unit, array[one.unit], i.id, 'phase', i.started_on + (7 * one.weeks * (f - 1) / phases),
              (one.config -> 'phases' -> (f - 1) ->> 'order')::int, i.started_on + (7 * one.weeks * (f - 1) / phases) from generate_series(1, n) f;
      end loop;
    end if;
    -- who came the last weeks, one of each group not; what was tried, what stands in the way and until when the benefit runs
    if one.id in ('ska-promise-hjo', 'ska-startgrid', 'ska-friskvagen', 'ska-elings-ark', 'ska-prerehab-mariestad', 'ska-rorsas', 'ble-siri') then
      n := 0;
      for i in select v.* from intervention v where v.programme_id = one.id and v.owner_unit = one.unit and v.status = 'active' and v.started_on <= today - 30
          and not exists (select 1 from case_protection c where c.case_id = v.case_id) order by v.id loop
        n := n + 1;
        insert into attendance (id, association_id, case_id, owner_unit, holders, intervention_id, on_day, mark)
          select uuidv7(), i.association_id, i.case_id, one.unit, array[one.unit], i.id, monday - 7 * w + d,
            case when w = 2 and d = 2 then 'cancelled' when n = 1 and w = 1 then 'absent' when (n + w + d) % 7 = 0 then 'notified' else 'present' end
          from generate_series(1, 3) w, unnest(array[0, 2]) d;
        if n = 2 then
          insert into outreach (id, association_id, case_id, owner_unit, holders, intervention_id, on_day, way, result) values
            (uuidv7(), i.association_id, i.case_id, one.unit, array[one.unit], i.id, today - 6, 'sms', 'leftMessage'),
            (uuidv7(), i.association_id, i.case_id, one.unit, array[one.unit], i.id, today - 4, 'elsewhere', 'comesBack');
          insert into barrier (id, association_id, case_id, owner_unit, holders, intervention_id, kind, category, action, due_on, seen_on)
            values (uuidv7(), i.association_id, i.case_id, one.unit, array[one.unit], i.id, 'transport', 'plan', 'Öva bussresan tillsammans två gånger', today + 5, today - 9);
        elsif n = 3 then
          insert into benefit (id, association_id, case_id, owner_unit, holders, intervention_id, kind, ends_on)
            values (uuidv7(), i.association_id, i.case_id, one.unit, array[one.unit], i.id, 'rehabBenefit', today + 40);
        end if;
      end loop;
    end if;
  end loop;
  perform set_config('app.unit', '', true), set_config('app.actor', '', true);
end $$`;
export const PROGRAMMES = 'select pg_temp.lay_programmes($1::date)';
