set local check_function_bodies = off; -- the parts come from other rooms, whose files may be applied later

-- All open steps of one colleague in the own unit: what names her first, then what follows the cases she answers for. Codes and days; the
-- words are read in the case. What a wall hides from the reader is not there.
create or replace function api.open_steps_of(who uuid)
returns table (kind text, id uuid, case_id uuid, version int, state text, since date, on_day date, other_unit uuid) language sql stable as $$
  with me as (select samsteg.current_unit() as unit_id, samsteg.app_today() as today),
  hers as materialized (
    select u.* from me, samsteg.unit_case u where u.owner_unit = me.unit_id and u.caseworker = who
      and (select l.status from api.status_line(u.case_id) l) = 'open')
  select 'case', u.case_id, u.case_id, u.version, 'open', u.caseworker_since, null::date, null::uuid from hers u
  union all
  select 'request', r.id, r.case_id, h.version, r.status, r.since, r.wished_by, case when r.to_unit = me.unit_id then r.from_unit else r.to_unit end
    from me, samsteg.referral_handling h join samsteg.referral r on r.id = h.referral_id
      join samsteg.process_status s on s.process = 'referral' and s.status = r.status and not s.terminal
    where h.owner_unit = me.unit_id and h.caseworker = who
  union all
  select 'handoff', h.id, h.case_id, h.version, h.status, h.since, coalesce(h.first_contact_on, h.next_date), nullif(h.from_unit, me.unit_id)
    from me, samsteg.handoff h where h.to_unit = me.unit_id and h.to_caseworker = who and h.status in ('offered', 'questioned', 'accepted')
  union all
  select 'task', t.id, t.case_id, t.version, t.status, t.since, t.due_on, null
    from me, samsteg.task t where t.owner_unit = me.unit_id and t.assignee = who and t.status = 'open'
  union all
  select 'group', m.id, null, m.version, m.status, m.since, null, null
    from me, samsteg.body_member m join samsteg.body b on b.id = m.body_id and b.ended_on is null
    where m.unit_id = me.unit_id and m.account_id = who and m.status = 'active'
  union all
  select 'cover', a.id, null, a.version, 'covers', lower(a.during), upper(a.during) - 1, null
    from me, samsteg.absence a where a.unit_id = me.unit_id and a.deputy_id = who and upper(a.during) > me.today
  union all
  select 'offered', h.id, h.case_id, h.version, h.status, h.since, h.next_date, nullif(h.to_unit, me.unit_id)
    from me, samsteg.handoff h where h.from_unit = me.unit_id and h.status in ('offered', 'questioned', 'accepted')
      and h.case_id in (select x.case_id from hers x)
  union all
  select 'sent', r.id, r.case_id, r.version, r.status, r.since, r.wished_by, r.to_unit
    from me, samsteg.referral r join samsteg.process_status s on s.process = 'referral' and s.status = r.status and not s.terminal
    where r.from_unit = me.unit_id and r.case_id in (select x.case_id from hers x)
  union all
  select 'commitment', c.id, c.case_id, c.version, c.status, null, c.due_on, nullif(c.owner_unit, me.unit_id)
    from me, samsteg.sip_commitment c where c.responsible_unit = me.unit_id and c.status in ('proposed', 'confirmed')
      and c.case_id in (select x.case_id from hers x)
  union all
  select 'plan', p.id, p.case_id, p.version, p.status, coalesce(p.adopted_on, p.need_on), coalesce(p.follow_up_on, p.meeting_on), null
    from me, samsteg.sip_plan p join samsteg.process_status s on s.process = 'sip' and s.status = p.status and not s.terminal
    where p.owner_unit = me.unit_id and p.case_id in (select x.case_id from hers x)
  union all
  select 'meeting', m.id, m.case_id, m.version, m.status, null, m.meeting_on, null
    from me, samsteg.meeting m where m.owner_unit = me.unit_id and m.status = 'called' and m.case_id in (select x.case_id from hers x)
  union all
  select 'invitation', i.id, i.case_id, i.version, i.status, null, i.meeting_on, i.owner_unit
    from me, samsteg.meeting_invitation i where i.to_unit = me.unit_id and i.status = 'invited' and samsteg.last_offered(i.meeting_on, i.options) >= me.today
      and i.case_id in (select x.case_id from hers x)
  union all
  select 'participation', i.id, i.case_id, i.version, i.status, coalesce(i.started_on, i.planned_start), coalesce(i.planned_end, i.review_on), null
    from me, samsteg.intervention i where i.owner_unit = me.unit_id and i.status in ('planned', 'active')
      and i.case_id in (select x.case_id from hers x)
  union all
  select 'edge', e.id, e.case_id, e.version, 'proposed', lower(e.during), upper(e.during) - 1, e.to_unit
    from me, samsteg.consent_edge e where e.from_unit = me.unit_id and e.confirmed_at is null and e.revoked_at is null and e.during @> me.today
      and e.case_id in (select x.case_id from hers x)
  union all
  select 'gap', g.id, g.case_id, 1, g.rule, g.clock_start, g.breach_on, null
    from me, samsteg.finding g where g.owner_unit = me.unit_id and g.stop_on is null and not g.retracted and g.breach_on <= me.today
      and g.case_id in (select x.case_id from hers x) $$;

