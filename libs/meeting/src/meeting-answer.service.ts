import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { INVITATION_MOVES } from '#domain';
import type { InvitationNeed, InvitationStatus } from '#domain';
import { Refusal, isDay, move } from '#kernel';
import { Journal, Once, RequestTransaction, currentUnit } from '#platform';
import type { CaseKey } from '#platform';
import type { AnswerMeetingInput } from './meeting.inputs.js';

type Shared = CaseKey & {
  readonly id: string;
  readonly version: number;
  readonly status: InvitationStatus;
  readonly from: string;
  readonly to: string;
};

/** An invited unit's answer, for itself. It reaches the calling unit as a reply: codes and a day, never text. */
@Injectable()
export class MeetingAnswers {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  answer(input: AnswerMeetingInput): Promise<string> {
    return this.once.run('answerMeeting', input, async () => {
      const row = await this.load(input.invitationId);
      expectVersion('invitation', row, input.expectedVersion);
      const { action, date } = input;
      if (date && !isDay(date)) throw new Refusal('BAD_INPUT', undefined, { field: 'date' });
      const party = row.to === currentUnit() ? 'invited' : 'planner';
      const has = new Set<InvitationNeed>(date ? ['day'] : []);
      const status = move(INVITATION_MOVES, row.status, action, party, has);
      const otherOn = status === 'otherTime' ? (date ?? null) : null;
      const changed = await RequestTransaction.current().rows(
        `update meeting_invitation set status = $3, other_on = $4, version = version + 1
         where id = $1 and version = $2 returning id`,
        [row.id, row.version, status, otherOn],
      );
      if (changed.length !== 1)
        throw new Refusal('CONFLICT', undefined, { current: { kind: 'invitation', id: row.id } });
      await this.journal.append(row, {
        type: 'meeting_answered',
        payload: { invitation: row.id, status, party: row.to },
        correspondence: { id: row.id, otherUnit: row.from },
      });
      return row.caseId;
    });
  }

  private async load(id: string): Promise<Shared> {
    const seen = await this.read(id);
    if (!seen) throw new Refusal('NOT_FOUND');
    await this.entry.enter(seen.caseId);
    const row = await this.read(id);
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  private async read(id: string): Promise<Shared | undefined> {
    const [row] = await RequestTransaction.current().rows<Shared & Record<string, unknown>>(
      `select id, version, association_id as "associationId", case_id as "caseId", status, owner_unit as "from", to_unit as "to"
       from meeting_invitation where id = $1`,
      [id],
    );
    return row;
  }
}
