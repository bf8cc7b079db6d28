-- Sign-in at the authorities' own OpenID providers: whose people an issuer speaks for, and what its claims mean here.
set local role samsteg_owner;
set local search_path = samsteg;

-- One row per agency and issuer. A hub that serves several agencies is told apart by a claim of its own.
create table sign_in_source (
  id uuid primary key default uuidv7(), agency_id uuid not null references agency, issuer text not null,
  subject_claim text not null default 'sub', -- which claim says who it is
  agency_claim text, agency_value text,      -- which claim says whose she is, and the agency's value of it
  unit_claim text, role_claim text,          -- which claims give seats; null: only the agency's administrator gives them
  check ((agency_claim is null) = (agency_value is null)), check ((unit_claim is null) = (role_claim is null)),
  unique (issuer, agency_value)
);
-- What a value of such a claim means: a unit of the same agency, or a role.
create table sign_in_value (
  source_id uuid not null references sign_in_source, kind text not null check (kind in ('unit', 'role')), value text not null,
  unit_id uuid references unit, role text,
  primary key (source_id, kind, value), check ((kind = 'unit') = (unit_id is not null) and (kind = 'role') = (role is not null)),
  check (role not in ('administrator', 'processLeader', 'auditor', 'protectedClearance')) -- given by a person, with a reason
);
create function value_within_the_agency() returns trigger language plpgsql set search_path = samsteg, pg_temp as $$ begin
  if new.unit_id is not null and not exists (select 1 from sign_in_source s join unit u on u.agency_id = s.agency_id
      where s.id = new.source_id and u.id = new.unit_id) then
    raise exception 'the unit is another agency’s';
  end if;
  return new;
end $$;
create trigger value_within_the_agency before insert or update on sign_in_value for each row execute function value_within_the_agency();
create table account_identity (
  issuer text not null, subject text not null, account_id uuid not null references account, source_id uuid not null references sign_in_source,
  bound_at timestamptz not null default clock_timestamp(), primary key (issuer, subject)
);
create index account_identity_of on account_identity (account_id);
-- What the browser took with it to the provider: state, nonce, PKCE. Good once, for ten minutes, in the same browser.
create table login_attempt (token_hash bytea primary key, state jsonb not null, expires_at timestamptz not null);
alter table seat add column source_id uuid references sign_in_source; -- given by claims, and taken back by them

