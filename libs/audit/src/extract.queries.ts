import { Injectable } from '@nestjs/common';
import type { UnitRef } from '#directory';
import { ACCESS_KINDS, GROUNDS } from '#domain';
import type { AccessKind, Ground } from '#domain';
import { AccessLog, RequestTransaction } from '#platform';
import { paperFile } from '#paper';
import type { Block, PaperFile } from '#paper';
import { groundOfEntry, kindOf } from './log-review.queries.js';
import type { IncidentView, ReportDeadline } from './log-review.types.js';

interface Extract {
  readonly caseId: string;
  readonly number: string;
  readonly agency: string;
  readonly rows: readonly { day: string; time: string; unit: string; kind: AccessKind; ground: string | null }[];
}
interface Incident {
  readonly caseId: string;
  readonly number: string;
  readonly deliveries: readonly {
    recordId: string; recordKind: string; category: string; from: UnitRef; to: UnitRef; at: string; ground: Ground; openedOn: string | null;
  }[]; // prettier-ignore
  readonly openings: readonly { at: string; accountName: string; unit: UnitRef; kind: string; ground: string | null }[];
}

const HOUR = 3_600_000;
const WHEN = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });

/** The participant's extract and the incident view: what the own authority may tell of its own log, and no more. */
@Injectable()
export class ExtractQueries {
  constructor(private readonly access: AccessLog) {}

  /** Vem har läst: authority, unit, time, kind and ground, a heading for each day; no names of staff (PDL 8:5). */
  async extract(caseNumber: string, from: string, to: string): Promise<PaperFile> {
    const transaction = RequestTransaction.current();
    const found = await transaction.value<Extract>('select access_extract($1, $2, $3)', [caseNumber, from, to]);
    await this.access.note('extract', [found.caseId], 'participant');
    const today = await transaction.value<string>('select app_today()::text');
    const blocks = blocksOf(found, from, to);
    return paperFile(`loggutdrag-${today}`, {
      title: 'Vem har läst', language: 'sv', unit: found.agency, on: today, reference: found.number, blocks,
    }); // prettier-ignore
  }

  /** Who received and who opened. Days by cybersäkerhetslagen, from when it was noticed. */
  async incident(caseNumber: string, noticedAt: Date, recordId?: string): Promise<IncidentView> {
    const found = await RequestTransaction.current().value<Incident>('select audit_incident($1, $2)', [
      caseNumber,
      recordId ?? null,
    ]);
    await this.access.note('incident', [found.caseId]);
    const deadlines = deadlinesFrom(noticedAt);
    const { deliveries, openings, number } = found;
    return {
      number,
      deliveries: deliveries.length,
      openings: openings.length,
      deadlines,
      text: textOf(found, noticedAt, deadlines),
    };
  }
}

function blocksOf({ rows, agency }: Extract, from: string, to: string): Block[] {
  const days = [...new Set(rows.map(({ day }) => day))];
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return [
    { kind: 'paragraph', text: `Utdraget visar när någon hos ${agency} har läst i ditt ärende mellan ${from} och ${to}. Det visar enhet, tid, vad slags läsning det var och varför den var tillåten. Namn på personal står inte med. Andra myndigheter har egna loggar; fråga dem.` },
    ...(rows.length === 0 ? [{ kind: 'paragraph', text: 'Ingen har läst under tiden.' } as const] : []),
    ...days.flatMap((day): Block[] => [
      { kind: 'heading', level: 2, text: day },
      { kind: 'table', head: ['Tid', 'Myndighet och enhet', 'Vad', 'Varför'],
        rows: rows.filter((row) => row.day === day).map((row) =>
          [row.time, `${agency}, ${row.unit}`, kindOf(row.kind).label.sv, groundOfEntry(row.ground)?.label.sv ?? 'Enhetens arbete']) },
    ]),
    ...(kinds.length > 0 ? [{ kind: 'heading', level: 2, text: 'Vad orden betyder' } as const,
      { kind: 'facts', rows: kinds.map((kind) => [ACCESS_KINDS[kind].words.sv, ACCESS_KINDS[kind].meaning.sv] as const) } as const] : []),
  ]; // prettier-ignore
}

/** 24 hours, 72 hours, and a month after the 72-hour report (cybersäkerhetslag 2025:1506). */
function deadlinesFrom(noticed: Date): ReportDeadline[] {
  const after = (hours: number) => new Date(noticed.getTime() + hours * HOUR);
  const month = after(72);
  const day = month.getUTCDate();
  month.setUTCMonth(month.getUTCMonth() + 1);
  if (month.getUTCDate() !== day) month.setUTCDate(0); // a shorter month ends on its last day
  return [
    {
      what: { code: 'warning', label: { sv: 'Tidig varning, 24 timmar', en: 'Early warning, 24 hours' } },
      by: after(24).toISOString(),
    },
    {
      what: { code: 'notification', label: { sv: 'Incidentanmälan, 72 timmar', en: 'Notification, 72 hours' } },
      by: after(72).toISOString(),
    },
    {
      what: { code: 'final', label: { sv: 'Slutrapport, en månad efter anmälan', en: 'Final report, a month after' } },
      by: month.toISOString(),
    },
  ];
}

function textOf(
  { number, deliveries, openings }: Incident,
  noticed: Date,
  deadlines: readonly ReportDeadline[],
): string {
  const when = (at: string | Date) => WHEN.format(new Date(at));
  return [
    `Incident, ärende ${number}. Upptäckt ${when(noticed)}.`,
    ...deadlines.map(({ what, by }) => `${what.label.sv}: senast ${when(by)}`),
    '',
    `Utlämnat av oss (${deliveries.length}):`,
    ...deliveries.map(({ at, from, to, category, ground, openedOn }) =>
      `- ${when(at)}: ${from.name} till ${to.name} (${to.agencyName}), uppgiftsslag ${category}, grund ${GROUNDS[ground]?.words.sv ?? ground}, ${openedOn ? `öppnat ${openedOn}` : 'inte öppnat'}`),
    '',
    `Öppnat hos oss (${openings.length}):`,
    ...openings.map(({ at, accountName, unit, kind, ground }) =>
      `- ${when(at)}: ${accountName}, ${unit.name}: ${kindOf(kind).label.sv}${ground ? ` (${groundOfEntry(ground)?.label.sv})` : ''}`),
  ].join('\n'); // prettier-ignore
}
