import { Injectable } from '@nestjs/common';
import { groundOf } from '#cases';
import type { CaseRef, UnitRef } from '#cases';
import { ConsentTextQueries, keptTerms } from '#consent';
import type { PreviewConsentInput } from '#consent';
import { CONSENT_REMINDERS, GROUNDS, sentencesOf, recordWords } from '#domain';
import type { ConsentTerms, Ground } from '#domain';
import { Refusal } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { ConsentPreview, ConsentProof, ConsentRenewal, ProofRow } from './consent.types.js';
import { edgeOf } from './edge.rules.js';
import type { EdgeRow } from './edge.rules.js';

type ProofRowRow = Omit<ProofRow, 'what' | 'ground' | 'law' | 'edge'> & {
  readonly recordKind: string;
  readonly ground: Ground;
  readonly edge: EdgeRow | null;
};

/** Reads beside the case page: what would be said, what runs out, what has crossed. */
@Injectable()
export class ConsentQueries {
  constructor(
    private readonly access: AccessLog,
    private readonly texts: ConsentTextQueries,
  ) {}

  /** Nothing is written, and nobody is read about: units, kinds of information and the asker's own words. */
  async preview(input: PreviewConsentInput): Promise<ConsentPreview> {
    this.access.nothingRead();
    const transaction = RequestTransaction.current();
    const today = await transaction.value<string>('select app_today()::text');
    const kept = keptTerms({ ...input, grantorName: input.grantorName || '–' }, today, currentActor().name);
    const names = await this.names(kept.directions.flatMap(({ from, to }) => [from, to]));
    const terms: ConsentTerms = {
      ...kept,
      validFrom: input.validFrom,
      validTo: input.validTo,
      directions: kept.directions.map((each) => ({
        ...each,
        from: names[each.from]?.name ?? '',
        to: names[each.to]?.name ?? '',
      })),
    };
    const id = await this.texts.usable(input.textId, kept.language);
    const text = id ? await this.texts.one(id) : null;
    const [sv, en] = [sentencesOf(terms, 'sv'), sentencesOf(terms, 'en')];
    return {
      title: { sv: text?.title ?? '', en: text?.title ?? '' },
      text: text?.body.split('\n').filter(Boolean) ?? [],
      textRef: text,
      sentences: sv.map((sentence, place) => ({ sv: sentence, en: en[place] ?? sentence })),
    };
  }

  /** What runs out and is the reader's to renew. */
  async renewals(): Promise<ConsentRenewal[]> {
    const rows = await RequestTransaction.current().value<ConsentRenewal[]>('select api.consent_renewals($1, $2)', [
      CONSENT_REMINDERS,
      currentActor().roles.includes('inbox'),
    ]);
    await this.access.note('list', [...new Set(rows.map((row) => row.case.id))]);
    return rows;
  }

  /** What each party has received, when, on which ground. Only acts this unit took part in: no other pair's. */
  async proof(caseId: string, kind: 'proof' | 'print' = 'proof'): Promise<ConsentProof> {
    const transaction = RequestTransaction.current();
    const found = await transaction.value<{ case: CaseRef; rows: ProofRowRow[] } | null>('select api.consent_proof($1)', [
      caseId,
    ]);
    if (!found) throw new Refusal('NOT_FOUND');
    await this.access.open(caseId, kind);
    const today = await transaction.value<string>('select app_today()::text');
    return { case: found.case, rows: found.rows.map((row) => proofOf(row, today)) };
  } // prettier-ignore

  private async names(ids: readonly string[]): Promise<Readonly<Record<string, UnitRef | undefined>>> {
    return RequestTransaction.current().value(
      `select coalesce(jsonb_object_agg(u, api.unit_ref(u)), '{}') from unnest($1::uuid[]) u`,
      [[...new Set(ids)]],
    );
  }
}

function proofOf({ recordKind, ground, edge, ...row }: ProofRowRow, today: string): ProofRow {
  return {
    ...row,
    what: recordWords(recordKind),
    ground: groundOf(ground),
    law: GROUNDS[ground]?.law ?? '',
    edge: edge && edgeOf(edge, today),
  };
}
