set local role samsteg_owner;
set local search_path = samsteg;

-- Where an account's mail goes, as she herself has said and confirmed with a code. Nothing is sent to an address that is not confirmed.
create table notice_address (
  account_id uuid primary key references account, address text not null check (length(address) between 5 and 254 and address ~ '^[^@\s<>"]+@[^@\s<>"]+$'),
  nonce uuid not null, asked_at timestamptz not null, tries int not null default 0, confirmed_at timestamptz
);
-- How she wishes to be told. A row that is not there means as the product has it.
create table notice_setting (
  account_id uuid primary key references account, version int not null default 1, choices jsonb not null default '{}',
  quiet_from time not null, quiet_to time not null, digest_at time not null, working_days boolean not null
);
-- The outbox: one mail to one person, sent once. No address, no case and no words in it; what it says is the same for everybody.
create table notice_mail (
  id uuid primary key default uuidv7(), account_id uuid not null references account,
  kind text not null check (kind in ('immediate', 'digest', 'address')),
  notice_id uuid unique references notice on delete cascade, digest_on date, nonce uuid unique,
  state text not null default 'queued' check (state in ('queued', 'claimed', 'handing', 'sent', 'unsure', 'dead', 'cancelled')),
  reason text check (reason ~ '^[A-Za-z0-9]{1,40}$'),
  made_at timestamptz not null default app_now(), not_before timestamptz not null default app_now(), sent_at timestamptz,
  tries int not null default 0, next_try timestamptz not null default clock_timestamp(), -- the machines' own clock, as is the claim's
  claimed_by uuid, claimed_until timestamptz,
  unique (account_id, digest_on),
  check ((kind = 'immediate') = (notice_id is not null)), check ((kind = 'digest') = (digest_on is not null)), check ((kind = 'address') = (nonce is not null))
);
create index notice_mail_open on notice_mail (next_try) where state in ('queued', 'claimed', 'handing');
create index notice_mail_of_account on notice_mail (account_id, made_at);
-- Which notices a digest speaks of; each is in one digest.
create table notice_digest (notice_id uuid primary key references notice on delete cascade, mail_id uuid not null references notice_mail);
create index notice_digest_of_mail on notice_digest (mail_id);

