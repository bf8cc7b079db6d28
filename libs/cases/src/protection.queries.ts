import { Injectable } from '@nestjs/common';
import { codeOf } from '#directory';
import { CASE_OPENING_REASONS } from '#domain';
import { AccessLog, RequestTransaction } from '#platform';
import type { ClosedTo, Conflict, InnerSecrecy, Opening } from './protection.types.js';

type OpeningRow = Omit<Opening, 'reason' | 'words'> & { readonly reason: string };
interface Row {
  readonly clearanceWanted: number;
  readonly openings: readonly OpeningRow[];
  readonly conflicts: Conflict[];
}

/** What the product itself writes as the reason when a caseworker hands a case to a colleague. */
const REASONS = {
  ...CASE_OPENING_REASONS,
  handedOver: { sv: 'Lämnade ärendet till en kollega', en: 'Handed the case to a colleague' },
};

@Injectable()
export class ProtectionQueries {
  constructor(private readonly access: AccessLog) {}

  /** What a move answers that may have closed the case to the one who made it: nothing of the case. */
  async closedTo(caseId: string): Promise<ClosedTo> {
    const seen = await RequestTransaction.current().rows('select 1 from case_file where id = $1', [caseId]);
    this.access.nothingRead();
    return { caseId, stillMine: seen.length > 0 };
  }

  async innerSecrecy(): Promise<InnerSecrecy> {
    const row = await RequestTransaction.current().value<Row>('select api.inner_secrecy()');
    const cases = [...row.openings, ...row.conflicts].map((one) => one.case.id);
    await this.access.note('list', [...new Set(cases)]);
    return { ...row, openings: row.openings.map(openingOf) };
  }
}

/** A reason is kept as its code, with the words after a colon when it is other. */
function openingOf({ reason, ...row }: OpeningRow): Opening {
  const [code = '', ...words] = reason.split(': ');
  return { ...row, reason: codeOf(REASONS, code), words: words.join(': ') || null };
}
