import { CORRECTION_APPEALS, CORRECTION_ASKERS, CORRECTION_REFUSALS, CORRECTION_RULES, HELD_KINDS } from '#domain';
import type { CorrectionStatus, RetentionCode } from '#domain';
import type { Day } from '#kernel';
import type { Block, Paper } from '#paper';
import { sayingOf } from './correction.queries.js';
import type { CorrectionRow } from './correction.queries.js';

// prettier-ignore
const DECIDED: Readonly<Record<CorrectionStatus, string>> = {
  asked:     'Begäran är inte avgjord än.',
  corrected: 'Vi har rättat uppgiften.',
  noted:     'Vi har antecknat din invändning vid uppgiften.',
  refused:   'Vi rättar inte uppgiften.',
  withdrawn: 'Begäran är återtagen.',
};

/** Svaret till den enskilda: what was asked, what was decided and why, what stays, who has been told, and how to appeal. */
export function correctionPaper(row: CorrectionRow, unit: string, code: RetentionCode, on: Day): Paper {
  const { law, history, appeal } = CORRECTION_RULES[code];
  return {
    ...{ title: 'Svar på begäran om rättelse', language: 'sv', unit, on, reference: row.case.number },
    blocks: [
      { kind: 'facts', rows: [
        ['Begäran kom in', row.askedOn], ['Begärt av', CORRECTION_ASKERS[row.askedBy].sv],
        ['Uppgiften', `${HELD_KINDS[row.recordKind]?.sv ?? row.recordKind}, ${row.owner.name}`],
      ] },
      ...quoted('Uppgiften som den står', row.before && sayingOf({ kind: row.recordKind, record: row.before })),
      ...quoted('Vad som begärdes', row.wanted),
      heading('Beslut'),
      { kind: 'paragraph', text: [DECIDED[row.status], row.reason && `Skäl: ${CORRECTION_REFUSALS[row.reason].sv}.`, row.words].filter(Boolean).join('\n') },
      ...quoted(row.status === 'noted' ? 'Din invändning' : 'Detta gäller i stället', row.after && sayingOf({ kind: row.resultKind ?? 'message', record: row.after })),
      ...(row.status === 'corrected' || row.status === 'noted' ? told(row) : []),
      heading('Vad som händer med det som stod förut'),
      { kind: 'paragraph', text: `${history.sv} (${law})` },
      ...(row.status === 'refused' || row.status === 'noted' ? [heading('Om du inte är nöjd'), { kind: 'paragraph', text: CORRECTION_APPEALS[appeal].sv } as const] : []),
      { kind: 'facts', rows: [['Avgjort', row.decidedOn ?? ''], ['Avgjort av', row.decidedBy?.name ?? unit]] },
    ],
  }; // prettier-ignore
}

function told({ told: receivers }: CorrectionRow): Block[] {
  const items = receivers.map(({ unit, on }) => `${unit.name}: ${on ? `underrättad ${on}` : 'inte underrättad än'}`);
  return [
    heading('Andra som hade fått uppgiften'),
    items.length > 0 ? { kind: 'list', items } : { kind: 'paragraph', text: 'Ingen annan har fått den av oss.' },
  ];
}

const quoted = (title: string, text: string | null): Block[] =>
  text ? [heading(title), { kind: 'paragraph', text }] : [];
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
