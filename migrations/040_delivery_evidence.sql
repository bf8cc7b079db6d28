set local role samsteg_owner;
set local search_path = samsteg;

-- Menprövningen som handling: what was assessed, by which secrecy and which requisite, who decided, and what it was that was handed
-- over. The database writes the secrecy from the giver's own unit; nobody who asks can say another.

-- Which law and which requisite a secrecy area is under: from the domain's table, at every start.
create table secrecy_area (
  code text primary key, law text not null, requisite text not null check (requisite in ('reversed', 'straight', 'professional', 'none')),
  constraint care_is_reversed check (code not in ('healthCare', 'socialServices') or requisite = 'reversed')
);
alter table secrecy_area enable row level security;
alter table secrecy_area force row level security;
create policy door on secrecy_area to samsteg_door using (true);
create policy owner_keeps on secrecy_area to samsteg_owner using (true) with check (true);
create policy everyone on secrecy_area for select to samsteg_app using (true);
grant select on secrecy_area to samsteg_door, samsteg_app;

-- A forged row of the code table stops the start: the list of grounds is closed, and the general clause never opens care.
alter table delivery_ground add column law text not null default '';
alter table delivery_ground add constraint closed_list check (code in ('CONSENT', 'MENPROVNING_OK', 'NECESSARY_OWN', 'TECHNICAL', 'PARTY',
  'RESERVATION', 'FRAUD_CRIME', 'SUPERVISION', 'GENERAL_CLAUSE', 'STATUTORY_DUTY', 'CARE_NEED_U18_ABUSE_LPT', 'SAMMANHALLEN',
  'FK_DIREKT', 'REPLY', 'SELF', 'LIFE_HEALTH'));
alter table delivery_ground add constraint general_clause_is_closed_to_care check ((code <> 'GENERAL_CLAUSE' and law !~ '10:27')
  or closed_from @> array['healthCare', 'socialServices', 'municipalLabour', 'professional', 'none']);
alter table delivery_ground add constraint never_from_no_secrecy check ('none' = any(closed_from) and 'none' = any(closed_to));

alter table delivery
  add column secrecy_rule text, add column requisite text, add column legal_basis text,
  add column reservation text check (length(btrim(reservation)) between 1 and 1000),
  add column decided_at timestamptz,
  add column channel text not null default 'samsteg' check (channel in ('samsteg')),
  add column content_hash bytea check (length(content_hash) = 32); -- null: handed over before prints were taken

-- What was handed over before this day gets its law from the same list. The migration role stands outside the walls while it does.
alter table delivery no force row level security;
alter table unit no force row level security;
do $$ declare left_out int; begin
  update delivery d set decided_at = d.arrived_at, requisite = s.requisite, secrecy_rule = s.law, legal_basis = g.law
    from unit u, (values ('healthCare', 'OSL 25:1', 'reversed'), ('socialServices', 'OSL 26:1', 'reversed'),
      ('municipalLabour', 'OSL 26:1', 'reversed'), ('socialInsurance', 'OSL 28:1', 'straight'),
      ('employmentService', 'OSL 28:11', 'straight'), ('professional', 'SoL 17:12, PSL 6:12', 'professional'),
      ('self', 'OSL 12:1', 'none')) s (code, law, requisite),
      (values ('CONSENT', 'OSL 10:1, 12:2'), ('MENPROVNING_OK', 'OSL 25:1, 26:1, 28:1, 28:11'), ('NECESSARY_OWN', 'OSL 10:2'),
      ('PARTY', 'OSL 10:3'), ('GENERAL_CLAUSE', 'OSL 10:27'), ('STATUTORY_DUTY', 'OSL 10:28'),
      ('CARE_NEED_U18_ABUSE_LPT', 'OSL 25:12, 26:9'), ('FK_DIREKT', 'Förordning 2024:14 5 §'), ('REPLY', 'OSL 10:2'),
      ('SELF', 'OSL 12:1 (undantag 25:6)'), ('LIFE_HEALTH', 'Lag 2022:913 3:5-6, PDL 4:5')) g (code, law)
    where u.id = d.from_unit and s.code = u.secrecy and g.code = d.ground;
  select count(*) into left_out from delivery where secrecy_rule is null;
  if left_out > 0 then raise exception '% deliveries have no known secrecy or ground', left_out; end if;
