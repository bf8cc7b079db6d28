import { Injectable } from '@nestjs/common';
import { CaseEntry, ResponsibilityService } from '#cases';
import type { NamedStepKind } from '#domain';
import { HandoffStaffing, HandoffState } from '#handoff';
import { Refusal } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import { ReferralStaffing } from '#referral';
import type { HandOverStepsInput, HandedStep } from './staffing.inputs.js';
import { assertOwnOrManager } from './staffing.queries.js';

interface Held {
  readonly [column: string]: unknown;
  readonly kind: string;
  readonly id: string;
  readonly caseId: string | null;
  readonly version: number;
}

// prettier-ignore
const WORDS = {
  changed: { sv: 'Något i listan har ändrats sedan du öppnade den. Ingenting har lämnats över. Läs listan igen och gör om.',
             en: 'Something in the list has changed since you opened it. Nothing has been handed over. Read the list again and repeat.' },
  herself: { sv: 'Det här har hon redan. Välj någon annan.',
             en: 'She has this already. Choose somebody else.' },
  coverNeedsSomebody: { sv: 'Den som är borta behöver en ersättare. Välj en kollega.',
             en: 'Whoever is away needs a deputy. Choose a colleague.' },
};
const HELD = `select kind, id, case_id as "caseId", version from api.open_steps_of($1)`;

/** Everything somebody has in her hands, given to others at once: all of it, or none of it. */
@Injectable()
export class StaffingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly responsibility: ResponsibilityService,
    private readonly requests: ReferralStaffing,
    private readonly handoffs: HandoffStaffing,
    private readonly once: Once,
  ) {}

  /** Answers whose steps they were. Cases are locked in the order of their ids, so that two managers never wait for each other. */
  handOver(input: HandOverStepsInput): Promise<string> {
    return this.once.run('handOverSteps', input, async () => {
      const accountId = input.accountId ?? currentActor().accountId;
      assertOwnOrManager(accountId);
      const before = await this.held(accountId);
      const places = input.steps.map((step) => find(before, step).caseId).filter((id): id is string => id !== null);
      const keys = new Map<string, CaseKey>();
      for (const caseId of [...new Set(places)].sort()) keys.set(caseId, await this.entry.reach(caseId));
      const held = await this.held(accountId); // again, now that nobody else can move them
      for (const step of input.steps) {
        const { caseId } = find(held, step);
        await this.give(step, caseId ? keys.get(caseId) : undefined, accountId);
      }
      return accountId;
    });
  }

  private held(accountId: string): Promise<Held[]> {
    return RequestTransaction.current().rows<Held>(HELD, [accountId]);
  }

  private async give(step: HandedStep, key: CaseKey | undefined, from: string): Promise<void> {
    const to = step.toAccountId ?? null;
    if (to === from) throw new Refusal('BAD_INPUT', WORDS.herself, { field: 'toAccountId' });
    if (!key) return this.cover(step, to);
    if (to === currentActor().accountId) await this.entry.enter(key.caseId); // a colleague's: opened first, with a reason, as any other
    if (to) await this.responsibility.assertCanTake(to, key.caseId);
    await this.hand[step.kind](step.id, key, to);
  }

  private readonly hand: Readonly<
    Record<NamedStepKind, (id: string, key: CaseKey, to: string | null) => Promise<void>>
  > = {
    case: (_, key, to) => (to ? this.responsibility.takeOn(key, to) : this.responsibility.leave(key)),
    request: (id, key, to) => this.requests.name(key, id, to),
    handoff: async (id, _, to) => {
      const manager = await RequestTransaction.current().manager();
      await this.handoffs.name(await manager.findOneByOrFail(HandoffState, { id }), to);
    },
    cover: () => Promise.reject(new Refusal('CONFLICT', WORDS.changed)), // it belongs to no case
  };

  /** Somebody else covers for whoever is away. */
  private async cover(step: HandedStep, to: string | null): Promise<void> {
    if (!to) throw new Refusal('BAD_INPUT', WORDS.coverNeedsSomebody, { field: 'toAccountId' });
    await this.responsibility.assertColleague(to);
    const changed = await RequestTransaction.current().rows(
      `update absence set deputy_id = $2, version = version + 1, changed_by = current_account()
       where id = $1 and version = $3 and account_id <> $2 returning id`,
      [step.id, to, step.version],
    );
    if (changed.length !== 1) throw new Refusal('CONFLICT', WORDS.changed);
  }
}

/** What the reader saw is what is there; one row that is not stops all of it. */
function find(held: readonly Held[], { kind, id, version }: HandedStep): Held {
  const found = held.find((one) => one.kind === kind && one.id === id);
  if (found?.version === version) return found;
  throw new Refusal(found ? 'CONFLICT' : 'NOT_FOUND', WORDS.changed);
}
