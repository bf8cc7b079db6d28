import { Injectable } from '@nestjs/common';
import { PersonService } from '#cases';
import { IntroductionService } from '#consent';
import { Deliveries, RequestTransaction } from '#platform';
import type { CaseKey, GroundGiven, HeldRecord } from '#platform';

/** Ett utlämnande: what a unit gets of a plan, with who it is about. */
@Injectable()
export class SipHandover {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly introductions: IntroductionService,
    private readonly persons: PersonService,
  ) {}

  /** Hands the records over, all or none; then what the unit must know to take part, under the edges to it. */
  async hand(key: CaseKey, records: readonly HeldRecord[], toUnit: string, given: GroundGiven): Promise<void> {
    const person = await this.person(key, toUnit, given);
    await this.deliveries.hand([...records, ...person], toUnit, given);
    await this.introductions.introduce(key, toUnit);
  }

  /** The unit's own row about the person; under consent only where contact details are covered too. */
  private async person(key: CaseKey, toUnit: string, given: GroundGiven): Promise<HeldRecord[]> {
    const own = await this.persons.own(key.caseId);
    if (!own) return [];
    const isCovered = await RequestTransaction.current().value<boolean>(
      `select own_edge($1, current_unit(), $2, 'contact') is not null`,
      [key.caseId, toUnit],
    );
    return isCovered || given.ground !== 'CONSENT' ? [{ kind: 'person', id: own.id }] : [];
  }
}
