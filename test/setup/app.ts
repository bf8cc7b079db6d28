import 'reflect-metadata';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Type } from '@nestjs/common';
import { leave } from './traces-left.js';
import type { World } from './world.js';

export interface GraphQLAnswer<T = Record<string, unknown>> {
  readonly data?: T | null;
  readonly errors?: readonly { message: string; extensions: { code: string; [name: string]: unknown } }[];
}

/** The whole product on a port of its own, over one world. */
export interface RunningApp {
  readonly origin: string;
  signIn(username: string, password?: string): Promise<Visitor>;
  /** Somebody who has not signed in. */
  stranger(): Visitor;
  /** A provider of the running application. */
  get<T>(provider: Type<T>): T;
  close(): Promise<void>;
}

/** A run at full size is longer than a sign-in is fresh, and everybody in it has just come. */
const STILL_HERE = 'update session set verified_at = clock_timestamp(), seen_at = clock_timestamp()';

/** Starts the application as main.ts does, on a free port or the one an earlier run of it had. */
export async function startApp(world: World, at?: number, module?: Type): Promise<RunningApp> {
  const port = at ?? (await freePort());
  const origin = `http://localhost:${port}`;
  Object.assign(process.env, { DATABASE_URL: world.url, POOL_SIZE: '5', PORT: String(port), PUBLIC_URL: origin });
  const { createApp } = await import('../../apps/api/src/app.js');
  const app = await createApp(module);
  await app.listen(port, '127.0.0.1');
  const renewing = process.env.ASSURE ? setInterval(() => void world.sql(STILL_HERE), 60_000) : undefined;
  return {
    origin,
    stranger: () => new Visitor(origin),
    signIn: async (username, password) => {
      const visitor = new Visitor(origin);
      const wanted = password ?? world.accounts[username as keyof World['accounts']].password;
      const answer = await visitor.post('/auth/login', { username, password: wanted });
      if (answer.status !== 200) throw new Error(`${username} could not sign in: ${await answer.text()}`);
      return visitor;
    },
    get: (provider) => app.get(provider, { strict: false }),
    close: () => {
      clearInterval(renewing);
      return app.close();
    },
  };
}

/** What a browser keeps between requests: its cookies. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  seat?: string;

  constructor(private readonly origin: string) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const seat: Record<string, string> = this.seat ? { 'x-samsteg-seat': this.seat } : {};
    const headers = { cookie: this.cookie, ...seat, ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(new URL(url, this.origin), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return response;
  }

  post(url: string, body: unknown): Promise<Response> {
    return this.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async ask<T = Record<string, unknown>>(query: string, variables: object = {}): Promise<GraphQLAnswer<T>> {
    const text = await (await this.post('/graphql', { query, variables })).text();
    leave('answers.jsonl', JSON.stringify({ query: query.slice(0, 300), answer: text }));
    return JSON.parse(text) as GraphQLAnswer<T>;
  }

  /** The data; fails the test with the refusal's code when there is one. */
  async get<T = Record<string, unknown>>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The code of the refusal; fails the test when there is none. */
  async refusal(query: string, variables: object = {}): Promise<string> {
    const { errors } = await this.ask(query, variables);
    const [first] = errors ?? [];
    if (!first) throw new Error('it was not refused');
    return first.extensions.code;
  }

  socket(origin = this.origin): Socket {
    const extraHeaders = { origin, cookie: this.cookie };
    const options = { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders };
    return io(this.origin, { ...options, auth: { seat: this.seat } });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
