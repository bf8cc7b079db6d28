import { Injectable } from '@nestjs/common';
import { detailsOf, eventLabel, codeOf, groundOf, optionOf, withGround } from '#cases';
import type { EventRow, CaseRef, Message, Protection, Receipt, UnitRef } from '#cases';
import { CASE_ACTIONS, PROTECTION_LEVELS, REQUISITES, permits, recordWords } from '#domain';
import type { CaseAction, Category, Ground, Requisite } from '#domain';
import { handoffOf } from '#handoff';
import type { HandoffRow } from '#handoff';
import { interventionOf } from '#intervention';
import type { InterventionRow } from '#intervention';
import { Refusal } from '#kernel';
import { AccessLog, Deliveries, RequestTransaction, assertFreshSignIn, currentActor } from '#platform';
import { referralOf } from '#referral';
import type { ReferralRow } from '#referral';
import { commitmentOf, sipPlanOf } from '#sip';
import type { CommitmentRow, SipPlanRow } from '#sip';
import type { Arrival, CasePage, Person, Receiver, Sharing } from './case-page.types.js';
import { consentsOf } from './consent.rules.js';
import type { ConsentRow } from './consent.rules.js';
import type { EdgeToConfirm } from './consent.types.js';
import { edgeOf } from './edge.rules.js';
import type { EdgeRow } from './edge.rules.js';
import { gapOf } from './gap.queries.js';
import type { GapRow } from './gap.queries.js';
import { incidentOf } from './incident.rules.js';
import type { IncidentRow } from './incident.rules.js';
import { lanesOf } from './lanes.rules.js';
import { nextStepOf } from './next-step.rules.js';
import type { NextStepRow } from './next-step.rules.js';

type Received = { readonly received: Receipt | null };
type PageRow = Omit<CasePage, 'lanes' | 'moves' | 'person' | 'nextStep' | 'consents' | 'edges' | 'sharing' | 'timeline' | 'gaps'
  | 'referrals'
  | 'handoffs'
  | 'sipPlans'
  | 'promises'
  | 'interventions' | 'notes' | 'arrivals' | 'protection'> & {
  readonly person: (Person & Received) | null;
  readonly protection: (Omit<Protection, 'level'> & { level: string }) | null;
  readonly nextStep: NextStepRow | null;
  readonly consents: readonly ConsentRow[];
  readonly edges: readonly EdgeRow[];
  readonly sharing: readonly Omit<Sharing, 'active'>[];
  readonly timeline: readonly (EventRow & Received)[];
  readonly gaps: readonly GapRow[];
  readonly referrals: readonly ReferralRow[];
  readonly handoffs: readonly HandoffRow[];
  readonly sipPlans: readonly SipPlanRow[];
  readonly promises: readonly CommitmentRow[];
  readonly interventions: readonly InterventionRow[];
  readonly notes: readonly (Message & Received)[];
  readonly arrivals: readonly (Omit<Arrival, 'what' | 'ground' | 'requisite' | 'incident'> & {
    recordKind: string;
    ground: Ground;
    requisite: Requisite;
    incident: IncidentRow | null;
  })[];
}; // prettier-ignore

/** One statement gives everything the unit holds in a case; here codes get their words and rows their buttons. */
@Injectable()
export class CasePageQueries {
  constructor(
    private readonly access: AccessLog,
    private readonly deliveries: Deliveries,
  ) {}

  /** The page; null when this unit holds nothing of the case (logged as denied). REASON_NEEDED when not assigned. */
  async page(id: string): Promise<CasePage | null> {
    const transaction = RequestTransaction.current();
    const [read] = await transaction.rows<{ row: PageRow | { reasonNeeded: true } | null; today: string }>(
      'select api.case_page($1) as row, app_today()::text as today',
      [id],
    );
    if (!read?.row) {
      await this.access.deny([id]);
      return null;
    }
    const { row } = read;
    if ('reasonNeeded' in row) throw new Refusal('REASON_NEEDED');
    if (row.protection) assertFreshSignIn();
    this.access.written(); // by the statement itself
    return pageOf(row, read.today);
  }

