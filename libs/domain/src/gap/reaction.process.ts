import type { HistoryEvent } from '../history/history.types.js';
import type { Occupation } from '../intervention/index.js';
import type { EventType } from '../journal/index.js';
import { THE_CASE, UNSAID, type CaseFacts } from './case-facts.process.js';

/** After an exit to these nothing needs to follow, so no time between interventions is counted. */
const WORK_OR_STUDIES: readonly Occupation[] = ['work', 'subsidisedWork', 'ownBusiness', 'study'];

type Reaction = (facts: CaseFacts, event: HistoryEvent, bounceCount: number) => void;

/** What each event starts and stops: the rules' columns "starts" and "stops", read by event. */
const REACTIONS: ReadonlyMap<string, Reaction> = new Map<EventType, Reaction>([
  ['case_opened', openEpisode],
  ['case_reopened', openEpisode],
  ['case_closed', closeEpisode],
  ['responsible_assigned', assign],
  ['responsible_ended', leave],
  ['referral_sent', send],
  ['referral_answered', answer],
  ['referral_info_supplied', supply],
  ['referral_withdrawn', withdraw],
  ['referral_ended', conclude],
  ['referral_closed', conclude],
  ['intervention_started', startIntervention],
  ['planned_end_changed', movePlannedEnd],
  ['next_step_agreed', agreeNextStep],
  ['intervention_ended', endIntervention],
  ['plan_decided', decidePlan],
  ['followup_done', followUp],
  ['ready_declared', declareReady],
  ['ready_withdrawn', withdrawReady],
  ['pause_started', pause],
  ['pause_ended', resume],
]);

/** The types of event that evaluation heeds; a journal holds others, which it need not be given. */
export const HEEDED_EVENTS: readonly string[] = [...REACTIONS.keys(), 'void'];

/** Lets one event do to the case what the rules say. Events the rules do not name do nothing, waitlisting among them. */
export function react(facts: CaseFacts, event: HistoryEvent, bounceCount: number): void {
  REACTIONS.get(event.type)?.(facts, event, bounceCount);
}

function openEpisode(facts: CaseFacts, { occurredOn, agency }: HistoryEvent): void {
  if (agency !== undefined) {
    facts.openingAgency = agency;
    if (facts.lastAgency === UNSAID) facts.lastAgency = agency;
  }
  if (facts.open) return;
  facts.open = true;
  facts.clocks.start('no_first_intervention', THE_CASE, occurredOn, facts.openingAgency);
  facts.watchCaseworkers(occurredOn, facts.openingAgency);
  for (const participation of facts.participations.values()) {
    const { plannedEnd } = participation;
    if (plannedEnd !== undefined && plannedEnd >= occurredOn) facts.watchPlannedEnd(participation);
  }
}

function closeEpisode(facts: CaseFacts, { occurredOn, reason = UNSAID }: HistoryEvent): void {
  if (!facts.open) return;
  facts.open = false;
  facts.closedFor = `case_closed:${reason}`;
  facts.clocks.stopAll(occurredOn, facts.closedFor);
  facts.forgetRejections(occurredOn, facts.closedFor);
}

function assign(facts: CaseFacts, { occurredOn, worker = UNSAID, agency = UNSAID }: HistoryEvent): void {
  facts.caseworkers.delete(worker); // assigned again: now the most recent
  facts.caseworkers.set(worker, agency);
  facts.lastAgency = agency;
  facts.clocks.stop('no_responsible', THE_CASE, occurredOn, 'assigned');
}

function leave(facts: CaseFacts, { occurredOn, worker = UNSAID }: HistoryEvent): void {
  const agency = facts.caseworkers.get(worker);
  if (agency === undefined) return;
  facts.caseworkers.delete(worker);
  facts.watchCaseworkers(occurredOn, agency);
}

function send(facts: CaseFacts, { occurredOn, ref = UNSAID, from = UNSAID, to = UNSAID }: HistoryEvent): void {
  facts.requests.set(ref, { from, to, decided: false, started: false });
  if (facts.open) facts.clocks.start('referral_unanswered', ref, occurredOn, to, [from, to]);
}

function answer(facts: CaseFacts, event: HistoryEvent, bounceCount: number): void {
  const { occurredOn, ref = UNSAID, answer: given = UNSAID } = event;
  const request = facts.requests.get(ref);
  if (request === undefined) return;
  const { from, to } = request;
  request.decided = given !== 'info_requested';
  facts.clocks.stop('referral_unanswered', ref, occurredOn, given);
  if (request.decided) facts.clocks.stop('info_request_open', ref, occurredOn, given);
  if (given === 'rejected') facts.clocks.stop('accepted_not_started', ref, occurredOn, given);
  if (!facts.open) return;
  if (given === 'info_requested') facts.clocks.start('info_request_open', ref, occurredOn, from, [from, to]);
  if (given === 'rejected') facts.reject(request, event, bounceCount);
  if (given === 'accepted' && !request.started) {
    facts.clocks.start('accepted_not_started', ref, occurredOn, to, [from, to]);
  }
}

