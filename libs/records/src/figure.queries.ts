import { Injectable } from '@nestjs/common';
import { codeOf, codesOf } from '#cases';
import type { AccountRef, UnitRef } from '#cases';
import {
  FIGURES,
  RECALL_REASONS,
  RELEASE_REASONS,
  SMALL_NUMBERS,
  quarterOf,
  quartersBefore,
  shownNumbers,
} from '#domain';
import type { FigureId, FigureRow, Quarter, ShownNumbers } from '#domain';
import { Refusal } from '#kernel';
import type { CodeList, Day } from '#kernel';
import { AccessLog, RequestTransaction } from '#platform';
import type { FigureArgs } from './figure.inputs.js';
import type { FigureAssociation, FigureChoices, FigureRelease, FigureTable } from './figure.types.js';

/** A figure as it may be shown, before its words. */
export interface Snapshot {
  readonly figure: FigureId;
  readonly quarter: string;
  readonly rowCodes: readonly string[];
  readonly columnCodes: readonly string[];
  readonly cells: ShownNumbers;
}
interface ReleaseRow extends Snapshot {
  readonly id: string;
  readonly version: number;
  readonly unit: UnitRef;
  readonly association: string;
  readonly reason: string;
  readonly decidedBy: AccountRef | null;
  readonly decidedOn: string;
  readonly recallReason: string | null;
  readonly recalledOn: string | null;
  readonly own: boolean;
}

const QUARTERS = 8;
const TOTAL = { sv: 'Totalt', en: 'Total' };

/** Siffror: what a unit may release, and what has been released to whoever asks. */
@Injectable()
export class FigureQueries {
  constructor(private readonly access: AccessLog) {}

  async choices(): Promise<FigureChoices> {
    this.access.nothingRead();
    const today = await this.today();
    return {
      figures: Object.entries(FIGURES).map(([code, { words }]) => codeOf({ [code]: words }, code)),
      quarters: quartersBefore(today, QUARTERS).map(({ code }) => code),
      associations: await this.associations(),
      reasons: codesOf(RELEASE_REASONS),
      recallReasons: codesOf(RECALL_REASONS),
    };
  }

  async preview(args: FigureArgs): Promise<FigureTable> {
    const { id, name } = await this.association(args.associationId);
    const unit = await RequestTransaction.current().value<UnitRef>('select api.unit_ref(current_unit())');
    return tableOf(await this.snapshot(args.figure, args.quarter, id), unit, name);
  }

  /** Counts the own unit's people and keeps only what may be shown: from here on nobody has the small numbers. */
  async snapshot(figure: FigureId, quarter: string, associationId: string): Promise<Snapshot> {
    const { from, to } = await this.over(quarter);
    const counted = await RequestTransaction.current().value<{ line: string; column: string; count: number }[]>(
      'select api.figure_counts($1, $2, $3, $4)',
      [figure, associationId, from, to],
    );
    await this.access.note('figures', []);
    const { rows, columns, columnOf }: FigureRow = FIGURES[figure];
    const [rowCodes, columnCodes] = [Object.keys(rows), Object.keys(columns)];
    const counts = rowCodes.map(() => columnCodes.map(() => 0));
    for (const { line, column, count } of counted) {
      const cells = counts[rowCodes.indexOf(line)];
      if (cells) cells[columnCodes.indexOf(columnOf(column))]! += count;
    }
    return { figure, quarter, rowCodes, columnCodes, cells: shownNumbers(counts) };
  }

  /** The own unit's decisions, or what stands for the reader's association: row-level security says which. */
  async released(only?: string): Promise<FigureRelease[]> {
    this.access.nothingRead();
    const rows = await RequestTransaction.current().value<ReleaseRow[]>('select api.released_figures($1)', [
      only ?? null,
    ]);
    return rows.map((row) => {
      const { id, version, unit, association, decidedBy, decidedOn, recalledOn, own } = row;
      const recallReason = row.recallReason === null ? null : codeOf(RECALL_REASONS, row.recallReason);
      const decision = { reason: codeOf(RELEASE_REASONS, row.reason), decidedBy, decidedOn, recallReason, recalledOn };
      return { id, version, table: tableOf(row, unit, association), ...decision, own };
    });
  }

  async release(id: string): Promise<FigureRelease> {
    const [found] = await this.released(id);
    if (!found) throw new Refusal('NOT_FOUND');
    return found;
  }

  async association(wanted?: string): Promise<FigureAssociation> {
    const [only, another] = (await this.associations()).filter(({ id }) => !wanted || id === wanted);
    if (!only || another) throw new Refusal('BAD_INPUT', undefined, { field: 'associationId' });
    return only;
  }

  private associations(): Promise<FigureAssociation[]> {
    return RequestTransaction.current().rows<FigureAssociation & Record<string, unknown>>(
      `select a.id, a.name from association a join unit_association x on x.association_id = a.id
       where x.unit_id = current_unit() order by a.name, a.id`,
    );
  }

  private async over(code: string): Promise<Quarter> {
    const quarter = quarterOf(code);
    if (!quarter || quarter.to >= (await this.today())) throw new Refusal('BAD_INPUT', undefined, { field: 'quarter' });
    return quarter;
  }

  private today(): Promise<Day> {
    return RequestTransaction.current().value<Day>('select app_today()::text');
  }
}

function tableOf(
  { figure, quarter, rowCodes, columnCodes, cells }: Snapshot,
  unit: UnitRef,
  association: string,
): FigureTable {
  const { words, counts, rows, columns }: FigureRow = FIGURES[figure];
  const label = (list: CodeList, code: string) => codeOf(list, code).label;
  const labels = [...rowCodes.map((code) => label(rows, code)), TOTAL];
  const { from, to } = quarterOf(quarter)!;
  return {
    ...{ figure: codeOf({ [figure]: words }, figure), counts, unit, association, quarter, from, to },
    columns: columnCodes.map((code) => label(columns, code)),
    lines: cells.map((line, at) => ({ label: labels[at]!, cells: [...line] })),
    hidden: cells.flat().filter((cell) => cell === null).length,
    rules: Object.values(SMALL_NUMBERS).map((rule) => rule.words),
  };
}
