import { Injectable } from '@nestjs/common';
import { codeOf } from '#cases';
import {
  ERASURE_STATUS,
  HELD_KINDS,
  HOLD_KINDS,
  RETENTION_RULES,
  disposalDays,
  isInResearchSample,
  latestEntryFor,
  permits,
} from '#domain';
import type { ErasureStatus, HoldKind } from '#domain';
import { Refusal } from '#kernel';
import type { Day, Words } from '#kernel';
import { AccessLog, RequestTransaction, currentActor, openIdentity } from '#platform';
import type { CaseKey } from '#platform';
import { RetentionQueries, termsOf } from './retention.queries.js';
import type { Terms } from './retention.queries.js';
import type { DisposalItem, DisposalList, ErasureCount, ErasureProof, ErasureProofs } from './records.types.js';

export interface FileRow {
  readonly caseId: string;
  readonly number: string;
  readonly name: string | null;
  readonly ownNumber: string | null;
  readonly lastEntry: Day;
  readonly closedOn: Day | null;
  readonly coordinates: boolean;
  readonly correcting: boolean;
  readonly person: { readonly id: string; readonly cipher: string } | null;
  readonly holds: readonly { id: string; kind: HoldKind; reason: string; setOn: Day; version: number }[];
  readonly erasure: {
    id: string;
    status: ErasureStatus;
    version: number;
    proposedBy: string | null;
    mine: boolean;
  } | null;
}

// prettier-ignore
const OBSTACLES = {
  early:       { sv: 'Gallringsfristen har inte gått ut.',                        en: 'Its time has not come.' },
  open:        { sv: 'Ärendet är inte avslutat, så fristen har inte börjat.',     en: 'The case is not closed, so the time has not begun.' },
  coordinates: { sv: 'Ni samordnar ärendet. Avsluta det eller lämna över först.', en: 'You coordinate the case. Close it or hand it over first.' },
  correction:  { sv: 'En begäran om rättelse väntar på beslut.',                 en: 'A request for correction waits for a decision.' },
  held:        { sv: 'Ett gallringsstopp gäller.',                                en: 'A hold is in force.' },
  research:    { sv: 'Ingår i forskningsurvalet (SoL 16 kap. 4 §). Sätt gallringsstopp.', en: 'In the research sample. Place a hold.' },
} satisfies Readonly<Record<string, Words>>;

const PROOFS = `select p.id, p.case_id as "caseId", p.no, p.case_number as "caseNumber", p.rule, p.years, p.law, p.last_entry::text as "lastEntry", p.counts,
    encode(p.digest, 'hex') as digest, to_char(p.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "doneAt",
    (select a.name from account a where a.id = p.proposed_by) as "proposedBy", (select a.name from account a where a.id = p.approved_by) as "approvedBy"
  from erasure_proof p where p.unit_id = current_unit() order by p.no desc limit 500`;

type ProofRow = Omit<ErasureProof, 'rule' | 'counts'> & {
  readonly [column: string]: unknown;
  readonly rule: keyof typeof RETENTION_RULES;
  readonly counts: Readonly<Record<string, { deleted: number; left: number }>>;
};
const MOST = 200;

/** What the unit keeps, until when, and what has gone. */
@Injectable()
export class DisposalQueries {
  constructor(
    private readonly retention: RetentionQueries,
    private readonly access: AccessLog,
  ) {}

  async list(): Promise<DisposalList> {
    const terms = await this.retention.terms();
    if (!terms) return { terms: null, items: [] };
    const rows = (await this.rows(latestEntryFor(terms.code, terms.years, terms.today))).slice(0, MOST);
    await this.access.note('list', rows.map(({ caseId }) => caseId)); // prettier-ignore
    const items = rows
      .map((row) => itemOf(row, terms))
      .filter(({ isDue, obstacle, erasure }) => isDue || obstacle || erasure);
    return { terms: termsOf(terms), items };
  }

