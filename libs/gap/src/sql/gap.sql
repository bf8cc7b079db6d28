-- What an evaluation reads, after the case lock and as the current unit: the events it holds with the day it learned each,
-- the findings it has stored, whether it coordinates, and the limits that hold on the day with the next day they change.
-- Null when somebody else writes in the case and the reader does not wait.
create or replace function api.gap_ground(association uuid, wanted uuid, heeded text[], on_day date, waits boolean) returns jsonb
language plpgsql volatile as $$
declare mine uuid := samsteg.current_unit(); today date; answer jsonb; begin
  if waits then perform samsteg.lock_case(wanted);
  elsif not samsteg.try_lock_case(wanted) then return null;
  end if; -- each statement from here sees what was committed before
  today := coalesce(on_day, samsteg.app_today());
  select jsonb_build_object('today', today,
    'coordinates', exists (select 1 from samsteg.coordination c where c.case_id = wanted and c.owner_unit = mine),
    'wakeOn', (select w.wake_on from samsteg.wake w where w.unit_id = mine and w.case_id = wanted),
    'events', coalesce((select jsonb_agg(j.payload || jsonb_build_object('id', j.id, 'seq', coalesce(j.seq, f.no), 'type', j.type,
        'occurred_on', j.occurred_on, 'recorded_on', samsteg.day_of(f.at), 'voids', j.voids, 'about', j.about))
      from samsteg.journal j join samsteg.feed f on f.unit_id = mine and f.case_id = j.case_id and f.id = j.id
      where j.case_id = wanted and j.type = any(heeded)), '[]'),
    'findings', coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'version', g.version, 'rule', g.rule, 'subject', g.subject,
        'clockStart', g.clock_start, 'holder', g.holder, 'dueOn', g.due_on, 'breachOn', g.breach_on, 'stopOn', g.stop_on,
        'stopReason', g.stop_reason, 'retracted', g.retracted))
      from samsteg.finding g where g.case_id = wanted and g.owner_unit = mine), '[]'),
    'limits', coalesce((select jsonb_agg(jsonb_build_array(p.rule, p.parameter) order by p.association_id nulls first, lower(p.valid), p.id)
      from api.limits_of(association) p where p.valid @> today), '[]'),
    'limitsChangeOn', (select min(d.day) from api.limits_of(association) p, unnest(array[lower(p.valid), upper(p.valid)]) as d (day)
      where d.day > today))
    into answer;
  return answer;
end $$;

-- The product's own limits and those of an association, whenever they hold.
create or replace function api.limits_of(association uuid) returns setof samsteg.rule_parameter language sql stable as $$
  select p.* from samsteg.rule_parameter p where p.association_id is null or p.association_id = association $$;

-- When the current unit looks at the case again; null: never by itself. Moves only if it still stands where it was read: new
-- limits set it without the case lock, and must not be forgotten.
create or replace function api.set_wake(association uuid, wanted uuid, wake_read date, wake_next date) returns void
language plpgsql volatile as $$ declare mine uuid := samsteg.current_unit(); begin
  if wake_next is null then
    delete from samsteg.wake w where w.unit_id = mine and w.case_id = wanted and w.wake_on = wake_read;
  else
    insert into samsteg.wake as w (unit_id, case_id, association_id, wake_on) values (mine, wanted, association, wake_next)
      on conflict (unit_id, case_id) do update set wake_on = excluded.wake_on where w.wake_on = wake_read;
  end if;
end $$;

-- What an evaluation found different, as the current unit: version 1 is new, a later one follows the one that was read.
-- Answers how many findings were written. The wake moves with them.
create or replace function api.keep_findings(association uuid, wanted uuid, changes jsonb, wake_read date, wake_next date) returns int
language plpgsql volatile as $$
declare mine uuid := samsteg.current_unit(); kept int; begin
  with change as (
    select * from jsonb_to_recordset(changes) as c (id uuid, version int, rule text, subject text, "clockStart" date, holder text,
      "dueOn" date, "breachOn" date, "stopOn" date, "stopReason" text, retracted boolean, change text, "effectiveOn" date)
  ), born as (
    insert into samsteg.finding (id, association_id, case_id, owner_unit, holders, rule, subject, clock_start, holder, due_on, breach_on,
        stop_on, stop_reason)
      select c.id, association, wanted, mine, array[mine], c.rule, c.subject, c."clockStart", c.holder, c."dueOn", c."breachOn",
        c."stopOn", c."stopReason" from change c where c.version = 1
      returning id
  ), changed as (
    update samsteg.finding f set version = c.version, holder = c.holder, due_on = c."dueOn", breach_on = c."breachOn",
        stop_on = c."stopOn", stop_reason = c."stopReason", retracted = c.retracted
      from change c where c.version > 1 and f.id = c.id and f.owner_unit = mine and f.version = c.version - 1
      returning f.id
  ), logged as (
    insert into samsteg.finding_log (association_id, case_id, owner_unit, holders, finding_id, change, effective_on, holder, stop_on, stop_reason)
      select association, wanted, mine, array[mine], c.id, c.change, c."effectiveOn", c.holder, c."stopOn", c."stopReason" from change c
  )
  select (select count(*) from born) + (select count(*) from changed) into kept;
  perform api.set_wake(association, wanted, wake_read, wake_next);
  return kept;
end $$;

-- An import's way into a case: the lock, an envelope of the importing unit's own if there is none, and which events are in it already.
create or replace function api.enter_import(association uuid, wanted uuid, number text, opened date, offered uuid[]) returns uuid[]
language plpgsql volatile as $$
declare mine uuid := samsteg.current_unit(); begin
  perform samsteg.lock_case(wanted);
  if not exists (select 1 from samsteg.case_file f where f.id = wanted) then
    insert into samsteg.case_file (id, association_id, owner_unit, holders, number) values (wanted, association, mine, array[mine], number);
    insert into samsteg.unit_case (association_id, case_id, owner_unit, holders) values (association, wanted, mine, array[mine]);
    insert into samsteg.coordination (id, association_id, case_id, owner_unit, holders, status, opened_on)
      values (uuidv7(), association, wanted, mine, array[mine], 'open', opened);
  elsif not samsteg.may_open(wanted) then
    return null;
  end if;
  return array(select j.id from samsteg.journal j where j.id = any(offered));
end $$;

-- The envelope follows what was imported: open or closed, as the latest standing event of the coordinating unit's own says.
create or replace function api.follow_import(wanted uuid) returns void language sql volatile as $$
  update samsteg.coordination c set version = c.version + 1, status = said.status, closed_on = said.closed_on, close_reason = said.reason
  from (
    select case j.type when 'case_closed' then 'closed' else 'open' end as status,
      case j.type when 'case_closed' then j.occurred_on end as closed_on,
      case j.type when 'case_closed' then j.payload ->> 'reason' end as reason
    from samsteg.journal j
    where j.case_id = wanted and j.type in ('case_opened', 'case_reopened', 'case_closed') and j.occurred_on <= (select samsteg.app_today())
      and not exists (select 1 from samsteg.journal v where v.case_id = wanted and v.voids = j.id)
    order by j.occurred_on desc, j.seq desc nulls first, j.recorded_at desc limit 1) said
  where c.case_id = wanted and c.owner_unit = samsteg.current_unit()
    and (c.status, c.closed_on, c.close_reason) is distinct from (said.status, said.closed_on, said.reason) $$;
