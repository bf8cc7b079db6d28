-- Other systems of an authority: each belongs to one unit, has a secret of its own and reads what its scopes say. Nobody's account: it is
-- given no case, is never cleared for protected identity, and shows no fresh sign-in.
set local role samsteg_owner;
set local search_path = samsteg;

create table machine_client (
  id uuid primary key, unit_id uuid not null references unit, name text not null check (length(name) between 3 and 120),
  scopes text[] not null check (cardinality(scopes) between 1 and 20), why text not null check (length(why) between 3 and 400),
  version int not null default 1,
  made_by uuid not null references account, made_at timestamptz not null default app_now(),
  revoked_by uuid references account, revoked_at timestamptz, revoked_why text,
  used_at timestamptz -- when it last got a token
);
create index machine_client_of_unit on machine_client (unit_id);
-- Two may be good at once, while a system is moved from one to the next. On the real clock, as sessions are.
create table client_secret (
  id uuid primary key, client_id uuid not null references machine_client, hash text not null check (hash like '$argon2id$%'),
  made_by uuid not null references account, made_at timestamptz not null default clock_timestamp(), ends_at timestamptz not null
);
create index client_secret_of on client_secret (client_id);
create table client_token (
  token_hash bytea primary key check (length(token_hash) = 32), client_id uuid not null references machine_client,
  secret_id uuid not null references client_secret, scopes text[] not null, expires_at timestamptz not null
);
create index client_token_of on client_token (client_id);
-- What was done to which client, by whom and why. Append-only.
create table client_act (
  id uuid primary key default uuidv7(), agency_id uuid not null references agency, at timestamptz not null default app_now(),
  by_account uuid not null references account, by_unit uuid not null references unit,
  kind text not null check (kind in ('registered', 'secretChanged', 'revoked')), client_id uuid not null references machine_client, why text not null
);
do $$ declare t text; begin
  foreach t in array array['machine_client', 'client_secret', 'client_token', 'client_act'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('grant select, insert on %I to samsteg_door', t);
  end loop;
end $$;
grant update on machine_client to samsteg_door;
grant update (ends_at) on client_secret to samsteg_door;
grant delete on client_token to samsteg_door;
create trigger append_only before update or delete on client_act for each row execute function keep_as_written();
create trigger append_only_whole before truncate on client_act for each statement execute function keep_as_written();

create function is_client() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.actor', true), '') = 'client' $$;
-- A client that may still ask: not revoked, its unit not closed.
create function client_is_good(c machine_client) returns boolean language sql stable set search_path = samsteg, pg_temp as $$
  select c.revoked_at is null and exists (select 1 from unit u where u.id = c.unit_id and (u.closed_on is null or u.closed_on > app_today())) $$;

create or replace function open_ground(wanted uuid) returns text language sql stable as $$
  select case
    when samsteg.is_client() then 'client'
    when exists (select 1 from samsteg.unit_case u
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and u.caseworker = samsteg.current_account()) then 'assigned'
    when exists (select 1 from samsteg.case_opening o
      where o.case_id = wanted and o.account_id = samsteg.current_account() and o.until > samsteg.app_now()) then 'reason'
    when exists (select 1 from samsteg.referral_handling h
      where h.case_id = wanted and h.owner_unit = samsteg.current_unit() and h.caseworker = samsteg.current_account()) then 'request'
    when exists (select 1 from samsteg.unit_case u join samsteg.absence a on a.account_id = u.caseworker and a.unit_id = u.owner_unit
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and a.deputy_id = samsteg.current_account()
        and a.during @> samsteg.app_today()) then 'deputy'
    when exists (select 1 from samsteg.handoff h
      where h.case_id = wanted and h.to_unit = samsteg.current_unit() and h.to_caseworker = samsteg.current_account()) then 'handoff'
    when 'inbox' = any(string_to_array(current_setting('app.roles', true), ',')) then 'inbox'
    else 'other' end $$;

-- Reason: a request sits down, a client's too: revoking waits for it, and it thus happens before the revocation or not at all.
create or replace function sit_down(who uuid, wanted_seat uuid) returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  perform pg_advisory_xact_lock_shared(hashtextextended(who::text, 7462));
  if not exists (select 1 from account a join seat s on s.account_id = a.id and s.id = wanted_seat and s.valid @> app_today()
      where a.id = who and a.locked_at is null)
    and not exists (select 1 from machine_client c where c.id = who and c.id = wanted_seat and client_is_good(c)) then
    raise exception 'the seat is lost' using errcode = 'SM401';
  end if;
  return true;
end $$;
create or replace function still_seated() returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  perform 1 from machine_client c where c.id = current_account() and c.id = current_seat() and client_is_good(c) for share;
  if found then return true; end if;
  perform 1 from account where id = current_account() and locked_at is null for share;
  if not found then raise exception 'the account is locked' using errcode = 'SM401'; end if;
  perform 1 from seat where id = current_seat() and valid @> app_today() for share;
  if not found then raise exception 'the seat is lost' using errcode = 'SM401'; end if;
  return true;
end $$;

-- Reason: the secret is checked in the application, as a password is; one that is over, or of a revoked client, has none.
create function client_secret_hash(wanted_client uuid, wanted_secret uuid) returns text
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select s.hash from client_secret s join machine_client c on c.id = s.client_id
  where c.id = wanted_client and s.id = wanted_secret and s.ends_at > clock_timestamp() and client_is_good(c) $$;
create function note_client(c machine_client, refused boolean) returns void language sql volatile set search_path = samsteg, pg_temp as $$
  insert into access_entry (unit_id, agency_id, account_id, seat_id, kind, ground, denied)
    select c.unit_id, u.agency_id, c.id, c.id, 'token', 'client', refused from unit u where u.id = c.unit_id $$;
-- Reason: a secret that was right becomes a token for a quarter of an hour; never wider than the client, nor longer than its secret.
-- Answers its scopes; null when a wanted one is not the client's, or the client is gone.
create function open_client_token(new_hash bytea, wanted_client uuid, wanted_secret uuid, wanted_scopes text[], lifetime interval) returns text[]
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare c machine_client; given text[]; begin
  select * into c from machine_client where id = wanted_client for update;
  if c.id is null or not client_is_good(c) or client_secret_hash(wanted_client, wanted_secret) is null then return null; end if;
  given := coalesce(wanted_scopes, c.scopes);
  if cardinality(given) = 0 or not given <@ c.scopes then return null; end if;
  delete from client_token where expires_at < clock_timestamp();
  insert into client_token values (new_hash, c.id, wanted_secret, given, clock_timestamp() + least(lifetime, interval '15 minutes'));
  update machine_client set used_at = app_now() where id = c.id;
  perform note_client(c, false);
  return given;
end $$;
-- Reason: a try with a wrong secret stands in the log of the authority whose client was named; of an unknown one nothing is kept.
create function client_refused(wanted_client uuid) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$ select note_client(c, true) from machine_client c where c.id = wanted_client $$;
-- Reason: a token becomes an actor of one unit. Expired, of a secret that is over, of a revoked client or a closed unit: no row.
create function client_actor(wanted_hash bytea, out client_id uuid, out client_name text, out unit_id uuid, out scopes text[]) returns setof record
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select c.id, c.name, c.unit_id, t.scopes from client_token t
    join client_secret s on s.id = t.secret_id and s.ends_at > clock_timestamp()
    join machine_client c on c.id = t.client_id and client_is_good(c)
  where t.token_hash = wanted_hash and t.expires_at > clock_timestamp() $$;

-- Reason: the clients of all units of the own agency, for its administrator and its log auditor; of no other agency. Never a secret.
create function agency_clients(wanted uuid) returns table (client_id uuid, client_name text, unit_id uuid, scopes text[], client_version int, why text,
  made_by text, made_at timestamptz, used_at timestamptz, secret_ends timestamptz, former_ends timestamptz, revoked_by text, revoked_at timestamptz,
  revoked_why text)
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select c.id, c.name, c.unit_id, c.scopes, c.version, c.why, m.name, c.made_at, c.used_at,
    (select max(s.ends_at) from client_secret s where s.client_id = c.id),
    (select s.ends_at from client_secret s where s.client_id = c.id and s.ends_at > clock_timestamp() order by s.made_at desc offset 1 limit 1),
    r.name, c.revoked_at, c.revoked_why
  from machine_client c join unit u on u.id = c.unit_id join account m on m.id = c.made_by left join account r on r.id = c.revoked_by
  where (wanted is null or c.id = wanted) and u.agency_id = (
    select own.agency_id from seat mine join unit own on own.id = mine.unit_id join agency k on k.id = own.agency_id and k.kind <> 'association'
    where mine.id = current_seat() and mine.account_id = current_account() and mine.valid @> app_today()
      and mine.roles && array['administrator', 'auditor']) $$;
-- Reason: another system is let in by the administrator of the unit's own agency, and by nobody else.
create function register_client(new_client uuid, wanted_unit uuid, wanted_name text, wanted_scopes text[], because text, secret uuid,
  secret_hash text, ends timestamptz) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare mine uuid := administered_agency(); begin
  if mine is null then raise exception 'administers nobody' using errcode = 'SM403'; end if;
  if not exists (select 1 from unit where id = wanted_unit and agency_id = mine and (closed_on is null or closed_on > app_today())) then
    raise exception 'no such unit in the agency' using errcode = 'SM004';
  end if;
  if exists (select 1 from account where id = new_client) then raise exception 'somebody’s account' using errcode = 'SM403'; end if;
  insert into machine_client (id, unit_id, name, scopes, why, made_by) values (new_client, wanted_unit, wanted_name, wanted_scopes, because, current_account());
  insert into client_secret (id, client_id, hash, made_by, ends_at)
    values (secret, new_client, secret_hash, current_account(), least(ends, clock_timestamp() + interval '366 days'));
  insert into client_act (agency_id, by_account, by_unit, kind, client_id, why)
    values (mine, current_account(), current_unit(), 'registered', new_client, because);
end $$;
-- Reason: a new secret; the one before it is good for as long as it was said, and every older one is over now.
create function change_client_secret(wanted uuid, expected int, secret uuid, secret_hash text, ends timestamptz, overlap interval, because text)
returns boolean language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$
declare mine uuid := administered_agency(); newest uuid; begin
  if mine is null then raise exception 'administers nobody' using errcode = 'SM403'; end if;
  if not exists (select 1 from machine_client c join unit u on u.id = c.unit_id and u.agency_id = mine where c.id = wanted) then
    raise exception 'no such client in the agency' using errcode = 'SM004';
  end if;
  perform after_requests_of(wanted);
  update machine_client set version = version + 1 where id = wanted and version = expected and revoked_at is null;
  if not found then return false; end if;
  select s.id into newest from client_secret s where s.client_id = wanted order by s.made_at desc, s.id desc limit 1;
  update client_secret s set ends_at = least(s.ends_at, clock_timestamp() + case when s.id = newest then least(overlap, interval '30 days') else interval '0' end)
    where s.client_id = wanted;
  insert into client_secret (id, client_id, hash, made_by, ends_at)
    values (secret, wanted, secret_hash, current_account(), least(ends, clock_timestamp() + interval '366 days'));
  insert into client_act (agency_id, by_account, by_unit, kind, client_id, why)
    values (mine, current_account(), current_unit(), 'secretChanged', wanted, because);
  return true;
end $$;
-- Reason: never refused to the agency's administrator, and it takes effect at once: a request on its way is waited for, the next one is nobody's.
create function revoke_client(wanted uuid, because text) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare mine uuid := administered_agency(); begin
  if mine is null then raise exception 'administers nobody' using errcode = 'SM403'; end if;
  if not exists (select 1 from machine_client c join unit u on u.id = c.unit_id and u.agency_id = mine where c.id = wanted) then
    raise exception 'no such client in the agency' using errcode = 'SM004';
  end if;
  perform after_requests_of(wanted);
  update machine_client set revoked_at = app_now(), revoked_by = current_account(), revoked_why = because, version = version + 1
    where id = wanted and revoked_at is null;
  if not found then return; end if; -- it is revoked already: asking again changes nothing
  delete from client_token where client_id = wanted;
  insert into client_act (agency_id, by_account, by_unit, kind, client_id, why)
    values (mine, current_account(), current_unit(), 'revoked', wanted, because);
end $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
-- Inner secrecy for a client: what its administrator has said in a scope, for the whole unit; a person says it case by case.
create or replace function openable(wanted uuid) returns table (case_id uuid) language sql stable as $$
  select wanted where samsteg.is_system() or 'inbox' = any(string_to_array(current_setting('app.roles', true), ','))
    or (samsteg.is_client() and 'opensCases' = any(string_to_array(current_setting('app.roles', true), ',')))
    or exists (select 1 from samsteg.unit_case u
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and u.caseworker = samsteg.current_account())
    or exists (select 1 from samsteg.unit_case u join samsteg.absence a on a.account_id = u.caseworker and a.unit_id = u.owner_unit
      where u.case_id = wanted and u.owner_unit = samsteg.current_unit() and a.deputy_id = samsteg.current_account()
        and a.during @> samsteg.app_today())
    or exists (select 1 from samsteg.referral_handling h
      where h.case_id = wanted and h.owner_unit = samsteg.current_unit() and h.caseworker = samsteg.current_account())
    or exists (select 1 from samsteg.handoff h
      where h.case_id = wanted and h.to_unit = samsteg.current_unit() and h.to_caseworker = samsteg.current_account()
        and h.status in ('offered', 'questioned', 'accepted', 'completed'))
    or exists (select 1 from samsteg.case_opening o
      where o.case_id = wanted and o.account_id = samsteg.current_account() and o.until > samsteg.app_now())
$$;
grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace and p.proname in ('client_secret_hash',
      'open_client_token', 'client_refused', 'client_actor', 'agency_clients', 'register_client', 'change_client_secret', 'revoke_client') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
-- Reason: as before, with the authority's own systems among those who read; a machine has no evenings.
create or replace function audit_log(first_day date, last_day date, wanted_rule text, wanted_account uuid, wanted_number text, wanted_kind text,
  after_at timestamptz, after_id uuid, most int) returns jsonb
language plpgsql stable security definer set search_path = samsteg, pg_temp as $$
declare mine uuid := audited_agency(); closed uuid[] := closed_to_auditor(); about uuid; answer jsonb; begin
  if mine is null then raise exception 'audits nothing' using errcode = 'SM403'; end if;
  if wanted_number is not null then
    about := case_of_agency(wanted_number, mine);
    if about is null or about = any(closed) then raise exception 'no such case' using errcode = 'SM004'; end if;
  end if;
  with period as materialized (
    select e.*, count(*) filter (where e.kind = 'open') over (partition by e.account_id, day_of(e.at)) as opened from access_entry e
    where e.agency_id = mine and e.at >= (first_day::timestamp at time zone 'Europe/Stockholm')
      and e.at < ((last_day + 1)::timestamp at time zone 'Europe/Stockholm')
  ), marked as (
    select p.*, coalesce(a.name, m.name, '–') as who, cardinality(p.case_ids) > 0 and p.case_ids <@ closed as is_closed, array_remove(array[
      case when p.ground = 'reason' then 'withReason' end,
      case when p.kind = 'open' and p.ground in ('inbox', 'other') then 'outside' end,
      case when p.kind in ('open', 'search') and exists (select 1 from person x where x.case_id = any(p.case_ids) and p.unit_id = any(x.holders)
        and lower(x.family_name) = lower(regexp_replace(a.name, '^.* ', ''))) then 'sameName' end,
      case when p.kind = 'open' and exists (select 1 from person x join account c on lower(c.name) = lower(x.given_name || ' ' || x.family_name)
        join seat s on s.account_id = c.id join unit u on u.id = s.unit_id and u.agency_id = mine
        where x.case_id = any(p.case_ids) and p.unit_id = any(x.holders)) then 'colleague' end,
      case when p.opened > 30 then 'volume' end,
      case when m.id is null and extract(hour from p.at at time zone 'Europe/Stockholm') not between 6 and 19
        or m.id is null and extract(isodow from p.at at time zone 'Europe/Stockholm') > 5 then 'oddHours' end,
      case when p.denied then 'refused' end,
      case when p.kind in ('export', 'print', 'copy', 'extract') then 'files' end,
      case when exists (select 1 from case_protection k where k.case_id = any(p.case_ids)) then 'protected' end,
      case when get_byte(sha256(convert_to(p.id::text, 'UTF8')), 0) < 6 then 'sample' end], null) as flags
    from period p left join account a on a.id = p.account_id left join machine_client m on m.id = p.account_id
    where (wanted_account is null or p.account_id = wanted_account) and (about is null or about = any(p.case_ids))
      and (wanted_kind is null or p.kind = wanted_kind)
  ), found as (
    select * from marked m where wanted_rule is null or wanted_rule = any(m.flags)
  ), page as (
    select * from found f where not f.is_closed and (after_id is null or (f.at, f.id) < (after_at, after_id)) order by f.at desc, f.id desc limit most + 1
  )
  select jsonb_build_object('caseId', about, 'totalCount', (select count(*) from found f where not f.is_closed),
    'protectedCount', (select count(*) from found f where f.is_closed), 'hasMore', (select count(*) > most from page),
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'at', p.at, 'accountId', p.account_id, 'accountName', p.who, 'unit', api.unit_ref(p.unit_id),
      'kind', p.kind, 'ground', p.ground, 'flags', p.flags,
      'numbers', (select coalesce(jsonb_agg(n.number order by n.number), '[]') from (select f.number from case_file f where f.id = any(p.case_ids)
        and f.id <> all(closed) and exists (select 1 from unit u where u.agency_id = mine and u.id = any(f.holders)) order by f.number limit 10) n),
      'cases', cardinality(p.case_ids)) order by p.at desc, p.id desc) from (select * from page order by at desc, id desc limit most) p), '[]')) into answer;
  return answer;
