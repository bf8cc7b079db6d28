import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { OwnerConnection } from '../database/connection.js';
import { agencies, headOf } from './chain.js';

const USAGE = `samsteg audit head [--agency NAMN|ID] [--json]
  Den sista förseglingen av varje myndighets logg. Spara den utanför databasen, och jämför: samsteg audit verify --head FIL.
  The last seal of each authority's log. Keep it outside the database, and compare: samsteg audit verify --head FILE.
`;
const NOBODY = 'Ingen myndighet heter så. / No authority is called that.\n';

/** `audit head`: what must be kept where whoever can change the database cannot. */
export async function auditHead(argv: readonly string[], io: CommandIo): Promise<number> {
  const rest = argv.filter((word) => word !== '--json');
  const [flag, wanted, ...more] = rest;
  if (more.length > 0 || (flag !== undefined && (flag !== '--agency' || wanted === undefined)))
    return misuse(io, USAGE);
  const connection = await OwnerConnection.open(await ownerAddress());
  try {
    const asked = (await agencies(connection)).filter(
      ({ id, name }) => wanted === undefined || [id, name].includes(wanted),
    );
    if (asked.length === 0) {
      io.err(NOBODY);
      return WRONG_INPUT;
    }
    const heads = [];
    for (const { id, name } of asked) {
      const head = await headOf(connection, id);
      if (head) heads.push({ agency: id, name, no: head.no, rows: head.toNo, hash: head.hash, at: head.at });
    }
    if (argv.includes('--json')) io.out(`${JSON.stringify(heads, null, 2)}\n`);
    else for (const { name, no, rows, hash, at } of heads) io.out(`${name}\t${no}\t${rows}\t${at}\t${hash}\n`);
    return GOOD;
  } finally {
    await connection.close();
  }
}
