set local role samsteg_owner;
set local search_path = samsteg;

-- What the person said, as the unit that asked her wrote it down. Only that unit holds it; others hold their own edges.
create table consent (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  status text not null check (status in ('draft', 'pendingSignature', 'active', 'partiallyRevoked', 'expired', 'revoked', 'superseded', 'refused')),
  form text not null, grantor text not null,
  purpose text not null check (length(purpose) between 3 and 1000),
  language text not null default 'sv', during daterange not null check (not isempty(during) and not upper_inf(during) and not lower_inf(during)),
  exclusions text check (length(exclusions) <= 4000), consent_no int not null,
  recorded_by uuid references account, recorded_at timestamptz not null default app_now(),
  foreign key (case_id, association_id) references case_file
);
create index consent_of_case on consent (case_id);
-- From whom, to whom, which kinds of information, until when. A ground for acts of delivery, never a window.
create table consent_edge (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  consent_id uuid not null references consent,
  from_unit uuid not null references unit, to_unit uuid not null references unit,
  categories text[] not null check (cardinality(categories) > 0),
  purpose text not null, during daterange not null, has_exclusions boolean not null,
  confirmed_at timestamptz, confirmed_by uuid references account,
  revoked_at timestamptz, revoked_by_unit uuid references unit,
  check (from_unit <> to_unit),
  foreign key (case_id, association_id) references case_file
);
create index edge_of_case on consent_edge (case_id, from_unit, to_unit);
call protect_record('consent', 'consent');
call protect_record('edge', 'consent_edge');
grant update (version, status) on consent to samsteg_app;
grant update (version, confirmed_at, confirmed_by, revoked_at, revoked_by_unit) on consent_edge to samsteg_door;
grant update (version, status) on consent to samsteg_door;

-- An edge is born confirmed only when the recording unit is the one that gives: nobody opens another's file by recording a consent.
create policy own_side_only on consent_edge as restrictive for insert to samsteg_app
  with check (revoked_at is null and (from_unit = (select current_unit()) or confirmed_at is null));
