import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { GROUNDS, disclosure, isAssessed } from '#domain';
import type { SecrecyCode } from '#domain';
import { Refusal } from '#kernel';
import { AccessLog, Deliveries, Once, RequestTransaction } from '#platform';
import type { HeldRecord } from '#platform';
import type { MakeDeliveryInput } from './delivery.inputs.js';

const NO_UNIT = {
  sv: 'Enheten finns inte, eller innehar inga personuppgifter. Välj en annan mottagare.',
  en: 'The unit does not exist, or holds nothing about persons. Choose another receiver.',
};

/** A caseworker hands over records, by an act of its own. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly deliveries: Deliveries,
    private readonly once: Once,
    private readonly access: AccessLog,
  ) {}

  /** Utlämnande, by a covering edge or a reasoned ground. All the records go, or none. */
  async deliver(input: MakeDeliveryInput): Promise<string> {
    return this.once.run('deliver', input, async () => {
      const { caseId } = await this.entry.enter(input.caseId);
      const { recordKind, recordId, toUnitId, edgeId, assessment, reservation } = input;
      const records: HeldRecord[] = [{ kind: recordKind, id: recordId }, ...(input.more ?? [])];
      await this.assertInCase(caseId, records);
      const { ground } = await this.decide(input);
      await this.deliveries.hand(records, toUnitId, {
        ground,
        edgeId,
        assessment,
        reservation: reservation || undefined,
      });
      await this.access.note('delivery', [caseId], input.ground);
      return caseId;
    });
  }

  /** The form's own table says which grounds are open from this unit's secrecy to theirs; the door asks again. */
  private async decide({ toUnitId, ground, assessment }: MakeDeliveryInput) {
    const [area] = await RequestTransaction.current().rows<{ from: SecrecyCode; to: SecrecyCode }>(
      `select own.secrecy as "from", other.secrecy as "to" from unit own, unit other
       where own.id = current_unit() and other.id = $1 and (other.closed_on is null or other.closed_on > app_today())`,
      [toUnitId],
    );
    if (!area) throw new Refusal('BAD_INPUT', NO_UNIT, { field: 'toUnitId' });
    const decided = disclosure(area.from, area.to, ground);
    if (!decided || GROUNDS[ground].basis === 'correspondence')
      throw new Refusal('NO_GROUND', undefined, { field: 'ground' });
    if (GROUNDS[ground].basis === 'assessment' && !isAssessed(assessment))
      throw new Refusal('NEEDS_MISSING', undefined, { field: 'assessment', missing: ['assessment'] });
    return decided;
  }

  /** Being let into one case opens no other: each record must be one of the case that was entered. */
  private async assertInCase(caseId: string, records: readonly HeldRecord[]): Promise<void> {
    const ids = [...new Set(records.map(({ id }) => id))];
    const known = await RequestTransaction.current().rows(
      'select distinct id from feed where case_id = $1 and id = any($2::uuid[])',
      [caseId, ids],
    );
    if (known.length !== ids.length) throw new Refusal('NOT_FOUND', undefined, { field: 'recordId' });
  }
}
