-- Promises that another unit has declined and about which the asking unit has decided nothing since: its plan goes on, in no newer version;
-- or it was asked after a meeting, and the answer is new. Of all its cases when none is named.
create or replace function api.left_undone(of_case uuid) returns setof samsteg.sip_commitment language sql stable as $$
  select c.* from samsteg.sip_commitment c left join samsteg.sip_plan p on p.id = c.plan_id and p.status in ('active', 'followUpDue')
  where (of_case is null or c.case_id = of_case) and c.owner_unit = (select samsteg.current_unit()) and c.responsible_unit <> c.owner_unit
    and c.status = 'declined' and c.hold_reason is null and (p.id is not null or c.plan_id is null and c.ended_on >= samsteg.app_today() - 14)
    and not exists (select 1 from samsteg.sip_version v where v.plan_id = c.plan_id and v.version_no > c.version_no) $$;
