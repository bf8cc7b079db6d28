set local role samsteg_owner;
set local search_path = samsteg;

-- Rättelse: the last move read backwards, by the unit that made it, once, and only while the other party has not acted.
-- Which action a row takes back; null: it is a move of its own.
alter table process_move add column corrects text;
-- Where the last move came from, since when it was so, and who made it: written by the trigger alone. Null: nothing to take back.
alter table referral add column came_from text, add column came_since date, add column came_by uuid references unit;

create or replace function referral_moves_by_the_table() returns trigger
language plpgsql security definer set search_path = samsteg, pg_temp as $$ declare me uuid := current_unit(); mover text; begin
  new.came_from := null; new.came_since := null; new.came_by := null;
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'sent') then raise exception 'a request is born as draft or sent' using errcode = 'SM001'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'a version is followed by the next' using errcode = 'SM001'; end if;
  mover := case me when old.from_unit then 'sender' when old.to_unit then 'receiver' end;
  if new.status = old.status then
    -- a pause by the other party, or its end, is an act; one's own, or the consent's, is none
    if mover is null or me = old.came_by then
      new.came_from := old.came_from; new.came_since := old.came_since; new.came_by := old.came_by;
    end if;
    return new;
  end if;
  if old.came_from = new.status and old.came_by = me and exists (select 1 from process_move m where m.process = 'referral'
      and m.corrects is not null and m.from_status = old.status and m.to_status = new.status and m.party = mover) then
    return new; -- a correction leaves nothing to take back
  end if;
  if exists (select 1 from process_move m where m.process = 'referral' and m.corrects is null
      and m.from_status = old.status and m.to_status = new.status and m.party in (mover, 'either')) then
    new.came_from := old.status; new.came_since := old.since; new.came_by := me;
    return new;
  end if;
  raise exception 'no such move: % to % by %', old.status, new.status, mover using errcode = 'SM001';
end $$;
