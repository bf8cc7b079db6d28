set local role samsteg_owner;
set local search_path = samsteg;

-- How far an adopted plan's follow-up meeting has come, with the plan itself: every list asks it of every case.
alter table sip_plan add column follow_up_meeting text check (follow_up_meeting in ('called', 'held'));
grant update (follow_up_meeting) on sip_plan to samsteg_app;

-- Tidsförslag: a call may offer several times. Each called unit says for itself which of them suit; the calling unit then rebooks to one, and
-- that call is the one that counts. A call with one time has no options. An option is a day and an hour, and says nothing of anybody.
create function are_times(times text[]) returns boolean language sql immutable parallel safe as $$
  select coalesce(bool_and(t ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'), true) and count(*) between 0 and 6 and count(*) = count(distinct t) from unnest(times) t $$;
alter table meeting add column options text[] check (are_times(options) and cardinality(options) > 1);
alter table meeting_invitation add column options text[] check (are_times(options) and cardinality(options) > 1), add column suits text[],
  add constraint suits_of_options check (suits is null or options is not null and suits <@ options and are_times(suits)),
  drop constraint meeting_invitation_status_check, add constraint meeting_invitation_status_check check (status in
    ('invited', 'coming', 'notComing', 'otherTime', 'suits', 'replaced', 'cancelled', 'over'));
grant update (options) on meeting to samsteg_app;
grant update (suits) on meeting_invitation to samsteg_app;

-- As before; which times suit is said by the invited unit alone, with its answer.
reset role;
create or replace function samsteg.invitation_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.status <> 'invited' or new.suits is not null or not exists (select 1 from meeting m where m.id = new.meeting_id and m.case_id = new.case_id
        and m.owner_unit = new.owner_unit and m.round = new.round and m.status = 'called') then
      raise exception 'an invitation belongs to a meeting of its own unit' using errcode = 'SM001';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  if new.suits is distinct from old.suits and (current_unit() <> old.to_unit or new.status not in ('suits', 'coming', 'notComing', 'otherTime')) then
    raise exception 'each unit answers for itself' using errcode = 'SM001';
  end if;
  if exists (select 1 from process_move m where m.process = 'invitation' and m.from_status = old.status and m.to_status = new.status
      and current_unit() = case m.party when 'invited' then old.to_unit else old.owner_unit end) then
    return new;
  end if;
  raise exception 'no such move: % to %', old.status, new.status using errcode = 'SM001';
end $$;
drop trigger by_the_table on samsteg.meeting_invitation;
create trigger by_the_table before insert or update of status, version, other_on, reason, suits on samsteg.meeting_invitation
  for each row execute function samsteg.invitation_moves_by_the_table();
