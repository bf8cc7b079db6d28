set local role samsteg_owner;
set local search_path = samsteg;

-- Who a programme is for, and who it is not for, as its operating unit has added to what the catalogue says. Of nobody; read by everybody.
create table programme_rule (
  id uuid primary key, programme_id text not null references programme, owner_unit uuid not null references unit, version int not null default 1,
  kind text not null check (kind in ('entry', 'exclusion')), words text not null check (length(btrim(words)) between 3 and 200 and names_no_number(words)),
  hard boolean not null, since date not null default app_today(), ended_on date
);
create index programme_rule_of_programme on programme_rule (programme_id) where ended_on is null;
alter table programme_rule enable row level security;
alter table programme_rule force row level security;
create policy everyone on programme_rule for select to samsteg_app, samsteg_door using (true);
create policy operator_writes on programme_rule for insert to samsteg_app with check (owner_unit = (select current_unit()));
create policy operator_changes on programme_rule for update to samsteg_app using (owner_unit = (select current_unit()));
grant select on programme_rule to samsteg_app, samsteg_door;
grant update (version, ended_on) on programme_rule to samsteg_app;

create function rule_is_of_ones_own() returns trigger language plpgsql set search_path = samsteg as $$ begin
  if not exists (select 1 from programme p where p.id = new.programme_id and p.operating_unit = new.owner_unit) then
    raise exception 'not the operating unit' using errcode = 'SM004';
  end if;
  return new;
end $$;
create trigger of_ones_own before insert on programme_rule for each row execute function rule_is_of_ones_own();
