import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { INCIDENT_MOVES } from '#domain';
import type { IncidentNeed } from '#domain';
import { NEW, Refusal, move } from '#kernel';
import { Journal, Once, RequestTransaction, currentUnit } from '#platform';
import { DeliveryIncident } from './incident.entity.js';
import type { AnswerIncidentInput, ReportIncidentInput, WithdrawIncidentInput } from './incident.inputs.js';

/** Felskickat: it cannot be unread. The giver asks what became of it, the receiver answers by its own law; both keep the evidence. */
@Injectable()
export class IncidentService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  /** Only the giver, of its own delivery, once. Answers the incident's id. */
  report(input: ReportIncidentInput): Promise<string> {
    return this.once.run('reportIncident', input, async () => {
      const transaction = RequestTransaction.current();
      const [made] = await transaction.rows<{ caseId: string; mine: boolean; toUnit: string }>(
        `select case_id as "caseId", from_unit = current_unit() as mine, to_unit as "toUnit" from delivery where id = $1`,
        [input.deliveryId],
      );
      if (!made) throw new Refusal('NOT_FOUND', undefined, { field: 'deliveryId' });
      const key = await this.entry.enter(made.caseId);
      if (!made.mine) throw new Refusal('WRONG_PARTY');
      move(INCIDENT_MOVES, NEW, 'report', 'giver', new Set<IncidentNeed>(['kind']));
      const id = await transaction.value<string>('select report_incident($1, $2)', [input.deliveryId, input.kind]);
      await this.journal.append(key, {
        type: 'delivery_incident_reported',
        payload: { incident: id, delivery: input.deliveryId, kind: input.kind },
        correspondence: { id, otherUnit: made.toUnit },
      });
      return id;
    });
  }

  /** The receiver's own decision: what it has received is its document. */
  answer(input: AnswerIncidentInput): Promise<string> {
    return this.once.run('answerIncident', input, async () => {
      const row = await this.entry.load(DeliveryIncident, input.incidentId);
      expectVersion('incident', row, input.expectedVersion);
      const { answer, reason } = input;
      const has = new Set<IncidentNeed>(reason ? ['reason'] : []);
      const status = move(INCIDENT_MOVES, row.status, answer, partyOf(row), has);
      await this.entry.change(DeliveryIncident, row, {
        status,
        since: await today(),
        ...(answer === 'keep' ? { reason } : {}),
      });
      await this.journal.append(row, {
        type: 'delivery_incident_answered',
        payload: { incident: row.id, delivery: row.deliveryId, answer, ...(answer === 'keep' ? { reason } : {}) },
        correspondence: { id: row.id, otherUnit: row.fromUnit },
      });
      return row.id;
    });
  }

  withdraw(input: WithdrawIncidentInput): Promise<string> {
    return this.once.run('withdrawIncident', input, async () => {
      const row = await this.entry.load(DeliveryIncident, input.incidentId);
      expectVersion('incident', row, input.expectedVersion);
      const status = move(INCIDENT_MOVES, row.status, 'withdraw', partyOf(row), new Set<IncidentNeed>());
      await this.entry.change(DeliveryIncident, row, { status, since: await today() });
      await this.journal.append(row, {
        type: 'delivery_incident_withdrawn',
        payload: { incident: row.id, delivery: row.deliveryId },
        correspondence: { id: row.id, otherUnit: row.toUnit },
      });
      return row.id;
    });
  }
}

const partyOf = (row: DeliveryIncident) => (row.fromUnit === currentUnit() ? 'giver' : 'receiver');
const today = () => RequestTransaction.current().value<string>('select app_today()::text');
