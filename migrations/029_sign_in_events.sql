-- Signing in and out, tried and failed, in the log of each authority where the person has a seat. Sealed with the rest of it.
set local role samsteg_owner;
set local search_path = samsteg;

-- One entry per authority. No seat is named: a seat is not used by signing in. A name that nobody has leaves nothing here.
create function note_sign_in(who uuid, what text, refused boolean default false) returns void
language sql volatile set search_path = samsteg, pg_temp as $$
  insert into access_entry (unit_id, agency_id, account_id, kind, denied)
    select distinct on (u.agency_id) u.id, u.agency_id, who, what, refused from seat s join unit u on u.id = s.unit_id
    where s.account_id = who and s.valid @> app_today() order by u.agency_id, u.name, u.id $$;

-- Reason: a wrong password, or too many of them, stands in the log of the authorities whose person was named. Answers whether
-- anybody was: the operator's log says the rest, without the name.
create function login_failed(wanted text, is_locked_out boolean) returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare who uuid; begin
  select id into who from account where username = lower(wanted);
  if who is null then return false; end if;
  perform note_sign_in(who, case when is_locked_out then 'lockedOut' else 'signInFailed' end, true);
  return true;
end $$;

-- Reason: a session that rested too long, or is too old, is over and says so: at the latest a minute after, by the worker.
create function expire_sessions() returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare gone uuid[]; begin
  with over as (delete from session where expires_at < clock_timestamp() or seen_at < clock_timestamp() - idle returning account_id)
    select array_agg(account_id) into gone from over;
  perform note_sign_in(one, 'sessionExpired') from unnest(gone) one;
  return coalesce(cardinality(gone), 0);
end $$;

create or replace function open_session(hash bytea, owner uuid, lifetime interval, rest interval, how text, level int, browser text, at_provider bytea)
returns boolean language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  perform expire_sessions();
  if how = 'local' and not exists (select 1 from database_mode where mode in ('demo', 'test')) then
    raise exception 'passwords are for demonstrations' using errcode = 'SM008';
  end if;
  insert into session (token_hash, account_id, expires_at, idle, method, loa, agent, provider_token)
    select hash, id, clock_timestamp() + lifetime, rest, how, level, browser, at_provider
    from account where id = owner and locked_at is null;
  if not found then return false; end if;
  perform note_sign_in(owner, 'signIn');
  return true;
end $$;
create or replace function renew_session(hash bytea, owner uuid, new_hash bytea, level int) returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  update session set former_hash = token_hash, token_hash = new_hash, renewed_at = clock_timestamp(),
    verified_at = clock_timestamp(), seen_at = clock_timestamp(), loa = level
    where token_hash = hash and account_id = owner and expires_at > clock_timestamp() and seen_at > clock_timestamp() - idle;
  if not found then return false; end if;
  perform note_sign_in(owner, 'stepUp');
  return true;
end $$;
create or replace function close_session(hash bytea) returns table (account_id uuid, provider_token bytea)
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  delete from session s where s.token_hash = hash or (s.former_hash = hash and s.renewed_at > clock_timestamp() - interval '30 seconds')
    returning s.account_id, s.provider_token into account_id, provider_token;
  if not found then return; end if;
  perform note_sign_in(account_id, 'signOut');
  return next;
end $$;
create or replace function end_session(wanted uuid) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare ended int; begin
  delete from session where id = wanted and account_id = current_account();
  get diagnostics ended = row_count;
  if ended > 0 then perform note_sign_in(current_account(), 'sessionRevoked'); end if;
  return ended;
end $$;
create or replace function end_other_sessions(kept uuid) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare ended int; begin
  delete from session where id <> kept and account_id = current_account();
  get diagnostics ended = row_count;
  if ended > 0 then perform note_sign_in(current_account(), 'sessionRevoked'); end if;
  return ended;
end $$;
-- A locked account's sessions end in the same statement as the lock; each authority of hers reads that they did.
create or replace function lock_account(wanted uuid, because text) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare mine uuid := administered_agency(); begin
  if mine is null then raise exception 'administers nobody' using errcode = 'SM403'; end if;
  if not belongs_to(wanted, mine) then raise exception 'no such account in the agency' using errcode = 'SM004'; end if;
  perform after_requests_of(wanted);
  update account set locked_at = app_now(), locked_why = because, locked_by = current_account(), locked_by_agency = mine, version = version + 1
    where id = wanted and locked_at is null;
  if not found then return; end if; -- it is locked already: asking again changes nothing
  delete from session where account_id = wanted;
  if found then perform note_sign_in(wanted, 'sessionRevoked'); end if;
  perform note_act('accountLocked', wanted, null, null, null, because);
  perform pg_notify('due', '');
end $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace
      and p.proname in ('login_failed', 'expire_sessions') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
grant execute on function login_failed(text, boolean) to samsteg_rt;
grant execute on function expire_sessions() to samsteg_app;
