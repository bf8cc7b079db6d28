import { Injectable } from '@nestjs/common';
import type { Category } from '#domain';
import { Deliveries, Journal, Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import { CaseEntry } from './case-entry.service.js';
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
}

/** Words, each row its own: born in the writing unit, delivered or not by an act of its own. */
@Injectable()
export class MessageService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly deliveries: Deliveries,
    private readonly once: Once,
  ) {}

  /** Spara för min enhet; then to those the unit has decided to tell of this category, save the ones switched off. */
  addNote(input: AddNoteInput): Promise<string> {
    return this.once.run('addNote', input, async () => {
      const key = await this.entry.enter(input.caseId);
      const { caseId, text, category, withhold } = input;
      const id = await this.write(key, { about: 'case', aboutId: caseId, kind: 'note', category, text });
      await this.deliveries.share({ kind: 'message', id }, caseId, category, withhold ?? []);
      await this.journal.append(key, { type: 'note_written', category, payload: { message: id }, withhold });
      return caseId;
    });
  }

  async write(key: CaseKey, message: NewMessage): Promise<string> {
    const birth = this.entry.birth(key);
    const manager = await RequestTransaction.current().manager();
    await manager.insert(Message, {
      ...birth,
      aboutKind: message.about,
      aboutId: message.aboutId,
      kind: message.kind,
      category: message.category,
      text: message.text,
      corrects: message.corrects ?? null,
      writtenBy: currentActor().accountId,
    });
    return birth.id;
  }
}
