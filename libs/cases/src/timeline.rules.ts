import {
  APPROVAL_FORMS,
  CASE_CLOSE_REASONS,
  CASE_REOPEN_REASONS,
  CONSENT_GRANTORS,
  CORRECTION_REASONS,
  CORRECTION_STATUS,
  EVENT_TYPES,
  EXIT_REASONS,
  EXTENSION_REASONS,
  HANDOFF_REJECT_REASONS,
  HANDOFF_WITHDRAW_REASONS,
  HELD_KINDS,
  HOLD_REASONS,
  INCIDENT_ANSWERS,
  INCIDENT_KINDS,
  INCIDENT_KEEP_REASONS,
  INFO_REASONS,
  INTERVENTION_KINDS,
  NO_NEXT_STEP_REASONS,
  OCCUPATIONS,
  OVERBOOKING_REASONS,
  REFERRAL_ACTIONS,
  REFERRAL_OUTCOMES,
  REFERRAL_TYPES,
  REJECT_REASONS,
  RETURN_REASONS,
  SIP_CLOSE_REASONS,
  UNACCEPT_REASONS,
  WAITLIST_REASONS,
  WITHDRAW_REASONS,
  spokenDay,
} from '#domain';
import type { EventType } from '#domain';
import type { UnitRef } from '#directory';
import { isDay } from '#kernel';
import type { CodeList, Words } from '#kernel';

/** One fact of an event, under its heading. */
export interface EventDetail {
  readonly label: Words;
  readonly value: Words;
}

/** An event as SQL gives it: codes, ids and dates. */
export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedOn: string;
  readonly owner: UnitRef;
  readonly mine: boolean;
  readonly voided: boolean;
  readonly category: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
  readonly units: Readonly<Record<string, UnitRef>> | null;
}

const ANSWERS: CodeList = {
  ...INCIDENT_ANSWERS,
  ...CORRECTION_STATUS,
  accepted: { sv: 'Godtagen', en: 'Accepted' },
  rejected: { sv: 'Inte aktuellt', en: 'Not taken on' },
  info_requested: { sv: 'Komplettering begärd', en: 'More information asked for' },
};
const WAITS_FOR: CodeList = {
  otherParty: { sv: 'väntar på en annan part', en: 'waiting for another party' },
  self: { sv: 'nästa steg är enhetens eget', en: 'the next step is the unit’s own' },
};
/** What slag of intervention, or of request. */
const KINDS: CodeList = {
  ...INTERVENTION_KINDS,
  ...INCIDENT_KINDS,
  ...Object.fromEntries(Object.entries(REFERRAL_TYPES).map(([type, { noun }]) => [type, noun])),
};
/** The step that was taken back. */
const STEPS: CodeList = Object.fromEntries(
  Object.entries(REFERRAL_ACTIONS).map(([action, { label }]) => [action, label]),
);
const REASONS: CodeList = {
  ...INCIDENT_KEEP_REASONS,
  ...CORRECTION_REASONS,
  ...HANDOFF_REJECT_REASONS,
  ...HANDOFF_WITHDRAW_REASONS,
  ...SIP_CLOSE_REASONS,
  ...CASE_REOPEN_REASONS,
  ...OVERBOOKING_REASONS,

  ...EXTENSION_REASONS, ...HOLD_REASONS, ...INFO_REASONS, ...UNACCEPT_REASONS, ...WAITLIST_REASONS, ...RETURN_REASONS, ...REJECT_REASONS,
  ...WITHDRAW_REASONS, ...CASE_CLOSE_REASONS, ...NO_NEXT_STEP_REASONS, ...EXIT_REASONS,
}; // prettier-ignore

/** Which facts of an event are shown, under which heading, from which list. Ids are not shown. */
// prettier-ignore
const FACTS: readonly (readonly [key: string, label: Words, list?: CodeList])[] = [
  ['from',             { sv: 'Från', en: 'From' }],
  ['to',               { sv: 'Till', en: 'To' }],
  ['agency',           { sv: 'Enhet', en: 'Unit' }],
  ['owner',            { sv: 'Enhet', en: 'Unit' }],
  ['party',            { sv: 'Enhet', en: 'Unit' }],
  ['about',            { sv: 'Gäller', en: 'About' }, HELD_KINDS],
  ['answer',           { sv: 'Svar', en: 'Answer' }, ANSWERS],
  ['corrected',        { sv: 'Rättat steg', en: 'Corrected step' }, STEPS],
  ['waitsFor',         { sv: 'Nu', en: 'Now' }, WAITS_FOR],
  ['kind',             { sv: 'Slag', en: 'Kind' }, KINDS],
  ['form',             { sv: 'Hur', en: 'How' }, APPROVAL_FORMS],
  ['by',               { sv: 'Vem', en: 'Who' }, CONSENT_GRANTORS],
  ['provider',         { sv: 'Hos', en: 'At' }],
  ['date',             { sv: 'Datum', en: 'Date' }],
  ['planned_end',      { sv: 'Planerat slut', en: 'Planned end' }],
  ['followup_due',     { sv: 'Uppföljning', en: 'Follow-up' }],
  ['until',            { sv: 'Till och med', en: 'Until' }],
  ['hours',            { sv: 'Timmar per vecka', en: 'Hours per week' }],
  ['outcome',          { sv: 'Utfall', en: 'Outcome' }, { ...REFERRAL_OUTCOMES, ...EXIT_REASONS }],
  ['reason',           { sv: 'Skäl', en: 'Reason' }, REASONS],
  ['occupation_after', { sv: 'Sysselsättning efter', en: 'Occupation after' }, OCCUPATIONS],
];

/** The event's name; one from a newer version shows its code. */
export function eventLabel(type: string): Words {
  return Object.hasOwn(EVENT_TYPES, type) ? EVENT_TYPES[type as EventType] : { sv: type, en: type };
}

/** The event's facts in words. */
export function detailsOf({ payload, units }: EventRow): EventDetail[] {
  return FACTS.flatMap(([key, label, list]) => {
    const value = payload[key];
    if (value === undefined || value === null || value === '') return [];
    const unit = units?.[key];
    if (!unit && key === 'party') return []; // an id alone says nothing
    if (unit) return [{ label, value: { sv: unit.name, en: unit.name } }];
    const code = String(value);
    const words = list && Object.hasOwn(list, code) ? list[code] : undefined;
    if (words) return [{ label, value: { sv: words.sv, en: words.en } }];
    return [
      { label, value: isDay(code) ? { sv: spokenDay(code, 'sv'), en: spokenDay(code, 'en') } : { sv: code, en: code } },
    ];
  });
}
