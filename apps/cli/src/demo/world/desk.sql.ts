/**
 * What lies on the desk of a case manager in Hjo: an answer that came by telephone to a request nobody has answered here. Written through the
 * same triggers as everybody's acts. The dates follow the product's own day.
 */
export const LAY_DESK = `create function pg_temp.lay_desk(today date) returns void language plpgsql as $$
declare home uuid := (select id from unit where code = 'ame-hjo'); me uuid; one record; said uuid := uuidv7(); begin
  select s.account_id into me from seat s join account a on a.id = s.account_id where s.unit_id = home and a.username = 'sam';
  perform set_config('app.unit', home::text, true), set_config('app.account', me::text, true), set_config('app.actor', 'user', true);
  for one in select r.* from referral r where r.from_unit = home and r.status in ('sent', 'received') and r.hold_reason is null
      and r.to_unit = (select id from unit where code = 'vc-hjo') order by r.since, r.id limit 1 loop
    insert into message (id, association_id, case_id, owner_unit, category, holders, about_kind, about_id, kind, text, written_by, written_at,
        contact, contact_with, contact_on, incoming)
      values (said, one.association_id, one.case_id, home, 'plan', array[home], 'referral', one.id, 'note',
        'Rehabkoordinatorn är åter på måndag och ringer då.', me, app_now(), 'phone', 'Receptionen, vårdcentralen', today, true);
    insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account, payload)
      values (uuidv7(), one.association_id, one.case_id, home, 'plan', array[home], 'note_written', today, me, jsonb_build_object('message', said));
  end loop;
  perform set_config('app.unit', '', true), set_config('app.account', '', true), set_config('app.actor', '', true);
end $$`;
export const DESK = 'select pg_temp.lay_desk($1::date)';
