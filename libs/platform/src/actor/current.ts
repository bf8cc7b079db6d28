import { isFresh } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction } from '../database/request-transaction.js';
import type { Actor } from './actor.js';
import { isSystem } from './actor.js';

/** The person who asks; refuses when nobody is signed in. */
export function currentActor(): Actor {
  const { actor } = RequestTransaction.current();
  if (!actor || isSystem(actor)) throw new Refusal('UNAUTHENTICATED');
  return actor;
}

/** For what only the data can tell: a case turns out to be protected. Refuses when the sign-in is not fresh. */
export function assertFreshSignIn(): void {
  if (!isFresh(currentActor().verifiedAt, new Date())) throw new Refusal('STEP_UP_NEEDED');
}

/** The unit in whose name this happens, the worker included. */
export function currentUnit(): string {
  const { actor } = RequestTransaction.current();
  if (!actor?.unitId) throw new Refusal('UNAUTHENTICATED');
  return actor.unitId;
}
