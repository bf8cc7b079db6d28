import { Injectable } from '@nestjs/common';
import { Nameless, expectVersion } from '#cases';
import { PHRASES_MOST, permits } from '#domain';
import { Refusal, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { RemovePhraseInput, SavePhraseInput } from './phrase.inputs.js';

interface Kept extends Record<string, unknown> {
  readonly id: string;
  readonly version: number;
  readonly shared: boolean;
}

const ONE = `select id, version, account_id is null as shared from phrase where id = $1 for update`;
const COUNT = `select count(*)::int from phrase where (account_id is null) = $1`;
const INSERT = `insert into phrase (id, owner_unit, account_id, title, text, written_by)
  values ($1, current_unit(), case when $2 then null else current_account() end, $3, $4, current_account())`;
const CHANGE = `update phrase set title = $2, text = $3, version = version + 1, written_by = current_account(), written_on = app_today()
  where id = $1 returning id`;
const REMOVE = 'delete from phrase where id = $1';

// prettier-ignore
const WORDS = {
  unitsOwn: { sv: 'Enhetens fraser ändras av case manager eller chef. Skriv en egen i stället.',
              en: 'The unit’s phrases are changed by a case manager or the manager. Write one of your own instead.' },
  tooMany:  { sv: 'Det finns redan hundra fraser. Ta bort någon som inte används.',
              en: 'There are a hundred phrases already. Take one away that is not used.' },
};

/** Standing texts: her own, and the unit's where her role leads it. Nothing of anybody may stand in one. */
@Injectable()
export class PhraseService {
  constructor(
    private readonly nameless: Nameless,
    private readonly once: Once,
  ) {}

  save(input: SavePhraseInput): Promise<string> {
    return this.once.run('savePhrase', input, async () => {
      const { phraseId, expectedVersion, title, text, shared } = input;
      await this.nameless.assert('title', title);
      await this.nameless.assert('text', text);
      if (phraseId) {
        await this.kept(phraseId, expectedVersion ?? 0);
        await RequestTransaction.current().rows(CHANGE, [phraseId, title, text]);
        return phraseId;
      }
      this.assertMay(shared);
      const known = await RequestTransaction.current().value<number>(COUNT, [shared]);
      if (known >= PHRASES_MOST) throw new Refusal('BAD_INPUT', WORDS.tooMany);
      const id = uuidv7();
      await RequestTransaction.current().rows(INSERT, [id, shared, title, text]);
      return id;
    });
  }

  remove(input: RemovePhraseInput): Promise<string> {
    return this.once.run('removePhrase', input, async () => {
      await this.kept(input.phraseId, input.expectedVersion);
      await RequestTransaction.current().rows(REMOVE, [input.phraseId]);
      return input.phraseId;
    });
  }

  private async kept(id: string, expected: number): Promise<void> {
    const [found] = await RequestTransaction.current().rows<Kept>(ONE, [id]);
    if (!found) throw new Refusal('NOT_FOUND');
    this.assertMay(found.shared);
    expectVersion('phrase', found, expected);
  }

  private assertMay(shared: boolean): void {
    if (shared && !permits(currentActor().roles, 'phrase.share')) throw new Refusal('FORBIDDEN', WORDS.unitsOwn);
  }
}
