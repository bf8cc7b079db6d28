import { Injectable } from '@nestjs/common';
import { CaseEntry, ResponsibilityService } from '#cases';
import { REFERRAL_EVENTS } from '#domain';
import type { ReferralAction } from '#domain';
import { Journal, Reactions, RequestTransaction, currentActor, currentUnit } from '#platform';
import { ReferralHandling } from './referral-handling.entity.js';
import type { ReferralMoveInput } from './referral.inputs.js';
import { ReferralWords } from './referral-words.service.js';
import type { Referral } from './referral.entity.js';

type Said = Partial<ReferralMoveInput>;

/** The moves after which nothing of the request is left to do. */
const IS_OVER: readonly ReferralAction[] = ['acknowledge', 'reject', 'return', 'withdraw'];

/** What follows a move: the event and who hears of it, words with their ground, who handles it, what other nouns do. */
@Injectable()
export class ReferralConsequences {
  constructor(
    private readonly entry: CaseEntry,
    private readonly responsibility: ResponsibilityService,
    private readonly words: ReferralWords,
    private readonly journal: Journal,
    private readonly reactions: Reactions,
  ) {}

  /** The move's event to the other party (codes, ids and dates), its text under a ground, and its reactions. */
  async tell(row: Referral, action: ReferralAction, said: Said): Promise<void> {
    if (action === 'accept') await this.takeOn(row, said.caseworkerId ?? currentActor().accountId);
    await this.words.say(row, action, said);
    const isParticipation = action === 'start' || action === 'end'; // the participation writes these two itself
    if (!isParticipation) await this.append(row, action, said);
    if (action === 'start') await this.started(row, said);
    if (action === 'end' && said.date) await this.ended(row, said);
    if (action === 'send' || action === 'supplyInfo') await this.nextStepMoves(row, 'otherParty');
    if (action === 'withdraw' || action === 'acknowledge') await this.nextStepMoves(row, 'self');
    if (IS_OVER.includes(action))
      await this.reactions.tell('referral.closed', { caseId: row.caseId, receiverUnit: row.toUnit });
  }

  async tellHold(row: Referral, action: 'hold' | 'release', reason: string | undefined): Promise<void> {
    const { type } = REFERRAL_EVENTS[action];
    await this.journal.append(row, {
      type: type,
      payload: { ref: row.id, reason },
      correspondence: otherOf(row),
    });
  }

  /** Whether a consent edge from sender to receiver covers the request today, as far as this unit can see. */
  groundHolds(row: Referral): Promise<boolean> {
    return RequestTransaction.current().value<boolean>('select own_edge($1, $2, $3, $4) is not null', [
      row.caseId, row.fromUnit, row.toUnit, row.category,
    ]); // prettier-ignore
  }

  async distribute(row: Referral, caseworker: string): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const handling = await manager.findOneBy(ReferralHandling, { referralId: row.id, ownerUnit: currentUnit() });
    await this.responsibility.assertCanTake(caseworker, row.caseId);
    if (handling) return this.entry.change(ReferralHandling, handling, { caseworker });
    await manager.insert(ReferralHandling, {
      ...this.entry.birth(row),
      category: 'plan',
      referralId: row.id,
      caseworker,
    });
  }

  /** Godta: somebody answers for it, and the unit writes down for itself who it is about. */
  private async takeOn(row: Referral, caseworker: string): Promise<void> {
    await this.distribute(row, caseworker);
    await this.words.bindPerson(row);
    await this.responsibility.takeOn(row, caseworker);
  }

  private async append(row: Referral, action: ReferralAction, said: Said): Promise<void> {
    const { type, answer } = REFERRAL_EVENTS[action];
    const voids = action === 'unaccept' ? await this.lastAcceptance(row) : undefined;
    await this.journal.append(row, {
      type: type,
      voids,
      payload: {
        ref: row.id, answer, reason: said.reason, date: said.date, outcome: said.outcome,
        ...(action === 'send' ? { from: row.fromUnit, to: row.toUnit, kind: row.type } : {}),
      }, // prettier-ignore
      correspondence: otherOf(row, action),
    });
  }

  private started(row: Referral, said: Said): Promise<void> {
    return this.reactions.tell('referral.started', {
      associationId: row.associationId,
      caseId: row.caseId,
      referralId: row.id,
      programmeId: row.programmeId,
      startedOn: said.date ?? row.since,
      plannedEnd: said.plannedEnd ?? null,
      hoursPerWeek: said.hoursPerWeek ?? null,
      senderUnit: row.fromUnit,
    });
  }

  private ended(row: Referral, said: Said): Promise<void> {
    return this.reactions.tell('referral.ended', {
      caseId: row.caseId,
      referralId: row.id,
      endedOn: said.date ?? row.since,
      outcome: said.outcome ?? 'other',
      nextStep: said.nextStep ?? null,
      noNextStepReason: said.noNextStepReason ?? null,
      occupationAfter: said.occupationAfter ?? null,
    });
  }

  /** Third units hear only that the next step has moved to somebody, never to whom or about what. */
  private nextStepMoves(row: Referral, waitsFor: 'otherParty' | 'self'): Promise<string> {
    return this.journal.append(row, { type: 'next_step_changed', payload: { waitsFor }, withhold: [row.toUnit] });
  }

  private lastAcceptance(row: Referral): Promise<string> {
    return RequestTransaction.current().value<string>(
      `select id from journal where correspondence_id = $1 and owner_unit = current_unit() and type = 'referral_answered'
         and payload ->> 'answer' = 'accepted' order by id desc limit 1`,
      [row.id],
    );
  }
}

/** The other party of the correspondence; nobody while the request is only a draft. */
function otherOf(row: Referral, action?: ReferralAction): { id: string; otherUnit: string | undefined } {
  if (row.status === 'draft' && action !== 'send') return { id: row.id, otherUnit: undefined };
  return { id: row.id, otherUnit: row.fromUnit === currentUnit() ? row.toUnit : row.fromUnit };
}
