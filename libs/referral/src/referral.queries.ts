import { Injectable } from '@nestjs/common';
import { codeOf, openPlace, optionOf, sealPlace, withGround } from '#cases';
import type { AccountRef, Message, MoveOption, NextStep, Receipt } from '#cases';
import {
  DOCUMENT_KINDS, EXIT_REASONS, HOLD_REASONS, REFERRAL_ACTIONS, REFERRAL_HOLD_MOVES, REFERRAL_MOVES,
  REFERRAL_CORRECTABLE, REFERRAL_NEXT_ACT, REFERRAL_OUTCOMES, REFERRAL_STATUS, REFERRAL_TYPES,
  checklist, expectedWeeks, holdStatus, lastReferralMove, mayWhileHeld, participationFacts, permits,
} from '#domain'; // prettier-ignore
import type {
  AtHand,
  DocumentKind,
  HoldReason,
  Permission,
  ReferralParty,
  ReferralStatus,
  ReferralType,
  Role,
} from '#domain';
import { Refusal, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { ChecklistItem, Referral, ReferralConnection } from './referral.types.js';

/** A row as SQL gives it: codes where the screen has words. */
export interface ReferralRow extends Omit<
  Referral,
  'checklist' | 'hold' | 'moves' | 'nextStep' | 'statusLabel' | 'typeNoun' | 'outcome' | 'messages'
> {
  readonly hold: { reason: HoldReason; until: string | null; by: Referral['from'] | null } | null;
  readonly nextStepParty: ReferralParty | 'ownerOfNextStep' | null;
  readonly terminal: boolean;
  /** Who covers while this unit’s caseworker is away. */
  readonly coveredBy: AccountRef | null;
  /** Where this unit’s own last move came from, while nobody has moved since. */
  readonly cameFrom: ReferralStatus | null;
  readonly outcome: string | null;
  readonly askedDocuments: readonly DocumentKind[];
  readonly atHand: readonly AtHand[];
  readonly messages: (Omit<Message, 'received'> & { received: Receipt | null })[];
}
interface Listed {
  readonly totalCount: number;
  readonly hasMore: boolean;
  readonly caseIds: string[];
  readonly rows: ReferralRow[];
}

/** Once somebody has started, what went along is nobody's question any more. */
const OVER_FOR_PAPERS = new Set(['started', 'ended']);
const VIEWS = ['toAnswer', 'open', 'waitingOnUs', 'mine', 'all'];
const PAGE = 50;

/** Requests as their parties read them; what is not held is not there. */
@Injectable()
export class ReferralQueries {
  constructor(private readonly access: AccessLog) {}

  /** Null when this unit holds none such; REASON_NEEDED when the reader has not opened the case. */
  one(id: string): Promise<Referral | null> {
    return this.read(id, (caseId) => this.access.open(caseId));
  }

  private async read(id: string, log: (caseId: string) => Promise<void>): Promise<Referral | null> {
    const row = await RequestTransaction.current().value<ReferralRow | null>('select api.referral($1)', [id]);
    if (!row) {
      await this.access.deny([id]);
      return null;
    }
    await log(row.case.id);
    return referralOf(row);
  }

  /** What a move answers: the request as it now is. */
  async again(id: string): Promise<Referral> {
    const referral = await this.read(id, (caseId) => this.access.note('open', [caseId]));
    if (!referral) throw new Refusal('GONE');
    return referral;
  }

  async list(direction: 'in' | 'out', first?: number, after?: string, view = 'open'): Promise<ReferralConnection> {
    const [since, id] = openPlace(after) ?? [];
    const most = Math.min(Math.max(first ?? PAGE, 1), 200);
    const listed = await RequestTransaction.current().value<Listed>('select api.referral_list($1, $2, $3, $4, $5)', [
      direction, VIEWS.includes(view) ? view : 'open', most, since ?? null, id ?? null,
    ]); // prettier-ignore
    await this.access.note('inbox', listed.caseIds);
    const edges = listed.rows.map((row) => ({ cursor: sealPlace([row.since, row.id]), node: referralOf(row) }));
    const pageInfo = { hasNextPage: listed.hasMore, endCursor: edges.at(-1)?.cursor };
    return { edges, pageInfo, totalCount: listed.totalCount };
  }
}

/** Codes get their words; the buttons are those of the process table that this seat's roles open. */
export function referralOf(row: ReferralRow): Referral {
  const {
    hold,
    outcome,
    nextStepParty,
    terminal,
    coveredBy: _,
    waitingLine,
    cameFrom,
    askedDocuments,
    atHand,
    ...rest
  } = row;
  return {
    ...rest,
    typeNoun: REFERRAL_TYPES[row.type as ReferralType].noun,
    statusLabel: REFERRAL_STATUS[row.status as ReferralStatus],
    hold: hold && { ...hold, reason: codeOf(HOLD_REASONS, hold.reason) },
    outcome: outcome === null ? null : codeOf({ ...REFERRAL_OUTCOMES, ...EXIT_REASONS }, outcome),
    checklist: terminal ? [] : linesOf(row, askedDocuments, atHand),
    messages: row.messages.map((message) => ({ ...message, received: withGround(message.received) })),
    nextStep: nextStepOf(row, nextStepParty, terminal),
    waitingLine: waitingLine && {
      ...waitingLine,
      expectedWeeks: expectedWeeks(waitingLine.place, waitingLine.started ?? null),
    },
    moves: [...movesOf(row, currentActor().roles), ...correctionOf(row, cameFrom, currentActor().roles)],
  };
}

function linesOf(row: ReferralRow, asked: readonly DocumentKind[], atHand: readonly AtHand[]): ChecklistItem[] {
  if (OVER_FOR_PAPERS.has(row.status)) return [];
  return checklist(row.type as ReferralType, asked, atHand, row.party as ReferralParty).map(({ kind, ...line }) => ({
    ...line,
    kind: codeOf(DOCUMENT_KINDS, kind),
    documents: line.documents.map(({ id, name, shared }) => ({ id, name, shared })),
  }));
}

function nextStepOf(row: ReferralRow, party: ReferralRow['nextStepParty'], terminal: boolean): NextStep {
  const shown = {
    since: row.since,
    wishedBy: row.wishedBy,
    waitedWorkingDays: row.waitedWorkingDays,
    what: REFERRAL_NEXT_ACT[row.status as ReferralStatus],
  };
  if (terminal || !party || party === 'ownerOfNextStep') return { ...shown, who: 'nobody' };
  const unit = party === 'sender' ? row.from : row.to;
  if (party !== row.party) return { ...shown, who: 'other', unit };
  const caseworker: AccountRef | null | undefined = row.caseworker;
  const { coveredBy } = row;
  const isMine = (coveredBy ?? caseworker)?.id === currentActor().accountId;
  return { ...shown, who: isMine ? 'me' : 'unit', unit, caseworker, coveredBy };
}

function movesOf(row: ReferralRow, roles: readonly Role[]): MoveOption[] {
  const party = row.party as ReferralParty;
  const held = row.hold !== null;
  const facts = participationFacts(row.type as ReferralType);
  const kinds = ['participation', 'noParticipation'] as const;
  const moves = movesFrom(REFERRAL_MOVES, row.status as ReferralStatus, party)
    .filter(([, action]) => (!held || mayWhileHeld(action)) && permits(roles, `referral.${action}` as Permission))
    .filter(([, , , , needs]) => kinds.every((kind) => !needs.includes(kind) || facts.includes(kind)))
    .map(([, action, , , needs]) => optionOf(action, REFERRAL_ACTIONS[action], needs));
  if (row.terminal || row.status === 'draft') return moves;
  const holds = movesFrom(REFERRAL_HOLD_MOVES, holdStatus(row.hold?.reason ?? null), party).flatMap(
    ([, action, , , needs]) => (action === 'holdForConsent' ? [] : [optionOf(action, REFERRAL_ACTIONS[action], needs)]),
  );
  return [...moves, ...holds];
}

/** Rätta: the unit's own last move, named on the button, while it can be taken back. */
function correctionOf(row: ReferralRow, cameFrom: ReferralStatus | null, roles: readonly Role[]): MoveOption[] {
  if (!cameFrom || !permits(roles, 'referral.correct')) return [];
  const last = lastReferralMove(cameFrom, row.status as ReferralStatus, row.party as ReferralParty);
  if (!last || !REFERRAL_CORRECTABLE.includes(last.action) || (row.hold && !mayWhileHeld(last.action))) return [];
  if (!permits(roles, `referral.${last.action}`)) return [];
  const { label } = REFERRAL_ACTIONS[last.action];
  const named = { sv: `Rätta ”${label.sv}”`, en: `Correct “${label.en}”` };
  return [optionOf('correct', { ...REFERRAL_ACTIONS.correct, label: named }, ['reason'])];
}
