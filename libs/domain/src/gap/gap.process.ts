import { addDays, type Day } from '#kernel';
import type { History, HistoryEvent } from '../history/history.types.js';
import { CaseFacts } from './case-facts.process.js';
import { bounceFinding, byIdentity, isBreached, sameFindings, timedClock, warningFinding } from './finding.process.js';
import type { Calendar, Clock, Evaluation, Finding, GapParameters, Viewpoint } from './gap.types.js';
import { knownOn } from './knowledge.process.js';
import { react } from './reaction.process.js';
import { WarningBook } from './warning.process.js';

/** What one evaluation reads besides the events. */
interface Terms {
  readonly parameters: GapParameters;
  readonly calendar: Calendar;
  readonly viewpoint: Viewpoint | undefined;
}

/** The answer on one day, and the next day that could have another. */
interface Snapshot {
  readonly findings: readonly Finding[];
  readonly clocks: readonly Clock[];
  readonly next: Day | undefined;
}

/**
 * What stands still in a case, as known at the end of a day. Pure: the same events, limits, calendar and day always give
 * the same answer, in whatever order the events come. From a viewpoint, only what that unit may say is said.
 */
export function evaluate(
  history: History,
  parameters: GapParameters,
  calendar: Calendar,
  asOf: Day,
  viewpoint?: Viewpoint,
): Evaluation {
  const terms = { parameters, calendar, viewpoint };
  const known = knownOn(history, asOf);
  const { findings, clocks, next } = snapshot(known, terms, asOf);
  return { findings, clocks, wakeOn: firstChange(known, terms, findings, next) };
}

/** The first day on which the findings differ. A candidate may turn out to change nothing; then the next is tried. */
function firstChange(
  known: readonly HistoryEvent[],
  terms: Terms,
  now: readonly Finding[],
  candidate: Day | undefined,
): Day | undefined {
  let day = candidate;
  while (day !== undefined) {
    const { findings, next } = snapshot(known, terms, day);
    if (!sameFindings(now, findings)) return day;
    day = next;
  }
  return undefined;
}

/** One walk through the events up to a day, in the order they were true. */
function snapshot(known: readonly HistoryEvent[], terms: Terms, day: Day): Snapshot {
  const facts = new CaseFacts(!known.some(({ type }) => type === 'case_opened'));
  const warnings = new WarningBook(terms.parameters);
  const tomorrow = addDays(day, 1);
  let at = 0;
  for (let event = known[at]; event !== undefined && event.occurredOn <= day; event = known[at]) {
    react(facts, event, terms.parameters.bounce.count);
    const following = known[++at]?.occurredOn ?? tomorrow;
    const next = following < tomorrow ? following : tomorrow;
    if (next > event.occurredOn) warnings.stretch(facts, event.occurredOn, addDays(next, -1));
  }
  return read(facts, warnings, terms, day, known[at]?.occurredOn);
}

function read(facts: CaseFacts, warnings: WarningBook, terms: Terms, day: Day, nextEvent: Day | undefined): Snapshot {
  const { parameters, calendar, viewpoint } = terms;
  const timed = facts.clocks
    .all()
    .filter(({ parties }) => maySay(viewpoint, parties))
    .map((row) => timedClock(row, facts.pauses, parameters, calendar, day));
  const clocks = timed.filter(({ clockStart }) => clockStart <= day).sort(byIdentity);
  const bounces = [...facts.bounces.values()].filter(({ parties }) => maySay(viewpoint, parties));
  const shown = warnings.all.filter(({ holder }) => maySay(viewpoint, [holder]));
  const findings = [
    ...clocks.filter((clock) => isBreached(clock, day)),
    ...bounces.map((bounce) => bounceFinding(bounce, day)),
    ...shown.map((warning) => warningFinding(warning, day)),
  ].sort(byIdentity);
  const breaches = timed.map(({ stopOn, breachOn }) => (stopOn === null ? breachOn : null));
  return { findings, clocks, next: firstAfter(day, [nextEvent, warnings.nextChange(facts, day), ...breaches]) };
}

/** The coordinating unit evaluates every rule; a party only what it is a party to, and nothing about what is absent. */
function maySay(viewpoint: Viewpoint | undefined, parties: readonly string[]): boolean {
  return viewpoint === undefined || viewpoint.coordinates || parties.includes(viewpoint.unit);
}

function firstAfter(day: Day, candidates: readonly (Day | null | undefined)[]): Day | undefined {
  let first: Day | undefined;
  for (const candidate of candidates) {
    if (typeof candidate !== 'string' || candidate <= day) continue;
    if (first === undefined || candidate < first) first = candidate;
  }
  return first;
}
