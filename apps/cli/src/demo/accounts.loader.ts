import { hashSecret } from '#platform';
import type { OwnerConnection } from '../database/connection.js';
import { DEMO_ACCOUNTS, demoPassword } from './accounts.js';

const ACCOUNTS = `
  insert into account (id, username, name, password_hash)
  select uuidv7(), r.username, r.name, r.hash from jsonb_to_recordset($1::jsonb) as r (username text, name text, hash text)
  on conflict (username) do nothing`;

const SEATS = `
  insert into seat (id, account_id, unit_id, roles)
  select uuidv7(), a.id, u.id, r.roles from jsonb_to_recordset($1::jsonb) as r (username text, unit text, roles text[])
    join account a on a.username = r.username join unit u on u.code = r.unit
  where not exists (select 1 from seat s where s.account_id = a.id and s.unit_id = u.id)`;

/** Each authority with a jurist or data protection officer has the shipped Swedish text as its own, approved by her two years ago. */
const TEXTS = `
  insert into consent_text (id, agency_id, language, version_no, title, body, version, drafted_by, approved_by, approved_at, valid_from)
  select uuidv7(), o.agency_id, t.language, 1, t.title, t.body, 2, o.account_id, o.account_id, app_now() - interval '3 years',
    (app_now() - interval '3 years')::date
  from (select distinct on (u.agency_id) u.agency_id, s.account_id from seat s join unit u on u.id = s.unit_id
      where 'dataProtectionOfficer' = any(s.roles) order by u.agency_id, s.account_id) o
    cross join consent_text t
  where t.agency_id is null and t.language = 'sv' and not exists (select 1 from consent_text k where k.agency_id = o.agency_id)`;

/** Accounts and seats of the demonstration that are not there yet; those that are stay as they have become. */
export async function loadAccounts(connection: OwnerConnection): Promise<void> {
  const known = new Set(
    (await connection.rows<{ username: string }>('select username from account')).map(({ username }) => username),
  );
  const missing = DEMO_ACCOUNTS.filter(({ username }) => !known.has(username));
  if (missing.length === 0) return;
  const accounts = await Promise.all(
    missing.map(async ({ username, name }) => ({ username, name, hash: await hashSecret(demoPassword(username)) })),
  );
  const seats = missing.flatMap(({ username, units, roles }) => units.map((unit) => ({ username, unit, roles })));
  await connection.atomically(async () => {
    await connection.bulk(ACCOUNTS, accounts);
    const written = await connection.bulk(SEATS, seats);
    if (written !== seats.length) throw new Error(`${written} of ${seats.length} seats were loaded`);
    await connection.rows(TEXTS);
  });
}
