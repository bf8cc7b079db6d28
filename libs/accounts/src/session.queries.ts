import { Injectable } from '@nestjs/common';
import { RequestTransaction, currentActor } from '#platform';
import type { MySession } from './accounts.types.js';

const MINE = `select id, id = $1 as "isThis", opened_at as "openedAt", seen_at as "seenAt", expires_at as "endsAt", agent as browser, method
  from my_sessions()`;

interface Row extends Omit<MySession, 'openedAt' | 'seenAt' | 'endsAt'> {
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
}

/** Where one is signed in, this session first. On the real clock, as sessions are. */
@Injectable()
export class SessionQueries {
  async mine(): Promise<MySession[]> {
    const rows = await RequestTransaction.current().rows<Row & Record<string, unknown>>(MINE, [
      currentActor().sessionId,
    ]);
    const sessions = rows.map(({ openedAt, seenAt, endsAt, ...row }) => ({
      ...row,
      openedAt: openedAt.toISOString(),
      seenAt: seenAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }));
    return sessions.sort((one, other) => Number(other.isThis) - Number(one.isThis));
  }
}
