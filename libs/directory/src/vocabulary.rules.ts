import {
  AGENCY_KINDS, APPROVAL_FORMS, CASE_CLOSE_REASONS, CASE_NEEDS, CASE_OPENING_REASONS, CASE_REOPEN_REASONS, CASE_STATUS, CATEGORIES,
  CLEARANCE_REASONS, CONFLICT_END_REASONS, CONFLICT_REASONS, PROTECTION_LEVELS, PROTECT_REASONS, UNPROTECT_REASONS,
  COMMITMENT_NEEDS, COMMITMENT_REASONS, COMMITMENT_STATUS, CONSENT_FORMS, CONSENT_GRANTORS, CONSENT_INTERPRETERS, CONSENT_LANGUAGES,
  CONSENT_NEEDS, CONSENT_PURPOSES, CONSENT_STATUS, CONTACT_KINDS,
  CORRECTION_ASKERS, CORRECTION_NEEDS, CORRECTION_REASONS, CORRECTION_REFUSALS, CORRECTION_STATUS, EDGE_NEEDS, EDGE_STATUS, EVENT_TYPES, EXIT_REASONS, EXTENSION_REASONS, GAP_RULES, GOAL_RESULTS, GROUNDS, HANDOFF_KINDS,
  HANDOFF_NEEDS, HANDOFF_REJECT_REASONS, HANDOFF_STATUS, HANDOFF_WITHDRAW_REASONS, HOLD_REASONS, INCIDENT_KEEP_REASONS, INCIDENT_KINDS, INCIDENT_STATUS, INCOME_SOURCES, INFO_REASONS,
  INTERVENTION_KINDS, INTERVENTION_NEEDS, INTERVENTION_PHASES, INTERVENTION_STATUS, MAIL_REASONS, MAIL_STATES, MEETING_CANCEL_REASONS, NOTICE_CHOICES, NOTICE_KINDS, NOTE_ACTIONS, NOTICE_WHYS, NO_NEXT_STEP_REASONS,
  OCCUPATIONS, OVERBOOKING_REASONS, PAUSE_REASONS, PERMISSIONS, PLAN_ACTION_KINDS, PLAN_KINDS, REFERRAL_HOLD_NEEDS,
  REFERRAL_NEEDS, REFERRAL_OUTCOMES, REFERRAL_STATUS, REFERRAL_TYPES, REJECT_REASONS, RENEWAL_DECLINES, REQUISITES, RETURN_REASONS, ROLES, SCOPES, SECRECY,
  SIP_CLOSE_REASONS, SIP_LEGAL_ITEMS, SIP_NEEDS, SIP_NOT_NEEDED_REASONS, SIP_STATUS, UNACCEPT_REASONS, UNIT_KINDS,
  WAITLIST_REASONS, WITHDRAW_REASONS,
} from '#domain'; // prettier-ignore
import type { CodeList, Words } from '#kernel';
import { CLOSED_REASONS, PROGRAMME_KINDS, PROGRAMME_STATUSES } from './catalogue/index.js';
import { GAP_STOP_REASONS, MESSAGE_KINDS } from './vocabulary.reasons.js';

/** A table whose rows say more than their words, as the list of its codes. */
const listOf = <Row>(table: Readonly<Record<string, Row>>, words: (row: Row) => Words): CodeList =>
  Object.fromEntries(Object.entries(table).map(([code, row]) => [code, words(row)]));

