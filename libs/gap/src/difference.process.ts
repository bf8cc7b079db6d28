import type { Finding } from '#domain';
import { uuidv7, type Day } from '#kernel';
import type { FindingChange, FindingState, StoredFinding } from './ground.types.js';

const STATE = [
  'holder',
  'dueOn',
  'breachOn',
  'stopOn',
  'stopReason',
] as const satisfies readonly (keyof FindingState)[];

/**
 * What has to be written so that the stored findings are the derived ones. Nothing when they already are: evaluating twice
 * writes once. A stored finding that is no longer derived is retracted, never removed.
 */
export function difference(
  stored: readonly StoredFinding[],
  derived: readonly Finding[],
  today: Day,
): readonly FindingChange[] {
  const known = new Map(stored.map((row) => [identityOf(row), row]));
  const changes: FindingChange[] = [];
  for (const finding of derived) {
    const before = known.get(identityOf(finding));
    known.delete(identityOf(finding));
    if (before === undefined || before.retracted || STATE.some((field) => before[field] !== finding[field])) {
      changes.push(changeOf(before, stateOf(finding), today));
    }
  }
  for (const row of known.values()) {
    if (row.retracted) continue;
    changes.push({ ...row, version: row.version + 1, retracted: true, change: 'retracted', effectiveOn: today });
  }
  return changes;
}

function changeOf(before: StoredFinding | undefined, now: FindingState, today: Day): FindingChange {
  const row = { ...now, id: before?.id ?? uuidv7(), version: (before?.version ?? 0) + 1, retracted: false };
  const wasOpen = before !== undefined && !before.retracted && before.stopOn === null;
  const wasClosed = before !== undefined && !before.retracted && before.stopOn !== null;
  if (now.stopOn !== null) {
    if (!wasClosed) return { ...row, change: 'closed', effectiveOn: now.stopOn };
  } else if (!wasOpen) {
    return { ...row, change: 'opened', effectiveOn: now.breachOn };
  }
  return { ...row, change: 'changed', effectiveOn: today };
}

function stateOf({ rule, subject, clockStart, holder, dueOn, breachOn, stopOn, stopReason }: Finding): FindingState {
  return { rule, subject, clockStart, holder, dueOn, breachOn, stopOn, stopReason };
}

/** Within one unit's view of one case. */
function identityOf({ rule, subject, clockStart }: Pick<FindingState, 'rule' | 'subject' | 'clockStart'>): string {
  return `${rule}|${subject}|${clockStart}`;
}
