import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { CaseEntry } from '#cases';
import { Refusal } from '#kernel';
import { AccessLog, Once, RequestTransaction, currentActor, scrub } from '#platform';
import { Consent } from './consent.entity.js';
import { ConsentDocument } from './document.entity.js';
import { DOCUMENT_KINDS } from './document.rules.js';

const WRONG_KIND = {
  sv: 'Filen är inte en PDF, PNG eller JPEG. Skanna eller fotografera papperet och försök igen.',
  en: 'The file is not a PDF, PNG or JPEG. Scan or photograph the paper and try again.',
};
const NOT_YET = {
  sv: 'Ett papper hör till ett samtycke som är utskrivet eller lämnat. Skriv ut det först.',
  en: 'A paper belongs to a consent that has been printed or given. Print it first.',
};

/** What arrives: bytes, and the name their owner gave them. */
export interface Upload {
  readonly key: string;
  readonly consentId: string;
  readonly name: string;
  readonly content: Buffer;
}

@Injectable()
export class DocumentService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly access: AccessLog,
    private readonly once: Once,
  ) {}

  /** Keeps the paper. What it is, is told by its content; what its name or sender says of it counts nothing. */
  async attach({ key, consentId, name, content }: Upload): Promise<string> {
    const sha256 = createHash('sha256').update(content).digest();
    const id = await this.once.run('attachConsentDocument', { key, ...{ consentId, sha256: sha256.toString('hex') } }, async () => {
      const consent = await this.entry.load(Consent, consentId);
      if (consent.status === 'draft' || consent.status === 'refused') throw new Refusal('NO_SUCH_MOVE', NOT_YET);
      const mediaType = (await fileTypeFromBuffer(content))?.mime ?? '';
      if (!(mediaType in DOCUMENT_KINDS)) throw new Refusal('BAD_INPUT', WRONG_KIND, { field: 'file' });
      const document = {
        ...this.entry.birth({ associationId: consent.associationId, caseId: consent.caseId }),
        category: 'contact',
        consentId,
        name: scrub(name).slice(0, 200) || 'dokument',
        mediaType,
        content,
        sha256,
        uploadedBy: currentActor().accountId,
      } as const;
      await (await RequestTransaction.current().manager()).insert(ConsentDocument, document);
      return document.id;
    });
    this.access.nothingRead(); // written, not read: the answer is the new row's own id
    return id;
  } // prettier-ignore

  /** The paper itself; logged as taken out. NOT_FOUND to all but the unit that asked. */
  async take(id: string): Promise<ConsentDocument> {
    const manager = await RequestTransaction.current().manager();
    const document = await manager.findOneBy(ConsentDocument, { id });
    if (!document) throw new Refusal('NOT_FOUND');
    await this.access.open(document.caseId, 'export');
    return document;
  }
}
