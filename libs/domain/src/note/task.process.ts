import { NEW, type CodeList, type Move, type Process } from '#kernel';
import { button, choice, field } from '../action/index.js';
import type { Action } from '../action/index.js';

/** Enhetens egen uppgift i en samordning. It is told to no other unit. */
// prettier-ignore
export const TASK_STATUS = {
  open:      { sv: 'Att göra',  en: 'To do' },
  done:      { sv: 'Klar',      en: 'Done' },
  calledOff: { sv: 'Inställd',  en: 'Called off' },
} as const satisfies CodeList;
export type TaskStatus = keyof typeof TASK_STATUS;
export type TaskAction = 'create' | 'hand' | 'postpone' | 'do' | 'callOff';

export const TASK_PARTIES = { unit: { sv: 'Enheten', en: 'The unit' } } as const satisfies CodeList;
export type TaskParty = keyof typeof TASK_PARTIES;

// prettier-ignore
export const TASK_NEEDS = {
  day:    { sv: 'en dag',   en: 'a day' },
  reason: { sv: 'ett skäl', en: 'a reason' },
} as const satisfies CodeList;
export type TaskNeed = keyof typeof TASK_NEEDS;

// prettier-ignore
export const TASK_MOVES: readonly Move<TaskStatus, TaskAction, TaskParty, TaskNeed>[] = [
  // from    action      to           by      needs
  [NEW,     'create',   'open',      'unit', ['day']],
  ['open',  'do',       'done',      'unit', []],
  ['open',  'hand',     'open',      'unit', []],
  ['open',  'postpone', 'open',      'unit', ['day']],
  ['open',  'callOff',  'calledOff', 'unit', ['reason']],
];

export const TASK_PROCESS: Process<TaskStatus, TaskAction, TaskParty, TaskNeed> = {
  name: 'task',
  statuses: TASK_STATUS,
  parties: TASK_PARTIES,
  needs: TASK_NEEDS,
  moves: TASK_MOVES,
  initial: NEW,
  terminal: ['done', 'calledOff'],
};

/** Whose turn it is in each state. */
export const TASK_NEXT_STEP = { open: 'unit', done: null, calledOff: null } as const satisfies Readonly<
  Record<TaskStatus, TaskParty | null>
>;

/** Varför en uppgift ställs in. */
// prettier-ignore
export const TASK_REASONS = {
  notNeeded:   { sv: 'Behövs inte längre',         en: 'No longer needed' },
  doneByOther: { sv: 'Någon annan har gjort det',  en: 'Somebody else has done it' },
  mistake:     { sv: 'Blev fel',                   en: 'Was a mistake' },
} as const satisfies CodeList;
export type TaskReason = keyof typeof TASK_REASONS;

/** Knapparna på en uppgift. Handing it to nobody gives it to the unit's inbox. */
// prettier-ignore
export const TASK_ACTIONS: Readonly<Record<Exclude<TaskAction, 'create'>, Action>> = {
  do:       button('Klar', 'Done'),
  hand:     button('Lämna till kollega', 'Hand to a colleague',
    field('caseworker', 'assigneeId', 'Vem (tomt: enhetens inkorg)', 'Who (empty: the unit’s inbox)', false)),
  postpone: button('Ändra dag', 'Change the day', field('date', 'dueOn', 'Senast', 'By', true)),
  callOff:  button('Ställ in', 'Call off', choice('reason', 'reason', 'Skäl', 'Reason', TASK_REASONS, true)),
};

/** Where a new task of a case is written. */
export const taskPlace = (caseId: string): string => `task.${caseId}`;
/** The longest task: what is more is a note. */
export const TASK_LENGTH = 500;
