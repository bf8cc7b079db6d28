-- Who I am here, and how much waits. What the reader's roles do not open is not counted.
create or replace function api.me(reads_requests boolean, reads_gaps boolean, confirms boolean) returns jsonb language plpgsql stable as $$
declare mine uuid := samsteg.current_unit(); me uuid := samsteg.current_account(); today date := samsteg.app_today(); begin
  return jsonb_build_object(
    'account', api.account_ref(me), 'username', (select a.username from samsteg.account a where a.id = me),
    'today', today, 'demo', exists (select 1 from samsteg.database_mode where mode = 'demo'),
    'seat', (select jsonb_build_object('id', s.id, 'unit', api.unit_ref(s.unit_id), 'roles', s.roles)
      from samsteg.seat s where s.id = samsteg.current_seat()),
    'seats', (select jsonb_agg(jsonb_build_object('id', s.seat_id, 'unit', api.unit_ref(s.unit_id), 'roles', s.roles))
      from samsteg.seats_of(me) s),
    'counts', jsonb_build_object(
      'inbox', case when reads_requests then (
        select count(*) from samsteg.referral r where r.to_unit = mine and r.status in ('sent', 'received', 'infoRequested')) else 0 end,
      'waitingOnUs', case when reads_requests then (
        select count(*) from samsteg.referral r
          join samsteg.process_status s on s.process = 'referral' and s.status = r.status and not s.terminal
        where (r.to_unit = mine and r.status <> 'draft' and s.next_step = 'receiver')
          or (r.from_unit = mine and s.next_step = 'sender')) else 0 end,
      'openGaps', case when reads_gaps then (
        select count(*) from samsteg.finding f
        where f.owner_unit = mine and f.stop_on is null and not f.retracted and f.breach_on <= today) else 0 end,
      'toConfirm', case when confirms then (
        select count(*) from samsteg.consent_edge e
        where e.from_unit = mine and e.confirmed_at is null and e.revoked_at is null and e.during @> today) else 0 end,
      'tasks', (select count(*) from api.tasks_waiting()),
      'notices', (select count(*) from samsteg.notice n
        where n.unit_id = mine and n.account_id = me and n.ended_at is null and n.seen_at is null)));
end $$;

-- Every word of a search is somewhere in the text.
create or replace function api.has_words(searched text, wanted text) returns boolean language sql immutable parallel safe as $$
  select not exists (select 1 from regexp_split_to_table(lower(btrim(coalesce(wanted, ''))), '\s+') word
    where strpos(lower(searched), word) = 0) $$;

-- Units by name, those one shares an association with first. Closed ones are not found.
create or replace function api.units(wanted text, wanted_kind text, most int) returns jsonb language plpgsql stable as $$
declare mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); begin
  return (select coalesce(jsonb_agg(api.unit_ref(f.id) order by f.far, f.name), '[]') from (
    select u.id, u.name, not exists (
      select 1 from samsteg.unit_association own join samsteg.unit_association its using (association_id)
      where own.unit_id = mine and its.unit_id = u.id) as far
    from samsteg.unit u join samsteg.agency a on a.id = u.agency_id
    where (u.closed_on is null or u.closed_on > today) and (wanted_kind is null or a.kind = wanted_kind)
      and api.has_words(concat_ws(' ', u.name, a.name, u.municipality, u.code), wanted)
    order by far, u.name limit most) f);
end $$;

-- Who in the unit may be given a case: those whose seat has one of the roles, today.
create or replace function api.colleagues(with_roles text[]) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]') from (
    select distinct a.id, a.name from samsteg.seat s join samsteg.account a on a.id = s.account_id and a.locked_at is null
    where s.unit_id = samsteg.current_unit() and s.valid @> samsteg.app_today() and s.roles && with_roles) c $$;

