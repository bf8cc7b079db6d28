set local role samsteg_owner;
set local search_path = samsteg;

-- Återkoppling efter ett möte: what the meeting did, by each called unit for itself, once: a code that both hold. Its words, and the
-- participant's own, are messages of the answering unit, handed to the calling unit by an edge or not written.
alter table meeting_invitation add column felt text check (felt in ('forward', 'partly', 'notForward')),
  add constraint felt_when_assessed check ((status = 'assessed') = (felt is not null)),
  drop constraint meeting_invitation_status_check, add constraint meeting_invitation_status_check check (status in
    ('invited', 'coming', 'notComing', 'otherTime', 'suits', 'replaced', 'cancelled', 'over', 'assessed'));
grant update (felt) on meeting_invitation to samsteg_app;
alter table message drop constraint message_about_kind_check, add constraint message_about_kind_check check (about_kind in
  ('case', 'referral', 'handoff', 'sip', 'intervention', 'meeting'));
alter table message drop constraint message_kind_check, add constraint message_kind_check check (kind in ('question', 'infoRequest', 'info', 'answer',
  'reason', 'note', 'situation', 'plan', 'openPromises', 'invitation', 'outcome', 'correction', 'objection', 'voided', 'ownWords'));

-- As before; a time that is not set yet is in nobody's calendar, and a meeting that was held and answered for is no entry to take back.
reset role;
create or replace function samsteg.calendar_obstacle(i samsteg.meeting_invitation, reader uuid) returns text
language sql volatile set search_path = samsteg, pg_temp as $$
  select case
    when i.status = 'assessed' then 'held'
    when i.status not in ('invited', 'coming', 'otherTime') or i.options is not null or i.meeting_on < app_today() then 'over'
    when exists (select 1 from account a where a.id = reader and a.locked_at is not null) then 'accountLocked'
    when not exists (select 1 from seat s join unit u on u.id = s.unit_id and (u.closed_on is null or u.closed_on > app_today())
      where s.account_id = reader and s.unit_id = i.to_unit and s.valid @> app_today()) then 'seatLost'
    when exists (select 1 from case_protection p where p.case_id = i.case_id) then 'protected'
    when exists (select 1 from conflict_of_interest o where o.account_id = reader and o.case_id = i.case_id) then 'conflict'
    when exists (select 1 from delivery d where d.record_id = i.id and d.to_unit = i.to_unit and d.ground = 'CONSENT')
      and covering_edge(i.case_id, i.owner_unit, i.to_unit, i.category) is null then 'revoked' end $$;
