import { Injectable } from '@nestjs/common';
import { openPlace, sealPlace } from '#cases';
import type { CaseRef } from '#cases';
import { recordWords } from '#domain';
import { Refusal } from '#kernel';
import { paperFile, paperText } from '#paper';
import type { Block, Paper, PaperFile } from '#paper';
import { AccessLog, RequestTransaction } from '#platform';
import { actLine, actRows, categoryText, contentBlocks, titleOf } from './record-text.rules.js';
import type { Act, Content } from './record-text.rules.js';
import type { LastTransfer, NotTransferredConnection, NotTransferredRow, TransferPackage } from './transfer.types.js';

interface PackageRow {
  readonly case: CaseRef;
  readonly today: string;
  readonly unit: string;
  readonly ownNumber: string | null;
  readonly totalCount: number;
  readonly lastMark: LastTransfer | null;
  readonly items: readonly {
    readonly kind: string;
    readonly id: string;
    readonly category: string;
    readonly on: string;
    readonly own: boolean;
    readonly content: Content | null;
    readonly received: Act | null;
    readonly handed: readonly Act[];
  }[];
}
interface DeliveryPaperRow {
  readonly caseId: string;
  readonly case: CaseRef;
  readonly today: string;
  readonly unit: string;
  readonly kind: string;
  readonly category: string;
  readonly act: Act;
  readonly content: Content | null;
  readonly unchanged: boolean | null;
}
interface Listed {
  readonly totalCount: number;
  readonly records: number;
  readonly hasMore: boolean;
  readonly rows: readonly (NotTransferredRow & { readonly oldest: string })[];
}

/** As much as one can read through and paste at once. */
const MOST = 300;
const PAGE = 50;

/** What is to be documented in the unit's own system, as text and as paper. */
@Injectable()
export class TransferQueries {
  constructor(private readonly access: AccessLog) {}

  /** Everything new since the last transfer; REASON_NEEDED where the case itself would ask for one. */
  async package(caseId: string): Promise<TransferPackage> {
    const row = await this.read(caseId, 'open');
    const { items, lastMark, totalCount } = row;
    return {
      case: row.case,
      totalCount,
      lastMark,
      items: items.map(({ id, kind, category, on, own }) => ({ id, category, on, own, what: recordWords(kind) })),
      text: items.length > 0 ? paperText(packagePaper(row)) : '',
    };
  }

  async packageFile(caseId: string): Promise<PaperFile> {
    return paperFile('overforing', packagePaper(await this.read(caseId, 'export')));
  }

  /** One act of delivery with what was handed over: for the giver and the receiver, nobody else. */
  async deliveryFile(id: string): Promise<PaperFile> {
    const transaction = RequestTransaction.current();
    const [found] = await transaction.rows<{ caseId: string }>(
      'select case_id as "caseId" from delivery where id = $1',
      [id],
    );
    if (!found) throw new Refusal('NOT_FOUND');
    await this.access.open(found.caseId, 'export');
    return paperFile(
      'utlamnande',
      deliveryPaper(await transaction.value<DeliveryPaperRow>('select api.delivery_paper($1)', [id])),
    );
  }

  /** Counts and days per case; no words. */
  async notTransferred(caseworkerId?: string, first?: number, after?: string): Promise<NotTransferredConnection> {
    const [oldest, id] = openPlace(after) ?? [];
    const most = Math.min(Math.max(first ?? PAGE, 1), 200);
    const listed = await RequestTransaction.current().value<Listed>('select api.not_transferred_list($1, $2, $3, $4)', [
      caseworkerId ?? null, most, oldest ?? null, id ?? null,
    ]); // prettier-ignore
    await this.access.note('list', listed.rows.map((row) => row.case.id)); // prettier-ignore
    const edges = listed.rows.map((row) => ({ cursor: sealPlace([row.oldest, row.case.id]), node: row }));
    const { totalCount, records, hasMore } = listed;
    return { edges, totalCount, records, pageInfo: { hasNextPage: hasMore, endCursor: edges.at(-1)?.cursor } };
  }

  private async read(caseId: string, how: 'open' | 'export'): Promise<PackageRow> {
    const transaction = RequestTransaction.current();
    const [held] = await transaction.rows('select 1 from case_file where id = $1', [caseId]);
    if (!held) throw new Refusal('NOT_FOUND');
    await this.access.open(caseId, how);
    return transaction.value<PackageRow>('select api.transfer_package($1, $2)', [caseId, MOST]);
  }
}

function packagePaper({ items, ...row }: PackageRow): Paper {
  const blocks = items.flatMap<Block>(({ kind, on, own, category, content, received, handed }) => [
    { kind: 'heading', level: 2, text: `${on} ${titleOf(kind, content)}` },
    {
      kind: 'paragraph',
      text: `${own ? 'Egen uppgift' : 'Mottagen uppgift'}, ${categoryText(category).toLowerCase()}.`,
    },
    ...contentBlocks(kind, content),
    ...[...(received ? [actLine(received, 'in')] : []), ...handed.map((act) => actLine(act, 'out'))].map(
      (text): Block => ({ kind: 'paragraph', text }),
    ),
  ]);
  return {
    title: 'Nytt att föra över till egen journal eller akt',
    language: 'sv',
    unit: row.unit,
    on: row.today,
    reference: row.ownNumber ? `${row.case.number}, ${row.ownNumber}` : row.case.number,
    blocks,
  };
}

function deliveryPaper({ kind, content, act, unchanged, ...row }: DeliveryPaperRow): Paper {
  return {
    title: 'Utlämnad uppgift',
    language: 'sv',
    unit: row.unit,
    on: row.today,
    reference: row.case.number,
    blocks: [
      { kind: 'heading', level: 2, text: titleOf(kind, content) },
      { kind: 'paragraph', text: `Uppgiftsslag: ${categoryText(row.category)}` },
      ...contentBlocks(kind, content),
      { kind: 'heading', level: 2, text: 'Utlämnandet' },
      { kind: 'facts', rows: actRows(act) },
      ...(unchanged === null
        ? []
        : [{ kind: 'paragraph', text: unchanged
              ? 'Innehållet ovan är det som lämnades ut: kontrollsumman stämmer.'
              : 'Läget har ändrats sedan utlämnandet: kontrollsumman är den som gällde då.' } as const]),
    ],
  }; // prettier-ignore
}