/** Every closed list of the product, by the name of the fields that hold its codes. */
// prettier-ignore
export const VOCABULARY: Readonly<Record<string, CodeList>> = {
  agencyKind: AGENCY_KINDS,
  unitKind: listOf(UNIT_KINDS, ({ words }) => words),
  secrecy: listOf(SECRECY, ({ words }) => words),
  requisite: REQUISITES,
  role: listOf(ROLES, ({ words }) => words),
  permission: listOf(PERMISSIONS, ({ opens }) => opens),
  clientScope: listOf(SCOPES, ({ words }) => words),
  category: CATEGORIES,
  ground: listOf(GROUNDS, ({ words }) => words),
  eventType: EVENT_TYPES,
  messageKind: MESSAGE_KINDS,
  contactKind: CONTACT_KINDS,
  noteAction: NOTE_ACTIONS,

  programmeKind: PROGRAMME_KINDS,
  programmeStatus: PROGRAMME_STATUSES,
  programmeRefusal: CLOSED_REASONS,

  caseStatus: CASE_STATUS,
  caseCloseReason: CASE_CLOSE_REASONS,
  caseReopenReason: CASE_REOPEN_REASONS,
  accessReason: CASE_OPENING_REASONS,
  protectionLevel: PROTECTION_LEVELS,
  protectReason: PROTECT_REASONS,
  unprotectReason: UNPROTECT_REASONS,
  clearanceReason: CLEARANCE_REASONS,
  conflictReason: CONFLICT_REASONS,
  conflictEndReason: CONFLICT_END_REASONS,

  consentForm: CONSENT_FORMS,
  consentGrantor: CONSENT_GRANTORS,
  consentStatus: CONSENT_STATUS,
  consentInterpreter: CONSENT_INTERPRETERS,
  consentLanguage: Object.fromEntries(CONSENT_LANGUAGES.map(([code, sv, en]) => [code, { sv, en }])),
  consentPurpose: CONSENT_PURPOSES,
  renewalDecline: RENEWAL_DECLINES,
  edgeStatus: EDGE_STATUS,
  incidentKind: INCIDENT_KINDS,
  incidentKeepReason: INCIDENT_KEEP_REASONS,
  incidentStatus: INCIDENT_STATUS,

  referralType: listOf(REFERRAL_TYPES, ({ noun }) => noun),
  referralStatus: REFERRAL_STATUS,
  outcome: { ...REFERRAL_OUTCOMES, ...EXIT_REASONS },
  rejectReason: REJECT_REASONS,
  returnReason: RETURN_REASONS,
  infoReason: INFO_REASONS,
  waitlistReason: WAITLIST_REASONS,
  overbookingReason: OVERBOOKING_REASONS,
  unacceptReason: UNACCEPT_REASONS,
  withdrawReason: WITHDRAW_REASONS,
  holdReason: HOLD_REASONS,
  correctionReason: CORRECTION_REASONS,
  correctionAsker: CORRECTION_ASKERS,
  correctionRefusal: CORRECTION_REFUSALS,
  correctionStatus: CORRECTION_STATUS,

  handoffKind: HANDOFF_KINDS,
  handoffStatus: HANDOFF_STATUS,
  handoffRejectReason: HANDOFF_REJECT_REASONS,
  handoffWithdrawReason: HANDOFF_WITHDRAW_REASONS,

  interventionKind: INTERVENTION_KINDS,
  interventionStatus: INTERVENTION_STATUS,
  interventionPhase: INTERVENTION_PHASES,
  readyKind: INTERVENTION_KINDS,
  extensionReason: EXTENSION_REASONS,
  pauseReason: PAUSE_REASONS,
  exitReason: EXIT_REASONS,
  noNextStepReason: NO_NEXT_STEP_REASONS,
  occupationAfter: OCCUPATIONS,
  incomeAfter: INCOME_SOURCES,

  sipKind: PLAN_KINDS,
  sipStatus: SIP_STATUS,
  sipActionKind: PLAN_ACTION_KINDS,
  sipApprovalForm: APPROVAL_FORMS,
  sipGoalResult: GOAL_RESULTS,
  sipLegalItem: SIP_LEGAL_ITEMS,
  sipNotNeededReason: SIP_NOT_NEEDED_REASONS,
  sipCloseReason: SIP_CLOSE_REASONS,
  meetingCancelReason: MEETING_CANCEL_REASONS,
  commitmentStatus: COMMITMENT_STATUS,
  commitmentReason: COMMITMENT_REASONS,

  noticeKind: listOf(NOTICE_KINDS, ({ words }) => words),
  noticeWhy: NOTICE_WHYS,
  noticeChoice: NOTICE_CHOICES,
  mailState: MAIL_STATES,
  mailReason: MAIL_REASONS,

  rule: listOf(GAP_RULES, ({ label }) => label),
  gapStopReason: GAP_STOP_REASONS,
  need: {
    ...CASE_NEEDS, ...CONSENT_NEEDS, ...EDGE_NEEDS, ...REFERRAL_NEEDS, ...REFERRAL_HOLD_NEEDS, ...HANDOFF_NEEDS,
    ...INTERVENTION_NEEDS, ...SIP_NEEDS, ...COMMITMENT_NEEDS, ...CORRECTION_NEEDS,
  },
};
