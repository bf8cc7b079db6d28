import type { CodeList, Words } from '#kernel';
import type { RetentionCode } from '../retention/retention.rules.js';

/** Under which law a unit corrects, and why the earlier wording stays. */
export interface CorrectionRule {
  readonly law: string;
  readonly history: Words;
  /** Whether the unit is an authority, whose refusal is appealed to a court; a private provider's goes to the supervisor. */
  readonly appeal: 'court' | 'supervisor';
}

const PUBLIC_RECORD: Words = {
  sv: 'Uppgiften är en del av en allmän handling och får inte utplånas. Den står kvar som historik med anmärkning om rättelsen.',
  en: 'The record is part of an official document and may not be obliterated. It stays as history, marked as corrected.',
};

/** Rättelse: by whose file it is. */
// prettier-ignore
export const CORRECTION_RULES: Readonly<Record<RetentionCode, CorrectionRule>> = {
  socialServices: { appeal: 'court', law: 'Dataskyddsförordningen artikel 16, SoL 2025:400 14 kap. 6 §',
    history: { sv: 'Det som är fel i en personakt stryks inte: att uppgiften är felaktig, eller att den enskilda anser det, antecknas.',
               en: 'What is wrong in a file is not struck out: that it is wrong, or that the person says so, is noted.' } },
  privateSocial:  { appeal: 'supervisor', law: 'Dataskyddsförordningen artikel 16, SoL 2025:400 17 kap. 1 §',
    history: { sv: 'Dokumentationen stryks inte: rättelsen eller invändningen antecknas vid uppgiften.',
               en: 'The documentation is not struck out: the correction or the objection is noted beside it.' } },
  healthCare:     { appeal: 'court', law: 'Patientdatalag 2008:355 3 kap. 8 och 14 §§, dataskyddsförordningen artikel 16',
    history: { sv: 'En uppgift i en journal får inte utplånas. När den rättades och av vem antecknas. Att förstöra en journal prövas av IVO (8 kap. 4 §).',
               en: 'What stands in a patient record may not be obliterated. When it was corrected and by whom is noted. Destroying a record is tried by IVO.' } },
  employmentService: { appeal: 'court', law: 'Dataskyddsförordningen artikel 16, lag 2002:546', history: PUBLIC_RECORD },
  socialInsurance:   { appeal: 'court', law: 'Dataskyddsförordningen artikel 16, SFB 114 kap.', history: PUBLIC_RECORD },
  municipalLabour:   { appeal: 'court', law: 'Dataskyddsförordningen artikel 16, arkivlag 1990:782 10 §', history: PUBLIC_RECORD },
};

/** Hur man överklagar: on every refusal, in the person's own language of law made plain. */
// prettier-ignore
export const CORRECTION_APPEALS = {
  court: { sv: 'Du kan överklaga beslutet till förvaltningsrätten. Skriv vilket beslut det gäller, vad du vill ändra och varför. Lämna överklagandet till enheten inom tre veckor från den dag du fick del av beslutet (lag 2018:218 7 kap. 2 §, förvaltningslag 2017:900 43 och 44 §§). Du kan också klaga hos Integritetsskyddsmyndigheten, imy.se (artikel 77).',
           en: 'You may appeal to the administrative court, through the unit, within three weeks of receiving the decision. You may also complain to the Swedish Authority for Privacy Protection, imy.se (article 77).' },
  supervisor: { sv: 'Du kan klaga hos Integritetsskyddsmyndigheten, imy.se (artikel 77), eller väcka talan i domstol (artikel 79).',
           en: 'You may complain to the Swedish Authority for Privacy Protection, imy.se (article 77), or go to court (article 79).' },
} as const satisfies CodeList;

/** Svar ska ges inom en månad (artikel 12.3). */
export const CORRECTION_ANSWER_MONTHS = 1;
