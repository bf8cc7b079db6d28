set local role samsteg_owner;
set local search_path = samsteg;

-- Kontaktanteckning: how one was in touch, with whom and on which day. A note like any other, so it is delivered, copied to the own journal and
-- corrected as any other; what came in by post or telephone is one too, and may be about a request. Null, not false: what was delivered before
-- keeps its print.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in ('question', 'infoRequest', 'info', 'answer', 'reason', 'note', 'situation',
  'plan', 'openPromises', 'invitation', 'outcome', 'correction', 'objection', 'voided'));
alter table message drop constraint corrects_something;
alter table message add constraint corrects_something check ((corrects is not null) = (kind in ('correction', 'objection', 'voided')));
alter table message
  add column contact text check (contact in ('phone', 'visit', 'letter', 'digital', 'meeting')),
  add column contact_with text check (length(contact_with) between 1 and 200),
  add column contact_on date,
  add column incoming boolean check (incoming),
  add constraint contact_is_whole check ((contact is null) = (contact_on is null) and (contact is not null or (contact_with is null and incoming is null))),
  add constraint contact_is_a_note check (contact is null or kind in ('note', 'correction'));
