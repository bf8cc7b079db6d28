import type { Socket } from 'socket.io-client';
import { hasRole } from './model.js';
import type { CaseKey } from './model.js';
import type { Cell } from './matrix.js';
import { casesFor } from './world.js';
import type { Asker, MatrixWorld } from './world.js';

const PATIENCE_MS = 4_000;

/** Each actor on a socket of her own, watching every case: what she is told, and that nobody is told more. */
export async function askSockets(matrix: MatrixWorld, askers: readonly Asker[]): Promise<Cell[]> {
  const cells: Cell[] = [];
  const open: { asker: Asker; socket: Socket; inbox: number }[] = [];
  for (const asker of askers) {
    const socket = asker.visitor.socket();
    const entry = { asker, socket, inbox: 0 };
    socket.on('inbox', () => void entry.inbox++);
    const connected = await arrives(socket);
    const expected = asker.unit ? 'sight' : 'UNAUTHENTICATED';
    cells.push({ what: 'socket', actor: asker.name, caseKey: 'plain', expected, seen: connected });
    if (connected !== 'sight') continue;
    open.push(entry);
    for (const key of casesFor(asker)) cells.push(...(await watch(matrix, asker, socket, key)));
  }
  cells.push(...(await tellsTheUnit(matrix, open)));
  for (const { socket } of open) socket.disconnect();
  return cells;
}

function arrives(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('sight'));
    socket.once('connect_error', (error) => resolve(error.message));
  });
}

/** `watch` is answered by news, by being shown out, or by a refusal. */
async function watch(matrix: MatrixWorld, asker: Asker, socket: Socket, key: CaseKey): Promise<Cell[]> {
  const caseId = matrix.caseIds[key];
  const answer = await new Promise<{ name: string; ids: string[] }>((resolve) => {
    const told = (name: string) => (said: { caseId?: string; items?: { id: string }[] }, acknowledge?: () => void) => {
      acknowledge?.();
      if (said.caseId && said.caseId !== caseId) return;
      socket.off('batch').off('left').off('exception');
      resolve({ name, ids: (said.items ?? []).map(({ id }) => id) });
    };
    for (const name of ['batch', 'left', 'exception']) socket.on(name, told(name));
    setTimeout(() => resolve({ name: 'silence', ids: [] }), PATIENCE_MS).unref();
    socket.emit('watch', { caseId });
  });
  socket.on('batch', (_said: unknown, acknowledge: () => void) => acknowledge());
  const reads = matrix.model.reads(asker, key);
  const expected = !hasRole(asker, 'unit') ? 'exception' : reads ? 'batch' : 'left';
  const sight = (name: string) => (name === 'batch' ? 'sight' : name);
  const held = new Set(matrix.model.held.filter(({ holders }) => asker.unit && holders.has(asker.unit)).map(({ id }) => id)); // prettier-ignore
  const known = new Set(matrix.model.held.map(({ id }) => id));
  const leaked = answer.ids.filter((id) => known.has(id) && !held.has(id) && id !== caseId);
  const cell = (what: string, seen: string, wanted: string): Cell => ({ what, actor: asker.name, caseKey: key, expected: wanted, seen }); // prettier-ignore
  return [
    cell('socket watch', sight(answer.name), sight(expected)),
    cell('socket batch', leaked.join(' '), ''),
    cell('socket left', String(answer.name === 'left'), String(expected === 'left')),
  ];
}

/** Something new in a unit is told to its own sockets, without saying what; to nobody else's. */
async function tellsTheUnit(matrix: MatrixWorld, open: readonly { asker: Asker; inbox: number }[]): Promise<Cell[]> {
  for (const entry of open) Object.assign(entry, { inbox: 0 });
  const writer = matrix.askers.find(({ name }) => name === 'ame')!;
  const input = { key: crypto.randomUUID(), caseId: matrix.caseIds.plain, category: 'contact', text: 'nytt' };
  await writer.visitor.get('mutation ($input: AddNoteInput!) { addNote(input: $input) { id } }', { input });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return open.map(({ asker, inbox }): Cell => {
    const expected = asker.unit === 'ame' ? 'sight' : 'none';
    return { what: 'socket inbox', actor: asker.name, caseKey: 'plain', expected, seen: inbox > 0 ? 'sight' : 'none' };
  });
}
