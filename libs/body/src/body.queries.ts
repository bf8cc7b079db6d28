import { Injectable } from '@nestjs/common';
import { codeOf, optionOf, withGround } from '#cases';
import type { MoveOption } from '#cases';
import {
  AGENDA_KINDS, BODY_KINDS, MEMBERSHIP_MOVES, MEMBERSHIP_STATUS, NOT_ACCEPTED_REASONS, OBSTACLES, PRESENTATION_ACTIONS,
  PRESENTATION_MOVES, PRESENTATION_STATUS, PRESENTATION_WITHDRAWALS, PRESENTING_PURPOSES, SITTING_STATUS, UNREACHED, permits,
} from '#domain'; // prettier-ignore
import type { BodyKind, MembershipParty, MembershipStatus, PresentationParty, PresentationStatus } from '#domain';
import { Refusal, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Body, BodyCase, BodyMember, BodySitting, Presentation, Presenting } from './body.types.js';

/** Rows as SQL gives them: codes where the screen has words. */
type AnswerRow = Omit<Presentation, 'moves' | 'statusLabel' | 'reason'> & { readonly reason: string | null };
type CaseRow = Omit<BodyCase, 'answers'> & { readonly answers: AnswerRow[] };
type MemberRow = Omit<BodyMember, 'moves' | 'statusLabel'>;
type SittingRow = Omit<BodySitting, 'statusLabel' | 'points'> & { readonly points: readonly PointRow[] };
type PointRow = Omit<BodySitting['points'][number], 'kind'> & { readonly kind: string };
type BodyRow = Omit<Body, 'kind' | 'inside' | 'members' | 'sittings' | 'cases' | 'obstacles'> & {
  readonly kind: BodyKind;
  readonly members: readonly MemberRow[];
  readonly sittings: readonly SittingRow[];
  readonly cases: readonly CaseRow[];
  readonly obstacles: readonly (Omit<Body['obstacles'][number], 'obstacle'> & { readonly obstacle: string })[];
};
type PresentingRow = Omit<Presenting, 'groups' | 'taken'> & {
  readonly groups: readonly (Omit<Presenting['groups'][number], 'kind' | 'members'> & {
    readonly kind: BodyKind;
    readonly members: readonly (Omit<Presenting['groups'][number]['members'][number], 'unreached'> & {
      readonly unreached: string | null;
    })[];
  })[];
  readonly taken: readonly CaseRow[];
};

/** Groups and what has been taken up in them, as one unit holds it. */
@Injectable()
export class BodyQueries {
  constructor(private readonly access: AccessLog) {}

  async all(): Promise<Body[]> {
    const rows = await RequestTransaction.current().value<BodyRow[]>('select api.bodies()');
    await this.listed(rows.flatMap(({ cases }) => cases));
    return rows.map(bodyOf);
  }

  /** What a move answers that may have closed the group to the unit: the group as it now is, or nothing. */
  async after(id: string): Promise<Body[]> {
    const row = await RequestTransaction.current().value<BodyRow | null>('select api.body_tree($1)', [id]);
    await this.listed(row?.cases ?? []);
    return row ? [bodyOf(row)] : [];
  }

  /** What a move answers: the group as it now is. */
  async again(id: string): Promise<Body> {
    const row = await RequestTransaction.current().value<BodyRow | null>('select api.body_tree($1)', [id]);
    if (!row) throw new Refusal('GONE');
    await this.listed(row.cases);
    return bodyOf(row);
  }

  /** Every group the unit may take the case up in, with what would happen; and what was taken up before. */
  async presenting(caseId: string): Promise<Presenting> {
    await this.access.open(caseId);
    const { groups, taken, ...of } = await RequestTransaction.current().value<PresentingRow>(
      'select api.presenting($1, $2)',
      [caseId, PRESENTING_PURPOSES],
    );
    return {
      ...of,
      groups: groups.map(({ kind, members, ...group }) => ({
        ...group,
        kind: codeOf(BODY_KINDS, kind),
        members: members.map((member) => ({
          ...member,
          unreached: member.unreached === null ? null : codeOf(UNREACHED, member.unreached),
        })),
      })),
      taken: taken.map(caseOf),
    };
  }

  private async listed(cases: readonly CaseRow[]): Promise<void> {
    await this.access.note('list', [...new Set(cases.map((one) => one.case.id))]);
  }
}

function bodyOf({ kind, members, sittings, cases, obstacles, ...body }: BodyRow): Body {
  const party: MembershipParty = body.iKeep ? 'keeper' : 'unit';
  return {
    ...body,
    kind: codeOf(BODY_KINDS, kind),
    inside: body.iKeep || members.some(({ mine, status }) => mine && status === 'active'),
    members: members.map((member) => memberOf(member, party)),
    sittings: sittings.map((sitting) => ({
      ...sitting,
      statusLabel: SITTING_STATUS[sitting.status as keyof typeof SITTING_STATUS],
      points: sitting.points.map((point) => ({ ...point, kind: codeOf(AGENDA_KINDS, point.kind) })),
    })),
    cases: cases.map(caseOf),
    obstacles: obstacles.map((told) => ({ ...told, obstacle: codeOf(OBSTACLES, told.obstacle) })),
  };
}

function memberOf(member: MemberRow, party: MembershipParty): BodyMember {
  const { status, mine } = member;
  const may = permits(currentActor().roles, 'body.member');
  const parties: readonly MembershipParty[] = [
    ...(party === 'keeper' ? [party] : []),
    ...(mine ? (['unit'] as const) : []),
  ];
  const moves = parties
    .flatMap((by) => movesFrom(MEMBERSHIP_MOVES, status as MembershipStatus, by))
    .map(([, act]) => act);
  return {
    ...member,
    statusLabel: MEMBERSHIP_STATUS[status as MembershipStatus],
    moves: may ? [...new Set([...moves, ...(mine && status === 'active' ? ['name'] : [])])] : [],
  };
}

export function caseOf({ answers, ...row }: CaseRow): BodyCase {
  const received = withGround(row.received);
  return { ...row, received, answers: answers.map(answerOf) };
}

function answerOf({ reason, ...row }: AnswerRow): Presentation {
  const reasons = { ...NOT_ACCEPTED_REASONS, ...PRESENTATION_WITHDRAWALS };
  return {
    ...row,
    reason: reason === null ? null : codeOf(reasons, reason),
    statusLabel: PRESENTATION_STATUS[row.status as PresentationStatus],
    moves: movesOf(row.status as PresentationStatus, row.party as PresentationParty),
  };
}

function movesOf(status: PresentationStatus, party: PresentationParty): MoveOption[] {
  if (!permits(currentActor().roles, party === 'member' ? 'body.answer' : 'body.present')) return [];
  return movesFrom(PRESENTATION_MOVES, status, party).map(([, action, , , needs]) =>
    optionOf(action, PRESENTATION_ACTIONS[action], needs),
  );
}
