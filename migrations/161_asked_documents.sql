set local role samsteg_owner;
set local search_path = samsteg;

-- Begär komplettering: which kinds of documents the receiver of a request misses. Codes, so they reach the sender as a reply and need no consent;
-- the documents themselves do. Null, not empty: what was delivered before keeps its print.
alter table referral add column asked_documents text[]
  check (cardinality(asked_documents) between 1 and 12 and array_to_string(asked_documents, ',', '') ~ '^[A-Za-z]{1,40}(,[A-Za-z]{1,40})*$');
grant update (asked_documents) on referral to samsteg_app;
