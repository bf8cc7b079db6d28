import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { REFERRAL_HOLD_MOVES, REFERRAL_MOVES, holdStatus, mayWhileHeld, toldExitReason } from '#domain';
import type { HoldReason, ReferralAction, ReferralNeed, ReferralParty } from '#domain';
import { Refusal, move } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import { ReferralConsequences } from './referral-consequences.service.js';
import { factsOf } from './referral-facts.rules.js';
import type { AssignReferralInput, ReferralMoveInput, SendReferralInput } from './referral.inputs.js';
import { ReferralSending } from './referral-send.service.js';
import { PlacesLookup } from './places.queries.js';
import { Referral } from './referral.entity.js';

/** The request's moves. Each: lock, re-read, expected version, the table's row, then what follows from it. */
@Injectable()
export class ReferralService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly sending: ReferralSending,
    private readonly consequences: ReferralConsequences,
    private readonly places: PlacesLookup,
    private readonly once: Once,
  ) {}

  /** Writes a request, and sends it unless it is to be kept as a draft. Answers its id. */
  write(input: SendReferralInput): Promise<string> {
    return this.once.run('sendReferral', input, async () => {
      const draft = await this.sending.draft(input);
      if (!input.saveAsDraft) await this.send(draft, input);
      return draft.id;
    });
  }

  /** One move of the table. Returns the request's id; throws a coded refusal and changes nothing when it is not allowed. */
  make(action: ReferralAction, input: ReferralMoveInput): Promise<string> {
    return this.once.run(`${action}Referral`, input, async () => {
      const row = await this.entry.load(Referral, input.referralId);
      expectVersion('referral', row, input.expectedVersion);
      if (action === 'send') await this.sendDraft(row, input);
      else await this.step(action, row, input);
      return row.id;
    });
  }

  /** What a participation's own end brings: the request ends with it, without being asked again. */
  async follow(action: 'end', referralId: string, outcome: string): Promise<void> {
    const row = await this.entry.load(Referral, referralId);
    if (row.status !== 'started') return;
    await this.change(action, row, { outcome });
  }

  /** Pausa and återuppta: their own column beside the status; no clock stops. */
  hold(action: 'hold' | 'release', input: ReferralMoveInput): Promise<string> {
    return this.once.run(`${action}Referral`, input, async () => {
      const row = await this.entry.load(Referral, input.referralId);
      expectVersion('referral', row, input.expectedVersion);
      factsOf(action, row, input);
      const has = new Set<'reason' | 'until' | 'ground'>();
      if (input.reason) has.add('reason');
      if (input.until) has.add('until');
      if (action === 'release' && (await this.consequences.groundHolds(row))) has.add('ground');
      move(REFERRAL_HOLD_MOVES, holdStatus(row.holdReason), action, partyOf(row), has);
      const held = action === 'hold';
      await this.entry.change(Referral, row, {
        holdReason: held ? (input.reason as HoldReason) : null,
        holdUntil: held ? (input.until ?? null) : null,
        holdBy: held ? currentUnit() : null,
      });
      await this.consequences.tellHold(row, action, input.reason);
      return row.id;
    });
  }

  /** Gives it to a colleague; inside the unit, unseen by the other party. */
  assign(input: AssignReferralInput): Promise<string> {
    return this.once.run('assignReferral', input, async () => {
      const row = await this.entry.load(Referral, input.referralId);
      await this.consequences.distribute(row, input.caseworkerId);
      return row.id;
    });
  }

  private async sendDraft(row: Referral, input: ReferralMoveInput): Promise<void> {
    if (row.status === 'draft') await this.sending.assertReceiver(row);
    await this.send(row, input);
  }

  private async send(row: Referral, input: SendReferralInput | ReferralMoveInput): Promise<void> {
    const { ground = 'CONSENT', assessment } = input;
    const edgeId = 'edgeId' in input ? input.edgeId : undefined;
    const has = new Set<ReferralNeed>(['ground', 'question', 'receiverTakesIn']); // each asked by its own door below
    const status = move(REFERRAL_MOVES, row.status, 'send', partyOf(row), has);
    const today = await RequestTransaction.current().value<string>('select app_today()::text');
    await this.entry.change(Referral, row, { status, since: today, sentOn: today });
    await this.sending.hand(row, { ground, edgeId, assessment });
    await this.consequences.tell(row, 'send', {});
  }

  private async step(action: ReferralAction, row: Referral, input: ReferralMoveInput): Promise<void> {
    if (row.holdReason && !mayWhileHeld(action)) throw new Refusal('NO_SUCH_MOVE');
    const has = factsOf(action, row, input);
    if (action === 'accept') has.add('responsibleCaseworker'); // oneself, unless a colleague is named
    if (action === 'planStart' && (input.reason || (await this.places.isFree(row.programmeId))))
      has.add('placeOrOverbooking');
    move(REFERRAL_MOVES, row.status, action, partyOf(row), has);
    await this.change(action, row, input);
  }

  private async change(action: ReferralAction, row: Referral, input: Partial<ReferralMoveInput>): Promise<void> {
    const found = REFERRAL_MOVES.find(([from, name]) => from === row.status && name === action);
    if (!found) throw new Refusal('NO_SUCH_MOVE');
    const since = await RequestTransaction.current().value<string>('select app_today()::text');
    await this.entry.change(Referral, row, {
      status: found[2],
      since,
      ...(action === 'planStart' ? { plannedStart: input.date } : {}),
      ...(action === 'unaccept' ? { plannedStart: null } : {}),
      ...(action === 'requestInfo' ? { askedDocuments: input.documents?.length ? input.documents : null } : {}),
      ...(action === 'return' ? { returnedTo: input.receiverUnitId } : {}),
      ...(input.outcome ? { outcome: toldExitReason(input.outcome) ?? null } : {}), // both parties read it
    });
    await this.consequences.tell(row, action, input);
  }
}

/** Which party this unit is; a request it is not party to would not have been found. */
function partyOf(row: Referral): ReferralParty {
  return row.fromUnit === currentUnit() ? 'sender' : 'receiver';
}
