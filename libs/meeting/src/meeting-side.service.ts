import { Injectable } from '@nestjs/common';
import { CaseEntry, Drafts, expectVersion } from '#cases';
import { Refusal } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import { MeetingSide } from './meeting-side.entity.js';
import type { PrepareMeetingInput } from './meeting-side.inputs.js';

const OF_MEETING = `select case_id as "caseId" from meeting where id = $1
  union select case_id from meeting_invitation where meeting_id = $1 limit 1`;

/** What a unit notes of a meeting for itself, whoever called it. It goes nowhere. */
@Injectable()
export class MeetingSides {
  constructor(
    private readonly entry: CaseEntry,
    private readonly drafts: Drafts,
    private readonly once: Once,
  ) {}

  prepare(input: PrepareMeetingInput): Promise<string> {
    return this.once.run('prepareMeeting', input, async () => {
      const { meetingId, expectedVersion } = input;
      const [seen] = await RequestTransaction.current().rows<{ caseId: string }>(OF_MEETING, [meetingId]);
      if (!seen) throw new Refusal('NOT_FOUND');
      const key = await this.entry.enter(seen.caseId);
      const said = { ticked: [...new Set(input.ticked)], text: input.text || null };
      const manager = await RequestTransaction.current().manager();
      const side = await manager.findOneBy(MeetingSide, { meetingId, ownerUnit: currentUnit() });
      expectVersion('meetingSide', side ?? { id: meetingId, version: 0 }, expectedVersion);
      if (side) await this.entry.change(MeetingSide, side, said);
      else await manager.insert(MeetingSide, { ...this.entry.birth(key), category: 'plan', meetingId, ...said });
      await this.drafts.sent(`prepare.${meetingId}`, input);
      return key.caseId;
    });
  }
}
