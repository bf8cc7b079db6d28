import { signIn, signOut } from './api';
import { queryClient } from './client';
import { dropAllDrafts } from './drafts';
import { isApiError } from './errors';
import { meQuery, vocabularyQuery } from './queries';
import { disconnect } from './realtime';
import { chooseSeat, expiredStore, seatStore } from './session';
import { endStepUp } from './step-up';

const LAST = 'samsteg.account';

/** Nothing of one reader stays for the next: not what was read, not what was typed. */
function forget(): void {
  disconnect();
  endStepUp(false);
  queryClient.clear();
  dropAllDrafts();
  chooseSeat(null);
}

/** Signs in. The same person coming back after a time-out finds her drafts; anyone else finds nothing. */
export async function enter(username: string, password: string): Promise<{ same: boolean }> {
  await signIn(username, password);
  const reader = username.toLowerCase(); // as the server names her
  const same = sessionStorage.getItem(LAST) === reader;
  if (!same) forget();
  sessionStorage.setItem(LAST, reader);
  return { same };
}

export async function leave(): Promise<string | undefined> {
  const elsewhere = await signOut();
  forget();
  sessionStorage.removeItem(LAST);
  expiredStore.set(false);
  return elsewhere;
}

/** Another seat is another reader: everything is read again under its rights. */
export function takeSeat(id: string): void {
  chooseSeat(id);
  queryClient.clear();
}

/** So that a time-out in any tab, whatever way she came in by, finds the same person coming back. */
function rememberReader(username: string): void {
  const before = sessionStorage.getItem(LAST);
  if (before !== null && before !== username) dropAllDrafts();
  sessionStorage.setItem(LAST, username);
}

/** Who I am and what the words are: needed before anything is drawn. A seat that was taken away is let go. */
export async function whoAmI(): Promise<void> {
  try {
    await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (!seatStore.get() || !isApiError(error, 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT')) throw error;
    chooseSeat(null);
    await queryClient.ensureQueryData(meQuery);
  }
  rememberReader((await queryClient.ensureQueryData(meQuery)).username);
  await queryClient.ensureQueryData(vocabularyQuery);
}
