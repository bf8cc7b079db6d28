import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import {
  CONSENT_GONE,
  NOT_ACCEPTED_REASONS,
  PRESENTATION_EVENTS,
  PRESENTATION_MOVES,
  PRESENTATION_WITHDRAWALS,
} from '#domain';
import type { PresentationNeed, PresentationParty, PresentationStatus } from '#domain';
import { Refusal, isCode, move } from '#kernel';
import type { CodeList } from '#kernel';
import { Journal, Once, RequestTransaction, currentUnit } from '#platform';
import type { MovePresentationInput } from './body.inputs.js';

interface Shared {
  readonly id: string;
  readonly version: number;
  readonly associationId: string;
  readonly caseId: string;
  readonly bodyId: string;
  readonly from: string;
  readonly to: string;
  readonly status: PresentationStatus;
  readonly rests: boolean;
}

/** A member's answer for its own unit, told to the presenter as codes; or the presenter's withdrawal, told to the member. */
@Injectable()
export class PresentationService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  move(input: MovePresentationInput): Promise<string> {
    return this.once.run('movePresentation', input, async () => {
      const row = await this.load(input.presentationId);
      expectVersion('presentation', row, input.expectedVersion);
      const { action, reason } = input;
      const party: PresentationParty = row.to === currentUnit() ? 'member' : 'presenter';
      // the consent it came on is gone: nobody goes on with it, and saying no is always possible
      if (row.rests && (action === 'accept' || action === 'takeOn')) throw new Refusal('NO_SUCH_MOVE', CONSENT_GONE);
      const status = move(PRESENTATION_MOVES, row.status, action, party, factsOf(input));
      const kept = status === 'notAccepted' || status === 'withdrawn' ? (reason ?? null) : null;
      const changed = await RequestTransaction.current().rows(
        `update body_presentation set status = $3, reason = $4, since = app_today(), version = version + 1
         where id = $1 and version = $2 returning id`,
        [row.id, row.version, status, kept],
      );
      if (changed.length !== 1)
        throw new Refusal('CONFLICT', undefined, { current: { kind: 'presentation', id: row.id } });
      await this.journal.append(row, {
        type: PRESENTATION_EVENTS[action],
        payload: { presentation: row.id, body: row.bodyId, reason: kept, status },
        correspondence: { id: row.id, otherUnit: party === 'member' ? row.from : row.to },
      });
      return row.bodyId;
    });
  }

  private async load(id: string): Promise<Shared> {
    const seen = await this.read(id);
    if (!seen) throw new Refusal('NOT_FOUND');
    await this.entry.enter(seen.caseId);
    const row = await this.read(id);
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  private async read(id: string): Promise<Shared | undefined> {
    const [row] = await RequestTransaction.current().rows<Shared & Record<string, unknown>>(
      `select p.id, p.version, p.association_id as "associationId", p.case_id as "caseId", p.body_id as "bodyId", p.from_unit as "from",
         p.to_unit as "to", p.status, own_edge(p.case_id, p.from_unit, p.to_unit, p.category) is null as rests
       from body_presentation p where p.id = $1`,
      [id],
    );
    return row;
  }
}

function factsOf({ action, reason }: MovePresentationInput): Set<PresentationNeed> {
  const list: CodeList = action === 'decline' ? NOT_ACCEPTED_REASONS : PRESENTATION_WITHDRAWALS;
  if (reason && !isCode(list, reason)) throw new Refusal('BAD_INPUT', undefined, { field: 'reason' });
  return new Set<PresentationNeed>(reason ? ['reason'] : []);
}
