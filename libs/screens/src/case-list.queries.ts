import { Injectable } from '@nestjs/common';
import { openPlace, sealPlace } from '#cases';
import { CASE_STATUS, readPersonnummer } from '#domain';
import { AccessLog, RequestTransaction, blindIndexes, currentActor, currentUnit } from '#platform';
import type { CaseListArgs } from './case-list.inputs.js';
import type { CaseConnection, CaseRow } from './case-list.types.js';
import { nextStepOf } from './next-step.rules.js';
import type { NextStepRow } from './next-step.rules.js';

interface Listed {
  readonly totalCount: number;
  readonly hasMore: boolean;
  readonly rows: readonly (Omit<CaseRow, 'nextStep'> & { nextStep: NextStepRow | null })[];
}
type CaseFilter = Omit<CaseListArgs, 'first' | 'after'>;

const PAGE = 50;

/** The unit's own cases, by name, number or personnummer. A search is logged as a search; what was searched for is not. */
@Injectable()
export class CaseListQueries {
  constructor(private readonly access: AccessLog) {}

  async list(
    { q, mine, status, unassigned, withGap }: CaseFilter,
    first?: number,
    after?: string,
  ): Promise<CaseConnection> {
    const [name, id] = openPlace(after) ?? [];
    const most = Math.min(Math.max(first ?? PAGE, 1), 200);
    const wanted = status !== undefined && Object.hasOwn(CASE_STATUS, status) ? status : null;
    const search = (q ?? '')
      .trim()
      .slice(0, 100)
      .replaceAll(/[\\%_]/g, '\\$&');
    const transaction = RequestTransaction.current();
    const number = search && readPersonnummer(search, await transaction.value<string>('select app_today()::text'));
    const listed = await transaction.value<Listed>('select api.case_list($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      search, mine ?? false, wanted, most, name ?? null, id ?? null, number ? blindIndexes(currentUnit(), number) : [],
      unassigned ?? false, withGap ?? false,
    ]); // prettier-ignore
    await this.access.note(
      search ? 'search' : 'list',
      listed.rows.map((row) => row.id),
    );
    const { accountId } = currentActor();
    const edges = listed.rows.map((row) => ({
      cursor: sealPlace([row.name ?? '', row.id]),
      node: { ...row, nextStep: nextStepOf(row.nextStep, accountId) },
    }));
    return {
      edges,
      totalCount: listed.totalCount,
      pageInfo: { hasNextPage: listed.hasMore, endCursor: edges.at(-1)?.cursor },
    };
  }
}
