import { Injectable } from '@nestjs/common';
import { Nameless } from '#cases';
import { VIEWS_MOST, fitsList, permits } from '#domain';
import { Refusal, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { RemoveViewInput, SaveViewInput } from './saved-view.inputs.js';

const ONE = 'select account_id is null as shared from saved_view where id = $1';
const COUNT = 'select count(*)::int from saved_view where (account_id is null) = $1';
const INSERT = `insert into saved_view (id, owner_unit, account_id, list, name, filter, written_by)
  values ($1, current_unit(), case when $2 then null else current_account() end, $3, $4, $5, current_account())`;
const REMOVE = 'delete from saved_view where id = $1';

// prettier-ignore
const WORDS = {
  unitsOwn: { sv: 'Enhetens sparade urval ändras av case manager eller chef. Spara ett eget i stället.',
              en: 'The unit’s saved views are changed by a case manager or the manager. Save one of your own instead.' },
  tooMany:  { sv: 'Det finns redan trettio sparade urval. Ta bort något som inte används.',
              en: 'There are thirty saved views already. Take one away that is not used.' },
  unknown:  { sv: 'Urvalet går inte att spara så här. Välj bland listans egna val.',
              en: 'The view cannot be saved like this. Choose among the list’s own filters.' },
};

/** Saved views: her own, and the unit's where her role leads it. */
@Injectable()
export class SavedViewService {
  constructor(
    private readonly nameless: Nameless,
    private readonly once: Once,
  ) {}

  save(input: SaveViewInput): Promise<string> {
    return this.once.run('saveView', input, async () => {
      const { list, name, filter, shared } = input;
      this.assertMay(shared);
      if (!fitsList(list, filter)) throw new Refusal('BAD_INPUT', WORDS.unknown, { field: 'filter' });
      await this.nameless.assert('name', name);
      const transaction = RequestTransaction.current();
      if ((await transaction.value<number>(COUNT, [shared])) >= VIEWS_MOST)
        throw new Refusal('BAD_INPUT', WORDS.tooMany);
      const id = uuidv7();
      const chosen = filter.map((one) => ({ name: one.name, value: one.value }));
      await transaction.rows(INSERT, [id, shared, list, name, JSON.stringify(chosen)]);
      return id;
    });
  }

  remove(input: RemoveViewInput): Promise<string> {
    return this.once.run('removeView', input, async () => {
      const transaction = RequestTransaction.current();
      const [found] = await transaction.rows<{ shared: boolean }>(ONE, [input.viewId]);
      if (!found) throw new Refusal('NOT_FOUND');
      this.assertMay(found.shared);
      await transaction.rows(REMOVE, [input.viewId]);
      return input.viewId;
    });
  }

  private assertMay(shared: boolean): void {
    if (shared && !permits(currentActor().roles, 'view.share')) throw new Refusal('FORBIDDEN', WORDS.unitsOwn);
  }
}
