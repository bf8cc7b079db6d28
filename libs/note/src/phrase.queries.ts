import { Injectable } from '@nestjs/common';
import { permits } from '#domain';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Phrase } from './phrase.types.js';

const LIST = `select id, version, title, text, account_id is null as shared from phrase
  order by account_id is null, lower(title), id`;

/** The reader's own standing texts first, then her unit's. */
@Injectable()
export class PhraseQueries {
  constructor(private readonly access: AccessLog) {}

  async list(): Promise<Phrase[]> {
    this.access.nothingRead(); // of nobody
    const mayShare = permits(currentActor().roles, 'phrase.share');
    const rows = await RequestTransaction.current().rows<Omit<Phrase, 'mayChange'> & Record<string, unknown>>(LIST);
    return rows.map((row) => ({ ...row, mayChange: !row.shared || mayShare }));
  }
}
