set local role samsteg_owner;
set local search_path = samsteg;

-- Enhetens egen uppgift i en samordning: what, who of the unit or its inbox, by when. It is delivered to nobody, writes no event that others
-- could be told, and whoever has it in her hands may open its case.
create table task (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  status text not null default 'open' check (status in ('open', 'done', 'calledOff')),
  text text not null check (length(btrim(text)) between 2 and 500),
  assignee uuid references account, -- nobody: the unit's inbox
  due_on date not null, set_by uuid references account,
  note_id uuid, -- the note it came out of
  reason text check (reason ~ '^[A-Za-z]{1,40}$'), since date not null default app_today(),
  foreign key (case_id, association_id) references case_file,
  check ((status = 'calledOff') = (reason is not null))
);
create index task_of_case on task (case_id) where status = 'open';
create index task_to_do on task (owner_unit, assignee, due_on) where status = 'open';
call protect_record('task', 'task');
grant update (version, status, assignee, due_on, set_by, reason, since) on task to samsteg_app;
grant delete on task to samsteg_door;

create function task_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'open' then raise exception 'a task begins open' using errcode = 'SM001'; end if;
  elsif new.version <> old.version + 1 or not exists (select 1 from process_move m
      where m.process = 'task' and m.from_status = old.status and m.to_status = new.status) then
    raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
  end if;
  if new.status = 'open' and new.assignee is not null and (tg_op = 'INSERT' or new.assignee is distinct from old.assignee)
     and not exists (select 1 from seat s join account a on a.id = s.account_id and a.locked_at is null
      where s.account_id = new.assignee and s.unit_id = new.owner_unit and s.valid @> app_today()) then
    raise exception 'nobody of the unit' using errcode = 'SM004';
  end if;
  if tg_op = 'UPDATE' and new.status <> old.status then new.since := app_today(); end if;
  return new;
end $$;
create trigger by_the_table before insert or update of version, status, assignee, due_on, set_by, reason, since on task for each row execute function task_moves_by_the_table();

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
-- Reason: the worker must know which tasks are in nobody's hands any more: whoever had one has lost her account or her seat, or a wall has
-- come between her and its case. It then acts as that unit.
create function orphaned_tasks(most int) returns table (unit_id uuid, case_id uuid, task_id uuid)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select t.owner_unit, t.case_id, t.id from task t
  where is_system() and t.status = 'open' and t.assignee is not null and (not exists (
      select 1 from account a join seat s on s.account_id = a.id and s.unit_id = t.owner_unit and s.valid @> app_today()
      where a.id = t.assignee and a.locked_at is null)
    or exists (select 1 from conflict_of_interest o where o.account_id = t.assignee and o.case_id = t.case_id)
    or (exists (select 1 from case_protection p where p.case_id = t.case_id) and not exists (select 1 from case_clearance c
      where c.case_id = t.case_id and c.unit_id = t.owner_unit and c.account_id = t.assignee)))
  order by t.case_id, t.id limit most $$;
-- An absence changes who is told of a task, also of one that nobody has been told of yet.
create function task_absence() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  insert into notice_due as n (unit_id, case_id, due_on)
    select distinct t.owner_unit, t.case_id, app_today() from task t
    where t.owner_unit = new.unit_id and t.assignee = new.account_id and t.status = 'open' order by 1, 2
    on conflict (unit_id, case_id) do update set due_on = excluded.due_on where n.due_on > excluded.due_on;
  return null;
end $$;
grant create on schema samsteg to samsteg_door;
alter function orphaned_tasks(int) owner to samsteg_door;
alter function task_absence() owner to samsteg_door;
alter function task_moves_by_the_table() owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
revoke all on function orphaned_tasks(int), task_absence(), task_moves_by_the_table() from public;
grant execute on function orphaned_tasks(int) to samsteg_app;
create trigger task_absence after insert on absence for each row execute function task_absence();
