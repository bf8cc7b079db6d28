import { Injectable } from '@nestjs/common';
import { Nameless } from '#cases';
import { Refusal, isDay, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import { conflict } from './body.service.js';
import type { MoveSittingInput } from './body.inputs.js';

const TO_COME = { sv: 'Välj en dag som inte har varit.', en: 'Choose a day that has not been.' };
const HAS_BEEN = { sv: 'Mötet har inte varit än.', en: 'The sitting has not been yet.' };

/** Days the group meets, kept by its keeper; the agenda is everybody's in the group. */
@Injectable()
export class SittingService {
  constructor(
    private readonly once: Once,
    private readonly nameless: Nameless,
  ) {}

  move(input: MoveSittingInput): Promise<string> {
    return this.once.run('moveSitting', input, async () => {
      const { action } = input;
      if (action === 'plan') await this.plan(input);
      else if (action === 'addPoint') await this.addPoint(input);
      else if (action === 'dropPoint') await this.dropPoint(input);
      else if (action === 'change') await this.change(input);
      else await this.close(input, action === 'hold' ? 'held' : 'cancelled');
      return input.bodyId;
    });
  }

  private async plan(input: MoveSittingInput): Promise<void> {
    const { date, startsAt } = await this.when(input);
    await RequestTransaction.current().rows(
      `insert into body_sitting (id, body_id, owner_unit, sitting_on, starts_at, place, status)
       values ($1, $2, $3, $4, $5, $6, 'planned')`,
      [uuidv7(), input.bodyId, currentUnit(), date, startsAt, input.place || null],
    );
  }

  /** Another day: what has been presented comes along. */
  private async change(input: MoveSittingInput): Promise<void> {
    const { date, startsAt } = await this.when(input);
    const changed = await RequestTransaction.current().rows(
      `update body_sitting set sitting_on = $4, starts_at = $5, place = $6, version = version + 1
       where id = $1 and body_id = $2 and version = $3 and status = 'planned' returning id`,
      [input.sittingId, input.bodyId, input.expectedVersion, date, startsAt, input.place || null],
    );
    if (changed.length !== 1) throw conflict(input.bodyId);
  }

  private async close(input: MoveSittingInput, status: 'held' | 'cancelled'): Promise<void> {
    const transaction = RequestTransaction.current();
    if (status === 'held') {
      const early = await transaction.rows('select 1 from body_sitting where id = $1 and sitting_on > app_today()', [
        input.sittingId,
      ]);
      if (early.length > 0) throw new Refusal('NO_SUCH_MOVE', HAS_BEEN);
    }
    const changed = await transaction.rows(
      `update body_sitting set status = $4, version = version + 1
       where id = $1 and body_id = $2 and version = $3 and status = 'planned' returning id`,
      [input.sittingId, input.bodyId, input.expectedVersion, status],
    );
    if (changed.length !== 1) throw conflict(input.bodyId);
  }

  private async addPoint({ bodyId, sittingId, kind, text }: MoveSittingInput): Promise<void> {
    if (!kind || !text) throw new Refusal('NEEDS_MISSING', undefined, { missing: ['kind', 'text'] });
    const transaction = RequestTransaction.current();
    await this.nameless.assert('text', text);
    const made = await transaction.rows<{ id: string }>(
      `select s.id from body_sitting s where s.id = $1 and s.body_id = $2 and s.status = 'planned'`,
      [sittingId, bodyId],
    );
    if (made.length !== 1) throw new Refusal('NOT_FOUND');
    await transaction.rows(
      'insert into body_point (id, body_id, sitting_id, owner_unit, kind, text) values ($1, $2, $3, $4, $5, $6)',
      [uuidv7(), bodyId, sittingId, currentUnit(), kind, text],
    );
  }

  private async dropPoint(input: MoveSittingInput): Promise<void> {
    const changed = await RequestTransaction.current().rows(
      `update body_point set dropped_on = app_today(), version = version + 1
       where id = $1 and body_id = $2 and version = $3 and dropped_on is null returning id`,
      [input.pointId, input.bodyId, input.expectedVersion],
    );
    if (changed.length !== 1) throw conflict(input.bodyId);
  }

  private async when({ date, startsAt, place }: MoveSittingInput): Promise<{ date: string; startsAt: string }> {
    if (!date || !startsAt) throw new Refusal('NEEDS_MISSING', undefined, { missing: ['date', 'startsAt'] });
    const today = await RequestTransaction.current().value<string>('select app_today()::text');
    if (!isDay(date) || date < today) throw new Refusal('BAD_INPUT', TO_COME, { field: 'date' });
    await this.nameless.assert('place', place);
    return { date, startsAt };
  }
}
