import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { currentActor } from '../actor/current.js';
import { RequestTransaction } from '../database/request-transaction.js';
import { derivedKeys } from '../secret/key.ring.js';

const SAME_KEY = {
  sv: 'Samma nyckel har redan använts för något annat. Ladda om sidan och gör om; det du skrev finns kvar.',
  en: 'This key was already used for something else. Reload the page and try again; what you typed is kept.',
};

/** A mutation that arrives twice happens once: the second time answers the object the first one made or changed. */
@Injectable()
export class Once {
  async run(operation: string, input: { readonly key: string }, work: () => Promise<string>): Promise<string> {
    const { accountId, seatId } = currentActor();
    const transaction = RequestTransaction.current();
    // keyed: what was typed may hold a personnummer, and those are few enough to be guessed from a plain hash
    const hashes = derivedKeys('replay').map((key) =>
      createHmac('sha256', key).update(operation).update(JSON.stringify(input)).digest(),
    );
    // a twin that is under way waits here until the first has committed or failed
    const fresh = await transaction.rows(
      `insert into idempotency (account_id, seat_id, key, operation, input_hash) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning key`,
      [accountId, seatId, input.key, operation, hashes[0]],
    );
    if (fresh.length === 0) return this.replay(input.key, hashes);
    const objectId = await work();
    await transaction.rows('update idempotency set object_id = $2 where key = $1', [input.key, objectId]);
    return objectId;
  }

  /** Under any key of the ring: a repeat may come after the index key was changed. */
  private async replay(key: string, hashes: readonly Buffer[]): Promise<string> {
    const [known] = await RequestTransaction.current().rows<{ input_hash: Buffer; object_id: string | null }>(
      'select input_hash, object_id from idempotency where key = $1',
      [key],
    );
    const isSame = known && hashes.some((hash) => hash.equals(known.input_hash));
    if (!known?.object_id || !isSame) throw new Refusal('CONFLICT', SAME_KEY, { field: 'key' });
    const erased = await RequestTransaction.current().rows(
      `select 1 from erased_record where unit_id = current_unit() and record_id = $1
         and not exists (select 1 from case_file f where f.id = $1)`, // it may have come back since
      [known.object_id],
    );
    if (erased.length > 0) throw new Refusal('GONE');
    return known.object_id;
  }
}
