import type { Words } from '#kernel';
import { GAP_DEFAULTS } from './gap.policy.js';
import type { GapParameters, RuleId } from './gap.types.js';
import { PREVENTION } from './prevention.rules.js';

/** Which party of the matter a rule may be evaluated by, besides the coordinating unit (delivery rule 13). */
export type GapParty = 'sender' | 'receiver' | 'planParty' | 'operatingUnit' | 'owner';

/** One rule as a caseworker reads it. What the words say is what `gap.process.ts` does; nothing else is a rule. */
export interface GapRule<R extends RuleId = RuleId> {
  readonly label: Words;
  /** What the finding says on screen: facts and days, never fault. */
  readonly sentence: Words;
  readonly starts: Words;
  readonly stops: Words;
  /** Who has the next step. */
  readonly holder: Words;
  /** What would have kept it from happening. */
  readonly prevention: Words;
  /** The product's own limit, unit and pause; associations may override them. */
  readonly limit: GapParameters[R];
  /** 'coordinator': about something absent, so only the coordinating unit can say it, "såvitt vi känner till". */
  readonly evaluator: 'party' | 'coordinator';
  readonly parties: readonly GapParty[];
  readonly law?: Words;
}

const CORRESPONDENTS = ['sender', 'receiver'] as const satisfies readonly GapParty[];
const NOT_EXECUTED: Words = {
  sv: 'Kommunens beviljade insats som inte verkställts, eller avbrutits, i tre månader rapporteras till IVO.',
  en: 'A granted municipal measure not carried out, or interrupted, for three months is reported to IVO.',
};
const LAST_ASSIGNED: Words = {
  sv: 'Senast tilldelade handläggare som är kvar när klockan startar, annars den senast kända parten',
  en: 'The agency of the most recently assigned caseworker still there when the clock starts, else the last known',
};
const PROVIDER: Words = { sv: 'Utföraren', en: 'The provider' };

