/** Fraser: how long one may be, and how many a unit or a person has. */
export const PHRASE_TITLE = 60;
export const PHRASE_LENGTH = 4000;
export const PHRASES_MOST = 100;
