import { Injectable } from '@nestjs/common';
import { CASE_MOVES } from '#domain';
import type { CaseAction } from '#domain';
import { NEW, Refusal, caseNumber, move, uuidv7 } from '#kernel';
import { Journal, Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import { CaseEntry, expectVersion } from './case-entry.service.js';
import { CaseFile } from './case-file.entity.js';
import type { CloseCaseInput, OpenCaseInput, OpenCaseWithReasonInput, ReopenCaseInput } from './case.inputs.js';
import { Coordination } from './coordination.entity.js';
import { MessageService } from './message.service.js';
import { PersonService } from './person.service.js';
import { UnitCase } from './unit-case.entity.js';

/** Opening, closing and opening again: the coordinating unit's moves on the envelope. */
@Injectable()
export class CaseService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly persons: PersonService,
    private readonly messages: MessageService,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  /** Opens a case with the actor as caseworker and her unit coordinating. Answers the case's id. */
  open(input: OpenCaseInput): Promise<string> {
    return this.once.run('openCase', input, async () => {
      move(CASE_MOVES, NEW, 'open', 'coordinator', new Set(['identity']));
      const key = await this.newEnvelope(input.associationId);
      const { accountId, unitId } = currentActor();
      const manager = await RequestTransaction.current().manager();
      const today = await RequestTransaction.current().value<string>('select app_today()::text');
      await manager.insert(UnitCase, {
        ...this.entry.birth(key),
        category: 'contact',
        ownNumber: input.ownNumber ?? null,
        caseworker: accountId,
        caseworkerSince: today,
      });
      await manager.insert(Coordination, {
        ...this.entry.birth(key),
        category: 'plan',
        status: 'open',
        openedOn: today,
      });
      await this.persons.write(key, input);
      await this.journal.append(key, { type: 'case_opened', payload: { agency: unitId } });
      await this.journal.append(key, { type: 'responsible_assigned', payload: { agency: unitId, worker: accountId } });
      return key.caseId;
    });
  }

  /** Closes the case with a coded reason; every clock stops. The coordinating unit only. */
  close(input: CloseCaseInput): Promise<string> {
    return this.once.run('closeCase', input, async () => {
      const { key, row } = await this.coordinated(input.caseId, 'close', input.expectedVersion);
      const closedOn = await RequestTransaction.current().value<string>('select app_today()::text');
      await this.entry.change(Coordination, row, { status: 'closed', closedOn, closeReason: input.reason });
      await this.explain(key, input.otherText);
      await this.journal.append(key, { type: 'case_closed', payload: { reason: input.reason } });
      return key.caseId;
    });
  }

  reopen(input: ReopenCaseInput): Promise<string> {
    return this.once.run('reopenCase', input, async () => {
      const { key, row } = await this.coordinated(input.caseId, 'reopen', input.expectedVersion);
      await this.entry.change(Coordination, row, { status: 'open', closedOn: null, closeReason: null });
      await this.explain(key, input.otherText);
      const { unitId } = currentActor();
      await this.journal.append(key, { type: 'case_reopened', payload: { agency: unitId, reason: input.reason } });
      return key.caseId;
    });
  }

  /** Öppna med skäl: the unit holds the case but this account is not assigned. Lasts the rest of the day, and is logged. */
  async openWithReason(input: OpenCaseWithReasonInput): Promise<string> {
    const { accountId, unitId } = currentActor();
    const text = [input.reason, input.otherText].filter(Boolean).join(': ');
    const opened = await RequestTransaction.current().rows(
      `insert into case_opening (id, association_id, case_id, owner_unit, holders, account_id, reason, until)
       select $1, association_id, id, $2::uuid, array[$2::uuid], $3, $4, (app_today() + 1)::timestamp at time zone 'Europe/Stockholm'
       from case_file where id = $5 returning id`,
      [uuidv7(), unitId, accountId, text, input.caseId],
    );
    if (opened.length !== 1) throw new Refusal('NOT_FOUND');
    return input.caseId;
  }

  /** The words of the reason other, kept in the own unit. */
  private async explain(key: CaseKey, text: string | undefined): Promise<void> {
    if (!text) return;
    await this.messages.write(key, { about: 'case', aboutId: key.caseId, kind: 'reason', category: 'plan', text });
  }

  private async coordinated(caseId: string, action: CaseAction, expected: number) {
    const key = await this.entry.enter(caseId);
    const manager = await RequestTransaction.current().manager();
    const row = await manager.findOneBy(Coordination, { caseId });
    if (!row) throw new Refusal('WRONG_PARTY');
    expectVersion('case', { id: caseId, version: row.version }, expected);
    move(CASE_MOVES, row.status, action, 'coordinator', new Set(['reason']));
    return { key, row };
  }

  /** A random number that nobody has; running numbers would tell how many cases others have. */
  private async newEnvelope(wanted: string | undefined): Promise<CaseKey> {
    const transaction = RequestTransaction.current();
    const { unitId } = currentActor();
    const served = await transaction.rows<{ id: string }>(
      'select association_id as id from unit_association where unit_id = $1 and ($2::uuid is null or association_id = $2)',
      [unitId, wanted ?? null],
    );
    const [only, another] = served;
    if (!only || another) throw new Refusal('BAD_INPUT', undefined, { field: 'associationId' });
    const caseId = uuidv7();
    const manager = await transaction.manager();
    await manager.insert(CaseFile, {
      id: caseId,
      associationId: only.id,
      ownerUnit: unitId,
      category: 'contact',
      holders: [unitId],
      version: 1,
      number: caseNumber(),
    });
    return { associationId: only.id, caseId };
  }
}
