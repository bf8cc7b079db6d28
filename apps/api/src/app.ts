import { existsSync } from 'node:fs';
import path from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import { ClientStore, OriginAdapter, PinoLogger, SessionStore, WhoAsks, addRequestHooks, settings } from '#platform';
import { AppModule } from './app.module.js';
import { acceptUploads } from './uploads.js';

/** What the server answers itself; every other path is a page of the web app. */
const SERVER_PATHS = /^\/(graphql|auth|files|healthz|readyz|socket\.io|assets)(\/|$|\?)/;

/** The whole application, not yet listening. */
export async function createApp(module: Type = AppModule): Promise<NestFastifyApplication> {
  const { origin, secure } = settings();
  // only the proxy that holds the certificate is believed: what a sender writes of her own address counts nothing
  const trustProxy = secure && (process.env.TRUSTED_PROXY ?? 'loopback');
  const adapter = new FastifyAdapter({ trustProxy, bodyLimit: 256 * 1024 });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new PinoLogger(),
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance();
  await app.register(cookie);
  await app.register(helmet, helmetOptions(origin, secure));
  acceptUploads(app);
  refuseQuestionsInAddresses(server);
  await serveWeb(app);
  addRequestHooks(server, app.get(getDataSourceToken()), new WhoAsks(app.get(SessionStore), app.get(ClientStore)));
  const sockets = new OriginAdapter(app, origin);
  app.useWebSocketAdapter(sockets);
  closeWithoutWaiting(server, () => sockets.disconnectAll());
  app.enableShutdownHooks();
  return app;
}

/** React Aria writes style attributes; scripts come from our own address only. */
function helmetOptions(origin: string, secure: boolean) {
  const directives = {
    defaultSrc: [`'self'`],
    scriptSrc: [`'self'`],
    styleSrc: [`'self'`, `'unsafe-inline'`],
    fontSrc: [`'self'`],
    imgSrc: [`'self'`, 'data:'],
    connectSrc: [`'self'`, origin.replace(/^http/, 'ws')],
    objectSrc: [`'none'`],
    baseUri: [`'none'`],
    formAction: [`'self'`],
    frameAncestors: [`'none'`],
    upgradeInsecureRequests: secure ? [] : null,
  };
  return { strictTransportSecurity: secure, contentSecurityPolicy: { directives } };
}

/** Apollo answers GET too, and a personnummer asked about would stand in the address: in histories and in a proxy's log. */
function refuseQuestionsInAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const asks = request.method !== 'POST' && /^\/graphql(\/|$|\?)/.test(request.url);
    if (!asks) return done();
    void reply.code(405).header('allow', 'POST').header('cache-control', 'no-store');
    void reply.send({ code: 'BAD_REQUEST', message: 'POST only' });
  });
}

/** The built web app, when it is there: files by name, every other page the app's own start page. */
async function serveWeb(app: NestFastifyApplication): Promise<void> {
  const root = path.resolve(process.env.SAMSTEG_WEB ?? 'dist/web');
  if (!existsSync(path.join(root, 'index.html'))) return;
  await app.register(fastifyStatic, { root, wildcard: false, index: false, maxAge: '1h' });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    const isPage =
      request.method === 'GET' && !SERVER_PATHS.test(request.url) && !path.extname(request.url.split('?')[0] ?? '');
    if (!isPage) return done();
    void reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/** Running requests finish; idle keep-alive connections and open sockets do not hold the process. */
function closeWithoutWaiting(server: FastifyInstance, disconnectSockets: () => void): void {
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    disconnectSockets();
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
}
