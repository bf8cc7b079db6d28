set local role samsteg_owner;
set local search_path = samsteg;

-- Handlingar: a certificate, an assessment, a letter. Each version is a row of its own, held by its own unit alone until it is delivered by an
-- act of its own, and never written over. What it is, is told by its content; the bytes lie beside the row, so that lists, prints and extracts
-- never carry them, and whoever sees the row may have them.
create table document (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit,
  category text not null check (category in ('contact', 'plan', 'workAbility', 'health', 'substance', 'economy', 'social', 'benefitStatus',
    'outcome', 'survey')),
  holders uuid[] not null, version int not null default 1,
  document_id uuid not null, version_no int not null check (version_no > 0), -- the first version's id, and how many came before
  kind text not null check (kind ~ '^[A-Za-z]{1,40}$'),
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'application/vnd.oasis.opendocument.text',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  size int not null check (size between 1 and 10485760), sha256 bytea not null check (length(sha256) = 32),
  message_id uuid, -- what came in with it
  scanned boolean check (scanned), -- null: no scanner was there to ask
  uploaded_by uuid references account, uploaded_at timestamptz not null default app_now(),
  unique (document_id, version_no), check ((version_no = 1) = (document_id = id)),
  foreign key (case_id, association_id) references case_file
);
create index document_of_case on document (case_id);
call protect_record('document', 'document');
update record_kind set deliverable = true where kind = 'document';

-- A version follows one of the same unit in the same case; nobody can write herself into another's document.
create function document_follows() returns trigger language plpgsql set search_path = samsteg, pg_temp as $$ begin
  if new.version_no > 1 and not exists (select 1 from document d where d.document_id = new.document_id and d.version_no = new.version_no - 1
      and d.owner_unit = new.owner_unit and d.case_id = new.case_id) then
    raise exception 'a version follows the one before' using errcode = 'SM001';
  end if;
  return new;
end $$;
create trigger follows before insert on document for each row execute function document_follows();

create table document_file (
  version_id uuid primary key references document on delete cascade,
  content bytea not null check (octet_length(content) between 1 and 10485760)
);
alter table document_file alter column content set storage external; -- such files are packed already
alter table document_file enable row level security;
alter table document_file force row level security;
create policy as_its_document on document_file for select to samsteg_app using (exists (select 1 from document d where d.id = version_id));
create policy by_its_owner on document_file for insert to samsteg_app with check (exists (select 1 from document d where d.id = version_id
  and d.owner_unit = (select current_unit()) and d.size = octet_length(content) and d.sha256 = sha256(content)));
grant select, insert on document_file to samsteg_app;
