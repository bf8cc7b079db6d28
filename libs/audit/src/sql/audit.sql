-- Reviews of the own authority's log, the newest first. Row-level security: its auditor alone.
create or replace function api.log_reviews() returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'at', r.at, 'by', coalesce((select a.name from samsteg.account a where a.id = r.account_id), '–'),
    'kind', r.kind, 'subject', r.subject, 'reason', r.reason, 'from', r.period_from, 'to', r.period_to, 'reviewed', r.reviewed,
    'result', r.result, 'measures', r.measures) order by r.at desc, r.id desc), '[]')
  from (select * from samsteg.log_review order by at desc, id desc limit 200) r $$;
