-- Where a case stands, as far as this unit holds it: what one page has room for. Read by those who have opened the case.
create or replace function api.case_brief(wanted uuid) returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare mine uuid := samsteg.current_unit(); today date := samsteg.app_today(); begin
  return (select json_build_object('number', f.number, 'today', today, 'unit', (select l.ref from api.unit_line(mine) l),
    'person', (select n.name from api.name_line(f.id) n), 'status', (select l.status from api.status_line(f.id) l),
    'coordinator', (select l.ref from api.coordinator_line(f.id) k, api.unit_line(k.unit_id) l),
    'caseworker', (select l.ref from samsteg.unit_case u, api.account_line(u.caseworker) l where u.case_id = f.id and u.owner_unit = mine),
    'nextStep', (select l.ref from api.next_step_line(f.id, today) l),
    'referrals', coalesce((select json_agg(json_build_object('type', r.type, 'status', r.status, 'since', r.since, 'wishedBy', r.wished_by,
        'from', (select u.name from samsteg.unit u where u.id = r.from_unit), 'to', (select u.name from samsteg.unit u where u.id = r.to_unit)) order by r.since)
      from samsteg.referral r join samsteg.process_status s on s.process = 'referral' and s.status = r.status and not s.terminal
      where r.case_id = f.id and r.status <> 'draft'), '[]'),
    'participations', coalesce((select json_agg(json_build_object('title', i.title, 'status', i.status, 'from', coalesce(i.started_on, i.planned_start),
        'to', i.planned_end) order by i.id) from samsteg.intervention i where i.case_id = f.id and i.status <> 'ended'), '[]'),
    'plan', (select json_build_object('kind', v.kind, 'no', v.version_no, 'adoptedOn', v.adopted_on, 'longTermGoal', v.content ->> 'longTermGoal',
        'followUpOn', v.content ->> 'followUpOn', 'overall', (select u.name from samsteg.unit u where u.id = (v.content ->> 'overallResponsibleUnitId')::uuid))
      from samsteg.sip_version v where v.case_id = f.id order by v.adopted_on desc, v.version_no desc limit 1),
    'commitments', coalesce((select json_agg(json_build_object('text', c.text, 'dueOn', c.due_on, 'status', c.status,
        'unit', (select u.name from samsteg.unit u where u.id = c.responsible_unit)) order by c.due_on nulls last, c.id)
      from samsteg.sip_commitment c where c.case_id = f.id and c.status in ('proposed', 'confirmed')), '[]'),
    'gaps', coalesce((select json_agg(json_build_object('rule', g.rule, 'since', g.clock_start) order by g.breach_on)
      from samsteg.finding g where g.case_id = f.id and g.owner_unit = mine and g.stop_on is null and not g.retracted and g.breach_on <= today), '[]'),
    'consents', coalesce((select json_agg(json_build_object('from', (select u.name from samsteg.unit u where u.id = e.from_unit),
        'to', (select u.name from samsteg.unit u where u.id = e.to_unit), 'categories', e.categories, 'until', upper(e.during) - 1) order by e.id)
      from samsteg.consent_edge e where e.case_id = f.id and e.confirmed_at is not null and e.revoked_at is null and e.during @> today), '[]'))
  from samsteg.case_file f where f.id = wanted);
end $$;
