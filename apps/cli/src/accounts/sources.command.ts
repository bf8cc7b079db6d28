import { GOOD, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { OwnerConnection } from '../database/connection.js';

const USAGE = `samsteg accounts sources [--json]
  Vilka inloggningar (OpenID Connect) som talar för vilken myndighets personal, och vad deras uppgifter betyder här.
  Which sign-ins (OpenID Connect) speak for which authority's staff, and what their claims mean here.
`;

interface Source extends Readonly<Record<string, unknown>> {
  readonly agency: string;
  readonly issuer: string;
  readonly subject: string;
  readonly among: string | null;
  readonly seats: string | null;
  readonly people: number;
  readonly values: readonly { readonly kind: string; readonly value: string; readonly means: string }[];
}
const LIST = `select a.name as agency, s.issuer, s.subject_claim as subject, s.agency_claim || '=' || s.agency_value as among,
    s.unit_claim || ',' || s.role_claim as seats,
    (select count(*)::int from account_identity i where i.source_id = s.id) as people,
    (select coalesce(json_agg(json_build_object('kind', v.kind, 'value', v.value, 'means', coalesce(v.role, u.code))
      order by v.kind, v.value), '[]') from sign_in_value v left join unit u on u.id = v.unit_id where v.source_id = s.id) as values
  from sign_in_source s join agency a on a.id = s.agency_id order by a.name, s.issuer`;

/** `accounts sources`: whose people each provider speaks for. */
export async function accountSources(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.some((word) => word !== '--json')) return misuse(io, USAGE);
  const connection = await OwnerConnection.open(await ownerAddress());
  try {
    const sources = await connection.rows<Source>(LIST);
    if (argv.length > 0) io.out(`${JSON.stringify(sources, null, 2)}\n`);
    else for (const source of sources) io.out(lineOf(source));
    return GOOD;
  } finally {
    await connection.close();
  }
}

function lineOf({ agency, issuer, subject, among, seats, people, values }: Source): string {
  const head = [agency, issuer, `subject=${subject}`, among ?? '-', seats ?? '-', String(people)].join('\t');
  return [head, ...values.map(({ kind, value, means }) => `  ${kind}\t${value}\t${means}`)].join('\n') + '\n';
}
