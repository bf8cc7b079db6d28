-- The roles. Run by the cluster's administrator; passwords are set by the preparing program, never here.
do $$ begin create role samsteg_owner nologin;                 exception when duplicate_object then null; end $$;
do $$ begin create role samsteg_door nologin nobypassrls;      exception when duplicate_object then null; end $$;
do $$ begin create role samsteg_app nologin nobypassrls;       exception when duplicate_object then null; end $$;
do $$ begin create role samsteg_rt login noinherit nobypassrls; exception when duplicate_object then null; end $$;
-- NOINHERIT: samsteg_rt has nothing until set_config('role', …) inside a transaction.
grant samsteg_app to samsteg_rt with inherit false, set true;
-- So that the owner may hand functions over to them; nobody may become samsteg_door at run time.
grant samsteg_door, samsteg_app to samsteg_owner;
create schema samsteg authorization samsteg_owner;
create schema api authorization samsteg_owner;
grant usage on schema samsteg, api to samsteg_app, samsteg_door, samsteg_rt;
revoke all on schema public from public;
