import { Injectable } from '@nestjs/common';
import { PersonService, ResponsibilityService, UnitCase } from '#cases';
import type { MessageKind } from '#cases';
import { HANDOFF_EVENTS } from '#domain';
import type { EventType, HandoffAction } from '#domain';
import { Journal, RequestTransaction, currentUnit } from '#platform';
import { otherUnitOf } from './handoff-facts.rules.js';
import type { HandoffStep } from './handoff-facts.rules.js';
import { HandoffWords } from './handoff-words.service.js';
import type { HandoffMoveInput } from './handoff.inputs.js';
import type { Handoff } from './handoff.entity.js';

/** What kind of message a move's words are; a reason unless said. */
const KIND: Partial<Record<HandoffStep, MessageKind>> = { ask: 'question', answer: 'answer' };

/** What follows a move: words with their ground, responsibility at completion, the event and who hears of it. */
@Injectable()
export class HandoffConsequences {
  constructor(
    private readonly persons: PersonService,
    private readonly responsibility: ResponsibilityService,
    private readonly words: HandoffWords,
    private readonly journal: Journal,
  ) {}

  /** Godta: the named colleague is one, and the unit writes down for itself who it is about. */
  async takeIn(row: Handoff, caseworker: string): Promise<void> {
    await this.responsibility.assertCanTake(caseworker, row.caseId);
    await this.persons.bind(row);
  }

  async follow(row: Handoff, action: HandoffStep, input: HandoffMoveInput): Promise<void> {
    await this.words.say(row, [[KIND[action] ?? 'reason', input.text ?? input.otherText]], input);
    if (action === 'complete') await this.moveResponsibility(row);
    await this.tell(row, action, { reason: input.reason, date: input.date });
  }

  /** Codes, ids and days to the other party; to nobody else. */
  async tell(row: Handoff, action: HandoffAction, codes: { reason?: string; date?: string }): Promise<void> {
    const type = HANDOFF_EVENTS[action].find((event) => event.startsWith('handoff_')) as EventType;
    const { id, fromUnit, toUnit } = row;
    const ends = action === 'offer' ? { from: fromUnit, to: toUnit } : {};
    await this.journal.append(row, {
      type,
      payload: { handoff: id, ...ends, ...codes },
      correspondence: { id, otherUnit: otherUnitOf(row, currentUnit()) },
    });
  }

  /** Here and nowhere else. A deputy only covers: the colleague who is away goes on answering for the case. */
  private async moveResponsibility(row: Handoff): Promise<void> {
    if (row.kind === 'temporary' || !row.toCaseworker) return;
    if (row.kind === 'coordination') await this.moveCoordination(row, row.toCaseworker);
    await this.responsibility.takeOn(row, row.toCaseworker);
  }

  /** The giver's caseworker is told as ended; one who already answers for the case here must be told again as hers. */
  private async moveCoordination(row: Handoff, worker: string): Promise<void> {
    const transaction = RequestTransaction.current();
    await transaction.rows('select complete_handoff($1)', [row.id]);
    const agency = currentUnit();
    const own = { caseId: row.caseId, ownerUnit: agency, caseworker: worker };
    const isAlreadyHers = await (await transaction.manager()).existsBy(UnitCase, own);
    if (isAlreadyHers) await this.journal.append(row, { type: 'responsible_assigned', payload: { agency, worker } });
  }
}
