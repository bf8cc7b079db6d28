import { useEffect, useState } from 'react';

const REST_MS = 250;

/** The typed text once the fingers rest: every search is logged, so none is sent per key. */
export function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
