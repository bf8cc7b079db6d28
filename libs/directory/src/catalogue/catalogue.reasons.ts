import type { CodeList, Words } from '#kernel';

/** Why a configuration file is refused: what stands there, and what should. `{…}` is filled in from the file. */
// prettier-ignore
export const CATALOGUE_ERRORS = {
  fileTooLarge:     { sv: 'Filen är större än {most} MB. Dela upp den.',
                      en: 'The file is larger than {most} MB. Split it.' },
  notUtf8:          { sv: 'Raden är inte UTF-8. Spara filen som UTF-8.',
                      en: 'The line is not UTF-8. Save the file as UTF-8.' },
  notJson:          { sv: 'Filen är inte giltig JSON här. Kontrollera komman, citattecken och klamrar före stället.',
                      en: 'The file is not valid JSON here. Check commas, quotes and brackets before this place.' },
  tooDeep:          { sv: 'För många nivåer i varandra; högst {most}.',
                      en: 'Too many levels inside each other; at most {most}.' },
  duplicateField:   { sv: 'Fältet ”{name}” står två gånger. Ta bort det ena.',
                      en: 'The field “{name}” is given twice. Remove one.' },
  unknownField:     { sv: 'Fältet ”{name}” finns inte. Rätta stavningen eller ta bort det.',
                      en: 'There is no field “{name}”. Correct the spelling or remove it.' },
  missing:          { sv: 'Fältet saknas.', en: 'The field is missing.' },
  wrongType:        { sv: 'Här ska stå {expectedSv}, men det står {foundSv}.',
                      en: 'This should be {expectedEn}, but it is {foundEn}.' },
  notInList:        { sv: '”{value}” är inget giltigt värde. Välj bland: {list}.',
                      en: '“{value}” is not a valid value. Choose among: {list}.' },
  tooSmall:         { sv: 'Talet får vara lägst {least}.', en: 'The number may be no lower than {least}.' },
  tooBig:           { sv: 'Talet får vara högst {most}.', en: 'The number may be no higher than {most}.' },
  emptyText:        { sv: 'Texten är tom. Skriv något, eller null om uppgiften saknas.',
                      en: 'The text is empty. Write something, or null if it is not known.' },
  textTooLong:      { sv: 'Texten får ha högst {most} tecken.', en: 'The text may have at most {most} characters.' },
  listTooLong:      { sv: 'Listan får ha högst {most} rader.', en: 'The list may have at most {most} entries.' },
  listTooShort:     { sv: 'Listan ska ha minst {least} rader.', en: 'The list must have at least {least} entries.' },
  badCharacter:     { sv: 'Texten innehåller styrtecken eller halva tecken. Skriv om den.',
                      en: 'The text has control characters or half characters. Rewrite it.' },
  badId:            { sv: 'En id har bara små bokstäver a–z, siffror och bindestreck, högst 80 tecken.',
                      en: 'An id has only lower-case a–z, digits and hyphens, at most 80 characters.' },
  badDate:          { sv: 'Skriv ett datum som finns, som 2021, 2021-01 eller 2021-01-31.',
                      en: 'Write a date that exists, as 2021, 2021-01 or 2021-01-31.' },
  backwards:        { sv: 'Slutet ({to}) ligger före början ({from}).',
                      en: 'The end ({to}) is before the beginning ({from}).' },
  duplicateId:      { sv: '”{id}” finns redan på rad {line}.', en: '“{id}” is already on line {line}.' },
  unknownProgramme: { sv: 'Det finns ingen insats ”{id}” i katalogen.',
                      en: 'There is no programme “{id}” in the catalogue.' },
  parentCycle:      { sv: 'Insatsen ligger under sig själv: {way}.', en: 'The programme is below itself: {way}.' },
  parentElsewhere:  { sv: '”{id}” hör till ett annat samordningsförbund.',
                      en: '“{id}” belongs to another coordination association.' },
  childMismatch:    { sv: '”{id}” anger inte den här insatsen som sin överordnade (parentId).',
                      en: '“{id}” does not name this programme as its parent (parentId).' },
  notIndividual:    { sv: '”{id}” riktar sig inte till enskilda personer och kan inte ha en utförande enhet.',
                      en: '“{id}” is not for individuals and cannot have an operating unit.' },
  unknownCode:      { sv: '”{value}” finns inte i filen.', en: '“{value}” is not in the file.' },
  repeatedCode:     { sv: '”{value}” står redan tidigare i filen.', en: '“{value}” is given earlier in the file.' },
  associationRuns:  { sv: '”{value}” hör till ett samordningsförbund, som aldrig utför en insats.',
                      en: '“{value}” belongs to a coordination association, which never runs a programme.' },
  unitElsewhere:    { sv: '”{value}” arbetar inte i insatsens samordningsförbund.',
                      en: '“{value}” does not work in the coordination association of the programme.' },
  labelMissing:     { sv: 'En titel som kan avslöja hälsa behöver en neutral benämning.',
                      en: 'A title that may reveal health needs a neutral label.' },
  wrongAgency:      { sv: 'En enhet av slaget ”{value}” kan inte finnas hos den här myndigheten.',
                      en: 'A unit of kind “{value}” cannot belong to this agency.' },
} as const satisfies CodeList;
export type CatalogueErrorCode = keyof typeof CATALOGUE_ERRORS;

/** What a JSON value is called. */
// prettier-ignore
export const JSON_TYPES = {
  string:  { sv: 'en text',            en: 'a text' },
  number:  { sv: 'ett tal',            en: 'a number' },
  int:     { sv: 'ett heltal',         en: 'a whole number' },
  boolean: { sv: 'true eller false',   en: 'true or false' },
  array:   { sv: 'en lista [ … ]',     en: 'a list [ … ]' },
  tuple:   { sv: 'en lista [ … ]',     en: 'a list [ … ]' },
  object:  { sv: 'ett objekt { … }',   en: 'an object { … }' },
  null:    { sv: 'null',               en: 'null' },
  other:   { sv: 'ett annat värde',    en: 'another value' },
} as const satisfies CodeList;

const MOST_QUOTED = 200;

/** The sentence of a code, with what the file says filled in, shortened so that a long text cannot hide the message. */
export function errorWords(code: CatalogueErrorCode, what: Readonly<Record<string, string | number>> = {}): Words {
  const fill = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(what[name] ?? '').slice(0, MOST_QUOTED));
  return { sv: fill(CATALOGUE_ERRORS[code].sv), en: fill(CATALOGUE_ERRORS[code].en) };
}
