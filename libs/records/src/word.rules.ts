import {
  CASE_CLOSE_REASONS, CASE_REOPEN_REASONS, CASE_STATUS, CATEGORIES, CORRECTION_ASKERS, CORRECTION_REFUSALS, CORRECTION_STATUS, COMMITMENT_REASONS, COMMITMENT_STATUS, CONSENT_FORMS, CONSENT_GRANTORS,
  CONSENT_STATUS, EVENT_TYPES, EXIT_REASONS, HANDOFF_KINDS, HANDOFF_STATUS, HOLD_KINDS, HOLD_REASONS, INCOME_SOURCES, INTERVENTION_KINDS,
  INTERVENTION_STATUS, INVITATION_STATUS, MEETING_KINDS, MEETING_OFF_REASONS, MEETING_PREPARATIONS, MEETING_STATUS, OCCUPATIONS, PLAN_KINDS, REFERRAL_OUTCOMES, REFERRAL_STATUS, REFERRAL_TYPES, SIP_STATUS,
} from '#domain'; // prettier-ignore
import type { Words } from '#kernel';

type Labels = Readonly<Record<string, Words | { readonly words: Words }>>;

/** Which list a field's codes are of: by kind of record first, then by field alone. */
const LISTS: Readonly<Record<string, Labels>> = {
  'coordination.status': CASE_STATUS,
  'coordination.close_reason': CASE_CLOSE_REASONS,
  'consent.status': CONSENT_STATUS,
  'referral.status': REFERRAL_STATUS,
  'referral.type': Object.fromEntries(Object.entries(REFERRAL_TYPES).map(([code, { noun }]) => [code, noun])),
  'referral.outcome': REFERRAL_OUTCOMES,
  'referral.hold_reason': HOLD_REASONS,
  'handoff.status': HANDOFF_STATUS,
  'handoff.kind': HANDOFF_KINDS,
  'intervention.status': INTERVENTION_STATUS,
  'intervention.kind': INTERVENTION_KINDS,
  'intervention.exit_reason': EXIT_REASONS,
  'sip.status': SIP_STATUS,
  'sip.kind': PLAN_KINDS,
  'sipVersion.kind': PLAN_KINDS,
  'sipInvitation.kind': PLAN_KINDS,
  'commitment.status': COMMITMENT_STATUS,
  'commitment.reason': COMMITMENT_REASONS,
  'meeting.status': MEETING_STATUS,
  'meeting.kind': MEETING_KINDS,
  'meetingInvitation.status': INVITATION_STATUS,
  'meetingInvitation.kind': MEETING_KINDS,
  'meetingInvitation.plan_kind': PLAN_KINDS,
  'meetingInvitation.reason': MEETING_OFF_REASONS,
  'meeting.reason': MEETING_OFF_REASONS,
  ticked: MEETING_PREPARATIONS,
  'event.type': EVENT_TYPES,
  'legalHold.kind': HOLD_KINDS,
  'correction.status': CORRECTION_STATUS,
  'correction.reason': CORRECTION_REFUSALS,
  asked_by: CORRECTION_ASKERS,
  'caseOpening.reason': CASE_REOPEN_REASONS,
  categories: CATEGORIES,
  category: CATEGORIES,
  form: CONSENT_FORMS,
  grantor: CONSENT_GRANTORS,
  occupation_after: OCCUPATIONS,
  income_after: INCOME_SOURCES,
};

/** What a kept value says in plain Swedish; a code of a list by its words, a moment as its day, a list with commas. */
export function said(kind: string, field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => said(kind, field, one)).join(', ');
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value);
  const list = LISTS[`${kind}.${field}`] ?? LISTS[field];
  const found = list && Object.hasOwn(list, value) ? list[value] : undefined;
  if (found) return 'words' in found ? found.words.sv : found.sv;
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return value.slice(0, 10);
  const [, from, to] = /^\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)\)$/.exec(value) ?? [];
  return from && to ? `från ${from}, före ${to}` : value;
}
