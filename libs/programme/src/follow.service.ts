import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { BARRIERS, CHECK_RESULTS, INCOME_SOURCES, OUTREACH_RESULTS, OUTREACH_WAYS } from '#domain';
import type { BarrierKind } from '#domain';
import { Refusal, isCode, isDay } from '#kernel';
import type { CodeList } from '#kernel';
import { Once, RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import type { FollowAction, FollowParticipantInput } from './follow.inputs.js';

const NOT_IN_LIST = { sv: 'Koden finns inte i listan. Välj ett av alternativen.', en: 'The code is not in the list. Choose one of the options.' }; // prettier-ignore
const TO_COME = { sv: 'Dagen har inte varit än.', en: 'The day has not come yet.' };
const HAS_PASSED = { sv: 'Dagen har varit. Välj en dag från och med i dag.', en: 'That day has passed. Choose today or a later day.' }; // prettier-ignore

interface Rule {
  readonly kind?: CodeList;
  readonly result?: CodeList;
  readonly text?: true;
  /** What has been is noted, what is to come is planned. */
  readonly day: 'been' | 'toCome' | 'any';
}

/** What each thing that is noted needs. */
// prettier-ignore
const RULES: Readonly<Record<FollowAction, Rule>> = {
  outreach:      { kind: OUTREACH_WAYS, result: OUTREACH_RESULTS, day: 'been' },
  check:         { result: CHECK_RESULTS, day: 'been' },
  barrier:       { kind: BARRIERS, text: true, day: 'toCome' },
  removeBarrier: { day: 'been' },
  benefit:       { kind: INCOME_SOURCES, day: 'any' },
};

/** While somebody takes part: tries to reach her, checks with whoever sent her, barriers with what is done, when the benefit ends. */
@Injectable()
export class FollowService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly once: Once,
  ) {}

  /** Answers the participation. */
  note(input: FollowParticipantInput): Promise<string> {
    return this.once.run('followParticipant', input, async () => {
      const transaction = RequestTransaction.current();
      const { interventionId, action } = input;
      assertWhole(input, await transaction.value<string>('select app_today()::text'));
      const find = 'select case_id as "caseId", status from intervention where id = $1 and owner_unit = current_unit()';
      const [seen] = await transaction.rows<{ caseId: string }>(find, [interventionId]);
      if (!seen) throw new Refusal('NOT_FOUND');
      const key = await this.entry.enter(seen.caseId);
      const [row] = await transaction.rows<{ status: string }>(find, [interventionId]);
      if (row?.status !== 'active') throw new Refusal('NO_SUCH_MOVE');
      await (action === 'removeBarrier' ? this.remove(input) : this.write(key, input));
      return interventionId;
    });
  }

  private async write(key: CaseKey, { interventionId, action, date, kind, result, text }: FollowParticipantInput) {
    const { id, ownerUnit, holders } = this.entry.birth(key);
    const born = [id, key.associationId, key.caseId, ownerUnit, holders, interventionId];
    const transaction = RequestTransaction.current();
    if (action === 'outreach')
      await transaction.rows(
        `insert into outreach (id, association_id, case_id, owner_unit, holders, intervention_id, on_day, way, result)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [...born, date, kind, result],
      );
    if (action === 'check')
      await transaction.rows(
        `insert into intervention_period (id, association_id, case_id, owner_unit, holders, intervention_id, kind, from_on, reason, category, version)
         values ($1, $2, $3, $4, $5, $6, 'check', $7, $8, 'plan', 1)`,
        [...born, date, result],
      );
    if (action === 'barrier')
      await transaction.rows(
        `insert into barrier (id, association_id, case_id, owner_unit, holders, intervention_id, due_on, kind, action, category)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [...born, date, kind, text, BARRIERS[kind as BarrierKind].category],
      );
    if (action === 'benefit')
      await transaction.rows(
        `insert into benefit (id, association_id, case_id, owner_unit, holders, intervention_id, ends_on, kind)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [...born, date, kind],
      );
  }

  private async remove({ interventionId, barrierId, expectedVersion, date }: FollowParticipantInput): Promise<void> {
    const gone = await RequestTransaction.current().rows(
      `update barrier set removed_on = $4, version = version + 1
       where id = $1 and intervention_id = $2 and version = $3 and owner_unit = current_unit() and removed_on is null returning id`,
      [barrierId ?? null, interventionId, expectedVersion ?? 0, date],
    );
    if (gone.length !== 1)
      throw new Refusal('CONFLICT', undefined, { current: { kind: 'barrier', id: barrierId ?? '' } });
  }
}

/** Each code from its own list, words only where they belong, and a day that is one. */
function assertWhole({ action, date, kind, result, text, barrierId }: FollowParticipantInput, today: string): void {
  const rule = RULES[action];
  const missing = [
    ...(rule.kind && !kind ? ['kind'] : []),
    ...(rule.result && !result ? ['result'] : []),
    ...(rule.text && !text ? ['text'] : []),
    ...(action === 'removeBarrier' && !barrierId ? ['barrierId'] : []),
  ];
  if (missing.length > 0) throw new Refusal('NEEDS_MISSING', undefined, { missing });
  if (kind && !(rule.kind && isCode(rule.kind, kind))) throw new Refusal('BAD_INPUT', NOT_IN_LIST, { field: 'kind' });
  if (result && !(rule.result && isCode(rule.result, result)))
    throw new Refusal('BAD_INPUT', NOT_IN_LIST, { field: 'result' });
  if (text && !rule.text) throw new Refusal('BAD_INPUT', NOT_IN_LIST, { field: 'text' });
  if (!isDay(date) || (rule.day === 'been' && date > today)) throw new Refusal('BAD_INPUT', TO_COME, { field: 'date' });
  if (rule.day === 'toCome' && date < today) throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'date' });
}
