/**
 * In the labour market unit in Hjo one colleague is away and the case manager covers for her; the case manager herself is back from three
 * weeks of leave.
 */
export const LAY_ABSENCES = `create function pg_temp.lay_absences(today date) returns void language plpgsql as $$
declare home uuid := (select id from unit where code = 'ame-hjo'); lead uuid; peer uuid; begin
  select s.account_id into lead from seat s join account a on a.id = s.account_id and a.locked_at is null and a.password_hash is not null
    where s.unit_id = home and s.valid @> today and 'caseManager' = any(s.roles) order by a.username limit 1;
  select s.account_id into peer from seat s join account a on a.id = s.account_id and a.locked_at is null
    join unit_case u on u.owner_unit = home and u.caseworker = a.id
    where s.unit_id = home and s.valid @> today and s.account_id <> lead and s.roles && array['caseManager', 'caseworker']
    group by s.account_id order by bool_or(a.password_hash is null) desc, count(*) desc, s.account_id limit 1;
  if lead is null or peer is null then return; end if;
  insert into absence (id, unit_id, account_id, deputy_id, during) values
    (uuidv7(), home, peer, lead, daterange(today - 3, today + 17)), (uuidv7(), home, lead, peer, daterange(today - 24, today - 4));
end $$`;
export const ABSENCES = 'select pg_temp.lay_absences($1::date)';
