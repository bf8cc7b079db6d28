import {
  CASE_STATUS,
  CATEGORIES,
  COMMITMENT_STATUS,
  GAP_RULES,
  INTERVENTION_STATUS,
  REFERRAL_STATUS,
  REFERRAL_TYPES,
  spokenDay,
} from '#domain';
import type { CodeList, Words } from '#kernel';
import type { Block, Paper } from '#paper';

/** Where a case stands, as one unit holds it. */
export interface Brief {
  readonly number: string;
  readonly today: string;
  readonly unit: { readonly name: string };
  readonly person: string | null;
  readonly status: string;
  readonly coordinator: { readonly name: string } | null;
  readonly caseworker: { readonly name: string } | null;
  /** Whose turn it is, in words; null when it waits for nobody the unit knows of. */
  readonly next: { readonly unit: string | null; readonly what: Words | null; readonly wishedBy: string | null } | null;
  readonly referrals: readonly { type: string; status: string; since: string; wishedBy: string | null; from: string; to: string }[];
  readonly participations: readonly { title: string; status: string; from: string | null; to: string | null }[];
  readonly plan: { kind: string; no: number; adoptedOn: string; longTermGoal: string | null; followUpOn: string | null; overall: string | null } | null;
  readonly commitments: readonly { text: string; dueOn: string | null; status: string; unit: string }[];
  readonly gaps: readonly { rule: string; since: string }[];
  readonly consents: readonly { from: string; to: string; categories: readonly string[]; until: string }[];
} // prettier-ignore

// prettier-ignore
const SAY = {
  title:     { sv: 'Nuläge', en: 'Where it stands' },
  lead:      { sv: 'Det här är vad enheten innehar i dag. Annat kan finnas hos andra parter.', en: 'This is what the unit holds today. Other parties may hold more.' },
  person:    { sv: 'Person', en: 'Person' },
  status:    { sv: 'Läge', en: 'State' },
  coordinator: { sv: 'Samordnas av', en: 'Coordinated by' },
  worker:    { sv: 'Ansvarig hos oss', en: 'Responsible with us' },
  next:      { sv: 'Nästa steg', en: 'Next step' },
  unknown:   { sv: 'annan part', en: 'another party' },
  nobody:    { sv: 'ingen utsedd', en: 'nobody named' },
  wished:    { sv: 'önskat', en: 'wished by' },
  plan:      { sv: 'Planen', en: 'The plan' },
  goal:      { sv: 'Långsiktigt mål', en: 'Long-term goal' },
  adopted:   { sv: 'Upprättad', en: 'Drawn up' },
  overall:   { sv: 'Övergripande ansvarig huvudman', en: 'Overall responsible principal' },
  followUp:  { sv: 'Uppföljning', en: 'Follow-up' },
  promises:  { sv: 'Åtaganden', en: 'Commitments' },
  running:   { sv: 'Pågår och planeras', en: 'Under way and planned' },
  requests:  { sv: 'Öppna förfrågningar', en: 'Open requests' },
  gaps:      { sv: 'Tid utan pågående insats, och annat som står still', en: 'Time without anything under way, and what stands still' },
  consents:  { sv: 'Samtycken som gäller', en: 'Consents that hold' },
  since:     { sv: 'sedan', en: 'since' },
  until:     { sv: 'till och med', en: 'until' },
} as const satisfies CodeList;
type Tongue = 'sv' | 'en';

/** A wished day counts until there is an answer. */
const ASKING: ReadonlySet<string> = new Set(['sent', 'received', 'infoRequested']);

