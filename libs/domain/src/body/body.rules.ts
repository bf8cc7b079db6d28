import type { CodeList, Words } from '#kernel';

/** A kind of group: whether it may handle people at all. The database keeps the same column, and refuses the rest. */
export interface BodyKindRow extends Words {
  readonly handlesPeople: boolean;
}

/**
 * Grupper: standing groups of units. Those that take up people get each of them by an act of delivery; LSG and styrgrupp get
 * counts and coded obstacles, and there is no table in which a person could stand in one of theirs.
 */
// prettier-ignore
export const BODY_KINDS = {
  collaborationGroup: { sv: 'Samverkansgrupp',                 en: 'Collaboration group',       handlesPeople: true },
  preparationGroup:   { sv: 'Beredningsgrupp',                 en: 'Preparation group',         handlesPeople: true },
  caseworkerGroup:    { sv: 'Handläggargrupp',                 en: 'Caseworkers’ group',        handlesPeople: true },
  rehabTeam:          { sv: 'Rehabmöte',                       en: 'Rehabilitation team',       handlesPeople: true },
  workGroup:          { sv: 'Arbetsgrupp',                     en: 'Working group',             handlesPeople: true },
  localGroup:         { sv: 'Lokal samverkansgrupp (LSG)',     en: 'Local collaboration group', handlesPeople: false },
  smallLocalGroup:    { sv: 'Lilla LSG',                       en: 'Small local group',         handlesPeople: false },
  steeringGroup:      { sv: 'Styrgrupp',                       en: 'Steering group',            handlesPeople: false },
  referenceGroup:     { sv: 'Referensgrupp',                   en: 'Reference group',           handlesPeople: false },
} as const satisfies Readonly<Record<string, BodyKindRow>>;
export type BodyKind = keyof typeof BODY_KINDS;

/** Vad en punkt på dagordningen gäller. Never a person: those are presented, one by one, each on its own ground. */
// prettier-ignore
export const AGENDA_KINDS = {
  information: { sv: 'Information',        en: 'Information' },
  flow:        { sv: 'Flöde och väntetid', en: 'Flow and waiting' },
  places:      { sv: 'Platser',            en: 'Places' },
  budget:      { sv: 'Budget',             en: 'Budget' },
  routine:     { sv: 'Arbetssätt',         en: 'Ways of working' },
  decision:    { sv: 'Beslut',             en: 'Decision' },
} as const satisfies CodeList;
export type AgendaKind = keyof typeof AGENDA_KINDS;

// prettier-ignore
export const SITTING_STATUS = {
  planned:   { sv: 'Planerat', en: 'Planned' },
  held:      { sv: 'Hållet',   en: 'Held' },
  cancelled: { sv: 'Inställt', en: 'Cancelled' },
} as const satisfies CodeList;
export type SittingStatus = keyof typeof SITTING_STATUS;

/** Hinder: what stood in the way, in codes that name nobody and no authority. */
// prettier-ignore
export const OBSTACLES = {
  waitingPlace:   { sv: 'Väntan på plats i insats',              en: 'Waiting for a place' },
  waitingCare:    { sv: 'Väntan på vård eller underlag',         en: 'Waiting for care or its statement' },
  noCaseworker:   { sv: 'Ingen handläggare hos någon part',      en: 'No caseworker at some party' },
  noNextStep:     { sv: 'Nästa steg saknas efter insats',        en: 'No next step after a programme' },
  unclearDuty:    { sv: 'Oklart vem som ansvarar',               en: 'Unclear who is responsible' },
  benefit:        { sv: 'Ersättningen hindrar nästa steg',       en: 'The benefit hinders the next step' },
  noConsent:      { sv: 'Den enskilde har inte samtyckt',        en: 'The person has not consented' },
  language:       { sv: 'Språk eller tolk',                      en: 'Language or interpreter' },
  travel:         { sv: 'Resor',                                 en: 'Travel' },
  lowSeason:      { sv: 'Stängt under lov eller semester',       en: 'Closed over holidays' },
} as const satisfies CodeList;
export type Obstacle = keyof typeof OBSTACLES;

/**
 * Ändamål: which consents let a person be taken up in a group. A consent to take part in a programme, or to follow something
 * up, is none to be spoken of among several authorities.
 */
export const PRESENTING_PURPOSES = ['coordination', 'groupPresentation'] as const;

/** Varför en medlem inte får det: what the presenter sees before anything is sent. */
// prettier-ignore
export const UNREACHED = {
  noConsent:    { sv: 'Inget samtycke från er till enheten omfattar planering', en: 'No consent from you to the unit covers plans' },
  otherPurpose: { sv: 'Samtycket till enheten gäller ett annat ändamål',        en: 'The consent to the unit is for another purpose' },
  notConfirmed: { sv: 'Er enhet har inte bekräftat samtycket',                  en: 'Your unit has not confirmed the consent' },
  cannotHold:   { sv: 'Inget kan lämnas till enheten just nu',                       en: 'The unit cannot receive at the moment' },
} as const satisfies CodeList;
export type Unreached = keyof typeof UNREACHED;
