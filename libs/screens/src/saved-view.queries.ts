import { Injectable } from '@nestjs/common';
import { permits } from '#domain';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { SavedView } from './saved-view.types.js';

const LIST = `select id, list, name, filter, account_id is null as shared from saved_view
  order by list, account_id is null, lower(name), id`;

/** The reader's own views first, then her unit's. */
@Injectable()
export class SavedViewQueries {
  constructor(private readonly access: AccessLog) {}

  async all(): Promise<SavedView[]> {
    this.access.nothingRead(); // of nobody
    const mayShare = permits(currentActor().roles, 'view.share');
    const rows = await RequestTransaction.current().rows<Omit<SavedView, 'mayRemove'> & Record<string, unknown>>(LIST);
    return rows.map((row) => ({ ...row, mayRemove: !row.shared || mayShare }));
  }
}
