import type { Socket } from 'socket.io';
import { log } from '../log/pino.logger.js';
import { sealCursor } from './cursor.js';
import { BATCH_SIZE } from './feed.reader.js';
import type { FeedReader, Reader } from './feed.reader.js';

const ACK_MS = 3000;
const AGAIN_MS = 200;
const MOST_FAILURES = 3;

/** One socket on one case: a cursor, one batch in flight, the right asked again at every reading. */
export class Watch {
  private dirty = false;
  private busy = false;
  private over = false;
  private failures = 0;

  constructor(
    private readonly reader: FeedReader,
    private readonly socket: Socket,
    readonly caseId: string,
    private place: number,
    private readonly onLeft: (watch: Watch) => void,
  ) {}

  wake(): void {
    this.dirty = true;
    if (!this.busy && !this.over) void this.drain();
  }

  stop(): void {
    this.over = true;
  }

  private async drain(): Promise<void> {
    this.busy = true;
    try {
      while (this.dirty && !this.over) {
        this.dirty = false;
        await this.deliver();
        this.failures = 0;
      }
    } catch (error) {
      this.tryAgain(error);
    } finally {
      this.busy = false;
    }
    if (this.dirty && !this.over) void this.drain();
  }

  private async deliver(): Promise<void> {
    const { welcome, head, items } = await this.reader.read(this.socket.data as Reader, this.caseId, this.place);
    if (this.over) return;
    if (!welcome) return this.leave();
    const to = items.length === BATCH_SIZE ? (items.at(-1)?.no ?? head) : head;
    if (to <= this.place) return;
    const news = items.map(({ kind, id, version }) => ({ kind, id, version }));
    const batch = { caseId: this.caseId, cursor: sealCursor(this.caseId, to), items: news };
    await this.socket.timeout(ACK_MS).emitWithAck('batch', batch);
    this.place = to;
    if (items.length === BATCH_SIZE) this.dirty = true;
  }

  /** The database was away or the client slow: read again from the cursor, but not for ever. */
  private tryAgain(error: unknown): void {
    log.debug({ err: error }, 'watch');
    if (++this.failures >= MOST_FAILURES) return void this.socket.disconnect(true);
    setTimeout(() => this.wake(), AGAIN_MS).unref();
  }

  private leave(): void {
    this.over = true;
    this.socket.emit('left', { caseId: this.caseId });
    this.onLeft(this);
  }
}
