import type { CodeList, Words } from '#kernel';
import { CASE_MEETING_KINDS, PLAN_MEETING_KINDS, type MeetingKind } from './meeting.rules.js';

const points = (...pairs: readonly (readonly [sv: string, en: string])[]): readonly Words[] =>
  pairs.map(([sv, en]) => ({ sv, en }));

const HER_VIEW = ['Vad är viktigt för deltagaren', 'What matters to the participant'] as const;
const NEXT_STEP = ['Nästa steg: vem, vad och när', 'Next step: who, what and when'] as const;
const PARTIES = ['Läget hos var och en', 'Where each party stands'] as const;

/** Dagordning per mötesslag: what such a meeting usually takes up. Proposed when it is called; the one who calls changes it. */
// prettier-ignore
export const MEETING_AGENDAS: Readonly<Record<MeetingKind, readonly Words[]>> = {
  information:    points(['Vad insatsen är, och inte är', 'What the programme is, and is not'], ['Deltagarens frågor', 'The participant’s questions'], NEXT_STEP),
  mapping:        points(HER_VIEW, ['Resurser och hinder', 'Resources and obstacles'], ['Vilka fler behöver vara med', 'Who else needs to take part'], NEXT_STEP),
  sip:            points(HER_VIEW, ['Långsiktigt mål och delmål', 'Long-term goal and sub-goals'], ['Insatser och vem som ansvarar', 'Interventions and who answers for them'], ['Övergripande ansvarig huvudman', 'The principal with overall responsibility'], ['Uppföljning: dag och sätt', 'Follow-up: day and method']),
  planning:       points(HER_VIEW, PARTIES, ['Mål och vem som gör vad', 'Goals and who does what'], ['Uppföljning: dag och sätt', 'Follow-up: day and method']),
  planFollowUp:   points(HER_VIEW, ['Hur det gick med målen', 'How the goals went'], ['Vad som avslutas, fortsätter eller tillkommer', 'What ends, goes on or is new'], ['Nästa uppföljning, eller att planen avslutas', 'Next follow-up, or that the plan ends']),
  reconciliation: points(HER_VIEW, ['Arbetsförmåga och hinder', 'Work capacity and obstacles'], ['Anpassning och stöd', 'Adjustments and support'], ['Plan för återgång', 'Plan for return to work'], NEXT_STEP),
  rehabTeam:      points(PARTIES, ['Bedömning', 'Assessment'], NEXT_STEP),
  rehabForum:     points(['Arbetsgivarens bild', 'The employer’s view'], HER_VIEW, ['Åtgärder', 'Actions'], NEXT_STEP),
  threeParty:     points(HER_VIEW, PARTIES, ['Planen framåt', 'The plan ahead'], NEXT_STEP),
  midway:         points(['Hur har det gått hittills', 'How it has gone so far'], ['Omfattning och takt', 'Extent and pace'], ['Vad ska ändras', 'What should change'], NEXT_STEP),
  sixWeeks:       points(['De första veckorna', 'The first weeks'], ['Nästa period', 'The next period'], NEXT_STEP),
  extension:      points(['Vad en förlängning ska leda till', 'What an extension should lead to'], ['Vad som väntar efteråt', 'What waits afterwards'], NEXT_STEP),
  closing:        points(['Vad har hänt under insatsen', 'What has happened in the programme'], ['Vem tar vid, och från vilken dag', 'Who takes over, and from which day'], NEXT_STEP),
  otherMeeting:   points(HER_VIEW, NEXT_STEP),
  preparation:    points(['Flöde och väntan', 'Flow and waiting'], ['Budget och lediga platser', 'Budget and free places'], ['Till styrgruppen', 'To the steering group']),
  collaboration:  points(['Samordningar att ta upp', 'Cases to take up'], ['Frågor utan identitet', 'Questions without identity'], ['Information', 'Information']),
  localGroup:     points(['Siffror och hinder', 'Figures and obstacles'], ['Inriktning', 'Direction'], ['Förslag till insatser', 'Proposed programmes']),
  steering:       points(['Läge och budget', 'Status and budget'], ['Beslut', 'Decisions']),
  workGroup:      points(['Stöd som behövs', 'Support that is needed'], ['Vem gör vad', 'Who does what']),
  knowledge:      points(['Tema', 'Theme'], ['Frågor och samtal', 'Questions and discussion']),
  supervision:    points(['Frågor till handledaren', 'Questions to the supervisor'], ['Lärdomar', 'Lessons']),
};

/** The agenda of each kind that is called in a case, a point on each line: what the form proposes. */
export const CASE_MEETING_AGENDAS = Object.fromEntries(
  [...Object.keys(CASE_MEETING_KINDS), ...PLAN_MEETING_KINDS].map((kind) => {
    const agenda = MEETING_AGENDAS[kind as MeetingKind];
    return [kind, { sv: agenda.map(({ sv }) => sv).join('\n'), en: agenda.map(({ en }) => en).join('\n') }];
  }),
) as CodeList;

/** Förberedelse: what a unit looks to before a meeting. Ticked for itself; no other unit sees it. */
// prettier-ignore
export const MEETING_PREPARATIONS = {
  participantAsked: { sv: 'Deltagaren har fått säga vad hon vill ta upp', en: 'The participant has said what she wants to take up' },
  ownSituation:     { sv: 'Vårt läge är sammanställt',                    en: 'Where we stand is put together' },
  ownOffer:         { sv: 'Vi vet vad vi kan erbjuda',                    en: 'We know what we can offer' },
  mandate:          { sv: 'Den som kommer får lova för enheten',          en: 'Whoever comes may promise for the unit' },
  consentChecked:   { sv: 'Samtycket omfattar det vi tänker säga',        en: 'The consent covers what we mean to say' },
} as const satisfies CodeList;
export type MeetingPreparation = keyof typeof MEETING_PREPARATIONS;

/** Närvaro: whether a called unit was there. */
// prettier-ignore
export const MEETING_ATTENDANCE = {
  inRoom: { sv: 'På plats',                en: 'In the room' },
  remote: { sv: 'Per telefon eller video', en: 'By telephone or video' },
  absent: { sv: 'Kom inte',                en: 'Did not come' },
} as const satisfies CodeList;
export type MeetingAttendance = keyof typeof MEETING_ATTENDANCE;

/** Most points an agenda has, and how long one may be. */
export const AGENDA_POINTS = 30;
export const POINT_LENGTH = 300;

/** An agenda as it is typed, a point on each line, with or without numbers before them. */
export const agendaPoints = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.replace(/^\s*(\d+[.)]|[-–•])\s+/, '').trim())
    .filter(Boolean);