  /** What a mutation answers: the case as it now is. */
  async again(id: string): Promise<CasePage> {
    const page = await this.page(id);
    if (!page) throw new Refusal('GONE');
    return page;
  }

  /** Edges that wait for this unit, in every case it holds. */
  async edgesToConfirm(): Promise<EdgeToConfirm[]> {
    const transaction = RequestTransaction.current();
    const rows = await transaction.value<{ case: CaseRef; edge: EdgeRow }[]>('select api.edges_to_confirm()');
    await this.access.note('list', [...new Set(rows.map((row) => row.case.id))]);
    const today = await transaction.value<string>('select app_today()::text');
    return rows.map((row) => ({ case: row.case, edge: edgeOf(row.edge, today) }));
  }

  /** Whom the next save of this category goes to. */
  async receivers(caseId: string, category: Category): Promise<Receiver[]> {
    const found = await this.deliveries.receivers(caseId, category);
    const transaction = RequestTransaction.current();
    const { held, units } = await transaction.value<{ held: boolean; units: Record<string, UnitRef> }>(
      `select jsonb_build_object('held', exists (select 1 from case_file f where f.id = $2),
         'units', (select coalesce(jsonb_object_agg(u, api.unit_ref(u)), '{}') from unnest($1::uuid[]) u))`,
      [found.map(({ unitId }) => unitId), caseId],
    );
    if (held) await this.access.note('receivers', [caseId]);
    else await this.access.deny([caseId]);
    return found.flatMap(({ unitId, edgeId }) => {
      const unit = units[unitId];
      return unit ? [{ unit, edgeId, category, on: edgeId !== null }] : [];
    });
  }
}

function pageOf(row: PageRow, today: string): CasePage {
  const { accountId, roles } = currentActor();
  const edges = row.edges.map((edge) => edgeOf(edge, today));
  const gaps = row.gaps.map(gapOf);
  const inCase = new Map(row.edges.map(({ id, consentId }) => [id, consentId]));
  return {
    ...row,
    protection: row.protection && { ...row.protection, level: codeOf(PROTECTION_LEVELS, row.protection.level) },
    person: row.person && { ...row.person, received: withGround(row.person.received) },
    nextStep: nextStepOf(row.nextStep, accountId),
    consents: consentsOf(row.consents, (consent) => edges.filter(({ id }) => inCase.get(id) === consent)),
    edges,
    sharing: row.sharing.map((sharing) => ({ ...sharing, active: sharing.edgeId !== null })),
    timeline: row.timeline.map((event) => ({
      ...event,
      label: eventLabel(event.type),
      details: detailsOf(event),
      received: withGround(event.received),
    })),
    lanes: lanesOf(row.timeline, gaps, today),
    gaps,
    referrals: row.referrals.map(referralOf),
    handoffs: row.handoffs.map(handoffOf),
    sipPlans: row.sipPlans.map(sipPlanOf),
    promises: row.promises.map(commitmentOf),
    interventions: row.interventions.map(interventionOf),
    notes: row.notes.map((note) => ({ ...note, received: withGround(note.received) })),
    arrivals: row.arrivals.map(({ recordKind, ground, requisite, incident, ...arrival }) => ({
      ...arrival,
      requisite: REQUISITES[requisite],
      incident: incident && incidentOf(incident, roles),
      what: recordWords(recordKind),
      ground: groundOf(ground),
    })),
    moves: caseMoves(row).filter(({ action }) => permits(roles, `case.${action as CaseAction}`)),
  };
}

/** Closing and opening again are the coordinator's. */
function caseMoves(row: PageRow) {
  if (!row.iCoordinate) return [];
  const action = row.status === 'open' ? 'close' : 'reopen';
  return [optionOf(action, CASE_ACTIONS[action], ['reason'])];
}
