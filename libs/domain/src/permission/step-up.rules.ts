import type { Words } from '#kernel';
import type { Permission } from './permission.policy.js';

/** Who is asked to show once more that it is she, and why. */
export interface StepUpRow {
  readonly who: Words;
  readonly why: Words;
}

/** How long a sign-in counts as fresh, on the real clock. */
export const FRESH_MINUTES = 10;

/** Ny verifiering: permissions that ask for a sign-in within the last ten minutes. One without a row never asks. */
// prettier-ignore
const ROWS = {
  'seat.grant': {
    who: { sv: 'Systemförvaltaren hos varje myndighet', en: 'The administrator of each authority' },
    why: { sv: 'En ny behörighet öppnar en hel enhets ärenden. En lämnad skärm ska inte kunna ge den.',
           en: 'A new seat opens a whole unit’s cases. A screen left alone must not be able to give it.' } },
  'account.unlock': {
    who: { sv: 'Systemförvaltaren hos varje myndighet', en: 'The administrator of each authority' },
    why: { sv: 'Den som spärrades kan ha spärrats av ett skäl som ännu gäller.',
           en: 'Whoever was locked may have been locked for a reason that still holds.' } },
  'client.register': {
    who: { sv: 'Systemförvaltaren hos varje myndighet', en: 'The administrator of each authority' },
    why: { sv: 'Ett system som släpps in läser en hel enhets ärenden, utan att någon ser på.',
           en: 'A system that is let in reads a whole unit’s cases, with nobody looking on.' } },
  'client.changeSecret': {
    who: { sv: 'Systemförvaltaren hos varje myndighet', en: 'The administrator of each authority' },
    why: { sv: 'Den nya hemligheten visas en gång och öppnar det systemet öppnar.',
           en: 'The new secret is shown once and opens what the system opens.' } },
  'audit.extract': {
    who: { sv: 'Loggranskaren eller samordnaren', en: 'The log auditor or the case manager' },
    why: { sv: 'Utdraget lämnar huset. Den som gör det visar att det är hon, just nu.',
           en: 'The extract leaves the house. Whoever makes it shows that it is she, just now.' } },
  'case.readProtected': {
    who: { sv: 'Den som är behörig för skyddade uppgifter', en: 'Whoever is cleared for protected identity' },
    why: { sv: 'En röjd adress kan inte tas tillbaka. Den som läser visar att det är hon, just nu.',
           en: 'An address once revealed cannot be taken back. The reader shows that it is she, just now.' } },
  'delivery.export': {
    who: { sv: 'Den som hämtar ett utlämnande som fil', en: 'Whoever fetches a delivery as a file' },
    why: { sv: 'En fil lämnar Samsteg och kan inte spärras. Den som hämtar visar att det är hon.',
           en: 'A file leaves Samsteg and cannot be closed. Whoever fetches it shows that it is she.' } },
  'document.export': {
    who: { sv: 'Den som öppnar en handling som fil', en: 'Whoever opens a document as a file' },
    why: { sv: 'En fil lämnar Samsteg och kan inte spärras. Den som hämtar visar att det är hon.',
           en: 'A file leaves Samsteg and cannot be closed. Whoever fetches it shows that it is she.' } },
  'case.export': {
    who: { sv: 'Den som hämtar nuläget som fil', en: 'Whoever fetches where a case stands as a file' },
    why: { sv: 'En fil lämnar Samsteg och kan inte spärras. Den som hämtar visar att det är hon.',
           en: 'A file leaves Samsteg and cannot be closed. Whoever fetches it shows that it is she.' } },
  'meeting.export': {
    who: { sv: 'Den som hämtar minnesanteckningar som fil', en: 'Whoever saves minutes as a file' },
    why: { sv: 'En fil lämnar Samsteg och kan inte spärras. Den som hämtar visar att det är hon.',
           en: 'A file leaves Samsteg and cannot be locked. Whoever fetches it shows that it is she.' } },
  'sip.export': {
    who: { sv: 'Den som hämtar en plan eller kallelse som fil', en: 'Whoever fetches a plan or a call as a file' },
    why: { sv: 'En fil lämnar Samsteg och kan inte spärras. Den som hämtar visar att det är hon.',
           en: 'A file leaves Samsteg and cannot be closed. Whoever fetches it shows that it is she.' } },
  'transfer.export': {
    who: { sv: 'Den som hämtar underlag till journal eller akt som fil', en: 'Whoever fetches what goes to a journal or file' },
    why: { sv: 'En fil lämnar Samsteg och kan inte spärras. Den som hämtar visar att det är hon.',
           en: 'A file leaves Samsteg and cannot be closed. Whoever fetches it shows that it is she.' } },
  'clearance.set': {
    who: { sv: 'Den som är behörig för skyddade uppgifter', en: 'Whoever is cleared for protected identity' },
    why: { sv: 'Fler som ser ett skyddat ärende är fler som kan röja det. Den som utser visar att det är hon.',
           en: 'More who see a protected case are more who can reveal it. Whoever names them shows that it is she.' } },
  'protection.end': {
    who: { sv: 'Den som är behörig för skyddade uppgifter', en: 'Whoever is cleared for protected identity' },
    why: { sv: 'När markeringen är borta syns ärendet för alla som har det. Det kan inte göras osett.',
           en: 'When the mark is gone everybody who holds the case sees it. That cannot be unseen.' } },
  'consent.exportProof': {
    who: { sv: 'Den som tar ut beviset på vad som lämnats', en: 'Whoever takes out the proof of what was handed over' },
    why: { sv: 'Dokumentet samlar allt som gått mellan enheterna om en person, och lämnar systemet.',
           en: 'The document gathers all that has crossed between units about a person, and leaves the system.' } },
  'right.extract': {
    who: { sv: 'Den som tar ut ett registerutdrag', en: 'Whoever makes a register extract' },
    why: { sv: 'Filen samlar allt enheten har om en person och lämnar systemet.',
           en: 'The file gathers all the unit has about a person and leaves the system.' } },
  'right.ownPart': {
    who: { sv: 'Den som tar ut handlingar för sekretessprövning', en: 'Whoever exports records for assessment' },
    why: { sv: 'Filen lämnar systemet innan sekretessen är prövad.',
           en: 'The file leaves the system before its secrecy has been assessed.' } },
  'correction.export': {
    who: { sv: 'Den som tar ut ett svar om rättelse', en: 'Whoever takes out an answer about a correction' },
    why: { sv: 'Svaret säger vad som stod i akten, och lämnar systemet.',
           en: 'The answer says what stood in the file, and leaves the system.' } },
  'figure.release': {
    who: { sv: 'Chefen som släpper enhetens siffror', en: 'The manager who releases the unit’s figures' },
    why: { sv: 'Det förbundet en gång har sett kan inte göras osett.',
           en: 'What the association has once seen cannot be unseen.' } },
  'figure.withdraw': {
    who: { sv: 'Chefen som drar tillbaka enhetens siffror', en: 'The manager who withdraws the unit’s figures' },
    why: { sv: 'Ett tillbakadraget kvartal kan inte släppas igen.', en: 'A quarter once withdrawn cannot be released again.' } },
  'erasure.approve': {
    who: { sv: 'Chefen som beslutar gallring', en: 'The manager who decides an erasure' },
    why: { sv: 'Det som har gallrats kan inte tas tillbaka.', en: 'What has been erased cannot be brought back.' } },
} as const satisfies Partial<Readonly<Record<Permission, StepUpRow>>>;

export const STEP_UP: Partial<Readonly<Record<Permission, StepUpRow>>> = ROWS;

/** Whether the permission asks for a fresh sign-in. */
export const needsStepUp = (permission: Permission): boolean => Object.hasOwn(STEP_UP, permission);

/** How far ahead another machine's clock may be before what it says is not believed. */
const CLOCK_DRIFT_MS = 60_000;

/** Whether a verification is recent enough. None at all never is, nor one that has not happened yet. */
export function isFresh(verifiedAt: Date | undefined, now: Date): boolean {
  if (!verifiedAt) return false;
  const age = now.getTime() - verifiedAt.getTime();
  return age >= -CLOCK_DRIFT_MS && age < FRESH_MINUTES * 60_000;
}
