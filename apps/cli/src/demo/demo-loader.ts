import type { Day } from '#kernel';
import type { OwnerConnection } from '../database/connection.js';

/** What the demonstration's cases are loaded with. Units, programmes, accounts and seats are there already. */
export interface DemoContext {
  /** The owner's connection: row-level security does not hold it back. */
  readonly connection: OwnerConnection;
  readonly ownerUrl: string;
  /** The product's own day. */
  readonly today: Day;
  readonly onProgress: (line: string) => void;
}

/** Loads the demonstration's cases once; called at every start, it does nothing when they are there. */
export type DemoLoader = (context: DemoContext) => Promise<void>;
