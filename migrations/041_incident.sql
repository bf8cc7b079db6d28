set local role samsteg_owner;
set local search_path = samsteg;

-- Felskickat: what the giver asks about one delivery, and what the receiver answers. Codes only; both hold it.
create table delivery_incident (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact' check (category = 'contact'),
  holders uuid[] not null, version int not null default 1,
  delivery_id uuid not null references delivery, from_unit uuid not null references unit, to_unit uuid not null references unit,
  kind text not null check (kind in ('wrongReceiver', 'wrongPerson', 'tooMuch', 'wrongContent')),
  status text not null check (status in ('reported', 'erased', 'returned', 'kept', 'withdrawn')),
  reason text check (reason in ('receivedDocument', 'usedInDecision', 'partyAsked')),
  reported_by uuid not null references account, since date not null,
  check (owner_unit = from_unit), check (from_unit <> to_unit), check ((status = 'kept') <= (reason is not null)),
  foreign key (case_id, association_id) references case_file
);
create index incident_of_case on delivery_incident (case_id);
create unique index incident_of_delivery on delivery_incident (delivery_id) where status <> 'withdrawn';
call protect_record('incident', 'delivery_incident', true);
-- Born through the door alone, which asks whose delivery it is.
revoke insert on delivery_incident from samsteg_app;
grant update (version, status, reason, since) on delivery_incident to samsteg_app;

create function incident_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'reported' then raise exception 'an incident is born as reported' using errcode = 'SM001'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if exists (select 1 from process_move m where m.process = 'incident' and m.from_status = old.status and m.to_status = new.status
      and ((m.party = 'giver' and current_unit() = old.from_unit) or (m.party = 'receiver' and current_unit() = old.to_unit))) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before insert or update of status, version, reason, since on delivery_incident
  for each row execute function incident_moves_by_the_table();

-- Its events go to the other party as replies: both hold the correspondence.
create or replace view correspondence as
  select id, case_id, from_unit as one, to_unit as other, holders from referral
  union all select id, case_id, from_unit, to_unit, holders from handoff
  union all select id, case_id, owner_unit, responsible_unit, holders from sip_commitment
  union all select id, case_id, from_unit, to_unit, holders from delivery_incident;

-- Reason: whoever got it by mistake is seldom one to whom a consent reaches, and must be told all the same. Only the giver, only of its
-- own delivery, only a code; the evidence says it was a reply within what both hold.
create function report_incident(wanted uuid, of_kind text) returns uuid
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare d delivery; made uuid := uuidv7(); sent uuid := uuidv7(); begin
  select * into d from delivery where id = wanted;
  if d.id is null or d.from_unit is distinct from current_unit() or d.record_kind = 'incident' or d.case_id = any(hidden_cases())
     or current_account() is null then
    raise exception 'only the giver recalls' using errcode = 'SM004';
  end if;
  perform lock_case(d.case_id);
  if exists (select 1 from case_protection p where p.case_id = d.case_id)
     and not exists (select 1 from case_clearance c where c.case_id = d.case_id and c.unit_id = d.to_unit) then
    raise exception 'protected identity: the receiver has nobody who may see it' using errcode = 'SM005';
  end if;
  if exists (select 1 from delivery_incident i where i.delivery_id = wanted and i.status <> 'withdrawn') then
    raise exception 'asked already' using errcode = 'SM001';
  end if;
  insert into delivery_incident (id, association_id, case_id, owner_unit, holders, delivery_id, from_unit, to_unit, kind, status, reported_by, since)
    values (made, d.association_id, d.case_id, d.from_unit, array[d.from_unit, d.to_unit], d.id, d.from_unit, d.to_unit, of_kind, 'reported',
      current_account(), app_today());
  perform feed_append(d.to_unit, d.case_id, 'incident', made, 1);
  insert into delivery (id, act_id, association_id, case_id, record_kind, record_id, category, from_unit, to_unit, arrived_at, arrived_on,
      ground, decided_by)
    values (sent, sent, d.association_id, d.case_id, 'incident', made, 'contact', d.from_unit, d.to_unit, app_now(), app_today(),
      'REPLY', current_account());
  return made;
end $$;
grant create on schema samsteg to samsteg_door;
revoke all on function report_incident(uuid, text), incident_moves_by_the_table() from public;
alter function report_incident(uuid, text) owner to samsteg_door;
alter function incident_moves_by_the_table() owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
grant insert on delivery_incident to samsteg_door;
grant execute on function report_incident(uuid, text) to samsteg_app;
