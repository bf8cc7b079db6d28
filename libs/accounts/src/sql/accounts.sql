-- Who in the agency has which seat. The door answers for the reader's own agency only, and for no association.
create or replace function api.agency_seats(wanted uuid) returns jsonb language plpgsql stable as $$
declare today date := samsteg.app_today(); mine uuid; begin
  select u.agency_id into mine from samsteg.unit u join samsteg.agency a on a.id = u.agency_id and a.kind <> 'association'
    where u.id = samsteg.current_unit();
  return jsonb_build_object(
    'agencyName', coalesce((select a.name from samsteg.agency a where a.id = mine), ''),
    'units', (select coalesce(jsonb_agg(api.unit_ref(u.id) order by u.name), '[]') from samsteg.unit u
      where u.agency_id = mine and (u.closed_on is null or u.closed_on > today)),
    'seats', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', s.seat_id, 'version', s.seat_version, 'unit', api.unit_ref(s.unit_id), 'roles', s.roles,
        'account', jsonb_build_object('id', s.account_id, 'name', s.account_name, 'username', s.username,
          'lockedOn', samsteg.day_of(s.locked_at), 'lockedWhy', s.locked_why, 'lockedHere', coalesce(s.locked_here, false)),
        'status', case when s.valid @> today then 'open' when not isempty(s.valid) and lower(s.valid) > today then 'coming' else 'ended' end,
        'from', lower(s.valid), 'until', upper(s.valid) - 1, 'why', s.why, 'grantedBy', s.granted_by,
        'grantedOn', samsteg.day_of(s.granted_at), 'endedWhy', s.ended_why, 'endedBy', s.ended_by, 'endedOn', samsteg.day_of(s.ended_at),
        'isOwn', s.account_id = samsteg.current_account())
      order by not s.valid @> today, u.name, s.account_name, s.seat_id), '[]')
      from samsteg.agency_seats(wanted) s join samsteg.unit u on u.id = s.unit_id));
end $$;
