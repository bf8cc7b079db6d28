import {
  AGENCY_KINDS,
  EVENT_TYPES,
  HOLD_REASONS,
  holdStatus,
  isReasonWhole,
  maySendType,
  mayWhileHeld,
  participationFacts,
  REFERRAL_ACTIONS,
  REFERRAL_EVENTS,
  REFERRAL_MOVES,
  REFERRAL_NEXT_STEP,
  REFERRAL_PROCESS,
  REFERRAL_TYPES,
  REJECT_REASONS,
  type HoldReason,
  type ReferralEnd,
  type ReferralType,
} from '#domain';
import { move } from '#kernel';

const hjoLabour: ReferralEnd = { agencyKind: 'kommun', unitKind: 'labourMarket' };
const skovdeInsurance: ReferralEnd = { agencyKind: 'fk', unitKind: 'socialInsurance' };
const hjoHealthCentre: ReferralEnd = { agencyKind: 'region', unitKind: 'healthCare' };
const skovdeJobs: ReferralEnd = { agencyKind: 'af', unitKind: 'employmentService' };

describe('a request', () => {
  it('that leads to participation is started, never merely completed', () => {
    const has = new Set(['startDate', 'outcome', ...participationFacts('application')] as const);
    expect(move(REFERRAL_MOVES, 'accepted', 'start', 'receiver', has)).toBe('started');
    expect(() => move(REFERRAL_MOVES, 'accepted', 'complete', 'receiver', has)).toThrow('noParticipation');
  });

  it('for a statement is completed, never started', () => {
    const has = new Set(['startDate', 'outcome', ...participationFacts('statement')] as const);
    expect(move(REFERRAL_MOVES, 'accepted', 'complete', 'receiver', has)).toBe('ended');
    expect(() => move(REFERRAL_MOVES, 'accepted', 'start', 'receiver', has)).toThrow('participation');
  });

  it('that proposes somebody is started or answered, as it turns out', () => {
    const has = new Set(['startDate', 'outcome', ...participationFacts('proposal')] as const);
    expect(move(REFERRAL_MOVES, 'accepted', 'complete', 'receiver', has)).toBe('ended');
    expect(move(REFERRAL_MOVES, 'accepted', 'start', 'receiver', has)).toBe('started');
  });

  it('always has somebody whose next step it is', () => {
    for (const status of Object.keys(REFERRAL_PROCESS.statuses)) {
      expect(REFERRAL_NEXT_STEP[status as keyof typeof REFERRAL_NEXT_STEP]).toBeTruthy();
    }
    expect(REFERRAL_NEXT_STEP.sent).toBe('receiver');
    expect(REFERRAL_NEXT_STEP.infoRequested).toBe('sender');
    expect(REFERRAL_NEXT_STEP.closed).toBe('ownerOfNextStep');
  });

  it('can be withdrawn until somebody has started', () => {
    const withdrawable = REFERRAL_MOVES.filter(([, action]) => action === 'withdraw').map(([from]) => from);
    expect(withdrawable).toEqual(['draft', 'sent', 'received', 'infoRequested', 'accepted', 'waitlisted', 'planned']);
  });

  it('has a button, a form and an event for every move', () => {
    for (const [, action] of REFERRAL_MOVES) {
      expect(REFERRAL_ACTIONS[action].label.sv).not.toBe('');
      expect(EVENT_TYPES).toHaveProperty(REFERRAL_EVENTS[action].type);
    }
  });

  it('asks in its form for what the move needs: a need for a reason is a field with a closed list', () => {
    for (const [, action, , , needs] of REFERRAL_MOVES) {
      const fields = REFERRAL_ACTIONS[action].fields;
      if (needs.includes('reason')) expect(fields.find((f) => f.name === 'reason')?.options).toBeDefined();
      if (needs.includes('outcome')) expect(fields.some((f) => f.kind === 'outcome' && f.required)).toBe(true);
      if (needs.includes('startDate')) expect(fields.some((f) => f.kind === 'date' && f.required)).toBe(true);
      if (needs.includes('responsibleCaseworker')) expect(fields.some((f) => f.kind === 'caseworker')).toBe(true);
      if (needs.includes('suggestedReceiver')) expect(fields.some((f) => f.kind === 'unit')).toBe(true);
    }
  });
});

describe('a reason', () => {
  it('is a code of the list, with a text only when it is Annat', () => {
    expect(isReasonWhole(REJECT_REASONS, 'noPlaces')).toBe(true);
    expect(isReasonWhole(REJECT_REASONS, 'noPlaces', 'och mer därtill')).toBe(false);
    expect(isReasonWhole(REJECT_REASONS, 'other')).toBe(false);
    expect(isReasonWhole(REJECT_REASONS, 'other', '  ')).toBe(false);
    expect(isReasonWhole(REJECT_REASONS, 'other', 'Lokalerna är stängda')).toBe(true);
    expect(isReasonWhole(REJECT_REASONS, 'toString')).toBe(false);
  });
});

describe('a pause', () => {
  it('lets only declining and withdrawing through', () => {
    const through = [...new Set(REFERRAL_MOVES.map(([, action]) => action))].filter(mayWhileHeld);
    expect(through.sort()).toEqual(['reject', 'withdraw']);
  });

  it('set because consent ended is told from one the parties set, and needs a new ground to end', () => {
    expect(holdStatus(null)).toBe('free');
    for (const reason of Object.keys(HOLD_REASONS) as HoldReason[]) {
      expect(holdStatus(reason)).toBe(reason.startsWith('consent') ? 'heldForConsent' : 'held');
    }
  });
});

describe('a type of request', () => {
  it('says who may send it to whom', () => {
    expect(maySendType('assignment', skovdeJobs, hjoLabour)).toBe(true);
    expect(maySendType('assignment', skovdeInsurance, hjoLabour)).toBe(false);
    expect(maySendType('jointAssessment', hjoLabour, skovdeJobs)).toBe(true);
    expect(maySendType('jointAssessment', skovdeInsurance, hjoHealthCentre)).toBe(false);
  });

  it('called remiss goes to health care and nowhere else', () => {
    expect(maySendType('careReferral', hjoLabour, hjoHealthCentre)).toBe(true);
    expect(maySendType('careReferral', hjoHealthCentre, hjoLabour)).toBe(false);
    expect(maySendType('careReferral', hjoHealthCentre, skovdeInsurance)).toBe(false);
  });

  it('is never for the association: it may not handle individuals', () => {
    const association: ReferralEnd = { agencyKind: 'association', unitKind: 'association' };
    for (const type of Object.keys(REFERRAL_TYPES) as ReferralType[]) {
      expect(maySendType(type, association, hjoLabour)).toBe(false);
      expect(maySendType(type, hjoLabour, association)).toBe(false);
      for (const kind of [...REFERRAL_TYPES[type].from, ...REFERRAL_TYPES[type].to]) {
        expect(AGENCY_KINDS).toHaveProperty(kind);
      }
    }
  });
});
