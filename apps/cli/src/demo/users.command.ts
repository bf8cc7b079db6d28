import { parseArgs } from 'node:util';
import { ROLES } from '#domain';
import { readCatalogue } from '../catalogue/catalogue.file.js';
import { GOOD, misuse, type CommandIo } from '../command.js';
import { projectRoot } from '../database/root.js';
import { DEMO_ACCOUNTS, demoPassword } from './accounts.js';

const USAGE = 'samsteg demo users [--json]\n';

/** `demo users [--json]`: who can sign in to a demonstration, with which password. Needs no database. */
export async function demoUsers(argv: readonly string[], io: CommandIo): Promise<number> {
  const asJson = readArguments(argv);
  if (asJson === undefined) return misuse(io, USAGE);
  const users = await demoSignIns();
  if (asJson) io.out(`${JSON.stringify(users, null, 2)}\n`);
  else io.out(users.map((user) => `${lineOf(user)}\n`).join(''));
  return GOOD;
}

type SignIn = Awaited<ReturnType<typeof demoSignIns>>[number];

async function demoSignIns() {
  const { overlay } = await readCatalogue(projectRoot(), true);
  const units = new Map(
    overlay?.agencies.flatMap(({ agencyKind, units: its }) =>
      its.map(({ code, name }) => [code, { name, agencyKind }]),
    ),
  );
  return DEMO_ACCOUNTS.map(({ username, units: [code = ''], roles: [role] }) => {
    const unit = units.get(code);
    if (!unit) throw new Error(`${username} has a seat in ${code}, which is no unit`);
    return { username, password: demoPassword(username), role, unit: unit.name, agencyKind: unit.agencyKind };
  });
}

const lineOf = ({ username, password, role, unit }: SignIn): string =>
  [username.padEnd(9), password.padEnd(14), ROLES[role].words.sv.padEnd(18), unit].join(' ');

/** Whether JSON is wanted; undefined when the arguments are wrong. */
function readArguments(argv: readonly string[]): boolean | undefined {
  try {
    return parseArgs({ args: [...argv], options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch {
    return undefined; // the usage says it all
  }
}
