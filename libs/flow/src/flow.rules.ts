import type { Words } from '#kernel';
import type { Happenings } from '#platform';

interface FlowRow {
  /** What is done about it: a method of FlowService. */
  readonly reaction: string;
  readonly why: Words;
}

/**
 * What happens to one thing because of another, in the same transaction: event → reaction → why. Nothing else follows by
 * itself. A chain ends where it began: an end that was brought by another end is already there when its own turn comes.
 */
// prettier-ignore
export const FLOW = {
  'referral.started':   { reaction: 'openIntervention', why: {
    sv: 'En förfrågan som startar är ett deltagande som börjar: samma dag, samma insats, och avsändaren får veta det.',
    en: 'A request that starts is a participation that begins: same day, same programme, and the sender is told.' } },
  'referral.ended':     { reaction: 'endIntervention', why: {
    sv: 'Utfallet av förfrågan är hur deltagandet slutade; ingen ska behöva avsluta två gånger.',
    en: 'The outcome of the request is how the participation ended; nobody should have to end it twice.' } },
  'referral.corrected': { reaction: 'correctIntervention', why: {
    sv: 'Det som startade eller slutade av misstag med förfrågan gäller inte heller för deltagandet.',
    en: 'What the request started or ended by mistake does not hold for the participation either.' } },
  'intervention.ended': { reaction: 'endReferral', why: {
    sv: 'Avsändaren väntar på ett utfall att kvittera, också när det är deltagandet som avslutas.',
    en: 'The sender waits for an outcome to acknowledge, also when it is the participation that is ended.' } },
  'referral.closed':    { reaction: 'endPart', why: {
    sv: 'När utförarens del är slut och utfallet kvitterat ska inget nytt gå dit av sig självt, från någon enhet.',
    en: 'When the provider’s part is over and its outcome acknowledged, nothing new goes there by itself, from any unit.' } },
  'meeting.held':       { reaction: 'holdPlan', why: {
    sv: 'Den som antecknar att planens möte är hållet ska inte behöva säga det en gång till i planen.',
    en: 'Whoever records that the plan’s meeting was held should not have to say so once more in the plan.' } },
  'meeting.decided':    { reaction: 'proposeDecided', why: {
    sv: 'Det ett möte bestämde blir ett föreslaget åtagande hos den enhet som nämns: den svarar själv, och det blir någons nästa steg.',
    en: 'What a meeting decided becomes a proposed commitment of the unit it names: it answers for itself, and somebody has a next step.' } },
  'edge.revoked':       { reaction: 'restPlans', why: {
    sv: 'En plan som samtycket inte längre bär ska vila i samma stund, vem som än antecknade återkallelsen.',
    en: 'A plan the consent no longer carries must rest at once, whoever wrote the revocation down.' } },
  'case.due':           { reaction: 'comeDue', why: {
    sv: 'Har uppföljningsdagen kommit ska planen säga det själv, innan någon behöver leta.',
    en: 'When the day of follow-up has come the plan says so itself, before anyone has to look.' } },
} as const satisfies Readonly<Record<keyof Happenings, FlowRow>>;

/** Each reaction with the event it answers. */
export type FlowReactions = {
  readonly [Event in keyof Happenings as (typeof FLOW)[Event]['reaction']]: (event: Happenings[Event]) => Promise<void>;
};
