import { useState } from 'react';

/**
 * The version a form began with: what its writer has seen, not what others have made of the thing since. Without this a
 * page that follows along would let the second writer overwrite the first without knowing.
 */
export function useSeenVersion<V extends number | undefined>(current: V): readonly [seen: V, seeNow: () => void] {
  const [seen, setSeen] = useState<{ version: V } | null>({ version: current });
  if (!seen) setSeen({ version: current }); // asked to look again: what is there at this drawing
  return [seen ? seen.version : current, () => setSeen(null)];
}
