import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { INTERVENTION_MOVES, INTERVENTION_EVENTS, NO_NEXT_STEP_REASONS } from '#domain';
import type { InterventionAction, InterventionNeed } from '#domain';
import { NEW, Refusal, addMonths, move } from '#kernel';
import { Journal, Once, RequestTransaction } from '#platform';
import type { CaseKey, Happenings } from '#platform';
import { InterventionEntry } from './intervention-entry.service.js';
import type { CancelInterventionInput, PlanInterventionInput, StartInterventionInput } from './intervention.inputs.js';
import { Intervention } from './intervention.entity.js';
import { REVIEW_AFTER_MONTHS } from './intervention.policy.js';
import { MeasureLookup } from './measure.queries.js';

const END_BEFORE_START = {
  sv: 'Slutdatum ligger före startdatum. Rätta ett av dem.',
  en: 'The end is before the start. Correct one of them.',
};
const WHICH = {
  sv: 'Säg vilken samordning det gäller, eller vilket planerat deltagande som startar.',
  en: 'Say which case it is in, or which planned participation starts.',
};

type Born = Pick<Intervention, 'programmeId' | 'kind' | 'title' | 'status'> & Partial<Intervention>;
type Dates = Pick<StartInterventionInput, 'date' | 'plannedEnd' | 'reviewOn'>;

/** How a participation comes into being: planned or at once, by the unit itself or with a request. */
@Injectable()
export class InterventionOpening {
  constructor(
    private readonly cases: CaseEntry,
    private readonly moves: InterventionEntry,
    private readonly measures: MeasureLookup,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  /** Answers the new participation's id. */
  plan(input: PlanInterventionInput): Promise<string> {
    return this.once.run('planIntervention', input, async () => {
      assertOrder(input);
      const key = await this.cases.enter(input.caseId);
      const measure = await this.measures.of(input);
      const status = born('plan', ['kind', 'startDate']);
      const dates = { plannedStart: input.date, plannedEnd: input.plannedEnd ?? null };
      const row = await this.insert(key, { ...measure, ...dates, status });
      await this.tell(row, 'plan', { date: input.date });
      return row.id;
    });
  }

  /** Starts a planned participation, or a new one at once. */
  start(input: StartInterventionInput): Promise<string> {
    return this.once.run('startIntervention', input, async () => {
      assertOrder(input);
      const row = input.interventionId ? await this.startPlanned(input) : await this.startNew(input);
      await this.tellStart(row, input.hoursPerWeek);
      return row.id;
    });
  }

  cancel(input: CancelInterventionInput): Promise<string> {
    return this.once.run('cancelIntervention', input, async () => {
      const { row, status } = await this.moves.begin('cancel', input, ['reason']);
      await this.moves.keepWords(row, NO_NEXT_STEP_REASONS, input.reason, input.otherText);
      const endedOn = await RequestTransaction.current().value<string>('select app_today()::text');
      await this.moves.change(row, { status, endedOn, noNextStepReason: input.reason });
      await this.tell(row, 'cancel', {});
      return row.id;
    });
  }

  /** A request has been started: the participation it asked for opens, in the same transaction. */
  async openFromReferral(request: Happenings['referral.started']): Promise<void> {
    const { associationId, caseId, referralId, programmeId, startedOn, plannedEnd, hoursPerWeek } = request;
    const measure = await this.measures.ofRequest(referralId, programmeId);
    const reviewOn = plannedEnd ? undefined : addMonths(startedOn, REVIEW_AFTER_MONTHS);
    const dates = { date: startedOn, plannedEnd: plannedEnd ?? undefined, reviewOn };
    const started = { ...measure, ...startOf(dates), referralId };
    const row = await this.insert({ associationId, caseId }, { ...started, status: born('start', inHand(dates)) });
    await this.tellStart(row, hoursPerWeek ?? undefined);
  }

  private async startPlanned(input: StartInterventionInput): Promise<Intervention> {
    const { interventionId = '', expectedVersion = 0 } = input;
    const known = { interventionId, expectedVersion };
    const { row, status } = await this.moves.begin('start', known, inHand(input));
    const start = startOf({ ...input, plannedEnd: input.plannedEnd ?? row.plannedEnd ?? undefined });
    await this.moves.change(row, { status, ...start });
    return { ...row, status, ...start };
  }

  private async startNew(input: StartInterventionInput): Promise<Intervention> {
    if (!input.caseId) throw new Refusal('BAD_INPUT', WHICH, { field: 'caseId' });
    const key = await this.cases.enter(input.caseId);
    const measure = await this.measures.of(input);
    return this.insert(key, { ...measure, ...startOf(input), status: born('start', inHand(input)) });
  }

  private async insert(key: CaseKey, values: Born): Promise<Intervention> {
    const manager = await RequestTransaction.current().manager();
    const row = manager.create(Intervention, { ...this.cases.birth(key), category: 'plan', ...values });
    await manager.insert(Intervention, row);
    return row;
  }

  private async tellStart(row: Intervention, hoursPerWeek: number | undefined): Promise<void> {
    const occurredOn = row.startedOn ?? undefined;
    await this.journal.append(row, {
      type: INTERVENTION_EVENTS.start,
      occurredOn,
      payload: {
        iv: row.id,
        ref: row.referralId ?? undefined,
        ...(await this.measures.told(row)),
        agency: row.ownerUnit,
        planned_end: row.plannedEnd ?? undefined,
      },
      correspondence: await this.measures.correspondence(row),
    });
    if (hoursPerWeek !== undefined && occurredOn) await this.moves.setExtent(row, occurredOn, hoursPerWeek);
  }

  private tell(row: Intervention, action: InterventionAction, more: { [name: string]: string }): Promise<string> {
    return this.journal.append(row, { type: INTERVENTION_EVENTS[action], payload: { iv: row.id, ...more } });
  }
}

const born = (action: 'plan' | 'start', inHand: readonly InterventionNeed[]) =>
  move(INTERVENTION_MOVES, NEW, action, 'operator', new Set(inHand));

function inHand({ plannedEnd, reviewOn }: Dates): InterventionNeed[] {
  return ['kind', 'startDate', ...(plannedEnd || reviewOn ? (['endOrReview'] as const) : [])];
}

function startOf({ date, plannedEnd, reviewOn }: Dates): Partial<Intervention> {
  return { startedOn: date, plannedEnd: plannedEnd ?? null, reviewOn: reviewOn ?? null };
}

function assertOrder({ date, plannedEnd }: Dates): void {
  if (plannedEnd && plannedEnd < date) throw new Refusal('BAD_INPUT', END_BEFORE_START, { field: 'plannedEnd' });
}
