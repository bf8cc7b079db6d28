-- Consent as the law wants it written down: who gave it and how, in which language, under which text; asked for, given, refused,
-- partly or wholly taken back, renewed. What others hold of it is the edge: direction, kinds of information, until when.
set local role samsteg_owner;
set local search_path = samsteg;

-- What an authority says to the person it asks: its own approved words, in versions that never change. Nothing about anybody.
create table consent_text (
  id uuid primary key, agency_id uuid references agency, -- null: shipped with the product, a proposal and never approved
  language text not null check (language ~ '^[a-z]{2,3}$'), version_no int not null check (version_no >= 0),
  title text not null check (length(title) between 3 and 200), body text not null check (length(body) between 20 and 8000),
  version int not null default 1,
  drafted_by uuid references account, drafted_at timestamptz not null default app_now(),
  approved_by uuid references account, approved_at timestamptz, valid_from date,
  unique nulls not distinct (agency_id, language, version_no),
  check ((approved_at is null) = (approved_by is null) and (approved_at is null) = (valid_from is null)),
  check (agency_id is not null or approved_at is null)
);
alter table consent_text enable row level security;
alter table consent_text force row level security;
create policy own_agency on consent_text for select to samsteg_app using (
  agency_id is null or agency_id = (select u.agency_id from unit u where u.id = (select current_unit())));
create policy own_agency_drafts on consent_text for insert to samsteg_app with check (
  agency_id = (select u.agency_id from unit u where u.id = (select current_unit())) and approved_at is null);
create policy own_agency_changes on consent_text for update to samsteg_app using (
  agency_id = (select u.agency_id from unit u where u.id = (select current_unit())));
create policy owner_ships on consent_text to samsteg_owner using (agency_id is null) with check (agency_id is null);
grant select, insert, update (title, body, version, approved_by, approved_at, valid_from) on consent_text to samsteg_app;
create function approved_text_stays() returns trigger language plpgsql set search_path = samsteg, pg_temp as $$ begin
  if old.approved_at is not null then raise exception 'an approved text never changes' using errcode = 'SM001'; end if;
  return new;
end $$;
create trigger approved_stays before update on consent_text for each row execute function approved_text_stays();

