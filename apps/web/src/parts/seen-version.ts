import { useState } from 'react';
import { ApiError } from '../data/errors';

/**
 * The version a form began with: what its writer has seen, not what others have made of the thing since. Without this a
 * page that follows along would let the second writer overwrite the first without knowing. `sees` takes the version she
 * has now been shown: of her own save, or of the state that a conflict put beside her words.
 */
export function useSeenVersion<V extends number | undefined>(current: V): readonly [seen: V, sees: (shown: V) => void] {
  return useState(current);
}

/** The version a conflict tells of; undefined when it tells of none. */
export function shownVersion(refusal: unknown): number | undefined {
  const version = refusal instanceof ApiError ? refusal.detail.current?.version : undefined;
  return typeof version === 'number' ? version : undefined;
}