  /** One file, whatever its age; undefined when the unit has none. */
  async file(caseId: string): Promise<{ item: DisposalItem; row: FileRow; terms: Terms } | undefined> {
    const terms = await this.retention.terms();
    const row = (await this.rows('9999-12-31')).find((one) => one.caseId === caseId);
    return row && terms ? { item: itemOf(row, terms), row, terms } : undefined;
  }

  async preview(caseId: string): Promise<ErasureCount[]> {
    await this.key(caseId);
    await this.access.note('erasure', [caseId]);
    const rows = await RequestTransaction.current().value<{ kind: string; gone: number; stays: number }[]>(
      'select api.erasure_preview($1)',
      [caseId],
    );
    return rows.map(({ kind, gone, stays }) => ({ kind: codeOf(HELD_KINDS, kind), gone, stays }));
  }

  /** Locks the case. Keeping and erasing show no content, so the one who decides on them need not open it. */
  async key(caseId: string): Promise<CaseKey> {
    const [found] = await RequestTransaction.current().rows<{ associationId: string }>(
      'select lock_case($1), (select association_id from case_file where id = $1) as "associationId"',
      [caseId],
    );
    if (!found?.associationId) throw new Refusal('NOT_FOUND');
    return { associationId: found.associationId, caseId };
  }

  async proofs(): Promise<ErasureProofs> {
    const rows = await RequestTransaction.current().rows<ProofRow>(PROOFS);
    await this.access.note('erasure', rows.map(({ caseId }) => String(caseId))); // prettier-ignore
    const firstBroken = await RequestTransaction.current().value<number | null>('select first_broken_proof()');
    const proofs = rows.map(({ rule, counts, ...row }) => ({
      ...row,
      rule: codeOf({ [rule]: RETENTION_RULES[rule].words }, rule),
      counts: Object.entries(counts).map(([kind, { deleted, left }]) => ({
        kind: codeOf(HELD_KINDS, kind),
        gone: deleted,
        stays: left,
      })),
    }));
    return { proofs, firstBroken };
  }

  private rows(enteredBy: Day): Promise<FileRow[]> {
    return RequestTransaction.current().value<FileRow[]>('select api.disposal_list($1)', [enteredBy]);
  }
}

function itemOf(row: FileRow, terms: Terms): DisposalItem {
  const { caseId, number, name, ownNumber, lastEntry, erasure } = row;
  const days = disposalDays(terms.code, terms.years, row);
  const inResearchSample = terms.code === 'socialServices' && isSampled(row);
  const obstacle = obstacleOf(row, days?.from, terms.today, inResearchSample);
  const { roles } = currentActor();
  return {
    ...{ caseId, number, name, ownNumber, lastEntry, dueFrom: days?.from, latest: days?.latest, inResearchSample },
    isDue: !obstacle,
    obstacle,
    holds: row.holds.map((hold) => ({ ...hold, kind: codeOf(HOLD_KINDS, hold.kind) })),
    erasure: erasure && {
      ...{ id: erasure.id, version: erasure.version, proposedBy: erasure.proposedBy },
      status: codeOf(ERASURE_STATUS, erasure.status),
      iMayApprove: erasure.status === 'proposed' && !erasure.mine && permits(roles, 'erasure.approve'),
    },
  };
}

function obstacleOf(row: FileRow, from: Day | undefined, today: Day, inSample: boolean): Words | null {
  if (row.holds.length > 0) return OBSTACLES.held;
  if (row.correcting) return OBSTACLES.correction;
  if (from === undefined) return OBSTACLES.open;
  if (from > today) return OBSTACLES.early;
  if (row.coordinates) return OBSTACLES.coordinates;
  return inSample ? OBSTACLES.research : null;
}

/** The day of birth is in the sealed number alone; opened here and forgotten. */
const isSampled = ({ person }: FileRow): boolean =>
  person !== null && isInResearchSample(openIdentity(Buffer.from(person.cipher, 'hex'), person.id));
