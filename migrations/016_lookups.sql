set local role samsteg_owner;
set local search_path = samsteg;

-- What pages, lists and doors look up by beyond the keys. Without these each reads a whole table, and is slower with every case.
create index handling_of_case on referral_handling (case_id);
create index ready_of_case on ready (case_id);
create index notice_of_handoff on handoff_notice (handoff_id);
create index message_about on message (about_id);
create index answer_in_correspondence on journal (correspondence_id) where correspondence_id is not null;
create index edge_to_confirm on consent_edge (from_unit) where confirmed_at is null and revoked_at is null;
create index delivery_by_edge on delivery (edge_id) where edge_id is not null;
