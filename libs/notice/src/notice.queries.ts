import { Injectable } from '@nestjs/common';
import { codeOf, openPlace, sealPlace } from '#cases';
import { MAIL_STATES, NOTICE_KINDS, NOTICE_WHYS } from '#domain';
import type { NoticeKind } from '#domain';
import { AccessLog, RequestTransaction } from '#platform';
import type { Notice, NoticeConnection } from './notice.types.js';

interface Row extends Omit<Notice, 'kind' | 'why' | 'source' | 'mail'> {
  readonly mail: string | null;
  readonly kind: NoticeKind;
  readonly why: string;
}
interface Listed {
  readonly totalCount: number;
  readonly unseen: number;
  readonly hasMore: boolean;
  readonly rows: readonly Row[];
}

const PAGE = 50;
const VIEWS = ['new', 'current', 'earlier'];

/** One's own notices in the seat one sits in. */
@Injectable()
export class NoticeQueries {
  constructor(private readonly access: AccessLog) {}

  async list(view?: string, first?: number, after?: string): Promise<NoticeConnection> {
    const [at, id] = openPlace(after) ?? [];
    const most = Math.min(Math.max(first ?? PAGE, 1), 200);
    const wanted = VIEWS.includes(view ?? '') ? view : 'current';
    const listed = await RequestTransaction.current().value<Listed>('select api.notices($1, $2, $3, $4)', [
      wanted, most, at ?? null, id ?? null,
    ]); // prettier-ignore
    await this.access.note('notices', [...new Set(listed.rows.map((row) => row.case.id))]);
    const edges = listed.rows.map((row) => ({ cursor: sealPlace([row.at, row.id]), node: noticeOf(row) }));
    const { totalCount, unseen, hasMore } = listed;
    return { edges, totalCount, unseen, pageInfo: { hasNextPage: hasMore, endCursor: edges.at(-1)?.cursor } };
  }
}

const noticeOf = ({ kind, why, mail, ...row }: Row): Notice => ({
  ...row,
  kind: { code: kind, label: NOTICE_KINDS[kind].words },
  why: codeOf(NOTICE_WHYS, why),
  source: NOTICE_KINDS[kind].source,
  mail: mail === null ? null : codeOf(MAIL_STATES, mail),
});
