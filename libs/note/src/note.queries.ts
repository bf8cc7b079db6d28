import { Injectable } from '@nestjs/common';
import { withGround } from '#cases';
import type { Message } from '#cases';
import { Refusal } from '#kernel';
import { AccessLog, RequestTransaction } from '#platform';

const SAID = `select m.case_id as "caseId", l.ref as said from message m, api.message_lines(m.case_id, m.about_kind, m.about_id) l
  where m.id = $1 and l.id = m.id`;

/** One note as its unit has it. */
@Injectable()
export class NoteQueries {
  constructor(private readonly access: AccessLog) {}

  async one(id: string): Promise<Message> {
    const [found] = await RequestTransaction.current().rows<{ caseId: string; said: Message }>(SAID, [id]);
    if (!found) throw new Refusal('NOT_FOUND');
    await this.access.open(found.caseId);
    return { ...found.said, received: withGround(found.said.received) };
  }
}
