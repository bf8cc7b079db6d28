import { spokenDay } from '#domain';
import type { Block, Paper } from '#paper';
import type { MeetingMinutes } from './meeting.types.js';

/** What minutes say, whoever holds them. */
export type Said = Pick<MeetingMinutes, 'summary' | 'points' | 'decisions' | 'attendance' | 'others'>;
interface About {
  readonly language: 'sv' | 'en';
  readonly unit: string;
  readonly from: string;
  readonly number: string;
  readonly kind: string;
  readonly no: number;
  readonly on: string;
  readonly writtenOn: string;
  readonly today: string;
}

// prettier-ignore
const SAY = {
  title:     { sv: 'Minnesanteckningar', en: 'Minutes' },
  kind:      { sv: 'Möte',               en: 'Meeting' },
  held:      { sv: 'Hållet',             en: 'Held' },
  writer:    { sv: 'Skrivna av',         en: 'Written by' },
  written:   { sv: 'Skrivna den',        en: 'Written on' },
  there:     { sv: 'Deltog',             en: 'Took part' },
  arrived:   { sv: 'Vad mötet kom fram till', en: 'What the meeting arrived at' },
  decided:   { sv: 'Vad som bestämdes',  en: 'What was decided' },
  what:      { sv: 'Vad',                en: 'What' },
  who:       { sv: 'Vem',                en: 'Who' },
  when:      { sv: 'Klart senast',       en: 'By' },
  nothing:   { sv: 'Inget antecknat.',   en: 'Nothing noted.' },
  asked:     { sv: 'Varje enhet tar själv ställning till det den ska göra.', en: 'Each unit decides for itself on what it is to do.' },
} as const;

/** The minutes as they stand in a file: the same blocks become a PDF, a Word file or text for a journal. */
export function minutesBlocks(said: Said, l: 'sv' | 'en'): Block[] {
  const { summary, points, decisions } = said;
  return [
    ...whoWasThere(said, l),
    ...(summary ? ([{ kind: 'heading', level: 2, text: SAY.arrived[l] }, { kind: 'paragraph', text: summary }] as const) : []),
    ...points.flatMap(({ text, said: words }, at): Block[] => [
      { kind: 'heading', level: 2, text: `${at + 1}. ${text}` },
      { kind: 'paragraph', text: words ?? SAY.nothing[l] },
    ]),
    ...(decisions.length > 0 ? decided(decisions, l) : []),
  ]; // prettier-ignore
}

const decided = (decisions: Said['decisions'], l: 'sv' | 'en'): Block[] => [
  { kind: 'heading', level: 2, text: SAY.decided[l] },
  {
    kind: 'table',
    head: [SAY.what[l], SAY.who[l], SAY.when[l]],
    rows: decisions.map(({ text, unit, dueOn }) => [text, unit.name, dueOn ?? '']),
  },
  { kind: 'paragraph', text: SAY.asked[l] },
];

function whoWasThere({ attendance, others }: Said, l: 'sv' | 'en'): Block[] {
  const there = [
    ...attendance.map(({ unit, how }) =>
      how.code === 'inRoom' ? unit.name : `${unit.name} (${how.label[l].toLowerCase()})`,
    ),
    ...others.map(({ label }) => label[l]),
  ];
  return there.length > 0 ? [{ kind: 'facts', rows: [[SAY.there[l], there.join(', ')]] }] : [];
}

export function minutesPaper(said: Said, about: About): Paper {
  const { language: l, unit, from, number, kind, no, on, writtenOn, today } = about;
  return {
    title: SAY.title[l],
    language: l,
    unit,
    on: today,
    reference: `${number}, v${no}`,
    blocks: [
      { kind: 'facts', rows: [[SAY.kind[l], kind], [SAY.held[l], spokenDay(on, l)], [SAY.writer[l], from], [SAY.written[l], spokenDay(writtenOn, l)]] },
      ...minutesBlocks(said, l),
    ],
  }; // prettier-ignore
}