end $$;
-- Reason: as before; a system that opened the case is named too.
create or replace function audit_incident(wanted_number text, wanted_record uuid) returns jsonb
language plpgsql stable security definer set search_path = samsteg, pg_temp as $$
declare mine uuid := audited_agency(); about uuid; begin
  if mine is null then raise exception 'audits nothing' using errcode = 'SM403'; end if;
  about := case_of_agency(wanted_number, mine);
  if about is null or about = any(closed_to_auditor()) then raise exception 'no such case' using errcode = 'SM004'; end if;
  return jsonb_build_object('caseId', about, 'number', upper(btrim(wanted_number)),
    'deliveries', (select coalesce(jsonb_agg(jsonb_build_object('recordId', d.record_id, 'recordKind', d.record_kind, 'category', d.category,
        'from', api.unit_ref(d.from_unit), 'to', api.unit_ref(d.to_unit), 'at', d.arrived_at, 'ground', d.ground, 'openedOn', d.opened_on) order by d.arrived_at), '[]')
      from delivery d join unit u on u.id = d.from_unit and u.agency_id = mine
      where d.case_id = about and (wanted_record is null or d.record_id = wanted_record)),
    'openings', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'accountName', coalesce(a.name, m.name, '–'), 'unit', api.unit_ref(e.unit_id), 'kind', e.kind, 'ground', e.ground)
        order by e.at), '[]') from access_entry e left join account a on a.id = e.account_id
        left join machine_client m on m.id = e.account_id
      where e.agency_id = mine and about = any(e.case_ids) and e.kind not in ('review', 'incident')));
end $$;
revoke create on schema samsteg from samsteg_door;
grant execute on function client_secret_hash(uuid, uuid), open_client_token(bytea, uuid, uuid, text[], interval), client_actor(bytea),
  client_refused(uuid) to samsteg_rt;
grant execute on function agency_clients(uuid), register_client(uuid, uuid, text, text[], text, uuid, text, timestamptz),
  change_client_secret(uuid, int, uuid, text, timestamptz, interval, text), revoke_client(uuid, text) to samsteg_app;
