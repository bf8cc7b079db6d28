import type { ProgrammeRunFullFragment } from '../../gql/generated/graphql';

/** A programme as its unit runs it. */
export type Run = ProgrammeRunFullFragment;
