import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Actor } from '../actor/actor.js';
import { POOL } from '../database/database.module.js';

export interface FeedItem {
  readonly no: number;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
}
export interface FeedBatch {
  readonly welcome: boolean;
  readonly head: number;
  readonly items: readonly FeedItem[];
}
/** Whose eyes read: the session and the seat it sits in. */
export interface Reader {
  readonly sessionHash: Buffer;
  readonly seatId: string;
}

export const BATCH_SIZE = 100;
const AT_ONCE = 8;

/** Session, right and news in one statement. At most eight at once, so that a reconnect storm cannot empty the pool. */
@Injectable()
export class FeedReader {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async read({ sessionHash, seatId }: Reader, caseId: string, after: number): Promise<FeedBatch> {
    if (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    else this.running++;
    try {
      const { rows } = await this.pool.query<{ welcome: boolean; head: string | null; items: FeedItem[] | null }>(
        'select welcome, head, items from samsteg.read_feed($1, $2, $3, $4, $5)',
        [sessionHash, seatId, caseId, after, BATCH_SIZE],
      );
      const [row] = rows;
      return { welcome: row?.welcome ?? false, head: Number(row?.head ?? 0), items: row?.items ?? [] };
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  /** Which of these sit there without a right to any more: locked, without the seat, in a closed unit, signed out or with other roles. */
  async gone<R extends Reader & { readonly actor: Actor }>(readers: readonly R[]): Promise<ReadonlySet<R>> {
    const { rows } = await this.pool.query<{ place: string }>(
      `select r.place from unnest($1::bytea[], $2::uuid[], $3::text[]) with ordinality r(hash, seat, roles, place)
       where not exists (select 1 from samsteg.session_actor(r.hash, r.seat) a where array_to_string(a.roles, ',') = r.roles)`,
      [
        readers.map(({ sessionHash }) => sessionHash),
        readers.map(({ seatId }) => seatId),
        readers.map(({ actor }) => actor.roles.join(',')),
      ],
    );
    return new Set(rows.flatMap(({ place }) => readers[Number(place) - 1] ?? []));
  }
}
