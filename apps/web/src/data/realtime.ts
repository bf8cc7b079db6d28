import type { Socket } from 'socket.io-client';
import { queryClient } from './client';
import { isApiError } from './errors';
import { letGo } from './let-go';
import { meQuery } from './queries';
import { seatStore } from './session';

interface Batch {
  caseId: string;
  cursor: string;
  items: { kind: string; id: string; version: number }[];
}

const COALESCE_MS = 250;
const COME_BACK_MS = 1_000;
const LISTS = ['cases', 'inbox', 'sent', 'gaps', 'board', 'day', 'me', 'notices'];
const cursors = new Map<string, string | null>();
const waiting = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let socket: Socket | undefined;
let onLeft: (caseId: string) => void = () => undefined;

/** Many messages in a row become one re-read per key, spread a little so that all do not ask at once. */
function refresh(...keys: string[]): void {
  keys.forEach((key) => waiting.add(key));
  timer ??= setTimeout(
    () => {
      timer = undefined;
      for (const key of waiting) void queryClient.invalidateQueries({ queryKey: key.split('/') });
      waiting.clear();
    },
    COALESCE_MS + Math.random() * 100,
  );
}

const watch = (caseId: string) => socket?.emit('watch', { caseId, cursor: cursors.get(caseId) ?? null });

/** The right to a case is lost: it leaves the screen at once. A session that ended only asks to sign in again. */
async function leave(caseId: string): Promise<void> {
  try {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
  } catch (error) {
    if (isApiError(error, 'UNAUTHENTICATED')) return;
  }
  cursors.delete(caseId);
  onLeft(caseId);
  letGo(caseId);
  refresh(...LISTS);
}

function listen(live: Socket): void {
  live.on('connect', () => {
    for (const caseId of cursors.keys()) watch(caseId);
    refresh(...LISTS, 'case'); // whatever was missed while away
  });
  live.on('batch', (batch: Batch, done?: () => void) => {
    const followed = cursors.has(batch.caseId);
    if (followed) cursors.set(batch.caseId, batch.cursor);
    if (followed && batch.items.length > 0) refresh(`case/${batch.caseId}`, ...LISTS);
    done?.();
  });
  live.on('left', ({ caseId }: { caseId: string }) => void leave(caseId));
  live.on('inbox', () => refresh(...LISTS));
  // a server that is shut down in good order hangs up on purpose; the library comes back by itself only from an accident
  live.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => live === socket && live.connect(), COME_BACK_MS);
  });
}

/** Opens the socket for the present seat; loaded late, since the first page does not need it. */
export async function connect(whenLeft: (caseId: string) => void): Promise<void> {
  onLeft = whenLeft;
  const { io } = await import('socket.io-client');
  disconnect();
  const seat = seatStore.get();
  socket = io({ path: '/socket.io', transports: ['websocket'], withCredentials: true, auth: { seat } });
  listen(socket);
}

/** The session has a new token: the socket holds the old one, which is soon worthless. */
export const reconnect = (): Promise<void> => connect(onLeft);

export function disconnect(): void {
  socket?.disconnect();
  socket = undefined;
}

/** Follows one open case until the returned function is called. */
export function follow(caseId: string): () => void {
  cursors.set(caseId, cursors.get(caseId) ?? null);
  if (socket?.connected) watch(caseId);
  return () => {
    cursors.delete(caseId);
  };
}
