import { Injectable } from '@nestjs/common';
import { codeOf, optionOf, withGround } from '#cases';
import type { Code, Message, MoveOption, Receipt } from '#cases';
import {
  APPROVAL_FORMS, CONSENT_GRANTORS, PLAN_KIND_RULES, SIP_ACTIONS, SIP_CLOSE_REASONS, SIP_MOVES, SIP_NOT_NEEDED_REASONS, SIP_STATUS, isOpenTo, needWords, permits, planFacts, sectionLabel,
} from '#domain'; // prettier-ignore
import type { AgencyKind, Permission, PlanKind, PlanPath, SipAction, SipStatus } from '#domain';
import { Refusal, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import { commitmentOf } from './commitment.queries.js';
import type { CommitmentRow } from './commitment.queries.js';
import { answerBy, deadlinesOfPlan } from './deadline.rules.js';
import type { Course, Terms } from './deadline.rules.js';
import { contentOf, earlierGoalsOf, planContent } from './sip-content.rules.js';
import type { SipContent as KeptContent } from './sip-content.rules.js';
import { CHANGE_KINDS, differences } from './sip-difference.rules.js';
import type { SipApproval, SipInvitation, SipPlan, SipVersion } from './sip.types.js';

type Received<T> = Omit<T, 'received'> & { readonly received: Receipt | null };

type VersionRow = Omit<Received<SipVersion>, 'approval' | 'changes' | 'comparedWith'> & {
  readonly approval: (Omit<SipApproval, 'form' | 'by'> & { readonly form: string; readonly by: string }) | null;
};

/** A plan as SQL gives it: codes where the screen has words, and the planning unit's text as kept. */
export interface SipPlanRow extends Omit<
  SipPlan,
  | 'statusLabel'
  | 'reason'
  | 'missing'
  | 'deadlines'
  | 'sections'
  | 'versions'
  | 'invitations'
  | 'commitments'
  | 'messages'
  | 'moves'
> {
  readonly reason: string | null;
  readonly versions: VersionRow[];
  readonly invitations: Omit<Received<SipInvitation>, 'answerBy'>[];
  readonly commitments: CommitmentRow[];
  readonly messages: Received<Message>[];
  readonly content: Partial<KeptContent> | null;
  readonly today: string;
  /** A meeting of it is called and still to come. */
  readonly isCalled: boolean;
  /** When it came how far; null to those who do not keep it. */
  readonly course: Course | null;
  readonly terms: Terms;
}

/** Which permission opens a move; the rest are named after themselves. */
const OPENED_BY: Readonly<Partial<Record<SipAction, Permission>>> = {
  assessNeeded: 'sip.assess',
  assessNotNeeded: 'sip.assess',
  refuse: 'sip.prepare',
  rebook: 'sip.hold',
  cancelMeeting: 'sip.hold',
  beginClosing: 'sip.close',
  resumePlan: 'sip.resume',
};

const VERSION_MADE_BY: readonly SipAction[] = ['adopt', 'followUp'];

/** Plans as this unit holds them: its own working copy, or what was delivered to it. */
@Injectable()
export class SipQueries {
  constructor(private readonly access: AccessLog) {}

  /** Null when this unit holds none such; REASON_NEEDED when the reader has not opened the case. */
  one(id: string): Promise<SipPlan | null> {
    return this.read(id, (caseId) => this.access.open(caseId));
  }

  private async read(id: string, log: (caseId: string) => Promise<void>): Promise<SipPlan | null> {
    const row = await RequestTransaction.current().value<SipPlanRow | null>('select api.sip($1)', [id]);
    if (!row) {
      await this.access.deny([id]);
      return null;
    }
    await log(row.case.id);
    return sipPlanOf(row);
  }

  /** What a move answers: the plan as it now is. */
  async again(id: string): Promise<SipPlan> {
    const plan = await this.read(id, (caseId) => this.access.note('open', [caseId]));
    if (!plan) throw new Refusal('GONE');
    return plan;
  }
}

/** Codes get their words; the buttons are those of the table that this seat's roles open. */
export function sipPlanOf(held: SipPlanRow): SipPlan {
  const { content: _content, today: _today, isCalled: _called, course: _course, terms, ...row } = held;
  return {
    ...row,
    statusLabel: SIP_STATUS[row.status as SipStatus],
    reason: row.reason === null ? null : codeOf({ ...SIP_NOT_NEEDED_REASONS, ...SIP_CLOSE_REASONS }, row.reason),
    missing: missingOf(held),
    deadlines: deadlinesOfPlan(held),
    sections: sectionsOf(row.kind as PlanKind),
    versions: row.versions.map(versionOf),
    invitations: row.invitations.map((one) => ({ ...withReceipt(one), answerBy: answerBy(one, terms) })),
    messages: row.messages.map(withReceipt),
    commitments: row.commitments.map(commitmentOf),
    moves: row.party === 'planner' ? movesOf(held) : [],
  };
}

const sectionsOf = (kind: PlanKind): Code[] =>
  PLAN_KIND_RULES[kind].sections.map((code) => ({ code, label: sectionLabel(kind, code) }));

const withReceipt = <T>(row: Received<T>): Received<T> => ({ ...row, received: withGround(row.received) });

/** A version with what the participant said of it, and what is different from the one this unit held before. */
function versionOf(row: VersionRow, at: number, all: readonly VersionRow[]): SipVersion {
  const { approval } = row;
  const before = all[at - 1];
  const changes = before ? differences(before, row) : [];
  return {
    ...row,
    received: withGround(row.received),
    approval: approval && {
      ...approval,
      form: codeOf(APPROVAL_FORMS, approval.form),
      by: codeOf(CONSENT_GRANTORS, approval.by),
    },
    comparedWith: before?.no ?? null,
    changes: changes.map(({ kind, ...change }) => ({ ...change, kind: codeOf(CHANGE_KINDS, kind) })),
  };
}

/** What the next version still lacks, in the words of the table. */
function missingOf({ kind, status, content, draft, today, versions, owner }: SipPlanRow): Code[] {
  const from = leadsTo(status, kind as PlanKind);
  const asks = SIP_MOVES.find(([at, action]) => at === from && VERSION_MADE_BY.includes(action));
  if (!asks || !content || !draft) return [];
  const units = [draft.overallResponsible, ...draft.goals.flatMap(({ actions }) => actions.map((a) => a.responsible))];
  const kinds = new Map(units.flatMap((unit) => (unit ? [[unit.id, unit.agencyKind as AgencyKind]] : [])));
  const before = versions.at(-1)?.content as KeptContent | undefined;
  const text = { ...contentOf(content), earlierGoals: earlierGoalsOf(before, content.earlierGoals) };
  const has = planFacts(kind as PlanKind, planContent(text, kinds, { today, ownUnit: owner.id }));
  const missing = asks[4].filter((need) => !has.has(need));
  return missing.map((code) => ({ code, label: needWords(code, kind as PlanKind) }));
}

/** Before the meeting the text is already on its way to being adopted. */
const BEFORE_MEETING: Readonly<Record<PlanPath, readonly string[]>> = {
  meeting: ['preparing', 'called'],
  consent: ['preparing', 'called'],
  own: ['needIdentified', 'assessedNeeded'],
};
const ADOPTED_FROM: Readonly<Record<PlanPath, string>> = {
  meeting: 'meetingHeld',
  consent: 'preparing',
  own: 'assessedNeeded',
};
function leadsTo(status: string, kind: PlanKind): string {
  const { path } = PLAN_KIND_RULES[kind];
  if (BEFORE_MEETING[path].includes(status)) return ADOPTED_FROM[path];
  return status === 'assessedNeeded' || status === 'preparing' ? '' : status;
}

function movesOf({ status, kind, versions, isCalled }: SipPlanRow): MoveOption[] {
  const { roles } = currentActor();
  return movesFrom(SIP_MOVES, status as SipStatus, 'planner')
    .filter(([, action]) => permits(roles, OPENED_BY[action] ?? (`sip.${action}` as Permission)))
    .filter(([, action, , , needs]) => isOpenTo(kind as PlanKind, action, needs))
    .filter(([, action, , , needs]) => (isCalled ? action !== 'call' : !needs.includes('comingMeeting')))
    .filter(([, , , , needs]) => versions.length > 0 || !needs.includes('adoptedVersion'))
    .map(([, action, , , needs]) => optionOf(action, SIP_ACTIONS[action], needs));
}
