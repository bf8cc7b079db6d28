import { Injectable } from '@nestjs/common';
import { Nameless } from '#cases';
import { SLOT_MOST_DAYS, slotDays } from '#domain';
import type { UnbookReason } from '#domain';
import { Refusal, daysBetween, isDay, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import type { MoveSlotInput, OpenSlotsInput } from './slot.inputs.js';

const TOO_LONG = { sv: 'Serien får vara högst 400 dagar lång.', en: 'A series may be at most 400 days long.' };
const NO_DAYS = { sv: 'Ingen dag blir kvar i serien.', en: 'No day is left in the series.' };
const HAS_PASSED = { sv: 'Dagen har varit. Välj en dag från och med i dag.', en: 'That day has passed. Choose today or a later day.' }; // prettier-ignore

/** A unit's own series of slots: laid out, one called off, or ended. Whoever had a place is told by her booking. */
@Injectable()
export class SlotService {
  constructor(
    private readonly nameless: Nameless,
    private readonly once: Once,
  ) {}

  open(input: OpenSlotsInput): Promise<string> {
    return this.once.run('openSlots', input, async () => {
      await this.assertDays(input);
      await this.nameless.assert('name', input.name);
      await this.nameless.assert('place', input.place);
      const days = await this.daysOf(input);
      const id = uuidv7();
      const { kind, name, firstOn, lastOn, everyWeeks, startsAt, minutes, places } = input;
      const transaction = RequestTransaction.current();
      await transaction.rows(
        `insert into slot_series (id, association_id, owner_unit, kind, name, body_id, first_on, last_on, every_weeks, starts_at, minutes, places, place)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          id, await this.association(input.associationId), currentUnit(), kind, name, input.bodyId ?? null,
          firstOn, lastOn, everyWeeks, startsAt, minutes, places, input.place || null,
        ], // prettier-ignore
      );
      for (const day of days)
        await transaction.rows(
          `insert into slot (id, series_id, owner_unit, slot_on, starts_at, minutes, places, status)
           values ($1, $2, $3, $4, $5, $6, $7, 'open')`,
          [uuidv7(), id, currentUnit(), day, startsAt, minutes, places],
        );
      return id;
    });
  }

  move(input: MoveSlotInput): Promise<string> {
    return this.once.run('moveSlot', input, async () => {
      if (input.action === 'close') await this.close(input);
      else await this.end(input);
      return input.id;
    });
  }

  private async close({ id, expectedVersion, reason }: MoveSlotInput): Promise<void> {
    if (!reason) throw new Refusal('NEEDS_MISSING', undefined, { missing: ['reason'] });
    const closed = await RequestTransaction.current().rows(
      `update slot set status = 'closed', reason = $3, version = version + 1
       where id = $1 and version = $2 and owner_unit = current_unit() and status = 'open' returning id`,
      [id, expectedVersion, reason],
    );
    if (closed.length !== 1) throw conflict('slot', id);
    await this.release([id]);
  }

  /** Slots after the day are called off with it. */
  private async end({ id, expectedVersion, date }: MoveSlotInput): Promise<void> {
    if (!date || !isDay(date)) throw new Refusal('NEEDS_MISSING', undefined, { missing: ['date'] });
    const transaction = RequestTransaction.current();
    const today = await transaction.value<string>('select app_today()::text');
    if (date < today) throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'date' });
    const ended = await transaction.rows(
      `update slot_series set ended_on = $3, version = version + 1
       where id = $1 and version = $2 and owner_unit = current_unit() and ended_on is null returning id`,
      [id, expectedVersion, date],
    );
    if (ended.length !== 1) throw conflict('slotSeries', id);
    const closed = await transaction.rows<{ id: string }>(
      `update slot set status = 'closed', reason = 'absence', version = version + 1
       where series_id = $1 and slot_on > $2 and owner_unit = current_unit() and status = 'open' returning id`,
      [id, date],
    );
    await this.release(closed.map((slot) => slot.id));
  }

  private async release(slotIds: readonly string[]): Promise<void> {
    const reason: UnbookReason = 'slotClosed';
    await RequestTransaction.current().rows(
      `update slot_booking set status = 'unbooked', reason = $2, version = version + 1
       where slot_id = any($1::uuid[]) and status = 'booked'`,
      [slotIds, reason],
    );
  }

  private async assertDays({ firstOn, lastOn }: OpenSlotsInput): Promise<void> {
    const today = await RequestTransaction.current().value<string>('select app_today()::text');
    if (!isDay(firstOn) || firstOn < today) throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'firstOn' });
    if (!isDay(lastOn) || lastOn < firstOn || daysBetween(firstOn, lastOn) > SLOT_MOST_DAYS)
      throw new Refusal('BAD_INPUT', TOO_LONG, { field: 'lastOn' });
  }

  private async daysOf({ firstOn, lastOn, everyWeeks, skipDaysOff }: OpenSlotsInput): Promise<readonly string[]> {
    const off = await RequestTransaction.current().rows<{ day: string }>(
      'select day::text as day from nonworking_day where day between $1 and $2',
      [firstOn, lastOn],
    );
    const days = slotDays(firstOn, lastOn, everyWeeks, new Set(skipDaysOff ? off.map(({ day }) => day) : []));
    if (days.length === 0) throw new Refusal('BAD_INPUT', NO_DAYS, { field: 'firstOn' });
    return days;
  }

  private async association(wanted?: string): Promise<string> {
    const served = await RequestTransaction.current().rows<{ id: string }>(
      'select association_id as id from unit_association where unit_id = current_unit() and ($1::uuid is null or association_id = $1)',
      [wanted ?? null],
    );
    if (served.length !== 1 || !served[0]) throw new Refusal('BAD_INPUT', undefined, { field: 'associationId' });
    return served[0].id;
  }
}

export const conflict = (kind: string, id: string) => new Refusal('CONFLICT', undefined, { current: { kind, id } });
