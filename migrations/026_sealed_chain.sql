set local role samsteg_owner;
set local search_path = samsteg;

-- Which transaction wrote a row: sealing takes what every running transaction is past, so nothing can come too late.
alter table journal add column xid xid8 not null default pg_current_xact_id();
alter table delivery add column xid xid8 not null default pg_current_xact_id();
create index journal_by_transaction on journal (xid);
create index delivery_by_transaction on delivery (xid);

-- One chain per authority. A link is a row's place and digest: the row may be erased, the digest stays and the chain still verifies.
create table sealed_row (
  agency_id uuid not null references agency, no bigint not null check (no > 0),
  stream text not null check (stream in ('access', 'event', 'delivery', 'review', 'erasure')),
  row_id uuid not null, digest bytea not null check (length(digest) = 32),
  primary key (agency_id, no), unique (stream, row_id)
);
create table access_seal (
  agency_id uuid not null references agency, no bigint not null check (no > 0),
  from_no bigint not null, to_no bigint not null, count int not null,
  prev bytea not null, hash bytea not null, at timestamptz not null,
  primary key (agency_id, no), check (to_no - from_no + 1 = count and count > 0)
);
-- What has been taken away lawfully, and when: itself sealed.
create table erased_row (
  id uuid primary key default uuidv7(), agency_id uuid not null references agency,
  stream text not null, row_id uuid not null, at timestamptz not null default app_now(), by_account uuid, by_unit uuid,
  xid xid8 not null default pg_current_xact_id(), unique (stream, row_id)
);
create index erased_by_transaction on erased_row (xid);
-- What an auditor did, as a record that stays as it was written.
create table log_review (
  id uuid primary key default uuidv7(), agency_id uuid not null references agency default current_agency(),
  unit_id uuid not null references unit, account_id uuid not null references account, at timestamptz not null default app_now(),
  kind text not null check (kind in ('systematic', 'suspicion', 'access', 'incident')),
  subject text not null check (length(subject) between 1 and 500), reason text check (length(reason) between 5 and 1000),
  period_from date, period_to date, reviewed int not null check (reviewed >= 0), protected int not null default 0,
  result text not null, measures text check (length(measures) <= 2000),
  xid xid8 not null default pg_current_xact_id()
);
create index review_of_agency on log_review (agency_id, at);
create index review_by_transaction on log_review (xid);
create table seal_progress (only_row boolean primary key default true check (only_row), upto xid8 not null);

