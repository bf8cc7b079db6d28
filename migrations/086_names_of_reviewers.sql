set local role samsteg_owner;
set local search_path = samsteg;

-- A review of the log names who made it also when she sits in another unit of the authority: whoever sees the review sees her name.
create policy reviewers on account for select to samsteg_app using (
  exists (select 1 from log_review r where r.account_id = account.id));
