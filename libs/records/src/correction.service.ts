import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService, PersonService, expectVersion } from '#cases';
import { CORRECTION_MOVES } from '#domain';
import type { Category, CorrectionNeed, CorrectionStatus } from '#domain';
import { NEW, Refusal, move } from '#kernel';
import { Once, RequestTransaction, currentActor, currentUnit } from '#platform';
import type { CaseKey } from '#platform';
import { CorrectionTelling } from './correction-telling.service.js';
import type { Told } from './correction-telling.service.js';
import type { AskCorrectionInput, DecideCorrectionInput } from './correction.inputs.js';

interface Asked extends CaseKey {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly version: number;
  readonly status: CorrectionStatus;
  readonly category: Category;
  readonly recordKind: string;
  readonly recordId: string;
  readonly recordOwner: string;
}

const ASKED = `select id, version, status, category, association_id as "associationId", case_id as "caseId", record_kind as "recordKind",
  record_id as "recordId", record_owner as "recordOwner" from correction where id = $1 and owner_unit = current_unit()`;
const FUTURE = {
  sv: 'Begäran kan inte ha kommit in efter i dag. Rätta dagen.',
  en: 'The request cannot have come in after today. Correct the day.',
};
const UNDER_WAY = {
  sv: 'Det finns redan en begäran om den uppgiften som väntar på beslut.',
  en: 'There is already a request about that record waiting for a decision.',
};

/** Rättelse på begäran (artikel 16): the unit decides, the earlier wording stays, and whoever was given it is told (artikel 19). */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly messages: MessageService,
    private readonly persons: PersonService,
    private readonly wayOut: CorrectionTelling,
    private readonly once: Once,
  ) {}

  /** Writes down what is asked; the record itself is as it was. */
  ask(input: AskCorrectionInput): Promise<string> {
    return this.once.run('askCorrection', input, async () => {
      const key = await this.entry.enter(input.caseId);
      move(CORRECTION_MOVES, NEW, 'ask', 'owner', new Set<CorrectionNeed>(['wanted']));
      const { recordKind, recordId, askedOn } = input;
      const record = await this.heldIn(key, recordKind, recordId);
      if (askedOn > (await today())) throw new Refusal('BAD_INPUT', FUTURE, { field: 'askedOn' });
      const { id, ownerUnit } = this.entry.birth(key);
      const made = await RequestTransaction.current().rows(
        `insert into correction (id, association_id, case_id, owner_unit, category, holders, record_kind, record_id, record_owner, status,
           asked_by, asked_on, wanted, recorded_by) values ($1, $2, $3, $4, $5, array[$4::uuid], $6, $7, $8, 'asked', $9, $10, $11, $12)
         on conflict do nothing returning id`,
        [
          ...[id, key.associationId, key.caseId, ownerUnit, record.category, recordKind, recordId, record.owner_unit],
          ...[input.askedBy, askedOn, input.wanted, currentActor().accountId],
        ],
      );
      if (made.length !== 1) throw new Refusal('NO_SUCH_MOVE', UNDER_WAY);
      await this.wayOut.write(key, 'correction_asked', record.category, { correction: id, about: recordKind });
      return id;
    });
  }

  decide(input: DecideCorrectionInput): Promise<string> {
    return this.once.run('decideCorrection', input, async () => {
      const row = await this.load(input);
      const party = row.recordOwner === currentUnit() ? 'owner' : 'holder';
      const status = move(CORRECTION_MOVES, row.status, input.decision, party, needsIn(input, row));
      const result = await this.result(row, input);
      const changed = await RequestTransaction.current().rows(
        `update correction set version = version + 1, status = $3, decided_on = app_today(), decided_by = current_account(), reason = $4, words = $5,
           result_kind = $6, result_id = $7 where id = $1 and version = $2 returning id`,
        [
          ...[row.id, row.version, status, input.decision === 'refuse' ? input.reason : null, input.words ?? null],
          ...[result?.kind ?? null, result?.id ?? null],
        ],
      );
      if (changed.length !== 1) throw new Refusal('CONFLICT');
      const told = { correction: row.id, about: row.recordKind, answer: status };
      const event = await this.wayOut.write(row, 'correction_decided', row.category, told);
      if (result && party === 'owner') await this.wayOut.tell(row, row.recordId, row.category, result, event);
      return row.id;
    });
  }

  private async load({ correctionId, expectedVersion }: DecideCorrectionInput): Promise<Asked> {
    const [seen] = await RequestTransaction.current().rows<Asked>(ASKED, [correctionId]);
    if (!seen) throw new Refusal('NOT_FOUND');
    await this.entry.enter(seen.caseId);
    const [row] = await RequestTransaction.current().rows<Asked>(ASKED, [correctionId]);
    if (!row) throw new Refusal('NOT_FOUND');
    expectVersion('correction', row, expectedVersion);
    return row;
  }

  /** What is right, or what the person says of it: a row of its own that points at the one it is about. */
  private async result(row: Asked, { decision, text, person }: DecideCorrectionInput): Promise<Told | undefined> {
    if (decision !== 'correct' && decision !== 'note') return undefined;
    if (decision === 'correct' && row.recordKind === 'person' && person)
      return { kind: 'person', id: await this.persons.correct(row, row.recordId, person) };
    const kind = decision === 'correct' ? 'correction' : 'objection';
    const place = await this.placeOf(row);
    const written = { ...place, kind, category: row.category, text: text ?? '', corrects: row.recordId } as const;
    return { kind: 'message', id: await this.messages.write(row, written) };
  }

  /** A text is corrected where it stands; anything else beside the case. */
  private async placeOf({ recordKind, recordId, caseId }: Asked) {
    if (recordKind !== 'message') return { about: 'case', aboutId: caseId } as const;
    const [said] = await RequestTransaction.current().rows<{ about: 'case'; aboutId: string }>(
      'select about_kind as about, about_id as "aboutId" from message where id = $1',
      [recordId],
    );
    return said ?? ({ about: 'case', aboutId: caseId } as const);
  }

  private async heldIn({ caseId }: CaseKey, kind: string, id: string) {
    const record = await RequestTransaction.current().value<{
      case_id: string;
      owner_unit: string;
      category: Category;
    } | null>('select api.held_record($1, $2)', [kind, id]);
    if (record?.case_id !== caseId) throw new Refusal('NOT_FOUND', undefined, { field: 'recordId' });
    return record;
  }
}

function needsIn({ text, person, reason, words }: DecideCorrectionInput, row: Asked): Set<CorrectionNeed> {
  const right = row.recordKind === 'person' ? person : text;
  const has: [CorrectionNeed, unknown][] = [['right', right], ['view', text], ['refusal', reason], ['words', words]]; // prettier-ignore
  return new Set(has.flatMap(([need, given]) => (given ? [need] : [])));
}

const today = () => RequestTransaction.current().value<string>('select app_today()::text');
