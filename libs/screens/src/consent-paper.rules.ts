import { CATEGORIES, CONSENT_FORMS, CONSENT_GRANTORS, CONSENT_LANGUAGES, sentencesOf, spokenDay } from '#domain';
import type { Category, ConsentForm, ConsentGrantor, ConsentTongue } from '#domain';
import type { CodeList } from '#kernel';
import type { Block, Paper } from '#paper';
import { termsOf } from './consent.rules.js';
import type { Consent, ConsentProof, ProofRow } from './consent.types.js';

// prettier-ignore
const SAY = {
  consent:   { sv: 'Samtycke till att sekretess bryts', en: 'Consent to secrecy being lifted' },
  yes:       { sv: 'Det här gäller det',                en: 'This is what it covers' },
  about:     { sv: 'Vem det handlar om',                en: 'About' },
  given:     { sv: 'Lämnat',                            en: 'Given' },
  by:        { sv: 'Av',                                en: 'By' },
  language:  { sv: 'Språk',                             en: 'Language' },
  interpreter: { sv: 'Tolk',                            en: 'Interpreter' },
  text:      { sv: 'Textens version',                   en: 'Version of the text' },
  heard:     { sv: 'Antecknat av',                      en: 'Written down by' },
  proposal:  { sv: 'förslag, inte godkänd',             en: 'proposal, not approved' },
  approved:  { sv: 'godkänd',                           en: 'approved' },
  changes:   { sv: 'Detta är nytt mot förra samtycket', en: 'What is new against the consent before' },
  proof:     { sv: 'Vad som har lämnats, när och på vilken grund', en: 'What has been handed over, when and on which ground' },
  proofLead: { sv: 'Alla utlämnanden som enheten har gjort eller tagit emot i samordningen. Vad andra har lämnat till varandra framgår inte.',
               en: 'All deliveries this unit has made or received in the case. What others have handed to each other is not shown.' },
  out:       { sv: 'Lämnat av oss',                     en: 'Handed over by us' },
  in:        { sv: 'Mottaget av oss',                   en: 'Received by us' },
  none:      { sv: 'Inget.',                            en: 'Nothing.' },
  when:      { sv: 'När',                               en: 'When' },
  party:     { sv: 'Enhet',                             en: 'Unit' },
  what:      { sv: 'Vad',                               en: 'What' },
  ground:    { sv: 'Grund',                             en: 'Ground' },
  since:     { sv: 'Sedan dess',                        en: 'Since then' },
  opened:    { sv: 'öppnat',                            en: 'opened' },
  unopened:  { sv: 'inte öppnat',                       en: 'not opened' },
  revoked:   { sv: 'samtycket återkallat',              en: 'consent revoked' },
} as const satisfies CodeList;

interface About {
  readonly unit: string;
  readonly on: string;
  readonly person: string | null;
  readonly caseNumber: string;
  /** The text's own heading and paragraphs, in its language. */
  readonly text: { readonly title: string; readonly body: string } | null;
  readonly language: ConsentTongue;
}

/** The consent on paper: the authority's own words, exactly what is agreed to, and where to sign. */
export function consentPaperOf(consent: Consent, about: About): Paper {
  const { language: l, text } = about;
  const facts: [string, string][] = [
    ...(about.person ? [[SAY.about[l], about.person] as [string, string]] : []),
    [SAY.language[l], languageName(consent.language, l)],
    [SAY.interpreter[l], consent.interpreter.label[l]],
    [SAY.text[l], textVersion(consent, l)],
    ...(consent.versionNo > 0 ? givenFacts(consent, l) : []),
  ];
  return {
    title: SAY.consent[l],
    language: l,
    unit: about.unit,
    on: about.on,
    reference: consent.versionNo > 0 ? `${about.caseNumber}, v${consent.versionNo}` : about.caseNumber,
    blocks: [
      ...(text ? textBlocks(text.title, text.body) : []),
      { kind: 'heading', level: 2, text: SAY.yes[l] },
      { kind: 'list', items: sentencesOf(termsOf(consent), l) },
      ...(consent.changes.length > 0
        ? ([{ kind: 'heading', level: 3, text: SAY.changes[l] }, { kind: 'list', items: consent.changes.map((words) => words[l]) }] as const)
        : []),
      { kind: 'facts', rows: facts },
      { kind: 'signature', who: signers(consent, l) },
    ],
  };
} // prettier-ignore

