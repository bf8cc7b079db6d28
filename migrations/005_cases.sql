set local role samsteg_owner;
set local search_path = samsteg;

-- The envelope: a number and who holds it. What the case is about lies in the records, each with its own holders.
create table case_file (
  id uuid not null, association_id uuid not null references association,
  case_id uuid not null generated always as (id) stored,
  number text not null unique,
  owner_unit uuid not null references unit, category text not null default 'contact' check (category = 'contact'),
  holders uuid[] not null, version int not null default 1,
  created_at timestamptz not null default app_now(),
  primary key (id, association_id)
);
-- Who coordinates, and whether the case is open: the coordinating unit's own row. Others are told by events.
create table coordination (
  id uuid primary key, association_id uuid not null, case_id uuid not null unique,
  owner_unit uuid not null references unit, category text not null default 'plan' check (category = 'plan'),
  holders uuid[] not null, version int not null default 1,
  status text not null check (status in ('open', 'closed')),
  opened_on date not null, closed_on date, close_reason text,
  foreign key (case_id, association_id) references case_file,
  check ((status = 'closed') = (closed_on is not null))
);
-- Each unit's own side of the case: its caseworker and its own reference number.
create table unit_case (
  id uuid primary key default uuidv7(), association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  own_number text check (length(own_number) <= 60),
  caseworker uuid references account, caseworker_since date,
  joined_on date not null default app_today(),
  unique (case_id, owner_unit),
  foreign key (case_id, association_id) references case_file
);
create index unit_case_of_unit on unit_case (owner_unit, caseworker);
-- A person as one unit knows her. Rows are never changed: a correction is a new row, which needs its own delivery.
create table person (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact' check (category = 'contact'),
  holders uuid[] not null, version int not null default 1,
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  birth_year int check (birth_year between 1900 and 2100),
  pnr_cipher bytea, pnr_index bytea,
  source_id uuid, recorded_at timestamptz not null default app_now(),
  foreign key (case_id, association_id) references case_file
);
create index person_of_case on person (case_id, recorded_at);
create index person_by_number on person (owner_unit, pnr_index) where pnr_index is not null;
-- A unit that is party to a base consent. Known to the coordinating unit and to the member itself.
create table member (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  unit_id uuid not null references unit, since date not null, until date,
  foreign key (case_id, association_id) references case_file
);
create index member_of_case on member (case_id);
-- Everything that was said in words: questions, answers, notes. Immutable, owned by who wrote it.
create table message (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null,
  holders uuid[] not null, version int not null default 1,
  about_kind text not null check (about_kind in ('case', 'referral', 'handoff', 'sip', 'intervention')),
  about_id uuid not null,
  kind text not null check (kind in ('question', 'infoRequest', 'info', 'answer', 'reason', 'note', 'situation', 'plan', 'openPromises', 'invitation', 'outcome')),
  text text not null check (length(text) between 1 and 20000),
  written_by uuid references account, written_at timestamptz not null default app_now(),
  foreign key (case_id, association_id) references case_file
);
create index message_of_case on message (case_id, about_kind, about_id);

-- What happened: append-only and bitemporal. The day a unit learned of an event is the day its feed got it.
create function payload_is_plain(payload jsonb) returns boolean language sql immutable parallel safe as $$
  select jsonb_typeof(payload) = 'object' and not exists (
    select 1 from jsonb_each(payload) p where jsonb_typeof(p.value) in ('object', 'array')
      or (jsonb_typeof(p.value) = 'string' and (length(p.value #>> '{}') > 80 or (p.value #>> '{}') ~ '[\r\n]')))
$$;
create table journal (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null,
  holders uuid[] not null, version int not null default 1 check (version = 1),
  type text not null check (type ~ '^[a-z][a-z_]{1,40}$'),
  occurred_on date not null, recorded_at timestamptz not null default app_now(),
  actor_account uuid, payload jsonb not null default '{}' check (payload_is_plain(payload)),
  voids uuid, about uuid,
  correspondence_id uuid, -- the request, handoff or commitment both parties hold; its other party is told (ground REPLY)
  seq int, -- order inside an imported history; null for what was written here
  foreign key (case_id, association_id) references case_file,
  check ((type = 'void') = (voids is not null))
);
create index journal_of_case on journal (case_id, occurred_on);
-- What a caseworker has decided on behalf of her unit to tell another unit as it happens.
create table sharing (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  to_unit uuid not null references unit, categories text[] not null, decided_by uuid references account,
  unique (case_id, owner_unit, to_unit),
  foreign key (case_id, association_id) references case_file
);
-- Someone in the unit who is not assigned opened the case, and said why.
create table case_opening (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  account_id uuid not null references account, reason text not null check (length(reason) between 5 and 1000),
  opened_at timestamptz not null default app_now(), until timestamptz not null,
  foreign key (case_id, association_id) references case_file
);
create index case_opening_of_account on case_opening (case_id, account_id, until);

call protect_record('case', 'case_file');
call protect_record('coordination', 'coordination');
call protect_record('unitCase', 'unit_case');
call protect_record('person', 'person');
call protect_record('member', 'member');
call protect_record('message', 'message');
call protect_record('event', 'journal');
call protect_record('sharing', 'sharing');
call protect_record('caseOpening', 'case_opening');
grant update (version, status, opened_on, closed_on, close_reason) on coordination to samsteg_app;
grant update (version, own_number, caseworker, caseworker_since) on unit_case to samsteg_app;
grant update (version, until) on member to samsteg_app;
grant update (version, categories, decided_by) on sharing to samsteg_app;
grant update (owner_unit, holders, version) on coordination to samsteg_door;
grant update (owner_unit, holders, version) on member to samsteg_door;
