import type { Words } from '#kernel';

/** Where a thing comes from: one of the processes, or what is read beside them. */
export type NoticeSource =
  | 'referral'
  | 'handoff'
  | 'commitment'
  | 'edge'
  | 'consent'
  | 'meeting'
  | 'presentation'
  | 'sip'
  | 'arrival'
  | 'incident'
  | 'task'
  | 'slot'
  | 'finding'
  | 'case';

/** One kind of notice: what it is about, when it is urgent, and whether others are told when nothing happens. */
export interface NoticeRow {
  readonly words: Words;
  readonly source: NoticeSource;
  readonly states: readonly string[];
  /** ours: this unit has the next step. news: the other party has moved, and this unit is told. */
  readonly turn: 'ours' | 'news';
  /** Interrupts: when the date is near, always, or never (then it waits for the digest). */
  readonly urgent: 'near' | 'always' | 'never';
  /** How many working days before its date it must be answered: nobody can plan a meeting on the answers of its own day. */
  readonly ahead?: number;
  /** Not before its date is near: a promise due in May is no notice in March. */
  readonly onlyNear?: boolean;
  /** Goes on to the deputy and the manager when it is left. */
  readonly escalates: boolean;
  /** Each turn is a notice of its own, and takes the place of the one before: news, and each reminder. */
  readonly perTurn?: boolean;
  /** Whoever has it in her hands, or the inbox: the case’s own caseworker has nothing to do with it. */
  readonly inHand?: boolean;
  /** Who is told when nobody is named: the keepers of the inbox, unless the managers too must know. */
  readonly tellsManager?: boolean;
}

const news = (sv: string, en: string, source: NoticeSource, states: readonly string[]): NoticeRow => ({
  words: { sv, en },
  source,
  states,
  turn: 'news',
  urgent: 'never',
  escalates: false,
  perTurn: true,
});
const step = (
  sv: string,
  en: string,
  source: NoticeSource,
  states: readonly string[],
  more: Partial<NoticeRow> = {},
): NoticeRow => ({ words: { sv, en }, source, states, turn: 'ours', urgent: 'near', escalates: true, ...more });

/** Vad som aviseras: kind by kind. What is not here tells nobody. */
// prettier-ignore
export const NOTICE_KINDS = {
  requestToAnswer:     step('Förfrågan att svara på',            'Request to answer',             'referral', ['sent', 'received']),
  requestToSupplement: step('Komplettering begärd',              'More information asked for',    'referral', ['infoRequested']),
  requestToStart:      step('Deltagande att planera och starta', 'Participation to plan and start', 'referral', ['accepted', 'waitlisted', 'planned']),
  requestToAcknowledge: step('Utfall att kvittera',              'Outcome to acknowledge',        'referral', ['ended']),
  requestNews:         news('Besked om en förfrågan',            'Word on a request',             'referral', ['accepted', 'waitlisted', 'planned', 'started', 'rejected', 'returned']),
  handoffToAnswer:     step('Överlämning att svara på',          'Handoff to answer',             'handoff', ['offered']),
  handoffQuestion:     step('Fråga om en överlämning',           'Question about a handoff',      'handoff', ['questioned']),
  handoffToComplete:   step('Första kontakt att ta',             'First contact to make',         'handoff', ['accepted']),
  handoffNews:         news('Besked om en överlämning',          'Word on a handoff',             'handoff', ['accepted', 'completed', 'rejected']),
  commitmentToAnswer:  step('Åtagande att svara på',             'Commitment to answer',          'commitment', ['proposed']),
  commitmentDue:       step('Åtagande att genomföra',            'Commitment to carry out',       'commitment', ['confirmed'], { onlyNear: true }),
  commitmentNews:      news('Besked om ett åtagande',            'Word on a commitment',          'commitment', ['confirmed', 'done']),
  commitmentDeclined:  step('Åtagande som ingen har tagit',      'Commitment nobody has taken on', 'commitment', ['declined']),
  consentToConfirm:    step('Samtycke att bekräfta',             'Consent to confirm',            'edge', ['proposed']),
  consentEnding:       step('Samtycke går ut',                   'Consent runs out',              'consent', ['ending'], { urgent: 'never', escalates: false, perTurn: true }),
  meetingInvitation:   step('Kallelse eller inbjudan till möte', 'Call or invitation to a meeting', 'meeting', ['invited'], { escalates: false }),
  meetingToAnswer:     step('Möte att svara på',                 'Meeting to answer',             'meeting', ['unanswered'], { ahead: 3 }),
  meetingNews:         news('Besked om ett möte',                'Word on a meeting',             'meeting', ['coming', 'notComing', 'otherTime', 'suits', 'cancelled']),
  presentationToAnswer: step('Ärende i grupp att svara på',      'Case in a group to answer',     'presentation', ['presented']),
  presentationNews:    news('Besked om ett ärende i grupp',      'Word on a case in a group',     'presentation', ['accepted', 'takenOn', 'notAccepted', 'withdrawn']),
  slotCalledOff:       step('Bokad tid är inställd',             'Booked slot is called off',     'slot', ['closed'], { urgent: 'always', escalates: false }),
  planFollowUp:        step('Plan att följa upp',                'Plan to follow up',             'sip', ['followUpDue']),
  arrival:             step('Nytt har kommit in',                'Something new has come in',     'arrival', ['unopened'], { urgent: 'never', escalates: false }),
  incidentToAnswer:    step('Felskickat: besked väntas',         'Sent by mistake: answer awaited', 'incident', ['reported'], { urgent: 'always' }),
  taskGiven:           step('Uppgift du har fått',               'Task given to you',             'task', ['given'], { escalates: false, inHand: true }),
  taskDue:             step('Uppgift att göra',                  'Task to do',                    'task', ['own'], { onlyNear: true, escalates: false, inHand: true }),
  gapFound:            step('Glapp i samordningen',              'Gap in the case',               'finding', ['open'], { urgent: 'never', escalates: false }),
  caseWithoutWorker:   step('Samordning utan handläggare',       'Case without caseworker',       'case', ['nobody'], { urgent: 'never', escalates: false, tellsManager: true }),
  caseGiven:           news('Samordning som du har fått',          'Case you have been given',      'case', ['given']),
} as const satisfies Readonly<Record<string, NoticeRow>>;
export type NoticeKind = keyof typeof NOTICE_KINDS;

