-- Gallring: how long each authority keeps its files, what stops it, who decided, and the proof that remains.
set local role samsteg_owner;
set local search_path = samsteg;

-- From now on the doors may also delete rows: the last holder's leaving ends the row.
create or replace procedure protect_record(kind text, record_table name, shared_state boolean default false)
language plpgsql as $$ begin
  insert into samsteg.record_kind (kind, table_name) values (kind, record_table);
  execute format('alter table samsteg.%I enable row level security', record_table);
  execute format('alter table samsteg.%I force row level security', record_table);
  execute format('create policy holders on samsteg.%I for select to samsteg_app using ((select samsteg.current_unit()) = any(holders))', record_table);
  execute format('create policy birth on samsteg.%I for insert to samsteg_app
    with check (owner_unit = (select samsteg.current_unit()) and holders = array[(select samsteg.current_unit())])', record_table);
  execute format('create policy %I on samsteg.%I for update to samsteg_app using (%s)',
    case when shared_state then 'parties_move' else 'owner_changes' end, record_table,
    case when shared_state then '(select samsteg.current_unit()) = any(holders)' else 'owner_unit = (select samsteg.current_unit())' end);
  execute format('create policy wall on samsteg.%I as restrictive to samsteg_app
    using (case_id <> all((select samsteg.hidden_cases())::uuid[]))', record_table);
  execute format('create policy door on samsteg.%I to samsteg_door using (true) with check (true)', record_table);
  execute format('grant select, insert on samsteg.%I to samsteg_app', record_table);
  execute format('grant select, insert, update (holders), delete on samsteg.%I to samsteg_door', record_table);
  execute format('create trigger born after insert on samsteg.%I for each row execute function samsteg.record_is_born(%L)', record_table, kind);
  execute format('create trigger changed after update on samsteg.%I for each row execute function samsteg.record_has_changed(%L)', record_table, kind);
end $$;
do $$ declare t name; begin
  for t in select table_name from record_kind loop execute format('grant delete on %I to samsteg_door', t); end loop;
end $$;
grant delete on feed, feed_head, delivery to samsteg_door;
grant update (assessment, reservation) on delivery to samsteg_door;

-- What one unit wrote may point at what another has erased: such an id is provenance, and no reason to keep the row.
do $$ declare c record; begin
  for c in select conrelid::regclass as child, conname from pg_constraint
      where contype = 'f' and connamespace = 'samsteg'::regnamespace and (conrelid, confrelid) in (
        ('consent_edge'::regclass, 'consent'::regclass), ('sip_version'::regclass, 'sip_plan'::regclass),
        ('sip_invitation'::regclass, 'sip_plan'::regclass), ('sip_commitment'::regclass, 'sip_plan'::regclass),
        ('handoff'::regclass, 'referral'::regclass), ('intervention'::regclass, 'referral'::regclass),
        ('referral_handling'::regclass, 'referral'::regclass), ('handoff_notice'::regclass, 'handoff'::regclass)) loop
    execute format('alter table %s drop constraint %I', c.child, c.conname);
  end loop;
end $$;

-- Years as the authority has decided them, where the law leaves it to decide. A later row replaces an earlier one from its day.
create table retention_policy (
  id uuid primary key, agency_id uuid not null references agency, rule text not null check (rule ~ '^[A-Za-z]{1,40}$'),
  years int not null check (years between 0 and 100), decision text not null check (length(decision) between 3 and 200),
  valid_from date not null, set_by uuid not null references account, set_at timestamptz not null default app_now(),
  unique (agency_id, rule, valid_from)
);
alter table retention_policy enable row level security;
alter table retention_policy force row level security;
create policy own_agency on retention_policy for select to samsteg_app
  using (agency_id = (select u.agency_id from unit u where u.id = (select current_unit())));
create policy own_agency_decides on retention_policy for insert to samsteg_app with check (set_by = (select current_account())
  and agency_id = (select u.agency_id from unit u where u.id = (select current_unit())));
grant select, insert on retention_policy to samsteg_app;

-- Gallringsstopp: why this unit keeps its file although its time has come.
create table legal_hold (
  id uuid primary key, association_id uuid not null, case_id uuid not null,
  owner_unit uuid not null references unit, category text not null default 'contact',
  holders uuid[] not null, version int not null default 1,
  kind text not null check (kind in ('research', 'dispute', 'archive')), reason text not null check (length(reason) between 5 and 1000),
  set_by uuid not null references account, set_on date not null, lifted_on date, lifted_by uuid references account,
  foreign key (case_id, association_id) references case_file
);
create index legal_hold_of_case on legal_hold (case_id);
call protect_record('legalHold', 'legal_hold');
grant update (version, lifted_on, lifted_by) on legal_hold to samsteg_app;

-- One unit's erasure of its file about one case. Two people: whoever proposes it does not decide it.
create table erasure (
  id uuid primary key, association_id uuid not null, case_id uuid not null, unit_id uuid not null references unit,
  case_number text not null, rule text not null, years int not null, law text not null, last_entry date not null, due_on date not null,
  status text not null check (status in ('proposed', 'approved', 'running', 'done', 'withdrawn')), version int not null default 1,
  proposed_by uuid not null references account, proposed_at timestamptz not null default app_now(),
  approved_by uuid references account, approved_at timestamptz,
  counts jsonb not null default '{}', digest bytea not null default ''::bytea,
  check (approved_by is distinct from proposed_by), check (status in ('proposed', 'withdrawn') or approved_by is not null)
);
create unique index erasure_under_way on erasure (unit_id, case_id) where status in ('proposed', 'approved', 'running');
-- What remains: which kinds and how many, under which rule, who decided, when, and digests. No content. Each proof is chained to the one before.
create table erasure_proof (
  id uuid primary key, no int not null, case_id uuid not null, unit_id uuid not null references unit,
  case_number text not null, rule text not null, years int not null, law text not null, last_entry date not null, due_on date not null,
  proposed_by uuid not null, approved_by uuid not null, approved_at timestamptz not null, done_at timestamptz not null,
  counts jsonb not null, digest bytea not null, chain bytea not null, unique (unit_id, no)
);
-- That a row was here, and what it was worth to a chain of digests: an act sent again is told that it is gone.
create table erased_record (
  unit_id uuid not null references unit, record_id uuid not null, record_kind text not null, digest bytea not null,
  erasure_id uuid not null references erasure, deleted boolean not null, primary key (unit_id, record_id)
);
create index erased_in on erased_record (erasure_id);
do $$ declare t text; begin
  foreach t in array array['erasure', 'erasure_proof', 'erased_record'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_unit on %I for select to samsteg_app using (unit_id = (select current_unit()))', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('grant select on %I to samsteg_app', t);
    execute format('grant select, insert on %I to samsteg_door', t);
  end loop;
  foreach t in array array['erasure', 'erasure_proof'] loop
    execute format('create policy wall on %I as restrictive to samsteg_app using (case_id <> all((select hidden_cases())::uuid[]))', t);
  end loop;
end $$;
create policy own_unit_proposes on erasure for insert to samsteg_app with check (unit_id = (select current_unit())
  and status = 'proposed' and proposed_by = (select current_account()) and approved_by is null);
create policy own_unit_decides on erasure for update to samsteg_app using (unit_id = (select current_unit()));
grant insert, update (version, status, approved_by, approved_at) on erasure to samsteg_app;
grant update (version, status, counts, digest) on erasure to samsteg_door;
grant update (digest, erasure_id, deleted) on erased_record to samsteg_door;
-- What was erased may be handed over anew, with new evidence: deliver() itself asks whether the receiver holds the row.
alter table delivery drop constraint delivery_record_id_to_unit_key;
create index delivery_of_record on delivery (record_id, to_unit);

create function erasure_moves_by_the_table() returns trigger language plpgsql set search_path = samsteg, pg_temp as $$ begin
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if current_user = 'samsteg_door' and (old.status, new.status) in (('approved', 'running'), ('running', 'running'), ('running', 'done'))
     or current_user = 'samsteg_app' and ((old.status, new.status) in (('proposed', 'withdrawn'), ('approved', 'withdrawn'))
       or (old.status = 'proposed' and new.status = 'approved' and new.approved_by = current_account())) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
create trigger by_the_table before update on erasure for each row execute function erasure_moves_by_the_table();
create trigger proofs_stay before update or delete on erasure_proof for each row execute function refuse_change();

-- The newest entry in a unit's file about a case, what the system works out by itself not counted.
create function last_entry(for_unit uuid, for_case uuid) returns date language sql stable set search_path = samsteg, pg_temp as $$
  select max(day_of(f.at)) from feed f where f.unit_id = for_unit and f.case_id = for_case and f.kind not in ('finding', 'legalHold') $$;

-- Reason: the worker must know which erasures are decided without seeing any case. It then acts as that unit.
create function due_erasures(most int) returns table (unit_id uuid, id uuid)
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  select e.unit_id, e.id from erasure e where e.status in ('approved', 'running') order by e.approved_at limit most $$;

-- Reason: a unit leaves the holders of what it holds in one case; whoever is the last takes the row away. Only what two people of the
-- unit have decided, whose time has come, and nothing stops. A batch at a time; answers how many rows it took, 0 when all is done.
create function relinquish(wanted uuid, most int) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare e erasure; me uuid := current_unit(); k record; r record; taken int := 0; before int; kinds jsonb; added jsonb; sums bytea; left_over text; begin
  select * into e from erasure x where x.id = wanted and x.unit_id = me;
  if e.id is null or e.status not in ('approved', 'running', 'done') then raise exception 'no such erasure' using errcode = 'SM004'; end if;
  perform lock_case(e.case_id);
  select * into strict e from erasure x where x.id = wanted for update;
  if e.status = 'done' then return 0; end if;
  if e.status not in ('approved', 'running') or e.due_on > app_today() then raise exception 'not decided' using errcode = 'SM001'; end if;
  if e.status = 'approved' and (exists (select 1 from legal_hold h where h.case_id = e.case_id and h.owner_unit = me and h.lifted_on is null)
      or last_entry(me, e.case_id) > e.last_entry
      or exists (select 1 from coordination c where c.case_id = e.case_id and c.owner_unit = me and c.status = 'open')) then
    raise exception 'something stops it' using errcode = 'SM001';
  end if;
  kinds := e.counts; sums := e.digest;
  loop
    before := taken;
    for k in select kind, table_name from record_kind where kind <> 'case' order by kind loop
      exit when taken >= most;
      for r in execute format('select x.id, cardinality(x.holders) as shared, record_print($4, x.id) as digest
          from %I x where x.case_id = $1 and $2 = any(x.holders) order by x.id limit $3', k.table_name) using e.case_id, me, most - taken, k.kind loop
        begin
          if r.shared = 1 then execute format('delete from %I where id = $1', k.table_name) using r.id;
          else execute format('update %I set holders = array_remove(holders, $2) where id = $1', k.table_name) using r.id, me; end if;
        exception when foreign_key_violation then continue; -- its parts go first: the next round takes it
        end;
        insert into erased_record values (me, r.id, k.kind, r.digest, e.id, r.shared = 1) on conflict (unit_id, record_id)
          do update set digest = excluded.digest, erasure_id = excluded.erasure_id, deleted = excluded.deleted; -- it had come back since
        sums := sha256(sums || r.digest);
        added := coalesce(kinds -> k.kind, '{"deleted": 0, "left": 0}');
        kinds := kinds || jsonb_build_object(k.kind, added || case when r.shared = 1
          then jsonb_build_object('deleted', (added ->> 'deleted')::int + 1) else jsonb_build_object('left', (added ->> 'left')::int + 1) end);
        taken := taken + 1;
      end loop;
    end loop;
    exit when taken >= most or taken = before;
  end loop;
  if taken > 0 then
    update erasure set status = 'running', version = version + 1, counts = kinds, digest = sums where id = e.id;
    return taken;
  end if;
  for k in select kind, table_name from record_kind where kind <> 'case' loop
    execute format('select min(id::text) from %I where case_id = $1 and $2 = any(holders)', k.table_name) into left_over using e.case_id, me;
    if left_over is not null then raise exception 'a row of % cannot be taken away', k.kind; end if;
  end loop;
  perform finish_erasure(e.id);
  return 0;
end $$;

-- Reason: the end of relinquish(): the feed, the envelope and the deliveries that nobody needs any more; then the proof.
create function finish_erasure(wanted uuid) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare e erasure; me uuid := current_unit(); envelope case_file; last_proof erasure_proof; proof_digest bytea; begin
  select * into strict e from erasure x where x.id = wanted and x.unit_id = me;
  delete from feed where unit_id = me and case_id = e.case_id;
  delete from feed_head where unit_id = me and case_id = e.case_id;
  delete from wake where unit_id = me and case_id = e.case_id;
  -- words about a hand-over are content; ids, dates and ground stay until the other party's time has come too
  update delivery set assessment = null, reservation = null where case_id = e.case_id and from_unit = me;
  delete from delivery d where d.case_id = e.case_id and me in (d.from_unit, d.to_unit) and exists (select 1 from erasure_proof p
    where p.case_id = d.case_id and p.unit_id = case when d.from_unit = me then d.to_unit else d.from_unit end);
  select * into envelope from case_file where id = e.case_id;
  insert into erased_record values (me, e.case_id, 'case', sha256(convert_to(envelope::text, 'UTF8')), e.id, envelope.holders = array[me])
    on conflict (unit_id, record_id) do update set digest = excluded.digest, erasure_id = excluded.erasure_id, deleted = excluded.deleted;
  if envelope.holders = array[me] then delete from case_file where id = e.case_id;
  elsif me = any(envelope.holders) then update case_file set holders = array_remove(holders, me) where id = e.case_id; end if;
  update erasure set status = 'running', version = version + 1 where id = e.id and status = 'approved'; -- a file without rows
  update erasure set status = 'done', version = version + 1 where id = e.id returning * into e;
  select * into last_proof from erasure_proof p where p.unit_id = me order by p.no desc limit 1;
  proof_digest := sha256(coalesce(last_proof.chain, ''::bytea) || convert_to(concat_ws('|', e.id, e.case_id, e.case_number, e.rule, e.years, e.law,
    e.last_entry, e.due_on, e.proposed_by, e.approved_by, e.counts::text, encode(e.digest, 'hex')), 'UTF8'));
  insert into erasure_proof values (e.id, coalesce(last_proof.no, 0) + 1, e.case_id, me, e.case_number, e.rule, e.years, e.law, e.last_entry, e.due_on,
    e.proposed_by, e.approved_by, e.approved_at, app_now(), e.counts, e.digest, proof_digest);
end $$;

-- Whether a unit's proofs are as they were written: the number of the first that is not; null when all are.
create function first_broken_proof() returns int language sql stable set search_path = samsteg, pg_temp as $$
  select min(p.no) from (select x.*, lag(x.chain, 1, ''::bytea) over (order by x.no) as before, row_number() over (order by x.no) as place
    from erasure_proof x where x.unit_id = current_unit()) p
  where p.no <> p.place or p.chain <> sha256(p.before || convert_to(concat_ws('|', p.id, p.case_id, p.case_number, p.rule, p.years, p.law, p.last_entry,
    p.due_on, p.proposed_by, p.approved_by, p.counts::text, encode(p.digest, 'hex')), 'UTF8')) $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
alter function due_erasures(int) owner to samsteg_door;
alter function relinquish(uuid, int) owner to samsteg_door;
alter function finish_erasure(uuid) owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
revoke all on function due_erasures(int), relinquish(uuid, int), finish_erasure(uuid) from public;
grant execute on function due_erasures(int), relinquish(uuid, int) to samsteg_app;
