import { Injectable } from '@nestjs/common';
import { IntroductionService } from '#consent';
import { Deliveries, RequestTransaction } from '#platform';
import type { CaseKey, GroundGiven, HeldRecord } from '#platform';

/** Ett utlämnande per förfrågan: all its rows, or none. */
@Injectable()
export class ReferralHandover {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly introductions: IntroductionService,
  ) {}

  async hand(
    referral: CaseKey & { id: string },
    toUnit: string,
    given: GroundGiven,
    personId: string | undefined,
  ): Promise<void> {
    const words = await RequestTransaction.current().rows<{ id: string; category: string }>(
      `select id, category from message where about_kind = 'referral' and about_id = $1 and owner_unit = current_unit() order by id`,
      [referral.id],
    );
    const records: HeldRecord[] = [
      { kind: 'referral', id: referral.id },
      ...(personId ? [{ kind: 'person', id: personId } as const] : []),
      ...words.map(({ id }) => ({ kind: 'message', id }) as const),
    ];
    // a consent that was looked up for one category need not be the one that covers another: each finds its own
    const isOfOne = new Set(words.map(({ category }) => category)).size < 2;
    await this.deliveries.hand(records, toUnit, isOfOne ? given : { ...given, edgeId: undefined });
    await this.introductions.introduce(referral, toUnit);
  }
}
