import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService } from '#cases';
import type { Category, DocumentKind } from '#domain';
import { Refusal } from '#kernel';
import type { CaseKey } from '#platform';
import { Deliveries, Journal, Once, RequestTransaction, currentActor, currentUnit, scrub } from '#platform';
import { Document, DocumentFile } from './document.entity.js';
import type { UploadInput, VoidDocumentInput } from './document.inputs.js';

/** A file that has been looked at: what it is, and whether a scanner has passed it. */
export interface Passed {
  readonly content: Buffer;
  readonly mediaType: string;
  readonly scanned: boolean;
}
export interface NewDocument extends UploadInput, Passed {
  readonly key: string;
  readonly caseId: string;
  readonly name: string;
}
interface Place {
  readonly documentId: string;
  readonly versionNo: number;
}

const LATEST = `select d.document_id as "documentId", d.version_no + 1 as "versionNo" from document d where d.id = $1 and d.case_id = $2
  and d.owner_unit = current_unit() and not exists (select 1 from document n where n.document_id = d.document_id and n.version_no > d.version_no)`;
const CAME_IN = `select 1 from message where id = $1 and case_id = $2 and owner_unit = current_unit() and incoming`;
const IS_VOID = `select 1 from message where corrects = $1 and kind = 'voided' and owner_unit = current_unit()`;
const OLDER = {
  sv: 'Det finns redan en nyare version. Läs om sidan och lägg till din efter den.',
  en: 'There is a newer version already. Reload the page and add yours after it.',
};
const VOID_ALREADY = {
  sv: 'Handlingen är redan makulerad. Lägg till en ny om något ska komma i stället.',
  en: 'The document has been voided already. Add a new one if something is to take its place.',
};

/** Documents: born in the unit that adds them, delivered by an act of their own, voided but never written over. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly messages: MessageService,
    private readonly deliveries: Deliveries,
    private readonly once: Once,
  ) {}

  async add({ key, caseId, content, name, ...about }: NewDocument): Promise<string> {
    const sha256 = createHash('sha256').update(content).digest();
    const { kind, category, follows, message } = about;
    const asked = { key, ...{ caseId, kind, category, follows, message, sha256: sha256.toString('hex') } };
    return this.once.run('addDocument', asked, async () => {
      const entered = await this.entry.enter(caseId);
      if (message) await this.assertCameIn(message, caseId);
      const birth = this.entry.birth(entered);
      const place = follows ? await this.after(follows, caseId) : { documentId: birth.id, versionNo: 1 };
      await this.insert({ ...birth, ...place, kind, category, messageId: message ?? null }, { ...about, content, name, sha256 });
      await this.tell(entered, category, { document: birth.id, kind, version: place.versionNo });
      return birth.id;
    });
  } // prettier-ignore

  /** Its unit says that it is wrong. The row and its bytes stay: they are what was handed over. */
  async void(input: VoidDocumentInput): Promise<string> {
    return this.once.run('voidDocument', input, async () => {
      const { documentId, text } = input;
      const { caseId, associationId, category, ownerUnit } = await this.entry.load(Document, documentId);
      if (ownerUnit !== currentUnit()) throw new Refusal('NOT_FOUND');
      const [done] = await RequestTransaction.current().rows(IS_VOID, [documentId]);
      if (done) throw new Refusal('NO_SUCH_MOVE', VOID_ALREADY);
      const said = { about: 'case', aboutId: caseId, kind: 'voided', category, text, corrects: documentId } as const;
      const id = await this.messages.write({ caseId, associationId }, said);
      await this.journal.append({ caseId, associationId }, { type: 'document_voided', category, payload: { document: documentId } }); // prettier-ignore
      await this.deliveries.tellReceivers(documentId, caseId, category, [{ kind: 'message', id }]);
      return caseId;
    });
  }

  private async insert(
    row: CaseKey & Place & { id: string; kind: DocumentKind; category: Category; messageId: string | null },
    { content, name, mediaType, scanned, sha256 }: Passed & { name: string; sha256: Buffer },
  ): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    await manager.insert(Document, {
      ...row,
      ...{ mediaType, sha256, size: content.length, scanned: scanned || null },
      name: scrub(name).slice(0, 200) || 'handling',
      uploadedBy: currentActor().accountId,
    });
    await manager.insert(DocumentFile, { versionId: row.id, content });
  }

  private async tell(key: CaseKey, category: Category, payload: { document: string; kind: string; version: number }) {
    await this.journal.append(key, { type: 'document_added', category, payload });
  }

  private async after(id: string, caseId: string): Promise<Place> {
    const [place] = await RequestTransaction.current().rows<Place & Record<string, unknown>>(LATEST, [id, caseId]);
    if (!place) throw new Refusal('CONFLICT', OLDER, { field: 'follows' });
    return place;
  }

  private async assertCameIn(message: string, caseId: string): Promise<void> {
    const [found] = await RequestTransaction.current().rows(CAME_IN, [message, caseId]);
    if (!found) throw new Refusal('NOT_FOUND', undefined, { field: 'message' });
  }
}