create or replace function api.steps_left(who uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('account', api.account_ref(who),
    'steps', coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'id', s.id, 'version', s.version, 'state', s.state, 'since', s.since,
        'on', s.on_day, 'case', (select l.ref from api.case_line(s.case_id) l), 'other', (select l.ref from api.unit_line(s.other_unit) l),
        'group', case when s.kind = 'group' then (select b.name from samsteg.body_member m join samsteg.body b on b.id = m.body_id where m.id = s.id) end,
        'away', case when s.kind = 'cover' then (select api.account_ref(a.account_id) from samsteg.absence a where a.id = s.id) end)
      order by n.name, s.case_id, s.kind <> 'case', s.on_day nulls last, s.id), '[]'))
  from api.open_steps_of(who) s left join lateral api.name_line(s.case_id) n on true $$;

-- Who in the unit has what, who is away and who covers; what nobody has. Counts as the reader may see them, where they are asked for.
create or replace function api.staffing(with_roles text[], back_days int, whole boolean) returns jsonb language plpgsql stable as $$
declare mine uuid := samsteg.current_unit(); me uuid := samsteg.current_account(); today date := samsteg.app_today(); begin
  return (with held as materialized (
      select 'case' as kind, u.caseworker as who from samsteg.unit_case u
        where whole and u.owner_unit = mine and (select l.status from api.status_line(u.case_id) l) = 'open'
      union all
      select 'request', h.caseworker from samsteg.referral r
        join samsteg.process_status s on s.process = 'referral' and s.status = r.status and not s.terminal
        left join samsteg.referral_handling h on h.referral_id = r.id and h.owner_unit = mine
        where whole and (r.to_unit = mine and r.status <> 'draft' or h.caseworker is not null)
      union all
      select 'handoff', h.to_caseworker from samsteg.handoff h where whole and h.to_unit = mine and h.status in ('offered', 'questioned', 'accepted')),
    people as materialized (
      select distinct a.id, a.name from samsteg.seat s join samsteg.account a on a.id = s.account_id and a.locked_at is null
      where s.unit_id = mine and s.valid @> today and s.roles && with_roles),
    away as materialized (
      select a.*, not exists (select 1 from people p where p.id = a.deputy_id) or exists (select 1 from samsteg.absence o
          where o.unit_id = mine and o.account_id = a.deputy_id and o.during && a.during and upper(o.during) > today) as uncovered
      from samsteg.absence a where a.unit_id = mine and upper(a.during) > today)
    select jsonb_build_object('today', today,
      'colleagues', coalesce((select jsonb_agg(jsonb_build_object('account', jsonb_build_object('id', p.id, 'name', p.name),
          'cases', (select count(*) from held h where h.who = p.id and h.kind = 'case'),
          'requests', (select count(*) from held h where h.who = p.id and h.kind = 'request'),
          'handoffs', (select count(*) from held h where h.who = p.id and h.kind = 'handoff'),
          'absences', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'version', a.version, 'from', lower(a.during), 'to', upper(a.during) - 1,
              'deputy', api.account_ref(a.deputy_id), 'uncovered', a.uncovered, 'now', a.during @> today) order by lower(a.during))
            from away a where a.account_id = p.id), '[]')) order by p.name, p.id) from people p where whole), '[]'),
      'covers', coalesce((select jsonb_agg(jsonb_build_object('account', api.account_ref(a.account_id), 'to', upper(a.during) - 1) order by upper(a.during))
        from away a where a.deputy_id = me and a.during @> today), '[]'),
      'unassigned', jsonb_build_object('cases', (select count(*) from held h where h.who is null and h.kind = 'case'),
        'requests', (select count(*) from held h where h.who is null and h.kind = 'request'),
        'handoffs', (select count(*) from held h where h.who is null and h.kind = 'handoff')),
      'back', (select jsonb_build_object('from', lower(a.during), 'to', upper(a.during) - 1, 'deputy', api.account_ref(a.deputy_id),
          'cases', coalesce((select jsonb_agg(jsonb_build_object('case', (select l.ref from api.case_line(x.case_id) l), 'happened', x.n)
              order by x.n desc, x.case_id) from (
            select j.case_id, count(*) as n from samsteg.journal j join samsteg.unit_case u on u.case_id = j.case_id and u.owner_unit = mine and u.caseworker = me
            where samsteg.day_of(j.recorded_at) <@ a.during group by j.case_id) x), '[]'))
        from samsteg.absence a where a.unit_id = mine and a.account_id = me and not isempty(a.during)
          and upper(a.during) <= today and upper(a.during) > today - back_days
        order by upper(a.during) desc limit 1)));
end $$;