const textBlocks = (title: string, body: string): Block[] => [
  { kind: 'heading', level: 2, text: title },
  ...body
    .split('\n')
    .filter(Boolean)
    .map((text): Block => ({ kind: 'paragraph', text })),
];

function givenFacts(consent: Consent, l: ConsentTongue): [string, string][] {
  const who = CONSENT_GRANTORS[consent.grantor as ConsentGrantor][l];
  const named = [consent.grantorName, consent.grantorRole].filter(Boolean).join(', ');
  return [
    [SAY.given[l], `${spokenDay(consent.givenOn, l)}, ${CONSENT_FORMS[consent.form as ConsentForm][l].toLowerCase()}`],
    [SAY.by[l], named ? `${who}: ${named}` : who],
    ...(consent.takenBy ? [[SAY.heard[l], consent.takenBy] as [string, string]] : []),
  ];
}

/** Which words she was given: the version that was approved, or that nobody had approved one. */
export function textVersion({ text }: Pick<Consent, 'text'>, l: ConsentTongue): string {
  if (!text?.approvedOn) return SAY.proposal[l];
  return `${text.language} ${text.versionNo}, ${SAY.approved[l]} ${spokenDay(text.approvedOn, l)}`;
}

const languageName = (code: string, l: ConsentTongue): string => {
  const [, sv, en] = CONSENT_LANGUAGES.find(([known]) => known === code) ?? [code, code, code];
  return l === 'sv' ? sv : en;
};

function signers({ grantor, grantorName }: Consent, l: ConsentTongue): string[] {
  const named = (code: ConsentGrantor) =>
    code !== 'self' && grantorName ? `${CONSENT_GRANTORS[code][l]}: ${grantorName}` : CONSENT_GRANTORS[code][l];
  return grantor === 'both' ? [named('self'), named('guardian')] : [named(grantor as ConsentGrantor)];
}

/** The proof on paper: out and in, each act a row. */
export function proofPaperOf(proof: ConsentProof, about: Omit<About, 'text'>): Paper {
  const l = about.language;
  const part = (direction: 'out' | 'in'): Block[] => {
    const rows = proof.rows.filter((row) => row.direction === direction);
    const heading: Block = { kind: 'heading', level: 2, text: SAY[direction][l] };
    if (rows.length === 0) return [heading, { kind: 'paragraph', text: SAY.none[l] }];
    const head = [SAY.when[l], SAY.party[l], SAY.what[l], SAY.ground[l], SAY.since[l]];
    return [heading, { kind: 'table', head, rows: rows.map((row) => proofCells(row, l)) }];
  };
  return {
    title: SAY.proof[l],
    language: l,
    unit: about.unit,
    on: about.on,
    reference: about.caseNumber,
    blocks: [
      { kind: 'paragraph', text: SAY.proofLead[l] },
      ...(about.person ? [{ kind: 'facts', rows: [[SAY.about[l], about.person]] } as const] : []),
      ...part('out'),
      ...part('in'),
    ],
  };
}

function proofCells(row: ProofRow, l: ConsentTongue): string[] {
  const { direction, from, to, what, category, ground, law, edge, openedOn, revokedOn, arrivedAt } = row;
  const kind = CATEGORIES[category as Category]?.[l] ?? category;
  return [
    stockholm(arrivedAt),
    direction === 'out' ? to.name : from.name,
    `${what[l]} (${kind.toLowerCase()})`,
    `${ground.label[l]} (${law})${edge ? `, ${edge.validFrom}–${edge.validTo}` : ''}`,
    [openedOn ? `${SAY.opened[l]} ${openedOn}` : SAY.unopened[l], ...(revokedOn ? [`${SAY.revoked[l]} ${revokedOn}`] : [])].join(', '),
  ];
} // prettier-ignore

/** The moment as the clock on the wall showed it. */
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Stockholm',
});
const stockholm = (moment: string): string => CLOCK.format(new Date(moment));
