/** A sentence or label in both languages, as the server sends it. */
export interface Words {
  sv: string;
  en: string;
}
