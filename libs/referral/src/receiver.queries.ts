import { Injectable } from '@nestjs/common';
import { CLOSED_REASONS, ProgrammeLookup } from '#directory';
import type { ReferralEnd } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction, currentUnit } from '#platform';
import { EntryCheck } from './entry-check.service.js';

const NO_RECEIVER = {
  sv: 'Mottagaren finns inte, är stängd eller är er egen enhet. Välj en annan.',
  en: 'The receiver does not exist, is closed, or is your own unit. Choose another.',
};

interface UnitRow extends ReferralEnd {
  readonly open: boolean;
  readonly secrecy: string;
}

/** Who is asked: a unit, or the operating unit of a programme that takes requests today. */
@Injectable()
export class ReceiverLookup {
  constructor(
    private readonly programmes: ProgrammeLookup,
    /** What a programme demands of who comes to it. */
    readonly demands: EntryCheck,
  ) {}

  async resolve(unitId: string | undefined, programmeId: string | undefined): Promise<string> {
    const found = programmeId ? await this.operatingUnit(programmeId) : unitId;
    if (!found || found === currentUnit()) throw new Refusal('BAD_INPUT', NO_RECEIVER, { field: 'toUnitId' });
    await this.end(found);
    return found;
  }

  /** What the types of requests look at in a unit. Refuses one that is closed or holds nothing about persons. */
  async end(unitId: string): Promise<ReferralEnd> {
    const [unit] = await RequestTransaction.current().rows<UnitRow>(
      `select a.kind as "agencyKind", u.kind as "unitKind", u.secrecy, (u.closed_on is null or u.closed_on > app_today()) as open
       from unit u join agency a on a.id = u.agency_id where u.id = $1`,
      [unitId],
    );
    if (!unit?.open || unit.secrecy === 'none') throw new Refusal('BAD_INPUT', NO_RECEIVER, { field: 'toUnitId' });
    return unit;
  }

  /** The same look as everybody's who asks whether a programme takes requests: what its unit has decided counts. */
  private async operatingUnit(programmeId: string): Promise<string> {
    const programme = await this.programmes.find(programmeId);
    if (!programme) throw new Refusal('BAD_INPUT', NO_RECEIVER, { field: 'programmeId' });
    const { intake, operatingUnitId } = programme;
    if (!intake.takes) throw new Refusal('BAD_INPUT', CLOSED_REASONS[intake.reason], { field: 'programmeId' });
    return operatingUnitId!;
  }
}
