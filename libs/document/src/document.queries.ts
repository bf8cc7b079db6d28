import { Injectable } from '@nestjs/common';
import { codeOf, withGround } from '#cases';
import { DOCUMENT_KINDS, DOCUMENT_TYPES } from '#domain';
import { Refusal } from '#kernel';
import { AccessLog, RequestTransaction } from '#platform';
import { Document, DocumentFile } from './document.entity.js';
import type { CaseDocument, CaseFileContent } from './document.types.js';

type Row = Omit<CaseDocument, 'kind'> & { readonly kind: string };

/** Documents as one unit holds them. */
@Injectable()
export class DocumentQueries {
  constructor(private readonly access: AccessLog) {}

  async of(caseId: string): Promise<CaseDocument[]> {
    await this.access.open(caseId);
    const rows = await RequestTransaction.current().value<Row[]>('select api.documents_of($1)', [caseId]);
    return rows.map((row) => ({ ...row, kind: codeOf(DOCUMENT_KINDS, row.kind), received: withGround(row.received) }));
  }

  /** The file itself; logged as taken out. Its name to save under says nothing of whom it is about. */
  async file(id: string): Promise<CaseFileContent> {
    const manager = await RequestTransaction.current().manager();
    const document = await manager.findOneBy(Document, { id });
    if (!document) throw new Refusal('NOT_FOUND');
    const { caseId, mediaType, versionNo } = document;
    await this.access.open(caseId, 'export');
    const { content } = await manager.findOneByOrFail(DocumentFile, { versionId: id });
    const fileName = `handling-v${versionNo}.${DOCUMENT_TYPES[mediaType]}`;
    return { fileName, mediaType, contentBase64: content.toString('base64') };
  }
}
