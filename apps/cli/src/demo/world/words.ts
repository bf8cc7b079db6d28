import type { ReferralType, UnitKind } from '#domain';

/** What people write. Invented, short, and about nobody. */
export const QUESTIONS: Readonly<Record<ReferralType, readonly string[]>> = {
  proposal: [
    'Vi ser behov av samordnat stöd och undrar om ni kan ta emot för ett första samtal.',
    'Deltagaren vill komma igång men vet inte vart hen ska vända sig. Kan ni träffa hen?',
  ],
  application: [
    'Deltagaren vill komma i gång med fasta tider några timmar i veckan. Vi söker plats från nästa månad.',
    'Behöver en lugn miljö och en handledare att hålla sig till. Målet är arbetsträning om ett halvår.',
    'Har varit på studiebesök hos er och vill gärna börja. Kan tisdagar och torsdagar.',
    'Behöver stöd med rutiner innan nästa steg. Vi följer upp tillsammans med er efter åtta veckor.',
  ],
  assignment: ['Anvisas till er insats enligt överenskommen planering. Återkom med startdatum.'],
  jointAssessment: [
    'Vi önskar en gemensam kartläggning inför arbetsinriktad rehabilitering.',
    'Deltagaren är redo för nästa steg. Kan vi göra en gemensam kartläggning?',
  ],
  statement: [
    'Vi behöver ett underlag om arbetsförmågan inför planeringen. Vad är möjligt framöver?',
    'Finns ett aktuellt utlåtande? Vi planerar nästa steg och vill inte belasta mer än nödvändigt.',
  ],
  coordination: [
    'Kan ni delta i ett avstämningsmöte? Vi föreslår en timme, gärna inom tre veckor.',
    'Vi behöver stämma av vem som gör vad den närmaste tiden. Vem hos er kan vara med?',
  ],
  careReferral: ['Önskar bedömning och stöd från er. Deltagaren är informerad och vill ha kontakten.'],
};

export const INFO_QUESTIONS = [
  'Vilka insatser har prövats tidigare, och hur gick det?',
  'Finns ett aktuellt underlag om arbetsförmågan?',
  'Till och med när gäller ersättningen?',
] as const;
export const INFO_ANSWERS = [
  'Ja, det finns hos vårdcentralen; be om det där så går det fortast.',
  'Kort bakgrund: en period i arbetsträning för två år sedan, avslutad enligt plan.',
  'Ersättningen gäller till och med årsskiftet.',
] as const;
export const STATEMENTS = [
  'Kan delta på 25 procent i en anpassad miljö, med möjlighet att öka efter en månad.',
  'Behöver tydlig struktur och korta pass. Bedöms kunna prova arbetsträning.',
] as const;
export const OUTCOMES = [
  'Har deltagit enligt plan, mår bra av fasta tider och vill gå vidare.',
  'Närvaron har ökat från två till fyra dagar i veckan. Nästa steg är att prova praktik.',
  'Genomförd. Vi rekommenderar en fortsättning med handledare nära till hands.',
] as const;
export const NOTES = [
  'Ringt och stämt av. Vill ha påminnelse dagen före möten.',
  'Träffades hos oss. Tycker att det går åt rätt håll.',
  'Kan bäst förmiddagar. Nås säkrast på telefon efter kl. 10.',
  'Pratat om nästa steg; vill tänka till nästa vecka.',
  'Kartläggning klar. Egna mål: komma hemifrån, träffa folk, så småningom arbeta deltid.',
] as const;
export const PURPOSES = [
  'Samordnat stöd på väg mot arbete',
  'Planera och följa upp stödet tillsammans',
  'Arbetsinriktad rehabilitering',
] as const;
export const EXCLUSIONS = [
  'Inget om min familj.',
  'Inget om tidigare vård.',
  'Bara det som rör planeringen framåt.',
] as const;
export const NEXT_STEPS = [
  'Arbetsträning via Arbetsförmedlingen, start inom tre veckor',
  'Praktik på deltid, samordnaren bokar besök',
  'Fortsatt stöd hos samordnaren, uppföljning månadsvis',
  'Gemensam kartläggning med FK och AF',
  'Studie- och yrkesvägledning, första samtal bokat',
] as const;
export const SIP_GOALS = [
  'Komma i gång med fasta tider i veckan',
  'Pröva arbete på deltid',
  'Få en vardag som håller',
] as const;

/** What each kind of unit promises in a plan. */
export const PROMISES: Readonly<Record<UnitKind, string>> = {
  labourMarket: 'Samordnar, håller kontakten och bokar uppföljning',
  socialServices: 'Utser kontaktperson och ger stöd i vardagen',
  socialInsurance: 'Stämmer av ersättning och rehabilitering',
  employmentService: 'Söker plats för arbetsträning',
  healthCare: 'Kallar till uppföljning hos rehabkoordinator',
  programme: 'Tar emot i insatsen och följer upp varje månad',
  association: '',
  person: '',
};
