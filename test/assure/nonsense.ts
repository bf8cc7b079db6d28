import { createConnection } from 'node:net';
import { documentsOf, rootFields, schema } from '../matrix/documents.js';
import { inputOf } from '../matrix/documents.js';
import { isObjectType } from 'graphql';
import type { RunningApp, Visitor } from '../setup/app.js';
import { dice } from './dice.js';

/** What no answer may hold: where we broke, on what, and with which words of the database. */
const TELLS = /\n\s+at |node_modules|\.ts:\d|\/work\/|SQLSTATE|relation "|syntax error at or near|permission denied|violates|duplicate key|invalid input syntax|pg_catalog|samsteg\.|TypeError|ReferenceError/; // prettier-ignore
const IN_FLIGHT = 12;
const NASTY: readonly unknown[] = [null, '', -1, 1e308, Number.MAX_SAFE_INTEGER + 2, true, [], {}, [[[[]]]], '\u0000', '\ud800', '💥'.repeat(40), "'; drop table journal; --", '%00', '../../etc/passwd', 'NaN', '2026-13-45', '9999-12-31', '-1000-01-01', { $ne: null }, { __proto__: null, constructor: 1 }, 'x'.repeat(70_000), '00000000-0000-0000-0000-000000000000']; // prettier-ignore
const CHARACTERS = '{}()[]!:=@$&|"\'\\#,. \n\t0aé\u0000\u202e𝒰';

type Dealt = () => number;
const pick = <T>(dealt: Dealt, list: readonly T[]): T => list[Math.floor(dealt() * list.length)]!;
const FIELDS = [...rootFields('query'), ...rootFields('mutation')];
const NAMES = Object.values(schema.getTypeMap()).flatMap((type) => [type.name, ...(isObjectType(type) ? Object.keys(type.getFields()) : [])]); // prettier-ignore

/** A document that was right, bent somewhere. */
function bent(dealt: Dealt): { query: string; variables: unknown } {
  const field = pick(dealt, FIELDS);
  const isQuery = rootFields('query').includes(field);
  const of = field.args[0] ? String(field.args[0].type) : '';
  const right = isQuery ? pick(dealt, documentsOf(field)) : `mutation ($input: ${of}) { ${field.name}(input: $input) { __typename } }`; // prettier-ignore
  const input: Record<string, unknown> = isQuery ? {} : inputOf(field, {});
  const variables: Record<string, unknown> = { id: crypto.randomUUID(), caseId: crypto.randomUUID(), input };
  const name = pick(dealt, Object.keys(input).length > 0 ? Object.keys(input) : ['id']);
  const how = dealt();
  if (how < 0.35) (Object.keys(input).length > 0 ? input : variables)[name] = pick(dealt, NASTY);
  if (how > 0.95) return { query: right, variables: pick(dealt, NASTY) };
  return { query: how < 0.35 ? right : twisted(dealt, right), variables };
}

function twisted(dealt: Dealt, text: string): string {
  let made = text;
  for (let times = 1 + Math.floor(dealt() * 3); times > 0; times--) {
    const at = Math.floor(dealt() * made.length);
    const how = dealt();
    if (how < 0.25) made = made.slice(0, at) + pick(dealt, [...CHARACTERS]) + made.slice(at);
    else if (how < 0.5) made = made.slice(0, at) + made.slice(at + 1 + Math.floor(dealt() * 12));
    else if (how < 0.7) made = made.replace(/[a-zA-Z]+/, () => pick(dealt, NAMES));
    else if (how < 0.85) made = made + made.slice(at, at + 200);
    else made = made.slice(0, at);
  }
  return made;
}

/** A document out of the grammar, with names of the schema and no sense. */
function grown(dealt: Dealt, depth = 0): string {
  const name = pick(dealt, NAMES);
  const args = dealt() < 0.3 ? `(${pick(dealt, ['id', 'input', 'first', 'q'])}: ${pick(dealt, ['1', '"x"', '{a: 1}', '[1, [2]]', '$v', 'ENUM', 'null', '-0', '1e999', '"""block"""'])})` : ''; // prettier-ignore
  const directive = dealt() < 0.15 ? pick(dealt, [' @skip(if: true)', ' @include(if: $v)', ' @nope', ' @deprecated(reason: 1)']) : ''; // prettier-ignore
  const below = depth < 25 && dealt() < 0.6 ? `{ ${Array.from({ length: 1 + Math.floor(dealt() * 3) }, () => grown(dealt, depth + 1)).join(' ').slice(0, 6_000)} }` : ''; // prettier-ignore
  if (depth > 0) return dealt() < 0.1 ? `... on ${name} ${below || '{ id }'}` : `${name}${args}${directive}${below}`;
  return `${pick(dealt, ['', 'query', 'mutation', 'subscription', 'query Q($v: Int)', 'fragment F on Query', 'type'])} { ${grown(dealt, 1)} ...F ${pick(dealt, ['__schema { types { name } }', '__typename', '', 'a: me { username }'])} }`; // prettier-ignore
}

