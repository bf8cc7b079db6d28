set local role samsteg_owner;
set local search_path = samsteg;

-- What an exception from a rule of the unit's own tells of somebody. Those written before nobody was asked are guarded as health.
alter table programme_rule add column category text not null default 'health' check (category in
  ('contact', 'plan', 'workAbility', 'health', 'substance', 'economy', 'social', 'benefitStatus', 'outcome', 'survey'));

-- Closed holds for what is sent and begun, at the moment it is, and not only when a request is first written. Under the lock that closing takes:
-- whoever comes second sees the first. Rows that are laid as they were (ended, or without triggers) pass.
create function closed_programme_takes_nobody() returns trigger language plpgsql set search_path = samsteg as $$ declare state text; begin
  perform pg_advisory_xact_lock(hashtextextended('programme ' || new.programme_id, 220));
  state := programme_state(new.programme_id, app_today());
  -- of the catalogue's own words closed alone is asked here: partly paused is a stop there, and takes people
  if state = 'closed' or (tg_table_name = 'referral' and state in ('closing', 'intakeStopped')
      and exists (select 1 from programme_period q where q.programme_id = new.programme_id)) then
    raise exception 'the programme takes nobody' using errcode = 'SM001';
  end if;
  return new;
end $$;
create trigger closed_to_requests_sent before insert on referral
  for each row when (new.status = 'sent' and new.programme_id is not null) execute function closed_programme_takes_nobody();
create trigger closed_to_drafts_sent before update of status on referral
  for each row when (new.status = 'sent' and old.status = 'draft' and new.programme_id is not null) execute function closed_programme_takes_nobody();
create trigger closed_to_beginners before insert on intervention
  for each row when (new.status <> 'ended' and new.programme_id is not null) execute function closed_programme_takes_nobody();
create trigger closed_to_starts before update of status on intervention
  for each row when (new.status = 'active' and old.status <> 'active' and new.programme_id is not null) execute function closed_programme_takes_nobody();
