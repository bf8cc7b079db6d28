import { RETENTION_RULES } from '#domain';
import type { OwnerConnection } from '../../database/connection.js';
import type { World } from './build.js';
import { stampOf } from './case-clock.js';
import { inTime } from './findings.js';
import type { Kind } from './records.types.js';
import {
  ACCOUNTS,
  DELIVERIES,
  ERASURES,
  FEED,
  FEED_HEADS,
  NOTICES_DUE,
  RECORDS,
  SEATS,
  WAKES,
  WRITE_ROWS,
} from './write.sql.js';

/** Writes the whole world, or nothing of it. Its rows are finished: no trigger adds anything to them. */
export async function writeWorld(connection: OwnerConnection, world: World): Promise<void> {
  await connection.atomically(async () => {
    await connection.rows(`set local session_replication_role = 'replica'`);
    await connection.rows(WRITE_ROWS);
    await connection.bulk(
      ACCOUNTS,
      world.colleagues.map(({ account }) => account),
    );
    await connection.bulk(
      SEATS,
      world.colleagues.map(({ seat }) => seat),
    );
    for (const kind of Object.keys(RECORDS) as Kind[]) {
      await connection.bulk(
        RECORDS[kind],
        world.books.flatMap((book) => book.records.get(kind) ?? []),
      );
    }
    await connection.bulk(
      DELIVERIES,
      world.books.flatMap(({ deliveries }) => deliveries),
    );
    await connection.bulk(WAKES, world.wakes);
    const { feed, heads } = feedOf(world);
    await connection.bulk(FEED, feed);
    await connection.bulk(FEED_HEADS, heads);
    await connection.rows(NOTICES_DUE);
    await connection.bulk(ERASURES, world.past.flatMap(decided)); // prettier-ignore
  });
  await connection.rows('analyze');
}

function decided({ of: { decidedBy, years }, book: { caseId: case_id } }: World['past'][number]): object[] {
  if (!decidedBy) return [];
  const [proposed, approved] = decidedBy;
  return [{ case_id, rule: 'healthCare', years, law: RETENTION_RULES.healthCare.law, proposed, approved }];
}

/** Numbered without a gap, per unit and case, in the order it happened. */
function feedOf({ books }: World): { feed: object[]; heads: object[] } {
  const feed: object[] = [];
  const heads: object[] = [];
  for (const book of books) {
    const last = new Map<string, number>();
    for (const { unitId: unit_id, kind, id, version, moment } of inTime(book.feed)) {
      const no = (last.get(unit_id) ?? 0) + 1;
      last.set(unit_id, no);
      feed.push({ unit_id, case_id: book.caseId, no, kind, id, version, at: stampOf(moment) });
    }
    heads.push(...[...last].map(([unit_id, no]) => ({ unit_id, case_id: book.caseId, no })));
  }
  return { feed, heads };
}
