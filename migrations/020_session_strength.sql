-- What a session knows of its own strength: when the person was last verified, how, and to which level of assurance.
set local role samsteg_owner;
set local search_path = samsteg;

truncate session; -- everybody signs in once more: nothing is known of how the old ones were verified
alter table session
  add column id uuid not null default uuidv7() unique,
  add column verified_at timestamptz not null default clock_timestamp(),
  add column method text not null default 'local' check (method in ('local', 'oidc')),
  add column loa int not null default 1 check (loa between 1 and 4),
  add column idle interval not null default '30 minutes',
  add column agent text not null default 'unknown', -- kind of browser in one word; no address
  add column provider_token bytea,                  -- sealed by the application: what signing out at the provider asks for
  add column former_hash bytea unique,              -- the token before a renewal, good for the requests already on their way
  add column renewed_at timestamptz;
create index session_of_account on session (account_id);

-- Reason: the password is checked in the application; a locked account has none, and a production database knows no passwords.
create or replace function login_account(wanted text, out account_id uuid, out password_hash text) returns setof record
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select id, password_hash from account where username = lower(wanted) and locked_at is null
    and exists (select 1 from database_mode where mode in ('demo', 'test')) $$;

-- Reason: the session table is reached by nobody else. Sign-in and time-outs use the real clock, not the moved one. Answers
-- whether it was opened: not for a locked account, and in production for nobody who has only a password.
drop function open_session(bytea, uuid, interval);
create function open_session(hash bytea, owner uuid, lifetime interval, rest interval, how text, level int, browser text, at_provider bytea)
returns boolean language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  delete from session where expires_at < clock_timestamp() or seen_at < clock_timestamp() - idle;
  if how = 'local' and not exists (select 1 from database_mode where mode in ('demo', 'test')) then
    raise exception 'passwords are for demonstrations' using errcode = 'SM008';
  end if;
  insert into session (token_hash, account_id, expires_at, idle, method, loa, agent, provider_token)
    select hash, id, clock_timestamp() + lifetime, rest, how, level, browser, at_provider
    from account where id = owner and locked_at is null;
  return found;
end $$;

-- Reason: a fresh sign-in within a session: same person, new token, and the old one soon worthless. Answers whether it was there.
create function renew_session(hash bytea, owner uuid, new_hash bytea, level int) returns boolean
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  update session set former_hash = token_hash, token_hash = new_hash, renewed_at = clock_timestamp(),
    verified_at = clock_timestamp(), seen_at = clock_timestamp(), loa = level
    where token_hash = hash and account_id = owner and expires_at > clock_timestamp() and seen_at > clock_timestamp() - idle;
  return found;
end $$;

-- Reason: something a person did herself counts as activity; what a page fetches by itself does not.
create function touch_session(hash bytea) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  update session set seen_at = clock_timestamp()
    where (token_hash = hash or former_hash = hash) and seen_at > clock_timestamp() - idle $$;

create or replace function close_session(hash bytea) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  delete from session where token_hash = hash or (former_hash = hash and renewed_at > clock_timestamp() - interval '30 seconds') $$;

-- Reason: a cookie becomes an actor. A locked account, a lost seat, a closed unit, an expired or resting session: no row.
drop function session_actor(bytea, uuid);
create function session_actor(hash bytea, wanted_seat uuid,
  out account_id uuid, out username text, out account_name text, out seat_id uuid, out unit_id uuid, out roles text[],
  out session_id uuid, out method text, out loa int, out verified_for interval, out unseen_for interval) returns setof record
language sql stable security definer set search_path = samsteg, pg_temp as $$
  select a.id, a.username, a.name, s.id, s.unit_id, s.roles,
    n.id, n.method, n.loa, clock_timestamp() - n.verified_at, clock_timestamp() - n.seen_at
  from session n join account a on a.id = n.account_id and a.locked_at is null
    join seat s on s.account_id = a.id and s.valid @> app_today() and (wanted_seat is null or s.id = wanted_seat)
    join unit u on u.id = s.unit_id and (u.closed_on is null or u.closed_on > app_today())
  where (n.token_hash = hash or (n.former_hash = hash and n.renewed_at > clock_timestamp() - interval '30 seconds'))
    and n.expires_at > clock_timestamp() and n.seen_at > clock_timestamp() - n.idle
  order by u.name, s.id limit 1 $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
alter function open_session(bytea, uuid, interval, interval, text, int, text, bytea) owner to samsteg_door;
alter function renew_session(bytea, uuid, bytea, int) owner to samsteg_door;
alter function touch_session(bytea) owner to samsteg_door;
alter function session_actor(bytea, uuid) owner to samsteg_door;
revoke create on schema samsteg from samsteg_door;
revoke all on function open_session(bytea, uuid, interval, interval, text, int, text, bytea), renew_session(bytea, uuid, bytea, int),
  touch_session(bytea), session_actor(bytea, uuid) from public;
grant execute on function open_session(bytea, uuid, interval, interval, text, int, text, bytea), renew_session(bytea, uuid, bytea, int),
  touch_session(bytea), session_actor(bytea, uuid) to samsteg_rt;
grant execute on function session_actor(bytea, uuid) to samsteg_app;