do $$ declare t text; begin
  foreach t in array array['sealed_row', 'access_seal', 'erased_row', 'log_review', 'seal_progress'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('grant select, insert on %I to samsteg_door', t);
  end loop;
  foreach t in array array['sealed_row', 'access_seal', 'erased_row', 'log_review'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function keep_as_written()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function keep_as_written()', t);
  end loop;
end $$;
grant update (upto) on seal_progress to samsteg_door;
create policy first_row on seal_progress for insert to samsteg_owner with check (true);
insert into seal_progress (upto) values ('0');
drop policy first_row on seal_progress;
create function seat_is_auditor() returns boolean language sql stable
  as $$ select 'auditor' = any(string_to_array(coalesce(current_setting('app.roles', true), ''), ',')) $$;
create policy own_agency on log_review for select to samsteg_app using (agency_id = (select current_agency()) and (select seat_is_auditor()));
create policy own_hand on log_review for insert to samsteg_app with check (
  agency_id = (select current_agency()) and unit_id = (select current_unit()) and account_id = (select current_account()) and (select seat_is_auditor()));
grant select on log_review to samsteg_app;
grant insert (unit_id, account_id, kind, subject, reason, period_from, period_to, reviewed, protected, result, measures) on log_review to samsteg_app;

-- Journal and deliveries: holders move, the day it was opened is noted, nothing else changes. A door that erases leaves its proof.
create function note_erasure() returns trigger language plpgsql as $$
declare stream text := tg_argv[0]; old_row jsonb := to_jsonb(old); begin
  if current_user <> 'samsteg_door' then raise exception '% is append-only', tg_table_name; end if;
  insert into samsteg.erased_row (agency_id, stream, row_id, by_account, by_unit)
    values (coalesce((old_row ->> 'agency_id')::uuid,
        (select u.agency_id from samsteg.unit u where u.id = coalesce(old_row ->> 'owner_unit', old_row ->> 'from_unit')::uuid)),
      stream, (old_row ->> 'id')::uuid, samsteg.current_account(), samsteg.current_unit())
    on conflict do nothing;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger erasure_proof before delete on journal for each row execute function note_erasure('event');
create trigger content_erased before update on journal for each row
  when ((new.association_id, new.case_id, new.owner_unit, new.category, new.type, new.occurred_on, new.recorded_at, new.actor_account, new.payload,
      new.voids, new.about, new.correspondence_id, new.seq) is distinct from
    (old.association_id, old.case_id, old.owner_unit, old.category, old.type, old.occurred_on, old.recorded_at, old.actor_account, old.payload,
      old.voids, old.about, old.correspondence_id, old.seq))
  execute function note_erasure('event');
create trigger erasure_proof before delete on delivery for each row execute function note_erasure('delivery');
create trigger content_erased before update on delivery for each row
  when ((new.act_id, new.association_id, new.case_id, new.record_kind, new.record_id, new.category, new.from_unit, new.to_unit, new.arrived_at,
      new.ground, new.edge_id, new.assessment, new.decided_by) is distinct from
    (old.act_id, old.association_id, old.case_id, old.record_kind, old.record_id, old.category, old.from_unit, old.to_unit, old.arrived_at,
      old.ground, old.edge_id, old.assessment, old.decided_by))
  execute function note_erasure('delivery');
create trigger erasure_proof before delete on access_entry for each row execute function note_erasure('access');

-- A row in one unambiguous line: each field with its length, so that nothing can be moved between two of them.
create function canonical(variadic fields text[]) returns text language sql immutable parallel safe as $$
  select string_agg(coalesce(octet_length(f)::text || ':' || f, '-'), ',' order by n) from unnest(fields) with ordinality x (f, n) $$;
create function moment_text(moment timestamptz) returns text language sql immutable parallel safe
  as $$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- Everything that is sealed, with whose chain it belongs to. Holders and the day of opening are not covered.
create view sealable with (security_invoker = true) as
  select 'access' as stream, e.id as row_id, e.agency_id, e.xid, canonical('access', e.id::text, e.agency_id::text, e.unit_id::text, e.account_id::text,
    e.seat_id::text, moment_text(e.at), e.kind, array_to_string(e.case_ids, ','), e.ground, e.denied::text) as line from access_entry e
  union all select 'event', j.id, u.agency_id, j.xid, canonical('event', j.id::text, j.association_id::text, j.case_id::text, j.owner_unit::text, j.category,
    j.type, to_char(j.occurred_on, 'YYYY-MM-DD'), moment_text(j.recorded_at), j.actor_account::text, j.payload::text, j.voids::text, j.about::text,
    j.correspondence_id::text, j.seq::text) from journal j join unit u on u.id = j.owner_unit
  union all select 'delivery', d.id, u.agency_id, d.xid, canonical('delivery', d.id::text, d.act_id::text, d.association_id::text, d.case_id::text,
    d.record_kind, d.record_id::text, d.category, d.from_unit::text, d.to_unit::text, moment_text(d.arrived_at), d.ground, d.edge_id::text, d.assessment,
    d.decided_by::text) from delivery d join unit u on u.id = d.from_unit
  union all select 'review', r.id, r.agency_id, r.xid, canonical('review', r.id::text, r.agency_id::text, r.unit_id::text, r.account_id::text,
    moment_text(r.at), r.kind, r.subject, r.reason, to_char(r.period_from, 'YYYY-MM-DD'), to_char(r.period_to, 'YYYY-MM-DD'), r.reviewed::text,
    r.protected::text, r.result, r.measures) from log_review r
  union all select 'erasure', x.id, x.agency_id, x.xid, canonical('erasure', x.id::text, x.agency_id::text, x.stream, x.row_id::text, moment_text(x.at),
    x.by_account::text, x.by_unit::text) from erased_row x;
grant select on sealable to samsteg_door;

grant create on schema samsteg to samsteg_door;
-- Reason: the worker seals every authority's log without seeing a row of it. One at a time; a transaction that is still running is
-- waited for, not passed by. Answers the new heads, which say nothing about anybody.
create function seal_log(most int) returns table (agency uuid, seal bigint, last_no bigint, head bytea)
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare start xid8; stop xid8; newest xid8; was_restored boolean; moment timestamptz := app_now(); begin
  if not pg_try_advisory_xact_lock(7404, 1) then return; end if;
  select p.upto, pg_snapshot_xmin(s), pg_snapshot_xmax(s) into start, stop, newest from seal_progress p, pg_current_snapshot() s;
  was_restored := start > newest; -- transaction numbers have begun again in another cluster
  if was_restored then
    start := '0';
  else
    stop := least(stop, coalesce((select c.xid from (select e.xid from access_entry e where e.xid >= start union all select j.xid from journal j
      where j.xid >= start union all select d.xid from delivery d where d.xid >= start) c where c.xid > start order by c.xid offset most limit 1), stop));
  end if;
  insert into sealed_row (agency_id, no, stream, row_id, digest)
    select r.agency_id, coalesce(h.to_no, 0) + row_number() over (partition by r.agency_id order by r.xid, r.stream, r.row_id), r.stream, r.row_id,
      sha256(convert_to(r.line, 'UTF8'))
    from sealable r left join lateral (select s.to_no from access_seal s where s.agency_id = r.agency_id order by s.no desc limit 1) h on true
    where r.xid >= start and (r.xid < stop or (was_restored and r.xid >= newest))
      and not exists (select 1 from sealed_row x where x.stream = r.stream and x.row_id = r.row_id);
  update seal_progress set upto = stop;
  return query insert into access_seal (agency_id, no, from_no, to_no, count, prev, hash, at)
    select g.agency_id, g.no, g.from_no, g.to_no, g.count, g.prev, sha256(g.prev || convert_to(canonical('seal', g.agency_id::text, g.no::text,
        g.from_no::text, g.to_no::text, g.count::text, moment_text(moment)), 'UTF8') || g.links), moment
    from (select a.id as agency_id, coalesce(h.no, 0) + 1 as no, min(l.no) as from_no, max(l.no) as to_no, count(*)::int as count,
        coalesce(h.hash, sha256(convert_to(canonical('first', a.id::text), 'UTF8'))) as prev,
        string_agg(convert_to(canonical(l.no::text, l.stream, l.row_id::text, encode(l.digest, 'hex')), 'UTF8'), '\x0a' order by l.no) as links
      from agency a left join lateral (select s.no, s.to_no, s.hash from access_seal s where s.agency_id = a.id order by s.no desc limit 1) h on true
        join sealed_row l on l.agency_id = a.id and l.no > coalesce(h.to_no, 0)
      group by a.id, h.no, h.hash) g
    returning access_seal.agency_id, access_seal.no, access_seal.to_no, access_seal.hash;
end $$;

-- Reason: what is past its retention is taken away, each row with its proof; never anything younger than five years.
create function expire_log(of_agency uuid, before date) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare gone int; begin
  if before > app_today() - interval '5 years' then raise exception 'a log is kept for at least five years'; end if;
  delete from access_entry e where e.agency_id = of_agency and day_of(e.at) < before;
  get diagnostics gone = row_count;
  return gone;
end $$;
alter function seal_log(int) owner to samsteg_door;
alter function expire_log(uuid, date) owner to samsteg_door;
revoke all on function seal_log(int), expire_log(uuid, date) from public;
grant execute on function seal_log(int) to samsteg_app;
grant delete on access_entry to samsteg_door;
revoke create on schema samsteg from samsteg_door;
