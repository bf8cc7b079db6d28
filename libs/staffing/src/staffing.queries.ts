import { Injectable } from '@nestjs/common';
import { codeOf } from '#cases';
import {
  BACK_DAYS, COMMITMENT_NEXT_ACT, GAP_RULES, HANDOFF_NEXT_ACT, OPEN_STEPS, REFERRAL_NEXT_ACT, ROLES, SIP_NEXT_ACT, permits,
} from '#domain'; // prettier-ignore
import type { OpenStepKind, Role } from '#domain';
import { Refusal } from '#kernel';
import type { Words } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { OpenStep, OpenSteps, Staffing } from './staffing.types.js';

type StepRow = Omit<OpenStep, 'kind' | 'named' | 'what'> & { readonly kind: OpenStepKind; readonly state: string };

const LABELS = Object.fromEntries(Object.entries(OPEN_STEPS).map(([kind, { words }]) => [kind, words]));
/** What is to be done about it, where the kind has states of its own. */
const ACTS: Partial<Readonly<Record<OpenStepKind, Readonly<Record<string, Words>>>>> = {
  request: REFERRAL_NEXT_ACT,
  sent: REFERRAL_NEXT_ACT,
  handoff: HANDOFF_NEXT_ACT,
  offered: HANDOFF_NEXT_ACT,
  commitment: COMMITMENT_NEXT_ACT,
  plan: SIP_NEXT_ACT,
  gap: Object.fromEntries(Object.entries(GAP_RULES).map(([rule, { label }]) => [rule, label])),
};
/** Roles of those who can be given a case, or stand in for somebody. */
const HANDLES_CASES = (Object.keys(ROLES) as Role[]).filter((role) => permits([role], 'case.read'));

const OTHERS = {
  sv: 'Andras öppna steg ser enhetens chef. Dina egna ser du själv.',
  en: 'Others’ open steps are seen by the unit’s manager. Your own you see yourself.',
};

/** Refuses everybody but herself and the unit's manager. */
export function assertOwnOrManager(accountId: string): void {
  const { accountId: me, roles } = currentActor();
  if (accountId !== me && !roles.includes('manager')) throw new Refusal('FORBIDDEN', OTHERS);
}

/** Who has what in the own unit. */
@Injectable()
export class StaffingQueries {
  constructor(private readonly access: AccessLog) {}

  /** Without the lists only what is one's own: whom one covers for, and what happened while one was away. */
  async unit(whole = true): Promise<Staffing> {
    const staffing = await RequestTransaction.current().value<Staffing>('select api.staffing($1, $2, $3)', [
      HANDLES_CASES,
      BACK_DAYS,
      whole,
    ]);
    const named = staffing.back?.cases.map((one) => one.case.id) ?? [];
    await this.access.note('list', named);
    return staffing;
  }

  /** Her open steps; one's own unless said. */
  async stepsOf(accountId: string = currentActor().accountId): Promise<OpenSteps> {
    assertOwnOrManager(accountId);
    const read = 'select api.steps_left($1)';
    const row = await RequestTransaction.current().value<{ account: OpenSteps['account']; steps: StepRow[] }>(read, [
      accountId,
    ]);
    const cases = row.steps.flatMap((step) => (step.case ? [step.case.id] : []));
    await this.access.note('list', [...new Set(cases)]);
    return { ...row, steps: row.steps.map(stepOf) };
  }
}

/** Who covers is for the manager to say, or for whoever is away: no deputy names the next. */
function stepOf({ kind, state, ...row }: StepRow): OpenStep {
  const isHers = kind !== 'cover' || currentActor().roles.includes('manager');
  const named = OPEN_STEPS[kind].hands === 'named' && isHers;
  return { ...row, kind: codeOf(LABELS, kind), named, what: ACTS[kind]?.[state] ?? null };
}