do $$ declare t text; begin
  foreach t in array array['notice_address', 'notice_setting', 'notice_mail', 'notice_digest'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy door on %I to samsteg_door using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to samsteg_door', t);
  end loop;
  foreach t in array array['notice_address', 'notice_setting'] loop
    execute format('create policy own on %I to samsteg_app using (account_id = (select current_account())) with check (account_id = (select current_account()))', t);
    execute format('grant select, insert, update, delete on %I to samsteg_app', t);
  end loop;
end $$;
create policy own on notice_mail for select to samsteg_app using (account_id = (select current_account()));
create policy own_address on notice_mail for insert to samsteg_app
  with check (account_id = (select current_account()) and kind = 'address' and state = 'queued');
grant select, insert (account_id, kind, nonce) on notice_mail to samsteg_app;
create policy own on notice_digest for select to samsteg_app using (exists (select 1 from notice_mail m where m.id = mail_id));
grant select on notice_digest to samsteg_app;

-- Why a notice may not be mailed now; null: it may. Wait: its case has something new that has not been looked at yet.
create function notice_obstacle(n notice) returns text language sql stable set search_path = samsteg, pg_temp as $$
  select case
    when n.ended_at is not null then 'over'
    when n.seen_at is not null then 'seen'
    when exists (select 1 from account a where a.id = n.account_id and a.locked_at is not null) then 'accountLocked'
    when not exists (select 1 from seat s join unit u on u.id = s.unit_id and (u.closed_on is null or u.closed_on > app_today())
      where s.account_id = n.account_id and s.unit_id = n.unit_id and s.valid @> app_today()) then 'seatLost'
    when exists (select 1 from case_protection p where p.case_id = n.case_id) then 'protected'
    when exists (select 1 from conflict_of_interest o where o.account_id = n.account_id and o.case_id = n.case_id) then 'conflict'
    when exists (select 1 from notice_due d where d.unit_id = n.unit_id and d.case_id = n.case_id and d.due_on <= app_today()) then 'wait' end $$;
create function mail_obstacle(m notice_mail) returns text language sql stable set search_path = samsteg, pg_temp as $$
  select case
    when exists (select 1 from account a where a.id = m.account_id and a.locked_at is not null) then 'accountLocked'
    when m.kind = 'address' then (select 'replaced' where not exists (
      select 1 from notice_address x where x.account_id = m.account_id and x.nonce = m.nonce and x.confirmed_at is null))
    when not exists (select 1 from notice_address x where x.account_id = m.account_id and x.confirmed_at is not null) then 'noAddress'
    when m.kind = 'immediate' then (select notice_obstacle(n) from notice n where n.id = m.notice_id)
    else (select case when bool_or(o.why is null) then null when bool_or(o.why = 'wait') then 'wait' else coalesce(min(o.why), 'over') end
      from (select notice_obstacle(n) as why from notice_digest d join notice n on n.id = d.notice_id where d.mail_id = m.id) o) end $$;

-- Reason: the worker must know which notices could be mailed, and how their readers wish to be told, without seeing a case. Kinds, days
-- and ids only; none about a protected identity, none to whoever is locked out, away, or has confirmed no address.
create function mail_candidates(after uuid, most int) returns jsonb language sql stable security definer set search_path = samsteg, pg_temp as $$
  select jsonb_build_object('day', app_today(), 'time', to_char(app_now() at time zone 'Europe/Stockholm', 'HH24:MI'), 'rows', coalesce((
    select jsonb_agg(jsonb_build_object('id', n.id, 'accountId', n.account_id, 'kind', n.kind, 'near', n.near,
      'toldAtOnce', exists (select 1 from notice_mail m where m.notice_id = n.id),
      'inDigest', exists (select 1 from notice_digest d where d.notice_id = n.id),
      'hadDigest', exists (select 1 from notice_mail m where m.account_id = n.account_id and m.digest_on = app_today()),
      'setting', (select jsonb_build_object('choices', s.choices, 'quietFrom', to_char(s.quiet_from, 'HH24:MI'), 'quietTo', to_char(s.quiet_to, 'HH24:MI'),
        'digestAt', to_char(s.digest_at, 'HH24:MI'), 'workingDays', s.working_days) from notice_setting s where s.account_id = n.account_id)))
    from (select n.* from notice n join notice_address x on x.account_id = n.account_id and x.confirmed_at is not null
        left join notice_setting s on s.account_id = n.account_id
      where n.ended_at is null and n.seen_at is null and (after is null or n.id > after) and coalesce(s.choices ->> n.kind, '') <> 'none'
        and not exists (select 1 from notice_mail m where m.notice_id = n.id)
        and (n.near or not exists (select 1 from notice_digest d where d.notice_id = n.id)) and notice_obstacle(n) is null
        and not exists (select 1 from absence b where b.unit_id = n.unit_id and b.account_id = n.account_id and b.during @> app_today())
      order by n.id limit most) n), '[]'))
  where is_system() $$;

-- Reason: what the rules have decided to mail goes into the outbox, each notice once at once and once in a digest, one digest a day.
create function queue_mail(at_once jsonb, digests jsonb) returns void
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare d record; made uuid; begin
  if not is_system() then return; end if;
  insert into notice_mail (account_id, kind, notice_id, not_before)
    select n.account_id, 'immediate', n.id, (q."notBefore"::timestamp at time zone 'Europe/Stockholm')
    from jsonb_to_recordset(at_once) q (id uuid, "notBefore" text) join notice n on n.id = q.id where notice_obstacle(n) is null
    on conflict do nothing;
  for d in select * from jsonb_to_recordset(digests) q ("accountId" uuid, day date, ids jsonb) loop
    insert into notice_mail (account_id, kind, digest_on) values (d."accountId", 'digest', d.day) on conflict do nothing returning id into made;
    continue when not found;
    insert into notice_digest (notice_id, mail_id) select n.id, made from notice n join jsonb_array_elements_text(d.ids) i(id) on i.id = n.id::text
      where n.account_id = d."accountId" on conflict do nothing;
  end loop;
end $$;

-- Reason: a worker takes mails to send, alone. First what stands still is settled: a claim whose worker died is free again, a mail that was
-- being handed over when it died is never sent twice, and what may not be sent any more is cancelled, each with its reason.
create function claim_mail(claimer uuid, most int, lease interval) returns table (mail uuid, tried int)
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ begin
  if not is_system() then return; end if;
  update notice_mail set state = 'queued', claimed_by = null where state = 'claimed' and claimed_until < clock_timestamp();
  update notice_mail set state = 'unsure', reason = 'workerDied' where state = 'handing' and claimed_until < clock_timestamp();
  update notice_mail m set state = 'cancelled', reason = o.why from (
      select x.id, mail_obstacle(x) as why from notice_mail x where x.state = 'queued' for update skip locked) o
    where m.id = o.id and o.why <> 'wait';
  return query with free as (
    select m.id from notice_mail m where m.state = 'queued' and m.not_before <= app_now() and m.next_try <= clock_timestamp()
      and mail_obstacle(m) is null order by m.made_at limit most for update skip locked)
  update notice_mail m set state = 'claimed', claimed_by = claimer, claimed_until = clock_timestamp() + lease
    from free where m.id = free.id returning m.id, m.tries;
end $$;

-- Reason: the last question before a mail is handed to the server: may it still be sent, and where to. From here on it is sent at most once.
create function hand_mail(wanted uuid, claimer uuid, lease interval) returns jsonb
language plpgsql volatile security definer set search_path = samsteg, pg_temp as $$ declare m notice_mail; why text; begin
  select * into m from notice_mail where id = wanted and state = 'claimed' and claimed_by = claimer and claimed_until > clock_timestamp() for update;
  if m.id is null or not is_system() then return null; end if;
  why := mail_obstacle(m);
  if why is not null then
    update notice_mail set state = case why when 'wait' then 'queued' else 'cancelled' end, reason = nullif(why, 'wait'), claimed_by = null where id = wanted;
    return null;
  end if;
  update notice_mail set state = 'handing', claimed_until = clock_timestamp() + lease, tries = tries + 1 where id = wanted;
  return jsonb_build_object('id', m.id, 'kind', m.kind, 'noticeId', m.notice_id, 'nonce', m.nonce, 'tries', m.tries + 1, 'accountId', m.account_id,
    'address', (select x.address from notice_address x where x.account_id = m.account_id),
    'count', (select count(*) from notice n where n.account_id = m.account_id and n.ended_at is null and n.seen_at is null and notice_obstacle(n) is null));
end $$;

-- Reason: how it went: sent; to be tried again after a while; not to be sent, with why; or not known.
create function settle_mail(wanted uuid, claimer uuid, outcome text, because text, wait interval) returns void
language sql volatile security definer set search_path = samsteg, pg_temp as $$
  update notice_mail set state = outcome, reason = because, claimed_by = null, tries = tries + (state = 'claimed')::int,
    sent_at = case outcome when 'sent' then app_now() end,
    next_try = clock_timestamp() + coalesce(wait, interval '0')
  where id = wanted and claimed_by = claimer and state in ('claimed', 'handing') and is_system() and outcome in ('sent', 'queued', 'dead', 'unsure') $$;

reset role; -- a function's owner must be able to create in its schema, at that moment only
set local search_path = samsteg;
grant create on schema samsteg to samsteg_door;
do $$ declare door regprocedure; begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'samsteg'::regnamespace
      and p.proname in ('mail_candidates', 'queue_mail', 'claim_mail', 'hand_mail', 'settle_mail') loop
    execute format('revoke all on function %s from public', door);
    execute format('alter function %s owner to samsteg_door', door);
    execute format('grant execute on function %s to samsteg_app', door);
  end loop;
end $$;
revoke create on schema samsteg from samsteg_door;
