set local role samsteg_owner;
set local search_path = samsteg;

-- What a meeting decided is asked of the unit it names: a commitment like those of a plan, of the meeting instead. One decision is asked
-- once. The meeting and its decision are the asking unit's alone: no key (adr 0005). A check is no reason to rewrite what was delivered.
alter table sip_commitment alter column plan_id drop not null, alter column version_no drop not null,
  add column meeting_id uuid, add column decision_id uuid,
  add constraint commitment_of_plan_or_meeting check (
    num_nonnulls(plan_id, version_no) = 2 and num_nonnulls(meeting_id, decision_id) = 0
    or num_nonnulls(plan_id, version_no) = 0 and num_nonnulls(meeting_id, decision_id) = 2);
create unique index commitment_of_decision on sip_commitment (decision_id) where decision_id is not null;
