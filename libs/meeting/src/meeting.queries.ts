import { Injectable } from '@nestjs/common';
import { codeOf, optionOf, withGround } from '#cases';
import type { Message, Receipt } from '#cases';
import {
  CALENDAR_MAIL, INVITATION_ACTIONS, INVITATION_MOVES, INVITATION_STATUS, MEETING_ACTIONS, MEETING_ATTENDANCE, MEETING_FELT,
  MEETING_KINDS, MEETING_OFF_REASONS, MEETING_MOVES,
  MEETING_OTHERS, MEETING_PREPARATIONS, MEETING_STATUS, permits,
} from '#domain'; // prettier-ignore
import type { InvitationStatus, MeetingFelt, MeetingKind, MeetingStatus } from '#domain';
import { movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import { meetingCalendar } from './calendar.process.js';
import type { Meeting, MeetingAttendance, MeetingInvitation, MeetingMinutes } from './meeting.types.js';

/** Rows as SQL gives them: codes where the screen has words. */
type CallRow = Omit<MeetingInvitation, 'statusLabel' | 'mail' | 'felt' | 'said' | 'moves'> & {
  readonly felt: MeetingFelt | null;
  readonly said: readonly (Omit<Message, 'received'> & { readonly received: Receipt | null })[];
  readonly mail: string | null;
  readonly isOurs: boolean;
  readonly options: readonly string[] | null;
};
type MeetingRow = Omit<
  Meeting,
  'kind' | 'result' | 'statusLabel' | 'reason' | 'others' | 'invitations' | 'moves' | 'side' | 'attendance' | 'record'
> & {
  readonly round: number;
  readonly now: string;
  readonly kind: MeetingKind;
  readonly status: MeetingStatus;
  readonly reason: string | null;
  readonly others: readonly { readonly role: string; readonly name: string | null }[];
  readonly invitations: readonly CallRow[];
  readonly attendance: readonly ThereRow[];
  readonly record: readonly RecordRow[];
  readonly side: { readonly version: number; readonly ticked: readonly string[]; readonly text: string | null } | null;
};

interface ThereRow {
  readonly unit: MeetingAttendance['unit'];
  readonly how: string;
}
/** What minutes say, as SQL gives it. */
export interface MinutesRow extends Pick<MeetingMinutes, 'points' | 'decisions' | 'summary'> {
  readonly attendance: readonly ThereRow[];
  readonly others: readonly string[];
}
type RecordRow = Pick<MeetingMinutes, 'id' | 'no' | 'writtenOn' | 'delivered' | 'notDelivered'> & {
  readonly content: MinutesRow;
  readonly received: Receipt | null;
};

/** Meetings of a case, as one unit holds them. */
@Injectable()
export class MeetingQueries {
  constructor(private readonly access: AccessLog) {}

  async of(caseId: string): Promise<Meeting[]> {
    await this.access.open(caseId);
    const rows = await RequestTransaction.current().value<MeetingRow[]>('select api.meetings($1)', [caseId]);
    return rows.map(meetingOf);
  }
}

function meetingOf(held: MeetingRow): Meeting {
  const { round, now, kind, reason, others, invitations, side, attendance, record, ...row } = held;
  return {
    ...row,
    kind: codeOf(MEETING_KINDS, kind),
    result: MEETING_KINDS[kind].result,
    statusLabel: MEETING_STATUS[row.status],
    reason: reason === null ? null : codeOf(MEETING_OFF_REASONS, reason),
    others: others.map(({ role, name }) => ({ role: codeOf(MEETING_OTHERS, role), name })),
    invitations: invitations.map(callOf),
    side: sideOf(side),
    attendance: attendance.map(thereOf),
    record: record.map(recordOf),
    moves: row.mine && !row.planId ? movesOf(row.status) : [],
    calendar: calendarOf({ ...row, round, now }),
  };
}

const thereOf = ({ unit, how }: ThereRow): MeetingAttendance => ({ unit, how: codeOf(MEETING_ATTENDANCE, how) });
/** What minutes say, in words. */
export const saidOf = ({ attendance, others, ...said }: MinutesRow) => ({
  ...said,
  attendance: attendance.map(thereOf),
  others: others.map((code) => codeOf(MEETING_OTHERS, code)),
});
const recordOf = ({ content, received, ...row }: RecordRow): MeetingMinutes => ({
  ...row,
  ...saidOf(content),
  received: withGround(received),
});
const sideOf = (side: MeetingRow['side']): Meeting['side'] => ({
  version: side?.version ?? 0,
  ticked: (side?.ticked ?? []).map((code) => codeOf(MEETING_PREPARATIONS, code)),
  text: side?.text ?? null,
});

function callOf({ isOurs, mail, options, felt, said, ...row }: CallRow): MeetingInvitation {
  const status = row.status as InvitationStatus;
  const answers = movesFrom(INVITATION_MOVES, status, 'invited') as readonly (readonly [
    unknown, keyof typeof INVITATION_ACTIONS, unknown, unknown, readonly string[],
  ])[]; // prettier-ignore
  return {
    ...row,
    statusLabel: INVITATION_STATUS[status],
    felt: felt === null ? null : codeOf(MEETING_FELT, felt),
    said: said.map((one) => ({ ...one, received: withGround(one.received) })),
    mail: mail === null ? null : codeOf(CALENDAR_MAIL, mail),
    moves:
      isOurs && permits(currentActor().roles, 'meeting.answer')
        ? answers
            .filter(([, action]) => action !== (options ? 'come' : 'suit'))
            .map(([, action, , , needs]) => optionOf(action, INVITATION_ACTIONS[action], needs))
        : [],
  };
}

function movesOf(status: MeetingStatus): Meeting['moves'] {
  if (!permits(currentActor().roles, 'meeting.call')) return [];
  return movesFrom(MEETING_MOVES, status, 'planner').map(([, action, , , needs]) =>
    optionOf(action, MEETING_ACTIONS[action as keyof typeof MEETING_ACTIONS], needs),
  );
}

type Timed = Pick<MeetingRow, 'options' | 'meetingId' | 'round' | 'now' | 'on' | 'startsAt' | 'minutes' | 'status'>;
const calendarOf = ({ options, meetingId, round, now, on, startsAt, minutes, status }: Timed): string | null =>
  startsAt && minutes && status !== 'held' && options.length === 0
    ? meetingCalendar({
        ...{ meetingId, round, on, startsAt, minutes },
        isCancelled: status === 'cancelled',
        now: new Date(now),
      })
    : null;