/** Directions from one unit that say the same, on one line: the page is to stay one page. */
function together(consents: Brief['consents']) {
  const lines = new Map<string, { from: string; to: string[]; categories: readonly string[]; until: string }>();
  for (const { from, to, categories, until } of consents) {
    const key = JSON.stringify([from, until, [...categories].sort()]);
    const line = lines.get(key) ?? { from, to: [], categories, until };
    line.to.push(to);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** Nuläge på en sida: heading by heading what there is, and nothing where there is nothing. */
export function briefPaperOf(brief: Brief, l: Tongue): Paper {
  const { person, coordinator, caseworker, next } = brief;
  const facts: [string, string][] = [
    [SAY.person[l], person ?? brief.number],
    [SAY.status[l], word(CASE_STATUS, brief.status, l)],
    [SAY.coordinator[l], coordinator?.name ?? SAY.unknown[l]],
    [SAY.worker[l], caseworker?.name ?? SAY.nobody[l]],
    ...(next ? [[SAY.next[l], nextWords(next, l)] as [string, string]] : []),
  ];
  return {
    ...{ title: SAY.title[l], language: l, unit: brief.unit.name, on: brief.today, reference: brief.number },
    blocks: [
      { kind: 'facts', rows: facts },
      ...planBlocks(brief, l),
      ...listed(SAY.promises[l], brief.commitments.map(({ text, dueOn, status, unit }) =>
        join([text, unit, dueOn && spokenDay(dueOn, l), word(COMMITMENT_STATUS, status, l)]))),
      ...listed(SAY.running[l], brief.participations.map(({ title, status, from, to }) =>
        join([title, word(INTERVENTION_STATUS, status, l), from && spokenDay(from, l), to && `${SAY.until[l]} ${spokenDay(to, l)}`]))),
      ...listed(SAY.requests[l], brief.referrals.map(({ type, status, since, wishedBy, from, to }) =>
        join([REFERRAL_TYPES[type as keyof typeof REFERRAL_TYPES]?.noun[l] ?? type, `${from} → ${to}`, word(REFERRAL_STATUS, status, l),
          `${SAY.since[l]} ${spokenDay(since, l)}`, wishedBy && ASKING.has(status) ? `${SAY.wished[l]} ${spokenDay(wishedBy, l)}` : null]))),
      ...listed(SAY.gaps[l], brief.gaps.map(({ rule, since }) =>
        join([GAP_RULES[rule as keyof typeof GAP_RULES]?.label[l] ?? rule, `${SAY.since[l]} ${spokenDay(since, l)}`]))),
      ...listed(SAY.consents[l], together(brief.consents).map(({ from, to, categories, until }) =>
        join([`${from} → ${to.join(', ')}`, categories.map((one) => word(CATEGORIES, one, l)).join(', ').toLowerCase(), `${SAY.until[l]} ${spokenDay(until, l)}`]))),
      { kind: 'paragraph', text: SAY.lead[l] },
    ],
  };
} // prettier-ignore

function planBlocks({ plan }: Brief, l: Tongue): Block[] {
  if (!plan) return [];
  const rows: [string, string | null][] = [
    [SAY.goal[l], plan.longTermGoal],
    [SAY.adopted[l], `${spokenDay(plan.adoptedOn, l)} (v${plan.no})`],
    [SAY.overall[l], plan.overall],
    [SAY.followUp[l], plan.followUpOn && spokenDay(plan.followUpOn, l)],
  ];
  const said = rows.filter((row): row is [string, string] => Boolean(row[1]));
  return [
    { kind: 'heading', level: 2, text: SAY.plan[l] },
    { kind: 'facts', rows: said },
  ];
}

const listed = (text: string, items: readonly string[]): Block[] =>
  items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text },
        { kind: 'list', items },
      ];
const nextWords = ({ unit, what, wishedBy }: NonNullable<Brief['next']>, l: Tongue) =>
  join([what?.[l], unit ?? SAY.unknown[l], wishedBy && `${SAY.wished[l]} ${spokenDay(wishedBy, l)}`]);
const join = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');
const word = (list: CodeList, code: string, l: Tongue) =>
  (Object.hasOwn(list, code) ? list[code]?.[l] : undefined) ?? code;