/** Varför jag fick den. */
// prettier-ignore
export const NOTICE_WHYS = {
  assigned:  { sv: 'Du är ansvarig handläggare för samordningen.', en: 'You are the caseworker of the case.' },
  handling:  { sv: 'Du är utsedd att handlägga just detta.', en: 'You are named to handle this very thing.' },
  covers:    { sv: 'Du är ersättare medan den ansvariga är borta.', en: 'You are the deputy while the caseworker is away.' },
  inbox:     { sv: 'Du ansvarar för enhetens inkorg, och ingen är utsedd.', en: 'You keep the unit’s inbox, and nobody is named.' },
  manager:   { sv: 'Du är chef för enheten, och ingen är utsedd.', en: 'You manage the unit, and nobody is named.' },
  leftDeputy: { sv: 'Ingen har svarat i tid; du ansvarar för enhetens inkorg.', en: 'Nobody has answered in time; you keep the unit’s inbox.' },
  leftManager: { sv: 'Ingen har svarat i tid; du är chef för enheten.', en: 'Nobody has answered in time; you manage the unit.' },
} as const satisfies Readonly<Record<string, Words>>;
export type NoticeWhy = keyof typeof NOTICE_WHYS;

/** Nära: how many working days before its date a thing is near. */
export const NEAR_WORKING_DAYS = 2;
/** How long the other party's word stays a notice, in calendar days. */
export const NEWS_DAYS = 14;

/** One step of escalation: who, from which working day, counted from the wished-by date or from when the turn came. */
export interface EscalationRow {
  readonly why: NoticeWhy;
  readonly role: 'inbox' | 'manager';
  readonly afterDate: number;
  readonly afterSince: number;
  readonly words: Words;
}

/** Eskalering: first the deputy, then the manager. A paused request escalates to nobody. */
// prettier-ignore
export const ESCALATION: readonly EscalationRow[] = [
  { why: 'leftDeputy', role: 'inbox', afterDate: 0, afterSince: 5, words: {
    sv: 'Till inkorgsansvarig på den önskade dagen, eller efter 5 arbetsdagar när ingen dag är önskad.',
    en: 'To the inbox keeper on the day wished for, or after 5 working days when none is.' } },
  { why: 'leftManager', role: 'manager', afterDate: 1, afterSince: 10, words: {
    sv: 'Till chefen arbetsdagen efter, eller efter 10 arbetsdagar när ingen dag är önskad.',
    en: 'To the manager the working day after, or after 10 working days when none is.' } },
];