end $$;
alter table unit force row level security;
alter table delivery force row level security;
alter table delivery alter column secrecy_rule set not null, alter column requisite set not null, alter column legal_basis set not null,
  alter column decided_at set not null;
alter table delivery add constraint general_clause_never_from_care
  check (ground <> 'GENERAL_CLAUSE' or secrecy_rule not in ('OSL 25:1', 'OSL 26:1'));
-- The arrival list: everything one unit has got, the newest first.
create index delivery_arrived on delivery (to_unit, arrived_at desc, id desc);

-- A print of a record's content. Who holds it, its version and how a number is encrypted are not content.
create policy everyone on record_kind for select to samsteg_app using (true);
grant select on record_kind to samsteg_app;
create function record_print(what text, record_id uuid) returns bytea
language plpgsql stable set search_path = samsteg, pg_temp set timezone = 'UTC' as $$ declare found_table name; content jsonb; begin
  select k.table_name into found_table from record_kind k where k.kind = what;
  if found_table is null then return null; end if;
  execute format('select to_jsonb(t) - ''{holders,version,pnr_cipher,pnr_index}''::text[] from %I t where t.id = $1', found_table)
    into content using record_id;
  return sha256(convert_to(jsonb_strip_nulls(content)::text, 'UTF8'));
end $$;

-- Ten characters that can be read: spaces, line breaks and invisible signs assess nothing.
create function is_assessed(words text) returns boolean language sql immutable parallel safe as $$
  select length(regexp_replace(coalesce(words, ''),
    '[\s\u0085\u00a0\u00ad\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufeff\uffa0]', '', 'g')) >= 10 $$;

-- Run by the door that delivers, as its own role: the evidence is written here and nowhere else.
create function delivery_is_evidence() returns trigger language plpgsql set search_path = samsteg, pg_temp as $$
declare area secrecy_area; rule delivery_ground; begin
  select a.* into area from unit u join secrecy_area a on a.code = u.secrecy where u.id = new.from_unit;
  select * into rule from delivery_ground g where g.code = new.ground;
  if area.code is null or rule.code is null or rule.basis = 'unusable' or area.code = any(rule.closed_from)
     or (new.ground = 'GENERAL_CLAUSE' and area.code in ('healthCare', 'socialServices')) then -- the law itself, whatever the tables say
    raise exception 'not a ground for this unit' using errcode = 'SM006';
  end if;
  if rule.basis = 'assessment' and (new.decided_by is null or not is_assessed(new.assessment)) then
    raise exception 'this ground needs its assessment, and somebody who decides' using errcode = 'SM007';
  end if;
  new.secrecy_rule := area.law;
  new.requisite := area.requisite;
  new.legal_basis := rule.law;
  new.decided_at := new.arrived_at;
  new.content_hash := record_print(new.record_kind, new.record_id);
  return new;
end $$;
create trigger evidence before insert on delivery for each row execute function delivery_is_evidence();

-- Reason: a reservation (förbehåll) belongs to the act it limits. Only by the giver, and only while the act is being made.
create function reserve_delivery(of_act uuid, words text) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare limited int; begin
  update delivery d set reservation = words
    where d.act_id = of_act and d.from_unit = current_unit() and d.reservation is null and d.xmin = pg_current_xact_id()::xid;
  get diagnostics limited = row_count;
  if limited = 0 then raise exception 'no act to limit' using errcode = 'SM004'; end if;
  return limited;
end $$;
grant update (reservation) on delivery to samsteg_door;
grant create on schema samsteg to samsteg_door;
revoke all on function reserve_delivery(uuid, text) from public;
alter function reserve_delivery(uuid, text) owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
grant execute on function reserve_delivery(uuid, text) to samsteg_app;
