import { Injectable } from '@nestjs/common';
import { codeOf, codesOf, openPlace, sealPlace } from '#directory';
import type { Code, UnitRef } from '#directory';
import {
  ACCESS_GROUNDS, ACCESS_KINDS, GROUNDS, REVIEW_KINDS, REVIEW_RESULTS, REVIEW_RULES, ROLES, SEAT_FLAGS, seatFlags,
} from '#domain'; // prettier-ignore
import type { Ground, SeatUse } from '#domain';
import { Refusal } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { AccessLogInput } from './log-review.inputs.js';
import type { AccessEntry, AccessEntryConnection, LogReview, SeatToReview } from './log-review.types.js';

type EntryRow = Omit<AccessEntry, 'kind' | 'ground' | 'flags'> & {
  kind: string;
  ground: string | null;
  flags: string[];
};
interface Listed {
  readonly caseId: string | null;
  /** Counted with the first page only. */
  readonly totalCount?: number;
  readonly protectedCount?: number;
  readonly hasMore: boolean;
  readonly rows: readonly EntryRow[];
}
type ReviewRow = Omit<LogReview, 'kind' | 'result'> & { kind: string; result: string };
type SeatRow = Omit<SeatToReview, 'roles' | 'flags'> & SeatUse & { readonly unit: UnitRef };

const PAGE = 50;
const KINDS = Object.fromEntries(Object.entries(ACCESS_KINDS).map(([code, { words }]) => [code, words]));
const ROLE_WORDS = Object.fromEntries(Object.entries(ROLES).map(([code, { words }]) => [code, words]));
const WHY_NEEDED = {
  sv: 'Skriv varför du granskar en person eller ett ärende; skälet sparas i granskningen.',
  en: 'Write why you review one person or one case; the reason is kept with the review.',
};

/** Where the next page begins, with what was counted at the first; anything else reads from the start. */
function placeIn(after: string | undefined): string[] | undefined {
  const place = openPlace(after);
  return place?.length === 4 && place.slice(2).every((count) => /^\d{1,9}$/.test(count)) ? place : undefined;
}

/** What kind of reading, in words. */
export const kindOf = (code: string): Code => codeOf(KINDS, code);

/** Why it was allowed: a ground of reading, or of a delivery. */
export function groundOfEntry(code: string | null): Code | null {
  if (code === null) return null;
  return Object.hasOwn(GROUNDS, code) ? { code, label: GROUNDS[code as Ground].words } : codeOf(ACCESS_GROUNDS, code);
}

/** The log auditor's reads: the own authority's log, never the content of a case. Each is itself in the log. */
@Injectable()
export class LogReviewQueries {
  constructor(private readonly access: AccessLog) {}

  async list(filter: AccessLogInput, first?: number, after?: string): Promise<AccessEntryConnection> {
    const isSuspicion = Boolean(filter.accountId ?? filter.caseNumber);
    if (isSuspicion && !filter.reason) throw new Refusal('BAD_INPUT', WHY_NEEDED, { field: 'reason' });
    const [at, id, ...counted] = placeIn(after) ?? [];
    const most = Math.min(Math.max(first ?? PAGE, 1), 200);
    const { from, to, rule, accountId, caseNumber, kind } = filter;
    const transaction = RequestTransaction.current();
    const listed = await transaction.value<Listed>('select audit_log($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      from, to, rule ?? null, accountId ?? null, caseNumber ?? null, kind ?? null, at ?? null, id ?? null, most,
    ]); // prettier-ignore
    const totalCount = listed.totalCount ?? Number(counted[0]);
    const protectedCount = listed.protectedCount ?? Number(counted[1]);
    if (isSuspicion && !at) await this.keepReason(filter, totalCount);
    await this.access.note('review', listed.caseId ? [listed.caseId] : [], isSuspicion ? 'suspicion' : 'systematic');
    const edges = listed.rows.map((row) => ({
      cursor: sealPlace([row.at, row.id, String(totalCount), String(protectedCount)]),
      node: entryOf(row),
    }));
    return {
      edges,
      totalCount,
      protectedCount,
      pageInfo: { hasNextPage: listed.hasMore, endCursor: edges.at(-1)?.cursor },
      rules: codesOf(REVIEW_RULES),
    };
  }

  /** That somebody was looked into, by whom and why, is a record from the first moment. */
  private async keepReason(filter: AccessLogInput, found: number): Promise<void> {
    const { unitId, accountId } = currentActor();
    await RequestTransaction.current().rows(
      `insert into log_review (unit_id, account_id, kind, subject, reason, period_from, period_to, reviewed, result)
       values ($1, $2, 'suspicion', coalesce($3, api.account_ref($4::uuid)->>'name', $4::text), $5, $6, $7, $8, 'opened')`,
      [
        ...[unitId, accountId, filter.caseNumber ?? null, filter.accountId ?? null],
        ...[filter.reason, filter.from, filter.to, found],
      ],
    );
  }

  async reviews(): Promise<LogReview[]> {
    const rows = await RequestTransaction.current().value<ReviewRow[]>('select api.log_reviews()');
    await this.access.note('review', []);
    return rows.map((row) => ({
      ...row,
      kind: codeOf(REVIEW_KINDS, row.kind),
      result: codeOf({ ...REVIEW_RESULTS, opened: { sv: 'Påbörjad', en: 'Begun' } }, row.result),
    }));
  }

  async seats(): Promise<SeatToReview[]> {
    const rows = await RequestTransaction.current().value<SeatRow[]>('select audit_seats()');
    await this.access.note('seats', []);
    return rows.map((row) => ({
      ...row,
      roles: row.roles.map((role) => codeOf(ROLE_WORDS, role)),
      flags: seatFlags(row).map((flag) => codeOf(SEAT_FLAGS, flag)),
    }));
  }
}

function entryOf(row: EntryRow): AccessEntry {
  const flags = row.flags.map((flag) => codeOf(REVIEW_RULES, flag));
  return { ...row, kind: kindOf(row.kind), ground: groundOfEntry(row.ground), flags };
}
