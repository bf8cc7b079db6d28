import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { paperFile } from '#paper';
import type { PaperFile } from '#paper';
import { AccessLog, RequestTransaction } from '#platform';
import { CorrectionQueries } from './correction.queries.js';
import { correctionPaper } from './correction.rules.js';
import { RetentionQueries } from './retention.queries.js';

/** The answer as a paper. The name says nothing about anybody. */
@Injectable()
export class CorrectionAnswer {
  constructor(
    private readonly corrections: CorrectionQueries,
    private readonly retention: RetentionQueries,
    private readonly access: AccessLog,
  ) {}

  async paper(id: string): Promise<PaperFile> {
    const row = await this.corrections.row(id);
    await this.access.open(row.case.id, 'export');
    const terms = await this.retention.terms();
    if (!terms) throw new Refusal('NOT_FOUND');
    const unit = await RequestTransaction.current().value<string>('select name from unit where id = current_unit()');
    return paperFile(`rattelse-${terms.today}`, correctionPaper(row, unit, terms.code, terms.today));
  }
}
