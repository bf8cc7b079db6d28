set local check_function_bodies = off; -- the parts come with the rooms below, whose names come later

-- Whether nobody of the unit has it in her hands: nobody was named, or who was has lost her account or her seat. At once, before the
-- worker has given it to the inbox.
create or replace function api.task_is_the_inboxs(t samsteg.task) returns boolean language sql stable as $$
  select t.assignee is null or not exists (select 1 from samsteg.seat s join samsteg.account a on a.id = s.account_id and a.locked_at is null
    where s.account_id = t.assignee and s.unit_id = t.owner_unit and s.valid @> samsteg.app_today()) $$;

-- Open tasks that wait for the reader: in her own hands, in hers whom she stands in for, or the inbox's when she keeps it.
create or replace function api.tasks_waiting() returns setof samsteg.task language sql stable as $$
  with me as (select samsteg.current_unit() as unit_id, samsteg.current_account() as id, samsteg.app_today() as today,
    'inbox' = any(string_to_array(current_setting('app.roles', true), ',')) as keeps)
  select t.* from me, samsteg.task t where t.owner_unit = me.unit_id and t.status = 'open' and (t.assignee = me.id
    or exists (select 1 from samsteg.absence a where a.account_id = t.assignee and a.unit_id = t.owner_unit and a.deputy_id = me.id and a.during @> me.today)
    or me.keeps and api.task_is_the_inboxs(t)) $$;

-- One task. What it says is words: read by those who have opened its case, not in a list.
create or replace function api.task_line(t samsteg.task) returns json language sql stable as $$
  select json_build_object('id', t.id, 'version', t.version, 'status', t.status, 'dueOn', t.due_on, 'since', t.since, 'reason', t.reason,
    'isLate', t.status = 'open' and t.due_on < samsteg.app_today(), 'noteId', t.note_id,
    'case', (select l.ref from api.case_line(t.case_id) l),
    'text', case when exists (select 1 from samsteg.openable(t.case_id)) then t.text end,
    'isInboxs', t.status = 'open' and api.task_is_the_inboxs(t),
    'assignee', (select l.ref from api.account_line(t.assignee) l), 'setBy', (select l.ref from api.account_line(t.set_by) l)) $$;

-- Those of one case, the open ones first, then the twenty that ended last; without a case those that wait for the reader.
create or replace function api.tasks(of_case uuid) returns json language sql stable as $$
  select coalesce(json_agg(api.task_line(x) order by x.status <> 'open', case x.status when 'open' then x.due_on - date '2000-01-01'
      else date '2000-01-01' - x.since end, x.id), '[]')
  from (
    (select t.* from samsteg.task t where of_case is not null and t.case_id = of_case and t.owner_unit = samsteg.current_unit() and t.status = 'open'
      order by t.due_on, t.id limit 200)
    union all
    (select t.* from samsteg.task t where of_case is not null and t.case_id = of_case and t.owner_unit = samsteg.current_unit() and t.status <> 'open'
      order by t.since desc, t.id limit 20)
    union all
    (select t.* from api.tasks_waiting() t where of_case is null order by t.due_on, t.id limit 200)) x $$;