function supply(facts: CaseFacts, { occurredOn, ref = UNSAID }: HistoryEvent): void {
  const request = facts.requests.get(ref);
  if (request === undefined) return;
  facts.clocks.stop('info_request_open', ref, occurredOn, 'info_supplied');
  const { from, to } = request;
  if (facts.open && !request.decided) facts.clocks.start('referral_unanswered', ref, occurredOn, to, [from, to]);
}

function withdraw(facts: CaseFacts, { occurredOn, ref = UNSAID }: HistoryEvent): void {
  for (const rule of ['referral_unanswered', 'info_request_open', 'accepted_not_started'] as const) {
    facts.clocks.stop(rule, ref, occurredOn, 'withdrawn');
  }
  facts.requests.delete(ref); // an answer that crossed the withdrawal is about nothing
}

/** A request that leads to no participation is done when its outcome is given; nothing starts on it. */
function conclude(facts: CaseFacts, { occurredOn, ref = UNSAID }: HistoryEvent): void {
  facts.clocks.stop('accepted_not_started', ref, occurredOn, 'ended');
}

function startIntervention(facts: CaseFacts, event: HistoryEvent): void {
  const { occurredOn, iv = UNSAID, agency = UNSAID, plannedEnd, ref, kind } = event;
  const participation = { iv, agency, plannedEnd, active: true, agreed: false };
  facts.participations.set(iv, participation);
  facts.clocks.stop('planned_end_passed', iv, occurredOn, 'started');
  facts.watchPlannedEnd(participation);
  facts.clocks.stop('no_first_intervention', THE_CASE, occurredOn, 'started');
  facts.clocks.stop('between_interventions', THE_CASE, occurredOn, 'started');
  if (kind !== undefined) facts.clocks.stop('ready_waiting_place', kind, occurredOn, 'started');
  if (ref !== undefined) {
    const request = facts.requests.get(ref);
    if (request !== undefined) request.started = true;
    facts.clocks.stop('accepted_not_started', ref, occurredOn, 'started');
  }
  facts.forgetRejections(occurredOn, 'started');
}

function movePlannedEnd(facts: CaseFacts, { occurredOn, iv = UNSAID, plannedEnd }: HistoryEvent): void {
  const participation = facts.participations.get(iv);
  if (participation === undefined) return;
  participation.plannedEnd = plannedEnd;
  participation.agreed = false; // an agreement was about the end that no longer stands
  facts.clocks.stop('planned_end_passed', iv, occurredOn, 'extended');
  facts.watchPlannedEnd(participation);
}

function agreeNextStep(facts: CaseFacts, { iv = UNSAID }: HistoryEvent): void {
  const participation = facts.participations.get(iv);
  if (participation !== undefined) participation.agreed = true;
}

function endIntervention(facts: CaseFacts, { occurredOn, iv = UNSAID, occupationAfter }: HistoryEvent): void {
  const participation = facts.participations.get(iv);
  if (participation === undefined || !participation.active) return;
  participation.active = false;
  facts.clocks.stop('planned_end_passed', iv, occurredOn, 'ended');
  if (!facts.open || facts.covered || WORK_OR_STUDIES.some((one) => one === occupationAfter)) return;
  facts.clocks.start('between_interventions', THE_CASE, occurredOn, facts.caseworkerAgency);
}

function decidePlan(facts: CaseFacts, { occurredOn, plan = UNSAID, agency = UNSAID, followupDue }: HistoryEvent): void {
  facts.clocks.stop('followup_overdue', plan, occurredOn, 'replanned');
  if (facts.open && followupDue !== undefined) {
    facts.clocks.start('followup_overdue', plan, followupDue, agency, [agency]);
  }
}

function followUp(facts: CaseFacts, { occurredOn, plan = UNSAID }: HistoryEvent): void {
  facts.clocks.stop('followup_overdue', plan, occurredOn, 'done');
}

function declareReady(facts: CaseFacts, { occurredOn, kind = UNSAID, owner = UNSAID }: HistoryEvent): void {
  if (facts.open) facts.clocks.start('ready_waiting_place', kind, occurredOn, owner, [owner]);
}

function withdrawReady(facts: CaseFacts, { occurredOn, kind }: HistoryEvent): void {
  if (kind === undefined) facts.clocks.stopAll(occurredOn, 'withdrawn', 'ready_waiting_place');
  else facts.clocks.stop('ready_waiting_place', kind, occurredOn, 'withdrawn');
}

function pause(facts: CaseFacts, { occurredOn }: HistoryEvent): void {
  const last = facts.pauses.at(-1);
  if (last === undefined || last.to !== undefined) facts.pauses.push({ from: occurredOn, to: undefined });
}

function resume(facts: CaseFacts, { occurredOn }: HistoryEvent): void {
  const last = facts.pauses.at(-1);
  if (last !== undefined && last.to === undefined) facts.pauses[facts.pauses.length - 1] = { ...last, to: occurredOn };
}
