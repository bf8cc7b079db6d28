import {
  NEUTRAL_TITLE,
  type ExitReason,
  type ExtensionReason,
  type NoNextStepReason,
  type Occupation,
  type PauseReason,
} from '#domain';
import { addDays, type Day } from '#kernel';
import type { CaseBook, Desk } from '../case-book.js';
import type { Programme } from '../directory.js';
import type { Of } from '../records.types.js';

const LONGEST = 80;

/** Opens with the start of a request, in the programme it asked for. */
export function start(
  book: CaseBook,
  by: Desk,
  referral: Of<'referral'>,
  programme: Programme,
  days: { readonly from: Day; readonly to: Day; readonly hours: number },
): Of<'intervention'> {
  const row = book.born('intervention', by.unitId, 'plan', {
    programme_id: programme.id,
    kind: programme.kind,
    title: programme.name,
    referral_id: referral.id,
    status: 'active',
    started_on: days.from,
    planned_end: days.to,
    review_on: null,
    ended_on: null,
  });
  book.append(by, 'intervention_started', {
    occurredOn: days.from,
    payload: { iv: row.id, ref: referral.id, ...toldAs(programme), agency: by.unitId, planned_end: days.to },
    about: { id: referral.id, otherUnit: referral.from_unit },
  });
  changeExtent(book, by, row, days.from, days.hours);
  return row;
}

/** Omfattning from a day on. */
export function changeExtent(book: CaseBook, by: Desk, row: Of<'intervention'>, from: Day, hours: number): void {
  addPeriod(book, by, row, { kind: 'extent', from_on: from, hours_per_week: hours });
  book.append(by, 'extent_changed', { occurredOn: from, payload: { iv: row.id, hours } });
}

/** A new end takes back what was agreed about the old one. */
export function extend(book: CaseBook, by: Desk, row: Of<'intervention'>, to: Day, reason: ExtensionReason): void {
  const before = row.planned_end ?? row.started_on;
  book.change('intervention', row, { planned_end: to, next_step_agreed: null, next_step_agreed_on: null });
  addPeriod(book, by, row, { kind: 'extension', from_on: before, to_on: to, reason });
  book.append(by, 'planned_end_changed', { payload: { iv: row.id, planned_end: to } });
}

export function pause(book: CaseBook, by: Desk, row: Of<'intervention'>, to: Day | null, reason: PauseReason): void {
  book.change('intervention', row, {});
  addPeriod(book, by, row, { kind: 'pause', from_on: book.day, to_on: to, reason });
  book.append(by, 'pause_started', { payload: { iv: row.id } });
  if (to) book.append(by, 'pause_ended', { occurredOn: addDays(to, 1), payload: { iv: row.id } });
}

export function agreeNextStep(book: CaseBook, by: Desk, row: Of<'intervention'>, what: string): void {
  book.change('intervention', row, { next_step_agreed: what, next_step_agreed_on: book.day });
  book.append(by, 'next_step_agreed', { payload: { iv: row.id } });
}

export interface Exit {
  readonly on: Day;
  readonly reason: ExitReason;
  readonly nextStep: string | null;
  readonly noNextStepReason: NoNextStepReason | null;
  readonly occupation: Occupation;
}

/** The last day, told to the other party of the request. Illness is a health fact and stays. */
export function end(book: CaseBook, by: Desk, row: Of<'intervention'>, exit: Exit): void {
  book.change('intervention', row, {
    status: 'ended',
    ended_on: exit.on,
    exit_reason: exit.reason,
    next_step: exit.nextStep,
    no_next_step_reason: exit.noNextStepReason,
    occupation_after: exit.occupation,
  });
  const referral = book.all('referral').find(({ id }) => id === row.referral_id);
  book.append(by, 'intervention_ended', {
    occurredOn: exit.on,
    payload: {
      iv: row.id,
      ref: row.referral_id,
      reason: exit.reason === 'illness' ? undefined : exit.reason,
      occupation_after: exit.occupation,
    },
    about: referral && { id: referral.id, otherUnit: referral.from_unit },
  });
}

type Period = { readonly kind: 'extent' | 'extension' | 'pause'; readonly from_on: Day } & Readonly<
  Record<string, unknown>
>;

function addPeriod(book: CaseBook, by: Desk, row: Of<'intervention'>, period: Period): void {
  const all = { to_on: null, hours_per_week: null, reason: null, recorded_on: book.day };
  book.born('interventionPeriod', by.unitId, 'plan', { intervention_id: row.id, ...all, ...period });
}

/** A title and a kind can be health facts: then others read the neutral label. */
function toldAs({ healthRevealing, neutralLabel, name, kind }: Programme): { kind: string; provider: string } {
  if (healthRevealing) return { kind: 'careContact', provider: (neutralLabel ?? NEUTRAL_TITLE.sv).slice(0, LONGEST) };
  return { kind, provider: name.slice(0, LONGEST) };
}
