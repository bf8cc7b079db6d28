-- What one figure counts in the reader's own unit, for one association: rows of (row, column as the figure's table reads it, people).
-- Each case once. Nobody protected is counted, whoever asks: the small group of the unit gets the same numbers as everybody else.
create or replace function api.figure_counts(wanted text, association uuid, first_day date, last_day date) returns json
language sql stable set search_path = samsteg, pg_temp as $$
  with taken_part as (
    select distinct on (i.case_id) i.case_id, i.kind as line, case when i.started_on < first_day then 'before' else 'started' end as col
    from intervention i where wanted = 'participants' and i.owner_unit = current_unit() and i.association_id = association
      and i.started_on <= last_day and coalesce(i.ended_on, last_day) >= first_day
      and (i.status <> 'ended' or i.exit_reason <> 'misregistered') -- what was cancelled has no exit reason
    order by i.case_id, i.started_on desc, i.id desc
  ), has_ended as (
    select distinct on (i.case_id) i.case_id, i.kind as line, i.exit_reason as col
    from intervention i where wanted = 'ended' and i.owner_unit = current_unit() and i.association_id = association
      and i.status = 'ended' and i.exit_reason <> 'misregistered' and i.ended_on between first_day and last_day
    order by i.case_id, i.ended_on desc, i.id desc
  ), asked as (
    select distinct on (r.case_id) r.case_id, case when r.to_unit = current_unit() then 'received' else 'sent' end as line,
      (last_day - r.sent_on)::text as col
    from referral r where wanted = 'requests' and current_unit() in (r.from_unit, r.to_unit) and r.association_id = association
      and r.sent_on <= last_day
      and (r.status not in ('draft', 'rejected', 'returned', 'ended', 'closed', 'withdrawn') or r.since > last_day)
    order by r.case_id, r.sent_on, r.id
  ), stands_still as (
    select distinct on (g.case_id) g.case_id, g.rule as line, (last_day - g.breach_on)::text as col
    from finding g where wanted = 'gaps' and g.owner_unit = current_unit() and g.association_id = association and not g.retracted
      and g.rule not like 'forecast%' and g.breach_on <= last_day and (g.stop_on is null or g.stop_on > last_day)
    order by g.case_id, g.breach_on, g.id
  ), counted as (
    select * from taken_part union all select * from has_ended union all select * from asked union all select * from stands_still
  )
  select coalesce(json_agg(json_build_object('line', x.line, 'column', x.col, 'count', x.n)), '[]')
  from (select c.line, c.col, count(*)::int as n from counted c where protection_of(c.case_id) is null group by 1, 2) x $$;

-- What has been released: to the own unit all of its decisions, to an association what stands; row-level security says which.
create or replace function api.released_figures(only_id uuid) returns json
language sql stable set search_path = samsteg, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'figure', r.figure, 'quarter', r.quarter,
      'unit', (select l.ref from api.unit_line(r.unit_id) l), 'association', a.name, 'rowCodes', r.row_codes, 'columnCodes', r.column_codes,
      'cells', r.cells, 'reason', r.reason, 'decidedBy', (select l.ref from api.account_line(r.decided_by) l),
      'decidedOn', day_of(r.decided_at), 'recallReason', r.recall_reason, 'recalledOn', day_of(r.recalled_at),
      'own', r.unit_id = current_unit()) order by r.quarter desc, r.figure, r.unit_id, r.id), '[]')
  from figure_release r join association a on a.id = r.association_id where only_id is null or r.id = only_id $$;
grant execute on function api.figure_counts(text, uuid, date, date), api.released_figures(uuid) to samsteg_app;
