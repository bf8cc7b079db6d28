import { Injectable } from '@nestjs/common';
import { CLOSED_REASONS, ProgrammeLookup, UnitLookup } from '#directory';
import { INTERVENTION_KINDS } from '#domain';
import type { ReferralType } from '#domain';
import { IllegalMove, Refusal } from '#kernel';
import { RequestTransaction, currentUnit } from '#platform';
import type { MeasureInput } from './intervention.inputs.js';
import type { Intervention } from './intervention.entity.js';
import { kindOfRequest, toldAs } from './intervention.policy.js';
import type { Told } from './intervention.policy.js';

/** What a participation is of: a programme of the unit's, or a measure of its own. */
export type Measure = Pick<Intervention, 'programmeId' | 'kind' | 'title'>;
type Asked = Partial<Pick<MeasureInput, 'programmeId' | 'kind' | 'title'>>;

/** Programmes and measures, as the unit itself names them and as its events do. */
@Injectable()
export class MeasureLookup {
  constructor(
    private readonly programmes: ProgrammeLookup,
    private readonly units: UnitLookup,
  ) {}

  /** Only the operating unit decides intake. A measure of the unit's own is called what it calls it, else by its kind. */
  async of({ programmeId, kind: said, title }: Asked): Promise<Measure> {
    const programme = programmeId ? await this.programmes.find(programmeId) : undefined;
    if (programmeId && !programme) throw new Refusal('NOT_FOUND', undefined, { field: 'programmeId' });
    if (programme && programme.operatingUnitId !== currentUnit()) throw new Refusal('WRONG_PARTY');
    if (programme?.isClosed) throw new Refusal('BAD_INPUT', CLOSED_REASONS.ended, { field: 'programmeId' });
    const kind = programme?.interventionKind ?? said;
    if (!kind) throw new IllegalMove('NEEDS_MISSING', 'kind', { missing: ['kind'] });
    return {
      programmeId: programme?.id ?? null,
      kind,
      title: programme?.name ?? (title || INTERVENTION_KINDS[kind].sv),
    };
  }

  /** The same for a request that is started: what it asked for says what it is. */
  async ofRequest(referralId: string, programmeId: string | null): Promise<Measure> {
    const [request] = await RequestTransaction.current().rows<{ type: ReferralType }>(
      'select type from referral where id = $1',
      [referralId],
    );
    return this.of({ programmeId: programmeId ?? undefined, kind: kindOfRequest(request?.type) });
  }

  /** What the events say of it to others. */
  async told({ kind, programmeId, ownerUnit }: Intervention): Promise<Told> {
    const programme = programmeId ? await this.programmes.find(programmeId) : undefined;
    const unit = await this.units.find(ownerUnit);
    return toldAs(kind, programme, unit?.secrecy ?? 'healthCare');
  }

  /** The other party of the request a participation follows: told of its start and end, as of any move on the request. */
  async correspondence({ referralId }: Intervention): Promise<{ id: string; otherUnit: string } | undefined> {
    if (!referralId) return undefined;
    const [request] = await RequestTransaction.current().rows<{ otherUnit: string }>(
      'select from_unit as "otherUnit" from referral where id = $1',
      [referralId],
    );
    return request && { id: referralId, otherUnit: request.otherUnit };
  }
}
