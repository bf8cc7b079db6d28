import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BREAKS } from '#audit';
import type { Break, HeadRow } from '#audit';
import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { OwnerConnection } from '../database/connection.js';
import { agencies, verifyAgency } from './chain.js';

const USAGE = `samsteg audit verify [--head FIL]
  Räknar om varje myndighets loggkedja. Med --head också mot de huvuden som sparats utanför (samsteg audit head --json).
  Works out each authority's chain of the log anew. With --head also against the heads kept outside (samsteg audit head --json).
`;
const HEADS = z.array(z.object({ agency: z.uuid(), no: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) }));

/** `audit verify`: each authority ok, or the first broken place. Exit code 1 when something is broken. */
export async function auditVerify(argv: readonly string[], io: CommandIo): Promise<number> {
  const [flag, file, ...more] = argv;
  if (more.length > 0 || (flag !== undefined && (flag !== '--head' || file === undefined))) return misuse(io, USAGE);
  const kept = file === undefined ? [] : await headsIn(file);
  const connection = await OwnerConnection.open(await ownerAddress());
  try {
    const known = await agencies(connection);
    const gone = kept.filter(({ agency }) => !known.some(({ id }) => id === agency));
    for (const { agency } of gone) io.out(`${agency}: bruten, myndigheten saknas / broken, the authority is gone\n`);
    let isWhole = gone.length === 0;
    for (const { id, name, seals, rows } of known) {
      const fault = await verifyAgency(connection, id, kept);
      isWhole &&= fault === null;
      io.out(`${name}: ${fault ? brokenAt(fault) : `ok (${seals} förseglingar / seals, ${rows} rader / rows)`}\n`);
    }
    return isWhole ? GOOD : WRONG_INPUT;
  } finally {
    await connection.close();
  }
}

function brokenAt({ code, seal, no, stream, rowId }: Break): string {
  const place = [seal && `försegling / seal ${seal}`, no && `länk / link ${no}`, stream && `${stream} ${rowId}`];
  return `bruten / broken: ${place.filter(Boolean).join(', ')}: ${BREAKS[code].sv} / ${BREAKS[code].en} (${code})`;
}

async function headsIn(file: string): Promise<HeadRow[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file}: går inte att läsa / cannot be read`);
  });
  const lines = text.trim().startsWith('[') ? text : `[${text.trim().split('\n').filter(Boolean).join(',')}]`;
  try {
    return HEADS.parse(JSON.parse(lines));
  } catch {
    throw new Error(
      `${file}: inte ett huvud från samsteg audit head --json / not a head from samsteg audit head --json`,
    );
  }
}
