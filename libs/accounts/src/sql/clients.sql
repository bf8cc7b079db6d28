-- Which systems may read in the agency. The door answers for the reader's own agency only, and for no association.
create or replace function api.agency_clients(wanted uuid) returns jsonb language plpgsql stable as $$
declare today date := samsteg.app_today(); mine uuid; begin
  select u.agency_id into mine from samsteg.unit u join samsteg.agency a on a.id = u.agency_id and a.kind <> 'association'
    where u.id = samsteg.current_unit();
  return jsonb_build_object(
    'agencyName', coalesce((select a.name from samsteg.agency a where a.id = mine), ''),
    'units', (select coalesce(jsonb_agg(api.unit_ref(u.id) order by u.name), '[]') from samsteg.unit u
      where u.agency_id = mine and (u.closed_on is null or u.closed_on > today)),
    'clients', (select coalesce(jsonb_agg(x.line order by x.line ->> 'status' <> 'open', x.unit_name, x.line ->> 'name'), '[]') from (
      select u.name as unit_name, jsonb_build_object('id', c.client_id, 'version', c.client_version, 'name', c.client_name,
        'unit', api.unit_ref(c.unit_id), 'scopes', c.scopes, 'status', case when c.revoked_at is not null then 'revoked'
          when u.closed_on <= today then 'unitClosed' when c.secret_ends <= clock_timestamp() then 'expired' else 'open' end,
        'why', c.why, 'registeredBy', c.made_by, 'registeredOn', samsteg.day_of(c.made_at), 'lastUsedAt', c.used_at,
        'secretEndsAt', c.secret_ends, 'formerSecretEndsAt', c.former_ends, 'revokedBy', c.revoked_by,
        'revokedOn', samsteg.day_of(c.revoked_at), 'revokedWhy', c.revoked_why) as line
      from samsteg.agency_clients(wanted) c join samsteg.unit u on u.id = c.unit_id) x));
end $$;