insert into consent_text (id, language, version_no, title, body) values
('5a3f0000-0000-4000-8000-000000000001', 'sv', 0, 'Får vi prata med varandra?',
'Du har kontakt med flera myndigheter. Det du berättar för en av dem är hemligt. De får inte berätta det för varandra om inte du säger ja, eller om en lag säger att de får.
Här väljer du vem som får berätta vad, för vem, vad det ska användas till och hur länge det gäller. Du kan säga ja till en del och nej till en annan.
Det är frivilligt. Om du säger nej får du ändå det stöd du har rätt till, men det kan bli svårare att samordna det.
Du kan ta tillbaka ditt ja när du vill, allt eller en del. Det räcker att du säger till. Då slutar vi lämna uppgifter direkt. Det som redan har lämnats finns kvar hos den som fick det.
Du kan få veta vad som har lämnats, till vem och när.
Det här är ett samtycke till att sekretess bryts. Det är inte därför vi får ha uppgifter om dig i våra register; det står i lag.'),
('5a3f0000-0000-4000-8000-000000000002', 'en', 0, 'May we talk to each other?',
'You are in contact with several authorities. What you tell one of them is secret. They may not tell each other unless you say yes, or a law says that they may.
Here you choose who may tell what, to whom, what it will be used for and how long it lasts. You can say yes to one part and no to another.
It is voluntary. If you say no you still get the support you have a right to, but it may be harder to coordinate.
You can take back your yes whenever you want, all of it or a part. It is enough to tell us. We then stop handing over information at once. What has already been handed over stays with the one who received it.
You can find out what has been handed over, to whom and when.
This is consent to secrecy being lifted. It is not why we may keep information about you in our registers; that is set out in law.');

-- What only the asking unit holds of it.
alter table consent
  add column grantor_name text check (length(grantor_name) between 1 and 200),
  add column grantor_role text check (length(grantor_role) between 1 and 200),
  add column given_on date, add column taken_by text check (length(taken_by) between 1 and 200),
  add column interpreter text not null default 'none',
  add column purpose_code text not null default 'coordination',
  add column text_id uuid references consent_text,
  add column directions jsonb not null default '[]' check (jsonb_typeof(directions) = 'array'),
  add column supersedes uuid references consent,
  add column renewal_declined_on date, add column renewal_declined_by uuid references account,
  add column renewal_reason text;
grant update (consent_no, form, grantor, grantor_name, grantor_role, given_on, taken_by, interpreter, purpose, purpose_code, language, during,
  exclusions, text_id, directions, supersedes, recorded_by, recorded_at, renewal_declined_on, renewal_declined_by, renewal_reason) on consent to samsteg_app;
create index consent_ends on consent (upper(during)) where status in ('active', 'partiallyRevoked');
-- born as draft, given or refused; the rest is moves
create policy consent_is_born on consent as restrictive for insert to samsteg_app with check (status in ('draft', 'active', 'refused'));

-- Statuses follow the table; what was agreed is never written over: a change is a new consent.
create function consent_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.status <> old.status and not exists (select 1 from process_move m where m.process = 'consent'
      and m.from_status = old.status and m.to_status = new.status) then
    raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
  end if;
  if old.status <> 'draft' and (new.purpose, new.purpose_code, new.language, new.during, new.exclusions, new.text_id, new.directions, new.grantor)
      is distinct from (old.purpose, old.purpose_code, old.language, old.during, old.exclusions, old.text_id, old.directions, old.grantor) then
    raise exception 'what was agreed is never written over' using errcode = 'SM001';
  end if;
  if old.status not in ('draft', 'pendingSignature') and (new.form, new.given_on, new.taken_by, new.interpreter, new.grantor_name, new.grantor_role)
      is distinct from (old.form, old.given_on, old.taken_by, old.interpreter, old.grantor_name, old.grantor_role) then
    raise exception 'how it was given is never written over' using errcode = 'SM001';
  end if;
  return new;
end $$;
create trigger by_the_table before update on consent for each row execute function consent_moves_by_the_table();

-- The edge is what others hold: no words in it. What for is a code; the person's and the asker's own words stay where they were written.
alter table consent_edge drop column purpose,
  add column purpose_code text not null default 'coordination',
  add column replaces uuid references consent_edge, add column superseded_by uuid references consent_edge;
create index edge_replaced on consent_edge (replaces) where replaces is not null;
grant update (categories, replaces, superseded_by) on consent_edge to samsteg_door;

-- A signed paper, scanned or photographed: a record of the asking unit. Never delivered.
create table consent_document (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  consent_id uuid not null references consent, name text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  content bytea not null check (octet_length(content) between 1 and 5242880), sha256 bytea not null check (sha256 = sha256(content)),
  uploaded_by uuid references account, uploaded_at timestamptz not null default app_now(),
  foreign key (case_id, association_id) references case_file
);
create index document_of_consent on consent_document (consent_id);
call protect_record('consentDocument', 'consent_document');

-- The new edge has been confirmed by the unit that gives: what it replaces ends, without a moment in between.
create function edge_takes_over() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if new.replaces is not null and new.confirmed_at is not null and old.confirmed_at is null then
    update consent_edge set revoked_at = app_now(), revoked_by_unit = new.owner_unit, superseded_by = new.id, version = version + 1
      where id = new.replaces and revoked_at is null and owner_unit = new.owner_unit and case_id = new.case_id
        and from_unit = new.from_unit and to_unit = new.to_unit;
  end if;
  return null;
end $$;
create trigger takes_over after update of confirmed_at on consent_edge for each row execute function edge_takes_over();

-- Reason: the person takes a part back. Whoever sees an edge may make it narrower, and is never refused. Nothing left: it ends.
create function narrow_edge(wanted uuid, taken_back text[]) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare e consent_edge; rest text[]; begin
  select * into e from consent_edge where id = wanted;
  if e.id is null or not current_unit() = any(e.holders) or e.case_id = any(hidden_cases()) then
    raise exception 'no such edge' using errcode = 'SM004';
  end if;
  perform lock_case(e.case_id);
  select * into e from consent_edge where id = wanted;
  rest := array(select c from unnest(e.categories) c where c <> all(taken_back));
  if e.revoked_at is not null or rest = e.categories then return 0; end if; -- already so
  if cardinality(rest) = 0 then return revoke_edge(wanted); end if;
  update consent_edge set categories = rest, version = version + 1 where id = wanted;
  update consent set status = 'partiallyRevoked', version = version + 1 where id = e.consent_id and status = 'active';
  return hold_without_ground(wanted, 'consentRevoked', current_unit());
end $$;

-- Reason: a new version of a consent takes the place of the old one, direction by direction, so that nothing wider than what the
-- person says now goes on, and nothing she still says yes to stops. Opens nothing: a confirmation is carried over only to what is
-- no wider and no longer than what the unit that gives has confirmed already.
create function replace_edge(old_edge uuid, new_edge uuid) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare o consent_edge; n consent_edge; lost text[]; begin
  select * into o from consent_edge where id = old_edge;
  select * into n from consent_edge where id = new_edge;
  if o.id is null or n.id is null or o.owner_unit <> current_unit() or n.owner_unit <> current_unit() or o.case_id <> n.case_id
     or o.from_unit <> n.from_unit or o.to_unit <> n.to_unit or n.revoked_at is not null or o.id = n.id or o.case_id = any(hidden_cases()) then
    raise exception 'no such edge' using errcode = 'SM004';
  end if;
  perform lock_case(o.case_id);
  select * into o from consent_edge where id = old_edge;
  if o.revoked_at is not null then return; end if;
  lost := array(select c from unnest(o.categories) c where c <> all(n.categories));
  if cardinality(lost) = cardinality(o.categories) then perform revoke_edge(old_edge); return; end if;
  if cardinality(lost) > 0 then
    update consent_edge set categories = array(select c from unnest(o.categories) c where c = any(n.categories)), version = version + 1
      where id = old_edge returning * into o;
    perform hold_without_ground(old_edge, 'consentRevoked', current_unit());
  end if;
  if n.confirmed_at is null and o.confirmed_at is not null and o.during @> app_today() and n.from_unit = any(n.holders)
     and n.categories <@ o.categories and n.during <@ o.during and n.purpose_code = o.purpose_code then
    update consent_edge set confirmed_at = o.confirmed_at, confirmed_by = o.confirmed_by, replaces = old_edge, version = version + 1
      where id = new_edge; -- and the old one ends by edge_takes_over
  elsif n.confirmed_at is not null or o.confirmed_at is null then
    update consent_edge set revoked_at = app_now(), revoked_by_unit = current_unit(), superseded_by = new_edge, version = version + 1
      where id = old_edge;
  else -- it stands, as it was confirmed and no wider, until the new one is
    update consent_edge set replaces = old_edge, version = version + 1 where id = new_edge;
  end if;
end $$;

-- Reason: what has run out says so itself. Stops nothing: deliver() refuses by the day already. Acts for no unit.
create function expire_consents() returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare over record; total int := 0; begin
  for over in select c.id, c.case_id from consent c where c.status in ('active', 'partiallyRevoked') and upper(c.during) <= app_today()
      order by c.case_id, c.id loop
    perform lock_case(over.case_id);
    update consent set status = 'expired', version = version + 1 where id = over.id and status in ('active', 'partiallyRevoked');
    total := total + 1;
  end loop;
  return total;
end $$;

reset role;
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  foreach door in array array['consent_moves_by_the_table()', 'edge_takes_over()', 'narrow_edge(uuid, text[])', 'replace_edge(uuid, uuid)',
      'expire_consents()']::regprocedure[] loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
grant execute on function narrow_edge(uuid, text[]), replace_edge(uuid, uuid), expire_consents() to samsteg_app;
