import type { Day } from '#kernel';
import type { LimitedRule } from './gap.types.js';

/** A clock as the events left it: who has the next step, when it began and what stopped it. */
export interface ClockRow {
  readonly rule: LimitedRule;
  readonly subject: string;
  readonly holder: string;
  /** The units that may evaluate it besides the coordinating one. */
  readonly parties: readonly string[];
  /** May lie ahead of the event that set it (a follow-up day, a planned end): then it does not run yet. */
  readonly start: Day;
  readonly stop: Day | null;
  readonly reason: string | null;
}

/** The clocks of one case. At most one per (rule, subject) is unstopped; (rule, subject, start) is its identity. */
export class ClockBook {
  private readonly rows = new Map<string, ClockRow>();
  private readonly unstopped = new Map<string, ClockRow>();

  /** Starts a clock unless one already runs for the subject. */
  start(rule: LimitedRule, subject: string, start: Day, holder: string, parties: readonly string[] = []): void {
    const key = keyOf(rule, subject);
    if (this.unstopped.has(key)) return;
    const row = { rule, subject, holder, parties, start, stop: null, reason: null };
    this.unstopped.set(key, row);
    this.rows.set(identityOf(row), row);
  }

  /** Stops the subject's clock, if one runs. A clock stopped before its own start never was. */
  stop(rule: LimitedRule, subject: string, on: Day, reason: string): void {
    const key = keyOf(rule, subject);
    const row = this.unstopped.get(key);
    if (row === undefined) return;
    this.unstopped.delete(key);
    if (on < row.start) this.rows.delete(identityOf(row));
    else this.rows.set(identityOf(row), { ...row, stop: on, reason });
  }

  /** Stops every clock of the case, or of one rule. */
  stopAll(on: Day, reason: string, rule?: LimitedRule): void {
    for (const row of [...this.unstopped.values()]) {
      if (rule === undefined || row.rule === rule) this.stop(row.rule, row.subject, on, reason);
    }
  }

  /** Every clock there has been. */
  all(): readonly ClockRow[] {
    return [...this.rows.values()];
  }
}

function keyOf(rule: LimitedRule, subject: string): string {
  return `${rule}|${subject}`;
}

function identityOf({ rule, subject, start }: ClockRow): string {
  return `${rule}|${subject}|${start}`;
}
