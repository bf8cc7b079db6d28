set local search_path = samsteg;

-- Reason: what was open before there were notices is told of too. The worker goes through each case of each unit once.
insert into notice_due (unit_id, case_id, due_on)
  select h, f.id, app_today() from case_file f, unnest(f.holders) h order by 1, 2 on conflict do nothing;
