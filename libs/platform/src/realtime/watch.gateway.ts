import { UseFilters } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { OnGatewayDisconnect, OnGatewayInit } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import type { Actor } from '../actor/actor.js';
import { May } from '../actor/may.decorator.js';
import { ErrorFilter } from '../http/error.filter.js';
import { log } from '../log/pino.logger.js';
import { cookieIn } from '../session/session.cookie.js';
import { SessionStore, hashOf } from '../session/session.store.js';
import { openCursor } from './cursor.js';
import { FeedReader } from './feed.reader.js';
import type { Reader } from './feed.reader.js';
import { Watch } from './watch.js';
import { NoticeListener } from './notice.listener.js';
import type { Notice, RightsChange } from './notice.listener.js';
import { WatchInput } from './watch.inputs.js';

const MOST_PER_SOCKET = 50;
const CLEARED = 'protectedClearance';
const clearedIn = (unitId: string): string => `${unitId}:${CLEARED}`;

type Seated = Reader & { readonly actor: Actor };
const seatedIn = (socket: Socket): Seated => socket.data as Seated;

@WebSocketGateway()
@UseFilters(ErrorFilter) // global filters do not reach gateways; global guards and pipes do
export class WatchGateway implements OnGatewayInit<Server>, OnGatewayDisconnect<Socket> {
  private readonly watches = new Map<Socket, Map<string, Watch>>();
  private server?: Server;

  constructor(
    private readonly sessions: SessionStore,
    private readonly reader: FeedReader,
    notices: NoticeListener,
  ) {
    notices.onFeed((notice) => this.wake(notice));
    notices.onRights((change) => void this.lookAgain(change));
  }

  afterInit(server: Server): void {
    this.server = server;
    server.use((socket, next) => {
      const token = cookieIn(socket.handshake.headers.cookie);
      const wanted: unknown = socket.handshake.auth.seat;
      this.sessions.actorOf(token, typeof wanted === 'string' ? wanted : undefined).then(
        (actor) => {
          if (!token || !actor) return next(new Error('UNAUTHENTICATED'));
          socket.data = { actor, seatId: actor.seatId, sessionHash: hashOf(token) } satisfies Seated;
          void socket.join([actor.unitId, ...(actor.roles.includes(CLEARED) ? [clearedIn(actor.unitId)] : [])]);
          next();
        },
        () => next(new Error('UNAVAILABLE')),
      );
    });
  }

  @May('case.read')
  @SubscribeMessage('watch')
  watch(@ConnectedSocket() socket: Socket, @MessageBody() { caseId, cursor }: WatchInput): void {
    const mine = this.watches.get(socket) ?? new Map<string, Watch>();
    if (mine.size >= MOST_PER_SOCKET && !mine.has(caseId)) return void socket.disconnect(true);
    mine.get(caseId)?.stop();
    const watch = new Watch(this.reader, socket, caseId, openCursor(caseId, cursor), () => mine.delete(caseId));
    this.watches.set(socket, mine.set(caseId, watch));
    watch.wake();
  }

  handleDisconnect(socket: Socket): void {
    for (const watch of this.watches.get(socket)?.values() ?? []) watch.stop();
    this.watches.delete(socket);
  }

  /** The unit's sockets are told that something is new, without saying what; those on the case read their feed. */
  private wake(notice: Notice | undefined): void {
    if (notice) this.server?.to(notice.isProtected ? clearedIn(notice.unitId) : notice.unitId).emit('inbox', {});
    for (const mine of this.watches.values()) {
      for (const watch of notice ? [mine.get(notice.caseId)] : mine.values()) watch?.wake();
    }
  }

  /** Whoever has no right to be here any more is shown out, with every page she has open. */
  private async lookAgain(change: RightsChange | undefined): Promise<void> {
    const concerned = [...(this.server?.sockets.sockets.values() ?? [])].filter((socket) => {
      const { actor } = seatedIn(socket);
      return !change || change.accountId === actor.accountId || change.unitId === actor.unitId;
    });
    if (concerned.length === 0) return;
    try {
      const gone = await this.reader.gone(concerned.map(seatedIn));
      concerned.filter((socket) => gone.has(seatedIn(socket))).forEach((socket) => this.showOut(socket));
    } catch (error) {
      log.debug({ err: error }, 'rights'); // the database is away: nothing is read either, and the poll asks again
    }
  }

  private showOut(socket: Socket): void {
    for (const caseId of this.watches.get(socket)?.keys() ?? []) socket.emit('left', { caseId });
    socket.disconnect(true);
  }
}
