import type { CodeList, Words } from '#kernel';

/** Mötesslag: what a meeting is for. Those about a person are called in her case; the others belong to a group of units. */
interface MeetingKindRow extends Words {
  readonly about: 'person' | 'group';
  /** Who usually takes part. */
  readonly who: Words;
  /** What it should lead to. */
  readonly result: Words;
  /** Whether relatives and others without an account usually come. */
  readonly relatives: boolean;
}

const w = (sv: string, en: string): Words => ({ sv, en });
const person = (name: Words, who: Words, result: Words, relatives = false): MeetingKindRow => ({
  ...name,
  about: 'person',
  who,
  result,
  relatives,
});
const group = (name: Words, who: Words, result: Words): MeetingKindRow => ({
  ...name,
  about: 'group',
  who,
  result,
  relatives: false,
});

// prettier-ignore
export const MEETING_KINDS = {
  information:    person(w('Informationsmöte', 'Information meeting'), w('remittent, insats, deltagare', 'referrer, programme, participant'), w('ett informerat val', 'an informed choice'), true),
  mapping:        person(w('Kartläggningssamtal', 'Mapping talk'), w('deltagare och samordnare', 'participant and coordinator'), w('kartläggning', 'mapping')),
  sip:            person(w('SIP-möte', 'SIP meeting'), w('kommun och region kallas, andra bjuds in', 'kommun and region are called, others invited'), w('samordnad individuell plan', 'a coordinated individual plan'), true),
  planning:       person(w('Planeringsmöte', 'Planning meeting'), w('de som har något i planen', 'those who have a part in the plan'), w('en gemensam planering', 'a joint plan'), true),
  planFollowUp:   person(w('Uppföljning av planen', 'Follow-up of the plan'), w('planens parter', 'the parties of the plan'), w('planens nästa version, eller att den avslutas', 'the next version of the plan, or its end'), true),
  reconciliation: person(w('Avstämningsmöte', 'Reconciliation meeting'), w('FK, vård, arbetsgivare, AF', 'FK, care, employer, AF'), w('plan för återgång', 'a plan for return to work')),
  rehabTeam:      person(w('Rehabmöte', 'Rehabilitation meeting'), w('teamet', 'the team'), w('beslut', 'a decision')),
  rehabForum:     person(w('Rehabforum', 'Rehabilitation forum'), w('chef, medarbetare, vård', 'manager, employee, care'), w('åtgärder', 'actions')),
  threeParty:     person(w('Trepartssamtal', 'Three-party talk'), w('tre parter eller fler', 'three parties or more'), w('plan och återkoppling', 'plan and feedback'), true),
  midway:         person(w('Mittuppföljning', 'Midway follow-up'), w('handläggare och insats', 'caseworker and programme'), w('justering', 'adjustment')),
  sixWeeks:       person(w('Sexveckorsavstämning', 'Six-week check'), w('mentor och FK', 'mentor and FK'), w('nästa period', 'the next period')),
  extension:      person(w('Månadsavstämning', 'Monthly check'), w('remittent och insats', 'referrer and programme'), w('förlängning eller avslut', 'extension or end')),
  closing:        person(w('Avslutningsmöte', 'Closing meeting'), w('remittent och nästa aktör', 'referrer and next actor'), w('nästa steg med ansvarig och dag', 'next step with owner and day'), true),
  otherMeeting:   person(w('Annat möte', 'Another meeting'), w('de som behövs', 'those who are needed'), w('det som bestäms', 'what is decided'), true),
  preparation:    group(w('Beredningsgrupp', 'Preparation group'), w('projektledare', 'project leads'), w('flöde, budget, läge', 'flow, budget, status')),
  collaboration:  group(w('Samverkansgrupp', 'Collaboration group'), w('ärenderepresentanter', 'case representatives'), w('beslut, information', 'decisions, information')),
  localGroup:     group(w('LSG', 'Local collaboration group'), w('parternas chefer', 'chiefs of the parties'), w('inriktning', 'direction')),
  steering:       group(w('Styrgrupp', 'Steering group'), w('linjechefer', 'line managers'), w('beslut', 'decisions')),
  workGroup:      group(w('Arbetsgrupp', 'Work group'), w('AME, IFO, vård', 'AME, IFO, care'), w('stöd i ärenden', 'case support')),
  knowledge:      group(w('Dialog, seminarium eller workshop', 'Dialogue, seminar or workshop'), w('personal och deltagare', 'staff and participants'), w('kunskap', 'knowledge')),
  supervision:    group(w('Handledning', 'Supervision'), w('personal', 'staff'), w('stöd', 'support')),
} as const satisfies Readonly<Record<string, MeetingKindRow>>;
export type MeetingKind = keyof typeof MEETING_KINDS;

/** Called from a plan, by the steps of its own process. */
export const PLAN_MEETING_KINDS: readonly MeetingKind[] = ['sip', 'planning', 'planFollowUp'];

/** Those that are called or logged in a person's case here. */
export const CASE_MEETING_KINDS = Object.fromEntries(
  Object.entries(MEETING_KINDS)
    .filter(([code, { about }]) => about === 'person' && !PLAN_MEETING_KINDS.includes(code as MeetingKind))
    .map(([code, { sv, en }]) => [code, { sv, en }]),
) as CodeList;

/** Others who take part without an account: recorded with the meeting, sent nothing. */
// prettier-ignore
export const MEETING_OTHERS = {
  participant: { sv: 'Deltagaren',       en: 'The participant' },
  relative:    { sv: 'Anhörig',          en: 'Relative' },
  employer:    { sv: 'Arbetsgivare',     en: 'Employer' },
  interpreter: { sv: 'Tolk',             en: 'Interpreter' },
  guardian:    { sv: 'God man eller förvaltare', en: 'Guardian' },
  otherPerson: { sv: 'Annan',            en: 'Another' },
} as const satisfies CodeList;
export type MeetingOther = keyof typeof MEETING_OTHERS;

/** Återkoppling: what a held meeting did for the case, as each called unit sees it. */
// prettier-ignore
export const MEETING_FELT = {
  forward:    { sv: 'Mötet förde samordningen framåt', en: 'The meeting took the case forward' },
  partly:     { sv: 'Delvis',                          en: 'In part' },
  notForward: { sv: 'Mötet ledde inte vidare',         en: 'The meeting led nowhere' },
} as const satisfies CodeList;
export type MeetingFelt = keyof typeof MEETING_FELT;

// prettier-ignore
export const MEETING_CANCELLATIONS = {
  participantIll:    { sv: 'Deltagaren har fått förhinder', en: 'The participant cannot come' },
  partyMissing:      { sv: 'En part som behövs kan inte komma', en: 'A party that is needed cannot come' },
  notNeeded:         { sv: 'Mötet behövs inte längre',      en: 'The meeting is no longer needed' },
  consentWithdrawn:  { sv: 'Samtycket gäller inte längre',  en: 'The consent no longer holds' },
  organiserAbsent:   { sv: 'Den som kallade har fått förhinder', en: 'The one who called cannot come' },
} as const satisfies CodeList;
export type MeetingCancellation = keyof typeof MEETING_CANCELLATIONS;
