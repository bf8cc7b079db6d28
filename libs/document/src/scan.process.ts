import { connect } from 'node:net';
import type { ScannerSettings } from '#platform';

/** What a scanner says of a file. `found` is not told further: what a virus is called helps nobody here. */
export type Scanned = 'clean' | 'found' | 'unanswered';

const CHUNK = 64 * 1024;

/** clamd, by INSTREAM: each part with its length before it, an empty one last; one line back. What cannot be asked is never clean. */
export function scan(content: Buffer, { host, port, timeoutMs }: ScannerSettings): Promise<Scanned> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect({ host, port });
    const end = (outcome: Scanned) => {
      clearTimeout(limit);
      socket.destroy();
      resolve(outcome);
    };
    const limit = setTimeout(() => end('unanswered'), timeoutMs);
    socket.on('error', () => end('unanswered'));
    socket.on('data', (data) => (said += data.toString('latin1')));
    socket.on('close', () => end(verdictOf(said)));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < content.length; at += CHUNK) {
        const part = content.subarray(at, at + CHUNK);
        socket.write(lengthOf(part.length));
        socket.write(part);
      }
      socket.write(lengthOf(0));
    });
  });
}

function lengthOf(length: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length);
  return head;
}

function verdictOf(said: string): Scanned {
  const line = said.replaceAll('\0', '').trim();
  if (line === 'stream: OK') return 'clean';
  return line.startsWith('stream: ') && line.endsWith(' FOUND') ? 'found' : 'unanswered';
}
