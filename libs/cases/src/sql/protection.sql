-- What a manager looks at about the inner secrecy of her unit, under her own rights: a case that is closed to her is not there.
create or replace function api.inner_secrecy() returns jsonb language plpgsql stable as $$
declare mine uuid := samsteg.current_unit(); now timestamptz := samsteg.app_now(); begin
  return jsonb_build_object(
    'clearanceWanted', samsteg.clearance_wanted(),
    'openings', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'case', (select l.ref from api.case_line(o.case_id) l),
        'by', (select l.ref from api.account_line(o.account_id) l), 'reason', o.reason, 'at', o.opened_at, 'open', o.until > now)
        order by o.opened_at desc, o.id)
      from (select * from samsteg.case_opening where owner_unit = mine and opened_at > now - interval '30 days'
        order by opened_at desc, id limit 200) o), '[]'),
    'conflicts', coalesce((select jsonb_agg(jsonb_build_object('case', (select l.ref from api.case_line(t.case_id) l),
        'colleague', (select l.ref from api.account_line(t.account_id) l), 'accountId', t.account_id, 'how', t.act,
        'since', samsteg.day_of(t.at)) order by t.at desc, t.id)
      from (select distinct on (c.case_id, c.account_id) c.* from samsteg.conflict_trace c where c.unit_id = mine
        order by c.case_id, c.account_id, c.at desc, c.id desc) t where t.act <> 'ended'), '[]'));
end $$;
