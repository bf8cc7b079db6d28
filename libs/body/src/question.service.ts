import { Injectable } from '@nestjs/common';
import { CaseEntry, Nameless } from '#cases';
import { Refusal, uuidv7 } from '#kernel';
import { AccessLog, Once, RequestTransaction, currentUnit } from '#platform';
import { conflict } from './body.service.js';
import type { AskBodyInput, MoveQuestionInput } from './body.inputs.js';

const CLOSE = `update body_question set closed_on = app_today(), version = version + 1
  where id = $1 and version = $2 and owner_unit = current_unit() and closed_on is null returning id`;
const TAKE_BACK = `update body_question set closed_on = app_today(), taken_back_on = app_today(), text = 'Återtagen av den som frågade.',
    version = version + 1
  where id = $1 and version = $2 and owner_unit = current_unit() and closed_on is null returning id`;

/** Anonym konsultation: the group is asked before there is a consent. Which case it springs from is not written down anywhere in it. */
@Injectable()
export class QuestionService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly access: AccessLog,
    private readonly nameless: Nameless,
    private readonly once: Once,
  ) {}

  ask(input: AskBodyInput): Promise<string> {
    return this.once.run('askBody', input, async () => {
      const { bodyId, text, caseId } = input;
      const [group] = await RequestTransaction.current().rows(
        'select 1 from body where id = $1 and handles_people and ended_on is null',
        [bodyId],
      );
      if (!group) throw new Refusal('NOT_FOUND');
      if (caseId) await this.entry.enter(caseId);
      await this.nameless.assert('text', text, caseId ?? null);
      if (caseId) await this.access.note('open', [caseId]);
      await RequestTransaction.current().rows(
        'insert into body_question (id, body_id, owner_unit, text) values ($1, $2, $3, $4)',
        [uuidv7(), bodyId, currentUnit(), text],
      );
      return bodyId;
    });
  }

  move(input: MoveQuestionInput): Promise<string> {
    return this.once.run('moveQuestion', input, async () => {
      const [of] = await RequestTransaction.current().rows<{ bodyId: string; open: boolean }>(
        'select body_id as "bodyId", closed_on is null as open from body_question where id = $1',
        [input.questionId],
      );
      if (!of) throw new Refusal('NOT_FOUND');
      if (!of.open) throw new Refusal('NO_SUCH_MOVE');
      if (input.action === 'reply') await this.reply(of.bodyId, input);
      else await this.end(of.bodyId, input);
      return of.bodyId;
    });
  }

  private async reply(bodyId: string, { questionId, text }: MoveQuestionInput): Promise<void> {
    if (!text) throw new Refusal('NEEDS_MISSING', undefined, { missing: ['text'] });
    await this.nameless.assert('text', text);
    await RequestTransaction.current().rows(
      'insert into body_reply (id, body_id, question_id, owner_unit, text) values ($1, $2, $3, $4, $5)',
      [uuidv7(), bodyId, questionId, currentUnit(), text],
    );
  }

  /** Closed, it stands with its replies; taken back, its words are gone for everybody. */
  private async end(bodyId: string, { questionId, expectedVersion, action }: MoveQuestionInput): Promise<void> {
    const changed = await RequestTransaction.current().rows(action === 'takeBack' ? TAKE_BACK : CLOSE, [
      questionId,
      expectedVersion,
    ]);
    if (changed.length !== 1) throw conflict(bodyId);
  }
}
