import type { OwnerConnection } from '../database/connection.js';

/** A line of what is wrong, in both languages: the reader's own input. */
export class WrongSource extends Error {}

/** `--name value` pairs after the fixed words; undefined when a flag is unknown, comes twice or has no value. */
export function flagsIn(argv: readonly string[], known: readonly string[]): Record<string, string> | undefined {
  const flags: Record<string, string> = {};
  for (let at = 0; at < argv.length; at += 2) {
    const [flag, value] = [argv[at] ?? '', argv[at + 1]];
    if (!known.includes(flag) || value === undefined || flag in flags) return undefined;
    flags[flag] = value;
  }
  return flags;
}

/** https, or this machine in development and tests: what is typed in a session at the provider goes over it. */
export function issuerOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url?.protocol === 'https:' || isLocal) return text;
  throw new WrongSource(`${text}: inte en https-adress. / not an https address.`);
}

export async function agencyOf(connection: OwnerConnection, name: string): Promise<string> {
  const text = `select id from agency where (name = $1 or id::text = $1) and kind <> 'association'`;
  const id = await connection.value<string>(text, [name]);
  if (!id) throw new WrongSource(`${name}: ingen myndighet heter så. / no authority is called that.`);
  return id;
}

export async function sourceOf(connection: OwnerConnection, agency: string, issuer: string): Promise<string> {
  const text = 'select id from sign_in_source where agency_id = $1 and issuer = $2';
  const id = await connection.value<string>(text, [await agencyOf(connection, agency), issuer]);
  if (!id) throw new WrongSource(`${issuer}: har ingen källa för ${agency}. / is no source of ${agency}.`);
  return id;
}
