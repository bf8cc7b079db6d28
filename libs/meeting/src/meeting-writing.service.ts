import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { MEETING_MOVES } from '#domain';
import type { MeetingNeed } from '#domain';
import { Refusal, move } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import { AgendaService } from './agenda.service.js';
import { OwnNotes } from './own-note.service.js';
import type { WriteMeetingInput } from './meeting-writing.inputs.js';
import { KeptMeeting } from './meeting.entity.js';
import { MeetingTelling } from './meeting-telling.service.js';
import { assertDay } from './meeting.service.js';

/** Writing in a meeting: under its points, who was there, what was decided. What is typed stands as the writer's draft until it is saved here. */
@Injectable()
export class MeetingWriting {
  constructor(
    private readonly entry: CaseEntry,
    private readonly telling: MeetingTelling,
    private readonly agendas: AgendaService,
    private readonly own: OwnNotes,
    private readonly once: Once,
  ) {}

  write(input: WriteMeetingInput): Promise<string> {
    return this.once.run('writeMeeting', input, async () => {
      const row = await this.entry.load(KeptMeeting, input.meetingId);
      expectVersion('meeting', row, input.expectedVersion);
      if (row.status === 'cancelled') throw new Refusal('NO_SUCH_MOVE');
      const { heldOn, attendance, others, summary } = input;
      const status = heldOn ? await this.hold(row, input, heldOn) : row.status;
      await assertUnits(attendance.map(({ unitId }) => unitId));
      await this.agendas.write(row, row.id, input);
      const tookPart = attendance.filter(({ how }) => how !== 'absent').map(({ unitId }) => unitId);
      const said = { attendance, others, tookPart, summary: summary || null };
      await this.entry.change(KeptMeeting, row, { ...said, status, meetingOn: heldOn ?? row.meetingOn });
      if (heldOn) await this.telling.isOver(row, heldOn);
      const { ask, ground, assessment } = input;
      if (ask) await this.telling.decided(row, [], ground && { ground, assessment });
      await this.own.keep(row, heldOn ?? row.meetingOn, input);
      return row.caseId;
    });
  }

  private async hold(row: KeptMeeting, input: WriteMeetingInput, heldOn: string) {
    if (row.status === 'held') throw new Refusal('NO_SUCH_MOVE');
    const isWritten = Boolean(input.summary) || input.points.some(({ said }) => said) || input.decisions.length > 0;
    const has = new Set<MeetingNeed>(isWritten ? ['day', 'summary'] : ['day']);
    const status = move(MEETING_MOVES, row.status, 'hold', 'planner', has);
    await assertDay(heldOn, 'hasBeen');
    return status;
  }
}

const NO_SUCH_UNIT = {
  sv: 'En av enheterna finns inte. Välj en annan i listan.',
  en: 'One of the units does not exist. Choose another from the list.',
};

async function assertUnits(unitIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(unitIds)];
  const found = await RequestTransaction.current().rows('select id from unit where id = any($1::uuid[]) and id <> $2', [
    wanted,
    currentUnit(),
  ]);
  if (found.length !== unitIds.length) throw new Refusal('BAD_INPUT', NO_SUCH_UNIT, { field: 'attendance' });
}
