import type { Words } from '#kernel';
import type { Paper } from './paper.types.js';

/** What the form itself says, beside what the paper is about. */
// prettier-ignore
export const FORM_WORDS = {
  date:      { sv: 'Datum',              en: 'Date' },
  reference: { sv: 'Beteckning',         en: 'Reference' },
  from:      { sv: 'Från',               en: 'From' },
  page:      { sv: 'Sida',               en: 'Page' },
  of:        { sv: 'av',                 en: 'of' },
  place:     { sv: 'Ort och datum',      en: 'Place and date' },
  name:      { sv: 'Namnförtydligande',  en: 'Name in print' },
} as const satisfies Readonly<Record<string, Words>>;

/** The lines under the title: who, when, which. */
export function heads(paper: Paper): readonly (readonly [label: string, value: string])[] {
  const { language: l, unit, on, reference } = paper;
  const rows: [string, string][] = [
    [FORM_WORDS.from[l], unit],
    [FORM_WORDS.date[l], on],
  ];
  return reference ? [...rows, [FORM_WORDS.reference[l], reference]] : rows;
}
