import { Injectable } from '@nestjs/common';
import { giveawayIn } from '#domain';
import type { Giveaway } from '#domain';
import { Refusal } from '#kernel';
import type { Words } from '#kernel';
import { RequestTransaction } from '#platform';

// prettier-ignore
const GIVEN_AWAY: Readonly<Record<Giveaway, Words>> = {
  personnummer: { sv: 'Texten innehåller ett personnummer eller telefonnummer. Ta bort det; ingen ska gå att känna igen här. Vem något gäller sägs i samordningen.',
                  en: 'The text holds a personal identity number or a telephone number. Remove it; nobody is to be recognised here. Whom a thing is about is said in the case.' },
  name:         { sv: 'Texten innehåller namnet på någon ni har en samordning för. Ta bort det; ingen ska gå att känna igen här. Vem något gäller sägs i samordningen.',
                  en: 'The text holds the name of somebody you have a case for. Remove it; nobody is to be recognised here. Whom a thing is about is said in the case.' },
  caseNumber:   { sv: 'Texten innehåller ett samordningsnummer. Ta bort det; ingen ska gå att känna igen här. Vem något gäller sägs i samordningen.',
                  en: 'The text holds a case number. Remove it; nobody is to be recognised here. Whom a thing is about is said in the case.' },
};

/** What others read without a ground (a group's name and agenda, a slot's place, a programme's group, a phrase) says nothing of who anybody is. */
@Injectable()
export class Nameless {
  async assert(
    field: 'name' | 'place' | 'text' | 'title' | 'words',
    words: string | null | undefined,
    caseId: string | null = null,
  ): Promise<void> {
    if (!words) return;
    const { own, others } = await RequestTransaction.current().value<{ own: string[]; others: [string, string][] }>(
      'select api.names_known($1)',
      [caseId],
    );
    const found = giveawayIn(words, own, others, field === 'place');
    if (found) throw new Refusal('BAD_INPUT', GIVEN_AWAY[found], { field });
  }
}