const PATHS = ['/graphql', '/auth/login', '/auth/logout', '/healthz', '/readyz', '/socket.io/', '/socket.io/?EIO=4&transport=polling', '/', '/arenden/%E0%A4%A', '/%00', '/..%2f..%2fetc/passwd', '/graphql?query={me{username}}', '/assets/../../package.json', '/auth/step-up', '/auth/oidc/callback?code=x&state=y']; // prettier-ignore
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];
const TYPES = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'application/json; charset=utf-7', 'image/png', '', 'application/json; charset=', '*/*']; // prettier-ignore
const BODIES = ['', '{', '[]', 'null', '"x"', '{"query":1}', '[{"query":"{me{username}}"}]', '{"query":"{me{username}}","variables":"x"}', '{"query":"{me{username}}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}', '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--', '\u0000\u0001\u0002', '{"__proto__":{"x":1},"username":{},"password":[]}', 'x'.repeat(300_000), `{"query":"${'{a'.repeat(5_000)}"}`]; // prettier-ignore
const HEADERS: readonly Readonly<Record<string, string>>[] = [{}, { 'content-encoding': 'gzip' }, { 'x-samsteg-seat': "' or 1=1" }, { 'x-samsteg-seat': '00000000-0000-0000-0000-000000000000' }, { cookie: 'samsteg_session=%00%ff; __Host-samsteg=x' }, { authorization: 'Bearer ../../x' }, { 'x-forwarded-for': '1.1.1.1, x' }, { accept: 'text/html' }, { origin: 'https://evil.example' }, { 'transfer-encoding': 'x' }, { range: 'bytes=-1-' }]; // prettier-ignore

/** Sends what makes no sense, as several people and as nobody, and keeps the answers that tell of the inside. */
export class Nonsense {
  readonly wrong: string[] = [];
  sent = 0;

  constructor(
    private readonly app: RunningApp,
    private readonly visitors: readonly Visitor[],
  ) {}

  private judge(what: string, status: number, text: string): void {
    this.sent++;
    const isBad = status >= 500 || TELLS.test(text) || text.includes('"INTERNAL"');
    if (isBad && this.wrong.length < 50) this.wrong.push(`${status} ${text.slice(0, 300)} on ${what.slice(0, 400)}`);
  }

  private async many(times: number, one: (dealt: Dealt) => Promise<void>, seed: number): Promise<void> {
    const dealt = dice(seed);
    let left = times;
    const line = async (): Promise<void> => {
      while (left-- > 0) await one(dealt);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, line));
  }

  asGraphQL(times: number): Promise<void> {
    return this.many(
      times,
      async (dealt) => {
        const body = dealt() < 0.75 ? bent(dealt) : { query: grown(dealt), variables: { v: 1 } };
        const answer = await pick(dealt, this.visitors).post('/graphql', body);
        this.judge(JSON.stringify(body), answer.status, await answer.text());
      },
      1,
    );
  }

  /** Methods, headers, bodies, encodings, too much of it. */
  asHttp(times: number): Promise<void> {
    return this.many(
      times,
      async (dealt) => {
        const [path, method, type, body, more] = [PATHS, METHODS, TYPES, BODIES, HEADERS].map((list) => pick<unknown>(dealt, list)) as [string, string, string, string, Record<string, string>]; // prettier-ignore
        const hasBody = method !== 'GET' && method !== 'HEAD';
        const { 'transfer-encoding': _odd, ...headers } = more;
        const init = { method, headers: { ...(type ? { 'content-type': type } : {}), ...headers }, ...(hasBody ? { body } : {}) }; // prettier-ignore
        const answer = await pick(dealt, this.visitors.slice(1)).fetch(path, init).catch(() => undefined); // prettier-ignore
        if (answer)
          this.judge(`${method} ${path} ${JSON.stringify(more)} ${type} ${body}`, answer.status, await answer.text()); // prettier-ignore
        else this.sent++; // cut off in the middle of a body that was too long
      },
      2,
    );
  }

  /** Bytes that are hardly HTTP at all. */
  asBytes(times: number): Promise<void> {
    return this.many(
      times,
      async (dealt) => {
        const text = await this.garbage(dealt);
        this.judge('bytes', Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text);
      },
      3,
    );
  }

  private garbage(dealt: Dealt): Promise<string> {
    return new Promise((resolve) => {
      const { port, hostname } = new URL(this.app.origin);
      const socket = createConnection(Number(port), hostname);
      let text = '';
      socket.on('data', (data) => (text += data.toString()));
      socket.on('close', () => resolve(text)).on('error', () => resolve(text));
      socket.setTimeout(300, () => socket.destroy());
      const bytes = Buffer.from(Array.from({ length: 200 }, () => Math.floor(dealt() * 256)));
      const start = pick(dealt, ['GET / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n', 'POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-key: x\r\n\r\n', '', 'PRI * HTTP/2.0\r\n\r\n']); // prettier-ignore
      socket.write(Buffer.concat([Buffer.from(start), bytes]));
    });
  }

  async asMessages(times: number): Promise<void> {
    const socket = this.visitors[0]!.socket();
    await new Promise<void>((resolve) => void socket.once('connect', () => resolve()));
    socket.on('exception', (said: unknown) => this.judge('socket', 0, JSON.stringify(said)));
    const dealt = dice(4);
    for (let left = times; left > 0; left--) {
      if (!socket.connected) await new Promise<void>((resolve) => void socket.connect().once('connect', () => resolve())); // prettier-ignore
      const name = pick(dealt, ['watch', 'watch', 'batch', 'left', 'join', '__proto__', 'constructor']);
      const said = pick(dealt, [undefined, { caseId: pick(dealt, NASTY) }, { caseId: crypto.randomUUID(), cursor: pick(dealt, NASTY) }, pick(dealt, NASTY)]); // prettier-ignore
      socket.emit(name, said);
      this.sent++;
      if (left % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.disconnect();
  }
}
