import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { OwnerConnection } from '../database/connection.js';

const USAGE = `samsteg accounts administrator ENHETSKOD ANVÄNDARNAMN NAMN
  Myndighetens första systemförvaltare; alla andra behörigheter ger hon själv. Nekas när myndigheten redan har en.
  The authority's first administrator; she gives all other seats herself. Refused when the authority has one already.
`;
const NO_UNIT = 'Ingen öppen enhet hos en myndighet har den koden. / No open unit of an authority has that code.\n';
const HAS_ONE = 'Myndigheten har redan en systemförvaltare: hon ger behörigheterna. / The authority has an administrator: she gives the seats.\n'; // prettier-ignore

/** `accounts administrator`: what nobody in the product can do, since there is nobody yet. */
export async function accountAdministrator(argv: readonly string[], io: CommandIo): Promise<number> {
  const [code, username, name, ...more] = argv;
  if (!code || !username || !name || more.length > 0) return misuse(io, USAGE);
  const connection = await OwnerConnection.open(await ownerAddress());
  const refuse = (why: string) => {
    io.err(why);
    return WRONG_INPUT;
  };
  try {
    return await connection.atomically(async () => {
      const [unit] = await connection.rows<{ id: string; agency: string }>(
        `select u.id, u.agency_id as agency from unit u join agency a on a.id = u.agency_id and a.kind <> 'association'
         where u.code = $1 and (u.closed_on is null or u.closed_on > app_today())`,
        [code],
      );
      if (!unit) return refuse(NO_UNIT);
      const known = await connection.rows(
        `select 1 from seat s join unit u on u.id = s.unit_id and u.agency_id = $1 join account a on a.id = s.account_id and a.locked_at is null
         where 'administrator' = any(s.roles) and s.valid @> app_today()`,
        [unit.agency],
      );
      if (known.length > 0) return refuse(HAS_ONE);
      await connection.rows(
        `with person as (insert into account (id, username, name) values (uuidv7(), lower($1), $2)
           on conflict (username) do update set name = account.name returning id)
         insert into seat (id, account_id, unit_id, roles, valid, why, granted_at)
           select uuidv7(), id, $3, array['administrator'], daterange(app_today(), null), 'accounts administrator', app_now() from person`,
        [username, name, unit.id],
      );
      return GOOD;
    });
  } finally {
    await connection.close();
  }
}
