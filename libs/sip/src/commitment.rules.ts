/** A promise as two people may have written it down: in a meeting, and in a plan. */
export interface Promised {
  readonly responsibleUnit: string;
  readonly text: string;
  readonly dueOn: string | null;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.]+/gu, ' ')
    .trim();

/** The same unit and the same words, however they are spaced and ended. */
export const isSamePromise = (one: Promised, other: Promised): boolean =>
  one.responsibleUnit === other.responsibleUnit && plain(one.text) === plain(other.text);

/** The same day, or none said by one of them: nobody is asked twice. */
export const isSameDay = (one: Promised, other: Promised): boolean =>
  one.dueOn === null || other.dueOn === null || one.dueOn === other.dueOn;
