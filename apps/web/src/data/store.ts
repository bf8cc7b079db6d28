import { useSyncExternalStore } from 'react';

/** A value several components watch; small enough not to need a library. */
export function makeStore<T>(first: T) {
  let value = first;
  const watchers = new Set<() => void>();
  const subscribe = (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  };
  const get = () => value;
  return {
    get,
    set(next: T) {
      if (Object.is(next, value)) return;
      value = next;
      watchers.forEach((watcher) => watcher());
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
