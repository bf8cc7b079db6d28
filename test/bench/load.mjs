import { Agent, request } from 'node:http';
import { databaseCpu, median, processCpu, usedBetween } from './meters.mjs';
import { LANES } from './workloads.mjs';

/**
 * @typedef {object} Round
 * @property {number} perSecond
 * @property {number} bytes                      of one answer
 * @property {number} p50                        ms
 * @property {number} p99
 * @property {number | undefined} nodeCpu        ms of the server's process per request
 * @property {number | undefined} databaseCpu    ms of its connections per request
 */

/** Keeps LANES requests under way to one server; every answer is read whole. */
export class Load {
  /**
   * @param {import('./servers.mjs').Server} server
   * @param {import('pg').Client} owner
   * @param {Record<string, string>} cookies    by person; the bare server needs none
   */
  constructor(server, owner, cookies) {
    this.server = server;
    this.owner = owner;
    this.cookies = cookies;
    this.agent = new Agent({ keepAlive: true, maxSockets: LANES });
  }

  /**
   * @param {import('./workloads.mjs').Workload} workload
   * @param {number} seconds
   * @returns {Promise<Round>}
   */
  async run(workload, seconds) {
    const before = await this.used();
    const began = performance.now();
    /** @type {number[]} */
    const times = [];
    let bytes = 0;
    const lane = async (/** @type {number} */ number) => {
      while (performance.now() - began < seconds * 1000) {
        const sent = performance.now();
        const answer = await this.ask(workload, number);
        bytes += answer.length;
        times.push(performance.now() - sent);
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    const took = performance.now() - began;
    const after = await this.used();
    times.sort((one, other) => one - other);
    return {
      perSecond: (times.length * 1000) / took,
      bytes: Math.round(bytes / times.length),
      p50: median(times),
      p99: times[Math.floor(times.length * 0.99)] ?? NaN,
      nodeCpu: each(after.node === undefined ? undefined : after.node - (before.node ?? 0), times.length),
      databaseCpu: each(usedBetween(before.database, after.database), times.length),
    };
  }

  /**
   * One request; throws unless the answer is a good one.
   * @param {import('./workloads.mjs').Workload} workload
   * @param {number} [lane]
   * @returns {Promise<string>}
   */
  async ask({ ask, who }, lane = 0) {
    const { path, body, done } = ask(this.server.name, lane);
    const text = await this.post(path, body, this.cookies[who]);
    const isGood = this.server.name === 'bare' || text.startsWith('{"data":{');
    if (!isGood) throw new Error(`${this.server.name} answered ${text.slice(0, 400)}`);
    done?.();
    return text;
  }

  /**
   * @param {string} path
   * @param {string} body
   * @param {string | undefined} cookie
   * @returns {Promise<string>}
   */
  post(path, body, cookie) {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(cookie && { cookie }),
    };
    return new Promise((resolve, reject) => {
      const options = { agent: this.agent, host: '127.0.0.1', port: this.server.port, path, method: 'POST', headers };
      const sending = request(options, (response) => {
        /** @type {Buffer[]} */
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${this.server.name} answered ${response.statusCode}: ${text.slice(0, 400)}`));
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });
  }

  async used() {
    return { node: processCpu(this.server.pid), database: await databaseCpu(this.owner) };
  }

  close() {
    this.agent.destroy();
  }
}

/**
 * @param {number | undefined} used
 * @param {number} times
 */
function each(used, times) {
  return used === undefined ? undefined : used / times;
}
