import { makeStore } from './store';

const SEAT = 'samsteg.seat';

/** The seat this tab works from. Each tab may have its own; without one the server picks. */
export const seatStore = makeStore<string | null>(sessionStorage.getItem(SEAT));

export function chooseSeat(id: string | null): void {
  if (id) sessionStorage.setItem(SEAT, id);
  else sessionStorage.removeItem(SEAT);
  seatStore.set(id);
}

/** True while the server no longer knows us: the page stays, a sign-in dialog lies over it. */
export const expiredStore = makeStore(false);
