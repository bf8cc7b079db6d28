import { UseFilters } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { OnGatewayDisconnect, OnGatewayInit } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import type { Actor } from '../actor/actor.js';
import { May } from '../actor/may.decorator.js';
import { ErrorFilter } from '../http/error.filter.js';
import { cookieIn } from '../session/session.cookie.js';
import { SessionStore, hashOf } from '../session/session.store.js';
import { openCursor } from './cursor.js';
import { FeedReader } from './feed.reader.js';
import type { Reader } from './feed.reader.js';
import { Watch } from './watch.js';
import { NoticeListener } from './notice.listener.js';
import type { Notice } from './notice.listener.js';
import { WatchInput } from './watch.inputs.js';

const MOST_PER_SOCKET = 50;

type Watching = Socket & { data: Reader & { actor: Actor } };

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
  }

  afterInit(server: Server): void {
    this.server = server;
    server.use((socket, next) => {
      const token = cookieIn(socket.handshake.headers.cookie);
      const wanted: unknown = socket.handshake.auth.seat;
      this.sessions.actorOf(token, typeof wanted === 'string' ? wanted : undefined).then(
        (actor) => {
          if (!token || !actor) return next(new Error('UNAUTHENTICATED'));
          socket.data = { actor, seatId: actor.seatId, sessionHash: hashOf(token) } satisfies Watching['data'];
          void socket.join(actor.unitId);
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
    if (notice) this.server?.to(notice.unitId).emit('inbox', {});
    for (const mine of this.watches.values()) {
      for (const watch of notice ? [mine.get(notice.caseId)] : mine.values()) watch?.wake();
    }
  }
}
