import type { Words } from '#kernel';
import type { CatalogueErrorCode } from './catalogue.reasons.js';

/** One place where a configuration file is wrong: where to look, what is wrong, and what would be right. */
export interface CatalogueError extends Words {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The way to the field, as in `[3].capacity.places`; empty when it is the file as a whole. */
  readonly field: string;
  readonly code: CatalogueErrorCode;
}

/** What was wrong, in the order of the file, the first MOST_ERRORS. Nothing is loaded from a file with errors. */
export interface CatalogueRefusal {
  readonly errors: readonly CatalogueError[];
}

/** More than this at once helps nobody. */
export const MOST_ERRORS = 50;

/** The way to a value inside a file. */
export type FieldPath = readonly (string | number)[];

/** An error before it is placed on a line. */
export interface Finding {
  readonly path: FieldPath;
  /** Where in the text, when the path alone does not tell. */
  readonly offset?: number;
  readonly code: CatalogueErrorCode;
  readonly what?: Readonly<Record<string, string | number>>;
}
