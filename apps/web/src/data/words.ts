/** A sentence or label in both languages, as the server sends it. */
export interface Words {
  sv: string;
  en: string;
}

/** The first sentence of a longer explanation. */
export const firstSentence = (text: string) => text.split(/(?<=\.)\s/)[0] ?? text;
