import * as m from './moves/index.js';
import { EXTENDED, after, during, ending, fromEnd, sometimes, starting, type Sometimes, type Step } from './steps.js';

/** How a case has gone, and how long ago its last step was. */
export interface Shape {
  readonly name: string;
  /** How many, beside the staged ones. */
  readonly cases: number;
  readonly steps: readonly (Step | Sometimes)[];
  /** Where today is, as a last step in which nothing happens. */
  readonly today: Step;
  /** Nobody renews the consent. */
  readonly runsOut?: true;
  /** Nobody follows the plan up. */
  readonly lapses?: true;
  /** The caseworker leaves, and nobody takes over. */
  readonly leaves?: true;
  /** The programme ends where people are away. */
  readonly endsInSeason?: true;
}

const OPENED = [after([0, 0], m.open), sometimes(0.5, after([0, 6], m.writeNote))];
const AGREED = [...OPENED, after([1, 9], m.agree)];
const JOINED = [after([0, 3], m.invitePartner), after([1, 9], m.partnerJoins)];
const BEGUN = [
  ...AGREED,
  sometimes(0.6, ...JOINED),
  sometimes(0.3, after([2, 8], m.askPartner), after([3, 9], m.partnerAccepts, [20, 45]), after([3, 14], m.partnerAnswers), after([1, 5], m.acknowledgePartner)),
]; // prettier-ignore
const ASKED = [...BEGUN, after([3, 16], m.request)];
const ANSWERED = [
  sometimes(0.3, after([0, 3], m.receive)),
  sometimes(0.15, after([1, 4], m.askForMore), after([1, 9], m.supply, [18, 40])),
  after([2, 9], m.accept, [18, 50]),
];
const ACCEPTED = [...ASKED, ...ANSWERED];
const REFUSED_TWICE = [
  after([3, 16], m.request),
  after([2, 9], m.reject),
  after([2, 9], m.requestNext),
  after([2, 9], m.reject),
];
const STARTED = [
  ...BEGUN,
  sometimes(0.05, after([1, 6], m.caseworkerIsAway), after([9, 20], m.caseworkerIsBack)),
  sometimes(0.06, ...REFUSED_TWICE),
  after([3, 16], m.request, [60, 110]),
  ...ANSWERED,
  sometimes(0.1, after([0, 5], m.putOnWaitingList)),
  starting([3, 20], m.start, 0, [35, 90]),
];
const CALLED = [...AGREED, ...JOINED, after([3, 10], m.preparePlan), after([2, 6], m.callParties)];
const WITH_PLAN = [...CALLED, after([8, 14], m.adoptPlan)];
const PLANNED = [...WITH_PLAN, sometimes(0.8, after([1, 8], m.partiesConfirm))];
const PLANNED_AND_STARTED = [
  ...PLANNED,
  after([2, 9], m.request),
  after([2, 9], m.accept),
  starting([3, 15], m.start, 0),
];
const LEADING_ON = [sometimes(0.4, during([0.3, 0.5], m.increaseExtent)), fromEnd([-36, -23], m.agreeNextStep)];
const ENDED = [...STARTED, ...LEADING_ON, ending(m.end), after([1, 5], m.acknowledge, [12, 25])];
const STARTED_AGAIN = [
  ...ENDED,
  after([0, 2], m.requestNext),
  after([1, 4], m.accept, [15, 30]),
  starting([1, 3], m.startNext, 1, [30, 50]),
];
const LAST = [fromEnd([-36, -23], m.agreeNextStep, 1), ending(m.endWell, 1), after([1, 5], m.acknowledge)];

