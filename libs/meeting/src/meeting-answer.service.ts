import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService, expectVersion } from '#cases';
import { INVITATION_MOVES } from '#domain';
import type { InvitationNeed, InvitationStatus } from '#domain';
import { Refusal, isDay, move } from '#kernel';
import { Deliveries, Journal, Once, RequestTransaction, currentUnit } from '#platform';
import type { CaseKey } from '#platform';
import type { AnswerMeetingInput } from './meeting.inputs.js';

type Shared = CaseKey & {
  readonly id: string;
  readonly version: number;
  readonly status: InvitationStatus;
  readonly options: readonly string[] | null;
  readonly from: string;
  readonly to: string;
};

/** An invited unit's answer, for itself. It reaches the calling unit as a reply: codes and a day, never text. */
@Injectable()
export class MeetingAnswers {
  constructor(
    private readonly entry: CaseEntry,
    private readonly messages: MessageService,
    private readonly deliveries: Deliveries,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  answer(input: AnswerMeetingInput): Promise<string> {
    return this.once.run('answerMeeting', input, async () => {
      const row = await this.load(input.invitationId);
      expectVersion('invitation', row, input.expectedVersion);
      const { action, date, suits = [], felt } = input;
      if (date && !isDay(date)) throw new Refusal('BAD_INPUT', undefined, { field: 'date' });
      const party = row.to === currentUnit() ? 'invited' : 'planner';
      const has = new Set<InvitationNeed>([row.options ? 'times' : 'time']);
      if (date) has.add('day');
      if (felt) has.add('felt');
      const status = move(INVITATION_MOVES, row.status, action, party, has);
      if (suits.some((time) => !row.options?.includes(time)))
        throw new Refusal('BAD_INPUT', undefined, { field: 'suits' });
      const otherOn = status === 'otherTime' ? (date ?? null) : null;
      const changed = await RequestTransaction.current().rows(
        `update meeting_invitation set status = $3, other_on = $4, suits = case when $3 = 'assessed' then suits else $5 end, felt = $6, version = version + 1
         where id = $1 and version = $2 returning id`,
        [row.id, row.version, status, otherOn, status === 'suits' ? suits : null, status === 'assessed' ? felt : null],
      );
      if (changed.length !== 1)
        throw new Refusal('CONFLICT', undefined, { current: { kind: 'invitation', id: row.id } });
      if (status === 'assessed') await this.say(row, input);
      await this.journal.append(row, {
        type: 'meeting_answered',
        payload: { invitation: row.id, status, party: row.to },
        correspondence: { id: row.id, otherUnit: row.from },
      });
      return row.caseId;
    });
  }

  /** Feedback in words crosses by a consent, or is not written: the code alone goes as the reply it is. */
  private async say(row: Shared, { text, ownWords }: AnswerMeetingInput): Promise<void> {
    const said = [text && (['answer', text] as const), ownWords && (['ownWords', ownWords] as const)].filter(Boolean);
    for (const [kind, words] of said as (readonly ['answer' | 'ownWords', string])[]) {
      const of = { about: 'meeting', aboutId: row.id, kind, category: 'plan', text: words } as const;
      const id = await this.messages.write(row, of);
      await this.deliveries.hand([{ kind: 'message', id }], row.from, { ground: 'CONSENT' });
    }
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
      `select id, version, association_id as "associationId", case_id as "caseId", status, options, owner_unit as "from", to_unit as "to"
       from meeting_invitation where id = $1`,
      [id],
    );
    return row;
  }
}
