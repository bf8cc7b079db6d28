import type { CodeList } from '#kernel';

/** Slag av handling: what a checklist asks for by. */
// prettier-ignore
export const DOCUMENT_KINDS = {
  medicalCertificate: { sv: 'Läkarutlåtande eller intyg',          en: 'Medical certificate' },
  assessment:         { sv: 'Kartläggning',                        en: 'Assessment' },
  plan:               { sv: 'Planering eller handlingsplan',       en: 'Plan' },
  decision:           { sv: 'Beslut',                              en: 'Decision' },
  statement:          { sv: 'Utlåtande eller bedömning',           en: 'Statement' },
  activityReport:     { sv: 'Närvaro- eller aktivitetsrapport',    en: 'Attendance or activity report' },
  merits:             { sv: 'Meritförteckning eller betyg',        en: 'CV or grades' },
  letter:             { sv: 'Brev',                                en: 'Letter' },
  other:              { sv: 'Annan handling',                      en: 'Other document' },
} as const satisfies CodeList;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** What a file may be, by its content, and how such a file is called when it is saved. Nothing that runs by itself is among them. */
export const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
};

/** The largest file, in bytes. */
export const DOCUMENT_LIMIT = 10 * 1024 * 1024;
