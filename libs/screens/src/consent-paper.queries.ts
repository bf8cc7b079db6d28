import { Injectable } from '@nestjs/common';
import { ConsentTextQueries, DOCUMENT_KINDS, DocumentService } from '#consent';
import type { ConsentTongue } from '#domain';
import { Refusal } from '#kernel';
import { paperFile } from '#paper';
import type { PaperFile, PaperForm } from '#paper';
import { AccessLog, RequestTransaction } from '#platform';
import { consentPaperOf, proofPaperOf } from './consent-paper.rules.js';
import { ConsentQueries } from './consent.queries.js';
import { consentsOf } from './consent.rules.js';
import type { ConsentRow } from './consent.rules.js';
import type { UploadedFile } from './consent.types.js';

interface Frame {
  readonly unit: string;
  readonly on: string;
  readonly person: string | null;
  readonly caseNumber: string;
}

const FRAME = `select (select u.name from unit u where u.id = current_unit()) as unit, app_today()::text as on,
  (select n.name from api.name_line($1) n) as person, (select f.number from case_file f where f.id = $1) as "caseNumber"`;

/** What leaves the screen as a file. Each is logged as such, and none has a name that says anything about a person. */
@Injectable()
export class ConsentPaperQueries {
  constructor(
    private readonly access: AccessLog,
    private readonly texts: ConsentTextQueries,
    private readonly documents: DocumentService,
    private readonly queries: ConsentQueries,
  ) {}

  /** The consent to read, sign or keep. Only the unit that asked has it. */
  async consent(id: string, language: ConsentTongue, form: PaperForm): Promise<PaperFile> {
    const transaction = RequestTransaction.current();
    const [found] = await transaction.rows<{ caseId: string }>('select case_id as "caseId" from consent where id = $1', [
      id,
    ]);
    if (!found) throw new Refusal('NOT_FOUND');
    await this.access.open(found.caseId, 'print');
    const rows = await transaction.value<ConsentRow[]>('select api.consents_of($1)', [found.caseId]);
    const consent = consentsOf(rows, () => []).find((one) => one.id === id);
    if (!consent || consent.status === 'refused') throw new Refusal('NO_SUCH_MOVE');
    const text = consent.text ? await this.texts.one(consent.text.id) : null;
    const paper = consentPaperOf(consent, { ...(await this.frame(found.caseId)), text, language });
    return paperFile(consent.versionNo > 0 ? `samtycke-v${consent.versionNo}` : 'samtycke-utkast', paper, form);
  } // prettier-ignore

  /** What has crossed, as a document for the person or for a review. */
  async proof(caseId: string, language: ConsentTongue): Promise<PaperFile> {
    const proof = await this.queries.proof(caseId, 'print');
    return paperFile('utlamnanden', proofPaperOf(proof, { ...(await this.frame(caseId)), language }));
  }

  /** The signed paper, as it was uploaded. */
  async document(id: string): Promise<UploadedFile> {
    const { mediaType, content } = await this.documents.take(id);
    const fileName = `samtycke-underskrivet.${DOCUMENT_KINDS[mediaType]}`;
    return { fileName, mediaType, contentBase64: content.toString('base64') };
  }

  private async frame(caseId: string): Promise<Frame> {
    const [frame] = await RequestTransaction.current().rows<Frame & Record<string, unknown>>(FRAME, [caseId]);
    if (!frame) throw new Refusal('NOT_FOUND');
    return frame;
  }
}
