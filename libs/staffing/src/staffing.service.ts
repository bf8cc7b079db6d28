import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { isOfUnit } from '#domain';
import { Refusal } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import type { HandOverStepsInput, HandedStep } from './staffing.inputs.js';
import { assertOwnOrManager } from './staffing.queries.js';
import { StepGiver } from './step-giver.service.js';
import { UnitStepGiver } from './unit-step-giver.service.js';

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
};
const HELD = `select kind, id, case_id as "caseId", version from api.open_steps_of($1)`;

/** Everything somebody has in her hands, given to others at once: all of it, or none of it. */
@Injectable()
export class StaffingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly giver: StepGiver,
    private readonly unitGiver: UnitStepGiver,
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
    if (isOfUnit(step.kind)) return this.unitGiver.give(step.kind, step, to);
    if (!key) throw new Refusal('CONFLICT', WORDS.changed);
    if (to === currentActor().accountId) await this.entry.enter(key.caseId); // a colleague's: opened first, with a reason, as any other
    await this.giver.give(step.kind, step.id, key, to);
  }
}

/** What the reader saw is what is there; one row that is not stops all of it. */
function find(held: readonly Held[], { kind, id, version }: HandedStep): Held {
  const found = held.find((one) => one.kind === kind && one.id === id);
  if (found?.version === version) return found;
  throw new Refusal(found ? 'CONFLICT' : 'NOT_FOUND', WORDS.changed);
}