export const GAP_RULES: { readonly [R in RuleId]: GapRule<R> } = {
  referral_unanswered: {
    label: { sv: 'Förfrågan utan svar', en: 'Request without an answer' },
    sentence: { sv: 'Önskat svar har inte kommit.', en: 'The wished answer has not come.' },
    starts: {
      sv: 'Förfrågan skickas, och igen när komplettering lämnats',
      en: 'Sent, and again when information is supplied',
    },
    stops: { sv: 'Vilket svar som helst, eller återtagen', en: 'Any answer, or withdrawn' },
    holder: { sv: 'Mottagaren', en: 'The receiver' },
    prevention: PREVENTION.referral_unanswered,
    limit: GAP_DEFAULTS.referral_unanswered,
    evaluator: 'party',
    parties: CORRESPONDENTS,
  },
  info_request_open: {
    label: { sv: 'Komplettering inte lämnad', en: 'Asked-for information not supplied' },
    sentence: { sv: 'Mottagaren väntar på komplettering.', en: 'The receiver waits for more information.' },
    starts: { sv: 'Mottagaren begär komplettering', en: 'The receiver asks for more information' },
    stops: {
      sv: 'Kompletteringen lämnas, mottagaren beslutar ändå, eller återtagen',
      en: 'Supplied, decided anyway, or withdrawn',
    },
    holder: { sv: 'Avsändaren', en: 'The sender' },
    prevention: PREVENTION.info_request_open,
    limit: GAP_DEFAULTS.info_request_open,
    evaluator: 'party',
    parties: CORRESPONDENTS,
  },
  accepted_not_started: {
    label: { sv: 'Godtagen men inte startad', en: 'Accepted but not started' },
    sentence: {
      sv: 'Förfrågan är godtagen men deltagandet har inte startat.',
      en: 'Accepted, but nothing has started.',
    },
    starts: {
      sv: 'Förfrågan godtas; väntelista stannar inte klockan',
      en: 'Accepted; a waiting list does not stop the clock',
    },
    stops: {
      sv: 'Deltagande startar på förfrågan, nekad efteråt, eller återtagen',
      en: 'Started on that request, rejected later, or withdrawn',
    },
    holder: { sv: 'Mottagaren', en: 'The receiver' },
    prevention: PREVENTION.accepted_not_started,
    limit: GAP_DEFAULTS.accepted_not_started,
    evaluator: 'party',
    parties: CORRESPONDENTS,
    law: NOT_EXECUTED,
  },
  between_interventions: {
    label: { sv: 'Tid utan pågående insats', en: 'Time between interventions' },
    sentence: {
      sv: 'Ingen insats pågår, såvitt vi känner till.',
      en: 'No intervention is running, as far as we know.',
    },
    starts: {
      sv: 'Det sista pågående deltagandet avslutas utan arbete eller studier',
      en: 'The last active intervention ends without work or studies',
    },
    stops: { sv: 'Ett deltagande startar', en: 'Any intervention starts' },
    holder: LAST_ASSIGNED,
    prevention: PREVENTION.between_interventions,
    limit: GAP_DEFAULTS.between_interventions,
    evaluator: 'coordinator',
    parties: [],
    law: NOT_EXECUTED,
  },
  no_first_intervention: {
    label: { sv: 'Ingen första insats', en: 'No first intervention' },
    sentence: {
      sv: 'Ingen insats har startat, såvitt vi känner till.',
      en: 'Nothing has started yet, as far as we know.',
    },
    starts: { sv: 'Samordningen öppnas eller öppnas igen', en: 'The case is opened or reopened' },
    stops: { sv: 'Den första insatsen startar', en: 'The first intervention starts' },
    holder: { sv: 'Parten som öppnade', en: 'The agency that opened the case' },
    prevention: PREVENTION.no_first_intervention,
    limit: GAP_DEFAULTS.no_first_intervention,
    evaluator: 'coordinator',
    parties: [],
  },
  no_responsible: {
    label: { sv: 'Utan handläggare', en: 'Without a caseworker' },
    sentence: {
      sv: 'Ingen handläggare är utsedd, såvitt vi känner till.',
      en: 'No caseworker is named, as far as we know.',
    },
    starts: {
      sv: 'Ingen är utsedd vid öppnandet, eller den sista slutar',
      en: 'Nobody at opening, or the last one leaves',
    },
    stops: { sv: 'En handläggare utses', en: 'A caseworker is assigned' },
    holder: {
      sv: 'Parten vars handläggare slutade, annars den som öppnade',
      en: 'The agency of the one who left, else the opening one',
    },
    prevention: PREVENTION.no_responsible,
    limit: GAP_DEFAULTS.no_responsible,
    evaluator: 'coordinator',
    parties: [],
  },
  followup_overdue: {
    label: { sv: 'Uppföljning inte gjord', en: 'Follow-up not done' },
    sentence: { sv: 'Planens uppföljningsdag har passerat.', en: 'The follow-up day of the plan has passed.' },
    starts: { sv: 'Uppföljningsdagen', en: 'The follow-up day' },
    stops: {
      sv: 'Uppföljningen görs, eller planen får en ny version',
      en: 'The follow-up is done, or the plan gets a new version',
    },
    holder: { sv: 'Parten som håller i planen', en: 'The agency that keeps the plan' },
    prevention: PREVENTION.followup_overdue,
    limit: GAP_DEFAULTS.followup_overdue,
    evaluator: 'party',
    parties: ['planParty'],
  },
  ready_waiting_place: {
    label: { sv: 'Redo men väntar på plats', en: 'Ready, waiting for a place' },
    sentence: { sv: 'Deltagaren är redo men har ingen plats.', en: 'The participant is ready but has no place.' },
    starts: { sv: 'Deltagaren bedöms redo för ett slags insats', en: 'Declared ready for a kind of intervention' },
    stops: {
      sv: 'Ett deltagande av det slaget startar, eller bedömningen tas tillbaka',
      en: 'One of that kind starts, or withdrawn',
    },
    holder: { sv: 'Parten som söker platsen', en: 'The owner of the search' },
    prevention: PREVENTION.ready_waiting_place,
    limit: GAP_DEFAULTS.ready_waiting_place,
    evaluator: 'party',
    parties: ['owner'],
  },
  planned_end_passed: {
    label: { sv: 'Slutdatum passerat', en: 'Planned end passed' },
    sentence: {
      sv: 'Planerat slut har passerat utan avslut eller nytt datum.',
      en: 'Past the planned end, neither ended nor moved.',
    },
    starts: { sv: 'Planerat slut', en: 'The planned end' },
    stops: {
      sv: 'Deltagandet avslutas, eller slutdatum ändras',
      en: 'The intervention ends, or its planned end changes',
    },
    holder: PROVIDER,
    prevention: PREVENTION.planned_end_passed,
    limit: GAP_DEFAULTS.planned_end_passed,
    evaluator: 'party',
    parties: ['operatingUnit'],
  },
  bounce: {
    label: { sv: 'Rundgång', en: 'Going round in circles' },
    sentence: {
      sv: 'Flera förfrågningar har fått nej sedan senaste start.',
      en: 'Several requests were declined since the last start.',
    },
    starts: {
      sv: 'Första nej sedan senaste start; öppnas vid det andra',
      en: 'First rejection since the last start; opens on the second',
    },
    stops: { sv: 'Ett deltagande startar', en: 'Any intervention starts' },
    holder: { sv: 'Avsändaren av den andra förfrågan', en: 'The sender of the second request' },
    prevention: PREVENTION.bounce,
    limit: GAP_DEFAULTS.bounce,
    evaluator: 'party',
    parties: CORRESPONDENTS,
  },
  forecast_no_next_step: {
    label: { sv: 'Slutar utan nästa steg', en: 'Ending without a next step' },
    sentence: {
      sv: 'Insatsen slutar snart och inget nästa steg är avtalat.',
      en: 'Ends soon, and no next step is agreed.',
    },
    starts: { sv: 'Så många dagar före planerat slut', en: 'So many days before the planned end' },
    stops: {
      sv: 'Nästa steg avtalas, slutdatum ändras, eller insatsen tar slut',
      en: 'A next step, a new planned end, or the end',
    },
    holder: PROVIDER,
    prevention: PREVENTION.forecast_no_next_step,
    limit: GAP_DEFAULTS.forecast_no_next_step,
    evaluator: 'party',
    parties: ['operatingUnit'],
  },
  forecast_low_season: {
    label: { sv: 'Slutar inför semester eller jul', en: 'Ending before summer or Christmas' },
    sentence: {
      sv: 'Insatsen slutar inför en ledighet och inget nästa steg är avtalat.',
      en: 'Ends before a holiday season, no next step agreed.',
    },
    starts: {
      sv: 'Så många dagar före ett planerat slut nära vecka 28–31 eller 18 dec–6 jan',
      en: 'So many days before such an end',
    },
    stops: {
      sv: 'Nästa steg avtalas, slutdatum ändras, eller insatsen tar slut',
      en: 'A next step, a new planned end, or the end',
    },
    holder: PROVIDER,
    prevention: PREVENTION.forecast_low_season,
    limit: GAP_DEFAULTS.forecast_low_season,
    evaluator: 'party',
    parties: ['operatingUnit'],
  },
};
