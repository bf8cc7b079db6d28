-- Doors before there is an actor: all that samsteg_rt can do by itself. Each with its reason.
set local role samsteg_owner;
set local search_path = samsteg;

-- Reason: the password is checked in the application; a locked account has none.
create function login_account(wanted text, out account_id uuid, out password_hash text) returns setof record
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select id, password_hash from account where username = lower(wanted) and locked_at is null $$;

-- Reason: tries are counted for everybody together, also for accounts that do not exist. Answers how many there were in the window.
create function login_tries(wanted bytea, in_the_last interval, note boolean) returns int
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  delete from login_try where at < clock_timestamp() - interval '1 hour';
  if note then insert into login_try (key) values (wanted); end if;
  return (select count(*) from login_try where key = wanted and at > clock_timestamp() - in_the_last);
end $$;

-- Reason: only wrong tries count; whoever gets in has not been guessing.
create function login_succeeded(account_key bytea, address_key bytea) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  delete from login_try where key = account_key;
  delete from login_try where ctid = (select ctid from login_try where key = address_key order by at desc limit 1) $$;

-- Reason: the session table is reached by nobody else. Sign-in and time-outs use the real clock, not the moved one.
create function open_session(hash bytea, owner uuid, lifetime interval) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  delete from session where expires_at < clock_timestamp();
  insert into session (token_hash, account_id, expires_at)
    select hash, id, clock_timestamp() + lifetime from account where id = owner and locked_at is null $$;
create function close_session(hash bytea) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$ delete from session where token_hash = hash $$;

-- Reason: a cookie becomes an actor. A locked account, a lost seat, a closed unit or an expired session: no row.
create function session_actor(hash bytea, wanted_seat uuid,
  out account_id uuid, out username text, out account_name text, out seat_id uuid, out unit_id uuid, out roles text[]) returns setof record
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select a.id, a.username, a.name, s.id, s.unit_id, s.roles
  from session n join account a on a.id = n.account_id and a.locked_at is null
    join seat s on s.account_id = a.id and s.valid @> app_today() and (wanted_seat is null or s.id = wanted_seat)
    join unit u on u.id = s.unit_id and (u.closed_on is null or u.closed_on > app_today())
  where n.token_hash = hash and n.expires_at > clock_timestamp()
  order by u.name, s.id limit 1 $$;

-- Reason: which seats may I choose among; own account only, before a seat is taken.
create function seats_of(wanted_account uuid) returns table (seat_id uuid, unit_id uuid, roles text[])
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select s.id, s.unit_id, s.roles from seat s join unit u on u.id = s.unit_id
  where s.account_id = wanted_account and wanted_account = current_account() and s.valid @> app_today()
    and (u.closed_on is null or u.closed_on > app_today())
  order by u.name, s.id $$;
