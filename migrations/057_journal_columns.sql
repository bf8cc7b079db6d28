set local role samsteg_owner;
set local search_path = samsteg;

-- When an event was written down, and in which transaction, is for the database to say: the seal and "as known then" rest on it.
revoke insert on journal from samsteg_app;
grant insert (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account, payload, voids, about,
  correspondence_id, seq) on journal to samsteg_app;
