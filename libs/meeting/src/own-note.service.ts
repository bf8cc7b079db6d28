import { Injectable } from '@nestjs/common';
import { Drafts, MessageService } from '#cases';
import { meetingPlace } from '#domain';
import { Journal, RequestTransaction } from '#platform';
import type { WriteMeetingInput } from './meeting-writing.inputs.js';
import type { KeptMeeting } from './meeting.entity.js';

/** What is written in a meeting beside the minutes: a note of the own unit, and no other's. */
@Injectable()
export class OwnNotes {
  constructor(
    private readonly messages: MessageService,
    private readonly journal: Journal,
    private readonly drafts: Drafts,
  ) {}

  async keep({ associationId, caseId, id }: KeptMeeting, on: string, input: WriteMeetingInput): Promise<void> {
    const key = { associationId, caseId };
    if (input.ownNote) {
      const { category, text } = input.ownNote;
      const today = await RequestTransaction.current().value<string>('select app_today()::text');
      const contact = { kind: 'meeting', withWhom: undefined, on: on < today ? on : today } as const;
      const message = await this.messages.write(key, { about: 'case', aboutId: caseId, kind: 'note', category, text, contact }); // prettier-ignore
      await this.journal.append(key, { type: 'note_written', category, payload: { message } });
    }
    await this.drafts.sent(meetingPlace(id), input);
  }
}
