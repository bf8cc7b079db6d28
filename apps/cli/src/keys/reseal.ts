import { blindIndex, keyRing, openIdentity, sealIdentity } from '#platform';
import type { OwnerConnection } from '../database/connection.js';

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly unit: string;
  readonly cipher: Buffer;
}

const LEFT = `select id, owner_unit as unit, pnr_cipher as cipher from person
  where pnr_cipher is not null and id > $1 and (
    get_byte(pnr_cipher, 0) <> 2 or get_byte(pnr_cipher, 1) <> $2
    or pnr_index is null or length(pnr_index) <> 17 or get_byte(pnr_index, 0) <> $3)
  order by id limit $4 for update`;
const WRITE = `update person p set pnr_cipher = decode(r.cipher, 'hex'), pnr_index = decode(r.index, 'hex')
  from jsonb_to_recordset($1::jsonb) as r (id uuid, cipher text, index text) where p.id = r.id`;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Every row that was not made with the active keys is made anew with them. A batch is a transaction and a row tells by
 * itself which key it has, so whatever ends the run, the next one goes on with what is left. Answers how many it moved.
 */
export async function reseal(
  connection: OwnerConnection,
  batch: number,
  onBatch: (moved: number) => Promise<void> | void = () => undefined,
): Promise<number> {
  let moved = 0;
  for (let pass = await once(connection, batch, onBatch); pass > 0; pass = await once(connection, batch, onBatch)) {
    moved += pass; // a row may have been written behind us with the key before: looked for until there is none
  }
  return moved;
}

async function once(
  connection: OwnerConnection,
  batch: number,
  onBatch: (moved: number) => Promise<void> | void,
): Promise<number> {
  let [moved, after] = [0, FIRST];
  for (;;) {
    const rows = await connection.atomically(() => resealBatch(connection, after, batch));
    if (rows.length === 0) return moved;
    moved += rows.length;
    after = rows.at(-1)!.id;
    await onBatch(rows.length);
  }
}

async function resealBatch(connection: OwnerConnection, after: string, batch: number): Promise<Row[]> {
  const { data, index } = keyRing();
  const rows = await connection.rows<Row>(LEFT, [after, data.active, index.active, batch]);
  if (rows.length === 0) return rows;
  const made = rows.map(({ id, unit, cipher }) => {
    const plain = openIdentity(cipher, id);
    return { id, cipher: sealIdentity(plain, id).toString('hex'), index: blindIndex(unit, plain).toString('hex') };
  });
  const written = await connection.bulk(WRITE, made);
  if (written !== rows.length) throw new Error(`${rows.length} rows were read and ${written} written`);
  return rows;
}
