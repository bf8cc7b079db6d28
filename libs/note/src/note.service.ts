import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService, expectVersion } from '#cases';
import type { Contact, MessageAbout } from '#cases';
import type { Category } from '#domain';
import { Refusal } from '#kernel';
import { Deliveries, Journal, Once, RequestTransaction, currentUnit } from '#platform';
import type { CaseKey } from '#platform';
import type { ChangeNoteInput } from './note.inputs.js';

interface Note extends CaseKey {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly about: MessageAbout;
  readonly aboutId: string;
  readonly category: Category;
  readonly owner: string;
  readonly version: number;
  readonly isVoid: boolean;
  readonly kind: Contact['kind'] | null;
  readonly withWhom: string | null;
  readonly on: string | null;
  readonly incoming: true | null;
}

// what the unit wrote itself as a note; a correction of it counts as its next version
const NOTE = `select m.id, m.association_id as "associationId", m.case_id as "caseId", m.about_kind as about, m.about_id as "aboutId", m.category, m.owner_unit as owner,
    m.contact as kind, m.contact_with as "withWhom", m.contact_on::text as "on", m.incoming,
    1 + (select count(*)::int from message c where c.corrects = m.id and c.kind in ('correction', 'voided') and c.owner_unit = m.owner_unit) as version,
    exists (select 1 from message c where c.corrects = m.id and c.kind = 'voided' and c.owner_unit = m.owner_unit) as "isVoid"
  from message m where m.id = $1 and m.kind = 'note'`;
const IS_VOID = {
  sv: 'Anteckningen är redan makulerad. Skriv en ny om något ska läggas till.',
  en: 'The note has been voided already. Write a new one if something is to be added.',
};

/** A note is never written over: what is right, or that it is void, is a row of its own beside it. */
@Injectable()
export class NoteService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly messages: MessageService,
    private readonly journal: Journal,
    private readonly deliveries: Deliveries,
    private readonly once: Once,
  ) {}

  change(input: ChangeNoteInput): Promise<string> {
    return this.once.run('changeNote', input, async () => {
      const note = await this.load(input);
      const { text, action } = input;
      const { id: corrects, category, about, aboutId } = note;
      const kind = action === 'void' ? 'voided' : 'correction';
      const contact = action === 'void' ? undefined : contactOf(note, input);
      const id = await this.messages.write(note, { about, aboutId, kind, category, text, corrects, contact });
      await this.journal.append(note, { type: 'note_written', category, payload: { message: id, corrects } });
      await this.deliveries.tellReceivers(corrects, note.caseId, category, [{ kind: 'message', id }]);
      return corrects;
    });
  }

  private async load({ noteId, expectedVersion }: ChangeNoteInput): Promise<Note> {
    const [seen] = await RequestTransaction.current().rows<Note>(NOTE, [noteId]);
    if (!seen) throw new Refusal('NOT_FOUND');
    await this.entry.enter(seen.caseId);
    const [note] = await RequestTransaction.current().rows<Note>(NOTE, [noteId]);
    if (note?.owner !== currentUnit()) throw new Refusal('NOT_FOUND');
    if (note.isVoid) throw new Refusal('NO_SUCH_MOVE', IS_VOID);
    expectVersion('message', note, expectedVersion);
    return note;
  }
}

/** What is not said again is as it was. */
function contactOf({ kind, withWhom, on, incoming }: Note, { contact }: ChangeNoteInput): Contact | undefined {
  if (contact) return { ...contact, incoming: incoming ?? undefined };
  if (!kind) return undefined;
  return { kind, withWhom: withWhom ?? undefined, on: on ?? undefined, incoming: incoming ?? undefined };
}
