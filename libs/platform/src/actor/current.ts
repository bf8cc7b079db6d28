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

/** The unit in whose name this happens, the worker included. */
export function currentUnit(): string {
  const { actor } = RequestTransaction.current();
  if (!actor?.unitId) throw new Refusal('UNAUTHENTICATED');
  return actor.unitId;
}
