import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { DOCUMENT_LIMIT, DOCUMENT_TYPES } from '#domain';
import { Refusal } from '#kernel';
import { log, settings } from '#platform';
import type { Passed } from './document.service.js';
import { scan } from './scan.process.js';

const WRONG_KIND = {
  sv: 'Filen är inte en PDF, bild (PNG, JPEG), ett Word-, Excel- eller OpenDocument-dokument, eller så innehåller den makron. Spara den som PDF och försök igen.',
  en: 'The file is not a PDF, an image (PNG, JPEG), a Word, Excel or OpenDocument file, or it has macros in it. Save it as PDF and try again.',
};
const TOO_LARGE = {
  sv: 'Filen är större än 10 MB. Dela den eller spara den mindre och försök igen.',
  en: 'The file is larger than 10 MB. Split it or save it smaller and try again.',
};
const INFECTED = {
  sv: 'Virusskyddet stoppade filen. Den är inte sparad. Be avsändaren om en ny.',
  en: 'The virus scanner stopped the file. It is not saved. Ask the sender for another.',
};
const UNSCANNED = {
  sv: 'Virusskyddet svarar inte, så filen är inte sparad. Försök igen om en stund.',
  en: 'The virus scanner does not answer, so the file is not saved. Try again in a while.',
};

/**
 * Looks at a file before anything of it is kept, and before there is a transaction to hold up. What it is, is told by its content; what its
 * name or sender says counts nothing. With a scanner set, what it has not passed is not taken.
 */
@Injectable()
export class InspectionService {
  async inspect(content: Buffer): Promise<Passed> {
    if (content.length === 0) throw new Refusal('BAD_INPUT', undefined, { field: 'file' });
    if (content.length > DOCUMENT_LIMIT) throw new Refusal('BAD_INPUT', TOO_LARGE, { field: 'file' });
    const mediaType = (await fileTypeFromBuffer(content))?.mime ?? '';
    if (!Object.hasOwn(DOCUMENT_TYPES, mediaType)) throw new Refusal('BAD_INPUT', WRONG_KIND, { field: 'file' });
    const { scanner } = settings();
    if (!scanner) return { content, mediaType, scanned: false };
    const verdict = await scan(content, scanner);
    if (verdict === 'found') throw new Refusal('BAD_INPUT', INFECTED, { field: 'file' });
    if (verdict === 'unanswered') {
      log.error('the virus scanner did not answer: uploads are refused');
      throw new Refusal('BUSY', UNSCANNED, { field: 'file' });
    }
    return { content, mediaType, scanned: true };
  }
}
