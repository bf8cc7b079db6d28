import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService, expectVersion } from '#cases';
import { INTERVENTION_MOVES, isReasonWhole } from '#domain';
import type { InterventionAction, InterventionNeed, InterventionStatus } from '#domain';
import { Refusal, move } from '#kernel';
import type { CodeList } from '#kernel';
import { Journal, RequestTransaction } from '#platform';
import type { InterventionMoveInput } from './intervention.inputs.js';
import { InterventionPeriod } from './intervention-period.entity.js';
import { Intervention } from './intervention.entity.js';

const REASON_NOT_WHOLE = {
  sv: 'Beskriv skälet när du väljer Annat, och bara då.',
  en: 'Describe the reason when you choose Other, and only then.',
};
const BEFORE_START = {
  sv: 'Dagen ligger före startdatum. Rätta datumet.',
  en: 'The day is before the start. Correct the date.',
};

type NewPeriod = Pick<InterventionPeriod, 'kind' | 'fromOn'> & Partial<InterventionPeriod>;

/** What every move on a participation begins with, and the small writes they share. */
@Injectable()
export class InterventionEntry {
  constructor(
    private readonly entry: CaseEntry,
    private readonly messages: MessageService,
    private readonly journal: Journal,
  ) {}

  /** The row after the lock, in the version the reader saw, and the state the table's row leads to. */
  async begin(
    action: InterventionAction,
    input: Omit<InterventionMoveInput, 'key'>,
    inHand: readonly InterventionNeed[],
  ): Promise<{ row: Intervention; status: InterventionStatus }> {
    const row = await this.entry.load(Intervention, input.interventionId);
    expectVersion('intervention', row, input.expectedVersion);
    const has = new Set<InterventionNeed>([...inHand, (await this.openPause(row)) ? 'paused' : 'running']);
    return { row, status: move(INTERVENTION_MOVES, row.status, action, 'operator', has) };
  }

  change(row: Intervention, change: Partial<Intervention>): Promise<void> {
    return this.entry.change(Intervention, row, change);
  }

  /** The pause that is going on, or is to come: one without an end, or whose end is not reached. */
  async openPause(row: Intervention): Promise<InterventionPeriod | undefined> {
    const transaction = RequestTransaction.current();
    const today = await transaction.value<string>('select app_today()::text');
    const manager = await transaction.manager();
    const where = { interventionId: row.id, kind: 'pause' } as const;
    const pauses = await manager.find(InterventionPeriod, { where, order: { fromOn: 'DESC', id: 'DESC' }, take: 1 });
    return pauses.find(({ toOn }) => toOn === null || toOn >= today);
  }

  async addPeriod(row: Intervention, period: NewPeriod): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    await manager.insert(InterventionPeriod, {
      ...this.entry.birth({ associationId: row.associationId, caseId: row.caseId }),
      category: 'plan',
      interventionId: row.id,
      ...period,
    });
  }

  /** Omfattning from a day on; a later one takes over by itself. */
  async setExtent(row: Intervention, fromOn: string, hoursPerWeek: number): Promise<void> {
    await this.addPeriod(row, { kind: 'extent', fromOn, hoursPerWeek });
    const payload = { iv: row.id, hours: hoursPerWeek };
    await this.journal.append(row, { type: 'extent_changed', occurredOn: fromOn, payload });
  }

  closePeriod(period: InterventionPeriod, toOn: string): Promise<void> {
    return this.entry.change(InterventionPeriod, period, { toOn });
  }

  /** A reason in one's own words stays with the operating unit: nobody else is handed it. */
  async keepWords(row: Intervention, options: CodeList, reason: string, otherText: string | undefined): Promise<void> {
    if (!isReasonWhole(options, reason, otherText)) {
      throw new Refusal('BAD_INPUT', REASON_NOT_WHOLE, { field: 'otherText' });
    }
    if (!otherText) return;
    const about = { about: 'intervention', aboutId: row.id, kind: 'reason', category: row.category } as const;
    await this.messages.write(row, { ...about, text: otherText });
  }
}

/** Nothing happens in a participation before its first day. */
export function assertNotBeforeStart(row: Intervention, day: string, field: string): void {
  if (row.startedOn && day < row.startedOn) throw new Refusal('BAD_INPUT', BEFORE_START, { field });
}