/** Every case of the demonstration has one of these shapes. The first are as they should be; then one for each rule. */
// prettier-ignore
export const SHAPES: readonly Shape[] = [
  // what                                  cases  what happens                                              where today is
  { name: 'just opened',                   cases: 12, steps: OPENED,                                        today: after([0, 12]) },
  { name: 'consent to be confirmed',       cases: 14, steps: [...AGREED, after([0, 2], m.invitePartner)],   today: after([0, 12]) },
  { name: 'asked, waiting',                cases: 24, steps: ASKED,                                         today: after([0, 10]) },
  { name: 'authority asked, waiting',      cases: 8,  steps: [...AGREED, after([2, 8], m.askPartner)],      today: after([0, 12]) },
  { name: 'called to a meeting',           cases: 6,  steps: CALLED,                                        today: after([0, 6]) },
  { name: 'promises to confirm',           cases: 6,  steps: WITH_PLAN,                                     today: after([0, 9]) },
  { name: 'more information asked for',    cases: 8,  steps: [...ASKED, after([1, 5], m.askForMore)],       today: after([0, 9]) },
  { name: 'start planned',                 cases: 20, steps: [...ACCEPTED, after([0, 3], m.planStart)],     today: after([0, 18]) },
  { name: 'in a programme',                cases: 88, steps: STARTED,                                       today: during([0.05, 0.6]) },
  { name: 'in a programme, with a plan',   cases: 36, steps: PLANNED_AND_STARTED,                           today: during([0.05, 0.6]) },
  { name: 'paused',                        cases: 8,  steps: [...STARTED, during([0.2, 0.4], m.pause)],     today: after([0, 12]) },
  { name: 'extended',                      cases: 16, steps: [...STARTED, during([0.6, 0.75], m.extend)],   today: fromEnd([-40, -24], undefined, EXTENDED) },
  { name: 'next step agreed',              cases: 26, steps: [...STARTED, ...LEADING_ON],                   today: fromEnd([-20, -4]) },
  { name: 'between two, in time',          cases: 12, steps: ENDED,                                         today: after([0, 7]) },
  { name: 'in the second programme',       cases: 34, steps: STARTED_AGAIN,                                 today: during([0.05, 0.55], undefined, 1) },
  { name: 'coordination offered',          cases: 6,  steps: [...STARTED, during([0.2, 0.4], m.invitePartner), after([1, 6], m.offerCoordination)], today: after([0, 5]) },
  { name: 'to work or studies',            cases: 74, steps: [...STARTED, ...LEADING_ON, ending(m.endWell), after([1, 4], m.acknowledge), after([3, 20], m.close)], today: after([5, 380]) },
  { name: 'two programmes, then work',     cases: 16, steps: [...STARTED_AGAIN, ...LAST, after([2, 15], m.close)], today: after([5, 120]) },
  { name: 'with a plan, then work',        cases: 12, steps: [...PLANNED_AND_STARTED, ...LEADING_ON, ending(m.endWell), after([1, 4], m.acknowledge), after([3, 20], m.close)], today: after([5, 200]) },
  { name: 'broken off',                    cases: 18, steps: [...STARTED, during([0.2, 0.7], m.breakOff), after([2, 10], m.close)], today: after([10, 400]) },
  { name: 'never started',                 cases: 12,  steps: [...ASKED, after([5, 20], m.withdraw), after([1, 8], m.close)], today: after([10, 500]) },

  // one for each rule: open today, some new, some old
  { name: 'referral_unanswered',           cases: 16, steps: ASKED,                                         today: after([18, 70]) },
  { name: 'referral_unanswered, authority', cases: 8, steps: [...AGREED, after([2, 8], m.askPartner)],      today: after([18, 60]) },
  { name: 'info_request_open',             cases: 7,  steps: [...ASKED, after([1, 6], m.askForMore)],       today: after([18, 50]) },
  { name: 'accepted_not_started',          cases: 8,  steps: ACCEPTED,                                      today: after([32, 80]) },
  { name: 'accepted_not_started, in line', cases: 7,  steps: [...ACCEPTED, after([1, 6], m.putOnWaitingList)], today: after([32, 120]) },
  { name: 'between_interventions',         cases: 13, steps: ENDED,                                         today: after([16, 90]) },
  { name: 'no_first_intervention',         cases: 6,  steps: BEGUN,                                         today: after([92, 170]) },
  { name: 'no_responsible',                cases: 6,  steps: [...AGREED, after([5, 30], m.caseworkerLeaves)], today: after([16, 45]), leaves: true },
  { name: 'followup_overdue',              cases: 7,  steps: PLANNED_AND_STARTED,                           today: after([125, 150]), lapses: true },
  { name: 'ready_waiting_place',           cases: 5,  steps: [...AGREED, after([2, 6], m.ready), after([325, 350], m.request), after([2, 9], m.accept), starting([3, 15], m.start, 0)], today: after([40, 60]) },
  { name: 'planned_end_passed',            cases: 10, steps: STARTED,                                       today: fromEnd([10, 40]) },
  { name: 'bounce',                        cases: 6,  steps: [...BEGUN, ...REFUSED_TWICE], today: after([0, 30]) },
  { name: 'forecast_no_next_step',         cases: 13, steps: STARTED,                                       today: fromEnd([-19, -4]) },
  { name: 'forecast_low_season',           cases: 8,  steps: STARTED,                                       today: fromEnd([-19, -4]), endsInSeason: true },
  { name: 'consent has run out',           cases: 4,  steps: ASKED,                                         today: after([370, 400]), runsOut: true },
];
