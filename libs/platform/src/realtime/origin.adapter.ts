import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

/** `cors` does not stop a WebSocket from another origin; allowRequest does. */
export class OriginAdapter extends IoAdapter {
  private server?: Server;

  constructor(
    app: INestApplicationContext,
    private readonly origin: string,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    this.server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      maxHttpBufferSize: 64 * 1024,
      allowRequest: (request, answer) => answer(null, isOurs(request.headers.origin, this.origin)),
    } as ServerOptions);
    return this.server;
  }

  /** Before the HTTP server closes: it waits for every connection, and an upgraded one never becomes idle. */
  disconnectAll(): void {
    this.server?.disconnectSockets(true);
  }
}

/** The public address; on a developer's own machine its other name too. */
function isOurs(origin: string | undefined, ours: string): boolean {
  return origin === ours || (ours.startsWith('http://localhost:') && origin === ours.replace('localhost', '127.0.0.1'));
}
