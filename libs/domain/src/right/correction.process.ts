import { EITHER, NEW, type CodeList, type Move, type Process } from '#kernel';

/** Rättelse på begäran: the unit that holds the record decides; what stood there before stays as history. */
// prettier-ignore
export const CORRECTION_STATUS = {
  asked:     { sv: 'Väntar på beslut',          en: 'Waits for a decision' },
  corrected: { sv: 'Rättad',                    en: 'Corrected' },
  noted:     { sv: 'Invändning antecknad',      en: 'Objection noted' },
  refused:   { sv: 'Rättas inte',               en: 'Not corrected' },
  withdrawn: { sv: 'Återtagen',                 en: 'Withdrawn' },
} as const satisfies CodeList;
export type CorrectionStatus = keyof typeof CORRECTION_STATUS;

export type CorrectionAction = 'ask' | 'correct' | 'note' | 'refuse' | 'withdraw';

// prettier-ignore
export const CORRECTION_PARTIES = {
  owner:  { sv: 'Enheten som skrev uppgiften',    en: 'The unit that wrote the record' },
  holder: { sv: 'Enheten som har fått uppgiften', en: 'The unit that was handed the record' },
} as const satisfies CodeList;
export type CorrectionParty = keyof typeof CORRECTION_PARTIES;

// prettier-ignore
export const CORRECTION_NEEDS = {
  wanted:  { sv: 'vad som är fel, med den enskildas ord', en: 'what is wrong, in the person’s own words' },
  right:   { sv: 'vad som gäller i stället',   en: 'what holds instead' },
  view:    { sv: 'den enskildas uppfattning',  en: 'the person’s view' },
  refusal: { sv: 'skäl till att den inte rättas', en: 'a reason why it is not corrected' },
  words:   { sv: 'motivering',                 en: 'the grounds in words' },
} as const satisfies CodeList;
export type CorrectionNeed = keyof typeof CORRECTION_NEEDS;

/** What was received from another is not rewritten: the view is noted beside it, and the owner is asked. */
// prettier-ignore
export const CORRECTION_MOVES: readonly Move<CorrectionStatus, CorrectionAction, CorrectionParty, CorrectionNeed>[] = [
  // from    action      to           by       needs
  [NEW,     'ask',      'asked',     EITHER,  ['wanted']],
  ['asked', 'correct',  'corrected', 'owner', ['right']],
  ['asked', 'note',     'noted',     EITHER,  ['view']],
  ['asked', 'refuse',   'refused',   EITHER,  ['refusal', 'words']],
  ['asked', 'withdraw', 'withdrawn', EITHER,  []],
];

export const CORRECTION_PROCESS: Process<CorrectionStatus, CorrectionAction, CorrectionParty, CorrectionNeed> = {
  name: 'correction',
  statuses: CORRECTION_STATUS,
  parties: CORRECTION_PARTIES,
  needs: CORRECTION_NEEDS,
  moves: CORRECTION_MOVES,
  initial: NEW,
  terminal: ['corrected', 'noted', 'refused', 'withdrawn'],
};