do $$ declare t text; begin
  foreach t in array array['sign_in_source', 'sign_in_value', 'account_identity', 'login_attempt'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('grant select on %I to samsteg_door', t);
  end loop;
end $$;
grant insert on account_identity to samsteg_door;
grant insert, delete on login_attempt to samsteg_door;

-- A claim's values: one text, or a list of them.
create function claim_values(claims jsonb, name text) returns setof text language sql immutable as $$
  select v from jsonb_array_elements_text(case jsonb_typeof(claims -> name)
    when 'array' then claims -> name when 'string' then jsonb_build_array(claims -> name) else '[]' end) v $$;

-- What the claims give: seats that are not there are made, those that the claims no longer give are ended.
create function seats_by_claims(who uuid, source sign_in_source, claims jsonb) returns void
language plpgsql volatile set search_path = samsteg, pg_temp as $$ declare wanted_roles text[]; wanted_units uuid[]; begin
  select array_agg(distinct v.role order by v.role) into wanted_roles from sign_in_value v
    where v.source_id = source.id and v.kind = 'role' and v.value in (select claim_values(claims, source.role_claim));
  select array_agg(distinct v.unit_id) into wanted_units from sign_in_value v
    where v.source_id = source.id and v.kind = 'unit' and v.value in (select claim_values(claims, source.unit_claim));
  if wanted_roles is null then wanted_units := null; end if;
  update seat set valid = case when lower(valid) < app_today() then daterange(lower(valid), app_today()) else 'empty' end,
      ended_why = 'claims', ended_at = app_now(), version = version + 1
    where account_id = who and source_id = source.id and valid @> app_today()
      and not (unit_id = any(coalesce(wanted_units, '{}')) and roles = wanted_roles);
  insert into seat (id, account_id, unit_id, roles, valid, why, granted_at, source_id)
    select uuidv7(), who, u, wanted_roles, daterange(app_today(), null), 'claims', app_now(), source.id from unnest(wanted_units) u
    where not exists (select 1 from seat s where s.account_id = who and s.unit_id = u and s.source_id = source.id and s.valid @> app_today());
end $$;

-- Reason: an identity of a trusted provider becomes an account with a seat, or nothing. An account that an administrator made is
-- bound at the first sign-in, when it sits in no other agency than the one the provider speaks for.
create function login_identity(wanted_issuer text, claims jsonb) returns uuid
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare source sign_in_source; who uuid; wanted text; begin
  select * into source from sign_in_source s where s.issuer = wanted_issuer
    and (s.agency_claim is null or s.agency_value in (select claim_values(claims, s.agency_claim))) order by s.agency_claim nulls last limit 1;
  if source.id is null then return null; end if;
  wanted := claims ->> source.subject_claim;
  if coalesce(wanted, '') = '' or length(wanted) > 200 then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(wanted_issuer || ' ' || wanted, 7463)); -- two first sign-ins make one account
  select i.account_id into who from account_identity i where i.issuer = wanted_issuer and i.subject = wanted
    and i.source_id = source.id;
  if who is null then
    select a.id into who from account a where a.username = lower(wanted) and belongs_to(a.id, source.agency_id)
      and not exists (select 1 from seat s join unit u on u.id = s.unit_id where s.account_id = a.id and u.agency_id <> source.agency_id)
      and not exists (select 1 from account_identity i where i.account_id = a.id and i.issuer = wanted_issuer);
    if who is null and source.unit_claim is not null and not exists (select 1 from account where username = lower(wanted))
        and exists (select 1 from sign_in_value v where v.source_id = source.id and v.kind = 'unit'
          and v.value in (select claim_values(claims, source.unit_claim)))
        and exists (select 1 from sign_in_value v where v.source_id = source.id and v.kind = 'role'
          and v.value in (select claim_values(claims, source.role_claim))) then
      who := uuidv7();
      insert into account (id, username, name) values (who, lower(wanted), coalesce(nullif(left(claims ->> 'name', 120), ''), wanted));
    end if;
    if who is null then return null; end if;
    insert into account_identity (issuer, subject, account_id, source_id) values (wanted_issuer, wanted, who, source.id);
  end if;
  if source.unit_claim is not null then perform seats_by_claims(who, source, claims); end if;
  if exists (select 1 from account a join seat s on s.account_id = a.id and s.valid @> app_today()
      join unit u on u.id = s.unit_id and (u.closed_on is null or u.closed_on > app_today())
      where a.id = who and a.locked_at is null) then return who; end if;
  return null;
end $$;

-- Reason: an attempt is kept outside the browser, and taken once.
create function keep_attempt(hash bytea, wanted jsonb) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  delete from login_attempt where expires_at < clock_timestamp();
  insert into login_attempt values (hash, wanted, clock_timestamp() + interval '10 minutes') $$;
create function take_attempt(hash bytea) returns setof jsonb
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  delete from login_attempt where token_hash = hash and expires_at > clock_timestamp() returning state $$;

-- Reason: a session that is closed tells what signing out at the provider asks for.
drop function close_session(bytea);
create function close_session(hash bytea) returns table (account_id uuid, provider_token bytea)
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  delete from session s where s.token_hash = hash or (s.former_hash = hash and s.renewed_at > clock_timestamp() - interval '30 seconds')
  returning s.account_id, s.provider_token $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace
      and p.proname in ('login_identity', 'keep_attempt', 'take_attempt', 'close_session') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
    execute format('grant execute on function %s to samsteg_rt', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
