set local role samsteg_owner;
set local search_path = samsteg;

-- A version that comes back after the draft was thrown away would let a device that knows the old draft write over the new one. The number tells
-- nobody anything: it runs over the whole house, and says how often anyone has saved.
create sequence draft_version as int;
select setval('draft_version', (select coalesce(max(version), 0) + 1 from draft));
alter table draft alter column version set default nextval('draft_version');
grant usage on sequence draft_version to samsteg_app;
