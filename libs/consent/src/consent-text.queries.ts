import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { RequestTransaction } from '#platform';
import type { ConsentText } from './consent-text.types.js';

const NOT_IN_USE = {
  sv: 'Den texten är inte godkänd, eller gäller inte än. Välj en godkänd text.',
  en: 'That text is not approved, or not in use yet. Choose an approved one.',
};

/** Which words a consent is asked for with: one's own authority's, and what the product ships as a proposal. */
@Injectable()
export class ConsentTextQueries {
  all(): Promise<ConsentText[]> {
    return RequestTransaction.current().value<ConsentText[]>('select api.consent_texts(null)');
  }

  /** One of them; null when it is another authority's. */
  async one(id: string): Promise<ConsentText | null> {
    const [found] = await RequestTransaction.current().value<ConsentText[]>('select api.consent_texts($1)', [id]);
    return found ?? null;
  }

  /** The text a new consent is given under: the one asked for if it may be used today, else the newest approved one. */
  async usable(wanted: string | undefined, language: string): Promise<string | null> {
    const id = await RequestTransaction.current().value<string | null>('select api.consent_text_in_use($1, $2)', [
      wanted ?? null,
      language,
    ]);
    if (wanted && id !== wanted) throw new Refusal('BAD_INPUT', NOT_IN_USE, { field: 'textId' });
    return id;
  }
}
