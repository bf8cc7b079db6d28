import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { Refusal } from '#kernel';
import { Journal, Once, RequestTransaction } from '#platform';
import { AgendaService } from './agenda.service.js';
import { MeetingMinutes } from './meeting-minutes.entity.js';
import type { MinutesContent } from './meeting-minutes.entity.js';
import type { SendMinutesInput } from './meeting-writing.inputs.js';
import { KeptMeeting } from './meeting.entity.js';
import { MeetingTelling } from './meeting-telling.service.js';

const NOT_HELD = {
  sv: 'Mötet är inte antecknat som hållet. Spara det först.',
  en: 'The meeting has not been recorded as held. Save it first.',
};

/** Minnesanteckningar: made of what was written, and handed to each unit that took part and that a consent reaches. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly telling: MeetingTelling,
    private readonly agendas: AgendaService,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  /** To whom no consent reaches it goes by an act of its own (`deliver`), with its ground. */
  send(input: SendMinutesInput): Promise<string> {
    return this.once.run('sendMinutes', input, async () => {
      const meeting = await this.entry.load(KeptMeeting, input.meetingId);
      expectVersion('meeting', meeting, input.expectedVersion);
      if (meeting.status !== 'held') throw new Refusal('NO_SUCH_MOVE', NOT_HELD);
      const { id } = await this.current(meeting);
      const wanted = meeting.tookPart.filter((unit) => !input.withhold?.includes(unit));
      await this.telling.minutes(meeting, id, wanted, input.withhold);
      return meeting.caseId;
    });
  }

  /** The copy of what stands now: the newest, or the next number when something has been written since. */
  private async current(meeting: KeptMeeting): Promise<MeetingMinutes> {
    const manager = await RequestTransaction.current().manager();
    const meetingId = meeting.id;
    const newest = await manager.findOne(MeetingMinutes, { where: { meetingId }, order: { minutesNo: 'DESC' } });
    if (newest?.meetingVersion === meeting.version) return newest;
    const { associationId, caseId, kind, meetingOn, version } = meeting;
    const made = manager.create(MeetingMinutes, {
      ...this.entry.birth({ associationId, caseId }),
      ...{ category: 'plan', meetingId, minutesNo: (newest?.minutesNo ?? 0) + 1, meetingVersion: version },
      ...{ kind, meetingOn, content: await this.content(meeting) },
      writtenOn: await RequestTransaction.current().value<string>('select app_today()::text'),
    });
    await manager.insert(MeetingMinutes, made);
    await this.journal.append(meeting, { type: 'minutes_written', payload: { minutes: made.id, no: made.minutesNo } });
    return made;
  }

  /** Of others only in what capacity they came; of the units only those that were there: who else was called, nobody is told. */
  private async content({ id, summary, attendance, others }: KeptMeeting): Promise<MinutesContent> {
    const roles = [...new Set(others.map(({ role }) => role))];
    const there = attendance.filter(({ how }) => how !== 'absent');
    return { summary, ...(await this.agendas.written(id)), attendance: there, others: roles };
  }
}
