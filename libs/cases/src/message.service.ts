import { Injectable } from '@nestjs/common';
import { notePlace } from '#domain';
import type { Category, ContactKind } from '#domain';
import { Refusal } from '#kernel';
import { Deliveries, Journal, Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import { CaseEntry } from './case-entry.service.js';
import { Drafts } from './draft.service.js';
import type { AddNoteInput } from './case.inputs.js';
import { Message } from './message.entity.js';
import type { MessageAbout, MessageKind } from './message.entity.js';

export interface NewMessage {
  readonly about: MessageAbout;
  readonly aboutId: string;
  readonly kind: MessageKind;
  readonly category: Category;
  readonly text: string;
  /** Of a correction or an objection: the record it stands beside. */
  readonly corrects?: string;
  readonly contact?: Contact;
}
/** How one was in touch: with whom (the participant unless said) and which day (today unless said). */
export interface Contact {
  readonly kind: ContactKind;
  readonly withWhom?: string;
  readonly on?: string;
  /** It came in by itself, by post or telephone. */
  readonly incoming?: true;
}

const FUTURE = {
  sv: 'Kontakten kan inte ha varit efter i dag. Rätta dagen.',
  en: 'The contact cannot have been after today. Correct the day.',
};

/** Words, each row its own: born in the writing unit, delivered or not by an act of its own. */
@Injectable()
export class MessageService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly deliveries: Deliveries,
    private readonly once: Once,
    private readonly drafts: Drafts,
  ) {}

  /**
   * Spara för min enhet. A contact note stays there until it is delivered by an act of its own; any other goes to those the unit
   * has decided to tell of its category, save the ones switched off.
   */
  addNote(input: AddNoteInput): Promise<string> {
    return this.once.run('addNote', input, async () => {
      const key = await this.entry.enter(input.caseId);
      const { caseId, text, category, withhold, contact } = input;
      const id = await this.write(key, { about: 'case', aboutId: caseId, kind: 'note', category, text, contact });
      if (!contact) await this.deliveries.share({ kind: 'message', id }, caseId, category, withhold ?? []);
      await this.journal.append(key, { type: 'note_written', category, payload: { message: id }, withhold });
      await this.drafts.sent(notePlace(caseId), input);
      return caseId;
    });
  }

  async write(key: CaseKey, message: NewMessage): Promise<string> {
    const birth = this.entry.birth(key);
    const manager = await RequestTransaction.current().manager();
    const { contact } = message;
    await manager.insert(Message, {
      ...birth,
      aboutKind: message.about,
      aboutId: message.aboutId,
      kind: message.kind,
      category: message.category,
      text: message.text,
      corrects: message.corrects ?? null,
      contact: contact?.kind ?? null,
      contactWith: contact?.withWhom || null,
      contactOn: contact ? await this.dayOf(contact) : null,
      incoming: contact?.incoming ?? null,
      writtenBy: currentActor().accountId,
    });
    return birth.id;
  }

  private async dayOf({ on }: Contact): Promise<string> {
    const today = await RequestTransaction.current().value<string>('select app_today()::text');
    if (on && on > today) throw new Refusal('BAD_INPUT', FUTURE, { field: 'on' });
    return on ?? today;
  }
}
