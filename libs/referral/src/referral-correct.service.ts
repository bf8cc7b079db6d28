import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import {
  REFERRAL_CORRECTABLE,
  REFERRAL_EVENTS,
  REFERRAL_MOVES,
  REFERRAL_NEXT_STEP,
  lastReferralMove,
  mayWhileHeld,
  permits,
} from '#domain';
import type { HoldReason, ReferralAction, ReferralParty, ReferralStatus } from '#domain';
import { Refusal, correct } from '#kernel';
import { Journal, Once, Reactions, RequestTransaction, currentActor, currentUnit } from '#platform';
import { factsOf } from './referral-facts.rules.js';
import { ReferralWords } from './referral-words.service.js';
import type { ReferralMoveInput } from './referral.inputs.js';
import { Referral } from './referral.entity.js';

const NOTHING_TO_CORRECT = {
  sv: 'Det finns inget eget steg att rätta här: den andra parten har gått vidare, eller så är det redan rättat.',
  en: 'There is no step of your own to correct here: the other party has gone on, or it has been corrected already.',
};
const HAS_A_WAY_BACK = {
  sv: 'Det steget rättas inte. Det som skickats återtas, en fråga tas tillbaka och ett godtagande ångras.',
  en: 'That step is not corrected. What was sent is withdrawn, a question is taken back and an acceptance undone.',
};
/** States in which a lost consent holds nothing: whoever leaves one by a correction meets the hold that was passed by. */
const OVER: readonly ReferralStatus[] = ['rejected', 'returned', 'ended', 'closed', 'withdrawn'];

/** Rättelse: the last move read backwards by the party that made it. Its event is voided, and the other party is told. */
@Injectable()
export class ReferralCorrection {
  constructor(
    private readonly entry: CaseEntry,
    private readonly words: ReferralWords,
    private readonly journal: Journal,
    private readonly reactions: Reactions,
    private readonly once: Once,
  ) {}

  correct(input: ReferralMoveInput): Promise<string> {
    return this.once.run('correctReferral', input, async () => {
      const row = await this.entry.load(Referral, input.referralId);
      expectVersion('referral', row, input.expectedVersion);
      factsOf('correct', row, input);
      const by = row.fromUnit === currentUnit() ? 'sender' : 'receiver';
      const last = ownLastMove(row, by);
      const status = correct(REFERRAL_MOVES, REFERRAL_CORRECTABLE, last, by, Boolean(input.reason));
      await this.entry.change(Referral, row, {
        status,
        since: row.cameSince ?? row.since,
        ...withoutTraces(last.action),
        ...(OVER.includes(status) ? {} : await this.missedHold(row)),
      });
      await this.words.say(row, 'correct', input);
      await this.tell(row, last.action, by, input.reason ?? '');
      return row.id;
    });
  }

  /** The void of the move's event to the other party; a participation voids its own start and end. */
  private async tell(row: Referral, action: ReferralAction, by: ReferralParty, reason: string): Promise<void> {
    if (action === 'start' || action === 'end') {
      return this.reactions.tell('referral.corrected', { referralId: row.id, action, reason });
    }
    const other = by === 'sender' ? row.toUnit : row.fromUnit;
    await this.journal.append(row, {
      type: REFERRAL_EVENTS.correct.type,
      voids: await this.eventOf(row, action),
      payload: { ref: row.id, corrected: action, reason },
      correspondence: { id: row.id, otherUnit: row.holders.includes(other) ? other : undefined }, // of a draft nobody hears
    });
    if (action !== 'withdraw' && action !== 'acknowledge') return;
    const waitsFor = row.cameFrom && REFERRAL_NEXT_STEP[row.cameFrom] === by ? 'self' : 'otherParty';
    await this.journal.append(row, { type: 'next_step_changed', payload: { waitsFor }, withhold: [row.toUnit] });
  }

  private async eventOf(row: Referral, action: ReferralAction): Promise<string> {
    const { type, answer } = REFERRAL_EVENTS[action];
    const [event] = await RequestTransaction.current().rows<{ id: string }>(
      `select id from journal where correspondence_id = $1 and owner_unit = current_unit() and type = $2
         and payload ->> 'answer' is not distinct from $3 order by id desc limit 1`,
      [row.id, type, answer ?? null],
    );
    if (!event) throw new Refusal('NO_SUCH_MOVE', NOTHING_TO_CORRECT);
    return event.id;
  }

  /** The consent that carried the request ended while the request was over: it comes back paused, as it would have been. */
  private async missedHold(row: Referral): Promise<{ holdReason?: HoldReason }> {
    const [lost] = await RequestTransaction.current().rows<{ holdReason: HoldReason }>(
      `select case when e.revoked_at is null then 'consentExpired' else 'consentRevoked' end as "holdReason"
       from delivery d join consent_edge e on e.id = d.edge_id
       where d.record_id = $1 and (e.revoked_at is not null or upper(e.during) <= app_today())
         and own_edge($2, $3, $4, $5) is null limit 1`,
      [row.id, row.caseId, row.fromUnit, row.toUnit, row.category],
    );
    return row.holdReason ? {} : (lost ?? {});
  }
}

/** The unit's own last move, or the refusal that says why there is none to take back. */
function ownLastMove(row: Referral, by: ReferralParty) {
  const last = row.cameFrom && row.cameBy === currentUnit() && lastReferralMove(row.cameFrom, row.status, by);
  if (!last) throw new Refusal('NO_SUCH_MOVE', NOTHING_TO_CORRECT);
  if (!REFERRAL_CORRECTABLE.includes(last.action)) throw new Refusal('NO_SUCH_MOVE', HAS_A_WAY_BACK);
  if (!permits(currentActor().roles, `referral.${last.action}`)) throw new Refusal('FORBIDDEN'); // who may make it may unmake it
  if (row.holdReason && !mayWhileHeld(last.action)) throw new Refusal('NO_SUCH_MOVE');
  return last;
}

/** What a move wrote on the request beside its status. */
function withoutTraces(action: ReferralAction): Partial<Referral> {
  if (action === 'planStart') return { plannedStart: null };
  if (action === 'return') return { returnedTo: null };
  if (action === 'complete' || action === 'end') return { outcome: null };
  return {};
}
