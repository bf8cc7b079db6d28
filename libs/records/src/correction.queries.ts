import { Injectable } from '@nestjs/common';
import { codeOf } from '#cases';
import type { AccountRef, CaseRef, UnitRef } from '#cases';
import {
  CORRECTION_ASKERS,
  CORRECTION_MOVES,
  CORRECTION_REFUSALS,
  CORRECTION_STATUS,
  HELD_KINDS,
  readPersonnummer,
} from '#domain';
import type { CorrectionAsker, CorrectionRefusal, CorrectionStatus } from '#domain';
import { Refusal, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, blindIndexes, currentUnit } from '#platform';
import { factsOf, whenOf } from './extract.rules.js';
import type { HeldRecord } from './held.types.js';
import type { Correction, CorrectableRecord, RightsFile, ToldOfCorrection } from './correction.types.js';

export interface CorrectionRow {
  readonly id: string;
  readonly version: number;
  readonly case: CaseRef;
  readonly recordKind: string;
  readonly recordId: string;
  readonly own: boolean;
  readonly owner: UnitRef;
  readonly status: CorrectionStatus;
  readonly askedBy: CorrectionAsker;
  readonly askedOn: string;
  readonly answerBy: string;
  readonly isOpen: boolean;
  readonly wanted: string | null;
  readonly words: string | null;
  readonly reason: CorrectionRefusal | null;
  readonly before: HeldRecord['record'] | null;
  readonly after: HeldRecord['record'] | null;
  readonly resultKind: string | null;
  readonly resultId: string | null;
  readonly decidedOn: string | null;
  readonly decidedBy: AccountRef | null;
  readonly told: ToldOfCorrection[];
}

const MOST = 500;
/** What the system works out, or the unit notes about its own looking: not said of anybody, so nothing to correct. */
const NOT_SAID = new Set(['case', 'finding', 'findingLog', 'caseOpening', 'sharing', 'unitCase', 'legalHold', 'correction', 'transferMark', 'handoffNotice']); // prettier-ignore

/** What has been asked to be corrected, what can be, and whose file it is. */
@Injectable()
export class CorrectionQueries {
  constructor(private readonly access: AccessLog) {}

  /** By exactly this number. What was searched for is not kept. */
  async files(q: string): Promise<RightsFile[]> {
    const transaction = RequestTransaction.current();
    const wanted = q.trim().slice(0, 60);
    const number = readPersonnummer(wanted, await transaction.value<string>('select app_today()::text'));
    const indexes = number ? blindIndexes(currentUnit(), number) : [];
    const found = await transaction.value<RightsFile[]>('select api.files_by_number($1, $2)', [wanted, indexes]);
    await this.access.note('search', found.map(({ caseId }) => caseId)); // prettier-ignore
    return found;
  }

  async file(caseId: string): Promise<RightsFile> {
    const [found] = await RequestTransaction.current().value<RightsFile[]>(
      `select api.files_by_number((select number from case_file where id = $1), '{}')`,
      [caseId],
    );
    if (!found) throw new Refusal('NOT_FOUND');
    await this.access.note('open', [caseId]);
    return found;
  }

  /** What the unit holds and somebody has said: her words are opened for it, so the case must be. */
  async correctable(caseId: string): Promise<CorrectableRecord[]> {
    await this.access.open(caseId, 'right');
    const transaction = RequestTransaction.current();
    const records = await transaction.rows<HeldRecord & Record<string, unknown>>('select * from api.held_records($1)', [
      caseId,
    ]);
    const units = await transaction.value<Record<string, UnitRef>>(
      `select coalesce(jsonb_object_agg(u.id, api.unit_ref(u.id)), '{}') from unit u where u.id = any($1::uuid[])`,
      [[...new Set(records.map(({ record }) => record.owner_unit))]],
    );
    return records
      .filter(({ kind }) => !NOT_SAID.has(kind))
      .sort((a, b) => (whenOf(a) > whenOf(b) ? -1 : 1))
      .slice(0, MOST)
      .flatMap((one): CorrectableRecord[] => {
        const { id, owner_unit: ownerUnit } = one.record;
        const owner = units[ownerUnit];
        const on = whenOf(one).slice(0, 10);
        if (!owner) return [];
        const about = { id, kind: codeOf(HELD_KINDS, one.kind), text: sayingOf(one), owner };
        return [{ ...about, on: on.startsWith('9') ? null : on, own: ownerUnit === currentUnit() }];
      });
  }

  async list(caseId?: string): Promise<Correction[]> {
    const rows = await this.rows(caseId, undefined);
    await this.access.note('right', [...new Set(rows.map((row) => row.case.id))]);
    return rows.map(correctionOf);
  }

  /** What a move answers. */
  async again(id: string): Promise<Correction> {
    const row = await this.row(id);
    await this.access.note('right', [row.case.id]);
    return correctionOf(row);
  }

  async row(id: string): Promise<CorrectionRow> {
    const [row] = await this.rows(undefined, id);
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  private rows(caseId: string | undefined, id: string | undefined): Promise<CorrectionRow[]> {
    return RequestTransaction.current().value<CorrectionRow[]>('select api.corrections($1, $2, $3)', [
      caseId ?? null,
      id ?? null,
      MOST,
    ]);
  }
}

/** What a record says, on one line for each field. */
export const sayingOf = (held: HeldRecord): string =>
  held.kind === 'message' && typeof held.record.text === 'string'
    ? held.record.text
    : factsOf(held).map(([label, value]) => `${label}: ${value}`).join('\n'); // prettier-ignore

function correctionOf(row: CorrectionRow): Correction {
  const { recordKind, status, askedBy, reason, before, after, resultKind, ...rest } = row;
  return {
    ...rest,
    kind: codeOf(HELD_KINDS, recordKind),
    status: codeOf(CORRECTION_STATUS, status),
    askedBy: codeOf(CORRECTION_ASKERS, askedBy),
    reason: reason && codeOf(CORRECTION_REFUSALS, reason),
    before: before && sayingOf({ kind: recordKind, record: before }),
    after: after && sayingOf({ kind: resultKind ?? 'message', record: after }),
    resultKind,
    decisions: movesFrom(CORRECTION_MOVES, status, row.own ? 'owner' : 'holder').map(([, action]) => action),
  };
}
