import { Injectable } from '@nestjs/common';
import { Refusal, uuidv7 } from '#kernel';
import { Journal, Once, RequestTransaction, currentActor, currentUnit } from '#platform';
import type { CaseKey } from '#platform';
import { CaseEntry } from './case-entry.service.js';
import type { AssignResponsibleInput, EndResponsibleInput, SetOwnNumberInput } from './case.inputs.js';
import { UnitCase } from './unit-case.entity.js';

const NOT_A_COLLEAGUE = {
  sv: 'Personen har ingen plats i er enhet. Välj en kollega i listan.',
  en: 'This person has no seat in your unit. Choose a colleague from the list.',
};

const CANNOT_TAKE = {
  sv: 'Personen kan inte ha den här samordningen. Välj en annan kollega.',
  en: 'This person cannot have this case. Choose another colleague.',
};

/** Who in the unit handles the case, and the unit's own number for it. */
@Injectable()
export class ResponsibilityService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  assign(input: AssignResponsibleInput): Promise<string> {
    return this.once.run('assignResponsible', input, async () => {
      const key = await this.entry.enter(input.caseId);
      await this.keepOpenToday(key);
      await this.takeOn(key, input.accountId);
      return key.caseId;
    });
  }

  end(input: EndResponsibleInput): Promise<string> {
    return this.once.run('endResponsible', input, async () => {
      const key = await this.entry.enter(input.caseId);
      await this.keepOpenToday(key);
      await this.leave(key);
      return key.caseId;
    });
  }

  setOwnNumber(input: SetOwnNumberInput): Promise<string> {
    return this.once.run('setOwnNumber', input, async () => {
      const key = await this.entry.enter(input.caseId);
      const side = await this.ownSide(key.caseId);
      await this.entry.change(UnitCase, side, { ownNumber: input.ownNumber ?? null });
      return key.caseId;
    });
  }

  /** The named colleague answers for the case in this unit from today; whoever did so before has left it. */
  async takeOn(key: CaseKey, accountId: string): Promise<void> {
    const side = await this.ownSide(key.caseId);
    if (side.caseworker === accountId) return;
    await this.assertCanTake(accountId, key.caseId);
    if (side.caseworker) await this.tell(key, 'responsible_ended', { worker: side.caseworker });
    const today = await RequestTransaction.current().value<string>('select app_today()::text');
    await this.entry.change(UnitCase, side, { caseworker: accountId, caseworkerSince: today });
    await this.tell(key, 'responsible_assigned', { agency: currentUnit(), worker: accountId });
  }

  /** Nobody in this unit answers for the case any more; it is the inbox's until somebody does. */
  async leave(key: CaseKey): Promise<void> {
    const side = await this.ownSide(key.caseId);
    if (!side.caseworker) return;
    await this.entry.change(UnitCase, side, { caseworker: null, caseworkerSince: null });
    await this.tell(key, 'responsible_ended', { worker: side.caseworker });
  }

  /** The same, unless it has been given to somebody else since she was seen to be gone. */
  async leaveIfGone(key: CaseKey): Promise<void> {
    const { caseworker } = await this.ownSide(key.caseId);
    if (caseworker && !(await this.canTake(caseworker, key.caseId))) await this.leave(key);
  }

  /** Whether the account has a seat here, is not locked, and no wall stands between her and the case. */
  canTake(accountId: string, caseId: string): Promise<boolean> {
    return RequestTransaction.current().value<boolean>('select can_take($1, $2)', [accountId, caseId]);
  }

  /** Whoever hands a case to a colleague has it open for the rest of the day, logged as any opening with a reason. */
  async keepOpenToday(key: CaseKey): Promise<void> {
    const { accountId, unitId } = currentActor();
    await RequestTransaction.current().rows(
      `insert into case_opening (id, association_id, case_id, owner_unit, holders, account_id, reason, until)
       values ($1, $2, $3, $4, array[$4::uuid], $5, 'handedOver', (app_today() + 1)::timestamp at time zone 'Europe/Stockholm')`,
      [uuidv7(), key.associationId, key.caseId, unitId, accountId],
    );
  }

  private tell(key: CaseKey, type: 'responsible_assigned' | 'responsible_ended', payload: { [name: string]: string }) {
    return this.journal.append(key, { type, payload });
  }

  private async ownSide(caseId: string): Promise<UnitCase> {
    const manager = await RequestTransaction.current().manager();
    const side = await manager.findOneBy(UnitCase, { caseId, ownerUnit: currentUnit() });
    if (!side) throw new Refusal('NOT_FOUND');
    return side;
  }

  /** Refuses somebody who has no seat here, or whom a wall keeps from the case: given to her it would be nobody's. */
  async assertCanTake(accountId: string, caseId: string, field = 'caseworkerId'): Promise<void> {
    if (!(await this.canTake(accountId, caseId))) throw new Refusal('BAD_INPUT', CANNOT_TAKE, { field });
  }

  /** Refuses somebody who has no seat in this unit today. */
  async assertColleague(accountId: string): Promise<void> {
    const seats = await RequestTransaction.current().rows(
      `select 1 from seat s join account a on a.id = s.account_id and a.locked_at is null
       where s.account_id = $1 and s.unit_id = current_unit() and s.valid @> app_today()`,
      [accountId],
    );
    if (seats.length === 0) throw new Refusal('BAD_INPUT', NOT_A_COLLEAGUE, { field: 'caseworkerId' });
  }
}
