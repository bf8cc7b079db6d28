import { Injectable } from '@nestjs/common';
import { codeOf, optionOf } from '#cases';
import { AWAITED, INVITATION_ACTIONS, INVITATION_MOVES, permits } from '#domain';
import { movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Awaited } from './awaited.types.js';
import { nextStepOf } from './next-step.rules.js';
import type { NextStepRow } from './next-step.rules.js';

type Row = Omit<Awaited, 'kind' | 'nextStep' | 'moves'> & {
  readonly kind: string;
  readonly isOpen: boolean;
  readonly isPoll: boolean;
  readonly nextStep: NextStepRow;
};

const ANSWERS = movesFrom(INVITATION_MOVES, 'invited', 'invited')
  .filter(([, action]) => action !== 'suit')
  .map(([, action, , , needs]) =>
    optionOf(action, INVITATION_ACTIONS[action as keyof typeof INVITATION_ACTIONS], needs),
  );

/** Answers that are awaited in meetings, groups and plans: ours to give, and those we wait for. */
@Injectable()
export class AwaitedQueries {
  constructor(private readonly access: AccessLog) {}

  async list(): Promise<Awaited[]> {
    const rows = await RequestTransaction.current().value<Row[]>('select api.awaited()');
    await this.access.note('list', [...new Set(rows.map((row) => row.case.id))]);
    const { accountId, roles } = currentActor();
    const answers = permits(roles, 'meeting.answer') ? ANSWERS : [];
    return rows.map(({ kind, isOpen, isPoll, nextStep, ...row }) => ({
      ...row,
      kind: codeOf(AWAITED, kind),
      nextStep: nextStepOf(nextStep, accountId),
      moves: isOpen && kind === 'answerMeeting' && !isPoll ? answers : [], // several times are answered where they stand
    }));
  }
}
