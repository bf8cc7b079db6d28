-- Closed holds also for a request that comes back to life by a correction; and a participation that was ended by mistake may go on where the
-- programme has closed since: whoever holds the wrong end must be told the right one.
set local role samsteg_owner;
set local search_path = samsteg;
create trigger closed_to_revived before update of status on referral
  for each row when (old.status in ('rejected', 'returned', 'withdrawn') and new.status in ('sent', 'received', 'infoRequested', 'accepted', 'waitlisted', 'planned')
    and new.programme_id is not null) execute function closed_programme_takes_nobody();
drop trigger closed_to_starts on intervention;
create trigger closed_to_starts before update of status on intervention
  for each row when (new.status = 'active' and old.status = 'planned' and new.programme_id is not null) execute function closed_programme_takes_nobody();