-- What one who looks for a programme is told of how it is run: nobody is in it.
create or replace function api.programme_offer(wanted text, today date) returns table (ref jsonb) language sql stable as $$
  select jsonb_build_object('decided', case when q.id is not null then samsteg.programme_state(wanted, today) end,
    'until', case when samsteg.programme_state(wanted, today) = q.status then q.until_on end,
    'reason', case when samsteg.programme_state(wanted, today) = q.status then q.reason end,
    'starts', coalesce((select jsonb_agg(jsonb_build_object('startsOn', s.starts_on, 'endsOn', s.ends_on, 'name', s.name, 'place', s.place) order by s.starts_on, s.id)
      from samsteg.programme_start s where s.programme_id = wanted and s.status = 'planned' and s.starts_on >= today), '[]'))
  from (select 1) one left join lateral (select x.* from samsteg.programme_period x where x.programme_id = wanted order by x.version desc limit 1) q on true $$;

-- Whom a programme is for and not for: what the catalogue says, and what its unit has added. Of nobody.
create or replace function api.entry_rules(wanted text) returns table (ref jsonb) language sql stable as $$
  select coalesce(jsonb_agg(r.ref order by r.ref ->> 'kind', r.place), '[]') from (
    select f.place::text as place, jsonb_build_object('key', 'c' || f.place, 'kind', 'entry', 'hard', (f.rule ->> 'hard')::boolean, 'rule', f.rule) as ref
      from samsteg.programme p, jsonb_array_elements(case jsonb_typeof(p.config -> 'entryRulesStructured') when 'array' then p.config -> 'entryRulesStructured' else '[]' end)
        with ordinality f(rule, place) where p.id = wanted and f.rule ->> 'op' <> 'exception'
    union all
    select f.place::text, jsonb_build_object('key', 'x' || f.place, 'kind', 'exclusion', 'hard', false, 'words', f.words)
      from samsteg.programme p, jsonb_array_elements_text(case jsonb_typeof(p.config -> 'exclusionRules') when 'array' then p.config -> 'exclusionRules' else '[]' end)
        with ordinality f(words, place) where p.id = wanted
    union all
    select q.id::text, jsonb_build_object('key', q.id, 'kind', q.kind, 'hard', q.hard, 'words', q.words, 'category', q.category, 'ownVersion', q.version)
      from samsteg.programme_rule q where q.programme_id = wanted and q.ended_on is null) r $$;

-- Programmes by name. How many take part is known to the operating unit alone; whether it is full is told its readers by what each of them sees:
-- beside the number, one that counts behind a wall would tell that somebody stands there.
create or replace function api.programmes(wanted text, wanted_id text) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', p.id, 'name', p.name, 'kind', p.kind, 'owner', p.owner_name, 'operatingUnit', api.unit_ref(p.operating_unit),
    'association', a.name, 'municipalities', p.municipalities, 'interventionKind', p.intervention_kind,
    'openFrom', p.open_from, 'openTo', p.open_to, 'places', samsteg.programme_places(p.id, samsteg.app_today()), 'plannedWeeks', p.planned_weeks, 'parentId', p.parent_id,
    'occupied', case when p.operating_unit = samsteg.current_unit() then (
      select count(*) from samsteg.intervention i
      where i.programme_id = p.id and i.owner_unit = samsteg.current_unit() and i.status = 'active') end,
    'status', p.status, 'statusPeriods', coalesce(p.config -> 'statusPeriods', '[]'), 'run', (select o.ref from api.programme_offer(p.id, samsteg.app_today()) o),
    'rules', (select r.ref from api.entry_rules(p.id) r),
    'isFull', case when p.operating_unit = samsteg.current_unit() then (
        select coalesce(room >= 5 and room <= (select count(*) from samsteg.intervention i where i.programme_id = p.id and i.owner_unit = p.operating_unit and i.status = 'active')
          + (select count(*) from samsteg.referral r where r.programme_id = p.id and r.to_unit = p.operating_unit and r.status = 'planned'), false)
        from samsteg.programme_places(p.id, samsteg.app_today()) room)
      else p.id in (select f.id from samsteg.full_programmes() f(id)) end, 'targetGroup', p.config -> 'targetGroup',
    'today', samsteg.app_today()) order by p.name, p.id), '[]')
  from samsteg.programme p join samsteg.association a on a.id = p.association_id
  where (wanted_id is null or p.id = wanted_id)
    and api.has_words(concat_ws(' ', p.name, p.owner_name, a.name, array_to_string(p.municipalities, ' ')), wanted) $$;
