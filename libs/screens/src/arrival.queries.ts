import { Injectable } from '@nestjs/common';
import { groundOf, openPlace, sealPlace } from '#cases';
import { CATEGORIES, GROUNDS, INCIDENT_STATUS, REQUISITES, SECRECY, groundsBetween, recordWords } from '#domain';
import type { Ground, IncidentStatus, SecrecyCode } from '#domain';
import { Refusal, isCode } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { ArrivalConnection, ArrivalRow, DeliverableRecord, DeliveryForm, Incident } from './arrival.types.js';
import { incidentOf } from './incident.rules.js';
import type { IncidentRow } from './incident.rules.js';

type ListedRow = Omit<ArrivalRow, 'what' | 'ground' | 'incident'> & {
  readonly recordKind: string;
  readonly ground: Ground;
  readonly incident: IncidentStatus | null;
};
interface Listed {
  readonly totalCount: number;
  readonly hasMore: boolean;
  readonly rows: readonly ListedRow[];
}
type FormRow = Pick<DeliveryForm, 'caseId' | 'to' | 'receivers'> & {
  readonly fromSecrecy: SecrecyCode;
  readonly toSecrecy: SecrecyCode | null;
  readonly records: readonly Omit<DeliverableRecord, 'what'>[];
};
export interface ArrivalFilter {
  readonly fromUnitId?: string;
  readonly category?: string;
  readonly unopened?: boolean;
}

const PAGE = 50;

/** What has come to the unit and what it may hand over. The list shows codes and dates; words are read in the case. */
@Injectable()
export class ArrivalQueries {
  constructor(private readonly access: AccessLog) {}

  async list(filter: ArrivalFilter, first?: number, after?: string): Promise<ArrivalConnection> {
    const { fromUnitId = null, category = null, unopened = false } = filter;
    if (category !== null && !isCode(CATEGORIES, category))
      throw new Refusal('BAD_INPUT', undefined, { field: 'category' });
    const [at, id] = openPlace(after) ?? [];
    const most = Math.min(Math.max(first ?? PAGE, 1), 200);
    const listed = await RequestTransaction.current().value<Listed>('select api.arrivals($1, $2, $3, $4, $5, $6)', [
      fromUnitId, category, unopened, most, at ?? null, id ?? null,
    ]); // prettier-ignore
    await this.access.note('list', [...new Set(listed.rows.map((row) => row.case.id))]);
    const edges = listed.rows.map((row) => ({ cursor: sealPlace([row.at, row.id]), node: rowOf(row) }));
    return {
      edges,
      totalCount: listed.totalCount,
      pageInfo: { hasNextPage: listed.hasMore, endCursor: edges.at(-1)?.cursor },
    };
  }

  /** A number without a name: the length of the list of what is not opened. */
  unopened(): Promise<number> {
    this.access.nothingRead();
    return RequestTransaction.current().value('select api.unopened_arrivals()');
  }

  /** The form of one case; REASON_NEEDED where the case itself would ask for one. */
  async form(caseId: string, toUnitId?: string): Promise<DeliveryForm> {
    const transaction = RequestTransaction.current();
    const [held] = await transaction.rows('select 1 from case_file where id = $1', [caseId]);
    if (!held) throw new Refusal('NOT_FOUND');
    await this.access.open(caseId);
    const row = await transaction.value<FormRow>('select api.delivery_form($1, $2)', [caseId, toUnitId ?? null]);
    const { law, words, requisite } = SECRECY[row.fromSecrecy];
    const { toSecrecy, fromSecrecy, records, ...rest } = row;
    return {
      ...rest,
      secrecyRule: law,
      secrecy: words,
      requisite: REQUISITES[requisite],
      records: records.map((record) => ({ ...record, what: recordWords(record.kind) })),
      grounds: toSecrecy === null ? [] : groundsBetween(fromSecrecy, toSecrecy).map(openGround),
    };
  }

  async incidents(): Promise<Incident[]> {
    const rows = await RequestTransaction.current().value<IncidentRow[]>('select api.open_incidents()');
    await this.access.note('list', [...new Set(rows.map((row) => row.case.id))]);
    return rows.map((row) => incidentOf(row, currentActor().roles));
  }

  /** What a move answers: the incident as it now is. */
  async incident(id: string): Promise<Incident> {
    const [found] = await RequestTransaction.current().rows<{ ref: IncidentRow }>(
      'select ref from api.incident_line($1)',
      [id],
    );
    if (!found) throw new Refusal('GONE');
    await this.access.note('open', [found.ref.case.id]);
    return incidentOf(found.ref, currentActor().roles);
  }
}

function rowOf({ recordKind, ground, incident, ...row }: ListedRow): ArrivalRow {
  return {
    ...row,
    what: recordWords(recordKind),
    ground: groundOf(ground),
    incident: incident === null ? null : INCIDENT_STATUS[incident],
  };
}

function openGround(code: Ground) {
  const { words, law, rule, basis } = GROUNDS[code];
  return { code, label: words, law, rule, byConsent: basis === 'edge' };
}
