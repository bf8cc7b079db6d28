import type { Words } from '#kernel';

/** One kind of reading: its name, and what it means in words a participant understands. */
interface KindRow {
  readonly words: Words;
  readonly meaning: Words;
}

// prettier-ignore
export const ACCESS_KINDS = {
  open:      { words: { sv: 'Öppnat', en: 'Opened' },
    meaning: { sv: 'Någon öppnade ärendet eller en del av det och kunde läsa det enheten har där.',
               en: 'Someone opened the case or a part of it and could read what the unit has there.' } },
  list:      { words: { sv: 'Visat i lista', en: 'Shown in a list' },
    meaning: { sv: 'Ärendet var en av raderna i en lista: namn, nummer och läge, inte innehållet.',
               en: 'The case was one of the rows of a list: name, number and state, not the content.' } },
  search:    { words: { sv: 'Träff i sökning', en: 'Found by a search' },
    meaning: { sv: 'Ärendet var en träff i en sökning. Vad som söktes sparas inte.',
               en: 'The case was found by a search. What was searched for is not kept.' } },
  inbox:     { words: { sv: 'Visat i inkorgen', en: 'Shown in the inbox' },
    meaning: { sv: 'En förfrågan eller överlämning i ärendet visades i enhetens inkorg eller bland skickade.',
               en: 'A request or handoff of the case was shown in the unit’s inbox or among what it has sent.' } },
  notices:   { words: { sv: 'Visat bland aviseringar', en: 'Shown among notices' },
    meaning: { sv: 'Ärendet nämndes i någons aviseringar: namn, nummer och vad som väntade, inte innehållet.',
               en: 'The case was named in someone’s notices: name, number and what waited, not the content.' } },
  gaps:      { words: { sv: 'Visat bland glapp', en: 'Shown among gaps' },
    meaning: { sv: 'Ärendet visades i listan över glapp.', en: 'The case was shown in the list of gaps.' } },
  board:     { words: { sv: 'Visat på tavlan', en: 'Shown on the board' },
    meaning: { sv: 'Ärendet var ett av de äldsta på chefens tavla över enhetens läge.',
               en: 'The case was among the oldest on the manager’s board of the unit.' } },
  receivers: { words: { sv: 'Mottagare visade', en: 'Receivers shown' },
    meaning: { sv: 'Någon såg vilka enheter nästa uppgift skulle gå till.',
               en: 'Someone saw which units the next record would go to.' } },
  denied:    { words: { sv: 'Nekat', en: 'Refused' },
    meaning: { sv: 'Någon försökte och blev nekad. Inget visades.', en: 'Someone tried and was refused. Nothing was shown.' } },
  export:    { words: { sv: 'Uttaget som fil', en: 'Taken out as a file' },
    meaning: { sv: 'Uppgifter togs ut som fil, till exempel för att lämnas ut på begäran.',
               en: 'Records were taken out as a file, for example to be handed over on request.' } },
  erasure:   { words: { sv: 'Gallring', en: 'Erasure' },
    meaning: { sv: 'Någon såg vad en gallring skulle ta bort, föreslog den, godkände den eller läste beviset. Inget innehåll visades.',
               en: 'Someone saw what an erasure would take away, proposed it, decided it or read its proof. No content was shown.' } },
  right:     { words: { sv: 'Begäran om rättelse', en: 'Request for correction' },
    meaning: { sv: 'Någon handlade en begäran om att en uppgift skulle rättas, eller såg listan över sådana.',
               en: 'Someone handled a request that a record be corrected, or saw the list of them.' } },
  print:     { words: { sv: 'Utskrift', en: 'Print' },
    meaning: { sv: 'Uppgifter togs ut för utskrift eller underskrift.', en: 'Records were taken out to be printed or signed.' } },
  copy:      { words: { sv: 'Kopierat till journal eller akt', en: 'Copied to the own record' },
    meaning: { sv: 'Text kopierades för att föras in i myndighetens egen journal eller akt.',
               en: 'Text was copied to be entered in the authority’s own record.' } },
  delivery:  { words: { sv: 'Utlämnat', en: 'Handed over' },
    meaning: { sv: 'En uppgift lämnades ut till en annan enhet, med den grund som står på raden.',
               en: 'A record was handed over to another unit, on the ground the row states.' } },
  proof:     { words: { sv: 'Samtyckesbevis', en: 'Consent proof' },
    meaning: { sv: 'Någon läste vad varje part har tagit emot, när och på vilken grund.',
               en: 'Someone read what each party has received, when and on which ground.' } },
  review:    { words: { sv: 'Logggranskning', en: 'Log review' },
    meaning: { sv: 'En loggranskare läste vem som har läst, aldrig ärendets innehåll.',
               en: 'A log auditor read who has read, never the content of the case.' } },
  incident:  { words: { sv: 'Incidentutredning', en: 'Incident inquiry' },
    meaning: { sv: 'En loggranskare tog fram vem som fick och vem som öppnade en uppgift.',
               en: 'A log auditor established who received and who opened a record.' } },
  extract:   { words: { sv: 'Loggutdrag', en: 'Log extract' },
    meaning: { sv: 'Ett utdrag ur loggen gjordes åt deltagaren.', en: 'An extract of the log was made for the participant.' } },
  token:     { words: { sv: 'System inloggat', en: 'System signed in' },
    meaning: { sv: 'Ett av myndighetens system fick läsa i en kvart, eller nekades. Inget ärende visades.',
               en: 'A system of the authority was let in to read for a quarter of an hour, or refused. No case was shown.' } },
  seats:     { words: { sv: 'Behörighetsgenomgång', en: 'Access review' },
    meaning: { sv: 'Någon gick igenom vilka som har behörighet; inget ärende öppnades.',
               en: 'Someone went through who has access; no case was opened.' } },
} as const satisfies Readonly<Record<string, KindRow>>;
export type AccessKind = keyof typeof ACCESS_KINDS;

/** Why the reader could open it, as it was then. Grounds of a delivery have their own table. */
export const ACCESS_GROUNDS = {
  assigned: { sv: 'Ansvarig handläggare', en: 'Assigned caseworker' },
  deputy: { sv: 'Ersättare för ansvarig handläggare', en: 'Deputy of the assigned caseworker' },
  request: { sv: 'Handlägger en förfrågan i ärendet', en: 'Works on a request of the case' },
  handoff: { sv: 'Tar över ärendet', en: 'Takes the case over' },
  reason: { sv: 'Öppnat med angivet skäl', en: 'Opened with a stated reason' },
  inbox: { sv: 'Inkorgsansvarig, utan egen tilldelning', en: 'Inbox keeper, not assigned' },
  client: { sv: 'Ett av myndighetens system, enligt sin omfattning', en: 'A system of the authority, by its scopes' },
  participant: { sv: 'På deltagarens begäran', en: 'At the participant’s request' },
  systematic: { sv: 'Systematisk logggranskning', en: 'Systematic log review' },
  suspicion: { sv: 'Logggranskning vid misstanke', en: 'Log review on suspicion' },
  other: { sv: 'Enligt rollen', en: 'By the role' },
} as const satisfies Readonly<Record<string, Words>>;
export type AccessGround = keyof typeof ACCESS_GROUNDS;
