import type { BodyLineFragment } from '../../gql/generated/graphql';

/** Which form over the page is open. */
export type Opened = 'plan' | 'point' | 'ask' | 'unit' | 'tell' | null;

/** A part of a group's card that may open one. */
export interface InGroup {
  of: BodyLineFragment;
  open: (what: Opened) => void;
}
